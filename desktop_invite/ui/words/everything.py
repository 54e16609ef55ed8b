"""Everything about a person as a text that they can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.invite import Delivery
from desktop_invite.ui.history.standing import standing_of
from desktop_invite.ui.words.outcomes import attempt_sentence, row_sentence
from desktop_invite.ui.words.privacy import day_and_time
from desktop_invite.ui.words.statuses import result_words

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_invite.invites.invite import Attempt, Invite
    from desktop_invite.storage.about_person import Everything, InviteInFull, ListRow

translate = QCoreApplication.translate


def as_text(everything: Everything, at: datetime) -> str:
    """Return all of it, a fact a line; lines of one thing stand together."""
    person = everything.person
    blocks = [
        [
            translate(
                "Everything", "What Desktop Invite keeps about {name} on this computer"
            ).format(name=person.name or person.email),
            _fact(translate("Everything", "Email"), person.email),
            _fact(translate("Everything", "Other addresses"), ", ".join(person.other_addresses)),
            _fact(translate("Everything", "As of"), day_and_time(at)),
        ],
        *map(_invite, everything.invites),
        *map(_row, everything.rows),
    ]
    return "\n\n".join("\n".join(filter(None, block)) for block in blocks) + "\n"


def _invite(full: InviteInFull) -> list[str]:
    invite = full.invite
    by_email = invite.delivery is Delivery.SENDLINK
    return [
        translate("Everything", "Invite {number}").format(number=invite.id),
        _fact(translate("Everything", "Name"), invite.candidate.name),
        _fact(translate("Everything", "Email"), invite.candidate.email),
        _fact(
            translate("Everything", "Interview"),
            f"{invite.interview.name} ({invite.interview.number})".strip(),
        ),
        _fact(
            translate("Everything", "Delivery"),
            translate("Everything", "Xobin emails the candidate")
            if by_email
            else translate("Everything", "A link to share"),
        ),
        _fact(translate("Everything", "Status"), standing_of(invite).words),
        _fact(translate("Everything", "What that means"), row_sentence(invite)),
        _fact(translate("Everything", "Words of the server"), invite.words),
        _fact(translate("Everything", "Link"), invite.link or ""),
        _fact(translate("Everything", "Recorded"), day_and_time(invite.created_at)),
        _fact(translate("Everything", "Last changed"), day_and_time(invite.changed_at)),
        _fact(translate("Everything", "Sent to"), full.account),
        _fact(
            translate("Everything", "Number at the server"),
            "" if full.response_id is None else str(full.response_id),
        ),
        _fact(translate("Everything", "Status at the server"), full.server_status),
        _fact(
            translate("Everything", "Corrects invite"),
            "" if full.corrects is None else str(full.corrects),
        ),
        *(_attempt(invite, attempt) for attempt in full.attempts),
    ]


def _attempt(invite: Invite, attempt: Attempt) -> str:
    began = day_and_time(attempt.started_at)
    ended = day_and_time(attempt.ended_at) if attempt.ended_at else ""
    parts = (
        began,
        "" if ended == began else ended,
        result_words(attempt.result, invite) if attempt.result else "",
        attempt_sentence(invite, attempt),
        attempt.words,
        # Of no use to most, but this is to be all that there is.
        "" if attempt.http_status is None else f"HTTP {attempt.http_status}",
    )
    return _fact(translate("Everything", "Attempt"), " · ".join(filter(None, parts)))


def _row(row: ListRow) -> list[str]:
    titles = [*row.header, *([""] * len(row.cells))]
    return [
        translate("Everything", "Row {number} of a list").format(number=row.number),
        _fact(translate("Everything", "File"), row.file_name),
        _fact(translate("Everything", "Sent"), day_and_time(row.sent_at)),
        *(_fact(title, cell) for title, cell in zip(titles, row.cells, strict=False) if cell),
    ]


def _fact(subject: str, text: str) -> str:
    """Return a line; nothing where there is nothing to say."""
    text = " ".join(text.split())
    if not text:
        return ""
    return f"  {subject}: {text}" if subject else f"  {text}"
