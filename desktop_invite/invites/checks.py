"""Checks of what the recruiter typed or pasted, before it is recorded as an invite.

Each check returns the clean value, or a `Finding` that says why there is none. Which sentence a
finding becomes is the window's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_invite.invites.characters import (
    has_control,
    has_direction,
    tidy,
    trim,
    without_commands,
)
from desktop_invite.invites.emails import LONGEST_EMAIL, is_address
from desktop_invite.invites.interviews import interview_number_in, interviews_named, picker_text
from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview
from desktop_invite.invites.names import (
    first_name_first,
    is_in_doubtful_order,
    two_words_turned,
)
from desktop_invite.invites.no_names import is_no_name
from desktop_invite.invites.search_text import searchable
from desktop_invite.invites.typos import likely_address, repaired

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_NAME = 200
"""Characters of a candidate's name."""

_LONGEST_TEXT = 4_000
"""Characters of what is looked at closely: ordering accents takes time by their number squared."""

_SEVERAL = re.compile(r"@[^@]*[\s,;/][^@]*@")
_ADDRESS_APART = re.compile(
    r"(?:[^@]*(?:[(\[<:]|[;/|]\s))?\s*(?P<address>[^\s@()\[\]<>:/,;|]+@[^\s@()\[\]<>:/,;|]+)"
    r"\s*(?:[)(\[\]>/,;|][^@]*)?"
)
_NUMERIC = re.compile(r"#?\s?[-+−]?\d[\d.,'’ ]*")
_WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class Problem(StrEnum):
    """What is wrong with a field."""

    # Any field.
    EMPTY = "empty"

    # Names and e-mail addresses.
    TOO_LONG = "too_long"
    """Over `LONGEST_NAME` or `emails.LONGEST_EMAIL` characters."""
    CONTROL_CHARACTER = "control_character"
    """A character that is a command and not a letter; nobody sees it."""
    DIRECTION_CHARACTER = "direction_character"
    """An invisible character that turns the writing's direction, and so can disguise a text."""

    # Names in a list.
    NAME_ORDER = "name_order"
    """`Rao, Asha`: the last name seems to come first."""

    NO_NAME = "no_name"
    """Something stands there, and hardly is a name: `N/A`, `-`, an address."""

    # E-mail addresses.
    NO_AT = "no_at"
    NOTHING_BEFORE_AT = "nothing_before_at"
    NOTHING_AFTER_AT = "nothing_after_at"
    NO_DOT = "no_dot"
    """What follows the @ has no dot: `asha@gmail`."""
    SPACE_INSIDE = "space_inside"
    SEVERAL_ADDRESSES = "several_addresses"
    NOT_AN_ADDRESS = "not_an_address"
    """Anything else that the rules of addresses don't allow."""

    # Interviews.
    UNKNOWN_INTERVIEW = "unknown_interview"
    """Neither a known name nor a number."""
    SEVERAL_INTERVIEWS = "several_interviews"
    """More than one known interview has this name."""
    NUMBER_OUT_OF_BOUNDS = "number_out_of_bounds"
    """A number, but not a whole one from 1 up."""
    NO_NUMBER_IN_ADDRESS = "no_number_in_address"
    """A web address whose path holds no number."""

    # How the candidate gets the link, in a list.
    UNKNOWN_DELIVERY = "unknown_delivery"
    """Neither a word for a link to share nor one for an e-mail."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a field can't be taken as it is."""

    problem: Problem
    suggestion: str | None = None
    """What the field likely should say: to be offered, never applied unasked."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What is to mend in a draft, field by field; at least one field has a finding."""

    name: Finding | None = None
    email: Finding | None = None
    interview: Finding | None = None


def check_name(text: str) -> str | Finding:
    """Return the name as it will be sent: NFC, white space folded, 1–200 characters, any script.

    Control and direction characters are refused, and the name without them is suggested. Applied
    to its own result it changes nothing.
    """
    text = trim(text)
    if len(text) > _LONGEST_TEXT:
        return Finding(Problem.TOO_LONG)
    hidden = _hidden_command(text)
    if hidden is not None:
        return Finding(hidden, _clean_name(without_commands(text)))
    name = tidy(text)
    if not name:
        return Finding(Problem.EMPTY)
    return name if len(name) <= LONGEST_NAME else Finding(Problem.TOO_LONG)


def doubt_about_name(name: str, *, last_name_first: bool = False) -> Finding | None:
    """Doubt what is hardly a name, and the order of one like `Rao, Asha`; None without a doubt.

    For checked names from lists, which go out by the hundred. What a recruiter types stays so.
    `last_name_first` is whether the list says so of all its names.
    """
    if is_no_name(name):
        return Finding(Problem.NO_NAME)
    if is_in_doubtful_order(name):
        return Finding(Problem.NAME_ORDER, first_name_first(name))
    if last_name_first and " " in name:
        return Finding(Problem.NAME_ORDER, two_words_turned(name))
    return None


