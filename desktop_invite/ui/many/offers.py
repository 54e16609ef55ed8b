"""What can be said and done about a row of the list, as a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.checks import Problem
from desktop_invite.spreadsheets.findings import (
    AlreadyInvited,
    FindingKind,
    InvitedAndForgotten,
    LeftOut,
    LeftOutBecause,
    SameAsRow,
    ToMend,
)
from desktop_invite.ui.parts.notice import Button, Notice, WayOut
from desktop_invite.ui.words.findings import did_you_mean, take_it
from desktop_invite.ui.words.many import TONES, finding_sentence
from desktop_invite.ui.words.names import first_name, isolated, short

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_invite.spreadsheets.list_rows import CandidateRow

_LONGEST_NAME = 40


def offer(row: CandidateRow, now: datetime, selected: str = "", alike: str = "") -> Notice | None:
    """Return what to say under the grid about the current row; None when all is well.

    `selected` is how many rows are selected, and `alike` how many of them need the same as this
    one, each where it is more than one.
    """
    finding = row.finding
    tone = TONES[finding.kind]
    sentence = finding_sentence(finding, now)
    match finding:
        case ToMend(found=found):
            ways = [_leave_out(selected)]
            if found.suggestion is not None:
                ways.insert(0, _take(_mnemonic(take_it(found)), selected))
            if found.problem in {Problem.NAME_ORDER, Problem.NO_NAME}:
                ways.insert(-1, _keep(alike))
        case SameAsRow() | InvitedAndForgotten():
            ways = [_leave_out(selected), Button(WayOut.INVITE_AGAIN, _tr("Invite a&gain…"))]
        case AlreadyInvited(earlier=earlier):
            ways = [_leave_out(selected), Button(WayOut.INVITE_AGAIN, _tr("Invite a&gain…"))]
            if earlier.link:
                ways.insert(0, Button(WayOut.COPY_EARLIER, _tr("Copy th&at link")))
        case LeftOut(because=LeftOutBecause.FORGOTTEN):
            ways = []
        case LeftOut():
            ways = [Button(WayOut.TAKE_IN, _tr("&Take in again"))]
            if finding.earlier is not None and finding.earlier.link:
                ways.insert(0, Button(WayOut.COPY_EARLIER, _tr("Copy th&at link")))
        case _:
            return _likely(row, selected)
    return Notice(sentence, tone, tuple(ways))


def question(row: CandidateRow, count: int) -> Notice:
    """Ask before somebody is invited who was before, or who stands in the list twice.

    `count` is how many are asked about, of which the row is the first.
    """
    finding = row.finding
    name = str(count)
    if count > 1:
        sentence = _tr("Invite {name} candidates again? They then have two invites each.")
    elif isinstance(finding, InvitedAndForgotten):
        name = isolated(short(row.texts.name or row.texts.email, _LONGEST_NAME))
        sentence = _tr("Invite {name} again? {name} then has two invites to this interview.")
    elif isinstance(finding, AlreadyInvited):
        name = first_name(finding.earlier.candidate)
        sentence = _tr("Invite {name} again? {name} then has two invites to this interview.")
    else:
        name = isolated(short(row.texts.name or row.texts.email, _LONGEST_NAME))
        sentence = _tr("Invite {name} twice? Both rows are then sent.")
    ways = (
        Button(WayOut.CONFIRM, _tr("Invite a&gain")),
        Button(WayOut.CANCEL, _tr("Cancel")),
    )
    return Notice(sentence.format(name=name), TONES[FindingKind.ALREADY_INVITED], ways)


def _likely(row: CandidateRow, selected: str) -> Notice | None:
    if row.likely_email is None:
        return None
    ways = (_take(_mnemonic(take_it()), selected),)
    return Notice(did_you_mean(row.likely_email), TONES[FindingKind.ALREADY_INVITED], ways)


def _take(words: str, selected: str) -> Button:
    """Offer what was suggested: for each of the selected rows its own."""
    if selected:
        words = _tr("&Use what is suggested in {n} rows").format(n=selected)
    return Button(WayOut.TAKE_SUGGESTION, words)


def _keep(alike: str) -> Button:
    many = _tr("&Keep {n} as they are").format(n=alike)
    return Button(WayOut.KEEP_NAME, many if alike else _tr("&Keep it as it is"))


def _leave_out(selected: str) -> Button:
    many = _tr("Leave {n} &out").format(n=selected)
    return Button(WayOut.LEAVE_OUT, many if selected else _tr("Leave &out"))


def _mnemonic(text: str) -> str:
    """Let Alt with its first letter press it."""
    return f"&{text}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Many", text)
