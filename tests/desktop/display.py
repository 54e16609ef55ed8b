"""A private X server with a window manager, and the hands and eyes to use it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from tests.desktop.processes import need, running
from tests.waiting import PATIENCE, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ANSWER = PATIENCE
"""Seconds after which the owner of the clipboard or of a window counts as hung."""

# Without -r a key that a busy computer keeps down for long would be pressed again and again.
_SERVER = ("Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-noreset", "-r")

# New windows get the focus; Alt+F4 closes one as a person does. Nothing else is bound, so that
# every other key reaches the program. Openbox lets go of its keys for a moment whenever somebody
# changes the keyboard's map, and Alt+F4 got lost in such a moment: it need not, for nobody does.
_OPENBOX = """<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <desktops><number>1</number></desktops>
  <keyboard>
    <rebindOnMappingNotify>no</rebindOnMappingNotify>
    <keybind key="A-F4"><action name="Close"/></keybind>
  </keyboard>
</openbox_config>
"""

_PICTURE = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
saved = app.primaryScreen().grabWindow(0).save(sys.argv[1])
sys.exit(0 if saved else 1)
"""


@dataclass(frozen=True)
class Window:
    """A window that is shown."""

    id: int


@dataclass(frozen=True)
class Display:
    """An X server, while it runs."""

    name: str
    """What `DISPLAY` says, `:99`."""
    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """The variables to lay over others for a program that shall show itself here."""
        return {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    def window_manager(self) -> str | None:
        """Return the name of the window manager; None while there is none."""
        owner = self._ask("xprop", "-root", "-notype", "_NET_SUPPORTING_WM_CHECK").split()[-1]
        if not owner.startswith("0x"):
            return None
        return self._ask("xprop", "-id", owner, "-notype", "_NET_WM_NAME").split('"')[1]

    def windows(self, title: str, pid: int | None = None) -> list[Window]:
        """Return the windows that are shown and whose title matches the regular expression."""
        command = ["xdotool", "search", "--onlyvisible", "--all"]
        # What follows the pattern counts as the next command, so the pattern comes last.
        command += [] if pid is None else ["--pid", str(pid)]
        command += ["--name", title]
        return [Window(int(line)) for line in self._ask(*command).split()]

    def wait_for_window(
        self, title: str, pid: int | None = None, timeout: float = PATIENCE
    ) -> Window:
        """Wait until exactly one such window is shown."""
        found = wait_until(
            lambda: _only(self.windows(title, pid)), timeout, f"one window {title!r}"
        )
        assert found is not None
        return found

    def title(self, window: Window) -> str:
        """Return what the window's title bar says."""
        return self._ask("xdotool", "getwindowname", str(window.id)).rstrip("\n")

    def size(self, window: Window) -> tuple[int, int]:
        """Return the window's width and height in pixels of the screen."""
        told = self._ask("xdotool", "getwindowgeometry", "--shell", str(window.id))
        found = dict(line.split("=") for line in told.split())
        return int(found["WIDTH"]), int(found["HEIGHT"])

    def activate(self, window: Window) -> None:
        """Raise a window and wait until the keyboard is its own."""

        def has_keyboard() -> bool:
            if self._has_keyboard(window):
                return True
            # Again, as a person clicks again: who was slow to take the keyboard takes it no more
            # once a window that has just opened got it meanwhile.
            self._ask("xdotool", "windowactivate", str(window.id))
            return False

        wait_until(has_keyboard, PATIENCE, "the window to be active")

    def press(self, *keys: str) -> None:
        """Press keys one after another, `ctrl+Return` say, in the active window."""
        self._ask("xdotool", "key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Type a text that the keys of an American keyboard can give, in the active window."""
        assert text.isascii(), "paste it: other letters need a change of the keyboard's map"
        self._ask("xdotool", "type", "--clearmodifiers", "--delay", "2", "--", text)

    def close(self, window: Window) -> None:
        """Close a window as a person does: the program may ask, or refuse."""
        self.activate(window)
        self.press("alt+F4")

    def clipboard(self, target: str = "UTF8_STRING") -> str | None:
        """Return what is on the clipboard as that type; None when there is nothing of it."""
        # Asked first, because xclip as the owner gives its text for whatever type is wanted.
        if target not in (self._clipboard_as("TARGETS") or "").split():
            return None
        return self._clipboard_as(target)

    def _clipboard_as(self, target: str) -> str | None:
        answer = self._run(["xclip", "-selection", "clipboard", "-out", "-target", target])
        return answer.stdout.decode() if answer.returncode == 0 else None

    def wait_for_clipboard(self, pattern: str, timeout: float = PATIENCE) -> str:
        """Wait until the clipboard's text matches the regular expression, and return it."""

        def matching() -> str | None:
            text = self.clipboard()
            return text if text is not None and re.search(pattern, text) else None

        found = wait_until(matching, timeout, f"{pattern!r} on the clipboard")
        assert found is not None
        return found

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, as if another program had copied it."""
        # The copy in the background owns the clipboard until another program does, or the X
        # server ends; it must not inherit a pipe that somebody reads to its end.
        subprocess.run(
            ["xclip", "-selection", "clipboard", "-in"],
            env=os.environ | self.environment,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
            timeout=_ANSWER,
        )
        wait_until(lambda: self.clipboard() == text, PATIENCE, "the text to be copied")

    def paste(self, text: str) -> None:
        """Copy a text in another program and press Ctrl+V in the active window."""
        self.copy(text)
        self.press("ctrl+v")

    def screenshot(self, path: Path) -> Path:
        """Save a picture of the whole screen as PNG."""
        environment = os.environ | self.environment | {"HOME": str(self.home)}
        command = [sys.executable, "-c", _PICTURE, str(path)]
        subprocess.run(command, env=environment, check=True, timeout=60, capture_output=True)
        return path

    def _has_keyboard(self, window: Window) -> bool:
        # What the window manager says, and where the X server sends the keys.
        questions = ("getactivewindow", "getwindowfocus")
        return all(self._ask("xdotool", asked).strip() == str(window.id) for asked in questions)

    def _ask(self, *command: str) -> str:
        return self._run(list(command)).stdout.decode()

    def _run(self, command: list[str]) -> subprocess.CompletedProcess[bytes]:
        environment = os.environ | self.environment
        return subprocess.run(
            command, env=environment, check=False, timeout=_ANSWER, capture_output=True
        )


@contextmanager
def display(folder: Path, size: str = "1280x900x24") -> Iterator[Display]:
    """Run an X server on a free display, with openbox; what they write is below `folder`."""
    need("Xvfb", "openbox", "xdotool", "xclip", "xprop", "setpriv")
    home = folder / "openbox"
    home.mkdir(parents=True)
    with ExitStack() as stack:
        log = stack.enter_context((folder / "display.log").open("ab"))
        server = stack.enter_context(
            running(
                [*_SERVER, "-screen", "0", size],
                os.environ,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        )
        assert server.stdout is not None
        # The number is written once the server can be used; nothing is when it could not start.
        number = server.stdout.readline().decode().strip()
        assert number, (folder / "display.log").read_text()
        shown = Display(f":{number}", home)
        # The first key that xdotool presses brings its own keyboard's map to everybody. It comes
        # before there is anybody, so that no program changes its map in the middle of a test.
        shown.press("Shift_L")
        stack.enter_context(_window_manager(shown, log))
        yield shown


@contextmanager
def _window_manager(shown: Display, log: BinaryIO) -> Iterator[None]:
    rules = shown.home / "rc.xml"
    rules.write_text(_OPENBOX)
    environment = os.environ | shown.environment | {"HOME": str(shown.home)}
    environment |= {name: str(shown.home) for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    command = ["openbox", "--sm-disable", "--config-file", str(rules)]
    with running(command, environment, stdout=log, stderr=log):
        wait_until(shown.window_manager, PATIENCE, "the window manager")
        yield


def _only(windows: list[Window]) -> Window | None:
    return windows[0] if len(windows) == 1 else None
