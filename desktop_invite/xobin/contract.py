"""What Xobin's page says of the one call: its path, its body, its answer.

Source: the user's own document, one page of Xobin's public API, and what is written about its
gaps beside it (`invite_format` or `invite_type`, the spelling of `interview_reponse_id`).
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Draft

PATH = "/automated-interviews/invite"


class FormatField(StrEnum):
    """What the field of the body is called that says how the invite is delivered."""

    INVITE_FORMAT = "invite_format"
    """As in the page's sample, and in Xobin's sibling calls."""
    INVITE_TYPE = "invite_type"
    """As in the page's table of parameters."""


def request_body(draft: Draft, format_field: FormatField) -> bytes:
    """Return the body: JSON in UTF-8, names letter for letter."""
    fields = {
        "candidate_name": draft.candidate.name,
        "candidate_email": draft.candidate.email,
        "interview_id": draft.interview.number,
        format_field.value: draft.delivery.value,
    }
    return json.dumps(fields, ensure_ascii=False).encode("utf-8")


def request_headers(key: str, version: str) -> dict[str, str]:
    """Return every header of the request that says something of its own."""
    return {
        "apiKey": key,
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "User-Agent": f"DesktopInvite/{version}",
    }
