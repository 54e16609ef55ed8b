"""What is to mend in a field, in sentences that help and never blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.checks import LONGEST_NAME, Problem
from desktop_invite.invites.emails import LONGEST_EMAIL
from desktop_invite.invites.templates import MissingValue, Placeholder
from desktop_invite.ui.words.names import isolated, short

if TYPE_CHECKING:
    from desktop_invite.invites.checks import Finding

translate = QCoreApplication.translate

_LONGEST_SUGGESTION = 60


def name_sentence(finding: Finding) -> str:
    """Say what is to mend in the candidate's name."""
    match finding.problem:
        case Problem.TOO_LONG:
            return translate(
                "Findings", "This is longer than {most} characters. Please shorten the name."
            ).format(most=LONGEST_NAME)
        case Problem.CONTROL_CHARACTER | Problem.DIRECTION_CHARACTER:
            return translate("Findings", "There is an invisible character in this name.")
        case Problem.NAME_ORDER if finding.suggestion is not None:
            return did_you_mean(finding.suggestion)
        case Problem.NAME_ORDER:
            return translate("Findings", "Please write the first name first, without commas.")
        case Problem.NO_NAME:
            return translate("Findings", "This doesn't look like a name. Please type it.")
        case _:
            return translate("Findings", "Please type the candidate's name.")


def email_sentence(finding: Finding) -> str:
    """Say what is to mend in the candidate's address, or which one was likely meant."""
    if finding.suggestion is None or finding.problem in _INVISIBLE:
        return _email_problem(finding.problem)
    return did_you_mean(finding.suggestion)


def interview_sentence(finding: Finding) -> str:
    """Say what is to mend in the interview, or which one was likely meant."""
    if finding.suggestion is None:
        return _interview_problem(finding.problem)
    return did_you_mean(finding.suggestion)


def delivery_sentence(finding: Finding) -> str:
    """Say what is to mend in a list's column that says how candidates get their link."""
    if finding.suggestion is not None:
        return did_you_mean(finding.suggestion)
    return translate(
        "Findings", "Please write Link, to share it yourself, or Email, to have Xobin email it."
    )


def did_you_mean(suggestion: str) -> str:
    """Offer what was likely meant."""
    text = isolated(short(suggestion, _LONGEST_SUGGESTION))
    return translate("Findings", "Did you mean {suggestion}?").format(suggestion=text)


def take_it(finding: Finding | None = None) -> str:
    """Return what the button says that takes the suggestion."""
    if finding is not None and finding.problem in _INVISIBLE:
        return translate("Findings", "Remove it")
    return translate("Findings", "Use it")


def missing_sentence(missing: MissingValue) -> str:
    """Say why a message can't be copied: which value it asks for and the invite doesn't have."""
    sentence = translate("Findings", "Not copied: your message uses {what}, which isn't known yet.")
    return sentence.format(what=missing_value(missing))


def missing_value(missing: MissingValue) -> str:
    """Return what a sentence calls a value that isn't there."""
    return {
        Placeholder.FIRST_NAME: translate("Findings", "the candidate's first name"),
        Placeholder.NAME: translate("Findings", "the candidate's name"),
        Placeholder.INTERVIEW: translate("Findings", "the interview's name"),
        Placeholder.LINK: translate("Findings", "the link"),
    }[missing.placeholder]


_INVISIBLE = {Problem.CONTROL_CHARACTER, Problem.DIRECTION_CHARACTER}


def _email_problem(problem: Problem) -> str:
    sentences = {
        Problem.EMPTY: translate("Findings", "Please type the candidate's email address."),
        Problem.TOO_LONG: translate(
            "Findings", "This is longer than {most} characters, so it can't be an email address."
        ).format(most=LONGEST_EMAIL),
        Problem.CONTROL_CHARACTER: translate(
            "Findings", "There is an invisible character in this address."
        ),
        Problem.DIRECTION_CHARACTER: translate(
            "Findings", "There is an invisible character in this address."
        ),
        Problem.NO_AT: translate("Findings", "There is an @ missing in this address."),
        Problem.NOTHING_BEFORE_AT: translate(
            "Findings", "There is something missing before the @."
        ),
        Problem.NOTHING_AFTER_AT: translate("Findings", "There is something missing after the @."),
        Problem.NO_DOT: translate("Findings", "After the @ there is an ending missing, like .com."),
        Problem.SPACE_INSIDE: translate("Findings", "There is a space in this address."),
        Problem.SEVERAL_ADDRESSES: translate(
            "Findings", "These are several addresses. Please keep one."
        ),
    }
    unlike = translate("Findings", "This doesn't look like an email address yet.")
    return sentences.get(problem, unlike)


def _interview_problem(problem: Problem) -> str:
    sentences = {
        Problem.EMPTY: translate("Findings", "Please choose an interview, or type its number."),
        Problem.SEVERAL_INTERVIEWS: translate(
            "Findings", "Several interviews have this name. Please choose one from the list."
        ),
        Problem.NUMBER_OUT_OF_BOUNDS: translate(
            "Findings", "The number of an interview is a whole one, from 1 up."
        ),
        Problem.NO_NUMBER_IN_ADDRESS: translate(
            "Findings", "There is no interview number in this address."
        ),
    }
    unknown = translate(
        "Findings", "No interview of this name is known here yet. Its number works as well."
    )
    return sentences.get(problem, unknown)
