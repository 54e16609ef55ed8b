"""The request lanes: a few threads, each busy with one request at a time.

They are daemon threads, so that a request that hangs can't keep the program from ending
(`ThreadPoolExecutor` waits for its threads when the interpreter exits). A request that dies with
the program leaves its row as `sending`, which the next start shows as not sure.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING

from desktop_invite.invites.outcome import Reason, Requeue, Unknown
from desktop_invite.sending.desk import log_surprise
from desktop_invite.sending.flights import MOST_IN_FLIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_invite.invites.invite import Draft
    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.sending.account import Account
    from desktop_invite.sending.doors import InviteClient

TIME_TO_JOIN = 0.5
"""Seconds that `close` waits for the threads, all together."""


@dataclass(frozen=True, slots=True)
class _Job:
    attempt_id: int
    draft: Draft
    account: Account


class RequestLanes:
    """Runs requests, at most `most` at a time, and reports each outcome exactly once."""

    def __init__(
        self,
        client_for: Callable[[Account], InviteClient],
        report: Callable[[int, Outcome], None],
        most: int = MOST_IN_FLIGHT,
    ) -> None:
        """`client_for` and `report` are called on the lanes' own threads."""
        self._clients = Clients(client_for)
        self._report = report
        self._most = most
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._open_jobs = 0
        self._threads: list[threading.Thread] = []

    def start(self, attempt_id: int, draft: Draft, account: Account) -> None:
        """Begin a request and return at once. Threads are made when they are first needed.

        Raises RuntimeError when there is none and none can be made: nothing of it has left.
        """
        with self._lock:
            crowded = self._open_jobs >= len(self._threads)
        if crowded and len(self._threads) < self._most:
            self._add_a_thread()
        with self._lock:
            self._open_jobs += 1
        self._jobs.put(_Job(attempt_id, draft, account))

    def cut(self) -> None:
        """Close the clients, so that every request in flight ends with its outcome now."""
        self._clients.close()

    def close(self) -> None:
        """End the threads and close the clients; give up waiting after `TIME_TO_JOIN`."""
        for _ in self._threads:
            self._jobs.put(None)
        until = time.monotonic() + TIME_TO_JOIN
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        self._clients.close()

    def _add_a_thread(self) -> None:
        name = f"request-{len(self._threads) + 1}"
        thread = threading.Thread(target=self._work, name=name, daemon=True)
        try:
            thread.start()
        except RuntimeError:
            if not self._threads:
                raise
            # The system gives no more of them: those that are there do it one after the other.
            return
        self._threads.append(thread)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            outcome = self._request(job)
            with self._lock:
                self._open_jobs -= 1
            self._report(job.attempt_id, outcome)

    def _request(self, job: _Job) -> Outcome:
        try:
            with self._clients.lend(job.account) as client:
                return client.invite(job.draft, job.account.key)
        except ClosedError:
            return Requeue(Reason.OFFLINE)
        except Exception as surprise:  # noqa: BLE001 - nobody foresaw it, so it can't be known
            log_surprise("a request", surprise)
            return Unknown(Reason.SURPRISE)


class ClosedError(Exception):
    """There is no client any more, so that not one byte of the request has left."""


class Clients:
    """One client for each account in use. One that is no longer used is closed when it is idle."""

    def __init__(self, client_for: Callable[[Account], InviteClient]) -> None:
        self._client_for = client_for
        self._lock = threading.Lock()
        self._clients: dict[Account, InviteClient] = {}
        self._lent: Counter[Account] = Counter()
        self._latest: Account | None = None
        self._closed = False

    @contextmanager
    def lend(self, account: Account) -> Iterator[InviteClient]:
        """Give the account's client for one request. Raises ClosedError after `close`."""
        with self._lock:
            client = self._client(account)
            self._lent[account] += 1
        try:
            yield client
        finally:
            with self._lock:
                self._lent[account] -= 1
            self._close_idle()

    def close(self) -> None:
        """Close every client, also one that is in use."""
        with self._lock:
            self._closed = True
            clients = list(self._clients.values())
            self._clients.clear()
        for client in clients:
            client.close()

    def _client(self, account: Account) -> InviteClient:
        if self._closed:
            raise ClosedError
        self._latest = account
        if account not in self._clients:
            self._clients[account] = self._client_for(account)
        return self._clients[account]

    def _close_idle(self) -> None:
        with self._lock:
            idle = [a for a in self._clients if a != self._latest and not self._lent[a]]
            clients = [self._clients.pop(account) for account in idle]
        for client in clients:
            client.close()
