"""Reads and checks lists on a thread of its own; what comes of it arrives on the window's."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_invite.spreadsheets.column_choices import chosen_before
from desktop_invite.spreadsheets.columns import find_columns
from desktop_invite.spreadsheets.making import ListMaking
from desktop_invite.spreadsheets.reading import read_file, read_pasted
from desktop_invite.spreadsheets.table import ReadChoices, ReadTrouble, SheetRow, Table
from desktop_invite.ui.background import Background
from desktop_invite.ui.garbage import no_collection
from desktop_invite.ui.many.quiet import rests

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.invites.column_choice import ColumnChoice
    from desktop_invite.invites.duplicates import Pair
    from desktop_invite.invites.invite import Interview
    from desktop_invite.invites.people import Person
    from desktop_invite.spreadsheets.candidate_list import CandidateList, Earlier
    from desktop_invite.spreadsheets.columns import Mapping as Columns
    from desktop_invite.spreadsheets.row_checks import RunChoice

T = TypeVar("T")

_SELDOM = 10
"""Slices between two rests as long as no grid is shown."""
_OFTEN = 2
"""Slices between two rests while the grid can be scrolled."""

LookUp = Callable[[Sequence["Pair"]], Mapping["Pair", "Earlier"]]
"""Asks the history who has an invite already."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a list comes from: a file, what was pasted, or a run on record."""

    file: Path | None = None
    plain: str = ""
    html: str = ""
    people: tuple[Person, ...] = ()
    """Who was found in a pasted text that need not be a table."""
    table: Table | None = None
    """The list of a run on record."""
    left_out: frozenset[int] = frozenset()
    """The numbers of its rows that the recruiter had left out, and that stay so."""

    @property
    def name(self) -> str:
        """The file's name without its folder; empty for what was pasted."""
        if self.table is not None:
            return self.table.file_name
        return self.file.name if self.file is not None else ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a list is to be read and checked."""

    source: Source
    reading: ReadChoices
    choice: RunChoice
    known: tuple[Interview, ...]
    columns: tuple[ColumnChoice, ...] = field(default=(), compare=False)
    """What the recruiter once took the columns of lists for."""


@dataclass(frozen=True, slots=True)
class MadeList:
    """A list that has been read and checked. From here on it belongs to the window's thread."""

    wanted: Wanted
    table: Table
    found: Columns
    """What the columns seem to hold."""
    columns: Columns
    """What they are taken for: what was found, or what the recruiter says or once said."""
    candidates: CandidateList


@dataclass(frozen=True, slots=True)
class NotMade:
    """A list that could not be read."""

    wanted: Wanted
    why: ReadTrouble


class ListReader(QObject):
    """Does one thing at a time; only the newest list that was asked for arrives."""

    made = Signal(object)
    """Carries the `MadeList`."""
    not_made = Signal(object)
    """Carries the `NotMade`."""

    def __init__(self, look_up: LookUp, parent: QObject | None = None) -> None:
        """`look_up` asks the history for earlier invites; it is called on the reading thread."""
        super().__init__(parent)
        self._look_up = look_up
        self._background = Background(self)
        self._newest: object = None
        self._stop = threading.Event()

    @property
    def is_busy(self) -> bool:
        """Whether a list is being made."""
        return self._newest is not None

    def read(self, wanted: Wanted, *, before: CandidateList | None = None) -> None:
        """Read a list and check it; `before` is the list whose edits are kept."""
        stop = self._begin()

        def work() -> MadeList | NotMade:
            table = _table(wanted.source, wanted.reading, stop)
            if isinstance(table, ReadTrouble):
                return NotMade(wanted, table)
            found = find_columns(table, wanted.known)
            columns = chosen_before(table, found, wanted.columns) or found
            made = self._make(wanted, table, found, columns, before, rests(_SELDOM))
            if before is None:
                made.candidates.begin_without(wanted.source.left_out)
            return made

        self._run(work)

    def remake(self, made: MadeList, columns: Columns, wanted: Wanted) -> None:
        """Check the same table anew; until that arrives, the list must not be changed."""
        self._begin()
        table, found, before = made.table, made.found, made.candidates
        self._run(lambda: self._make(wanted, table, found, columns, before, rests(_OFTEN)))

    def look_up(
        self, pairs: Sequence[Pair], then: Callable[[Mapping[Pair, Earlier]], None]
    ) -> None:
        """Ask the history about more candidates."""
        self._background.run(lambda: self._look_up(pairs), then)

    def run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do something else that takes long."""
        self._background.run(work, then)

    def let_go(self, made: MadeList, *, table: bool) -> None:
        """Free a list that is not shown any more, and perhaps its table, without haste."""

        def free() -> None:
            rest = rests(1)
            for _ in made.candidates.dismantle():
                rest()

        self._background.run(free, lambda _: None)
        if table:
            self._background.run([made.table].clear, lambda _: None)

    def cancel(self) -> None:
        """Let nothing arrive of what is being made."""
        self._stop.set()
        self._newest = None

    def close(self) -> bool:
        """End the thread; False when it takes longer than a moment."""
        self.cancel()
        gc.unfreeze()
        return self._background.close()

    def _begin(self) -> threading.Event:
        self._stop.set()
        self._stop = threading.Event()
        return self._stop

    def _run(self, work: Callable[[], MadeList | NotMade]) -> None:
        mark = self._newest = object()

        def quietly() -> MadeList | NotMade:
            with no_collection():
                return work()

        def then(result: MadeList | NotMade) -> None:
            if mark is not self._newest:
                return
            self._newest = None
            if isinstance(result, MadeList):
                self.made.emit(result)
            else:
                self.not_made.emit(result)

        self._background.run(quietly, then)

    def _make(
        self,
        wanted: Wanted,
        table: Table,
        found: Columns,
        columns: Columns,
        before: CandidateList | None,
        rest: Callable[[], None],
    ) -> MadeList:
        making = ListMaking(table, columns, wanted.choice, wanted.known, before=before)
        candidates = making.finish(rest)
        pairs = candidates.pairs_to_look_up
        candidates.note_earlier(pairs, self._look_up(pairs))
        return MadeList(wanted, table, found, columns, candidates)


def _table(source: Source, choices: ReadChoices, stop: threading.Event) -> Table | ReadTrouble:
    if source.table is not None:
        return source.table
    if source.file is not None:
        return read_file(source.file, choices, stop)
    table = read_pasted(source.plain, source.html)
    found = sum(bool(person.email) for person in source.people)
    if found and (isinstance(table, ReadTrouble) or _addressed_rows(table) < found):
        return _table_of(source.people)
    return table


def _addressed_rows(table: Table) -> int:
    """Return how many rows of a table hold an address, the ways of writing one left open."""
    return sum(any("@" in cell for cell in row.cells) for row in table.rows)


def _table_of(people: Sequence[Person]) -> Table:
    """Put people who were found in a text into rows."""
    rows = tuple(
        SheetRow(number, (person.name, person.email)) for number, person in enumerate(people, 1)
    )
    return Table("", (), "", None, None, rows)
