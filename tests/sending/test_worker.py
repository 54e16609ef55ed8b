"""The sending thread as the window has it: signals, an end in any state, nothing left behind."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.invite import Delivery, Interview, Invite, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.invites.run import RunPlan
from desktop_invite.sending import events
from desktop_invite.sending.opening import open_outbox_records
from desktop_invite.sending.worker import Sending
from tests.sending.bench import ACCOUNT, SALES, HandClock, draft, planned
from tests.sending.gate_client import GateClient, SurprisedClient
from tests.sending.window import Window
from tests.waiting import PATIENCE, PROMPT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_invite.sending.doors import InviteClient


class Desktop:
    """Makes sending threads on one history, and takes each down at the end."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.qtbot = qtbot
        self.path = path
        self._made: list[Sending] = []

    def start(
        self, client: InviteClient, *, deadline: float = 5.0, interviews: tuple[Interview, ...] = ()
    ) -> tuple[Sending, Window]:
        """Start one with a key."""
        sending, window = self.start_without_account(client, deadline, interviews)
        sending.use_account(ACCOUNT)
        return sending, window

    def start_without_account(
        self, client: InviteClient, deadline: float = 5.0, interviews: tuple[Interview, ...] = ()
    ) -> tuple[Sending, Window]:
        """Start one whose key is still being looked up."""
        sending = Sending(
            self.path, client_for=lambda _: client, deadline=deadline, interviews=interviews
        )
        self._made.append(sending)
        window = Window(sending)
        with self.qtbot.waitSignal(sending.started):
            sending.start()
        return sending, window

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Let the window's thread run until the condition is true."""
        self.qtbot.waitUntil(condition)

    def close(self, sending: Sending) -> float:
        """Close as the window does, and return how long that took."""
        began = time.monotonic()
        with self.qtbot.waitSignal(sending.closed):
            sending.close()
        return time.monotonic() - began

    def on_disk(self) -> list[Invite]:
        """Return the first invites of the history, as another program would see them."""
        with open_outbox_records(self.path, HandClock()) as records:
            found = (records.invite(number) for number in range(1, 20))
            return [invite for invite in found if invite is not None]

    def take_down(self) -> None:
        """Close what a test left open."""
        for sending in self._made:
            assert sending.close_and_wait(PATIENCE)


@pytest.fixture
def desktop(qtbot: QtBot, history_path: Path) -> Iterator[Desktop]:
    """Return a maker of sending threads; at the end none is left, and no request either."""
    desktop = Desktop(qtbot, history_path)
    yield desktop
    desktop.take_down()
    assert not [t for t in threading.enumerate() if t.name.startswith("request-")]


def test_a_submitted_draft_comes_back_with_its_link(desktop: Desktop) -> None:
    sending, window = desktop.start(GateClient(is_open=True))
    ticket = sending.submit(draft("asha"))
    desktop.wait_for(lambda: Status.SENT in window.statuses())
    assert [answer.ticket for answer in window.all_told(events.Submitted)] == [ticket]
    assert window.statuses() == [Status.QUEUED, Status.SENDING, Status.SENT]
    assert window.on_own_thread


def test_a_quick_hand_is_not_told_that_there_is_no_key_while_it_is_looked_up(
    desktop: Desktop,
) -> None:
    sending, window = desktop.start_without_account(GateClient(is_open=True))
    ticket = sending.submit(draft("asha"))
    sending.use_account(ACCOUNT)
    desktop.wait_for(lambda: Status.SENT in window.statuses())
    assert [answer.ticket for answer in window.all_told(events.Submitted)] == [ticket]
    assert window.all_told(events.NotRecorded) == []


def test_every_ticket_has_its_own_number(desktop: Desktop) -> None:
    sending, window = desktop.start(GateClient(is_open=True))
    first, again = sending.submit(draft("asha")), sending.submit(draft("asha"))
    sending.use_account(None)
    without_a_key = sending.submit(draft("wei"))
    desktop.wait_for(lambda: bool(window.all_told(events.NotRecorded)))
    assert window.all_told(events.Submitted)[0].ticket == first
    assert window.all_told(events.AlreadyInvited)[0].ticket == again
    assert window.all_told(events.NotRecorded)[0].ticket == without_a_key


def test_commands_return_while_a_request_hangs(desktop: Desktop) -> None:
    client = GateClient()
    sending, window = desktop.start(client)
    sending.submit(draft("asha"))
    desktop.wait_for(lambda: len(client.requests) == 1)
    sending.submit(draft("wei"))
    desktop.wait_for(lambda: len(client.requests) == 2)
    client.gate.set()
    desktop.wait_for(lambda: window.statuses().count(Status.SENT) == 2)


