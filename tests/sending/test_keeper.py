"""What the app does with its files by itself, and what it is asked to: one after the other."""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import pytest

from desktop_invite.invites.duplicates import person_key
from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview
from desktop_invite.invites.outcome import Answer, Reason, Sent, Unknown
from desktop_invite.invites.run import LeftOut, PlannedRow
from desktop_invite.sending.forgetter import Result
from desktop_invite.sending.keeper import AboutToForget, Folder, Keeper
from desktop_invite.sending.person_file import as_json
from desktop_invite.storage.backup_list import BackupFound, BackupKind
from desktop_invite.storage.retention import Preview, months_before
from desktop_invite.storage.traces import copies
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.storage.unfinished import EverybodyBefore, OnePerson, note, noted
from desktop_invite.ui.words.everything import as_text
from tests.sending.bench import HandClock
from tests.sending.canary import CANARY, KEY, LINK, Direct, fill, leave_traces, traces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop_invite.invites.outcome import Outcome

T = TypeVar("T")

TODAY = datetime(2026, 11, 24, 9, tzinfo=UTC)


class Reopened(Direct):
    """A history in use that is closed for a moment, and opened again."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._path = path

    def without_history(self, work: Callable[[], T]) -> T:
        """Do it between two openings."""
        self.close()
        try:
            return work()
        finally:
            super().__init__(self._path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the history is."""
    return tmp_path / "data" / "history.sqlite3"


@pytest.fixture
def in_use(path: Path) -> Iterator[Reopened]:
    """Have the history open for sending."""
    made = Reopened(path)
    yield made
    made.close()


@pytest.fixture
def keeper(path: Path, in_use: Reopened) -> Keeper:
    """Look after the folder, on a day in November."""
    return _keeper(path, in_use)


def _keeper(path: Path, in_use: Reopened, stop: threading.Event | None = None) -> Keeper:
    damaged = path.with_name("preferences.json.damaged")
    folder = Folder(path, (path.with_name("practice.sqlite3"),), (damaged,))
    clock = HandClock(begin=TODAY, seconds=0)
    return Keeper(folder, in_use, clock, lambda _: None, stop or threading.Event())


def record(in_use: Reopened, who: str, months_ago: int, outcome: Outcome | None = None) -> None:
    """Record an invite from some months ago."""
    at = months_before(TODAY, months_ago)
    records = type(in_use.records)(in_use._connection, HandClock(begin=at, seconds=0))
    candidate = Candidate(who.title(), f"{who}@example.com")
    invite = records.add(Draft(candidate, Interview(305), Delivery.GETLINK), "https://a.b")
    attempt = records.claim(invite.id)
    assert attempt is not None
    records.finish(attempt.id, outcome or Sent(Answer(link=f"https://a.b/{who}"), 200))


def people(path: Path) -> set[str]:
    """Return who is in a history."""
    with closing(sqlite3.connect(path)) as connection:
        return {key for (key,) in connection.execute("SELECT person_key FROM invites")}


# ---------------------------------------------------------------------- by age


def test_who_was_silent_for_longer_is_forgotten_and_nobody_else(
    keeper: Keeper, in_use: Reopened, path: Path
) -> None:
    for who, months in (("old", 25), ("older", 60), ("both", 30), ("both", 2), ("new", 23)):
        record(in_use, who, months)
    record(in_use, "unsure", 40, Unknown(Reason.LOST_ANSWER))
    assert keeper.look_after(0, keep=False) is None
    (copy,) = copies(path)

    preview = keeper.preview(24)
    result = keeper.look_after(24, keep=False)

    assert isinstance(preview, Preview)
    assert (preview.people, preview.invites, preview.unsettled) == (2, 2, 1)
    assert [person.name for person in preview.some] == ["Older", "Old"]
    assert preview.oldest == months_before(TODAY, 60)
    assert result == Result(2, 2)
    left = {"both@example.com", "new@example.com", "unsure@example.com"}
    assert people(path) == left
    assert people(copy.path) == left
    assert b"older" not in path.read_bytes() + copy.path.read_bytes()
    assert keeper.look_after(24, keep=False) is None


def test_a_settled_doubt_counts_from_when_it_was_settled(
    keeper: Keeper, in_use: Reopened, path: Path
) -> None:
    record(in_use, "unsure", 40, Unknown(Reason.LOST_ANSWER))
    in_use.records.they_got_it(1)
    keeper.look_after(24, keep=False)
    assert people(path) == {"unsure@example.com"}


def test_forgetting_by_age_that_was_cut_short_is_finished(
    keeper: Keeper, in_use: Reopened, path: Path
) -> None:
    record(in_use, "old", 30)
    record(in_use, "new", 3)
    keeper.look_after(0, keep=False)
    (copy,) = copies(path)
    before = months_before(TODAY, 24)
    note(path, EverybodyBefore(int(before.timestamp() * 1000)))
    in_use.records.forgetting().delete_people(["old@example.com"])

    assert keeper.look_after(0, keep=False) == Result(0, 0)

    assert people(copy.path) == {"new@example.com"}
    assert b"old@" not in path.read_bytes() + copy.path.read_bytes()
    assert noted(path) is None


