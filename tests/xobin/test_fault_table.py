"""Promises 4 and 5: every fault after the first byte has its outcome, with one POST at most."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.outcome import Reason, Rejected, Requeue, Sent, Unknown, pauses
from tests.waiting import PATIENCE, PROMPT
from tests.xobin.wire import behaviours as does
from tests.xobin.wire.behaviours import ANSWER, BODY, LINK, reply
from tests.xobin.wire.roads import SHORT, Road

if TYPE_CHECKING:
    from desktop_invite.invites.outcome import Outcome
    from tests.xobin.wire.roads import Roads
    from tests.xobin.wire.server import Behaviour

_CUT = BODY[: BODY.index(b'"status"')]
_HEAD_OF_JSON = b"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n"
_CHUNKED = _HEAD_OF_JSON + b"Transfer-Encoding: chunked\r\n\r\n"
_PAGE = b"<html><head><title>Airport Wi-Fi &amp; more</title></head><body>Sign in</body></html>"
_FOR_ASHA = json.dumps(ANSWER | {"name": "Asha Rao", "email": "asha@example.com"}).encode()
_LARGE = b'{"name": "' + b"x" * (3 * 1024 * 1024) + b'"}'


@dataclass(frozen=True)
class Fault:
    """What a server does, and what must become of it."""

    name: str
    behaviour: Behaviour
    outcome: type[Outcome]
    reason: Reason | None
    link: str | None = None
    deadline: float = PATIENCE
    posts: int | None = 1
    """None where it depends on who is faster."""

    def __str__(self) -> str:
        return self.name


FAULTS = [
    Fault("made", does.answering(reply(201)), Sent, None, LINK),
    Fault("made, said by text", does.answering(reply(200, BODY, "text/plain")), Sent, None, LINK),
    Fault(
        "made, after a 100", does.saying(b"HTTP/1.1 100 Go on\r\n\r\n" + reply()), Sent, None, LINK
    ),
    Fault(
        "made, after a 102 and a 103",
        does.saying(
            b"HTTP/1.1 102 Processing\r\n\r\n"
            b"HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n" + reply()
        ),
        Sent,
        None,
        LINK,
    ),
    Fault(
        "refused, after a 103",
        does.saying(b"HTTP/1.1 103 Early Hints\r\n\r\n" + reply(422)),
        Rejected,
        Reason.REFUSED,
    ),
    Fault(
        "nothing after a 103",
        does.saying(b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        Unknown,
        Reason.LOST_ANSWER,
    ),
    Fault(
        "other protocols",
        does.saying_then_hanging(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"),
        Unknown,
        Reason.LOST_ANSWER,
    ),
    Fault(
        "head of JSON without an end",
        does.pouring(_HEAD_OF_JSON, b"X-More: of the same\r\n" * 50),
        Sent,
        Reason.ANSWER_CUT,
    ),
    Fault(
        "made for somebody else",
        does.answering(reply(201, _FOR_ASHA)),
        Unknown,
        Reason.ANOTHERS_ANSWER,
    ),
    Fault("dropped unread", does.drop_unread, Unknown, Reason.LOST_ANSWER, posts=0),
    Fault("dropped midway", does.drop_midway, Unknown, Reason.LOST_ANSWER, posts=0),
    Fault("reset midway", does.reset_midway, Unknown, Reason.LOST_ANSWER, posts=0),
    Fault("dropped", does.drop_after_the_request, Unknown, Reason.LOST_ANSWER),
    Fault("reset", does.reset_after_the_request, Unknown, Reason.LOST_ANSWER),
    Fault("hung unread", does.hang_unread, Unknown, Reason.DEADLINE, deadline=SHORT, posts=0),
    Fault("hung", does.hang_after_the_request, Unknown, Reason.DEADLINE, deadline=SHORT),
    Fault("no HTTP", does.saying(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), Unknown, Reason.LOST_ANSWER),
    Fault("cut status line", does.saying(b"HTTP/1.1 20"), Unknown, Reason.LOST_ANSWER),
    Fault(
        "dripping head",
        does.dripping(b"HTTP/1.1 2", b"x"),
        Unknown,
        Reason.DEADLINE,
        deadline=SHORT,
    ),
    Fault("cut head", does.saying(b"HTTP/1.1 201 Created\r\nDa"), Unknown, Reason.LOST_ANSWER),
    Fault("cut head of JSON", does.saying(_HEAD_OF_JSON + b"Da"), Sent, Reason.ANSWER_CUT),
    Fault("cut type", does.saying(_HEAD_OF_JSON[:-10]), Unknown, Reason.LOST_ANSWER),
    Fault(
        "stalled head of JSON",
        does.saying_then_hanging(_HEAD_OF_JSON),
        Sent,
        Reason.ANSWER_CUT,
        deadline=SHORT,
    ),
    Fault(
        "stalled head of a refusal",
        does.saying_then_hanging(b"HTTP/1.1 422 No\r\nDate:"),
        Rejected,
        Reason.REFUSED,
        deadline=SHORT,
    ),
    Fault(
        "cut body",
        does.saying(reply(201, _CUT, Content_Length="999")),
        Sent,
        Reason.ANSWER_CUT,
        LINK,
    ),
    Fault(
        "stalled body",
        does.saying_then_hanging(reply(201, _CUT, Content_Length="999")),
        Sent,
        Reason.ANSWER_CUT,
        LINK,
        deadline=SHORT,
    ),
    Fault(
        "dripping body",
        does.dripping(reply(201, b"", Content_Length="9999"), BODY),
        Sent,
        Reason.ANSWER_CUT,
        deadline=SHORT,
    ),
    Fault(
        "body without an end",
        does.saying_then_hanging(_HEAD_OF_JSON + b"\r\n" + BODY),
        Sent,
        None,
        LINK,
        deadline=SHORT,
    ),
    Fault("bad chunk", does.saying(_CHUNKED + b"zz\r\n" + BODY), Sent, Reason.ANSWER_CUT),
    Fault(
        "cut chunk",
        does.saying(_CHUNKED + b"%x\r\n" % len(BODY) + _CUT),
        Sent,
        Reason.ANSWER_CUT,
        LINK,
    ),
    Fault(
        "no last chunk",
        does.saying(_CHUNKED + b"%x\r\n%s\r\n" % (len(BODY), BODY)),
        Sent,
        None,
        LINK,
    ),
    Fault("gzip bomb", does.answering(does.gzip_bomb()), Sent, Reason.ANSWER_CUT),
    Fault("oversized", does.saying(reply(200, _LARGE)), Sent, Reason.ANSWER_CUT),
    Fault("endless", does.pouring(_HEAD_OF_JSON + b"\r\n", b"[" * 65536), Sent, Reason.ANSWER_CUT),
    Fault("broken JSON", does.answering(reply(200, b"{oops")), Sent, Reason.ANSWER_CUT),
    Fault("JSON in no encoding", does.answering(reply(200, b'"\xff\xfe')), Sent, Reason.ANSWER_CUT),
    Fault("JSON of no use", does.answering(reply(200, b"[]")), Sent, Reason.NO_LINK),
    Fault("empty JSON", does.answering(reply(200, b"")), Sent, Reason.ANSWER_CUT),
    Fault(
        "captive portal",
        does.answering(reply(200, _PAGE, "text/html")),
        Unknown,
        Reason.STRANGE_ANSWER,
    ),
    Fault("nothing", does.answering(reply(204, b"", None)), Unknown, Reason.STRANGE_ANSWER),
    Fault(
        "zipped page",
        does.answering(reply(200, b"\x1f\x8b", "text/html", Content_Encoding="gzip")),
        Unknown,
        Reason.STRANGE_ANSWER,
    ),
]


@pytest.mark.parametrize("road", Road)
@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_every_fault_has_its_outcome_and_one_post(roads: Roads, fault: Fault, road: Road) -> None:
    began = time.monotonic()
    with roads.to(fault.behaviour, road, deadline=fault.deadline) as site:
        outcome = site.invite()
        took = time.monotonic() - began
        assert isinstance(outcome, fault.outcome), outcome
        assert outcome.reason is fault.reason, outcome
        if isinstance(outcome, Sent):
            assert outcome.answer.link == fault.link
        assert len(site.server.ledger.requests) == fault.posts
    assert took < fault.deadline + PROMPT


STATUSES: list[tuple[int, type[Outcome], Reason]] = [
    *((status, Rejected, Reason.REFUSED) for status in (400, 404, 405, 409, 413, 415, 422)),
    (401, Rejected, Reason.BAD_KEY),
    (403, Rejected, Reason.BAD_KEY),
    (429, Requeue, Reason.RATE_LIMITED),
    *((status, Rejected, Reason.MOVED) for status in (301, 302, 303, 307, 308)),
    *(
        (status, Unknown, Reason.SERVER_TROUBLE)
        for status in (300, 304, 402, 406, 407, 408, 410, 425, 500, 501, 502, 503, 504, 599)
    ),
]


@pytest.mark.parametrize("road", Road)
@pytest.mark.parametrize(("status", "kind", "reason"), STATUSES, ids=str)
def test_every_status_has_its_outcome(
    roads: Roads, status: int, kind: type[Outcome], reason: Reason, road: Road
) -> None:
    said = b'{"message": "As it is."}' if status != 304 else b""
    with roads.to(does.answering(reply(status, said)), road) as site:
        outcome = site.invite()
        assert isinstance(outcome, kind)
        assert not isinstance(outcome, Sent)
        assert (outcome.reason, outcome.http_status) == (reason, status)
        assert outcome.words == ("As it is." if said else "")
        assert pauses(outcome) is (reason is not Reason.REFUSED)
        assert len(site.server.ledger.requests) == 1


@pytest.mark.parametrize("road", Road)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_and_the_key_goes_nowhere(
    roads: Roads, status: int, road: Road
) -> None:
    with roads.to(does.answering(reply()), road) as elsewhere:
        there = f"https://elsewhere.test:{elsewhere.server.port}/take?it=1"
        moved = reply(status, b"", None, Location=there)
        with roads.to(does.answering(moved), road) as site:
            outcome = site.invite()
        assert outcome == Rejected(Reason.MOVED, status, there)
        assert elsewhere.server.connections == 0


@pytest.mark.parametrize("road", Road)
@pytest.mark.parametrize(
    "said", ['{"message": "Sorry.", "error": "limit_exceed"}', '"Invites Exhausted."']
)
def test_an_account_without_invites_is_not_a_bad_key(roads: Roads, said: str, road: Road) -> None:
    with roads.to(does.answering(reply(403, said.encode())), road) as site:
        outcome = site.invite()
    assert isinstance(outcome, Rejected)
    assert outcome.reason is Reason.EXHAUSTED


@pytest.mark.parametrize("road", Road)
def test_a_busy_server_that_names_a_time_is_asked_again_then(roads: Roads, road: Road) -> None:
    with roads.to(does.answering(reply(503, b"", Retry_After="7")), road) as site:
        assert site.invite() == Requeue(Reason.BUSY, 503, wait=7.0)
