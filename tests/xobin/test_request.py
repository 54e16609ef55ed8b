"""What leaves the computer: the contract's request, letter for letter, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop_invite import __version__
from desktop_invite.invites.outcome import Answer, Reason, Rejected, Requeue, Sent, Unknown
from desktop_invite.xobin.address import BaseUrl
from desktop_invite.xobin.contract import FormatField
from tests.xobin.wire import behaviours as does
from tests.xobin.wire.behaviours import LINK, reply
from tests.xobin.wire.roads import GETLINK, HOST, KEY, SENDLINK, Road

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Draft
    from tests.xobin.wire.roads import Roads
    from tests.xobin.wire.server import Visit

_FORWARDED_TOO = {"host", "content-length"}
_OURS = {"apikey", "content-type", "accept", "accept-encoding", "user-agent"}


@pytest.mark.parametrize("road", Road)
def test_the_request_is_the_contracts(roads: Roads, road: Road) -> None:
    with roads.to(does.answering(reply()), road) as site:
        site.invite()
        (request,) = site.server.ledger.requests
        assert (request.method, request.target) == ("POST", "/api/v2/automated-interviews/invite")
        assert request.header("apiKey") == KEY
        assert request.header("Content-Type") == "application/json"
        assert request.header("User-Agent") == f"DesktopInvite/{__version__}"
        assert request.header("Accept-Encoding") == "identity"
        assert request.header("Host") == f"{HOST}:{site.server.port}"
        assert {name.lower() for name, _ in request.headers} == _OURS | _FORWARDED_TOO


@pytest.mark.parametrize("draft", [GETLINK, SENDLINK], ids=lambda draft: draft.delivery.value)
def test_the_body_says_who_letter_for_letter(roads: Roads, draft: Draft) -> None:
    with roads.to(does.answering(reply())) as site:
        site.invite(draft)
        (request,) = site.server.ledger.requests
    assert json.loads(request.body) == {
        "candidate_name": "Zoë Brontë-Ng 王",
        "candidate_email": "zoe@example.com",
        "interview_id": 305,
        "invite_format": draft.delivery.value,
    }
    assert "Zoë Brontë-Ng 王".encode() in request.body


@pytest.mark.parametrize("road", Road)
def test_the_answer_comes_back_whole(roads: Roads, road: Road) -> None:
    with roads.to(does.answering(reply(201)), road) as site:
        assert site.invite() == Sent(
            Answer(
                "Zoë Brontë-Ng 王",
                "zoe@example.com",
                "Sales screening",
                305,
                80001,
                LINK,
                "Pending",
            ),
            http_status=201,
        )


def test_cookies_are_not_kept(roads: Roads) -> None:
    with roads.to(does.answering(reply(200, Set_Cookie="who=you; Path=/"))) as site:
        site.invite()
        site.invite()
        assert [one.header("Cookie") for one in site.server.ledger.requests] == [None, None]


@pytest.mark.parametrize(
    "key", ["two\nlines", "a\r\nX-Other: b", "ключ-ключ-ключ", " blank before", "nul\0nul", "tab\t"]
)
def test_a_key_that_no_header_can_carry_goes_nowhere(roads: Roads, key: str) -> None:
    with roads.to(does.answering(reply())) as site:
        outcome = site.invite(key=key)
        assert isinstance(outcome, Requeue)
        assert outcome.reason is Reason.BAD_KEY
        assert key.strip() not in outcome.words
        assert site.server.connections == 0


def test_without_a_key_nothing_goes_out(roads: Roads) -> None:
    with roads.to(does.answering(reply())) as site:
        assert site.invite(key="") == Requeue(Reason.NO_KEY)
        assert site.server.connections == 0


@pytest.mark.parametrize(
    "answer",
    [
        reply(401, b'{"message": "No such key: %s."}' % KEY.encode()),
        reply(500, KEY.encode() * 200, "text/plain"),
        reply(302, b"", None, Location=f"https://elsewhere.test/?key={KEY}"),
        reply(200, b"<title>%s</title>" % KEY.encode(), "text/html"),
        reply(200, b'{"name": "%s", "invite_link": "not %s"}' % (KEY.encode(), KEY.encode())),
    ],
)
def test_a_key_that_the_server_repeats_is_not_kept(roads: Roads, answer: bytes) -> None:
    with roads.to(does.answering(answer)) as site:
        outcome = site.invite()
        assert isinstance(outcome, Rejected | Unknown | Sent)
        assert KEY not in repr(outcome)
        assert "[key]" in repr(outcome)


_MISSING_TYPE = reply(422, b'{"errors": {"invite_type": ["Missing data for required field."]}}')


@pytest.mark.parametrize("status", [400, 422])
def test_a_server_that_wants_invite_type_is_asked_once_more_and_remembered(
    roads: Roads, status: int
) -> None:
    learned: list[FormatField] = []
    refused = reply(status, b'{"message": "Invite_Type is required"}')
    with roads.to(does.answering(refused, reply()), on_format_field=learned.append) as site:
        assert isinstance(site.client.invite(GETLINK, KEY), Sent)
        assert isinstance(site.invite(), Sent)
        bodies = [json.loads(one.body) for one in site.server.ledger.requests]
    assert ["invite_format" in body for body in bodies] == [True, False, False]
    assert [body.get("invite_type") for body in bodies] == [None, "getlink", "getlink"]
    assert learned == [FormatField.INVITE_TYPE]


def test_the_second_request_is_the_last_one(roads: Roads) -> None:
    learned: list[FormatField] = []
    with roads.to(does.answering(_MISSING_TYPE), on_format_field=learned.append) as site:
        outcome = site.client.invite(GETLINK, KEY)
        assert isinstance(outcome, Rejected)
        assert outcome.reason is Reason.REFUSED
        assert len(site.server.ledger.requests) == 2
    assert learned == []


@pytest.mark.parametrize("status", [200, 401, 403, 404, 409, 429, 500, 503])
def test_no_other_answer_permits_a_second_request(roads: Roads, status: int) -> None:
    said = b'{"message": "invite_type is required"}'
    with roads.to(does.answering(reply(status, said))) as site:
        site.invite()
        assert len(site.server.ledger.requests) == 1


def test_a_second_answer_that_is_lost_is_not_sure(roads: Roads) -> None:
    def once(visit: Visit) -> None:
        visit.request()
        visit.send(_MISSING_TYPE)
        visit.request()

    with roads.to(once) as site:
        outcome = site.client.invite(GETLINK, KEY)
        assert isinstance(outcome, Unknown)
        assert len(site.server.ledger.requests) == 2


def test_a_name_that_was_learned_is_used_from_the_start_and_can_be_unlearned(roads: Roads) -> None:
    learned: list[FormatField] = []
    refused = reply(400, b'{"message": "invite_format is required"}')
    with roads.to(
        does.answering(refused, reply()),
        format_field=FormatField.INVITE_TYPE,
        on_format_field=learned.append,
    ) as site:
        assert isinstance(site.invite(), Rejected)
        assert isinstance(site.invite(), Sent)
        bodies = [json.loads(one.body) for one in site.server.ledger.requests]
    assert ["invite_type" in body for body in bodies] == [True, False]
    assert learned == [FormatField.INVITE_FORMAT]


def test_a_listener_that_fails_does_not_change_what_was_made(
    roads: Roads, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(_: FormatField) -> None:
        raise RuntimeError

    with roads.to(does.answering(_MISSING_TYPE, reply()), on_format_field=failing) as site:
        assert isinstance(site.client.invite(GETLINK, KEY), Sent)
    assert "listener" in caplog.text


def test_a_base_url_with_a_path_of_its_own_is_kept(roads: Roads) -> None:
    with roads.to(does.answering(reply())) as site:
        client = roads.client(BaseUrl(f"http://127.0.0.1:{site.server.port}/my%20api"))
        client.invite(GETLINK, KEY)
        client.close()
        assert site.server.ledger.requests[0].target == "/my%20api/automated-interviews/invite"
