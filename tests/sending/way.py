"""The whole way of an invite but the window: sending thread, client, server with a ledger, file."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

from desktop_invite.invites.run import RunPlan
from desktop_invite.sending import events
from desktop_invite.sending.account import Account
from desktop_invite.sending.opening import open_outbox_records
from desktop_invite.sending.worker import Sending
from desktop_invite.storage.database import open_reader
from desktop_invite.storage.run_results import RunResult, RunResults
from desktop_invite.xobin.address import BaseUrl
from desktop_invite.xobin.client import Client
from tests.sending.bench import HandClock, draft, planned
from tests.sending.window import Window
from tests.servers import ContractServer, Ways
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_invite.invites.invite import Invite, Status
    from desktop_invite.sending.runs import RunSummary


class Way:
    """A server, and a sending thread that speaks to it."""

    def __init__(
        self,
        qtbot: QtBot,
        history_path: Path,
        ways: Ways,
        deadline: float,
        server: ContractServer | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.path = history_path
        self.server = server or ContractServer(ways)
        self._deadline = deadline
        self.sending = Sending(history_path, client_for=self._client, deadline=deadline)
        self.window = Window(self.sending)

    def _client(self, account: Account) -> Client:
        return Client(account.base_url, deadline=self._deadline, proxy_for=None)

    def leave_a_run(self, size: int) -> None:
        """Record invites as an earlier window would have left them."""
        with open_outbox_records(self.path, HandClock()) as records:
            records.add_many([draft(who) for who in range(size)], self.server.origin)

    def start(self, key: str = "test-key") -> None:
        """Start with a key."""
        with self.qtbot.waitSignal(self.sending.started):
            self.sending.start()
        self.use_key(key)

    def use_key(self, key: str) -> None:
        """Change the key."""
        base_url = BaseUrl.parse(self.server.base_url)
        assert isinstance(base_url, BaseUrl)
        self.sending.use_account(Account(base_url, key))

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Let the window's thread run until the condition is true."""
        self.qtbot.waitUntil(condition)

    def close(self) -> float:
        """Close, and return how long that took."""
        began = time.monotonic()
        with self.qtbot.waitSignal(self.sending.closed):
            self.sending.close()
        return time.monotonic() - began

    def on_disk(self) -> list[Invite]:
        """Return every invite of the closed history."""
        with open_outbox_records(self.path, HandClock()) as records:
            found: list[Invite] = []
            while (invite := records.invite(len(found) + 1)) is not None:
                found.append(invite)
            return found

    def counts(self) -> Counter[Status]:
        """Return how many invites of the closed history stand how."""
        return Counter(invite.status for invite in self.on_disk())

    def asked_for(self) -> Counter[str]:
        """Return who was invited at the server, and how often."""
        return Counter(recorded.email for recorded in self.server.ledger.requests())

    def take_down(self) -> None:
        """End both sides."""
        assert self.sending.close_and_wait(PATIENCE)
        self.server.stop()

    # ------------------------------------------------------------------ runs

    def start_run(self, size: int) -> RunSummary:
        """Send a list, and wait until it is on record."""
        rows = tuple(planned(row, f"r{row}") for row in range(2, size + 2))
        self.sending.start_run(RunPlan("list.xlsx", ("Name", "Email", "Note"), rows))
        self.wait_for(lambda: bool(self.window.all_told(events.RunStarted)))
        return self.window.all_told(events.RunStarted)[-1].run

    def wait_for_end(self, times: int = 1) -> RunSummary:
        """Wait until a run has ended so often, and return how."""
        self.wait_for(lambda: len(self.window.all_told(events.RunEnded)) >= times)
        return self.window.all_told(events.RunEnded)[-1].run

    def result(self, run_id: int) -> RunResult:
        """Return what became of every row, read beside the sending thread."""
        with closing(open_reader(self.path)) as reader:
            found = RunResults(reader).result(run_id)
        assert found is not None
        return found
