"""Messages that the recruiter shares: a text with placeholders, filled in for one invite."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_invite.invites.links import is_web_link

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite


class Placeholder(StrEnum):
    """What a template can leave open; the values are what stands between the braces."""

    FIRST_NAME = "first name"
    NAME = "name"
    INTERVIEW = "interview"
    LINK = "link"

    @property
    def written(self) -> str:
        """As it is written in a template: `{first name}`."""
        return f"{{{self.value}}}"


@dataclass(frozen=True, slots=True)
class MessageTemplate:
    """A message of the recruiter's own writing."""

    name: str
    """How the recruiter tells it from the others."""
    text: str
    """Plain text with placeholders."""
    subject: str = ""
    """What an e-mail with it is called, with placeholders too; empty to leave that open."""


@dataclass(frozen=True, slots=True)
class FilledMessage:
    """A message for one candidate, as it goes to the clipboard."""

    plain: str
    html: str
    """The same with a live link; everything else escaped, line breaks kept.

    What is written from right to left says so, so that it stands at its side in a mail too.
    """


@dataclass(frozen=True, slots=True)
class MissingValue:
    """The message can't be made: the invite has nothing to put in here."""

    placeholder: Placeholder


class TemplateFault(StrEnum):
    """What is wrong with a template."""

    EMPTY = "empty"
    UNKNOWN_PLACEHOLDER = "unknown_placeholder"
    """Braces around words that are no placeholder; they are left as they stand."""
    NO_LINK = "no_link"
    """The link is nowhere in it: worth a hint, and not wrong."""


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """One thing that is wrong with a template."""

    fault: TemplateFault
    words: str = ""
    """For an unknown placeholder: what stands between its braces."""


@dataclass(frozen=True, slots=True)
class Span:
    """Braces in a template, with what stands between them."""

    start: int
    end: int
    placeholder: Placeholder | None
    """None where the words are no placeholder's."""


DEFAULT_TEMPLATE = MessageTemplate(
    name="Friendly",
    # Without the interview's name: it may not be known yet, and this message must always work.
    text=(
        "Hi {first name},\n"
        "\n"
        "Thank you for your interest in working with us. The next step is a short online "
        "interview, which you can take whenever it suits you:\n"
        "{link}\n"
        "\n"
        "If you have any questions, just reply to this message. Good luck!"
    ),
    subject="Your online interview",
)

_BRACES = re.compile(r"\{([^{}\n]*)\}")
_SPACES = re.compile(r"[\s_]+")
_LINE_ENDS = re.compile(r"\r\n|[\r\u2028\u2029]")
_STRONG = {"L": False, "R": True, "AL": True}
"""Letters that give a text its direction, and whether that is from right to left."""


def fill(template: MessageTemplate, invite: Invite) -> FilledMessage | MissingValue:
    """Put the invite's values in; the first placeholder without a value stops it.

    Braces around anything else stay as they are. Values are never read for placeholders again.
    """
    values = _values(invite)
    text = _LINE_ENDS.sub("\n", template.text)
    missing = _missing(text, values)
    if missing is not None:
        return missing
    plain = _BRACES.sub(lambda braces: _filled(braces, values), text)
    rich = _as_html(text, values)
    return FilledMessage(
        plain, f'<div dir="rtl">{rich}</div>' if reads_from_the_right(plain) else rich
    )


def fill_subject(template: MessageTemplate, invite: Invite) -> str | MissingValue:
    """Return what an e-mail with the message is called, on one line."""
    values = _values(invite)
    missing = _missing(template.subject, values)
    if missing is not None:
        return missing
    return " ".join(_BRACES.sub(lambda braces: _filled(braces, values), template.subject).split())


def reads_from_the_right(text: str) -> bool:
    """Whether a text is written from right to left: its first letter with a direction decides."""
    directions = map(unicodedata.bidirectional, text)
    return next((_STRONG[each] for each in directions if each in _STRONG), False)


def spans_of(text: str) -> tuple[Span, ...]:
    """Return where there are braces in a text that could be placeholders, in their order."""
    return tuple(
        Span(braces.start(), braces.end(), _placeholder(braces.group(1)))
        for braces in _BRACES.finditer(text)
    )


def problems_of(template: MessageTemplate) -> tuple[TemplateProblem, ...]:
    """Return what the recruiter should know about a template, each thing once, in its order."""
    if not template.text.strip():
        return (TemplateProblem(TemplateFault.EMPTY),)
    unknown = _unknown_in(template.text)
    if Placeholder.LINK not in _placeholders_in(template.text):
        return (*unknown, TemplateProblem(TemplateFault.NO_LINK))
    return unknown


def problems_of_subject(template: MessageTemplate) -> tuple[TemplateProblem, ...]:
    """Return what the recruiter should know about the subject, which may be empty."""
    return _unknown_in(template.subject)


def _unknown_in(text: str) -> tuple[TemplateProblem, ...]:
    found = (
        TemplateProblem(TemplateFault.UNKNOWN_PLACEHOLDER, braces.group(1).strip())
        for braces in _BRACES.finditer(text)
        if _placeholder(braces.group(1)) is None
    )
    return tuple(dict.fromkeys(found))


def _missing(text: str, values: dict[Placeholder, str]) -> MissingValue | None:
    empty = (each for each in _placeholders_in(text) if not values[each])
    return next((MissingValue(placeholder) for placeholder in empty), None)


def _values(invite: Invite) -> dict[Placeholder, str]:
    return {
        Placeholder.FIRST_NAME: invite.candidate.first_name,
        Placeholder.NAME: invite.candidate.name,
        Placeholder.INTERVIEW: invite.interview.name,
        Placeholder.LINK: invite.link or "",
    }


def _placeholder(words: str) -> Placeholder | None:
    """Read what stands between braces; `{First_Name}` and `{ first  name }` are meant well."""
    try:
        return Placeholder(_SPACES.sub(" ", words).strip().casefold())
    except ValueError:
        return None


def _placeholders_in(text: str) -> list[Placeholder]:
    found = (_placeholder(braces.group(1)) for braces in _BRACES.finditer(text))
    return [placeholder for placeholder in found if placeholder is not None]


def _filled(braces: re.Match[str], values: dict[Placeholder, str]) -> str:
    placeholder = _placeholder(braces.group(1))
    return braces.group() if placeholder is None else values[placeholder]


def _as_html(text: str, values: dict[Placeholder, str]) -> str:
    """Escape everything, then keep the line breaks and make the link one to click."""
    in_html = {placeholder: html.escape(value) for placeholder, value in values.items()}
    link = values[Placeholder.LINK]
    if is_web_link(link):
        address = in_html[Placeholder.LINK]
        in_html[Placeholder.LINK] = f'<a href="{address}">{address}</a>'
    # Escaping leaves braces alone, so the placeholders are still there to be filled.
    return _BRACES.sub(lambda braces: _filled(braces, in_html), html.escape(text)).replace(
        "\n", "<br>\n"
    )
