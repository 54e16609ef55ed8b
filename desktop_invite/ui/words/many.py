"""What is found about the rows of a list, in words short enough for a badge and in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.checks import Problem
from desktop_invite.invites.invite import Status
from desktop_invite.spreadsheets.findings import (
    AlreadyInvited,
    Field,
    FindingKind,
    InvitedAndForgotten,
    LeftOut,
    LeftOutBecause,
    Ready,
    SameAsRow,
    ToMend,
)
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.theme.icons import Glyph
from desktop_invite.ui.words.dates import day_words, when_words
from desktop_invite.ui.words.earlier import earlier_sentence
from desktop_invite.ui.words.findings import (
    delivery_sentence,
    email_sentence,
    interview_sentence,
    name_sentence,
)

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_invite.invites.invite import Invite
    from desktop_invite.spreadsheets.findings import RowFinding

translate = QCoreApplication.translate

SIGNS = {
    FindingKind.READY: Glyph.CHECK,
    FindingKind.TO_MEND: Glyph.ALERT,
    FindingKind.SAME_AS_ROW: Glyph.COPY,
    FindingKind.ALREADY_INVITED: Glyph.CLOCK,
    FindingKind.PERHAPS_INVITED: Glyph.QUESTION,
    FindingKind.LEFT_OUT: Glyph.LEFT_OUT,
}
TONES = {
    FindingKind.READY: Tone.GOOD,
    FindingKind.TO_MEND: Tone.BAD,
    FindingKind.SAME_AS_ROW: Tone.DOUBT,
    FindingKind.ALREADY_INVITED: Tone.DOUBT,
    FindingKind.PERHAPS_INVITED: Tone.DOUBT,
    FindingKind.LEFT_OUT: Tone.NEUTRAL,
}


def badge_words(finding: RowFinding, now: datetime) -> str:
    """Return what the badge of a row says."""
    match finding:
        case Ready():
            return translate("Many", "Ready")
        case ToMend(field=field, found=found):
            words = translate("Many", "To mend: {what}")
            return words.format(what=_to_mend(field, found.problem))
        case SameAsRow(number=number):
            return translate("Many", "Same as row {number}").format(number=number)
        case AlreadyInvited(earlier=earlier):
            return _already(earlier, now)
        case InvitedAndForgotten(invited_on=day):
            return translate("Many", "Already invited {when}").format(when=day_words(day, now))
        case LeftOut(because=because):
            return {
                LeftOutBecause.CHOSEN: translate("Many", "Left out"),
                LeftOutBecause.TITLE: translate("Many", "Title, left out"),
                LeftOutBecause.HIDDEN: translate("Many", "Hidden, left out"),
                LeftOutBecause.EARLIER_LINK: translate("Many", "Earlier link used"),
                LeftOutBecause.FORGOTTEN: translate("Many", "Forgotten"),
            }[because]


def finding_sentence(finding: RowFinding, now: datetime) -> str:
    """Say what is found about a row, and what that means."""
    match finding:
        case ToMend():
            return mending_sentence(finding)
        case SameAsRow(number=number):
            return translate(
                "Many",
                "The same address stands in row {number}, for the same interview. "
                "Only that row is sent.",
            ).format(number=number)
        case AlreadyInvited(earlier=earlier):
            return earlier_sentence(earlier, now)
        case InvitedAndForgotten(invited_on=day):
            return translate(
                "Many",
                "Someone with this address was invited to this interview {when} (forgotten since).",
            ).format(when=day_words(day, now))
        case LeftOut(because=because):
            return _left_out_sentence(because)
        case _:
            return translate("Many", "This candidate is ready.")


def mending_sentence(finding: ToMend) -> str:
    """Say what is to mend in a field."""
    sentence = {
        Field.NAME: name_sentence,
        Field.EMAIL: email_sentence,
        Field.INTERVIEW: interview_sentence,
        Field.DELIVERY: delivery_sentence,
    }[finding.field]
    return sentence(finding.found)


def _left_out_sentence(because: LeftOutBecause) -> str:
    return {
        LeftOutBecause.HIDDEN: translate(
            "Many", "This row is hidden in the file, so it is left out. Nothing is sent for it."
        ),
        LeftOutBecause.EARLIER_LINK: translate(
            "Many", "Nothing is sent for this row; it keeps the link of the earlier invite."
        ),
        LeftOutBecause.TITLE: translate("Many", "This row stands above the titles of the columns."),
        LeftOutBecause.CHOSEN: translate("Many", "You left this row out. Nothing is sent for it."),
        LeftOutBecause.FORGOTTEN: translate(
            "Many", "This candidate was forgotten. Nothing is sent for this row, or kept of it."
        ),
    }[because]


def count_words(kind: FindingKind, count: str) -> str:
    """Return what the button says that counts and filters: `117 ready`."""
    return {
        FindingKind.READY: translate("Many", "{n} ready"),
        FindingKind.TO_MEND: translate("Many", "{n} to mend"),
        FindingKind.SAME_AS_ROW: translate("Many", "{n} twice in the list"),
        FindingKind.ALREADY_INVITED: translate("Many", "{n} already invited"),
        FindingKind.PERHAPS_INVITED: translate("Many", "{n} perhaps invited"),
        FindingKind.LEFT_OUT: translate("Many", "{n} left out"),
    }[kind].format(n=count)


def delivery_words() -> tuple[str, str]:
    """Return what the two deliveries are called in a cell: the link first."""
    return translate("Many", "Link"), translate("Many", "Email")


def start_words(count: int, number: str, *, by_email: bool | None) -> str:
    """Return what the start button says; `by_email` is None where the list has both deliveries."""
    if by_email is None:
        none = translate("Many", "Invite candidates")
        one = translate("Many", "Invite 1 candidate")
        many = translate("Many", "Invite {n} candidates")
    elif by_email:
        none = translate("Many", "Email candidates")
        one = translate("Many", "Email 1 candidate")
        many = translate("Many", "Email {n} candidates")
    else:
        none = translate("Many", "Create links")
        one = translate("Many", "Create 1 link")
        many = translate("Many", "Create {n} links")
    if not count:
        return none
    return (one if count == 1 else many).format(n=number)


def _already(earlier: Invite, now: datetime) -> str:
    when = when_words(earlier.created_at, now)
    match earlier.status:
        case Status.UNKNOWN:
            words = translate("Many", "Perhaps invited {when}")
        case Status.QUEUED | Status.SENDING:
            words = translate("Many", "Waiting already, made {when}")
        case _:
            words = translate("Many", "Already invited {when}")
    return words.format(when=when)


def _to_mend(field: Field, problem: Problem) -> str:
    match field:
        case Field.NAME:
            return {
                Problem.EMPTY: translate("Many", "no name"),
                Problem.TOO_LONG: translate("Many", "name too long"),
                Problem.NAME_ORDER: translate("Many", "last name first?"),
                Problem.NO_NAME: translate("Many", "not a name?"),
            }.get(problem, translate("Many", "invisible character in the name"))
        case Field.EMAIL:
            return _email(problem)
        case Field.INTERVIEW:
            return _interview(problem)
        case Field.DELIVERY:
            return translate("Many", "delivery not understood")


def _email(problem: Problem) -> str:
    return {
        Problem.EMPTY: translate("Many", "no email"),
        Problem.TOO_LONG: translate("Many", "email too long"),
        Problem.CONTROL_CHARACTER: translate("Many", "invisible character in the email"),
        Problem.DIRECTION_CHARACTER: translate("Many", "invisible character in the email"),
        Problem.NO_AT: translate("Many", "email without @"),
        Problem.NOTHING_BEFORE_AT: translate("Many", "nothing before the @"),
        Problem.NOTHING_AFTER_AT: translate("Many", "nothing after the @"),
        Problem.NO_DOT: translate("Many", "email without an ending"),
        Problem.SPACE_INSIDE: translate("Many", "space in the email"),
        Problem.SEVERAL_ADDRESSES: translate("Many", "several emails"),
    }.get(problem, translate("Many", "not an email address"))


def _interview(problem: Problem) -> str:
    return {
        Problem.EMPTY: translate("Many", "no interview"),
        Problem.SEVERAL_INTERVIEWS: translate("Many", "several interviews of this name"),
    }.get(problem, translate("Many", "interview not known"))
