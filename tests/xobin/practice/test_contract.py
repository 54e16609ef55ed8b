"""The practice server is held to the contract, word for word."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Delivery
from desktop_invite.xobin.practice import PRACTICE_INTERVIEWS, PRACTICE_KEY
from tests.xobin.practice.conftest import INVITE, good_fields, good_headers

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Interview
    from desktop_invite.xobin.practice import PracticeServer
    from tests.xobin.practice.conftest import Caller

_ANSWER_FIELDS = {
    "name": str,
    "email": str,
    "interview_name": str,
    "interview_reponse_id": int,
    "interview_id": int,
    "invite_link": str,
    "status": str,
}


@pytest.mark.parametrize("delivery", ["getlink", "sendlink"])
def test_an_invite_is_answered_with_every_field_of_the_contract(
    caller: Caller, delivery: str
) -> None:
    said = caller.invite(invite_format=delivery)
    assert said.status == 200
    assert {name: type(value) for name, value in said.fields.items()} == _ANSWER_FIELDS


def test_the_answer_repeats_the_candidate_letter_for_letter(caller: Caller) -> None:
    fields = caller.invite(
        candidate_name="Zoë Brontë-Ng 王", candidate_email="zoë@exämple.de"
    ).fields
    assert (fields["name"], fields["email"]) == ("Zoë Brontë-Ng 王", "zoë@exämple.de")


@pytest.mark.parametrize("interview", PRACTICE_INTERVIEWS, ids=lambda interview: interview.name)
def test_the_known_interviews_have_their_names(caller: Caller, interview: Interview) -> None:
    fields = caller.invite(interview_id=interview.number).fields
    assert fields["interview_name"] == interview.name


def test_any_other_number_is_an_interview_too_and_keeps_its_name(caller: Caller) -> None:
    first, second = (caller.invite(interview_id=10**12 + 7).fields for _ in range(2))
    assert first["interview_id"] == 10**12 + 7
    assert first["interview_name"] == second["interview_name"] != ""


def test_the_ledger_holds_what_was_made_in_order(caller: Caller, server: PracticeServer) -> None:
    link = caller.invite(candidate_email="a@x.test").fields["invite_link"]
    caller.invite(candidate_email="b@x.test", invite_format="sendlink")
    first, second = server.ledger()
    assert (first.email, first.delivery) == ("a@x.test", Delivery.GETLINK)
    assert (second.email, second.delivery) == ("b@x.test", Delivery.SENDLINK)
    assert str(link).endswith(f"/i/{first.token}")


def test_the_ledger_keeps_candidates_out_of_its_repr(
    caller: Caller, server: PracticeServer
) -> None:
    caller.invite(candidate_name="Canary", candidate_email="canary@x.test")
    assert "canary" not in repr(server.ledger()).lower()


def test_each_invite_has_a_link_of_its_own_that_nobody_guesses(caller: Caller) -> None:
    links = [str(caller.invite().fields["invite_link"]) for _ in range(3)]
    assert len(set(links)) == 3
    assert all(re.fullmatch(r"http://127\.0\.0\.1:\d+/i/[a-z2-7]{24}", link) for link in links)


@pytest.mark.parametrize(
    "key", [None, "", "wrong", PRACTICE_KEY + " x", "ключ".encode().decode("latin-1")]
)
def test_a_missing_or_wrong_key_is_refused(
    caller: Caller, server: PracticeServer, key: str | None
) -> None:
    headers = {"Content-Type": "application/json"} | ({} if key is None else {"apiKey": key})
    said = caller.ask("POST", INVITE, json.dumps(good_fields()).encode(), headers)
    assert (said.status, list(said.fields)) == (401, ["message"])
    assert server.ledger() == ()


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded"])
def test_a_body_of_another_type_is_refused(caller: Caller, kind: str) -> None:
    headers = good_headers() | {"Content-Type": kind}
    said = caller.ask("POST", INVITE, json.dumps(good_fields()).encode(), headers)
    assert (said.status, list(said.fields)) == (415, ["message"])


def test_json_may_name_its_charset(caller: Caller) -> None:
    headers = good_headers() | {"Content-Type": "Application/JSON; charset=utf-8"}
    assert caller.ask("POST", INVITE, json.dumps(good_fields()).encode(), headers).status == 200


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"])
def test_only_post_invites(caller: Caller, method: str) -> None:
    said = caller.ask(method, INVITE, json.dumps(good_fields()).encode(), good_headers())
    assert said.status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/",
        INVITE + "/",
        INVITE + "?x=1",
        "/automated-interviews/invite",
        "/api/v2/ai-interviews/invite",
    ],
)
def test_another_path_is_not_found(caller: Caller, path: str) -> None:
    said = caller.ask("POST", path, json.dumps(good_fields()).encode(), good_headers())
    assert (said.status, said.fields) == (404, {"message": "NotFound"})


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"text"', b"null", b"\xff\xfe{}", b"[" * 50_000, b'{"a":1,"a":2}'],
    ids=["nothing", "cut", "list", "text", "null", "not UTF-8", "deep", "twice the same field"],
)
def test_a_body_that_is_no_json_object_is_refused(caller: Caller, body: bytes) -> None:
    said = caller.invite(body)
    assert (said.status, list(said.fields)) == (400, ["message"])


@pytest.mark.parametrize("missing", sorted(good_fields()))
def test_every_field_must_be_there(caller: Caller, missing: str) -> None:
    fields = {name: value for name, value in good_fields().items() if name != missing}
    said = caller.invite(json.dumps(fields).encode())
    assert said.status == 422
    assert missing in str(said.fields["message"])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("candidate_name", None),
        ("candidate_name", "  "),
        ("candidate_name", 7),
        ("candidate_name", "\ud800"),
        ("candidate_email", "asha"),
        ("candidate_email", " asha@example.com"),
        ("candidate_email", ["asha@example.com"]),
        ("interview_id", "305"),
        ("interview_id", 305.0),
        ("interview_id", True),
        ("interview_id", 0),
        ("interview_id", None),
        ("invite_format", "GETLINK"),
        ("invite_format", None),
        ("invite_format", {}),
        ("custom_field_id", "7"),
    ],
)
def test_every_field_has_its_type(
    caller: Caller, server: PracticeServer, name: str, value: object
) -> None:
    assert caller.invite(**{name: value}).status == 422
    assert server.ledger() == ()


def test_the_field_is_called_invite_format(caller: Caller) -> None:
    fields = good_fields()
    fields["invite_type"] = fields.pop("invite_format")
    said = caller.invite(json.dumps(fields).encode())
    assert (said.status, said.fields["message"]) == (
        422,
        "ValidationError: invite_format is missing.",
    )


def test_too_large_a_body_is_refused(caller: Caller) -> None:
    said = caller.ask("POST", INVITE, b"", good_headers() | {"Content-Length": "70000"})
    assert said.status == 413


@pytest.mark.parametrize("length", ["-1", "x", "٣"])
def test_a_body_must_say_its_length(caller: Caller, length: str) -> None:
    encoded = length.encode().decode("latin-1")
    said = caller.ask("POST", INVITE, b"", good_headers() | {"Content-Length": encoded})
    assert said.status == 400


@pytest.mark.parametrize("host", ["xobin.example", "127.0.0.1.xobin.example:80", "", "127.0.0.1:x"])
def test_a_name_that_is_not_this_computer_is_refused(
    caller: Caller, server: PracticeServer, host: str
) -> None:
    said = caller.ask(
        "POST", INVITE, json.dumps(good_fields()).encode(), good_headers() | {"Host": host}
    )
    assert said.status == 421
    assert server.ledger() == ()


def test_localhost_is_this_computer(caller: Caller) -> None:
    host = {"Host": f"localhost:{caller.port}"}
    said = caller.ask("POST", INVITE, json.dumps(good_fields()).encode(), good_headers() | host)
    assert said.status == 200