def test_no_backup_is_made_while_somebody_is_half_forgotten(path: Path, in_use: Reopened) -> None:
    in_use.close()
    fill(path)
    again = Reopened(path)
    person = again.records.forgetting().theirs(KEY).person
    note(path, OnePerson.of(person, keep=False, remove_unreadable=True))
    again.records.forgetting().delete(person)
    result = _keeper(path, again).look_after(0, keep=False)
    again.close()
    assert isinstance(result, Result)
    assert len(copies(path)) == 1
    assert traces(path.parent) == []


@pytest.mark.parametrize(
    ("now", "months", "then"),
    [
        (datetime(2026, 11, 24, tzinfo=UTC), 1, datetime(2026, 10, 24, tzinfo=UTC)),
        (datetime(2026, 3, 31, tzinfo=UTC), 1, datetime(2026, 2, 28, tzinfo=UTC)),
        (datetime(2024, 3, 31, tzinfo=UTC), 1, datetime(2024, 2, 29, tzinfo=UTC)),
        (datetime(2026, 1, 15, tzinfo=UTC), 1, datetime(2025, 12, 15, tzinfo=UTC)),
        (datetime(2026, 1, 15, tzinfo=UTC), 120, datetime(2016, 1, 15, tzinfo=UTC)),
    ],
)
def test_months_are_those_of_the_calendar(now: datetime, months: int, then: datetime) -> None:
    assert months_before(now, months) == then


# ---------------------------------------------------------------------- one person


def test_a_person_is_found_in_whatever_way_the_address_is_written(
    path: Path, in_use: Reopened
) -> None:
    in_use.close()
    fill(path)
    again = Reopened(path)
    found = _keeper(path, again).find(f"  {CANARY.email.upper()} ")
    again.close()
    assert isinstance(found, AboutToForget)
    person = found.person
    assert (person.key, person.name, person.email) == (KEY, CANARY.name, CANARY.email)
    assert (person.invites, person.waiting, person.on_their_way) == (5, 1, 0)
    assert person.other_addresses == ("qwzyx.kanarienvogel@vogelhuas.example",)
    assert person.since is not None
    assert person.list_rows == 4
    assert found.unreadable == ()


def test_damaged_files_are_named_before_the_question(path: Path, in_use: Reopened) -> None:
    in_use.close()
    fill(path)
    leave_traces(path)
    path.with_name("preferences.json.damaged").write_bytes(CANARY.email.encode())
    again = Reopened(path)
    keeper = _keeper(path, again)
    found = keeper.find(CANARY.email)
    assert isinstance(found, AboutToForget)
    assert [file.name.removeprefix(path.name) for file in found.unreadable] == [
        ".damaged-2",
        ".damaged-2-journal",
        "preferences.json.damaged",
    ]
    result = keeper.forget(KEY, keep=False, remove_unreadable=True)
    again.close()
    assert isinstance(result, Result)
    assert traces(path.parent) == []


def test_who_only_stands_in_a_list_is_found_and_forgotten(
    keeper: Keeper, in_use: Reopened, path: Path
) -> None:
    runs = in_use.records.runs
    run_id = runs.begin("candidates.xlsx", ("Email", "Referred by"))
    row = PlannedRow(2, ("Asha@Example.com", ""), left_out=LeftOut.BY_RECRUITER)
    other = PlannedRow(3, ("wei@example.com", "asha@example.com"), left_out=LeftOut.BY_RECRUITER)
    runs.add_rows(run_id, (row, other), "https://a.b")
    runs.complete(run_id)
    found = keeper.find("asha@example.com")
    assert isinstance(found, AboutToForget)
    assert (found.person.invites, found.person.list_rows) == (0, 2)
    keeper.forget(found.person.key, keep=False, remove_unreadable=False)
    content = path.read_bytes().lower()
    assert b"asha" not in content
    assert b"wei@example.com" in content


def test_nobody_is_found_where_nobody_is(keeper: Keeper) -> None:
    found = keeper.find("nobody@example.com")
    assert isinstance(found, AboutToForget)
    assert not found.person.is_known


def test_everything_about_a_person_is_in_the_file(
    path: Path, in_use: Reopened, tmp_path: Path
) -> None:
    in_use.close()
    fill(path)
    again = Reopened(path)
    target = tmp_path / "about.json"
    assert _keeper(path, again).write_everything(CANARY.email.lower(), target) is True
    again.close()
    content = json.loads(target.read_text(encoding="utf-8"))
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT id, candidate_email, status, link FROM invites WHERE candidate_name = ?"
            " ORDER BY id",
            (CANARY.name,),
        ).fetchall()
        (attempts,) = connection.execute(
            "SELECT count(*) FROM attempts AS a JOIN invites AS i ON i.id = a.invite_id"
            " WHERE i.candidate_name = ?",
            (CANARY.name,),
        ).fetchone()
    assert [
        (each["number"], each["email"], each["status"], each["link"]) for each in content["invites"]
    ] == rows
    assert sum(len(each["attempts"]) for each in content["invites"]) == attempts == 4
    assert content["invites"][0]["words_of_the_server"].endswith(" bounces")
    assert content["invites"][1]["corrects_invite"] == content["invites"][0]["number"]
    assert content["invites"][1]["link"] == LINK
    assert [row["row"] for row in content["rows_of_lists"]] == [2, 3, 4, 5]
    assert content["rows_of_lists"][3]["cells"] == ["", "", f"asked by {CANARY.email}"]
    assert content["rows_of_lists"][0]["columns"] == ["Name", "Email", "Remark"]
    assert content["about"]["written_at"].startswith("2026-11-24T09:00")
    assert target.stat().st_mode & 0o077 == 0


