"""The processes of the harness: each has a certain end, also when the harness itself is killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CHECKOUT = Path(__file__).parents[2]
_KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT")
_started: set[subprocess.Popen[str]] = set()
_GRACE = 20.0
"""Seconds that a process gets to end by itself when it is no longer needed."""


@dataclass(frozen=True)
class Ended:
    """How a process ended that was asked to."""

    status: int
    """The exit status; negative: the signal that ended it."""
    seconds: float
    """From the asking to the end."""


@dataclass(frozen=True)
class Running:
    """A Python process of ours."""

    process: subprocess.Popen[str]
    errors: Path
    """What it writes to its standard error."""

    @property
    def has_ended(self) -> bool:
        """Whether it is gone."""
        return self.process.poll() is not None

    def kill(self) -> None:
        """End it now, without a word."""
        self.process.kill()
        self.process.wait(_GRACE)

    @contextmanager
    def asleep(self, seconds: float) -> Iterator[None]:
        """Stop it for the block, and for so long at least, as a computer's sleep does."""
        until = time.monotonic() + seconds
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
            wait_until(lambda: time.monotonic() >= until, seconds + 1, "the end of the sleep")
        finally:
            self.process.send_signal(signal.SIGCONT)

    def close(self, within: float) -> Ended:
        """Ask it to end, wait, and tell. Raises WaitedInVainError after `within` seconds."""
        asked_at = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        wait_until(lambda: self.has_ended, within, "the program to end")
        return Ended(self.process.returncode, time.monotonic() - asked_at)

    def wait(self, within: float) -> int:
        """Wait until it has ended by itself; return its exit status."""
        wait_until(lambda: self.has_ended, within, "the program to end by itself")
        return self.process.returncode

    @property
    def last_words(self) -> str:
        """What it, or one like it before, wrote to its standard error last."""
        return self.errors.read_text(errors="replace")[-2000:].strip()

    @contextmanager
    def to_its_end(self) -> Iterator[Running]:
        """End it with the block, if it still runs, and free its pipe."""
        try:
            yield self
        finally:
            if not self.has_ended:
                self.process.terminate()
                try:
                    self.process.wait(_GRACE)
                except subprocess.TimeoutExpired:
                    self.kill()
            _started.discard(self.process)
            if self.process.stdout is not None:
                self.process.stdout.close()


def start(module: str, arguments: Sequence[str], home: Path, *, listen: bool = False) -> Running:
    """Start `python -m module`; everything it may write to is under `home`.

    With `listen` its standard output can be read.
    """
    errors = home / f"{module}.err"
    command = [*_leash(), sys.executable, "-m", module, *arguments]
    with errors.open("ab") as error_file:
        process = subprocess.Popen(
            command,
            cwd=_CHECKOUT,
            env=_environment(home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if listen else subprocess.DEVNULL,
            stderr=error_file,
            text=True,
            # Ctrl+C is for the harness, which ends its processes in order.
            start_new_session=True,
        )
    _started.add(process)
    return Running(process, errors)


def end_all() -> None:
    """Kill whatever runs still; who waits for one of them finds it gone."""
    for process in tuple(_started):
        process.kill()


def _leash() -> list[str]:
    """Have the kernel end a process whose parent was killed, where it can."""
    program = shutil.which("setpriv")
    return [program, "--pdeathsig", "KILL", "--"] if program else []


def _environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    folders = dict.fromkeys(("HOME", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"), str(home))
    return kept | folders | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
