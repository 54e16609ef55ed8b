"""*Forget* forgets: no byte of the canary in any file of the data folder, and nothing of others."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

import pytest

from desktop_invite.invites.invite import Status
from desktop_invite.invites.outcome import Answer, Sent
from desktop_invite.invites.run import LeftOut, PlannedRow
from desktop_invite.sending import events
from desktop_invite.sending.forgetter import Progress, Stage
from desktop_invite.storage.database import open_history
from desktop_invite.storage.forgotten import Forgotten
from desktop_invite.storage.pragmas import ROLLBACK_JOURNAL, WRITE_AHEAD_LOG
from desktop_invite.storage.traces import copies
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble
from desktop_invite.storage.unfinished import noted
from tests.sending.canary import (
    CANARY,
    KEY,
    OTHERS,
    Direct,
    fill,
    forgetter,
    leave_traces,
    look_at,
    traces,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop_invite.sending.desk import Office
    from desktop_invite.storage.pragmas import Durability

T = TypeVar("T")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the history is, alone in its folder."""
    return tmp_path / "data" / "history.sqlite3"


@pytest.fixture
def opened(path: Path) -> Iterator[Callable[..., Direct]]:
    """Open the history, and close it after the test."""
    made: list[Direct] = []

    def make(mode: Durability = ROLLBACK_JOURNAL) -> Direct:
        made.append(Direct(path, mode))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.mark.parametrize("mode", [ROLLBACK_JOURNAL, WRITE_AHEAD_LOG])
def test_no_byte_of_a_forgotten_candidate_is_in_any_file(
    path: Path, opened: Callable[..., Direct], mode: Durability
) -> None:
    practice = path.with_name("practice.sqlite3")
    for history in (path, practice):
        fill(history, mode)
        leave_traces(history)
    in_use = opened(mode)
    assert len({trace.partition(":")[0] for trace in traces(path.parent)}) >= 20

    result = forgetter(path, in_use, (practice,)).forget(KEY, remove_unreadable=True)

    assert traces(path.parent) == []
    assert (result.people, result.invites, result.left) == (1, 5, ())
    for history in (path, practice):
        look_at(history)
        assert len(copies(history)) == 5
        for copy in copies(history):
            look_at(copy.path)
    assert noted(path) is None


def test_in_practice_mode_the_real_history_stays_as_it_is(path: Path) -> None:
    real = path.with_name("history.sqlite3")
    practice = path.with_name("practice.sqlite3")
    fill(real)
    fill(practice)
    before = real.read_bytes()
    with closing(Direct(practice)) as in_use:
        forgetter(practice, in_use).forget(KEY)
    assert real.read_bytes() == before
    look_at(practice)


def test_who_shows_an_invite_of_theirs_is_told_that_it_is_gone(
    path: Path, opened: Callable[..., Direct]
) -> None:
    fill(path)
    in_use = opened()
    forgetter(path, in_use).forget(KEY)
    (told,) = [event for event in in_use.told if isinstance(event, events.InvitesForgotten)]
    assert len(told.ids) == 5
    cancelled = [e.invite for e in in_use.told if isinstance(e, events.InviteChanged)]
    assert {invite.status for invite in cancelled} <= {Status.CANCELLED, Status.QUEUED}


def test_a_file_that_nobody_can_be_taken_out_of_stays_unless_it_was_given_up(
    path: Path, opened: Callable[..., Direct]
) -> None:
    fill(path)
    leave_traces(path)
    torn = path.with_name(f"{path.name}.damaged-2")
    result = forgetter(path, opened()).forget(KEY)
    assert result.left == (torn, torn.with_name(f"{torn.name}-journal"))
    assert {trace.partition(":")[0] for trace in traces(path.parent)} == {
        torn.name,
        f"{torn.name}-journal",
    }


def test_an_invite_on_its_way_is_waited_for(path: Path, opened: Callable[..., Direct]) -> None:
    fill(path)
    in_use = opened()
    (waiting,) = in_use.records.leftovers()
    attempt = in_use.records.claim(waiting.id)
    assert attempt is not None
    told: list[Stage] = []
    forgetting = forgetter(path, in_use)

    def note(progress: Progress) -> None:
        told.append(progress.stage)
        if progress.stage is Stage.WAITING:
            in_use.records.finish(attempt.id, Sent(Answer(), 200))

    forgetting._tell = note
    forgetting.forget(KEY)
    assert Stage.WAITING in told
    assert traces(path.parent) == []


