"""Addresses that open a draft elsewhere: in the mail program, in WhatsApp."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

LONGEST_ADDRESS = 2_000
"""Characters, as sent. Outlook on Windows takes 2,046, Chrome (where mail is read in a browser)
about 2,000; what is beyond is cut off, or nothing opens at all, without a word."""

_LINE_ENDS = re.compile(r"\r\n|[\r\n]")


@dataclass(frozen=True, slots=True)
class MailDraft:
    """A mail to the candidate, not sent yet."""

    address: str
    """What opens it."""
    is_whole: bool
    """Whether the message is in it; when it was too long, it has to be pasted."""


def mail_draft(subject: str, body: str, email: str) -> MailDraft:
    """Return the draft with as much in it as every mail program takes."""
    whole = mailto_address(subject, body, email)
    if len(whole) <= LONGEST_ADDRESS:
        return MailDraft(whole, is_whole=True)
    without_body = mailto_address(subject, "", email)
    if len(without_body) > LONGEST_ADDRESS:
        without_body = mailto_address("", "", email)
    return MailDraft(without_body, is_whole=False)


def whatsapp_draft(text: str) -> str | None:
    """Return the address that opens WhatsApp with the text; None when that would cut it off."""
    address = whatsapp_address(text)
    return address if len(address) <= LONGEST_ADDRESS else None


def mailto_address(subject: str, body: str, email: str) -> str:
    """Return a mailto: address that opens a mail to the candidate (RFC 6068)."""
    lines = _LINE_ENDS.sub("\r\n", body)
    return f"mailto:{_encoded(email, keep='@')}?subject={_encoded(subject)}&body={_encoded(lines)}"


def whatsapp_address(text: str) -> str:
    """Return the address that opens WhatsApp with the text; the recruiter picks whom it goes to."""
    return f"https://wa.me/?text={_encoded(text)}"


def _encoded(text: str, *, keep: str = "") -> str:
    return quote(text, safe=keep, errors="replace")
