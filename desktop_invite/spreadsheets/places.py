"""Where the rows of a list stand in its file: blank rows and the titles have their places too."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

Row = TypeVar("Row")


def in_places(
    rows: Iterable[tuple[int, Row]], *, first: int = 1, end: int = 1
) -> Iterator[tuple[int, Row | None]]:
    """Yield every number from `first` with its row, and with None where the list has none.

    `rows` come with their numbers, in order. It goes on to their last, and at least until `end`.
    """
    following = first
    for number, row in rows:
        for blank in range(following, number):
            yield blank, None
        yield number, row
        following = number + 1
    for blank in range(following, end):
        yield blank, None


def titles_place(numbers: Collection[int], first: int) -> int:
    """Return which row the titles of the columns are.

    `numbers` are those of all other rows that aren't blank, `first` that of the first candidate.
    The titles are right above it; where another row is, they are the first that is not among them.
    """
    taken = frozenset(numbers)
    if first > 1 and first - 1 not in taken:
        return first - 1
    place = 1
    while place in taken:
        place += 1
    return place
