"""A run of 200 at 100 ms of server time, beside four perfect lanes and beside a loop of requests.

Everything is real: the sending thread, the client, the history on disk, a server in a process of
its own. The window is left out; its part has a benchmark of its own.
"""

from __future__ import annotations

import json
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import requests
from PySide6.QtCore import QCoreApplication, QEventLoop

from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview
from desktop_invite.invites.run import PlannedRow, RunPlan
from desktop_invite.sending.account import Account
from desktop_invite.sending.worker import Sending
from desktop_invite.xobin.address import BaseUrl
from desktop_invite.xobin.client import Client
from desktop_invite.xobin.contract import PATH, FormatField, request_body
from tests.soak.processes import start

if TYPE_CHECKING:
    from collections.abc import Iterator

INVITES = 200
SERVER_TIME = 0.1
"""Seconds that the server takes for each answer."""
LANES = 4
GOAL = 1.15
PROCESSOR_GOAL = 1.5
"""Seconds: half of what newman takes for the same."""
ROUNDS = 3
KEY = "benchmark-key"
SALES = Interview(305, "Sales screening")


@dataclass(frozen=True)
class Took:
    """What one way of sending them all took, in seconds."""

    wall: float
    processor: float


def measure() -> None:
    """Send all of them by a run and by a loop, in turn; print the better of each."""
    QCoreApplication.instance() or QCoreApplication([])
    runs, loops = [], []
    for _ in range(ROUNDS):
        with _server() as base_url:
            runs.append(_by_a_run(base_url))
        with _server() as base_url:
            loops.append(_by_a_loop(base_url))
    run = min(runs, key=lambda took: took.wall)
    loop = min(loops, key=lambda took: took.wall)
    ideal = INVITES / LANES * SERVER_TIME
    print(f"a run of {INVITES} at {SERVER_TIME * 1000:.0f} ms: {run.wall:.2f} s")
    print(f"  {run.wall / ideal:.2f} x the ideal of {ideal:.1f} s (goal: at most {GOAL})")
    print(f"  processor: {run.processor:.2f} s (goal: at most {PROCESSOR_GOAL})")
    print(f"  a plain loop of requests: {loop.wall:.1f} s, processor {loop.processor:.2f} s")


def _by_a_run(base_url: str) -> Took:
    rows = tuple(
        PlannedRow(number, (f"Asha {number}", _email(number)), _draft(number))
        for number in range(2, INVITES + 2)
    )
    address = BaseUrl.parse(base_url)
    if not isinstance(address, BaseUrl):
        raise TypeError(address)
    with tempfile.TemporaryDirectory() as folder:
        sending = Sending(
            Path(folder) / "history.sqlite3",
            client_for=lambda account: Client(account.base_url, proxy_for=None),
        )
        loop = QEventLoop()
        sending.run_ended.connect(loop.quit)
        sending.use_account(Account(address, KEY))
        sending.start()
        wall, processor = time.perf_counter(), time.process_time()
        sending.start_run(RunPlan("candidates.xlsx", ("Name", "Email"), rows))
        loop.exec()  # sleeps, as the window's does
        took = Took(time.perf_counter() - wall, time.process_time() - processor)
        sending.close_and_wait(10.0)
    return took


def _by_a_loop(base_url: str) -> Took:
    wall, processor = time.perf_counter(), time.process_time()
    with requests.Session() as session:
        for number in range(INVITES):
            body = json.loads(request_body(_draft(number), FormatField.INVITE_FORMAT))
            answer = session.post(base_url + PATH, json=body, headers={"apiKey": KEY}, timeout=30)
            answer.raise_for_status()
            answer.json()
    return Took(time.perf_counter() - wall, time.process_time() - processor)


@contextmanager
def _server() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        home, delay = Path(folder), str(SERVER_TIME)
        arguments = ["--key", KEY, "--ledger", str(home / "ledger"), "--delay", delay, delay]
        with start("tests.soak.server", arguments, home, listen=True).to_its_end() as server:
            if server.process.stdout is None:
                raise RuntimeError("the server says nothing")
            yield server.process.stdout.readline().strip()


def _draft(number: int) -> Draft:
    return Draft(Candidate(f"Asha {number}", _email(number)), SALES, Delivery.GETLINK)


def _email(number: int) -> str:
    return f"asha.{number}@example.com"
