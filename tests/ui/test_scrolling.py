"""A page scrolls with a bar that comes and goes, and a screen reader is told nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from desktop_invite.ui.parts.scrolling import ScrollPage
from desktop_invite.ui.theme.spacing import GAP

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_VIEW = QSize(300, 200)


class Sheet(QWidget):
    """A page of a height, and of a least width."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self.setMinimumSize(width, height)


@pytest.fixture
def page(qtbot: QtBot) -> ScrollPage:
    """Show a page that scrolls both ways."""
    page = ScrollPage(Sheet(10, 10), *Qt.Orientation)
    qtbot.addWidget(page)
    page.resize(_VIEW)
    page.show()
    return page


def fill(page: ScrollPage, width: int, height: int) -> None:
    """Let the page have another size."""
    page.setWidget(Sheet(width, height))


@pytest.mark.parametrize(
    ("width", "height", "down", "sideways"),
    [
        (10, 10, False, False),
        (300, 200, False, False),
        (10, 900, True, False),
        (900, 10, False, True),
        (900, 900, True, True),
        (290, 900, True, True),  # The bar leaves no room for the whole width.
        (10, 201, True, False),
    ],
)
def test_bars_are_there_while_they_are_needed(
    page: ScrollPage, width: int, height: int, *, down: bool, sideways: bool
) -> None:
    fill(page, 900, 900)
    fill(page, width, height)
    bars = {way: page.bar(way).isVisible() for way in Qt.Orientation}
    assert bars == {Qt.Orientation.Vertical: down, Qt.Orientation.Horizontal: sideways}


def test_a_page_scrolls_with_its_bar_and_the_bar_with_the_page(page: ScrollPage) -> None:
    fill(page, 10, 900)
    bar = page.bar()
    assert bar.maximum() == 900 - _VIEW.height()
    bar.setValue(120)
    sheet = page.widget()
    assert sheet is not None
    assert sheet.y() == -120
    page.ensureVisible(0, 890)
    assert bar.value() > 600


def test_a_bar_covers_nothing_and_stands_where_reading_ends(page: ScrollPage) -> None:
    fill(page, 10, 900)
    assert page.bar().geometry().left() == page.viewport().geometry().right() + 1 + GAP
    assert page.bar().geometry().right() == page.rect().right()
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert page.bar().geometry().right() + 1 + GAP == page.viewport().geometry().left()
    assert page.bar().x() == 0


def test_what_a_screen_reader_finds_stays_the_same(page: ScrollPage) -> None:
    interface = QAccessible.queryAccessibleInterface(page)
    assert interface is not None
    assert interface.childCount() == 1
    fill(page, 900, 900)
    assert interface.childCount() == 1