def test_the_text_for_people_has_every_fact_of_the_other(
    path: Path, in_use: Reopened, tmp_path: Path
) -> None:
    in_use.close()
    fill(path)
    again = Reopened(path)
    keeper = _keeper(path, again)
    for name, form in (("about.json", as_json), ("about.txt", as_text)):
        assert keeper.write_everything(CANARY.email, tmp_path / name, form) is True
    again.close()
    content = json.loads((tmp_path / "about.json").read_text(encoding="utf-8"))
    text = (tmp_path / "about.txt").read_text(encoding="utf-8")
    for invite in content["invites"]:
        for fact in ("email", "name", "link", "words_of_the_server", "sent_to", "number"):
            assert str(invite[fact] or "") in text
    assert text.count("Attempt: ") == sum(len(each["attempts"]) for each in content["invites"])
    for row in content["rows_of_lists"]:
        assert all(cell in text for cell in row["cells"])


def test_no_file_is_written_about_nobody(keeper: Keeper, tmp_path: Path) -> None:
    target = tmp_path / "about.json"
    assert keeper.write_everything("nobody@example.com", target) is False
    assert not target.exists()


def test_a_file_that_cannot_be_written_is_told(
    keeper: Keeper, in_use: Reopened, tmp_path: Path
) -> None:
    record(in_use, "asha", 1)
    target = tmp_path / "no such folder" / "about.json"
    assert isinstance(keeper.write_everything("asha@example.com", target), HistoryTrouble)


# ---------------------------------------------------------------------- backups


def test_a_backup_made_by_hand_can_be_gone_back_to(
    keeper: Keeper, in_use: Reopened, path: Path
) -> None:
    record(in_use, "asha", 1)
    made = keeper.back_up()
    record(in_use, "wei", 0)
    (found,) = keeper.backups()  # type: ignore[misc] # it is a tuple, or this fails
    assert isinstance(found, BackupFound)
    assert (found.path, found.kind, found.invites) == (made, BackupKind.BY_HAND, 1)

    aside = keeper.put_back(found.path)

    assert people(path) == {"asha@example.com"}
    assert in_use.records.invite(2) is None
    assert aside != made
    assert people(aside) == {"asha@example.com", "wei@example.com"}  # type: ignore[arg-type]


def test_nobody_forgotten_comes_back_with_a_backup(
    keeper: Keeper, in_use: Reopened, path: Path
) -> None:
    record(in_use, "asha", 1)
    record(in_use, "wei", 1)
    made = keeper.back_up()
    keeper.forget(person_key("asha@example.com"), keep=False, remove_unreadable=False)
    keeper.put_back(made)  # type: ignore[arg-type]
    assert people(path) == {"wei@example.com"}


def test_what_was_confirmed_before_the_end_is_done_at_the_next_start(
    in_use: Reopened, path: Path
) -> None:
    record(in_use, "asha", 1)
    stop = threading.Event()
    stop.set()
    closing_ = _keeper(path, in_use, stop)
    assert closing_.forget("asha@example.com", keep=False, remove_unreadable=False) is None
    assert people(path) == {"asha@example.com"}
    assert _keeper(path, in_use).look_after(0, keep=False) == Result(1, 1)
    assert b"asha" not in path.read_bytes()


def test_after_the_end_nothing_is_begun(in_use: Reopened, path: Path) -> None:
    record(in_use, "old", 30)
    stop = threading.Event()
    stop.set()
    assert _keeper(path, in_use, stop).look_after(24, keep=False) is None
    assert people(path) == {"old@example.com"}
    assert copies(path) == ()


def test_rows_of_lists_that_were_never_sent_grow_old_too(
    keeper: Keeper, in_use: Reopened, path: Path
) -> None:
    for months, name in ((30, "Old"), (2, "New")):
        at = months_before(TODAY, months)
        runs = type(in_use.records)(in_use._connection, HandClock(begin=at, seconds=0)).runs
        run_id = runs.begin("", ())
        row = PlannedRow(1, (f"{name} Without Address",), left_out=LeftOut.TO_MEND)
        runs.add_rows(run_id, (row,), "https://a.b")
        runs.complete(run_id)
    keeper.look_after(0, keep=False)
    (copy,) = copies(path)

    assert keeper.look_after(24, keep=False) == Result(0, 0)

    content = path.read_bytes() + copy.path.read_bytes()
    assert b"Old Without" not in content
    assert content.count(b"New Without") >= 2
    assert keeper.look_after(24, keep=False) is None