def test_a_list_that_is_being_recorded_is_waited_for(
    path: Path, opened: Callable[..., Direct]
) -> None:
    fill(path)
    in_use = opened()
    chores = in_use.office.outbox.runs.chores
    runs = in_use.records.runs

    def record() -> Iterator[None]:
        run_id = runs.begin("", ())
        yield
        late = PlannedRow(1, (CANARY.name, CANARY.email), left_out=LeftOut.BY_RECRUITER)
        runs.add_rows(run_id, (late,), "https://app.xobin.com")
        runs.complete(run_id)

    chores.begin(record())
    told: list[Stage] = []
    forgetting = forgetter(path, in_use)

    def note(progress: Progress) -> None:
        told.append(progress.stage)
        if progress.stage is Stage.WAITING:
            chores.do_a_slice()

    forgetting._tell = note
    forgetting.forget(KEY)
    assert Stage.WAITING in told
    assert traces(path.parent) == []


def test_a_mark_is_kept_only_when_that_is_wished(path: Path, opened: Callable[..., Direct]) -> None:
    fill(path)
    in_use = opened()
    forgetter(path, in_use).forget(KEY, keep=True)
    assert traces(path.parent) == []
    with closing(sqlite3.connect(path)) as connection:
        forgotten = Forgotten(connection)
        assert forgotten.earlier(CANARY.email.upper(), 300 + 401 % 9) is not None
        assert forgotten.earlier(CANARY.email, 300 + 400 % 9) is None
        assert forgotten.earlier("other@example.com", 300 + 401 % 9) is None
        forgotten.forget_marks()
        assert forgotten.earlier(CANARY.email, 300 + 401 % 9) is None


def test_without_that_wish_no_mark_is_kept(path: Path, opened: Callable[..., Direct]) -> None:
    fill(path)
    forgetter(path, opened()).forget(KEY)
    with closing(sqlite3.connect(path)) as connection:
        assert Forgotten(connection).count() == 0


def test_what_cannot_be_begun_changes_nothing_and_is_not_done_later(
    path: Path, opened: Callable[..., Direct]
) -> None:
    fill(path)
    in_use = opened()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryError) as raised:
            forgetter(path, in_use).forget(KEY)
        other.execute("ROLLBACK")
    assert raised.value.trouble is HistoryTrouble.LOCKED
    assert noted(path) is None
    with closing(sqlite3.connect(path)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM invites").fetchone()
    assert count == OTHERS + 5


def test_somebody_who_is_not_there_is_forgotten_in_the_copies(
    path: Path, opened: Callable[..., Direct]
) -> None:
    fill(path)
    leave_traces(path)
    path.unlink()
    fill(path.with_name("elsewhere.sqlite3"))
    open_history(path).close()
    path.with_name("elsewhere.sqlite3").unlink()
    result = forgetter(path, opened()).forget(KEY, remove_unreadable=True)
    assert result.invites == 0
    assert [t for t in traces(path.parent) if "huas" not in t] == []


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_kill_at_any_moment_leaves_nothing_half_forgotten(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.sending.killing", str(tmp_path / "killed"), "9"],
        check=True,
        capture_output=True,
        text=True,
        timeout=110,
    )
    assert int(ended.stdout) > 100


class FullOnce(Direct):
    """A history in use whose disk is full the first time that something is asked for the nth."""

    def __init__(self, path: Path, nth: int) -> None:
        super().__init__(path)
        self._left = nth

    def on_history(self, work: Callable[[Office], T]) -> T:
        """Do it, unless it is the one."""
        self._left -= 1
        if self._left == 0:
            raise HistoryError(HistoryTrouble.FULL)
        return super().on_history(work)


@pytest.mark.parametrize("nth", [1, 2, 3, 4])
def test_a_full_disk_leaves_nothing_half_forgotten_for_good(path: Path, nth: int) -> None:
    fill(path)
    leave_traces(path)
    with closing(FullOnce(path, nth)) as in_use:
        forgetting = forgetter(path, in_use)
        with pytest.raises(HistoryError):
            forgetting.forget(KEY, remove_unreadable=True)
        begun = noted(path) is not None
        assert begun is (nth > 1)
        if not begun:
            assert len(in_use.records.forgetting().theirs(KEY).ids) == 5
            forgetting.forget(KEY, remove_unreadable=True)
        forgetting.finish()
    assert traces(path.parent) == []
    look_at(path)
