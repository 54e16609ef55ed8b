"""A list whose columns the recruiter has once explained need not be explained again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_invite.invites.headers import Role
from desktop_invite.spreadsheets.column_choices import (
    MOST,
    chosen_before,
    columns_as_chosen,
    with_choice,
)
from desktop_invite.spreadsheets.columns import Mapping, find_columns
from desktop_invite.spreadsheets.table import SheetRow, Table

if TYPE_CHECKING:
    from desktop_invite.invites.column_choice import ColumnChoice

TITLES = ("Person", "Kontakt privat", "Kontakt Firma")
ASHA = ("Asha Rao", "asha@example.com", "a.rao@firm.example")
WEI = ("Wei Chen", "wei@example.org", "w.chen@firm.example")
CHOSEN = (Role.NAME, None, Role.EMAIL)


def table(*rows: tuple[str, ...], name: str = "people.csv") -> Table:
    """Return a table of these rows."""
    return Table(name, (), "", None, None, tuple(SheetRow(n, row) for n, row in enumerate(rows, 1)))


def explained(read: Table, chosen: Mapping) -> tuple[ColumnChoice, ...]:
    """Return what is kept when the recruiter explains a list."""
    return with_choice((), read, find_columns(read), chosen)


def test_a_list_with_the_same_titles_is_read_as_the_last_one() -> None:
    kept = explained(table(TITLES, ASHA), Mapping(1, CHOSEN))
    other = table(("May", "", ""), TITLES, WEI, name="another.xlsx")
    assert find_columns(other).roles != CHOSEN
    assert columns_as_chosen(other, kept) == Mapping(2, CHOSEN, (1,))


def test_titles_are_known_again_whatever_their_capitals_and_spaces() -> None:
    kept = explained(table(TITLES, ASHA), Mapping(1, CHOSEN))
    other = table(("PERSON ", " Kontakt\n privat", "kontakt  Firma"), WEI)
    assert columns_as_chosen(other, kept).roles == CHOSEN


def test_other_titles_and_more_columns_are_another_list() -> None:
    kept = explained(table(TITLES, ASHA), Mapping(1, CHOSEN))
    for other in (
        table(("Person", "Kontakt Firma", "Kontakt privat"), WEI),
        table((*TITLES, "Phone"), (*WEI, "1")),
        table(WEI),
    ):
        assert chosen_before(other, find_columns(other), kept) is None


def test_the_last_choice_counts() -> None:
    read = table(TITLES, ASHA)
    kept = explained(read, Mapping(1, CHOSEN))
    kept = with_choice(kept, read, find_columns(read), Mapping(1, (Role.FIRST, None, Role.EMAIL)))
    assert len(kept) == 1
    assert columns_as_chosen(read, kept).roles == (Role.FIRST, None, Role.EMAIL)


def test_what_is_found_anyway_needs_no_memory() -> None:
    read = table(TITLES, ASHA)
    kept = explained(read, Mapping(1, CHOSEN))
    assert with_choice(kept, read, find_columns(read), find_columns(read)) == ()


def test_titles_that_are_none_are_remembered_as_none() -> None:
    read = table(("Name", "Email"), ("Asha", "asha@example.com"))
    assert find_columns(read).header == 1
    kept = explained(read, Mapping(None, (Role.NAME, Role.EMAIL)))
    assert columns_as_chosen(read, kept) == Mapping(None, (Role.NAME, Role.EMAIL))


def test_a_list_without_titles_is_known_by_its_file() -> None:
    read = table(("Rao", "Asha", "asha@example.com"), ("Chen", "Wei", "wei@example.org"))
    chosen = Mapping(None, (Role.LAST, Role.FIRST, Role.EMAIL))
    read = replace(read, rows=tuple(reversed(read.rows)))
    kept = explained(read, chosen)
    again = table(("Ivanova", "Olga", "olga@example.net"))
    assert columns_as_chosen(again, kept) == chosen
    assert chosen_before(replace(again, file_name="b.csv"), find_columns(again), kept) is None


def test_pasted_rows_without_titles_are_not_known_again() -> None:
    read = replace(table(ASHA), file_name="")
    assert explained(read, Mapping(None, CHOSEN)) == ()


def test_nothing_of_the_list_is_kept_not_even_of_a_candidate_taken_for_titles() -> None:
    (kept,) = explained(table(ASHA, WEI), Mapping(1, CHOSEN))
    for word in ("Asha", "asha", "example", "people"):
        assert word not in repr(kept)


def test_only_so_many_kinds_of_lists_are_remembered() -> None:
    kept: tuple[ColumnChoice, ...] = ()
    read = table(TITLES, ASHA)
    for number in range(MOST + 5):
        read = table((*TITLES[:2], f"Column {number}"), ASHA)
        kept = with_choice(kept, read, find_columns(read), Mapping(1, CHOSEN))
    assert len(kept) == MOST
    assert columns_as_chosen(read, kept).roles == CHOSEN
