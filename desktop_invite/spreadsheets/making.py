"""Makes a candidate list out of a table, in slices that keep nobody waiting."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from desktop_invite.invites.headers import Role, says_last_name_first
from desktop_invite.spreadsheets.candidate_list import CandidateList
from desktop_invite.spreadsheets.kept import Kept
from desktop_invite.spreadsheets.row_checks import RowChecks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_invite.invites.invite import Interview
    from desktop_invite.spreadsheets.columns import Mapping
    from desktop_invite.spreadsheets.row_checks import RunChoice
    from desktop_invite.spreadsheets.table import Table

_AT_A_STRETCH = 0.002
"""Seconds; another thread that wants the interpreter waits for no more."""
_REST = 0.001
"""Seconds."""


class ListMaking:
    """Reads and checks the rows of a table; for a thread that need not be the window's.

    With `before`, the list of the same table under another mapping, choice or with other known
    interviews, what the recruiter did there is kept, and so is what the history answered. What can
    be undone is kept as well, unless the mapping is another.
    """

    def __init__(
        self,
        table: Table,
        columns: Mapping,
        choice: RunChoice,
        known: Sequence[Interview],
        *,
        before: CandidateList | None = None,
    ) -> None:
        rows = [row for row in table.rows if row.number != columns.header]
        checks = RowChecks(known, choice, last_name_first=_says_last_name_first(table, columns))
        self._list = CandidateList(rows, columns, checks, _kept(before, columns), table.hidden)
        self._slices = self._list.fill()

    def finish(self, rest: Callable[[], None] = lambda: None) -> CandidateList:
        """Make the list, with a rest after every two milliseconds or so; see `breathe`."""
        until = time.perf_counter() + _AT_A_STRETCH
        for _ in self._slices:
            if time.perf_counter() >= until:
                rest()
                until = time.perf_counter() + _AT_A_STRETCH
        return self._list


def _kept(before: CandidateList | None, columns: Mapping) -> Kept:
    if before is None:
        return Kept()
    if before.columns == columns:
        return before.kept.for_another_choice()
    return before.kept.for_other_columns()


def _says_last_name_first(table: Table, columns: Mapping) -> bool:
    """Whether the title above the names is `Name, Vorname` or the like."""
    header = next((row for row in table.rows if row.number == columns.header), None)
    place = columns.column(Role.NAME)
    return header is not None and place is not None and says_last_name_first(header.cells[place])


def breathe() -> None:
    """Let the window's thread have the interpreter: for work of many steps on another thread."""
    time.sleep(_REST)
