"""Reading people out of pasted text: *paste anything*.

The pieces are in `pasted_text` (what is invisible or encoded), `pasted_addresses`, `pasted_names`
and `pasted_rows`; here they come together.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import person_key
from desktop_invite.invites.pasted_addresses import FoundAddress, addresses_in
from desktop_invite.invites.pasted_lines import MOST_LINES, name_above, name_around
from desktop_invite.invites.pasted_names import name_after, name_before
from desktop_invite.invites.pasted_rows import Columns, cells_of, columns_of, name_beside
from desktop_invite.invites.pasted_text import readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_CHARACTERS = 2_000_000
"""A longer text is not read at all: a list of that size is a file for *Invite many*."""

_AT_SIGN = re.compile(r"[@＠﹫]|%40")
_HARD_SEPARATOR = re.compile(r'("[^"]*")|[;|•·]')


@dataclass(frozen=True, slots=True)
class Person:
    """A candidate as found in a text. Neither field has been checked."""

    name: str
    """As it was written, `Rao, Asha` too; empty when only the address was found."""
    email: str


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    people: tuple[Person, ...] = ()


def people_in(text: str) -> tuple[Person, ...]:
    """Return the people with an e-mail address that a text holds, in its order.

    Read are addresses with and without names (`Asha Rao <asha@example.com>`, `Asha Rao - asha@…`),
    lists of them, mailto: links, rows of a table with or without a header, and signatures, whose
    name is on another line. The same person found twice counts once; in a list, two names for one
    address stay two. Empty when the text holds no address, or is longer than `MOST_CHARACTERS`.
    Raises nothing; takes time in proportion to the length of the text, whatever is in it.
    """
    if len(text) > MOST_CHARACTERS or _AT_SIGN.search(text) is None:
        return ()
    lines = list(_read(readable(text).split("\n")))
    addresses = {person_key(person.email) for line in lines for person in line.people}
    if len(addresses) == 1:
        return (_only_person(lines),)
    return _each_once(_named_by_lines(lines))


def _read(lines: Iterable[str]) -> Iterator[_Line]:
    """Find the people on each line; a header says how to read the lines below it."""
    columns: Columns | None = None
    for line in lines:
        header = columns_of(line) if "@" not in line else None
        if header is not None:
            columns = header
        yield _Line("" if header else line, tuple(_people_on(line, columns)))


def _people_on(line: str, columns: Columns | None) -> list[Person]:
    if "@" not in line:
        return []
    if columns is not None and columns.delimiter in line:
        return _people_in_row(cells_of(line, columns.delimiter), columns)
    if "\t" in line:
        return _people_in_row(cells_of(line, "\t"))
    pieces = _pieces(line)
    if len(pieces) == 1:
        return _people_in_piece(line)
    if len(addresses_in(line)) == 1:
        return _people_in_row(pieces)
    return [person for piece in pieces for person in _people_in_piece(piece)]


def _pieces(line: str) -> list[str]:
    """Split where a new person or another kind of detail begins for certain, not within quotes."""
    marked = _HARD_SEPARATOR.sub(lambda found: found.group(1) or "\t", line)
    return marked.split("\t")


def _people_in_row(cells: list[str], columns: Columns | None = None) -> list[Person]:
    """Read one row: cells with an address, and the name beside it or in the same cell.

    A row with one name and several addresses is one person, and the first address counts.
    """
    inside = {place: _people_in_piece(cell) for place, cell in enumerate(cells) if "@" in cell}
    places = [place for place, people in inside.items() if people]
    people = [person for place in places for person in inside[place]]
    if len(people) > len(places) or any(person.name for person in people):
        return people
    if columns is not None:
        named = [replace(person, name=columns.name_in(cells)) for person in people[:1]]
    else:
        named = [
            replace(person, name=name_beside(group, place, person.email))
            for person, (group, place) in zip(people, _groups(cells, places), strict=True)
        ]
    if named and named[0].name and not all(person.name for person in named):
        return named[:1]
    return named if all(person.name for person in named) else people


def _groups(cells: list[str], places: list[int]) -> Iterator[tuple[list[str], int]]:
    """Give each address the cells up to its neighbour's, and its place among them."""
    if places[:1] == [0]:
        for start, end in zip(places, [*places[1:], len(cells)], strict=True):
            yield cells[start:end], 0
        return
    start = 0
    for place in places:
        end = len(cells) if place == places[-1] else place + 1
        yield cells[start:end], place - start
        start = place + 1


def _people_in_piece(text: str) -> list[Person]:
    """Read people that follow one another on a line: names before their addresses, or behind."""
    found = addresses_in(text)
    gaps = _gaps(text, found)
    before = [name_before(gap, in_brackets=gap.rstrip().endswith("<")) for gap in gaps[:-1]]
    if found and not before[0]:
        behind = [name_after(gap) for gap in gaps[1:]]
        before = behind if behind[-1] else before
    return [Person(name, address.email) for name, address in zip(before, found, strict=True)]


def _gaps(text: str, found: list[FoundAddress]) -> list[str]:
    """Return what stands before each address, and last what follows them all."""
    starts = [0, *(address.end for address in found)]
    ends = [*(address.start for address in found), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _only_person(lines: list[_Line]) -> Person:
    """Bring a text that holds one address down to one person, with the first name that is found."""
    people = [person for line in lines for person in line.people]
    named = next((person for person in people if person.name), None)
    if named is not None:
        return Person(named.name, people[0].email)
    place = next(place for place, line in enumerate(lines) if line.people)
    texts = [line.text for line in lines[max(0, place - MOST_LINES) : place + MOST_LINES + 1]]
    own = min(place, MOST_LINES)
    return Person(name_around(texts[:own], texts[own + 1 :]), people[0].email)


def _named_by_lines(lines: list[_Line]) -> list[Person]:
    """Give people their names from the lines above them, if all that need one have one there.

    A list of bare addresses under a heading has only the heading to offer: nobody gets it.
    """
    names = list(_names_above(lines))
    if not names or not all(names):
        return [person for line in lines for person in line.people]
    waiting = iter(names)
    return [
        replace(person, name=next(waiting)) if _needs_a_name(line) else person
        for line in lines
        for person in line.people
    ]


def _names_above(lines: list[_Line]) -> Iterator[str]:
    """Return what the lines say about each person that stands alone on a line without a name."""
    gap: deque[str] = deque(maxlen=MOST_LINES)
    for line in lines:
        if not line.people:
            gap.append(line.text)
            continue
        if _needs_a_name(line):
            yield name_above(gap)
        gap.clear()


def _needs_a_name(line: _Line) -> bool:
    return len(line.people) == 1 and not line.people[0].name


def _each_once(people: Iterable[Person]) -> tuple[Person, ...]:
    """Leave out whom the list has already under the same name, and without a name."""
    people = list(people)
    named = {person_key(person.email) for person in people if person.name}
    once: dict[tuple[str, str], Person] = {}
    for person in people:
        key = person_key(person.email)
        if person.name or key not in named:
            once.setdefault((key, person.name.casefold()), person)
    return tuple(once.values())
