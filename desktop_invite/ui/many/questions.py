"""What is asked at the foot of the page before something is done that can't be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.ui.parts.notice import Button, Notice, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.runs import slips_sentence, start_question

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale


def replace_notice(file: str) -> Notice:
    """Ask before a list that was mended makes room for another."""
    sentence = _tr("You have worked on this list. Put {file} in its place?").format(file=file)
    ways = (
        Button(WayOut.CONFIRM, _tr("&Replace the list")),
        Button(WayOut.CANCEL, _tr("&Keep this list")),
    )
    return Notice(sentence, Tone.DOUBT, ways)


def busy_notice() -> Notice:
    """Say that a list has to wait until the one that is being sent has ended."""
    sentence = _tr(
        "This list is still being sent. Wait for its end, or press Stop, then try again."
    )
    return Notice(sentence, Tone.NEUTRAL, (Button(WayOut.CLOSE, _tr("Close")),))


def not_read_notice() -> Notice:
    """Say that a list of before can't be shown."""
    sentence = _tr("This list can't be opened just now. Please try again.")
    return Notice(sentence, Tone.DOUBT, (Button(WayOut.CLOSE, _tr("Close")),))


def too_many_rows_notice(most: str) -> Notice:
    """Say that fewer rows must be selected."""
    sentence = _tr(
        "That is too much for the clipboard. Nothing is copied. Select at most {n} rows."
    )
    return Notice(sentence.format(n=most), Tone.DOUBT, (Button(WayOut.CLOSE, _tr("Close")),))


def email_question(count: int, interview: str | None, slips: int, locale: QLocale) -> Notice:
    """Ask before e-mails go out. `slips` is how many addresses look mistyped."""
    sentence = start_question(count, interview, locale)
    ways = [
        Button(WayOut.CONFIRM, _tr("Email the&m")),
        Button(WayOut.CANCEL, _tr("Cancel")),
    ]
    if slips:
        sentence = f"{slips_sentence(slips, locale)} {sentence}"
        ways.insert(1, Button(WayOut.SHOW, _tr("Sho&w them first")))
    return Notice(sentence, Tone.DOUBT if slips else Tone.BUSY, tuple(ways))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Many", text)
