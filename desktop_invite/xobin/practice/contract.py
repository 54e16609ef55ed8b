"""What the contract asks of a request; the answers to requests that fall short of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from http import HTTPStatus

from desktop_invite.invites.invite import Delivery

BASE_PATH = "/api/v2"
INVITE_PATH = f"{BASE_PATH}/automated-interviews/invite"
_FIELDS = ("candidate_name", "candidate_email", "interview_id", "invite_format")
_LONGEST_TEXT = 320
"""Characters; the longest e-mail address there can be."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came."""

    method: str
    path: str
    body: bytes = field(repr=False)
    host: str = ""
    """The header Host; the headers are empty when they did not come."""
    key: str = field(default="", repr=False)
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The invite that a request in order asks for."""

    name: str = field(repr=False)
    email: str = field(repr=False)
    interview_id: int
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not in order."""

    status: HTTPStatus
    message: str
    allowed: str = ""
    """For the header Allow, when the method was the wrong one."""


def read(request: Request, key: str) -> Wanted | Refusal:
    """Hold a request for the invite path to the contract."""
    return _head_refusal(request, key) or _body(request.body)


def wrong_method(allowed: str) -> Refusal:
    """Refuse a method where only the allowed ones will do."""
    return Refusal(HTTPStatus.METHOD_NOT_ALLOWED, f"MethodNotSupported: use {allowed}.", allowed)


def _head_refusal(request: Request, key: str) -> Refusal | None:
    if request.method != "POST":
        return wrong_method("POST")
    # Compared as bytes: `apiKey` may come with any characters of Latin-1.
    if request.key.encode("utf-8", "replace") != key.encode():
        return Refusal(HTTPStatus.UNAUTHORIZED, "The API key is missing or not valid.")
    kind = request.content_type.partition(";")[0].strip().lower()
    if kind != "application/json":
        return Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json.")
    return None


def _body(body: bytes) -> Wanted | Refusal:
    try:
        fields = json.loads(body.decode("utf-8"), object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        return Refusal(HTTPStatus.BAD_REQUEST, "ValidationError: the body is not valid JSON.")
    if not isinstance(fields, dict):
        return Refusal(HTTPStatus.BAD_REQUEST, "ValidationError: the body must be an object.")
    return _fields_refusal(fields) or Wanted(
        name=fields["candidate_name"],
        email=fields["candidate_email"],
        interview_id=fields["interview_id"],
        delivery=Delivery(fields["invite_format"]),
    )


def _fields_refusal(fields: dict[str, object]) -> Refusal | None:
    missing = [name for name in _FIELDS if name not in fields]
    if missing:
        return _invalid(f"{', '.join(missing)} is missing.")
    if len(fields) > len(_FIELDS):
        return _invalid("the body has a field that is not known.")
    found = (
        (_is_text(fields["candidate_name"]), "candidate_name must be a text."),
        (_is_address(fields["candidate_email"]), "candidate_email must be an e-mail address."),
        (_is_number(fields["interview_id"]), "interview_id must be an integer."),
        (fields["invite_format"] in tuple(Delivery), "invite_format must be getlink or sendlink."),
    )
    return next((_invalid(complaint) for good, complaint in found if not good), None)


def _is_text(value: object) -> bool:
    """Whether it is a text with something in it, that can be shown."""
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_TEXT:
        return False
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _is_address(value: object) -> bool:
    if not isinstance(value, str) or not _is_text(value):
        return False
    local, at, domain = value.rpartition("@")
    return bool(local and at and domain) and value == value.strip()


def _is_number(value: object) -> bool:
    """Whether it is an integer from 1 up; `true` is an int to Python, but not to JSON."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _invalid(what: str) -> Refusal:
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, f"ValidationError: {what}")


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError("a field is there twice")
    return fields
