"""What the page asks of the history, on a thread that may wait for it."""

from __future__ import annotations

import logging
from contextlib import closing
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.making import breathe
from desktop_invite.storage.database import open_reader
from desktop_invite.storage.earlier_invites import earlier_many
from desktop_invite.storage.forgotten import Forgotten
from desktop_invite.storage.recent_runs import RecentRuns
from desktop_invite.storage.run_results import RunResults
from desktop_invite.storage.trouble import HistoryError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from desktop_invite.invites.duplicates import Pair
    from desktop_invite.spreadsheets.candidate_list import Earlier
    from desktop_invite.storage.recent_runs import RecentRun
    from desktop_invite.storage.run_results import RunResult
    from desktop_invite.storage.trouble import HistoryTrouble

RUNS_AT_ONCE = 100
"""How many runs are read at a time; more when they are looked for."""

_log = logging.getLogger(__name__)


def earlier_invites(path: Path, pairs: Sequence[Pair]) -> Mapping[Pair, Earlier]:
    """Return who has an invite already, or had one and was forgotten; nobody without a history.

    Nothing depends on that alone: whoever records an invite looks again.
    """
    if not pairs or not path.exists():
        return {}
    try:
        with closing(open_reader(path)) as connection:
            forgotten = Forgotten(connection).earlier_many(pairs, breathe)
            return {**forgotten, **earlier_many(connection, pairs, breathe)}
    except HistoryError as error:
        _log.warning("earlier invites could not be read: %s", error.trouble)
        return {}


def run_result(path: Path, run_id: int) -> RunResult | None:
    """Return a run with all its rows; None where there is none or it can't be read."""
    try:
        with closing(open_reader(path)) as connection:
            return RunResults(connection).result(run_id)
    except HistoryError as error:
        _log.warning("a run could not be read: %s", error.trouble)
        return None


def recent_runs(path: Path, before: int | None) -> tuple[RecentRun, ...] | HistoryTrouble:
    """Return the latest runs in short, or those before the run with this number."""
    if not path.exists():
        return ()
    try:
        with closing(open_reader(path)) as connection:
            return RecentRuns(connection).page(RUNS_AT_ONCE, before)
    except HistoryError as error:
        _log.warning("earlier runs could not be read: %s", error.trouble)
        return error.trouble