def check_email(text: str) -> str | Finding:
    """Return the address as the recruiter wrote it, but trimmed and NFC.

    Whether it exists can't be known here. A likely slip in a valid address is no finding: see
    `suggestion_for_email`.
    """
    text = trim(text)
    if len(text) > _LONGEST_TEXT:
        return Finding(Problem.TOO_LONG)
    email = tidy(text)
    if is_address(email):
        return email
    return Finding(_email_problem(email), _valid_suggestion(email))


def suggestion_for_email(text: str) -> str | None:
    """Return the address that was likely meant, where the text looks like a slip of the finger.

    For valid addresses too: `asha@gmial.com` may exist, and is hardly hers. None when there is
    nothing to suggest. Always a valid address, and never the text itself.
    """
    email = tidy(trim(text)[:_LONGEST_TEXT])
    if not is_address(email):
        return _valid_suggestion(email)
    likely = likely_address(email)
    return likely if likely is not None and is_address(likely) else None


def check_interview(text: str, known: Sequence[Interview]) -> Interview | Finding:
    """Return the interview that is meant: by number, by name, by what the picker shows, by address.

    A number that isn't among the known ones is an interview without a name yet.
    """
    wanted = tidy(trim(text)[:_LONGEST_TEXT])
    if not wanted:
        return Finding(Problem.EMPTY)
    number = interview_number_in(wanted)
    if wanted.isdecimal() and (one := _numbered(number, known)):
        return one
    named = interviews_named(wanted, known)
    if len(named) > 1:
        return Finding(Problem.SEVERAL_INTERVIEWS)
    if named:
        return named[0]
    if number is None:
        return _interview_finding(wanted, known)
    return _numbered(number, known) or Interview(number)


def check_draft(
    name: str, email: str, interview: str, delivery: Delivery, known: Sequence[Interview]
) -> Draft | Findings:
    """Check the whole form: return what can be recorded, or everything there is to mend."""
    checked_name = check_name(name)
    checked_email = check_email(email)
    checked_interview = check_interview(interview, known)
    if (
        isinstance(checked_name, str)
        and isinstance(checked_email, str)
        and isinstance(checked_interview, Interview)
    ):
        return Draft(Candidate(checked_name, checked_email), checked_interview, delivery)
    return Findings(
        name=checked_name if isinstance(checked_name, Finding) else None,
        email=checked_email if isinstance(checked_email, Finding) else None,
        interview=checked_interview if isinstance(checked_interview, Finding) else None,
    )


def _hidden_command(text: str) -> Problem | None:
    if has_control(text):
        return Problem.CONTROL_CHARACTER
    return Problem.DIRECTION_CHARACTER if has_direction(text) else None


def _clean_name(text: str) -> str | None:
    name = tidy(text)
    return name if 1 <= len(name) <= LONGEST_NAME else None


def _email_problem(email: str) -> Problem:
    """Name the first thing that is wrong, the easiest to see first."""
    if not email:
        return Problem.EMPTY
    if len(email) > LONGEST_EMAIL:
        return Problem.TOO_LONG
    return _hidden_command(email) or _shape_problem(email)


def _shape_problem(email: str) -> Problem:
    local, at, domain = (part.strip() for part in email.rpartition("@"))
    if not at:
        return Problem.NO_AT
    if _SEVERAL.search(email):
        return Problem.SEVERAL_ADDRESSES
    if not local:
        return Problem.NOTHING_BEFORE_AT
    if not domain:
        return Problem.NOTHING_AFTER_AT
    if " " in email:
        return Problem.SPACE_INSIDE
    return Problem.NOT_AN_ADDRESS if "." in domain else Problem.NO_DOT


def _valid_suggestion(email: str) -> str | None:
    """Mend what can be mended; None unless that makes a valid address of it."""
    if len(email) > 2 * LONGEST_EMAIL:
        return None
    suggestion = tidy(repaired(without_commands(email)))
    if suggestion != email and is_address(suggestion):
        return suggestion
    return _only_address_in(suggestion)


def _only_address_in(text: str) -> str | None:
    """Return the one address of `Asha Rao (asha@example.com)`; None where it doesn't stand apart.

    `asha rao@example.com` may be anybody's: a space alone sets nothing apart.
    """
    found = _ADDRESS_APART.fullmatch(text) if text.count("@") == 1 else None
    address = found["address"].rstrip(".") if found else ""
    return address if is_address(address) else None


def _numbered(number: int | None, known: Sequence[Interview]) -> Interview | None:
    return next((one for one in known if one.number == number), None)


def _interview_finding(wanted: str, known: Sequence[Interview]) -> Finding:
    if _NUMERIC.fullmatch(wanted):
        return Finding(Problem.NUMBER_OUT_OF_BOUNDS)
    if _WEB_ADDRESS.match(wanted):
        return Finding(Problem.NO_NUMBER_IN_ADDRESS)
    return Finding(Problem.UNKNOWN_INTERVIEW, _likely_interview(wanted, known))


def _likely_interview(wanted: str, known: Sequence[Interview]) -> str | None:
    """Suggest the one known interview whose name has these words in it."""
    part = searchable(wanted)
    alike = [one for one in known if part in searchable(one.name)]
    return picker_text(alike[0]) if len(alike) == 1 else None
