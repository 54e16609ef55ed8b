"""The rows in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.invite import Candidate, Delivery, Invite, Status
from desktop_invite.ui.history.pages import Pages
from desktop_invite.ui.history.questions import PAGE
from tests.ui.history.outbox import NOW, SALES

if TYPE_CHECKING:
    from collections.abc import Iterable

COUNT = 5 * PAGE + 7


def invite(number: int) -> Invite:
    return Invite(
        number, Candidate("Asha Rao", "a@x.com"), SALES, Delivery.GETLINK, Status.SENT, NOW, NOW
    )


def pages_of(rows: list[Invite], kept: Iterable[int]) -> Pages:
    pages = Pages()
    for page in kept:
        pages.put(page, tuple(rows[page * PAGE : (page + 1) * PAGE]))
    return pages


@given(
    st.lists(st.integers(0, 5), max_size=6, unique=True),
    st.lists(st.one_of(st.none(), st.integers(0, COUNT - 20)), max_size=12),
)
def test_what_is_in_memory_is_always_what_is_in_that_row(
    kept: list[int], changes: list[int | None]
) -> None:
    """None inserts an invite before all others; a number removes that row."""
    rows = [invite(number) for number in range(1, COUNT + 1)]
    pages = pages_of(rows, kept)
    for number, change in enumerate(changes, start=COUNT + 1):
        if change is None:
            rows.insert(0, invite(number))
            pages.insert_first(rows[0])
        else:
            del rows[change]
            pages.remove(change)
        for row, known in pages.known():
            assert row >= len(rows) or known is rows[row]


def test_of_many_pages_those_looked_at_last_are_kept() -> None:
    rows = [invite(number) for number in range(1, COUNT + 1)]
    pages = Pages(kept=2)
    for page in range(3):
        pages.put(page, tuple(rows[page * PAGE : (page + 1) * PAGE]))
        pages.row(PAGE if page else 0)
    assert pages.row(0) is None
    assert pages.row(PAGE) is rows[PAGE]
    assert pages.latest(1) == (1,)


def test_a_stale_row_is_shown_and_wants_to_be_read_again() -> None:
    rows = [invite(number) for number in range(1, 10)]
    pages = pages_of(rows, [0])
    assert pages.look(3) == (rows[3], True)
    pages.mark_stale()
    assert pages.look(3) == (rows[3], False)


def test_rows_that_are_cut_off_are_forgotten() -> None:
    rows = [invite(number) for number in range(1, 2 * PAGE + 1)]
    pages = pages_of(rows, [0, 1])
    pages.cut(10)
    assert [row for row, _ in pages.known()] == list(range(10))
