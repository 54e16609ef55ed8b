"""The real program, as a process, seen from outside."""

from __future__ import annotations

import itertools
import signal
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.desktop.processes import running
from tests.waiting import PATIENCE, wait_until

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator, Sequence

    from tests.desktop.display import Display, Window

_CHECKOUT = Path(__file__).parents[2]

_numbers = itertools.count(1)


class EndedEarlyError(AssertionError):
    """The program ended while a test waited for something else; carries what it wrote."""


@dataclass(frozen=True)
class Program:
    """A program that was started on a desktop."""

    process: subprocess.Popen[bytes]
    display: Display
    _written: Path
    """Where its output goes, without the ending."""

    @classmethod
    @contextmanager
    def started(
        cls, command: Sequence[str], environment: dict[str, str], display: Display, folder: Path
    ) -> Iterator[Program]:
        """Start a program and end it with the block, if it still runs."""
        written = folder / f"program-{next(_numbers)}"
        # Into files: a pipe that nobody empties would stop the program one day.
        with (
            written.with_suffix(".out").open("wb") as out,
            written.with_suffix(".err").open("wb") as err,
            running(command, environment, stdout=out, stderr=err, cwd=_CHECKOUT) as process,
        ):
            try:
                yield cls(process, display, written)
            except BaseException:
                # Now, while the window is still there; afterwards the screen is empty.
                display.screenshot(written.with_suffix(".failed.png"))
                raise

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self.process.pid

    @property
    def stdout(self) -> str:
        """What it has written to its standard output so far."""
        return self._written.with_suffix(".out").read_text(errors="replace")

    @property
    def stderr(self) -> str:
        """What it has written to its standard error so far."""
        return self._written.with_suffix(".err").read_text(errors="replace")

    def windows(self, title: str = ".") -> list[Window]:
        """Return its windows that are shown and whose title matches the regular expression."""
        return self.display.windows(title, self.pid)

    def window(self, title: str, timeout: float = PATIENCE) -> Window:
        """Wait for one window of its own, and give it the keyboard.

        Raises EndedEarlyError when the program ends instead.
        """

        def shown() -> Window | None:
            if (code := self.process.poll()) is not None:
                raise EndedEarlyError(f"ended with {code} and wrote:\n{self.stderr[-4000:]}")
            found = self.windows(title)
            return found[0] if len(found) == 1 else None

        window = wait_until(shown, timeout, f"one window {title!r} of the program")
        assert window is not None
        self.display.activate(window)
        return window

    def close(self, title: str = ".", timeout: float = PATIENCE) -> int:
        """Close its window as a person does, wait for the end, and return the exit code."""
        self.display.close(self.window(title, timeout))
        return self.ended(timeout)

    def kill(self) -> None:
        """End it with SIGKILL, and wait until it is gone."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def freeze(self) -> None:
        """Stop it as a laptop's sleep does."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on after `freeze`."""
        self.process.send_signal(signal.SIGCONT)

    def ended(self, timeout: float = PATIENCE) -> int:
        """Wait until it has ended by itself, and return the exit code."""
        wait_until(lambda: self.process.poll() is not None, timeout, "the program to end")
        return self.process.returncode
