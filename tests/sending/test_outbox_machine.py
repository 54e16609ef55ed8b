"""The outbox under any order of commands, answers, troubles, waits and crashes, on real SQLite."""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop_invite.invites.invite import Status
from desktop_invite.invites.outcome import Reason, Rejected, Requeue, Sent
from desktop_invite.invites.run import LeftOut, PlannedRow, RunPlan
from desktop_invite.sending.opening import open_outbox_records
from desktop_invite.storage.invite_rows import INVITES, invite_of
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble
from tests.sending.bench import (
    ACCOUNT,
    BAD_KEY,
    EXHAUSTED,
    LOST,
    OFFLINE,
    OTHER_ACCOUNT,
    REFUSED,
    SENT,
    SLOW_DOWN,
    Bench,
    HandClock,
    planned,
)
from tests.sending.failing_records import Failures, failing

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.sending.account import Account
    from desktop_invite.sending.outbox import Outbox

UNFIT = Requeue(Reason.BAD_KEY, words="The key holds characters that no header can.")
OUTCOMES = [SENT, SENT, SENT, REFUSED, BAD_KEY, EXHAUSTED, OFFLINE, SLOW_DOWN, LOST, UNFIT]
PEOPLE = st.integers(0, 8)
NUMBERS = st.integers(1, 12)
RUNS = st.integers(1, 4)
CALLS = (
    *("add", "claim", "finish", "cancel", "leftovers", "invite"),
    *("begin", "add_rows", "complete", "drop", "find", "set_paused", "cancel_many", "requeue"),
)


