"""What is deleted is gone, to the last byte."""

from __future__ import annotations

import unicodedata
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.duplicates import person_key
from desktop_invite.invites.outcome import Reason, Rejected
from desktop_invite.invites.run import LeftOut, PlannedRow
from desktop_invite.storage.about_person import everything_about
from desktop_invite.storage.database import open_history, open_reader
from desktop_invite.storage.forgetting import Forgetting, sweep
from desktop_invite.storage.history_search import HistoryQuery, HistorySearch
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.storage.pragmas import (
    ROLLBACK_JOURNAL,
    WRITE_AHEAD_LOG,
    Durability,
    prepare_writer,
)
from tests.storage.histories import MADE, SetClock, draft, ended
from tests.storage.large_history import make_large_history

if TYPE_CHECKING:
    from pathlib import Path

CANARY = "Qwzyxkanarienvogel"


def everything_in(folder: Path) -> bytes:
    """Return the bytes of all files of a folder."""
    return b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())


@pytest.mark.parametrize("mode", [ROLLBACK_JOURNAL, WRITE_AHEAD_LOG])
def test_no_byte_of_a_forgotten_candidate_stays(path: Path, mode: Durability) -> None:
    with closing(open_history(path)) as connection:
        prepare_writer(connection, mode)
        records = OutboxRecords(connection, SetClock())
        others = [draft(f"Other {number}", f"{number}@example.com") for number in range(60)]
        records.add_many(others[:30])
        ended(records, MADE, draft(CANARY, f"{CANARY}@Example.com"))
        records.add_many(others[30:])
        assert CANARY.encode() in everything_in(path.parent)

        connection.execute("DELETE FROM invites WHERE candidate_name = ?", (CANARY,))
        sweep(connection)

        left = everything_in(path.parent).lower()
        # The index keeps letters in threes, so of the name too no three must be left.
        assert [at for at in ("qwz", "wzy", "yxk", "xka") if at.encode() in left] == []
        assert HistorySearch(connection).count(HistoryQuery("other")) == 60
        assert connection.execute("SELECT count(*) FROM attempts").fetchone() == (0,)
        connection.execute(
            "INSERT INTO invites_text (invites_text, rank) VALUES ('integrity-check', 1)"
        )


def test_the_trigrams_follow_every_change_of_an_invite(path: Path, records: OutboxRecords) -> None:
    ended(records, MADE)
    records.rename(305, "Renamed interview")
    records.add(draft("Wei Chen", "wei@example.com"))

    with closing(open_history(path)) as connection:
        connection.execute(
            "INSERT INTO invites_text (invites_text, rank) VALUES ('integrity-check', 1)"
        )
    with closing(open_reader(path)) as reader:
        assert HistorySearch(reader).count(HistoryQuery("screening")) == 0
        assert HistorySearch(reader).count(HistoryQuery("renamed")) == 2


def test_where_rows_were_moved_copies_stay_until_the_file_is_written_anew(path: Path) -> None:
    """Without that, deleting overwrites the row, and not what the tree once left in its gaps."""
    make_large_history(path, 20_000)
    with closing(open_history(path)) as connection:
        own = "SELECT candidate_email FROM invites GROUP BY 1 HAVING count(*) = 1"
        emails = [email for (email,) in connection.execute(own)][::50]
        forgetting = Forgetting(connection)
        forgetting.delete_people(emails)
        forgetting.begin_merging()
        while forgetting.merge_some():
            pass

        assert still_in(path, emails)

        forgetting.write_anew()
        assert still_in(path, emails) == []


def test_an_address_is_found_beside_others_in_whatever_way_it_is_written(path: Path) -> None:
    email = "jürgen.straße@münchen.example"
    remark = unicodedata.normalize("NFD", "see JÜRGEN.STRASSE@MÜNCHEN.example")
    row = PlannedRow(2, ("Wei", "wei@example.com", remark), left_out=LeftOut.BY_RECRUITER)
    with closing(open_history(path)) as connection:
        runs = OutboxRecords(connection, SetClock()).runs
        run_id = runs.begin("list.xlsx", ())
        runs.add_rows(run_id, (row,), "https://app.xobin.com")
        runs.complete(run_id)
        assert everything_about(connection, email).rows[0].cells == ("", "", remark)

        forgetting = Forgetting(connection)
        forgetting.delete(forgetting.theirs(person_key(email)).person)

        kept = connection.execute("SELECT cells FROM run_rows").fetchall()
        assert kept == [('["Wei", "wei@example.com", ""]',)]


def test_a_mistyped_address_is_forgotten_in_the_remarks_of_others_too(path: Path) -> None:
    remark = "first written to asha@exmaple.com"
    row = PlannedRow(2, ("Wei", "wei@example.com", remark), left_out=LeftOut.BY_RECRUITER)
    with closing(open_history(path)) as connection:
        records = OutboxRecords(connection, SetClock())
        run_id = records.runs.begin("list.xlsx", ())
        records.runs.add_rows(run_id, (row,), "https://app.xobin.com")
        records.runs.complete(run_id)
        wrong = ended(records, Rejected(Reason.REFUSED, 422), draft(email="asha@exmaple.com"))
        records.add(draft(email="asha@example.com"), retry_of=wrong.id)
        assert everything_about(connection, "asha@example.com").rows[0].cells == ("", "", remark)

        forgetting = Forgetting(connection)
        forgetting.delete(forgetting.theirs("asha@example.com").person)

        assert connection.execute("SELECT count(*) FROM invites").fetchone() == (0,)
        kept = connection.execute("SELECT cells FROM run_rows").fetchall()
        assert kept == [('["Wei", "wei@example.com", ""]',)]


def still_in(path: Path, emails: list[str]) -> list[str]:
    """Return which addresses can be read in a file that has no row of theirs any more."""
    content = path.read_bytes()
    with closing(open_reader(path)) as reader:
        rest = "\n".join(email for (email,) in reader.execute("SELECT person_key FROM invites"))
    return [each for each in emails if each.encode() in content and each not in rest]
