"""What the recruiter once took the columns of such a list for, to be taken up again.

A list is known by its titles, whatever its file is called; one without titles by the name of its
file and the number of its columns. Pasted rows without titles are not known again.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from desktop_invite.invites.column_choice import ColumnChoice
from desktop_invite.spreadsheets.columns import Mapping, find_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_invite.invites.invite import Interview
    from desktop_invite.spreadsheets.table import SheetRow, Table

MOST = 50
"""Kinds of lists that are known again; the oldest goes."""
_DEEPEST = 40
"""Rows among which known titles are looked for: as deep as any header."""


def columns_as_chosen(
    table: Table, choices: Sequence[ColumnChoice], known: Sequence[Interview] = ()
) -> Mapping:
    """Find out what the columns hold, as `find_columns` does, unless the recruiter once said it."""
    found = find_columns(table, known)
    return chosen_before(table, found, choices) or found


def chosen_before(table: Table, found: Mapping, choices: Sequence[ColumnChoice]) -> Mapping | None:
    """Return what the recruiter once took the columns of such a list for; None if never."""
    by_key = {choice.key: choice for choice in choices if len(choice.roles) == table.width}
    if not by_key:
        return None
    for place, row in enumerate(table.rows[:_DEEPEST]):
        choice = by_key.get(_key(row.cells))
        if choice is not None and choice.has_titles:
            titles = tuple(above.number for above in table.rows[:place])
            return Mapping(row.number, choice.roles, titles)
        if choice is not None and row.number == found.header:
            return Mapping(None, choice.roles)
    choice = by_key.get(_key_of_file(table)) if found.header is None else None
    return None if choice is None else Mapping(None, choice.roles)


def with_choice(
    choices: Sequence[ColumnChoice], table: Table, found: Mapping, chosen: Mapping
) -> tuple[ColumnChoice, ...]:
    """Return the choices with this one, the newest, or without it where it is what is found."""
    row = _row(table, chosen.header) or _row(table, found.header)
    if row is None and not table.file_name:
        return tuple(choices)
    key = _key_of_file(table) if row is None else _key(row.cells)
    others = [choice for choice in choices if choice.key != key]
    if chosen != found:
        others.append(ColumnChoice(key, chosen.header is not None, chosen.roles))
    return tuple(others[-MOST:])


def _row(table: Table, number: int | None) -> SheetRow | None:
    return next((row for row in table.rows[:_DEEPEST] if row.number == number), None)


def _key_of_file(table: Table) -> str:
    return _key(("file", table.file_name, str(table.width)))


def _key(cells: Iterable[str]) -> str:
    """Return by what a list is known: nothing can be read from it."""
    words = "\x1f".join(" ".join(cell.casefold().split()) for cell in cells)
    return hashlib.sha256(words.encode(errors="replace")).hexdigest()[:32]
