"""What is said about the recruiter's messages while they are written."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.invite import Candidate, Delivery, Interview, Invite, Status
from desktop_invite.invites.messages import LONGEST_TEXT, NameProblem
from desktop_invite.invites.templates import Placeholder, TemplateFault
from desktop_invite.ui.words.findings import missing_value
from desktop_invite.ui.words.names import isolated, one_or_many, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.invites.templates import MissingValue, TemplateProblem

_LONGEST_WORDS = 40
_MOST_NAMED = 3


def placeholder_words(placeholder: Placeholder) -> str:
    """Return what a menu calls a placeholder, with a mnemonic."""
    return {
        Placeholder.FIRST_NAME: _tr("&First name"),
        Placeholder.NAME: _tr("&Whole name"),
        Placeholder.INTERVIEW: _tr("&Interview"),
        Placeholder.LINK: _tr("&Link"),
    }[placeholder]


def problem_sentence(problem: TemplateProblem) -> str:
    """Say what a recruiter should know about a message."""
    match problem.fault:
        case TemplateFault.EMPTY:
            return _tr("There is nothing in this message yet.")
        case TemplateFault.NO_LINK:
            return _tr("The link isn't in this message. Insert {link} where it should be.").replace(
                "{link}", Placeholder.LINK.written
            )
        case TemplateFault.UNKNOWN_PLACEHOLDER:
            words = isolated(short(problem.words, _LONGEST_WORDS))
            return _tr("Nothing is filled in for {words}; it stays as it is written.").replace(
                "{words}", f"{{{words}}}"
            )


def name_problem(problem: NameProblem) -> str:
    """Say why a message can't be called so."""
    match problem:
        case NameProblem.EMPTY:
            return _tr("Please give the message a name.")
        case NameProblem.TAKEN:
            return _tr("Another message has this name.")


def too_long() -> str:
    """Say that no more goes into a message."""
    return _tr("A message can have at most {most} characters.").format(most=LONGEST_TEXT)


def not_previewed(missing: MissingValue) -> str:
    """Say why there is no preview: copying would stop here too."""
    return _tr(
        "For this candidate the message can't be copied: it uses {what}, which isn't known yet."
    ).format(what=missing_value(missing))


def preview_of(invite: Invite, *, example: bool) -> str:
    """Say with whose values the preview is filled."""
    name = isolated(short(invite.candidate.name))
    if example:
        return _tr("Preview, with an example")
    return _tr("Preview, as {name} would get it").format(name=name)


def used_for(names: Sequence[str], *, default: bool) -> str:
    """Say which interviews get a message."""
    if default and names:
        return _tr(
            "Used for {names}, and for every interview without a message of its own."
        ).format(names=_listed(names))
    if default:
        return _tr("Used for every interview that has no message of its own.")
    if names:
        return _tr("Used for {names}.").format(names=_listed(names))
    return _tr("Not used for any interview yet.")


def example_invite() -> Invite:
    """Return somebody to show a message with, as long as nobody has been invited."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    return Invite(
        id=0,
        candidate=Candidate("Asha Rao", "asha@example.com"),
        interview=Interview(305, _tr("Sales screening")),
        delivery=Delivery.GETLINK,
        status=Status.SENT,
        created_at=moment,
        changed_at=moment,
        link="https://app.xobin.com/i/example",
    )


def _listed(names: Sequence[str]) -> str:
    shown = [isolated(short(name)) for name in names[:_MOST_NAMED]]
    more = len(names) - len(shown)
    if more:
        shown.append(one_or_many(more, _tr("1 more"), _tr("{n} more")))
    return ", ".join(shown)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Messages", text)
