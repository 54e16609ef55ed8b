"""What the practice server answers; knows nothing of sockets."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from desktop_invite.xobin.practice import contract
from desktop_invite.xobin.practice.contract import INVITE_PATH, Refusal, Request, Wanted
from desktop_invite.xobin.practice.rehearsal import Rehearsal, Waits, rehearsal_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_invite.invites.clock import Clock
    from desktop_invite.xobin.practice.ledger import Ledger, PracticeInvite
    from desktop_invite.xobin.practice.pages import Pages
    from desktop_invite.xobin.practice.rehearsal import Paces

_LINK_PATH = "/i/"
_LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost"})


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, ready to be written."""

    status: HTTPStatus
    body: bytes = field(repr=False)
    content_type: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    after: float = 0.0
    """Seconds to wait before answering."""


class Drop:
    """No answer: the connection is to be dropped."""


_FAILURES = {
    Rehearsal.EXHAUSTED: (
        HTTPStatus.FORBIDDEN,
        {"message": "Invites Exhausted. Please contact support.", "error": "limit_exceed"},
    ),
    Rehearsal.BADKEY: (
        HTTPStatus.UNAUTHORIZED,
        {"message": "The API key is missing or not valid."},
    ),
    Rehearsal.REFUSED: (
        HTTPStatus.BAD_REQUEST,
        {"message": "This interview doesn't take new candidates any more."},
    ),
    Rehearsal.BROKEN: (HTTPStatus.INTERNAL_SERVER_ERROR, {"message": "InternalError"}),
}
"""The rehearsals that make no invite and only answer."""


class Desk:
    """Answers requests. Safe to use from several threads."""

    def __init__(self, key: str, pages: Pages, ledger: Ledger, paces: Paces, clock: Clock) -> None:
        """Keep invites in the ledger and accept that key only."""
        self._key = key
        self._pages = pages
        self._ledger = ledger
        self._paces = paces
        self._waits = Waits(clock, paces.retry_after)

    def answer(self, request: Request, origin: str) -> Reply | Drop:
        """Answer one request to the server at `origin`, `http://127.0.0.1:40123`."""
        if not _is_for_loopback(request.host):
            return failure(HTTPStatus.MISDIRECTED_REQUEST, "This server is for this computer only.")
        if request.path.startswith(_LINK_PATH):
            return self._page(request)
        if request.path != INVITE_PATH:
            return failure(HTTPStatus.NOT_FOUND, "NotFound")
        wanted = contract.read(request, self._key)
        if isinstance(wanted, Refusal):
            return _refused(wanted)
        return self._invite(wanted, origin)

    def _invite(self, wanted: Wanted, origin: str) -> Reply | Drop:
        rehearsal = rehearsal_for(wanted.email)
        if rehearsal in _FAILURES:
            status, answer = _FAILURES[rehearsal]
            return _json(status, answer)
        if rehearsal is Rehearsal.BUSY:
            left = self._waits.left(wanted.email, wanted.interview_id)
            if left:
                return _come_back(left)
        invite = self._ledger.add(wanted)
        if rehearsal is Rehearsal.LOST:
            return Drop()
        link = None if rehearsal is Rehearsal.NOLINK else f"{origin}{_LINK_PATH}{invite.token}"
        return _made(invite, link, self._paces.slow if rehearsal is Rehearsal.SLOW else 0.0)

    def _page(self, request: Request) -> Reply:
        if request.method not in {"GET", "HEAD"}:
            return _refused(contract.wrong_method("GET, HEAD"))
        invite = self._ledger.behind(request.path.removeprefix(_LINK_PATH))
        if invite is None:
            return _html(HTTPStatus.NOT_FOUND, self._pages.missing)
        return _html(HTTPStatus.OK, self._pages.for_invite(invite))


def _is_for_loopback(host: str) -> bool:
    """Refuse names that a web page could have pointed at this computer (DNS rebinding)."""
    name, _, port = host.partition(":")
    return name.lower() in _LOOPBACK_NAMES and (not port or port.isdecimal())


def _made(invite: PracticeInvite, link: str | None, after: float) -> Reply:
    answer: dict[str, object] = {
        "name": invite.name,
        "email": invite.email,
        "interview_name": invite.interview.name,
        "interview_reponse_id": invite.response_id,
        "interview_id": invite.interview.number,
        "status": "Pending",
    }
    if link is not None:
        answer["invite_link"] = link
    return _json(HTTPStatus.OK, answer, after=after)


def _refused(refusal: Refusal) -> Reply:
    headers = (("Allow", refusal.allowed),) if refusal.allowed else ()
    return _json(refusal.status, {"message": refusal.message}, headers=headers)


def _come_back(seconds: int) -> Reply:
    message = {"message": "Too many requests. Please come back a little later."}
    headers = (("Retry-After", str(seconds)),)
    return _json(HTTPStatus.TOO_MANY_REQUESTS, message, headers=headers)


def failure(status: HTTPStatus, message: str) -> Reply:
    """Say in JSON why not."""
    return _json(status, {"message": message})


def _json(
    status: HTTPStatus,
    answer: Mapping[str, object],
    *,
    headers: tuple[tuple[str, str], ...] = (),
    after: float = 0.0,
) -> Reply:
    return Reply(status, json.dumps(answer).encode(), headers=headers, after=after)


def _html(status: HTTPStatus, page: str) -> Reply:
    return Reply(status, page.encode(), content_type="text/html; charset=utf-8")
