"""Reading the answer to an invite: what is there, in whatever shape it came.

Source: the page that `contract` names. Integers may come as strings, fields may be missing
or null, and one name is misspelt there. Whatever is wrong with the body, the invite was made: so
a body that was cut is read as far as it goes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from desktop_invite.invites.outcome import Answer
from desktop_invite.xobin.words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_LINK = 2000
_LARGEST = 2**63 - 1
"""What the history's columns hold."""
_INTEGER = re.compile(r"\s*\d{1,19}\s*", re.ASCII)
_UNFIT_FOR_A_LINK = re.compile(r"[\s\"<>\\^`{|}]")
_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class BodyRead:
    """A body as JSON."""

    fields: Mapping[str, Any]
    """Of the object; none when it is a list or a single value."""
    is_whole: bool
    """False when the rest could not be read."""
    is_structure: bool
    """An object or a list, as no page and no plain text could be."""

    @property
    def answer(self) -> Answer:
        """What it says of the invite; each field that makes no sense is left out."""
        fields = self.fields
        return Answer(
            name=_text(fields.get("name")),
            email=_text(fields.get("email")),
            interview_name=_text(fields.get("interview_name")),
            interview_id=_integer(fields.get("interview_id")),
            response_id=_first_integer(fields, "interview_reponse_id", "interview_response_id"),
            link=_link(fields.get("invite_link")),
            status=_text(fields.get("status")),
        )


def read_body(body: bytes) -> BodyRead:
    """Read a body as JSON, and as far as it goes when it isn't whole."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        fields = _fields_before_the_cut(body.decode("utf-8-sig", "replace"))
        return BodyRead(fields, is_whole=False, is_structure=False)
    if isinstance(value, dict):
        return BodyRead(value, is_whole=True, is_structure=True)
    return BodyRead({}, is_whole=True, is_structure=isinstance(value, list))


def _fields_before_the_cut(text: str) -> dict[str, Any]:
    """Return the fields of an object that came whole: those that something follows."""
    fields: dict[str, Any] = {}
    try:
        at = _after(text, 0, "{")
        while True:
            name, end = _DECODER.raw_decode(text, at)
            value, end = _DECODER.raw_decode(text, _after(text, end, ":"))
            at = _after(text, end, ",}")
            if isinstance(name, str):
                fields[name] = value
    except (ValueError, RecursionError):
        return fields


def _after(text: str, at: int, marks: str) -> int:
    """Return where the next value begins, past one of the marks. Raises ValueError without one."""
    at = _past_space(text, at)
    if at >= len(text) or text[at] not in marks:
        raise ValueError("cut")
    return _past_space(text, at + 1)


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _text(value: object) -> str | None:
    return (plain(value) or None) if isinstance(value, str) else None


def _integer(value: object) -> int | None:
    if isinstance(value, str) and _INTEGER.fullmatch(value):
        value = int(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 <= value <= _LARGEST else None


def _first_integer(fields: Mapping[str, Any], *names: str) -> int | None:
    found = (_integer(fields.get(name)) for name in names)
    return next((number for number in found if number is not None), None)


def _link(value: object) -> str | None:
    """Return a value that is a web address, and nothing else."""
    if not isinstance(value, str):
        return None
    link = value.strip()
    if plain(link, _LONGEST_LINK) != link or _UNFIT_FOR_A_LINK.search(link):
        return None
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    return link if parts.scheme in {"http", "https"} and parts.hostname else None