def test_an_email_can_be_taken_back(desktop: Desktop) -> None:
    client = GateClient(is_open=True)
    sending, window = desktop.start(client)
    sending.submit(draft("asha", Delivery.SENDLINK), undo_seconds=30.0)
    desktop.wait_for(lambda: bool(window.all_told(events.InviteChanged)))
    change = window.all_told(events.InviteChanged)[0]
    assert change.leaves_in == 30.0
    sending.undo(change.invite.id)
    desktop.wait_for(lambda: Status.CANCELLED in window.statuses())
    assert client.requests == []


def test_a_countdown_ends_by_itself(desktop: Desktop) -> None:
    sending, window = desktop.start(GateClient(is_open=True))
    sending.submit(draft("asha", Delivery.SENDLINK), undo_seconds=0.2)
    desktop.wait_for(lambda: Status.SENT in window.statuses())


def test_a_bug_in_the_wire_is_told_as_not_sure(
    desktop: Desktop, caplog: pytest.LogCaptureFixture
) -> None:
    sending, window = desktop.start(SurprisedClient())
    sending.submit(draft("asha"))
    desktop.wait_for(lambda: bool(window.all_told(events.Paused)))
    assert window.all_told(events.Paused)[0].reason is Reason.SURPRISE
    assert "asha" not in caplog.text
    caplog.clear()


def test_a_doubt_is_settled_sent_again_and_its_attempts_are_read(
    desktop: Desktop, caplog: pytest.LogCaptureFixture
) -> None:
    sending, window = desktop.start(SurprisedClient())
    sending.submit(draft("asha"))
    desktop.wait_for(lambda: Status.UNKNOWN in window.statuses())
    sending.send_again(1)
    desktop.wait_for(lambda: window.statuses().count(Status.UNKNOWN) == 2)
    sending.they_got_it(1)
    sending.read_attempts(1)
    desktop.wait_for(lambda: bool(window.all_told(events.AttemptsRead)))
    (read,) = window.all_told(events.AttemptsRead)
    assert read.invite.status is Status.SENT
    assert len(read.attempts) == 2
    caplog.clear()


def test_interviews_given_at_the_start_are_known(desktop: Desktop) -> None:
    sending, window = desktop.start(GateClient(), interviews=(SALES,))
    sending.remember_interview(Interview(306, "Support"))
    desktop.wait_for(lambda: len(window.all_told(events.InterviewsChanged)) == 2)
    sending.hide_interview(305, hidden=True)
    desktop.wait_for(lambda: len(window.all_told(events.InterviewsChanged)) == 3)
    lists = [told.interviews for told in window.all_told(events.InterviewsChanged)]
    assert lists[0] == (SALES,)
    assert set(lists[1]) == {SALES, Interview(306, "Support")}
    assert lists[2] == (Interview(306, "Support"),)
    sending.hide_interview(305, hidden=False)
    sending.star_interview(305, starred=True)
    sending.rename_interview(306, "Support, first round")
    wanted = (SALES, Interview(306, "Support, first round"))
    desktop.wait_for(lambda: window.all_told(events.InterviewsChanged)[-1].interviews == wanted)


def test_what_is_in_flight_may_finish_while_closing(desktop: Desktop) -> None:
    client = GateClient()
    sending, _ = desktop.start(client)
    sending.submit(draft("asha"))
    desktop.wait_for(lambda: len(client.requests) == 1)
    sending.close()
    client.gate.set()
    desktop.close(sending)
    assert [invite.status for invite in desktop.on_disk()] == [Status.SENT]
    assert client.closed


def test_a_hung_server_delays_the_end_by_the_deadline_and_no_more(desktop: Desktop) -> None:
    client = GateClient()
    sending, _ = desktop.start(client, deadline=0.3)
    sending.submit(draft("asha"))
    desktop.wait_for(lambda: len(client.requests) == 1)
    assert desktop.close(sending) < 0.3 + PROMPT
    (invite,) = desktop.on_disk()
    assert (invite.status, invite.reason) == (Status.UNKNOWN, Reason.LOST_ANSWER)


def test_even_a_request_that_can_not_be_ended_does_not_keep_the_window(desktop: Desktop) -> None:
    client = GateClient(deaf=True)
    sending, _ = desktop.start(client, deadline=0.1)
    sending.submit(draft("asha"))
    desktop.wait_for(lambda: len(client.requests) == 1)
    assert desktop.close(sending) < 0.1 + PROMPT
    assert [invite.status for invite in desktop.on_disk()] == [Status.SENDING]
    client.gate.set()
    for thread in threading.enumerate():
        if thread.name.startswith("request-"):
            thread.join(PATIENCE)

    _, window = desktop.start(GateClient())
    desktop.wait_for(lambda: bool(window.all_told(events.InterruptedFound)))
    assert window.all_told(events.InterruptedFound)[0].unsure == 1
    assert window.statuses() == [Status.UNKNOWN]


