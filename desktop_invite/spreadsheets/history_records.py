"""One cell of an exported history that holds an invite whole, for the import on another computer.

The other columns are for people: translated, shortened, sorted and edited as they like. An import
reads this one alone. It is ASCII, so that no program that saves the file in an encoding of its own
changes a name in it.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from desktop_invite.invites.checks import check_email, check_name
from desktop_invite.invites.exported import ExportedInvite
from desktop_invite.invites.interviews import HIGHEST_NUMBER
from desktop_invite.invites.invite import Attempt, Candidate, Delivery, Interview, Invite, Status
from desktop_invite.invites.outcome import Reason

if TYPE_CHECKING:
    from enum import StrEnum

    Word = TypeVar("Word", bound=StrEnum)

MARK = '["desktop-invite",'
"""How each such cell begins."""

_VERSION = 1
_LONGEST = 32_000
"""Characters: a workbook's cell holds 32,767."""
_LONGEST_WORDS = 500
_LONGEST_TEXT = 2_000
_FIELDS = 20
_ATTEMPT_FIELDS = 6
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_LATEST = 4_102_444_800_000
"""The year 2100, in milliseconds since 1970."""
_INTEGERS = range(-(2**63), 2**63)


class _UnfitError(Exception):
    """A field does not hold what it should."""


def record_of(exported: ExportedInvite, *, practice: bool) -> str:
    """Return the cell for an invite. Of hundreds of attempts only the last are in it."""
    attempts = list(exported.attempts)
    while len(text := _written(exported, attempts, practice=practice)) > _LONGEST:
        del attempts[: max(1, len(attempts) // 4)]
    return text


def invite_in(record: str) -> tuple[ExportedInvite, bool] | None:
    """Return the invite of a cell, and whether it is of practice mode; None for what is none.

    Everything is checked as if it had been typed by a stranger.
    """
    if not record.startswith(MARK) or len(record) > 4 * _LONGEST:
        return None
    try:
        fields = json.loads(record)
        return _read(fields)
    except (_UnfitError, ValueError, RecursionError):
        return None


def _written(exported: ExportedInvite, attempts: list[Attempt], *, practice: bool) -> str:
    invite = exported.invite
    return json.dumps(
        [
            *("desktop-invite", _VERSION, int(practice)),
            *(invite.id, invite.candidate.name, invite.candidate.email),
            *(invite.interview.number, invite.interview.name, int(exported.named_by_recruiter)),
            *(invite.delivery.value, invite.status.value),
            *(_milliseconds(invite.created_at), _milliseconds(invite.changed_at)),
            *(invite.link, invite.reason and invite.reason.value, invite.words),
            [exported.response_id, exported.server_status],
            exported.origin,
            exported.retry_of,
            [_written_attempt(attempt) for attempt in attempts],
        ],
        separators=(",", ":"),
    )


def _written_attempt(attempt: Attempt) -> list[object]:
    return [
        _milliseconds(attempt.started_at),
        None if attempt.ended_at is None else _milliseconds(attempt.ended_at),
        attempt.result and attempt.result.value,
        attempt.reason and attempt.reason.value,
        attempt.http_status,
        attempt.words,
    ]


def _read(fields: object) -> tuple[ExportedInvite, bool]:
    values = _list(fields, _FIELDS)
    _, version, practice, id_, name, email, number, interview, renamed, *rest = values
    delivery, status, created, changed, link, reason, words, server, origin, *last = rest
    retry_of, attempts = last
    response_id, server_status = _list(server, 2)
    if version != _VERSION:
        raise _UnfitError
    invite = Invite(
        id=_number(id_, 1),
        candidate=Candidate(_checked(check_name(_text(name))), _checked(check_email(_text(email)))),
        interview=Interview(_number(number, 1), _text(interview)),
        delivery=_word(delivery, Delivery),
        status=_word(status, Status),
        created_at=_moment(created),
        changed_at=_moment(changed),
        link=None if link is None else _link(link),
        reason=None if reason is None else _word(reason, Reason),
        words=_text(words, _LONGEST_WORDS),
    )
    _hold_together(invite)
    exported = ExportedInvite(
        invite,
        tuple(_attempt(place, invite, each) for place, each in enumerate(_list(attempts), 1)),
        None if response_id is None else _number(response_id, _INTEGERS[0]),
        None if server_status is None else _text(server_status),
        _text(origin),
        None if retry_of is None else _number(retry_of, 1),
        bool(_number(renamed, 0)),
    )
    return exported, bool(_number(practice, 0))


def _hold_together(invite: Invite) -> None:
    """Refuse what no history of ours has."""
    has_no_reason = invite.reason is None
    if invite.status in {Status.REJECTED, Status.UNKNOWN} and has_no_reason:
        raise _UnfitError
    if invite.link is not None and invite.status is not Status.SENT:
        raise _UnfitError


def _attempt(number: int, invite: Invite, fields: object) -> Attempt:
    started, ended, result, reason, http_status, words = _list(fields, _ATTEMPT_FIELDS)
    if (ended is None) is not (result is None):
        raise _UnfitError
    attempt = Attempt(
        id=number,
        invite_id=invite.id,
        started_at=_moment(started),
        ended_at=None if ended is None else _moment(ended),
        result=None if result is None else _word(result, Status),
        reason=None if reason is None else _word(reason, Reason),
        http_status=None if http_status is None else _number(http_status, 0),
        words=_text(words, _LONGEST_WORDS),
    )
    if attempt.result in {Status.SENDING, Status.CANCELLED}:
        raise _UnfitError
    return attempt


def _list(value: object, length: int | None = None) -> list[object]:
    if not isinstance(value, list) or (length is not None and len(value) != length):
        raise _UnfitError
    return value


def _text(value: object, longest: int = _LONGEST_TEXT) -> str:
    if not isinstance(value, str) or len(value) > longest or "\0" in value:
        raise _UnfitError
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _UnfitError from None
    return value


def _checked(value: object) -> str:
    if not isinstance(value, str):
        raise _UnfitError
    return value


def _link(value: object) -> str:
    # Also one that nobody would click: it was Xobin's answer, and it is shown as a text.
    link = _text(value)
    if not link:
        raise _UnfitError
    return link


def _number(value: object, lowest: int) -> int:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if not is_number or not isinstance(value, int) or not lowest <= value <= HIGHEST_NUMBER:
        raise _UnfitError
    return value


def _moment(value: object) -> datetime:
    milliseconds = _number(value, 0)
    if milliseconds > _LATEST:
        raise _UnfitError
    return _BEGINNING + milliseconds * _MILLISECOND


def _milliseconds(moment: datetime) -> int:
    return (moment - _BEGINNING) // _MILLISECOND


def _word(value: object, words: type[Word]) -> Word:
    """Read a word of ours; one that only a newer version knows is not understood."""
    if not isinstance(value, str):
        raise _UnfitError
    return words(value)
