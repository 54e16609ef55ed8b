"""A practice link opens a page that is plainly practice, and safe."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tests.xobin.practice.conftest import PAGES

if TYPE_CHECKING:
    from tests.xobin.practice.conftest import Caller


class _Reader(HTMLParser):
    """Reads a page as a person does; knows which tags and outside addresses it has."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(attrs)

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] != "style":
            self.words.append(data)


def _read(page: str) -> tuple[str, _Reader]:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return " ".join("".join(reader.words).split()), reader


def test_a_link_opens_a_page_for_that_candidate(caller: Caller) -> None:
    said = caller.open(caller.invite(candidate_name="Zoë Ng 王").fields["invite_link"])
    words, _ = _read(said.text)
    assert (said.status, said.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "Hello Zoë, you are invited" in words
    assert "belongs to Zoë Ng 王" in words
    assert "Sales screening" in words
    assert "This is practice." in words


@pytest.mark.parametrize(
    ("delivery", "how"),
    [("getlink", "send it to Asha yourself"), ("sendlink", "e-mailed this link to Asha")],
)
def test_the_page_says_how_the_candidate_would_get_there(
    caller: Caller, delivery: str, how: str
) -> None:
    said = caller.open(caller.invite(invite_format=delivery).fields["invite_link"])
    assert how in said.text


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", '"><img/src=x>', "$how ${name} & co", "'a' \\1 %s"]
)
def test_a_name_is_text_and_never_html(caller: Caller, name: str) -> None:
    said = caller.open(caller.invite(candidate_name=name).fields["invite_link"])
    words, page = _read(said.text)
    assert f"belongs to {name}" in words
    assert not {"script", "img"} & set(page.tags)


def test_a_page_loads_nothing_from_anywhere(caller: Caller) -> None:
    said = caller.open(caller.invite().fields["invite_link"])
    assert said.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert not {"script", "link", "img", "iframe", "form"} & set(_read(said.text)[1].tags)
    assert "url(" not in said.text
    assert "@import" not in said.text


@pytest.mark.parametrize("page", [PAGES.invite, PAGES.missing], ids=["invite", "missing"])
def test_a_page_can_be_read_aloud(page: str) -> None:
    _, read = _read(page)
    assert read.attributes["lang"] == "en"
    assert read.tags.count("main") == read.tags.count("h1") == read.tags.count("title") == 1


@pytest.mark.parametrize(
    "path", ["/i/", "/i/aaaaaaaaaaaaaaaaaaaaaaaa", "/i/../../etc/passwd", "/i/%00"]
)
def test_a_link_that_was_never_made_says_so_kindly(caller: Caller, path: str) -> None:
    said = caller.ask("GET", path)
    assert said.status == 404
    assert "This practice link has ended" in said.text


def test_a_page_is_only_read(caller: Caller) -> None:
    said = caller.ask("POST", "/i/x", b"{}")
    assert (said.status, said.headers["Allow"]) == (405, "GET, HEAD")
