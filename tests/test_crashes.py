"""The crash harness in its short form; `make soak` is the long one.

Each test says its seed when it fails: with it the same moments come again, as far as moments can.
"""

from __future__ import annotations

import secrets
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.soak.calm import longest_gap
from tests.soak.closing import close_often
from tests.soak.field import Conditions
from tests.soak.interrupting import interrupt_run
from tests.soak.killing import kill_until_done
from tests.soak.mutants import Mutant
from tests.soak.server import Moods
from tests.soak.tally import Tally
from tests.soak.together import start_together
from tests.soak.trials import try_mutant
from tests.soak.verdict import MOST_IN_FLIGHT
from tests.waiting import PATIENCE, PROMPT

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")


@pytest.fixture
def home() -> Iterator[Path]:
    """Give a folder whose path is short enough for a local socket in it."""
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        yield Path(folder)


@pytest.fixture
def seed() -> int:
    """Throw a seed, and say it."""
    thrown = secrets.randbelow(2**31)
    sys.stdout.write(f"seed {thrown}\n")
    return thrown


def of(invites: int, moods: Moods | None = None, deadline: float = PATIENCE / 2) -> Conditions:
    """Return conditions that a busy computer does not break; the soak alone holds to the times."""
    return Conditions(invites, moods or Moods(), deadline, closes_within=PROMPT)


@pytest.mark.parametrize("part", range(4))
def test_kills_at_random_moments_lose_double_and_fake_nothing(
    home: Path, seed: int, part: int
) -> None:
    tally = Tally(most_kills=10)

    kill_until_done(home, of(120), tally, seed)

    assert tally.faults == []
    assert (tally.kills, tally.files_with_the_key) == (10, 0)
    assert tally.runs >= 1


def test_a_run_killed_and_continued_gives_every_row_back_with_its_link(
    home: Path, seed: int
) -> None:
    run = interrupt_run(home, of(60), kills=3, seed=seed)

    assert run.faults == []
    assert (run.kills, run.rows) == (3, 67)
    assert run.sent + run.unsure == 60
    assert run.unsure <= 3 * MOST_IN_FLIGHT


@pytest.mark.parametrize("mutant", Mutant, ids=lambda mutant: mutant.name.lower())
def test_a_program_that_breaks_a_promise_is_caught_and_ours_is_not(
    home: Path, seed: int, mutant: Mutant
) -> None:
    trial = try_mutant(home / "trial", mutant, invites=100, most_kills=100, fair_kills=2, seed=seed)

    assert trial.caught_by
    assert trial.unbroken_faults == ()


def test_closing_at_random_moments_leaves_no_doubt(home: Path, seed: int) -> None:
    closings = close_often(home, of(100), 5, seed, Tally(0))

    assert (closings.faults, closings.unsure) == ([], 0)
    assert closings.times == 5


def test_closing_while_the_server_hangs_ends_soon_after_the_deadline(home: Path, seed: int) -> None:
    hanging = of(30, Moods(hangs=0.5), deadline=0.5)

    closings = close_often(home, hanging, 4, seed, Tally(0))

    assert closings.faults == []
    assert closings.times == 4


def test_of_many_starts_at_once_one_sends_each_invite_once(home: Path) -> None:
    starts = start_together(home, of(50), at_once=6, rounds=1, tally=Tally(0))

    assert starts.faults == []
    assert starts.handed_over + starts.turned_away == starts.starts - 2


def test_sending_a_whole_run_is_measured_from_inside(home: Path) -> None:
    # The budget is for a computer that does nothing else; here it is only shown to be felt.
    assert 0 < longest_gap(home, of(50), 1).work < 1
