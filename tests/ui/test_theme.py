"""The window can be read: light and dark, by everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_invite.ui.theme.colours import DARK, LIGHT, Colours, Tone, contrast
from desktop_invite.ui.theme.look import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

ENOUGH = 4.5
"""WCAG 2.2, level AA, for text of usual size."""


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
