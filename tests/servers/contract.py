"""The document's one call, read strictly: what is wrong with a request, and the answer to one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.servers.turns import Reply

if TYPE_CHECKING:
    from tests.servers.ways import Ways
    from tests.servers.wire import Message

BASE_PATH = "/api/v2"
INVITE_PATH = BASE_PATH + "/automated-interviews/invite"


class ComplaintError(Exception):
    """The request breaks the contract; carries the status and the words of the answer."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


def answer(message: Message, ways: Ways, number: int) -> Reply:
    """Return the answer to the invite with this number. Raises ComplaintError."""
    _check_head(message, ways)
    fields = _fields(message.body)
    _check_fields(fields, ways.format_field)
    return Reply.json(
        200,
        {
            "name": fields["candidate_name"],
            "email": fields["candidate_email"],
            "interview_name": f"Interview no. {fields['interview_id']}",
            "interview_reponse_id": number,
            "interview_id": fields["interview_id"],
            "invite_link": f"https://interviews.example.test/i/{number}",
            "status": "Pending",
        },
    )


def _check_head(message: Message, ways: Ways) -> None:
    if message.path != INVITE_PATH:
        raise ComplaintError(404, f"no such path: {message.path}")
    if message.method != "POST":
        raise ComplaintError(405, f"not with {message.method}")
    if message.all("apiKey") != [ways.key]:
        raise ComplaintError(401, "apiKey must come once and be right")
    types = message.all("Content-Type")
    if len(types) != 1 or types[0].replace(" ", "").lower() not in {
        "application/json",
        "application/json;charset=utf-8",
    }:
        raise ComplaintError(415, f"not application/json: {types}")


def _fields(body: bytes) -> dict[str, object]:
    try:
        fields = json.loads(body.decode("utf-8"))
    except ValueError as error:
        raise ComplaintError(400, "the body is no JSON in UTF-8") from error
    if not isinstance(fields, dict):
        raise ComplaintError(400, "the body is no object")
    return fields


def _check_fields(fields: dict[str, object], format_field: str) -> None:
    expected = {"candidate_name", "candidate_email", "interview_id", format_field}
    if fields.keys() != expected:
        raise ComplaintError(422, f"expected {sorted(expected)}, got {sorted(fields)}")
    for name in ("candidate_name", "candidate_email"):
        if not isinstance(fields[name], str) or not fields[name]:
            raise ComplaintError(422, f"{name} must be a string")
    if type(fields["interview_id"]) is not int:
        raise ComplaintError(422, "interview_id must be an integer")
    if fields[format_field] not in ("getlink", "sendlink"):
        raise ComplaintError(422, f"{format_field} must be getlink or sendlink")
