"""A draft has the whole message in it, or it is said where the message is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from PySide6.QtCore import QUrl

from desktop_invite.invites.invite import Candidate, Interview
from desktop_invite.invites.messages import InterviewMessage
from desktop_invite.invites.sharing import LONGEST_ADDRESS, mailto_address
from desktop_invite.invites.templates import MessageTemplate
from desktop_invite.ui.sharing.menu import ShareAction
from tests.ui.form.outbox import LINK, made
from tests.ui.sharing.conftest import copied

if TYPE_CHECKING:
    from tests.ui.sharing.conftest import Sharer

ZOE = Candidate("Zoë Brontë-Ng 王", "zoe+jobs@example.com")
SHORT = MessageTemplate("Short", "Hi {first name} & co: {link}", "For {name} #1")
LONG = MessageTemplate("Long", "नमस्ते {first name} " * 40 + "{link}", "Interview")


def fields_of(address: str) -> dict[str, str]:
    """Return what a program reads out of a draft's address."""
    query = parse_qs(urlsplit(address).query, strict_parsing=True)
    return {name: values[0] for name, values in query.items()}


def test_a_mail_draft_has_the_candidate_the_subject_and_the_message(sharer: Sharer) -> None:
    sharer.remembered.change(templates=(SHORT,))
    sharer.share.do(ShareAction.EMAIL, made(candidate=ZOE))
    (address,) = sharer.opener.opened
    assert unquote(urlsplit(address).path) == "zoe+jobs@example.com"
    assert fields_of(address) == {
        "subject": "For Zoë Brontë-Ng 王 #1",
        "body": f"Hi Zoë & co: {LINK}",
    }
    assert sharer.said == []
    assert copied() == "of somebody else"


def test_the_apps_own_message_is_drafted_as_it_comes(sharer: Sharer) -> None:
    sharer.share.do(ShareAction.EMAIL, made())
    assert fields_of(sharer.opener.opened[0])["subject"] == "Your online interview"
    assert LINK in fields_of(sharer.opener.opened[0])["body"]


def test_an_interview_gets_its_own_message(sharer: Sharer) -> None:
    sharer.remembered.change(
        templates=(SHORT, MessageTemplate("Sales", "Sales: {link}", "Sales")),
        interview_templates=(InterviewMessage(305, "Sales"),),
    )
    sharer.share.do(ShareAction.EMAIL, made())
    sharer.share.do(ShareAction.EMAIL, made(interview=Interview(412, "Support")))
    subjects = [fields_of(address)["subject"] for address in sharer.opener.opened]
    assert subjects == ["Sales", "For Asha Rao #1"]


def test_a_message_that_would_be_cut_off_is_copied_and_the_draft_is_empty(sharer: Sharer) -> None:
    sharer.remembered.change(templates=(LONG,))
    sharer.share.do(ShareAction.EMAIL, made())
    (address,) = sharer.opener.opened
    assert len(address) <= LONGEST_ADDRESS
    assert address == mailto_address("Interview", "", "asha@example.com")
    assert copied().startswith("नमस्ते Asha")
    assert copied().endswith(LINK)
    (sentence,) = sharer.said
    assert sentence.startswith("Your message is too long to be handed to a mail program. It is ")


@pytest.mark.parametrize("action", [ShareAction.EMAIL, ShareAction.WHATSAPP])
def test_a_missing_value_stops_the_draft_and_is_named(sharer: Sharer, action: ShareAction) -> None:
    sharer.remembered.change(templates=(MessageTemplate("Mine", "{interview}: {link}"),))
    sharer.share.do(action, made(interview=Interview(305)))
    assert sharer.opener.opened == []
    assert sharer.said == [
        "No draft was opened: your message uses the interview's name, which isn't known yet."
    ]


def test_a_subject_that_lacks_a_value_stops_the_mail_but_no_other_draft(sharer: Sharer) -> None:
    sharer.remembered.change(templates=(MessageTemplate("Mine", "{link}", "{interview}"),))
    sharer.share.do(ShareAction.EMAIL, made(interview=Interview(305)))
    assert sharer.opener.opened == []
    assert len(sharer.said) == 1
    sharer.share.do(ShareAction.WHATSAPP, made(interview=Interview(305)))
    assert len(sharer.opener.opened) == 1


def test_where_nothing_opens_mails_it_is_said(sharer: Sharer) -> None:
    sharer.opener.works = False
    sharer.share.do(ShareAction.EMAIL, made())
    assert sharer.said == ["No mail program could be opened here. Copy message works everywhere."]
    sharer.remembered.change(templates=(LONG,))
    sharer.share.do(ShareAction.EMAIL, made())
    assert sharer.said[1] == (
        "No mail program could be opened here. Your message is copied, to paste it."
    )
    assert copied().endswith(LINK)


def test_whatsapp_gets_the_message(sharer: Sharer) -> None:
    sharer.remembered.change(templates=(SHORT,))
    sharer.share.do(ShareAction.WHATSAPP, made(candidate=ZOE))
    (address,) = sharer.opener.opened
    assert address.startswith("https://wa.me/?")
    assert fields_of(address) == {"text": f"Hi Zoë & co: {LINK}"}


def test_a_message_that_is_too_long_for_whatsapp_is_copied(sharer: Sharer) -> None:
    sharer.remembered.change(templates=(LONG,))
    sharer.share.do(ShareAction.WHATSAPP, made())
    assert sharer.opener.opened == []
    assert copied().endswith(LINK)
    assert sharer.said == [
        "Your message is too long to be handed to WhatsApp. It is copied: paste it there."
    ]


def test_in_practice_mode_no_message_leaves_this_computer(practising: Sharer) -> None:
    practising.share.do(ShareAction.WHATSAPP, made(link="http://127.0.0.1:4000/i/1"))
    assert practising.opener.opened == []
    assert copied().find("http://127.0.0.1:4000/i/1") > 0
    assert "nothing leaves this computer" in practising.said[0]


@pytest.mark.parametrize("action", list(ShareAction))
def test_without_a_link_there_is_nothing_to_share(sharer: Sharer, action: ShareAction) -> None:
    sharer.share.do(action, made(link=None))
    assert sharer.opener.opened == []
    assert sharer.said == ["This invite has no link to share."]


@pytest.mark.parametrize(
    "text", ["Hi & bye\r\n100 %, 2 + 2 = 4; #1 ? {x}", "आपका 王 تجربة 🎉", "%41%0A"]
)
def test_qt_hands_a_draft_on_as_it_was_made(text: str) -> None:
    address = mailto_address(text, text, "a+b@example.com")
    handed_on = QUrl(address, QUrl.ParsingMode.StrictMode).toEncoded().data()
    assert isinstance(handed_on, bytes)
    assert fields_of(handed_on.decode()) == fields_of(address)
