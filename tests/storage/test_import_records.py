"""Another computer's history comes in whole and faithful, without doubles, and sends nothing."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_invite.invites.invite import Delivery, Interview, Status
from desktop_invite.invites.outcome import Reason, Rejected, Unknown
from desktop_invite.storage.database import open_history, open_reader
from desktop_invite.storage.forgotten import Forgotten
from desktop_invite.storage.history_export import exported
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.storage.transactions import transaction
from tests.spreadsheets.exports import exported_invites
from tests.storage.histories import MADE, SetClock, draft, ended

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_invite.invites.exported import ExportedInvite
    from desktop_invite.storage.import_records import Import

SUPPORT = Interview(412, "Customer support")


def all_exported(connection: sqlite3.Connection) -> list[ExportedInvite]:
    """Export everything, the first recorded first."""
    ids = [id_ for (id_,) in connection.execute("SELECT id FROM invites ORDER BY id")]
    return list(exported(connection, ids))


def imported(records: OutboxRecords, invites: Sequence[ExportedInvite]) -> Import:
    """Import a file whole."""
    begun = records.imports.begin()
    records.imports.add(begun, invites)
    records.imports.complete(begun.id)
    return begun


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Say where the history of the new computer is."""
    return tmp_path / "other" / "history.sqlite3"


def test_an_import_that_is_wholly_recorded_is_never_dropped(
    records: OutboxRecords, connection: sqlite3.Connection, other: Path
) -> None:
    ended(records, MADE, draft())
    with closing(open_history(other)) as there:
        theirs = OutboxRecords(there, SetClock())
        begun = imported(theirs, all_exported(connection))
        theirs.imports.drop(begun.id)
        theirs.imports.drop_unfinished()
        assert len(all_exported(there)) == 1


def test_every_end_comes_over_with_its_link_its_attempts_and_its_times(
    records: OutboxRecords, connection: sqlite3.Connection, other: Path
) -> None:
    ended(records, MADE, draft())
    ended(records, Rejected(Reason.REFUSED, 422, "No such interview."), draft("Wei", "wei@x.com"))
    ended(records, Unknown(Reason.LOST_ANSWER), draft("Olga", "olga@x.com", SUPPORT))
    records.cancel(records.add(draft("Tom", "tom@x.com", delivery=Delivery.SENDLINK)).id)
    records.rename(412, "My support")
    before = all_exported(connection)
    with closing(open_history(other)) as there:
        result = imported(OutboxRecords(there, SetClock()), before)
        assert (result.added, result.already_there) == (4, 0)
        after = all_exported(there)
        known = there.execute("SELECT number, name, renamed FROM interviews").fetchall()
    assert after == before
    assert sorted(known) == [(305, "Sales screening", 0), (412, "My support", 1)]


def test_what_was_open_comes_in_as_not_sure_and_is_never_sent(
    records: OutboxRecords, connection: sqlite3.Connection, other: Path
) -> None:
    records.add(draft())
    records.claim(records.add(draft("Wei", "wei@x.com")).id)
    before = all_exported(connection)
    with closing(open_history(other)) as there:
        there_records = OutboxRecords(there, SetClock())
        imported(there_records, before)
        assert there_records.leftovers() == ()
        assert there_records.recover() == ()
        after = all_exported(there)
    assert [each.invite.status for each in after] == [Status.UNKNOWN] * 2
    assert [each.invite.reason for each in after] == [Reason.INTERRUPTED] * 2
    (attempt,) = after[1].attempts
    assert (attempt.result, attempt.reason) == (Status.UNKNOWN, Reason.INTERRUPTED)


def test_what_is_there_already_stays_as_it_is(
    records: OutboxRecords, connection: sqlite3.Connection
) -> None:
    invite = ended(records, MADE, draft())
    before = all_exported(connection)
    changed = replace(before[0], invite=replace(before[0].invite, link="https://else.example/"))
    result = imported(records, [changed, *before])
    assert (result.added, result.already_there) == (0, 2)
    assert records.invite(invite.id) == invite


def test_an_invite_that_stands_in_the_file_twice_comes_in_once(
    records: OutboxRecords, connection: sqlite3.Connection, other: Path
) -> None:
    ended(records, MADE, draft())
    before = all_exported(connection)
    with closing(open_history(other)) as there:
        result = imported(OutboxRecords(there, SetClock()), before * 3)
    assert (result.added, result.already_there) == (1, 2)


def test_two_invites_of_one_person_are_two(
    records: OutboxRecords, connection: sqlite3.Connection, other: Path
) -> None:
    ended(records, MADE, draft())
    ended(records, MADE, draft())
    ended(records, MADE, draft(delivery=Delivery.SENDLINK))
    with closing(open_history(other)) as there:
        before = all_exported(connection)
        assert imported(OutboxRecords(there, SetClock()), before).added == 3


