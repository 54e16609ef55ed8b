"""*Earlier lists*, live: over a history of lists that were sent."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Candidate, Delivery, Draft
from desktop_invite.invites.outcome import Answer, Outcome, Reason, Rejected, Sent, Unknown
from desktop_invite.invites.run import LeftOut, PlannedRow
from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords
from tests.gallery.scene import live_scene
from tests.gallery.scenes.window import SALES, BackThen, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


def earlier(
    name: str, *, narrow_width: int | None = None
) -> Callable[[Callable[[Path], None]], None]:
    """Add a state of *Earlier lists* to the gallery."""

    def add(fill: Callable[[Path], None]) -> None:
        @contextmanager
        def live() -> Iterator[QWidget]:
            with stage(week=True, before=fill) as made:
                many = made.app.workspace.desk.many
                many.open_earlier()
                dialog = many._earlier
                assert dialog is not None
                made.wait(lambda: dialog.is_settled, "the lists")
                yield dialog

        live_scene(f"earlier-lists{name}", width=704, height=448, narrow_width=narrow_width)(live)

    return add


@earlier("-empty")
def no_earlier_list(_: Path) -> None:
    """Show that nothing was sent yet."""


@earlier("", narrow_width=360)
def earlier_lists(history: Path) -> None:
    """Show what was sent in a month: well, with failures, with doubts."""
    getlink, sendlink = Delivery.GETLINK, Delivery.SENDLINK
    send(history, 34 * 24, "Bewerber April.xlsx", sendlink, sent=114)
    send(history, 26 * 24, "", getlink, sent=3)
    send(history, 9 * 24, "Campus fair, Pune (final) (2).csv", getlink, sent=87, refused=2, lost=1)
    send(history, 4 * 24, "قائمة المرشحين.xlsx", sendlink, sent=12, mend=3)
    send(history, 28, "candidates.csv", getlink, sent=61, cancelled=54)
    send(history, 2, "candidates.csv", getlink, sent=54, refused=1)


@earlier("-long-names", narrow_width=360)
def long_earlier_lists(history: Path) -> None:
    """Show names that have no room, and many lists."""
    for number in range(30):
        name = f"{'A very long name of a file from a folder ' * 3}{number}.xlsx"
        send(history, 24 * (40 - number), name, Delivery.GETLINK, sent=3, refused=2, lost=1, mend=2)


def send(
    history: Path,
    hours: int,
    name: str,
    delivery: Delivery,
    *,
    sent: int,
    refused: int = 0,
    lost: int = 0,
    cancelled: int = 0,
    mend: int = 0,
) -> None:
    """Record a list that was sent some hours ago, with what came of it."""
    ends: list[Outcome | None] = [
        *[Sent(Answer(link="https://app.xobin.com/i/8f3c"), 200)] * sent,
        *[Rejected(Reason.REFUSED, 400)] * refused,
        *[Unknown(Reason.LOST_ANSWER)] * lost,
        *[None] * cancelled,
    ]
    with closing(open_history(history)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        records = OutboxRecords(connection, BackThen(hours * 60))
        rows = [
            PlannedRow(number, (f"Candidate {number}",), draft(hours, number, delivery))
            for number in range(2, len(ends) + 2)
        ]
        left = [
            PlannedRow(number, ("Nobody",), left_out=LeftOut.TO_MEND)
            for number in range(len(ends) + 2, len(ends) + 2 + mend)
        ]
        run_id = records.runs.begin(name, ())
        invites = records.runs.add_rows(run_id, (*rows, *left), "https://app.xobin.com")
        records.runs.complete(run_id)
        for invite, end in zip(invites, ends, strict=True):
            if end is None:
                records.runs.cancel_many([invite.id])
                continue
            attempt = records.claim(invite.id)
            assert attempt is not None
            records.finish(attempt.id, end)


def draft(hours: int, number: int, delivery: Delivery) -> Draft:
    """Return an invite to somebody who is in no other list."""
    candidate = Candidate(f"Candidate {number}", f"c{hours}.{number}@example.com")
    return Draft(candidate, SALES, delivery)
