"""A data folder in which one candidate has left traces everywhere, and the eye that finds them."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from desktop_invite.invites.duplicates import person_key
from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview
from desktop_invite.invites.outcome import Answer, Reason, Rejected, Sent, Unknown
from desktop_invite.invites.run import LeftOut, PlannedRow
from desktop_invite.invites.search_text import searchable
from desktop_invite.sending.desk import Office
from desktop_invite.sending.forgetter import Forgetter, Progress
from desktop_invite.sending.imports import Imports
from desktop_invite.sending.interviews import KnownInterviews
from desktop_invite.sending.outbox import Outbox
from desktop_invite.storage.backups import backup, before_version
from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.storage.pragmas import ROLLBACK_JOURNAL, Durability, prepare_writer
from tests.sending.bench import HandClock, HandLanes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.sending import events

T = TypeVar("T")

CANARY = Candidate("Qwzyx Kanarienvögelchen", "Qwzyx.Kanarienvogel@Vogelhaus.example")
KEY = person_key(CANARY.email)
MISTYPED = Candidate("Qwzyx Kanarienvögelchen", "qwzyx.kanarienvogel@vogelhuas.example")
LINK = "https://app.xobin.com/i/zwitscher"
OTHERS = 40


class Direct:
    """The history in use, on the thread of the test."""

    def __init__(self, path: Path, mode: Durability = ROLLBACK_JOURNAL) -> None:
        self.told: list[events.Event] = []
        self.lanes = HandLanes()
        self._connection = open_history(path)
        prepare_writer(self._connection, mode)
        self.records = OutboxRecords(self._connection, HandClock())
        outbox = Outbox(self.records, HandClock(), self.lanes, self.told.append)
        interviews = KnownInterviews(self.records, self.told.append)
        imports = Imports(self.records.imports, outbox.runs.chores, interviews, self.told.append)
        self.office = Office(self.records, outbox, interviews, imports)

    def on_history(self, work: Callable[[Office], T]) -> T:
        """Do it here."""
        return work(self.office)

    def close(self) -> None:
        """Close the history."""
        self._connection.close()


def forgetter(
    path: Path, in_use: Direct, others: tuple[Path, ...] = (), told: list[Progress] | None = None
) -> Forgetter:
    """Return what forgets in this folder."""
    tell = (lambda _: None) if told is None else told.append
    return Forgetter(path, in_use, others=others, tell=tell, stop=threading.Event())


def fill(path: Path, mode: Durability = ROLLBACK_JOURNAL, others: int = OTHERS) -> None:
    """Record others and the canary: sent, refused, not sure, corrected, waiting."""
    with closing(open_history(path)) as connection:
        prepare_writer(connection, mode)
        for number in range(others):
            other = Candidate(f"Other Person {number}", f"{number * 7919 % 97}.o@example.com")
            _invite(connection, number, other, Sent(Answer(link=f"https://a.b/i/{number}"), 200))
            if number == others // 2:
                _canary(connection)
        _list(connection)


def _canary(connection: sqlite3.Connection) -> None:
    sent = Sent(Answer(link=LINK, interview_name="Sales screening"), 200)
    refused = Rejected(Reason.REFUSED, 422, f"{MISTYPED.email} bounces")
    wrong = _invite(connection, 400, MISTYPED, refused)
    right = _invite(connection, 401, CANARY, sent)
    connection.execute("UPDATE invites SET retry_of = ? WHERE id = ?", (wrong, right))
    _invite(connection, 402, CANARY, Unknown(Reason.LOST_ANSWER, None, CANARY.name))
    _invite(connection, 403, CANARY, None)


def _list(connection: sqlite3.Connection) -> None:
    """Send a list: the canary in a row that went out, in rows that did not, and beside others."""
    name, email = CANARY.name, CANARY.email
    cells = (name, email.upper(), "a remark")
    beside = ("Other Person 0", "0.o@example.com", f"asked by {email}")
    draft = Draft(CANARY, Interview(390), Delivery.GETLINK)
    rows = (
        PlannedRow(2, cells, draft),
        PlannedRow(3, cells, left_out=LeftOut.SAME_AS_ROW, same_as=2),
        PlannedRow(4, ("", f"{name} <{email}>", ""), left_out=LeftOut.TO_MEND),
        PlannedRow(5, beside, left_out=LeftOut.BY_RECRUITER),
    )
    runs = OutboxRecords(connection, HandClock()).runs
    run_id = runs.begin(f"{name}.xlsx", ("Name", "Email", "Remark"))
    (invite,) = runs.add_rows(run_id, rows, "https://app.xobin.com")
    runs.complete(run_id)
    records = OutboxRecords(connection, HandClock())
    attempt = records.claim(invite.id)
    assert attempt is not None
    records.finish(attempt.id, Sent(Answer(link=LINK), 200))


def _invite(
    connection: sqlite3.Connection, minutes: int, candidate: Candidate, outcome: Outcome | None
) -> int:
    at = datetime(2026, 5, 3, 9, tzinfo=UTC) + timedelta(minutes=minutes)
    records = OutboxRecords(connection, HandClock(begin=at, seconds=0))
    draft = Draft(candidate, Interview(300 + minutes % 9), Delivery.GETLINK)
    invite = records.add(draft, "https://app.xobin.com")
    if outcome is not None:
        attempt = records.claim(invite.id)
        assert attempt is not None
        records.finish(attempt.id, outcome)
    return invite.id


BACKUPS = ("2026-05-01.backup", "2026-05-02.backup", "made-by-hand.backup", "damaged-1")


def leave_traces(path: Path, readable: tuple[str, ...] = BACKUPS) -> None:
    """Add every kind of file that may stand beside a history, each with the canary in it."""
    with closing(open_history(path)) as connection:
        for name in readable:
            backup(connection, path.with_name(f"{path.name}.{name}"))
        if readable is BACKUPS:
            backup(connection, before_version(path, 2))
    for remains in ("2026-05-04.backup.part", "restored.part", "4711-1.new", "4711-1.new-journal"):
        path.with_name(f"{path.name}.{remains}").write_bytes(CANARY.email.encode())
    torn = path.with_name(f"{path.name}.damaged-2")
    shutil.copyfile(path, torn)
    with torn.open("r+b") as file:
        file.seek(0)
        file.write(b"\0" * 512)
    torn.with_name(f"{torn.name}-journal").write_bytes(CANARY.email.encode())


def traces(folder: Path) -> list[str]:
    """Return where a byte of the canary is, in any form: `file: what`."""
    words = [
        *CANARY.name.split(),
        CANARY.email,
        CANARY.email.split("@", maxsplit=1)[0],
        MISTYPED.email,
        "zwitscher",
    ]
    forms = {form for word in words for form in (word, word.casefold(), searchable(word))}
    # The index keeps letters in threes, so no three of the rare name must be left.
    forms |= {"qwz", "wzy", "zyx", "gelchen"}
    needles = {each.encode(code) for each in forms for code in ("utf-8", "utf-16-le", "utf-16-be")}
    found: list[str] = []
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            content += content.lower()
            found += [f"{file.name}: {needle!r}" for needle in needles if needle in content]
    return found


def look_at(path: Path, invites: int = OTHERS) -> None:
    """See that a history is whole, that its index fits it, and that all others are there."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute(
            "INSERT INTO invites_text (invites_text, rank) VALUES ('integrity-check', 1)"
        )
        connection.rollback()
        assert connection.execute("SELECT count(*) FROM invites").fetchone() == (invites,)
        assert connection.execute("SELECT count(*) FROM attempts").fetchone() == (invites,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = connection.execute("SELECT number, cells FROM run_rows ORDER BY number").fetchall()
        kept = '["Other Person 0", "0.o@example.com", ""]'
        assert rows == [(2, "[]"), (3, "[]"), (4, "[]"), (5, kept)]