def test_two_invites_of_one_moment_are_two_and_are_known_again(
    records: OutboxRecords, connection: sqlite3.Connection, other: Path
) -> None:
    ended(records, MADE, draft())
    ended(records, Unknown(Reason.LOST_ANSWER), draft())
    connection.execute("UPDATE invites SET created_at = 1700000000000")
    before = all_exported(connection)
    with closing(open_history(other)) as there:
        there_records = OutboxRecords(there, SetClock())
        first = imported(there_records, [*before, *before])
        again = imported(there_records, before)
        after = all_exported(there)
    assert (first.added, first.already_there) == (2, 2)
    assert (again.added, again.already_there) == (0, 2)
    assert after == before


def test_who_was_forgotten_with_a_mark_is_not_brought_back(
    records: OutboxRecords, connection: sqlite3.Connection
) -> None:
    asha = ended(records, MADE, draft())
    ended(records, MADE, draft("Wei", "wei@example.com"))
    before = all_exported(connection)
    with transaction(connection):
        Forgotten(connection).keep([asha.id])
        connection.execute("DELETE FROM invites")
    result = imported(records, before)
    assert (result.added, result.forgotten) == (1, 1)
    assert [each.invite.candidate.name for each in all_exported(connection)] == ["Wei"]


def test_an_invite_and_its_correction_stay_linked(
    records: OutboxRecords, connection: sqlite3.Connection, other: Path
) -> None:
    refused = ended(records, Rejected(Reason.REFUSED, 422), draft())
    records.add(draft(email="asha.rao@example.com"), retry_of=refused.id)
    before = all_exported(connection)
    with closing(open_history(other)) as there:
        there_records = OutboxRecords(there, SetClock())
        for number in range(5):
            there_records.add(draft(email=f"else{number}@example.com"))
        imported(there_records, before)
        first, second = all_exported(there)[-2:]
    assert second.retry_of == first.invite.id


def test_interviews_known_here_keep_their_names(
    records: OutboxRecords, connection: sqlite3.Connection, other: Path
) -> None:
    ended(records, MADE, draft())
    before = all_exported(connection)
    with closing(open_history(other)) as there:
        there_records = OutboxRecords(there, SetClock())
        there_records.remember(Interview(305, "Our sales"))
        there_records.hide(305, hidden=True)
        imported(there_records, before)
        (known,) = there_records.known()
    assert known.interview == Interview(305, "Our sales")
    assert known.hidden


def test_a_half_recorded_import_leaves_nothing_after_a_crash(
    records: OutboxRecords, connection: sqlite3.Connection, other: Path
) -> None:
    for number in range(4):
        ended(records, MADE, draft(email=f"{number}@example.com"))
    before = all_exported(connection)
    with closing(open_history(other)) as there:
        there_records = OutboxRecords(there, SetClock())
        own = ended(there_records, MADE, draft("Own", "own@example.com"))
        begun = there_records.imports.begin()
        there_records.imports.add(begun, before[:2])
    with closing(open_history(other)) as there:
        there_records = OutboxRecords(there, SetClock())
        there_records.imports.drop_unfinished()
        assert [each.invite for each in all_exported(there)] == [own]
        (attempts,) = there.execute("SELECT count(*) FROM attempts").fetchone()
        assert attempts == 1
        assert imported(there_records, before).added == 4
        there_records.imports.drop_unfinished()
        assert len(all_exported(there)) == 5


def test_what_was_worked_on_meanwhile_stays_when_an_import_is_dropped(
    records: OutboxRecords, connection: sqlite3.Connection, other: Path
) -> None:
    for number in range(3):
        ended(records, Unknown(Reason.LOST_ANSWER), draft(email=f"{number}@example.com"))
    before = all_exported(connection)
    with closing(open_history(other)) as there:
        there_records = OutboxRecords(there, SetClock())
        begun = there_records.imports.begin()
        there_records.imports.add(begun, before)
        settled, again, _ = (each.invite.id for each in all_exported(there))
        there_records.they_got_it(settled)
        there_records.send_again(again)
        there_records.imports.drop(begun.id)
        left = [(each.invite.id, each.invite.status) for each in all_exported(there)]
    assert left == [(settled, Status.SENT), (again, Status.QUEUED)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.data())
def test_an_export_of_an_import_is_the_export(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, 5))
    invites = [data.draw(exported_invites(number)) for number in range(1, count + 1)]
    folder = tmp_path_factory.mktemp("histories")
    texts = []
    for name in ("first", "second"):
        with closing(open_history(folder / name)) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            imported(OutboxRecords(connection, SetClock()), invites)
        with closing(open_reader(folder / name)) as reader:
            invites = all_exported(reader)
        texts.append(invites)
    assert texts[0] == texts[1]


def test_many_are_exported_in_the_order_that_is_wanted(records: OutboxRecords, path: Path) -> None:
    ids = [invite.id for invite in records.add_many(draft(email=f"{n}@x.com") for n in range(250))]
    wanted = [*ids[::-1], 10_000]
    with closing(open_reader(path)) as reader:
        found = [each.invite.id for each in exported(reader, wanted)]
    assert found == ids[::-1]
