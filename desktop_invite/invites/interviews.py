"""Which interview a text means: a name, a number, a pasted address, or what the picker shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop_invite.invites.characters import tidy
from desktop_invite.invites.search_text import searchable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.invites.invite import Interview

HIGHEST_NUMBER = 2**63 - 1
"""What SQLite's integers hold; Xobin's numbers are far below."""

_LONGEST_TEXT = 4_000
"""Characters of what is looked at: longer than any address that a browser shows."""
_MOST_DIGITS = len(str(HIGHEST_NUMBER))
_SEPARATOR = "·"
_ANNOUNCED = re.compile(
    r"(?:.*[·#]|(?:interview|id|number|no|nr)\b\s*[.:#№]*|№)\s*(\d+)", re.IGNORECASE | re.DOTALL
)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_LETTER = re.compile(r"[a-z]", re.IGNORECASE)
_DOT_OR_PORT = re.compile(r"\.|:\d")


def picker_text(interview: Interview) -> str:
    """Return what the interview picker shows: `Sales screening · 305`, or `305` without a name."""
    if not interview.name:
        return str(interview.number)
    return f"{interview.name} {_SEPARATOR} {interview.number}"


def interview_number_in(text: str) -> int | None:
    """Return the interview's number that a text holds: from 1 up, at most `HIGHEST_NUMBER`.

    Understood are the number alone, one that is announced (`#305`, `Interview 305`, what
    `picker_text` makes), and an address whose path holds one. None for everything else: the
    2024 of "Sales 2024" is part of a name.
    """
    text = tidy(text[:_LONGEST_TEXT])
    if text.isdecimal():
        return _number(text)
    address = _ADDRESS.search(text)
    if address is not None:
        return _number_in_address(address.group())
    if _is_bare_address(text):
        return _number_in_address(f"https://{text}")
    announced = _ANNOUNCED.fullmatch(text)
    return _number(announced.group(1)) if announced else None


def interviews_named(text: str, known: Sequence[Interview]) -> tuple[Interview, ...]:
    """Return the known interviews of that name; case, accents and white space don't matter."""
    wanted = searchable(tidy(text))
    if not wanted:
        return ()
    return tuple(one for one in known if searchable(tidy(one.name)) == wanted)


def _number(digits: str) -> int | None:
    """Read decimal digits of any script, within the bounds."""
    if len(digits) > _MOST_DIGITS:
        digits = digits.lstrip("0")
    if not 0 < len(digits) <= _MOST_DIGITS:
        return None
    number = int(digits)
    return number if 1 <= number <= HIGHEST_NUMBER else None


def _number_in_address(address: str) -> int | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    # Some web apps keep their path behind a #: https://…/#/interviews/305
    return _number_in_path(parts.path) or _number_in_path(parts.fragment.partition("?")[0])


def _is_bare_address(text: str) -> bool:
    """Tell `app.xobin.com/forms/305` from a date like 12/05/2024."""
    host, slash, _ = text.partition("/")
    if not slash or " " in text or "@" in host:
        return False
    return _LETTER.search(host) is not None and _DOT_OR_PORT.search(host) is not None


def _number_in_path(path: str) -> int | None:
    """Return the last number below a step that speaks of interviews, else the last of all.

    So `/interviews/305/candidates/9` means 305, and `/forms/305/edit` too.
    """
    last, last_of_interviews, below_interviews = None, None, False
    for step in path.split("/"):
        number = _number(step) if step.isdecimal() else None
        if number is None:
            below_interviews = "interview" in step.lower()
        else:
            last = number
            last_of_interviews = number if below_interviews else last_of_interviews
    return last_of_interviews or last
