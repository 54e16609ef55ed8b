"""The roles of a table's columns, from their headers and their cells together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_invite.invites.headers import Role, is_about_another, is_some_address, role_of
from desktop_invite.spreadsheets.column_evidence import Column, stands_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.invites.invite import Interview
    from desktop_invite.spreadsheets.table import SheetRow

_ROWS = 300
"""Rows that are looked at."""
_MOST = 0.5
_NEARLY_ALL = 0.9
_HARDLY_ANY = 0.1
_SOME = 0.3
_FEW_ROWS = 4
_HIGHEST_SCORE = 100
_NUMBERED = re.compile(r"\b(?:id|no|nr|num\w*|n[uú]m\w*|link|url)\b|#|№", re.IGNORECASE)
"""What a header says of numbers that mean something: `Interview ID`."""
_NAME_ROLES = (Role.FIRST, Role.LAST, Role.NAME)


def roles_of(
    headers: Sequence[str], rows: Sequence[SheetRow], known: Sequence[Interview]
) -> tuple[Role | None, ...]:
    """Return the role of each column; each role once."""
    sample = rows[:_ROWS]
    columns = [Column(tuple(row.cells[place] for row in sample)) for place in range(len(headers))]
    finding = _Finding(headers, columns)
    finding.find_email()
    finding.find_names()
    finding.find_interview(known)
    finding.find_delivery()
    return finding.roles


class _Finding:
    """The columns of one table, and what is known of them so far."""

    def __init__(self, headers: Sequence[str], columns: Sequence[Column]) -> None:
        self._headers = headers
        self._columns = columns
        self._named = [role_of(header) if header else None for header in headers]
        self._found: dict[Role, int] = {}

    @property
    def roles(self) -> tuple[Role | None, ...]:
        """The roles found, by column."""
        by_place = {place: role for role, place in self._found.items()}
        return tuple(by_place.get(place) for place in range(len(self._headers)))

    def find_email(self) -> None:
        """Find the candidate's address: by its header, by its cells, never between equals."""
        own = [place for place in self._free() if not is_about_another(self._headers[place])]
        holding = [place for place in own if self._columns[place].addresses >= _MOST]
        named = [place for place in own if self._named[place] == Role.EMAIL]
        if named:
            # Beside a column that is called so, empty perhaps, none of another name is it.
            holding = [place for place in holding if is_some_address(self._headers[place])]
        choices = [place for place in named if place in holding] or holding or named
        if not choices:
            choices = [place for place in own if is_some_address(self._headers[place])]
        if not choices and not any(self._headers):
            choices = [place for place in own if self._columns[place].told_addresses >= _MOST]
        if len(choices) > 1:
            choices = self._likelier(choices)
        if len(choices) == 1:
            self._found[Role.EMAIL] = choices[0]

    def _likelier(self, choices: list[int]) -> list[int]:
        """Leave out the same few addresses in every row, then what is unlike the names."""
        columns = self._columns
        varied = [place for place in choices if columns[place].variety >= _MOST]
        if len(varied) == 1 and len(columns[varied[0]].filled) >= _FEW_ROWS:
            return varied
        names = [place for place, role in enumerate(self._named) if role in _NAME_ROLES]
        likeness = {
            place: max((columns[name].likeness(columns[place]) for name in names), default=0.0)
            for place in choices
        }
        alike = [place for place in choices if likeness[place] >= _MOST]
        others = [place for place in choices if likeness[place] > _HARDLY_ANY]
        return alike if len(alike) == 1 and alike == others else choices

    def find_names(self) -> None:
        """Find the name, or first and last name, by the headers; else by the cells."""
        for role in _NAME_ROLES:
            place = self._best_named(role)
            if place is not None:
                self._found[role] = place
        if not any(self._columns[self._found[role]].filled for role in self._names):
            self._find_names_by_cells()
        self._settle_names()

    @property
    def _names(self) -> list[Role]:
        return [role for role in _NAME_ROLES if role in self._found]

    def _best_named(self, role: Role) -> int | None:
        """Return the column with that header; of several, the one with the most in it."""
        places = [place for place in self._free() if self._named[place] == role]
        return max(places, key=lambda place: len(self._columns[place].filled), default=None)

    def _settle_names(self) -> None:
        """Make sense of `Name` beside one of `First name` and `Last name`, and of one alone."""
        found = self._found
        if Role.FIRST in found and Role.LAST in found:
            found.pop(Role.NAME, None)
            return
        half = next((role for role in (Role.FIRST, Role.LAST) if role in found), None)
        if half is None:
            return
        if Role.NAME not in found:
            if self._columns[found[half]].words > 1:
                found[Role.NAME] = found.pop(half)
            return
        is_whole = self._columns[found[Role.NAME]].words > 1
        if is_whole or self._contains(found[Role.NAME], found[half]):
            del found[half]
        else:
            other = Role.LAST if half == Role.FIRST else Role.FIRST
            found[other] = found.pop(Role.NAME)

    def _contains(self, whole: int, part: int) -> bool:
        pairs = list(zip(self._columns[whole].cells, self._columns[part].cells, strict=True))
        pairs = [(one.casefold(), two.strip().casefold()) for one, two in pairs if two.strip()]
        return sum(two in one for one, two in pairs) * 2 >= len(pairs)

    def _find_names_by_cells(self) -> None:
        email = self._found.get(Role.EMAIL)
        if email is None:
            return
        places = [place for place in self._unnamed() if self._columns[place].names >= _MOST]
        likeness = {place: self._columns[place].likeness(self._columns[email]) for place in places}
        alike = [place for place in places if likeness[place] >= _SOME]
        if not alike:
            alike = self._beside(email, places)
        whole = [place for place in alike if self._columns[place].words > 1]
        if whole:
            self._found[Role.NAME] = max(whole, key=lambda place: likeness[place])
        elif alike:
            best = max(alike, key=lambda place: likeness[place])
            self._pair(best, self._other_half(best, alike, places), email)

    def _beside(self, email: int, places: list[int]) -> list[int]:
        """Return what may be names where no address is like any: what differs from row to row."""
        if any(self._headers):
            return []
        columns = self._columns
        varied = [
            place
            for place in places
            if columns[place].variety >= _MOST or len(columns[place].filled) < _FEW_ROWS
        ]
        return [place for place in varied if place < email][-2:] or varied[:2]

    def _other_half(self, one: int, alike: list[int], places: list[int]) -> int | None:
        """Return the column beside a single word of a name that is the other word."""
        neighbours = [place for place in (one - 1, one + 1) if place in places]
        single = [place for place in neighbours if self._columns[place].words == 1]
        return next((place for place in single if place in alike), next(iter(single), None))

    def _pair(self, one: int, other: int | None, email: int) -> None:
        if other is None:
            self._found[Role.NAME] = one
            return
        first, last = sorted((one, other))
        columns = self._columns
        if stands_before(columns[first], columns[last], columns[email]) < 0:
            first, last = last, first
        self._found[Role.FIRST], self._found[Role.LAST] = first, last

    def find_interview(self, known: Sequence[Interview]) -> None:
        """Find the column of interviews: not that of their dates, nor of who holds them."""
        named = [
            place
            for place in self._free()
            if self._named[place] == Role.INTERVIEW
            and self._columns[place].filled
            and self._columns[place].events < _MOST
            and self._columns[place].addresses < _MOST
            and not self._are_scores(place, known)
        ]
        places = named or [
            place
            for place in self._unnamed()
            if self._columns[place].interviews(known) >= _NEARLY_ALL and self._repeats(place)
        ]
        if places:
            self._found[Role.INTERVIEW] = places[0]

    def _are_scores(self, place: int, known: Sequence[Interview]) -> bool:
        """Whether `Interview` stands above small numbers that no known interview has."""
        column = self._columns[place]
        if _NUMBERED.search(self._headers[place]) or column.numbers < _MOST:
            return False
        return column.interviews(known) == 0 and column.share(_is_small) == column.numbers

    def _repeats(self, place: int) -> bool:
        """Whether the same few stand in many rows, as interviews do and running numbers don't."""
        column = self._columns[place]
        return column.numbers < 1 or column.variety <= _MOST or len(column.filled) == 1

    def find_delivery(self) -> None:
        """Find the column that says how each invite is delivered."""
        places = [
            place
            for place in self._free()
            if self._named[place] == Role.DELIVERY and self._columns[place].deliveries >= _MOST
        ]
        if places:
            self._found[Role.DELIVERY] = places[0]

    def _free(self) -> list[int]:
        taken = set(self._found.values())
        return [place for place in range(len(self._headers)) if place not in taken]

    def _unnamed(self) -> list[int]:
        """Return the columns whose header says nothing that we know."""
        return [
            place
            for place in self._free()
            if self._named[place] is None and not is_about_another(self._headers[place])
        ]


def _is_small(cell: str) -> bool:
    return cell.isdecimal() and int(cell) <= _HIGHEST_SCORE
