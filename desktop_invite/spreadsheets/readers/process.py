"""The reading process: reads one file or text that somebody else wrote, and can be lost.

It is started by `starting`, is told on its standard input what to read, answers on its standard
output, and writes nowhere else. It holds itself to its limits before it looks at anything, and ends
by itself when whoever started it is gone.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import sys
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.readers.frames import (
    LONGEST,
    BrokenOff,
    read_frame,
    write_frame,
)
from desktop_invite.spreadsheets.readers.transfer import (
    READY,
    SURPRISE,
    received_request,
    sent_pieces,
)
from desktop_invite.spreadsheets.table import ReadTrouble

if TYPE_CHECKING:
    from typing import IO

    from desktop_invite.spreadsheets.limits import Limits
    from desktop_invite.spreadsheets.readers.transfer import Request
    from desktop_invite.spreadsheets.table import Table

_NO_ROOM = ("PyObject pointer is null", "capacity overflow")
"""What the library for workbooks says in a panic when there is no memory left."""
_LONGER = 5
"""Seconds beyond the limit, after which the process ends itself: it is ended earlier."""


def serve() -> int:
    """Do the one job and return the exit status."""
    if sys.stdin is None or sys.stdout is None:
        return 2
    source, target = sys.stdin.buffer, sys.stdout.buffer
    try:
        write_frame(target, READY)
        request = received_request(lambda: read_frame(source, LONGEST))
        end_after(request.limits.seconds + _LONGER)
        threading.Thread(target=_end_with, args=(source,), daemon=True).start()
        hold_to(request.limits)
        # It ends soon, and collecting what is no longer used takes longer than using new memory.
        gc.disable()
        for piece in sent_pieces(_answer(request)):
            write_frame(target, piece)
    except (BrokenOff, OSError):
        return 1
    return 0


def _answer(request: Request) -> Table | ReadTrouble:
    """Read; whatever goes wrong is the file's fault, and a value."""
    from desktop_invite.spreadsheets.readers import files, pasted  # noqa: PLC0415 - after the limits

    try:
        if request.path is None:
            return pasted.table_of_pasted(request.plain, request.html, request.limits)
        return files.read_table(Path(request.path), request.choices, request.limits)
    except MemoryError:
        return ReadTrouble.TOO_LARGE
    except BaseException as error:  # noqa: BLE001 - a panic of the library is no Exception
        if any(words in str(error) for words in _NO_ROOM):
            return ReadTrouble.TOO_LARGE
        _tell(error)
        return ReadTrouble.DAMAGED


def _tell(error: BaseException) -> None:
    """Say where it happened, and nothing of what is in the file."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    if sys.stderr is not None:
        print(f"{SURPRISE}{type(error).__name__} in {place}", file=sys.stderr)  # noqa: T201


def end_after(seconds: float) -> None:
    """Have the process end in any case, busy in a library or not."""
    nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open until the end
    faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)


def _end_with(source: IO[bytes]) -> None:
    """End when the other side has closed its end, or is gone.

    Below Python's buffer: a thread that holds that when the process ends would abort it.
    """
    os.read(source.fileno(), 1)
    os._exit(1)


def hold_to(limits: Limits) -> None:
    """Let the system hold the process to its limits, where it can: nowhere on Windows."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    seconds = int(limits.seconds) + _LONGER
    for kind, limit in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (limit, limit))