class OutboxMachine(RuleBasedStateMachine):
    """What may happen, and what must hold after each step."""

    @initialize()
    def begin(self) -> None:
        """Open a new history."""
        self.open = ExitStack()
        folder = self.open.enter_context(tempfile.TemporaryDirectory())
        path = Path(folder) / "history.sqlite3"
        self.records = self.open.enter_context(open_outbox_records(path, HandClock()))
        # What a power cut does is tried elsewhere; here it would be most of the time.
        self.records._connection.execute("PRAGMA synchronous = OFF")
        self.failures = Failures()
        self.bench = Bench(failing(self.records, self.failures))
        self.said: dict[int, Outcome] = {}
        self.confirmed: set[int] = set()
        self.paused: set[int] = set()
        self.unanswered: set[int] = set()
        """Invites that an earlier window left, about which nobody has said anything."""
        self.stopped: dict[int, int] = {}
        """Of each run that was stopped, how many requests it had had then."""
        self.tickets = count(1_000_000)

    # ------------------------------------------------------------------ what may happen

    @rule(who=PEOPLE, undo_seconds=st.sampled_from([0.0, 0.0, 5.0]), confirmed=st.booleans())
    def submit(self, who: int, undo_seconds: float, confirmed: bool) -> None:
        """Submit a draft."""
        self.bench.submit(who, undo_seconds=undo_seconds, confirmed=confirmed)

    @rule(number=NUMBERS)
    def undo(self, number: int) -> None:
        """Undo whatever has this number."""
        self.bench.undo(number)

    @precondition(lambda self: self.bench.lanes.open)
    @rule(data=st.data(), outcome=st.sampled_from(OUTCOMES))
    def answer(self, data: st.DataObject, outcome: Outcome) -> None:
        """End a request."""
        attempt_id = data.draw(st.sampled_from(sorted(self.bench.lanes.open)))
        self.said[attempt_id] = outcome
        del self.bench.lanes.open[attempt_id]
        self.bench.desk.finished(attempt_id, outcome)
        self.bench.desk.tick()

    @rule()
    def resume(self) -> None:
        """Go on."""
        self.bench.resume()

    @rule()
    def stop(self) -> None:
        """Cancel what is held."""
        self.bench.stop()

    @rule()
    def resume_left(self) -> None:
        """Send what an earlier window left."""
        self.unanswered.clear()
        self.stopped.clear()
        self.bench.resume_left()

    @rule()
    def stop_left(self) -> None:
        """Cancel what an earlier window left."""
        self.bench.stop_left()

    @rule(account=st.sampled_from([None, ACCOUNT, OTHER_ACCOUNT]))
    def use(self, account: Account | None) -> None:
        """Change the key."""
        self.bench.use(account)

    @rule(seconds=st.sampled_from([1.0, 5.0, 50.0]))
    def let_pass(self, seconds: float) -> None:
        """Let time go by."""
        self.bench.let_pass(seconds)

    @rule(number=NUMBERS)
    def they_got_it(self, number: int) -> None:
        """Settle a doubt."""
        self.bench.they_got_it(number)
        self.confirmed.add(number)

    @rule(number=NUMBERS)
    def send_again(self, number: int) -> None:
        """Send once more."""
        self.stopped.pop(self.run_of(number), None)
        self.bench.send_again(number)

    @rule(whos=st.lists(st.one_of(PEOPLE, st.none()), max_size=4), crowd=st.booleans())
    def start_run(self, whos: list[int | None], crowd: bool) -> None:
        """Start a run; some rows are left out, and a crowd makes it long enough for slices."""
        rows = [
            PlannedRow(row, ("x",), left_out=LeftOut.TO_MEND) if who is None else planned(row, who)
            for row, who in enumerate(whos, start=1)
        ]
        if crowd:
            rows += [PlannedRow(row, ("y",), left_out=LeftOut.TITLE) for row in range(10, 260)]
        self.bench.desk.start_run(next(self.tickets), RunPlan("list.csv", (), tuple(rows)))
        self.bench.desk.tick()

    @rule(run_id=RUNS)
    def pause_run(self, run_id: int) -> None:
        """Pause whatever run has this number."""
        self.bench.pause_run(run_id)
        self.paused.add(run_id)

    @rule(run_id=RUNS)
    def resume_run(self, run_id: int) -> None:
        """Let it go on."""
        self.paused.discard(run_id)
        self.stopped.pop(run_id, None)
        self.unanswered -= {i.id for i in self.invites() if i.run_id == run_id}
        self.bench.resume_run(run_id)

    @rule(run_id=RUNS)
    def stop_run(self, run_id: int) -> None:
        """Cancel its rest."""
        self.paused.discard(run_id)
        self.bench.stop_run(run_id)
        if self.records.runs.find(run_id) and not self.outbox.runs.chores.any_left:
            self.stopped[run_id] = self.requests_of(run_id)

    @rule(run_id=RUNS)
    def retry_run(self, run_id: int) -> None:
        """Try its failed ones again."""
        self.stopped.pop(run_id, None)
        self.bench.retry_run(run_id)

    @rule(name=st.sampled_from(CALLS))
    def fail_once(self, name: str) -> None:
        """Let the next call of a kind fail."""
        self.failures.next[name] = HistoryError(HistoryTrouble.LOCKED)

    @rule(trouble=st.sampled_from([None, HistoryTrouble.FULL]))
    def fill_the_disk(self, trouble: HistoryTrouble | None) -> None:
        """Let every write fail, or none any more."""
        self.mend()
        self.failures.trouble = trouble

    @rule()
    def crash(self) -> None:
        """End the app without a word, and start it anew."""
        self.mend()
        lanes = self.bench.lanes
        self.unanswered = {i.id for i in self.records.leftovers()}
        self.stopped.clear()
        self.bench = Bench(failing(self.records, self.failures), started=lanes.started)

    # ------------------------------------------------------------------ what must hold

    @invariant()
    def each_request_is_recorded_and_none_is_made_twice(self) -> None:
        """Compare: the attempts on disk are the requests that were made, one for one."""
        started = [attempt_id for attempt_id, _, _ in self.bench.lanes.started]
        recorded = [a.id for i in self.invites() for a in self.records.attempts(i.id)]
        assert sorted(started) == sorted(recorded)

    @invariant()
    def nothing_is_said_that_no_answer_said(self) -> None:
        """Sent and not sent come from an answer, or from the recruiter."""
        for invite in self.invites():
            attempts = self.records.attempts(invite.id)
            said = self.said.get(attempts[-1].id) if attempts else None
            if invite.status is Status.REJECTED:
                assert isinstance(said, Rejected)
            if invite.status is Status.SENT:
                by_hand = invite.reason is Reason.CONFIRMED and invite.id in self.confirmed
                assert by_hand or isinstance(said, Sent)

    @invariant()
    def every_queued_invite_stands_in_exactly_one_place(self) -> None:
        """On disk and in memory the same invites are queued; each is where it belongs."""
        lines = self.outbox._lines
        entries = (*lines.waiting, *lines.held, *lines.left, *lines.paused)
        places = Counter(entry.id for entry in entries)
        assert set(places.values()) <= {1}
        if self.outbox.runs.chores.any_left:
            return  # A run that is being recorded or stopped stands in no line.
        queued = {i.id for i in self.invites() if i.status is Status.QUEUED}
        assert set(places) <= queued
        undone = queued - set(places)
        assert not undone or self.outbox._unwritten._writes, "a cancellation waits for the disk"

    @invariant()
    def every_sending_invite_is_on_its_way_or_about_to_be_recorded(self) -> None:
        """No row says *sending* without a request behind it."""
        flying = {flight.entry.id for flight in self.outbox._flights._flights.values()}
        sending = {i.id for i in self.invites() if i.status is Status.SENDING}
        assert flying <= sending
        about_to_be_recorded = sending - flying
        assert len(about_to_be_recorded) <= len(self.outbox._unwritten._writes)
        assert len(flying) <= 5

    @invariant()
    def the_loop_sleeps(self) -> None:
        """After a tick, and one for what that brought up, nothing is due but long work."""
        if self.bench.desk.next_due() == 0:
            self.bench.desk.tick()
        due = self.bench.desk.next_due()
        assert due is None or due > 0 or self.outbox.runs.chores.any_left

    @invariant()
    def what_is_counted_of_a_run_is_what_is_on_disk(self) -> None:
        """Compare the book of each run with the file, as far as everything is recorded."""
        if self.outbox._unwritten._writes or self.outbox._book._to_open:
            return
        for run_id, run in self.outbox._book._runs.items():
            record = self.records.runs.find(run_id)
            assert record is not None
            assert run.rows == record.rows
            assert +run.counts == Counter(status for _, status in record.rows.values())

    @invariant()
    def nothing_of_a_paused_run_waits_for_its_turn(self) -> None:
        """Compare: a paused run sends nothing, but what was sent again by hand."""
        waiting = self.outbox._lines.waiting
        runs = {entry.invite.run_id for entry in waiting if not entry.by_hand}
        assert not runs & self.outbox._lines._paused_runs
        shown = {run.id for run in self.outbox._book._runs.values() if run.paused}
        assert {run_id for run_id in self.outbox._lines._paused_runs if run_id} <= shown

    @invariant()
    def nothing_that_was_left_leaves_before_the_answer(self) -> None:
        """Compare: what an earlier window left stands where it stood, or was cancelled."""
        left = {i.status for i in self.invites() if i.id in self.unanswered}
        assert left <= {Status.QUEUED, Status.CANCELLED}

    @invariant()
    def a_stopped_run_makes_no_more_requests(self) -> None:
        """Compare: it had as many when it was stopped."""
        for run_id, requests in self.stopped.items():
            assert self.requests_of(run_id) == requests

    @invariant()
    def half_a_list_has_no_attempt(self) -> None:
        """Nothing of a run that is being recorded has been sent."""
        half = {i.id for i in self.invites() if i.run_id and not self.records.runs.find(i.run_id)}
        assert not any(self.records.attempts(invite_id) for invite_id in half)

    def teardown(self) -> None:
        """Let all go out that may: nothing that was queued is forgotten."""
        self.mend()
        self.bench.use(OTHER_ACCOUNT)
        self.bench.use(ACCOUNT)
        self.bench.work_off()
        for _ in range(4):
            for run_id in range(1, 9):
                self.bench.resume_run(run_id)
            self.bench.resume()
            self.bench.resume_left()
            self.bench.let_pass(60.0)
            while self.bench.lanes.open:
                self.said[next(iter(self.bench.lanes.open))] = SENT
                self.bench.answer(SENT)
        assert not {Status.QUEUED, Status.SENDING} & {i.status for i in self.invites()}
        self.nothing_is_said_that_no_answer_said()
        self.open.close()

    # ------------------------------------------------------------------

    def mend(self) -> None:
        """Let the history work again."""
        self.failures.trouble = None
        self.failures.next.clear()

    def invites(self) -> list[Invite]:
        """Return every invite on disk."""
        rows = self.records._connection.execute(INVITES + "ORDER BY i.id")
        return [invite_of(row) for row in rows]

    def run_of(self, number: int) -> int:
        """Return the run that an invite belongs to; 0 for none."""
        return next((i.run_id or 0 for i in self.invites() if i.id == number), 0)

    def requests_of(self, run_id: int) -> int:
        """Return how many requests a run has had."""
        of_run = (i for i in self.invites() if i.run_id == run_id)
        return sum(len(self.records.attempts(i.id)) for i in of_run)

    @property
    def outbox(self) -> Outbox:
        """The outbox, from inside."""
        office = self.bench.desk._office
        assert office is not None
        return office.outbox


TestOutboxMachine = OutboxMachine.TestCase
TestOutboxMachine.settings = settings(
    max_examples=60,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
