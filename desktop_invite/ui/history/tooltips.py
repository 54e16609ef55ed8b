"""Tooltips that show a text and nothing but the text."""

from __future__ import annotations

import html


def as_plain_tooltip(text: str) -> str:
    """Return a text such that the tooltip shows it and nothing else: a name is never markup."""
    if not text:
        return ""
    return f'<p style="white-space: pre-wrap">{html.escape(text)}</p>'
