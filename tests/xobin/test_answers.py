"""Answers are read whatever shape they are in: the invite was made all the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.outcome import Answer
from desktop_invite.xobin.answer import read_body
from tests.xobin.wire.behaviours import ANSWER, BODY, LINK


def _answer(**changes: Any) -> Answer:  # noqa: ANN401 - whatever a server may send
    return read_body(json.dumps(ANSWER | changes).encode()).answer


def test_every_field_is_kept() -> None:
    assert _answer() == Answer(
        name="Zoë Brontë-Ng 王",
        email="zoe@example.com",
        interview_name="Sales screening",
        interview_id=305,
        response_id=80001,
        link=LINK,
        status="Pending",
    )


def test_their_own_spelling_and_the_right_one_are_read() -> None:
    assert read_body(b'{"interview_reponse_id": 7}').answer.response_id == 7
    assert read_body(b'{"interview_response_id": 8}').answer.response_id == 8
    both = b'{"interview_response_id": "8", "interview_reponse_id": null}'
    assert read_body(both).answer.response_id == 8


@pytest.mark.parametrize(
    ("given_as", "number"),
    [(305, 305), ("305", 305), (" 305 ", 305), (305.0, 305), (0, 0)],
)
def test_a_number_may_come_as_text(given_as: object, number: int) -> None:
    assert _answer(interview_id=given_as).interview_id == number


@pytest.mark.parametrize(
    "given_as", [None, True, "", "12a", "٣", -1, 1.5, 1e300, 2**63, "9" * 19, [305], {"id": 305}]
)
def test_a_number_that_makes_no_sense_is_left_out(given_as: object) -> None:
    assert _answer(interview_id=given_as).interview_id is None


@pytest.mark.parametrize("given_as", [None, 7, [], {}, "", " \u200b "])
def test_a_text_that_is_none_is_left_out(given_as: object) -> None:
    answer = _answer(name=given_as, status=given_as, invite_link=given_as)
    assert (answer.name, answer.status, answer.link) == (None, None, None)


def test_texts_are_plain_and_short() -> None:
    answer = _answer(name="A\u202eB\x1b[1m\nC\ud800", status="x" * 9999)
    assert answer.name == "AB[1m C"
    assert len(answer.status or "") == 500


@pytest.mark.parametrize(
    "link",
    [
        "https://app.xobin.com/i/8f3c?a=b&c=d#e",
        "http://127.0.0.1:8000/i/1",
        "HTTPS://app.xobin.com/",
        "  https://app.xobin.com/i/1\n",
        "https://xobin.example/ü/王",
    ],
)
def test_a_web_address_is_a_link(link: str) -> None:
    assert _answer(invite_link=link).link == link.strip()


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "app.xobin.com/i/8f3c",
        "https://",
        "https:///path",
        "ftp://x.com/a",
        "https://x.com/a b",
        "https://x.com/\u202egpj",
        "https://x.com/\x00",
        "https://[::1",
        "https://x.com/<script>",
        "https://x.com/" + "a" * 3000,
    ],
)
def test_anything_else_is_no_link(link: str) -> None:
    assert _answer(invite_link=link).link is None


@pytest.mark.parametrize("body", [b"[1]", b"[]", b"null", b"7", b'"said"', b"true"])
def test_json_of_another_kind_says_nothing(body: bytes) -> None:
    read = read_body(body)
    assert (read.answer, read.is_whole) == (Answer(), True)
    assert read.is_structure is body.startswith(b"[")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_json_in_another_encoding_of_unicode_is_read(encoding: str) -> None:
    assert read_body(json.dumps(ANSWER).encode(encoding)).answer == _answer()


@pytest.mark.parametrize("cut", range(len(BODY)))
def test_a_cut_body_gives_what_came_whole_and_nothing_else(cut: int) -> None:
    read = read_body(BODY[:cut])
    assert not read.is_whole
    came = {
        name
        for name, value in ANSWER.items()
        if f'"{name}": {json.dumps(value)},'.encode() in BODY[:cut]
    }
    assert set(read.fields) == came
    assert all(read.fields[name] == ANSWER[name] for name in came)


@pytest.mark.parametrize(
    "body", [b"[" * 500_000, b'{"a":' * 100_000, b"9" * 100_000, b"\xff\xfe\x00"]
)
def test_a_hostile_body_is_only_unreadable(body: bytes) -> None:
    assert read_body(body).answer == Answer()


@given(
    st.binary()
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*ANSWER, "x"]), inner),
    ).map(lambda value: json.dumps(value).encode())
)
def test_no_body_is_a_surprise(body: bytes) -> None:
    answer = read_body(body).answer
    for text in (answer.name, answer.status, answer.link):
        assert text is None or text.encode()
