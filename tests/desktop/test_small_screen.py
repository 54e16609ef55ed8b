"""On a small screen, or a much enlarged one, every window is there to its last button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.waiting import PATIENCE, wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desktop.program import Program
    from tests.desktop.session import Desktop

pytestmark = pytest.mark.desktop

SCREEN = (1280, 900)


@pytest.mark.parametrize("scale", ["1", "2"])
def test_every_window_fits_the_screen(desktop: Desktop, tmp_path: Path, scale: str) -> None:
    data = tmp_path / "data"
    with desktop.program("--data-dir", str(data), QT_SCALE_FACTOR=scale) as program:
        program.window("Welcome")
        assert _all_fit(desktop, program)
        desktop.display.press("alt+p")
        program.window("practice")
        assert _all_fit(desktop, program)
        for key, title in (("F1", "Help"), ("ctrl+comma", "Settings")):
            desktop.display.press(key)
            program.window(title)
            assert _all_fit(desktop, program)
            desktop.display.press("Escape")
            wait_until(partial(_is_gone, program, title), PATIENCE, f"{title} to close")
            program.window("practice")
        assert program.close("practice") == 0


def _is_gone(program: Program, title: str) -> bool:
    return not program.windows(title)


def _all_fit(desktop: Desktop, program: Program) -> bool:
    sizes = [desktop.display.size(window) for window in program.windows()]
    return bool(sizes) and all(
        width <= SCREEN[0] and height <= SCREEN[1] for width, height in sizes
    )
