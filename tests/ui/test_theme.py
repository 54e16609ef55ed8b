"""The window can be read: light and dark, by everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from desktop_invite.ui.history.actions import RowAction
from desktop_invite.ui.menus import Command
from desktop_invite.ui.sharing.menu import ShareAction
from desktop_invite.ui.theme.colours import (
    DARK,
    LIGHT,
    STRONG_DARK,
    STRONG_LIGHT,
    Colours,
    Tone,
    colours_for,
    contrast,
)
from desktop_invite.ui.theme.icons import Glyph, icon
from desktop_invite.ui.theme.look import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.ui.recruiter import Recruiter

ENOUGH = 4.5
"""WCAG 2.2, level AA, for text of usual size."""
STRONG_ENOUGH = 7.0
"""The same, level AAA."""
SEEN = 3.0
"""The same, for what is no text and has to be seen."""
_BLENDED = 0.85
"""A round outline is smoothed at its edge."""
ALL = [LIGHT, DARK, STRONG_LIGHT, STRONG_DARK]
NAMES = ["light", "dark", "strong light", "strong dark"]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_what_it_stands_on(colours: Colours) -> None:
    for text in (colours.text, colours.muted):
        for back in (colours.window, colours.card):
            assert contrast(text, back) >= ENOUGH


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_primary_button_can_be_read_in_each_of_its_states(colours: Colours) -> None:
    for back in (colours.accent, colours.accent_hover, colours.accent_pressed):
        assert contrast(colours.on_accent, back) >= ENOUGH


@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_a_badge_and_a_notice_can_be_read_in_each_tone(colours: Colours, tone: Tone) -> None:
    pair = colours.tones[tone]
    assert contrast(pair.text, pair.back) >= ENOUGH


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_a_finding_under_a_field_can_be_read_on_window_and_card(colours: Colours) -> None:
    for tone in (Tone.BAD, Tone.DOUBT):
        for back in (colours.window, colours.card):
            assert contrast(colours.tones[tone].text, back) >= ENOUGH


@pytest.mark.parametrize("colours", ALL, ids=NAMES)
def test_a_field_can_be_seen_where_it_stands(colours: Colours) -> None:
    for back in (colours.window, colours.card):
        assert contrast(colours.outline, back) >= SEEN


@pytest.mark.parametrize("colours", [STRONG_LIGHT, STRONG_DARK], ids=NAMES[2:])
def test_who_asks_for_contrast_gets_it_everywhere(colours: Colours) -> None:
    for text in (colours.text, colours.muted, colours.accent, colours.line):
        assert contrast(text, colours.window) >= STRONG_ENOUGH
        assert contrast(text, colours.card) >= STRONG_ENOUGH
    for back in (colours.accent, colours.accent_hover, colours.accent_pressed):
        assert contrast(colours.on_accent, back) >= STRONG_ENOUGH
    for pair in colours.tones.values():
        assert contrast(pair.text, pair.back) >= STRONG_ENOUGH
        assert contrast(pair.line, pair.back) >= STRONG_ENOUGH


@pytest.fixture
def bare(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application as it is before and after anybody looks after its look."""
    palette = qapp.palette()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(palette)


def test_a_wish_that_changes_no_colour_styles_nothing_anew(bare: QApplication) -> None:
    look = Look(bare)
    look.use(Qt.ColorScheme.Dark)
    bare.setStyleSheet("")

    look.use(Qt.ColorScheme.Dark)
    assert bare.styleSheet() == ""

    look.use(Qt.ColorScheme.Light)
    assert LIGHT.accent in bare.styleSheet()
    look.deleteLater()


@pytest.mark.parametrize("strong", [False, True])
@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_badges_and_signs_are_drawn_in_the_colours_of_the_window(
    bare: QApplication, scheme: Qt.ColorScheme, *, strong: bool
) -> None:
    look = Look(bare)
    look.use(scheme)
    look.use_contrast(strong=strong)
    for widget in (QWidget(), QLineEdit(), QPlainTextEdit()):
        assert colours_for(widget.palette()).accent in bare.styleSheet()
    look.deleteLater()


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
@pytest.mark.parametrize("kind", [QLineEdit, QCheckBox, QRadioButton])
def test_the_outline_of_a_field_and_of_a_box_is_drawn_as_it_was_chosen(
    bare: QApplication, qtbot: QtBot, scheme: Qt.ColorScheme, kind: type[QWidget]
) -> None:
    look = Look(bare)
    look.use(scheme)
    window = QWidget()
    qtbot.addWidget(window)
    control = kind(window)
    control.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    window.show()
    picture = window.grab().toImage()
    middle = control.geometry().center().y()
    back = colours_for(window.palette()).window
    seen = max(contrast(picture.pixelColor(x, middle).name(), back) for x in range(3))
    assert seen >= SEEN * _BLENDED
    look.deleteLater()


def test_icons_follow_another_scheme_at_once(practice: Recruiter, qapp: QApplication) -> None:
    (look,) = qapp.findChildren(Look)
    window = practice.window
    sign = practice.control(QLineEdit, "searchHistory").actions()[0]
    bearers: dict[Glyph, QAction | QPushButton] = {
        Glyph.SEARCH: sign,
        Glyph.FILTER: practice.control(QPushButton, "openFilters"),
        Glyph.PEOPLE: window.commands[Command.INVITE_MANY],
        Glyph.LINK: practice.history.table.actions_[RowAction.COPY_LINK],
        Glyph.MAIL: practice.history.table.actions_.share_menu[ShareAction.EMAIL],
    }
    drawn: list[int] = []
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        look.use(scheme)
        drawn.append(icon(Glyph.SEARCH).cacheKey())
        for glyph, bearer in bearers.items():
            assert bearer.icon().cacheKey() == icon(glyph).cacheKey(), glyph
    assert drawn[0] != drawn[1]
