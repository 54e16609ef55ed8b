"""What was pasted, made readable: links decoded, wide letters made plain, nothing invisible."""

from __future__ import annotations

import re
from urllib.parse import unquote

from desktop_invite.invites.characters import without_commands, without_zero_width

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_WIDE = {0xFF01 + place: 0x21 + place for place in range(0x5E)} | {ord("﹫"): "@", ord("、"): ","}
_JOINER_AFTER_ASCII = re.compile(r"(?<=[\x00-\x7f])[\u200c\u200d]+")
_MAIL_LINK = re.compile(r"mailto:([^\s?\"']*)(?:\?[^\s<>\"')\]]*)?", re.IGNORECASE)


def readable(text: str) -> str:
    """Return the text with one kind of line end, and each `mailto:` link as what it stands for."""
    text = without_zero_width(_LINE_ENDS.sub("\n", text)).translate(_WIDE)
    text = without_commands(_JOINER_AFTER_ASCII.sub("", text))
    return _MAIL_LINK.sub(_linked, text)


def _linked(link: re.Match[str]) -> str:
    """Decode who a link is for; its subject and the like are not about the candidate."""
    decoded = unquote(link.group(1)).replace("mailto:", " ")
    return " " + without_commands(" ".join(decoded.split()))
