"""A computer that sleeps in the middle of a request: the real program, stopped and let go on.

SIGSTOP leaves `time.monotonic` running, so the deadline is over when the program wakes. A real
sleep does not, on Linux: then the request has the rest of its time, from the waking on.
"""

from __future__ import annotations

import secrets
import sqlite3
import sys
import tempfile
from collections import Counter
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.servers import ContractServer, Halves, Hang, Reply, Ways
from tests.soak.dice import dice_of
from tests.soak.field import CANARY, Conditions, Field
from tests.soak.killing import pause
from tests.soak.server import Moods
from tests.waiting import PATIENCE, wait_until
from tests.xobin.wire.dead_ends import silent_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.servers import Turn
    from tests.soak.processes import Running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGSTOP there")

_DEADLINE = 4.0
"""Seconds; long enough for a test on a busy computer to put the program to sleep before it."""
_BEYOND_DEADLINE = _DEADLINE + 0.5
_INVITES = 3
_MADE = (
    b'{"name": "Asha", "email": "c0@example.test", "interview_id": 305,'
    b' "invite_link": "https://interviews.example.test/i/9", "status": "Pending"}'
)
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


class Night:
    """One program with three invites, and the server that they go to."""

    def __init__(self, field: Field, server: ContractServer, program: Running) -> None:
        self.field = field
        self.server = server
        self.program = program

    def end(self) -> None:
        """Let the run go on to its end, and close in order."""
        self.field.wait_for_end_of_run(self.program)
        ended = self.program.close(PATIENCE)
        assert (ended.status, self.program.last_words) == (0, "")

    def statuses(self) -> list[str]:
        """Return how each invite stands, the first first."""
        return [row.status for row in self.field.history().rows]

    def came(self) -> Counter[str]:
        """Return how many requests came for each invite."""
        return Counter(each.email for each in self.server.ledger.requests())


@contextmanager
def night(home: Path, *turns: Turn) -> Iterator[Night]:
    """Have the server do this with the first requests, and start the program."""
    with ContractServer(Ways(key=CANARY, script=turns), ledger=home / "ledger") as server:
        field = Field.at(home, server.base_url, Conditions(_INVITES, deadline=_DEADLINE))
        with field.start().to_its_end() as program:
            server.ledger.wait_for(1)
            yield Night(field, server, program)


@pytest.fixture
def home() -> Iterator[Path]:
    """Give a folder whose path is short enough for a local socket in it."""
    with tempfile.TemporaryDirectory(prefix="sleep-") as folder:
        yield Path(folder)


def test_an_answer_that_came_during_the_sleep_is_read_on_waking(home: Path) -> None:
    with night(home, Hang()) as one:
        with one.program.asleep(_BEYOND_DEADLINE):
            one.server.release()
        one.end()
        assert one.statuses() == ["sent"] * _INVITES
        assert set(one.came().values()) == {1}
        assert one.field.verdict().faults == ()


def test_a_connection_that_was_lost_during_the_sleep_is_not_sure_and_not_sent_again(
    home: Path,
) -> None:
    with night(home, Hang()) as one:
        with one.program.asleep(_BEYOND_DEADLINE):
            pass
        one.end()
        assert one.statuses()[0] == "unknown"
        assert set(one.came().values()) == {1}
        assert one.field.verdict().faults == ()


@pytest.mark.parametrize("comes", [True, False], ids=["rest comes", "rest is lost"])
def test_an_answer_that_had_begun_before_the_sleep_says_that_it_was_done(
    home: Path, *, comes: bool
) -> None:
    begun = Halves(_HEAD % len(_MADE) + _MADE[:20], _MADE[20:])
    with night(home, begun) as one:
        with one.program.asleep(_BEYOND_DEADLINE):
            if comes:
                one.server.release()
        one.end()
        assert one.statuses() == ["sent"] * _INVITES
        assert set(one.came().values()) == {1}
        assert (one.field.history().rows[0].link is not None) == comes


def test_a_sleep_while_connecting_has_sent_nothing_and_costs_no_doubt(home: Path) -> None:
    with silent_port() as port:
        (home / "ledger").touch()
        base_url = f"http://127.0.0.1:{port}/api/v2"
        field = Field.at(home, base_url, Conditions(_INVITES, deadline=_DEADLINE))
        with field.start().to_its_end() as program:
            wait_until(lambda: _attempts(field), PATIENCE, "the first attempt")
            with program.asleep(_BEYOND_DEADLINE):
                pass
            wait_until(
                lambda: ("queued", "offline") in (_attempts(field) or ()), PATIENCE, "its end"
            )
            ended = program.close(PATIENCE)
        assert (ended.status, program.last_words) == (0, "")
        assert {row.status for row in field.history().rows} == {"queued"}
        assert {row.attempts for row in field.history().rows} == {0}


@pytest.mark.parametrize("nap", [0.5, 6.0], ids=["shorter than the wait", "longer"])
def test_a_wait_that_the_server_asked_for_goes_on_after_the_sleep_and_sends_once(
    home: Path, nap: float
) -> None:
    with night(home, Reply.json(429, {"message": "slow down"}, ("Retry-After", "5"))) as one:
        wait_until(
            lambda: ("queued", "rate_limited") in (_attempts(one.field) or ()),
            PATIENCE,
            "the wait",
        )
        with one.program.asleep(nap):
            assert len(one.server.ledger.requests()) == 1
        one.end()
        assert one.statuses() == ["sent"] * _INVITES
        came = one.came()
        assert came.pop("c0@example.test") == 2, "once refused, once sent"
        assert set(came.values()) == {1}


def test_naps_at_random_moments_of_a_run_double_nothing_and_fake_nothing(home: Path) -> None:
    seed = secrets.randbelow(2**31)
    sys.stdout.write(f"seed {seed}\n")
    dice = dice_of("naps", seed)
    conditions = Conditions(40, Moods(delay=(0.01, 0.1), drops=0.02), deadline=1.0)
    with Field.prepared(home / "run", conditions, seed) as field:
        with field.start().to_its_end() as program:
            field.wait_for_window(program)
            for _ in range(5):
                pause(dice.uniform(0, 0.15))
                with program.asleep(dice.uniform(0, 1.3)):
                    pass
            field.wait_for_end_of_run(program)
            ended = program.close(PATIENCE)
        assert (ended.status, program.last_words) == (0, "")
        assert field.verdict().faults == ()
        assert field.history().count("queued", "sending") == 0


def _attempts(field: Field) -> list[tuple[str | None, str | None]] | None:
    """Return the result and the reason of each attempt while the program runs; None: try again."""
    path = field.home / "data" / "history.sqlite3"
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0)) as history:
            return history.execute("SELECT result, reason FROM attempts ORDER BY id").fetchall()
    except sqlite3.OperationalError:
        return None
