"""The server's words are kept as plain text, short, whatever they come in."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.xobin.words import server_words

JSON, HTML, TEXT = "application/json", "text/html; charset=utf-8", "text/plain"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            b'{"message": "Invites Exhausted. Please contact support."}',
            "Invites Exhausted. Please contact support.",
        ),
        (b'{"message": "Sorry.", "error": "limit_exceed"}', "Sorry."),
        (b'{"error": "ValidationError"}', "ValidationError"),
        (b'{"message": "", "error": {"code": 4, "message": "Deep"}}', "Deep"),
        (b'{"detail": [{"loc": ["x"], "msg": "One."}, {"msg": "Two."}]}', "One.; Two."),
        (b'{"detail": "Not found."}', "Not found."),
        (b'{"message": null, "detail": 7}', '{"message": null, "detail": 7}'),
        (b'{"errors": {"interview_id": ["no such"]}}', '{"errors": {"interview_id": ["no such"]}}'),
        (b'"Just text"', "Just text"),
        (b"{}", ""),
        (b"null", ""),
        (b"", ""),
        (b"{oops", "{oops"),
        ('\ufeff{"message": "Grüße 王"}'.encode(), "Grüße 王"),
    ],
)
def test_json_says_it_in_one_of_its_fields(body: bytes, words: str) -> None:
    assert server_words(body, JSON) == words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<html><title>\n Gate &amp; Way </title><body>x</body></html>", "Gate & Way"),
        (b"<h1>502</h1><p>Bad &lt;gateway&gt;</p>", "502 Bad <gateway>"),
        (b"<style>p{}</style><script>alert(1)</script><p>Sign in</p>", "Sign in"),
        (b"<title></title><p>Sign in</p>", "Sign in"),
        (b"<title>never ends", "never ends"),
        (b"<<<<", "<<<<"),
    ],
)
def test_a_page_says_it_in_its_title_or_its_text(body: bytes, words: str) -> None:
    assert server_words(body, HTML) == words
    assert server_words(body, TEXT) == words


@pytest.mark.parametrize(
    ("body", "content_type", "words"),
    [
        (b"  No.\r\n\tNever. ", TEXT, "No. Never."),
        ("Grüße".encode("latin-1"), "text/plain; charset=ISO-8859-1", "Grüße"),
        (b"Gr\xfc\xdfe", TEXT, "Gr\ufffd\ufffde"),
        (b"No", "text/plain; charset=klingon", "No"),
        (b"4e6f", "text/plain; charset=hex", "4e6f"),
        ("\u202eevil\u2066\x1b[31m\x00 text".encode(), TEXT, "evil[31m text"),
    ],
)
def test_text_is_taken_without_its_commands(body: bytes, content_type: str, words: str) -> None:
    assert server_words(body, content_type) == words


def test_words_are_cut_at_500_characters() -> None:
    assert len(server_words(b"w" * 5000, TEXT)) == 500
    assert len(server_words(json.dumps({"message": "w " * 5000}).encode(), JSON)) <= 500


@pytest.mark.parametrize(
    "body",
    [
        b"<title" * 170_000,
        b"<script" * 150_000,
        b"<" * 1_000_000,
        b"[" * 1_000_000,
        b" " * 1_000_000,
    ],
)
def test_a_hostile_answer_takes_no_time(body: bytes) -> None:
    began = time.process_time()
    server_words(body, HTML)
    server_words(body, JSON)
    assert time.process_time() - began < 1


@given(st.binary(), st.sampled_from([JSON, HTML, TEXT, "text/plain; charset=utf-7", ""]))
def test_no_answer_is_a_surprise(body: bytes, content_type: str) -> None:
    words = server_words(body, content_type)
    assert len(words.encode()) <= 2000
    assert "\n" not in words
