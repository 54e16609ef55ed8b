"""Everything about a person, as a file that people and programs can read."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from desktop_invite.storage.files import create_private
from desktop_invite.storage.trouble import told_as_trouble

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desktop_invite.invites.invite import Attempt
    from desktop_invite.storage.about_person import Everything, InviteInFull, ListRow


def as_json(everything: Everything, at: datetime) -> str:
    """Return all of it as JSON with words that need no explanation; times are UTC."""
    person = everything.person
    content = {
        "about": {
            "name": person.name,
            "email": person.email,
            "other_addresses": list(person.other_addresses),
            "written_by": "Desktop Invite",
            "written_at": _time(at),
        },
        "invites": [_invite(invite) for invite in everything.invites],
        "rows_of_lists": [_row(row) for row in everything.rows],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def write_for_owner(path: Path, text: str) -> None:
    """Write a file that only its owner may read, in place of one that may be there.

    Raises HistoryError: full, or not to be written.
    """
    part = path.with_name(f"{path.name}.part")
    with told_as_trouble(lambda: path.parent):
        try:
            create_private(part)
            with part.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def _invite(full: InviteInFull) -> dict[str, object]:
    invite = full.invite
    return {
        "number": invite.id,
        "name": invite.candidate.name,
        "email": invite.candidate.email,
        "interview_number": invite.interview.number,
        "interview_name": invite.interview.name,
        "delivery": invite.delivery.value,
        "status": invite.status.value,
        "reason": invite.reason.value if invite.reason else None,
        "words_of_the_server": invite.words,
        "link": invite.link,
        "recorded_at": _time(invite.created_at),
        "changed_at": _time(invite.changed_at),
        "sent_to": full.account,
        "number_at_the_server": full.response_id,
        "status_at_the_server": full.server_status,
        "corrects_invite": full.corrects,
        "attempts": [_attempt(attempt) for attempt in full.attempts],
    }


def _attempt(attempt: Attempt) -> dict[str, object]:
    return {
        "began_at": _time(attempt.started_at),
        "ended_at": _time(attempt.ended_at) if attempt.ended_at else None,
        "result": attempt.result.value if attempt.result else None,
        "reason": attempt.reason.value if attempt.reason else None,
        "http_status": attempt.http_status,
        "words_of_the_server": attempt.words,
    }


def _row(row: ListRow) -> dict[str, object]:
    return {
        "file": row.file_name,
        "sent_at": _time(row.sent_at),
        "row": row.number,
        "columns": list(row.header),
        "cells": list(row.cells),
    }


def _time(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")
