"""A history as a window leaves it that is killed in the middle of a run."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from desktop_invite.invites.clock import SystemClock
from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview
from desktop_invite.invites.outcome import Answer, Reason, Rejected, Sent
from desktop_invite.invites.run import PlannedRow
from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords

if TYPE_CHECKING:
    from pathlib import Path

SALES = Interview(305, "Sales screening")


def leave_run(
    path: Path,
    origin: str,
    *,
    sent: int = 4,
    refused: int = 1,
    sending: int = 1,
    waiting: int = 3,
    paused: bool = False,
) -> int:
    """Leave a run that stands so, and return its number."""
    with closing(open_history(path)) as connection:
        records = OutboxRecords(connection, SystemClock())
        run_id = records.runs.begin("candidates.xlsx", ("Name", "Email"))
        people = (
            Candidate(f"Candidate {number}", f"r{number}@example.com")
            for number in range(sent + refused + sending + waiting)
        )
        rows = [
            PlannedRow(row, (who.name, who.email), Draft(who, SALES, Delivery.GETLINK))
            for row, who in enumerate(people, start=2)
        ]
        invites = records.runs.add_rows(run_id, rows, origin)
        records.runs.complete(run_id)
        for place, invite in enumerate(invites[: sent + refused + sending]):
            attempt = records.claim(invite.id)
            if attempt is None:
                raise AssertionError("it waits, so it can be claimed")
            if place < sent:
                records.finish(attempt.id, Sent(Answer(link=f"{origin}/i/{place}"), 200))
            elif place < sent + refused:
                records.finish(attempt.id, Rejected(Reason.REFUSED, 422, "No such interview"))
        records.runs.set_paused(run_id, paused=paused)
    return run_id
