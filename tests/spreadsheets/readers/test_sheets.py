"""The sheet with the list is found, and what lies behind it can't spoil it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.spreadsheets.limits import Limits
from desktop_invite.spreadsheets.readers.sheets import RawSheet, Sheet, first_with_addresses
from desktop_invite.spreadsheets.table import ReadTrouble

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTES = RawSheet("Notes", {0: ["How to fill it in"], 1: ["Ask hr@company.example"]})
LONG = RawSheet("Log", {place: ["x"] for place in range(99)})


def chosen(*sheets: RawSheet, end: BaseException | None = None) -> Sheet | ReadTrouble:
    """Return what is taken of these sheets; `end` is raised behind the last."""

    def each() -> Iterator[RawSheet]:
        yield from sheets
        if end is not None:
            raise end

    return first_with_addresses([sheet.name for sheet in sheets], each(), Limits(rows=20))


def test_a_sheet_too_large_behind_the_one_with_addresses_spoils_nothing() -> None:
    for found in (chosen(NOTES, LONG), chosen(NOTES, end=MemoryError())):
        assert isinstance(found, Sheet)
        assert found.name == "Notes"


def test_without_any_address_it_is_said_that_a_sheet_is_too_large() -> None:
    assert chosen(LONG) is ReadTrouble.TOO_MANY_ROWS
    with pytest.raises(MemoryError):
        chosen(RawSheet("Empty"), end=MemoryError())


def test_a_list_behind_notes_with_an_address_is_the_list() -> None:
    people = RawSheet("People", {0: ["Name", "Email"], 1: ["Asha", "asha@example.com"]})
    found = chosen(NOTES, people)
    assert isinstance(found, Sheet)
    assert (found.name, len(found.rows)) == ("People", 2)
