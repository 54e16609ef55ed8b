"""Which outcome a request has: the table of promises, and nothing but the table.

1. A status line came: its status decides.
2. Otherwise, before the first byte of the request: certainly not made, so back to the queue.
3. Anything else: it can't be known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import person_key
from desktop_invite.invites.invite import Delivery
from desktop_invite.invites.outcome import (
    Answer,
    Outcome,
    Reason,
    Rejected,
    Requeue,
    Sent,
    Unknown,
)
from desktop_invite.invites.search_text import searchable
from desktop_invite.xobin.answer import read_body
from desktop_invite.xobin.phases import End, Phase
from desktop_invite.xobin.retry_after import seconds_to_wait
from desktop_invite.xobin.words import decoded, plain, server_words

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_invite.invites.invite import Candidate, Draft
    from desktop_invite.xobin.exchange import Exchange, Reply

LARGEST_BODY = 1024 * 1024
"""Bytes of a body that are read; an answer to an invite has some hundreds."""
WAIT_WHEN_NOT_SAID = 30.0
"""Seconds to wait after a 429 that does not say how long."""

_MOVED = frozenset({301, 302, 303, 307, 308})
_REFUSED = frozenset({400, 404, 405, 409, 413, 415, 422})
_UNAUTHORIZED, _FORBIDDEN, _TOO_MANY, _UNAVAILABLE = 401, 403, 429, 503
_SIGNS_OF_EXHAUSTION = ("limit_exceed", "invites exhausted")


def outcome_of(exchange: Exchange, draft: Draft, now: datetime) -> Outcome:
    """Judge the request for a draft. `now` (aware) is for servers that name a time to come back."""
    if exchange.reply is not None:
        return _by_status(exchange.reply, draft, now)
    if exchange.phase < Phase.SENDING:
        return Requeue(_why_not_sent(exchange), words=exchange.fault)
    return Unknown(_why_lost(exchange), words=exchange.fault)


def refuses_for(reply: Reply | None, name: str) -> bool:
    """Tell whether the request was refused (400, 422) with a text that names this field."""
    if reply is None or reply.status not in {400, 422}:
        return False
    return name in _text(reply)


def _by_status(reply: Reply, draft: Draft, now: datetime) -> Outcome:
    status = reply.status
    if 200 <= status < 300:  # noqa: PLR2004 - that is what a success is
        return _success(reply, draft)
    words = _words(reply)
    if status in _MOVED:
        return Rejected(Reason.MOVED, status, plain(reply.headers.get("location", "")) or words)
    if status in _REFUSED:
        return Rejected(Reason.REFUSED, status, words)
    if status in {_UNAUTHORIZED, _FORBIDDEN}:
        return Rejected(_why_forbidden(reply), status, words)
    return _come_back(reply, now, words) or Unknown(Reason.SERVER_TROUBLE, status, words)


def _come_back(reply: Reply, now: datetime, words: str) -> Requeue | None:
    """Return when to come back, where the status says that nothing was made."""
    wait = seconds_to_wait(reply.headers, now)
    if reply.status == _TOO_MANY:
        wait = WAIT_WHEN_NOT_SAID if wait is None else wait
        return Requeue(Reason.RATE_LIMITED, reply.status, words, wait)
    if reply.status == _UNAVAILABLE and wait is not None:
        return Requeue(Reason.BUSY, reply.status, words, wait)
    return None


def _success(reply: Reply, draft: Draft) -> Sent | Unknown:
    if not _is_readable(reply):
        if _says_json(reply):
            return Sent(Answer(), reply.status, Reason.ANSWER_CUT)
        return Unknown(Reason.STRANGE_ANSWER, reply.status)
    read = read_body(reply.body)
    if not (_says_json(reply) or read.is_structure):
        return Unknown(_why_strange(reply), reply.status, _words(reply))
    answer = read.answer
    if _is_for_another(answer, draft.candidate):
        return Unknown(Reason.ANOTHERS_ANSWER, reply.status)
    reason = Reason.ANSWER_CUT if not read.is_whole else _missing(answer, draft.delivery)
    words = _link_as_words(read.fields.get("invite_link"), answer)
    if answer == Answer():
        # It says nothing of the invite; what else it says may be a reason to look.
        words = words or _words(reply)
    return Sent(answer, reply.status, reason, words)


def _is_for_another(answer: Answer, candidate: Candidate) -> bool:
    """Whether the answer names somebody else: a late one to an earlier request, say.

    Their link must not be given to this candidate. One of name and address may well come back in
    another form.
    """
    if answer.name is None or answer.email is None:
        return False
    same_name = searchable(answer.name) == searchable(candidate.name)
    return not same_name and person_key(answer.email) != person_key(candidate.email)


def _missing(answer: Answer, delivery: Delivery) -> Reason | None:
    is_needed = delivery is Delivery.GETLINK
    return Reason.NO_LINK if is_needed and answer.link is None else None


def _link_as_words(given: object, answer: Answer) -> str:
    """Keep what stood where the link should be, when it is no address that could be opened."""
    return plain(given) if isinstance(given, str) and answer.link is None else ""


def _says_json(reply: Reply) -> bool:
    media_type = reply.headers.get("content-type", "").partition(";")[0].strip().lower()
    return media_type.endswith(("/json", "+json"))


def _is_readable(reply: Reply) -> bool:
    """Whether the body is as it was asked for: not compressed, not too large."""
    encoding = reply.headers.get("content-encoding", "").strip().lower()
    return encoding in {"", "identity"} and len(reply.body) <= LARGEST_BODY


def _words(reply: Reply) -> str:
    if not _is_readable(reply):
        return ""
    return server_words(reply.body, reply.headers.get("content-type", ""))


def _text(reply: Reply) -> str:
    if not _is_readable(reply):
        return ""
    return decoded(reply.body, reply.headers.get("content-type", "")).lower()


def _why_forbidden(reply: Reply) -> Reason:
    said = _text(reply) if reply.status == _FORBIDDEN else ""
    is_exhausted = any(sign in said for sign in _SIGNS_OF_EXHAUSTION)
    return Reason.EXHAUSTED if is_exhausted else Reason.BAD_KEY


def _why_strange(reply: Reply) -> Reason:
    return Reason.STRANGE_ANSWER if reply.is_whole else Reason.LOST_ANSWER


def _why_not_sent(exchange: Exchange) -> Reason:
    if exchange.ended_by is End.CLOSED:
        return Reason.OFFLINE
    if exchange.phase is Phase.SECURING:
        return Reason.CERTIFICATE
    if exchange.phase is Phase.TUNNELLING:
        return Reason.PROXY
    return Reason.PROXY if exchange.by_proxy else Reason.OFFLINE


def _why_lost(exchange: Exchange) -> Reason:
    match exchange.ended_by:
        case End.DEADLINE:
            return Reason.DEADLINE
        case End.CLOSED:
            return Reason.INTERRUPTED
        case None:
            return Reason.LOST_ANSWER
