"""The rules that need no network to be tried."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview
from desktop_invite.invites.outcome import Answer, Reason, Rejected, Requeue, Sent, Unknown
from desktop_invite.xobin.exchange import Exchange, Reply
from desktop_invite.xobin.phases import End, Phase
from desktop_invite.xobin.retry_after import LONGEST_WAIT, SHORTEST_WAIT
from desktop_invite.xobin.verdict import LARGEST_BODY, WAIT_WHEN_NOT_SAID, outcome_of
from tests.xobin.wire.behaviours import ANSWER, BODY, LINK

NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
JSON = {"content-type": "application/json"}


def _draft(delivery: Delivery = Delivery.GETLINK) -> Draft:
    return Draft(Candidate("Zoë Brontë-Ng 王", "zoe@example.com"), Interview(305), delivery)


def _judged(reply: Reply, delivery: Delivery = Delivery.GETLINK) -> object:
    return outcome_of(Exchange(Phase.SENT, reply), _draft(delivery), NOW)


REFUSED = {400, 404, 405, 409, 413, 415, 422}
ABOUT_THE_KEY = {401, 403}
MOVED = {301, 302, 303, 307, 308}


@pytest.mark.parametrize("status", range(200, 600))
def test_every_status_has_its_outcome_and_only_these_refuse(status: int) -> None:
    """The table of the promises, written down once more."""
    outcome = _judged(Reply(status, {"content-type": "text/html"}, b"<title>So it is</title>"))
    expected: object = Unknown(Reason.SERVER_TROUBLE, status, "So it is")
    if status < 300:
        expected = Unknown(Reason.STRANGE_ANSWER, status, "So it is")
    elif status in REFUSED:
        expected = Rejected(Reason.REFUSED, status, "So it is")
    elif status in ABOUT_THE_KEY:
        expected = Rejected(Reason.BAD_KEY, status, "So it is")
    elif status in MOVED:
        expected = Rejected(Reason.MOVED, status, "So it is")
    elif status == 429:
        expected = Requeue(Reason.RATE_LIMITED, status, "So it is", WAIT_WHEN_NOT_SAID)
    assert outcome == expected


def test_a_403_that_names_the_limit_is_about_the_invites_and_not_the_key() -> None:
    for body in (b'{"error": "limit_exceed"}', b'{"message": "Invites Exhausted. Please call."}'):
        outcome = _judged(Reply(403, JSON, body))
        assert isinstance(outcome, Rejected)
        assert outcome.reason is Reason.EXHAUSTED


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("asked", "wait"),
    [
        ("7", 7),
        (" 7 ", 7),
        ("1.5", 1.5),
        ("0", SHORTEST_WAIT),
        ("86400", LONGEST_WAIT),
        ("9" * 18, LONGEST_WAIT),
        ("Sun, 01 Mar 2026 12:00:45 GMT", 45),
        ("Sunday, 01-Mar-26 12:00:45 GMT", 45),
        ("Sun Mar  1 12:00:45 2026", 45),
        ("Sun, 01 Mar 2026 13:00:45 +0100", 45),
        ("Sun, 01 Mar 2020 12:00:00 GMT", SHORTEST_WAIT),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_WAIT),
    ],
)
def test_a_server_is_asked_again_when_it_says(status: int, asked: str, wait: float) -> None:
    outcome = _judged(Reply(status, {"retry-after": asked}))
    assert isinstance(outcome, Requeue)
    assert outcome.wait == wait


@pytest.mark.parametrize(
    "asked", ["", "-5", "soon", "1e9", "٧", "nan", "9" * 400, "Sun, 99 Mar 2026 12:00:00 GMT"]
)
def test_a_time_that_makes_no_sense_is_none(asked: str) -> None:
    busy = _judged(Reply(429, {"retry-after": asked}))
    assert busy == Requeue(Reason.RATE_LIMITED, 429, wait=WAIT_WHEN_NOT_SAID)
    down = _judged(Reply(503, {"retry-after": asked}))
    assert down == Unknown(Reason.SERVER_TROUBLE, 503)


def test_a_date_is_counted_from_the_servers_own_clock() -> None:
    headers = {
        "retry-after": "Mon, 02 Mar 2026 08:00:10 GMT",
        "date": "Mon, 02 Mar 2026 08:00:00 GMT",
    }
    outcome = _judged(Reply(429, headers))
    assert isinstance(outcome, Requeue)
    assert outcome.wait == 10


@pytest.mark.parametrize("delivery", Delivery)
def test_a_missing_link_matters_only_where_one_was_asked_for(delivery: Delivery) -> None:
    outcome = _judged(Reply(200, JSON, b'{"status": "Pending"}'), delivery)
    reason = Reason.NO_LINK if delivery is Delivery.GETLINK else None
    assert outcome == Sent(Answer(status="Pending"), 200, reason)


def _naming(name: object, email: object) -> object:
    return _judged(Reply(200, JSON, json.dumps(ANSWER | {"name": name, "email": email}).encode()))


def test_an_answer_that_names_somebody_else_gives_them_no_link_and_no_certainty() -> None:
    assert _naming("Asha Rao", "asha@example.com") == Unknown(Reason.ANOTHERS_ANSWER, 200)
    cut = json.dumps(ANSWER | {"name": "Asha Rao", "email": "asha@example.com"}).encode()[:-5]
    assert _judged(Reply(200, JSON, cut)) == Unknown(Reason.ANOTHERS_ANSWER, 200)


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("zoe bronte-ng 王", "zoe+1@example.org"),
        ("Z. Brontë-Ng", "ZOE@Example.com"),
        (None, "zoe@example.org"),
        ("Z. Brontë-Ng", None),
        (7, "zoe@example.org"),
    ],
)
def test_a_person_may_come_back_in_another_form(name: object, email: object) -> None:
    outcome = _naming(name, email)
    assert isinstance(outcome, Sent)
    assert outcome.answer.link == LINK


def test_what_stood_where_the_link_should_be_is_kept_as_words() -> None:
    outcome = _judged(Reply(200, JSON, b'{"invite_link": "app.xobin.com/i/8f3c"}'))
    assert outcome == Sent(Answer(), 200, Reason.NO_LINK, "app.xobin.com/i/8f3c")


@pytest.mark.parametrize("delivery", Delivery)
def test_what_is_said_instead_of_an_answer_is_kept_as_words(delivery: Delivery) -> None:
    body = b'{"message": "Invites Exhausted.", "error": "limit_exceed"}'
    outcome = _judged(Reply(200, JSON, body), delivery)
    assert isinstance(outcome, Sent)
    assert outcome.words == "Invites Exhausted."


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "APPLICATION/JSON; charset=utf-8", "application/hal+json", "text/json"],
)
def test_what_says_it_is_json_was_made(content_type: str) -> None:
    outcome = _judged(Reply(200, {"content-type": content_type}, b"<html>"))
    assert outcome == Sent(Answer(), 200, Reason.ANSWER_CUT)


@pytest.mark.parametrize("content_type", ["text/html", "", "application/jsonp", "json"])
@pytest.mark.parametrize("status", [200, 201, 202, 299])
def test_what_is_json_was_made_whatever_it_says(content_type: str, status: int) -> None:
    outcome = _judged(Reply(status, {"content-type": content_type}, BODY))
    assert isinstance(outcome, Sent)
    assert (outcome.answer.link, outcome.reason) == (LINK, None)


@pytest.mark.parametrize("body", [b"ok", b'"ok"', b"1", b"<html>", b"", BODY[:-1]])
def test_what_neither_is_nor_says_json_is_strange(body: bytes) -> None:
    outcome = _judged(Reply(200, {"content-type": "text/plain"}, body))
    assert isinstance(outcome, Unknown)
    assert outcome.reason is Reason.STRANGE_ANSWER


def test_a_body_that_was_too_large_is_not_read() -> None:
    large = b'{"name": "' + b"x" * LARGEST_BODY + b'"}'
    assert _judged(Reply(200, JSON, large)) == Sent(Answer(), 200, Reason.ANSWER_CUT)


def test_a_compressed_body_that_nobody_asked_for_is_not_unpacked() -> None:
    outcome = _judged(Reply(200, JSON | {"content-encoding": "br"}, BODY))
    assert outcome == Sent(Answer(), 200, Reason.ANSWER_CUT)
    plain = _judged(Reply(200, JSON | {"content-encoding": "Identity"}, BODY))
    assert isinstance(plain, Sent)
    assert plain.answer.link == LINK


def test_a_redirect_says_where_to() -> None:
    outcome = _judged(Reply(302, {"location": "https://login.example.com/\u202e"}))
    assert outcome == Rejected(Reason.MOVED, 302, "https://login.example.com/")


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("ended_by", [None, *End])
@pytest.mark.parametrize("by_proxy", [False, True])
def test_without_a_status_the_first_byte_decides(
    phase: Phase, ended_by: End | None, *, by_proxy: bool
) -> None:
    exchange = Exchange(phase, None, ended_by, by_proxy, "what IT may read")
    outcome = outcome_of(exchange, _draft(), NOW)
    assert isinstance(outcome, Unknown if phase >= Phase.SENDING else Requeue)
    assert outcome.words == "what IT may read"


@pytest.mark.parametrize("phase", Phase)
def test_a_status_decides_whatever_ended_the_rest(phase: Phase) -> None:
    exchange = Exchange(phase, Reply(422, {}, is_whole=False), End.DEADLINE, fault="cut")
    assert outcome_of(exchange, _draft(), NOW) == Rejected(Reason.REFUSED, 422)
