"""The server's own words, as plain text that is safe to show and to keep."""

from __future__ import annotations

import html
import json
import re

from desktop_invite.invites.characters import tidy, without_commands

LONGEST = 500
"""Characters of a server's words that are kept."""

_LOOKED_AT = 20_000
"""Characters of an answer that are searched for words."""
_PAGE_LOOKED_AT = 4_000
_IN_JSON = ("message", "error", "detail", "details", "msg", "description", "title", "errors")
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_DEEPEST = 4


def plain(text: str, longest: int = LONGEST) -> str:
    """Return text without commands to terminal, screen or reading direction, on one line."""
    return tidy(without_commands(tidy(text[:_LOOKED_AT])))[:longest].rstrip()


def server_words(body: bytes, content_type: str) -> str:
    """Return what an answer says, whatever form it says it in; "" when it says nothing."""
    text = decoded(body, content_type)
    if "html" in content_type.lower() or text.lstrip().startswith("<"):
        return plain(_page_words(text))
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return plain(text)
    return plain(_json_words(value) or ("" if not value else text))


def decoded(body: bytes, content_type: str) -> str:
    """Return the beginning of a body as text, with a mark for each byte that makes none."""
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    beginning = body[: 4 * _LOOKED_AT]
    try:
        return beginning.decode(charset[1] if charset else "utf-8-sig", "replace")
    except (LookupError, ValueError):
        return beginning.decode("utf-8", "replace")


def _json_words(value: object, depth: int = 0) -> str:
    if isinstance(value, str):
        return value
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        return "; ".join(filter(None, (_json_words(one, depth + 1) for one in value)))
    if isinstance(value, dict):
        found = (_json_words(value.get(name), depth + 1) for name in _IN_JSON)
        return next(filter(None, found), "")
    return ""


def _page_words(text: str) -> str:
    return html.unescape(_title(text) or _TAG.sub(" ", _UNSEEN.sub(" ", text[:_PAGE_LOOKED_AT])))


def _title(text: str) -> str:
    small = text.lower()
    start = small.find("<title")
    if start < 0 or len(small) != len(text):
        return ""
    start = small.find(">", start) + 1
    end = small.find("</title", start)
    return text[start:end].strip() if 0 < start <= end else ""
