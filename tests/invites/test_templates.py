"""A message is whole, or says what it lacks; its rich form shows no more than its plain one."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.templates import (
    DEFAULT_TEMPLATE,
    FilledMessage,
    MessageTemplate,
    MissingValue,
    Placeholder,
    TemplateFault,
    TemplateProblem,
    fill,
    fill_subject,
    problems_of,
    problems_of_subject,
)
from tests.invites.invites_made import LINK, invite_for


def filled(
    text: str, name: str = "Asha Rao", *, interview: str = "Sales", link: str | None = LINK
) -> FilledMessage:
    message = fill(MessageTemplate("x", text), invite_for(name, interview=interview, link=link))
    assert isinstance(message, FilledMessage)
    return message


def test_every_placeholder_gets_its_value() -> None:
    message = filled("{first name}|{name}|{interview}|{link}")
    assert message.plain == f"Asha|Asha Rao|Sales|{LINK}"


@pytest.mark.parametrize("written", ["{First Name}", "{ first  name }", "{first_name}"])
def test_placeholders_are_read_as_they_are_meant(written: str) -> None:
    assert filled(written).plain == "Asha"


def test_the_link_is_live_in_rich_text_and_plain_in_plain_text() -> None:
    message = filled("Here: {link}")
    assert message.plain == f"Here: {LINK}"
    assert message.html == f'Here: <a href="{LINK}">{LINK}</a>'


def test_a_message_from_right_to_left_stands_at_its_side_in_a_mail() -> None:
    message = filled("«{name}»، رابط المقابلة: {link}", "محمد")
    assert message.html.startswith('<div dir="rtl">«محمد»')
    assert f'<a href="{LINK}">{LINK}</a></div>' in message.html
    assert "<div" not in message.plain


def test_a_name_from_right_to_left_does_not_turn_the_message_around() -> None:
    assert "<div" not in filled("Hi {name}", "محمد").html


def test_a_subject_is_filled_like_the_message_and_stays_on_one_line() -> None:
    template = MessageTemplate("x", "", "{interview}\n for {first name}")
    assert fill_subject(template, invite_for()) == "Sales screening for Asha"
    assert fill_subject(MessageTemplate("x", "{link}"), invite_for()) == ""


def test_a_subject_that_lacks_a_value_says_which() -> None:
    template = MessageTemplate("x", "", "{interview}")
    assert fill_subject(template, invite_for(interview="")) == MissingValue(Placeholder.INTERVIEW)


def test_line_breaks_are_kept() -> None:
    message = filled("one\r\ntwo\n\nthree")
    assert message.plain == "one\ntwo\n\nthree"
    assert message.html == "one<br>\ntwo<br>\n<br>\nthree"


def test_markup_in_a_name_or_a_template_is_text() -> None:
    message = filled("<i>{name}</i> & co", "<b>Asha</b>")
    assert message.html == "&lt;i&gt;&lt;b&gt;Asha&lt;/b&gt;&lt;/i&gt; &amp; co"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "http://x.com/", 'https://x"><script>'])
def test_a_link_that_is_no_web_address_is_not_live(link: str) -> None:
    assert "<" not in filled("{link}", link=link).html


def test_a_query_in_a_link_is_escaped_once() -> None:
    message = filled("{link}", link="https://x.com/?a=1&b=2")
    address = "https://x.com/?a=1&amp;b=2"
    assert message.html == f'<a href="{address}">{address}</a>'


def test_a_missing_link_stops_the_message_and_is_named() -> None:
    message = fill(MessageTemplate("x", "{name}: {link}"), invite_for(link=None))
    assert message == MissingValue(Placeholder.LINK)


def test_an_interview_without_a_name_stops_the_message_and_is_named() -> None:
    message = fill(MessageTemplate("x", "{interview}: {link}"), invite_for(interview=""))
    assert message == MissingValue(Placeholder.INTERVIEW)


def test_what_is_missing_does_not_matter_when_it_is_not_asked_for() -> None:
    assert filled("Hello {name}", link=None, interview="").plain == "Hello Asha Rao"


def test_a_candidate_called_like_a_placeholder_changes_nothing() -> None:
    assert filled("{name}", "{link}").plain == "{link}"


def test_unknown_placeholders_are_left_and_reported_once() -> None:
    template = MessageTemplate("x", "{date} {name} {date} {link}")
    assert problems_of(template) == (TemplateProblem(TemplateFault.UNKNOWN_PLACEHOLDER, "date"),)
    assert filled("{date} {name}").plain == "{date} Asha Rao"


def test_unknown_placeholders_in_a_subject_are_reported_and_nothing_else() -> None:
    assert problems_of_subject(MessageTemplate("x", "", "")) == ()
    problems = problems_of_subject(MessageTemplate("x", "{other}", "{date}: {name}, {date}"))
    assert problems == (TemplateProblem(TemplateFault.UNKNOWN_PLACEHOLDER, "date"),)


def test_a_template_without_a_link_is_hinted_at() -> None:
    problems = problems_of(MessageTemplate("x", "Hello {name}"))
    assert problems == (TemplateProblem(TemplateFault.NO_LINK),)


def test_an_empty_template_is_reported() -> None:
    assert problems_of(MessageTemplate("x", " \n")) == (TemplateProblem(TemplateFault.EMPTY),)


def test_the_default_message_needs_nothing_but_the_link() -> None:
    assert problems_of(DEFAULT_TEMPLATE) == ()
    message = fill(DEFAULT_TEMPLATE, invite_for("Rao, Asha", interview=""))
    assert isinstance(message, FilledMessage)
    assert message.plain.startswith("Hi Asha,")
    assert LINK in message.plain


@given(st.text(), st.text(min_size=1), st.text(min_size=1))
def test_rich_text_says_what_plain_text_says(text: str, name: str, link: str) -> None:
    template = MessageTemplate("x", text + "{name}\n{link}")
    message = fill(template, invite_for(name, link=link))
    assert isinstance(message, FilledMessage)
    tags = r'^<div dir="rtl">|</div>$|<br>|<a href="[^"]*">|</a>'
    without_tags = re.sub(tags, "", message.html)
    assert html.unescape(without_tags) == html.unescape(html.escape(message.plain))