def test_what_counts_down_at_the_end_is_asked_about_at_the_next_start(desktop: Desktop) -> None:
    client = GateClient(is_open=True)
    sending, window = desktop.start(client)
    sending.submit(draft("asha", Delivery.SENDLINK), undo_seconds=30.0)
    desktop.wait_for(lambda: bool(window.all_told(events.Submitted)))
    desktop.close(sending)
    assert [invite.status for invite in desktop.on_disk()] == [Status.QUEUED]

    sending, window = desktop.start(client)
    desktop.wait_for(lambda: bool(window.all_told(events.InterruptedFound)))
    assert window.all_told(events.InterruptedFound)[0].waiting == 1
    assert client.requests == []
    client.closed = False
    sending.resume_left()
    desktop.wait_for(lambda: Status.SENT in window.statuses())


def test_a_list_that_is_being_recorded_at_the_end_is_recorded_whole_and_asked_about(
    desktop: Desktop,
) -> None:
    client = GateClient(is_open=True)
    sending, _ = desktop.start(client)
    sending.start_run(RunPlan("", (), tuple(planned(row, row) for row in range(1, 451))))
    desktop.close(sending)
    assert client.requests == []

    _, window = desktop.start(client)
    desktop.wait_for(lambda: bool(window.all_told(events.InterruptedFound)))
    (run,) = window.all_told(events.InterruptedFound)[0].runs
    assert (run.total, run.waiting) == (450, 450)


def test_a_draft_that_came_while_closing_is_recorded_and_not_sent(desktop: Desktop) -> None:
    client = GateClient()
    sending, window = desktop.start(client)
    sending.submit(draft("asha"))
    desktop.wait_for(lambda: len(client.requests) == 1)
    sending.close()
    sending.submit(draft("wei"))
    desktop.wait_for(lambda: len(window.all_told(events.Submitted)) == 2)
    client.gate.set()
    desktop.close(sending)
    assert [invite.status for invite in desktop.on_disk()] == [Status.SENT, Status.QUEUED]


def test_a_history_that_can_not_be_opened_is_told_and_tried_again(desktop: Desktop) -> None:
    desktop.path.mkdir()
    client = GateClient(is_open=True)
    sending, window = desktop.start(client)
    ticket = sending.submit(draft("asha"))
    sending.undo(1)
    desktop.wait_for(lambda: len(window.all_told(events.HistoryStopped)) == 2)
    (refused,) = window.all_told(events.NotRecorded)
    assert refused.ticket == ticket
    assert refused.why is window.all_told(events.HistoryStopped)[0].why
    sending.resume()
    desktop.wait_for(lambda: len(window.all_told(events.HistoryStopped)) == 3)

    desktop.path.rmdir()
    sending.resume()
    sending.submit(draft("asha"))
    desktop.wait_for(lambda: Status.SENT in window.statuses())
    assert window.all_told(events.PauseEnded)
    assert len(client.requests) == 1


def test_closing_before_the_start_and_twice_is_an_end_too(
    desktop: Desktop, qtbot: QtBot, history_path: Path
) -> None:
    never_started = Sending(history_path, client_for=lambda _: GateClient())
    with qtbot.waitSignal(never_started.closed):
        never_started.close()
    sending, _ = desktop.start(GateClient())
    desktop.close(sending)
    sending.close()
    assert sending.close_and_wait(PATIENCE)


def test_started_and_closed_at_once_a_hundred_times(desktop: Desktop, qtbot: QtBot) -> None:
    before = _threads()
    for number in range(100):
        sending = Sending(desktop.path, client_for=lambda _: GateClient(is_open=True))
        sending.start()
        sending.use_account(ACCOUNT)
        sending.submit(draft(number))
        assert sending.close_and_wait(5.0)
    # A request's thread may need a moment longer than the one that it has reported to.
    desktop.wait_for(lambda: _threads() <= before)
    assert not {Status.SENDING, Status.UNKNOWN} & {i.status for i in desktop.on_disk()}


def _threads() -> int:
    """Count the threads that run; Python never forgets a Qt thread that it has looked at."""
    foreign = threading._DummyThread
    return sum(not isinstance(thread, foreign) for thread in threading.enumerate())
