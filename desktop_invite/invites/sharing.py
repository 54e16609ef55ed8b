"""Addresses that open a draft elsewhere: in the mail program, in WhatsApp."""

from __future__ import annotations

import re
from urllib.parse import quote

_LINE_ENDS = re.compile(r"\r\n|[\r\n]")


def mailto_address(subject: str, body: str, email: str) -> str:
    """Return a mailto: address that opens a mail to the candidate (RFC 6068)."""
    lines = _LINE_ENDS.sub("\r\n", body)
    return f"mailto:{_encoded(email, keep='@')}?subject={_encoded(subject)}&body={_encoded(lines)}"


def whatsapp_address(text: str) -> str:
    """Return the address that opens WhatsApp with the text; the recruiter picks whom it goes to."""
    return f"https://wa.me/?text={_encoded(text)}"


def _encoded(text: str, *, keep: str = "") -> str:
    return quote(text, safe=keep, errors="replace")
