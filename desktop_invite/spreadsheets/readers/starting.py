"""Starting the reading process, waiting for its answer, and ending it in time."""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import threading
import time
from typing import TYPE_CHECKING

from desktop_invite.paths import reading_command
from desktop_invite.spreadsheets.readers.frames import (
    LONGEST,
    BrokenOff,
    read_frame,
    write_frame,
)
from desktop_invite.spreadsheets.readers.transfer import (
    READY,
    SURPRISE,
    Request,
    received,
    sent_request,
)
from desktop_invite.spreadsheets.table import ReadTrouble, Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

_log = logging.getLogger(__name__)

_LOOK = 0.02
"""Seconds between two looks at whether the recruiter still wants it."""
_REST = 0.0005
"""Seconds between two pieces of an answer, each of which takes about as long."""
_PATIENCE = 2.0
"""Seconds for a process that was ended to be gone."""
_LONGEST_WORDS = 4_096
_NO_ROOM = b"memory allocation of"
"""How Rust, in which the library for workbooks is written, ends when memory does."""
_NEEDED_ON_WINDOWS = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP")


def read_apart(
    request: Request,
    cancel: threading.Event | None = None,
    command: Sequence[str] | None = None,
) -> Table | ReadTrouble:
    """Have the reading process answer a request; it is gone when this returns. Raises nothing.

    `command` starts another one than ours.
    """
    try:
        process = start(command or reading_command())
    except OSError:
        return ReadTrouble.OTHER
    answer = _Answer(process, request)
    answer.start()
    verdict = _wait_for(answer, request.limits.seconds, cancel)
    answer.leave_off()
    process.kill()
    answer.join(_PATIENCE)
    _bury(process)
    return verdict or answer.result


def start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a process that gets nothing of ours: no environment, no open file, no window."""
    return subprocess.Popen(  # noqa: S603 - our own program, and nothing of the file's
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={name: os.environ[name] for name in _NEEDED_ON_WINDOWS if name in os.environ},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _wait_for(
    answer: _Answer, seconds: float, cancel: threading.Event | None
) -> ReadTrouble | None:
    """Wait for the answer; return why it isn't waited for any longer, or None when it is there."""
    end = time.monotonic() + seconds
    while not answer.came.wait(_LOOK):
        if cancel is not None and cancel.is_set():
            return ReadTrouble.CANCELLED
        if time.monotonic() > end:
            return ReadTrouble.TOO_SLOW
    return None


def _bury(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        # It hangs in the system, on a lost network drive say, and ends when that lets it go.
        return
    for stream in (process.stdin, process.stdout, process.stderr):
        _close(stream)


def _close(stream: IO[bytes] | None) -> None:
    if stream is not None:
        with contextlib.suppress(OSError):
            stream.close()


class _Answer(threading.Thread):
    """Takes the answer as it comes, so that whoever waits can stop waiting at any moment."""

    def __init__(self, process: subprocess.Popen[bytes], request: Request) -> None:
        super().__init__(name="reading", daemon=True)
        self.came = threading.Event()
        self.result: Table | ReadTrouble = ReadTrouble.OTHER
        self._left_off = False
        self._process = process
        self._request = request

    def run(self) -> None:
        """Ask, and take what comes; a process that ends without an answer met a damaged file."""
        source, target = self._process.stdout, self._process.stdin
        if source is None or target is None:
            return
        try:
            if read_frame(source, LONGEST) == READY:
                self.result = ReadTrouble.DAMAGED
                for piece in sent_request(self._request):
                    write_frame(target, piece)
                self.result = received(lambda: self._next_piece(source), self._request.limits)
            if self.result is ReadTrouble.DAMAGED:
                self._process.kill()
                self._hear_last_words()
        except (BrokenOff, OSError):
            self._process.kill()
            self._hear_last_words()
        finally:
            self.came.set()

    def leave_off(self) -> None:
        """Take nothing more, from whatever thread."""
        self._left_off = True

    def _next_piece(self, source: IO[bytes]) -> object:
        """Take the next piece of the answer, after a rest for the threads that wait for this."""
        if self._left_off:
            raise BrokenOff
        time.sleep(_REST)
        return read_frame(source, LONGEST)

    def _hear_last_words(self) -> None:
        """Look at what a process wrote that has ended."""
        stream = self._process.stderr
        words = stream.read(_LONGEST_WORDS) if stream is not None else b""
        if _NO_ROOM in words:
            self.result = ReadTrouble.TOO_LARGE
        elif words.startswith(SURPRISE.encode()):
            _log.warning("the reading process met a surprise: %r", words.partition(b"\n")[0])
