"""The desktop is a real one: windows, keys, clipboard, focus."""

from __future__ import annotations

import ctypes
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desktop.program import EndedEarlyError, Program
from tests.waiting import PATIENCE, WaitedInVainError, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.desktop.session import Desktop

pytestmark = pytest.mark.desktop

_MAPPING_NOTIFY = 34
"""What the X server says to every program when the keyboard's map changes."""
_WINDOW = str(Path(__file__).with_name("window.py"))


@contextmanager
def _window(desktop: Desktop, *arguments: str) -> Iterator[Program]:
    command = [sys.executable, _WINDOW, *arguments]
    with Program.started(command, desktop.environment, desktop.display, desktop.folder) as started:
        yield started


@contextmanager
def _listener(desktop: Desktop) -> Iterator[Callable[[], list[int]]]:
    """Be a program that has asked for the keyboard's map; gives the kinds of the events so far."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    server = ctypes.c_void_p(x11.XOpenDisplay(desktop.display.name.encode()))
    assert server.value
    x11.XKeysymToKeycode(server, ctypes.c_ulong(ord("a")))
    # Only now the server has heard it.
    x11.XSync(server, 0)
    event = (ctypes.c_long * 24)()

    def seen() -> list[int]:
        kinds = []
        x11.XSync(server, 0)
        while x11.XPending(server):
            x11.XNextEvent(server, ctypes.byref(event))
            kinds.append(event[0] & 0xFFFFFFFF)
        return kinds

    try:
        yield seen
    finally:
        x11.XCloseDisplay(server)


def test_the_window_manager_is_there(desktop: Desktop) -> None:
    assert desktop.display.window_manager() == "Openbox"


def test_no_key_changes_the_map_of_the_keyboard_which_would_lose_the_keys_after_it(
    desktop: Desktop,
) -> None:
    with _listener(desktop) as seen:
        desktop.display.press("a", "alt+F4", "ctrl+Return")
        desktop.display.type("Asha <asha@example.com>")
        assert _MAPPING_NOTIFY not in seen()


def test_two_desktops_have_nothing_in_common(
    desktop: Desktop, desktop_without_store: Desktop
) -> None:
    desktop.display.copy("only here")
    assert desktop_without_store.display.name != desktop.display.name
    assert desktop_without_store.display.clipboard() is None


def test_the_clipboard_gives_back_every_script(desktop: Desktop) -> None:
    desktop.display.copy("Zoë Brontë-Ng 王\tتجربة\n")
    assert desktop.display.clipboard() == "Zoë Brontë-Ng 王\tتجربة\n"


def test_a_type_that_nobody_copied_is_not_there(desktop: Desktop) -> None:
    desktop.display.copy("plain")
    assert desktop.display.clipboard("text/html") is None


def test_what_is_typed_and_pasted_reaches_the_window_and_its_clipboard(
    desktop: Desktop,
) -> None:
    with _window(desktop, "A field") as program:
        program.window("^A field$")
        desktop.display.type("Asha <asha@example.com> ")
        desktop.display.paste("王")
        desktop.display.press("ctrl+Return")
        assert desktop.display.wait_for_clipboard("王$") == "Asha <asha@example.com> 王"


def test_closing_a_window_ends_its_program(desktop: Desktop) -> None:
    with _window(desktop, "A field") as program:
        assert program.close("A field") == 0
        assert program.stdout == "asked to close\n"


def test_a_program_may_refuse_to_close_and_can_then_be_killed(desktop: Desktop) -> None:
    with _window(desktop, "A field", "refuse") as program:
        desktop.display.close(program.window("A field"))
        wait_until(lambda: program.stdout, PATIENCE, "the program to be asked")
        assert program.process.poll() is None
        program.kill()
        assert program.ended() == -9
        wait_until(
            lambda: not desktop.display.windows("A field"), PATIENCE, "the window to be gone"
        )


def test_the_keyboard_goes_to_the_window_that_was_asked_for(desktop: Desktop) -> None:
    with _window(desktop, "First") as first, _window(desktop, "Second") as second:
        second.window("Second")
        window = first.window("First")
        assert desktop.display.title(window) == "First"
        desktop.display.type("for the first")
        desktop.display.press("ctrl+Return")
        desktop.display.wait_for_clipboard("^for the first$")


def test_a_program_that_ends_early_says_what_it_wrote(desktop: Desktop) -> None:
    command = [sys.executable, "-c", "raise SystemExit('no such thing')"]
    with (
        Program.started(command, desktop.environment, desktop.display, desktop.folder) as program,
        pytest.raises(EndedEarlyError, match="no such thing"),
    ):
        program.window("A field")


def test_a_window_that_never_comes_is_not_waited_for_forever(desktop: Desktop) -> None:
    with pytest.raises(WaitedInVainError, match="one window 'Nobody'"):
        desktop.display.wait_for_window("Nobody", timeout=0.2)


def test_the_screen_can_be_photographed(desktop: Desktop) -> None:
    picture = desktop.display.screenshot(desktop.folder / "screen.png")
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_programs_find_passwords_that_were_saved_before(desktop: Desktop) -> None:
    desktop.save_password("Desktop Invite", "https://x.test", "canary ключ")
    assert desktop.password("Desktop Invite", "https://x.test") == "canary ключ"
    assert desktop.password("Desktop Invite", "https://y.test") == ""


def test_a_program_gets_nothing_from_whoever_runs_the_tests(desktop: Desktop) -> None:
    assert "PYTEST_CURRENT_TEST" not in desktop.environment
    assert Path(desktop.environment["HOME"]).is_relative_to(desktop.folder)
