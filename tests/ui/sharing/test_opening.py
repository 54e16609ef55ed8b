"""A link opens only where it may lead, and only once it was asked about where nobody vouches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from desktop_invite.ui.sharing.menu import ShareAction
from desktop_invite.ui.sharing.open_question import OpenQuestion
from tests.ui.form.outbox import made
from tests.ui.sharing.conftest import API_HOST
from tests.ui.test_controls import check_every_control

if TYPE_CHECKING:
    from tests.ui.sharing.conftest import Sharer

ELSEWHERE = "https://jobs.example.com:8443/i/8f3c?a=1&b=%20"


def open_link(sharer: Sharer, link: str) -> None:
    """Choose *Open link*."""
    sharer.share.do(ShareAction.OPEN_LINK, made(link=link))


def question(sharer: Sharer) -> OpenQuestion:
    """Return the question that is asked."""
    asked = [each for each in sharer.window.findChildren(OpenQuestion) if each.isVisible()]
    assert len(asked) == 1
    return asked[0]


def answer(sharer: Sharer, name: str) -> None:
    """Press a button of the question."""
    button = question(sharer).findChild(QPushButton, name)
    assert button is not None
    button.click()


@pytest.mark.parametrize(
    "link", ["https://app.xobin.com/i/1", f"https://{API_HOST}:8443/i/1", "https://xobin.com/"]
)
def test_a_link_to_xobin_or_to_where_the_key_goes_opens_at_once(sharer: Sharer, link: str) -> None:
    open_link(sharer, link)
    assert sharer.opener.opened == [link]


def test_a_practice_link_opens_at_once_in_practice_mode_only(
    practising: Sharer, sharer: Sharer
) -> None:
    open_link(practising, "http://127.0.0.1:4000/i/1")
    assert practising.opener.opened == ["http://127.0.0.1:4000/i/1"]
    open_link(sharer, "http://127.0.0.1:4000/i/1")
    assert sharer.opener.opened == []


def test_a_link_to_anywhere_else_is_asked_about_first(sharer: Sharer) -> None:
    open_link(sharer, ELSEWHERE)
    assert sharer.opener.opened == []
    shown = question(sharer).findChild(QPlainTextEdit, "linkInQuestion")
    assert shown is not None
    assert shown.toPlainText() == ELSEWHERE
    answer(sharer, "openLinkAnyway")
    assert sharer.opener.opened == [ELSEWHERE]


def test_a_confirmed_site_is_not_asked_about_again_not_even_after_a_restart(
    sharer: Sharer,
) -> None:
    open_link(sharer, ELSEWHERE)
    answer(sharer, "openLinkAnyway")
    sharer.remembered.save_now()
    assert sharer.file.load().confirmed_sites == ("jobs.example.com:8443",)
    open_link(sharer, "https://jobs.example.com:8443/i/another")
    assert len(sharer.opener.opened) == 2
    open_link(sharer, "https://jobs.example.com/i/another")
    assert len(sharer.opener.opened) == 2
    question(sharer).reject()


def test_enter_and_escape_open_nothing_and_it_is_asked_again(sharer: Sharer) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        open_link(sharer, ELSEWHERE)
        QTest.keyClick(question(sharer), key)
        assert sharer.opener.opened == []
    assert sharer.now.confirmed_sites == ()


def test_only_the_last_question_stands(sharer: Sharer) -> None:
    open_link(sharer, ELSEWHERE)
    open_link(sharer, "https://other.example.com/")
    assert "other.example.com" in question(sharer).findChildren(QPlainTextEdit)[0].toPlainText()
    answer(sharer, "openLinkAnyway")
    assert sharer.opener.opened == ["https://other.example.com/"]


def test_nothing_is_asked_about_somebody_who_is_forgotten(sharer: Sharer) -> None:
    open_link(sharer, ELSEWHERE)
    asked = question(sharer)
    sharer.share.drop({1})
    assert not asked.isVisible()
    assert sharer.opener.opened == []


@pytest.mark.parametrize(
    "link", ["http://app.xobin.com/i/1", "file:///etc/passwd", "https://a@app.xobin.com/"]
)
def test_what_is_no_safe_web_address_is_never_opened(sharer: Sharer, link: str) -> None:
    open_link(sharer, link)
    assert sharer.opener.opened == []
    assert sharer.said == ["This link isn't a safe web address, so it isn't opened."]


def test_where_nothing_opens_links_it_is_said(sharer: Sharer) -> None:
    sharer.opener.works = False
    open_link(sharer, "https://app.xobin.com/i/1")
    assert sharer.said == ["No browser could be opened here. You can copy the link."]


def test_every_control_of_the_question_can_be_found_and_reached(sharer: Sharer) -> None:
    open_link(sharer, ELSEWHERE)
    check_every_control(question(sharer))
    question(sharer).reject()
