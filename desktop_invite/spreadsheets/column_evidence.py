"""What the cells of a column say about what it holds, whatever its header says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_invite.invites.interviews import interview_number_in, interviews_named
from desktop_invite.invites.pasted_names import name_in_cell, speaks_of_work
from desktop_invite.invites.search_text import searchable
from desktop_invite.spreadsheets.delivery_words import delivery_in
from desktop_invite.spreadsheets.readers.separators import is_address_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_invite.invites.invite import Interview

_LONGEST = 200
_NO_LETTERS = re.compile(r"[\W\d_]+")
_FEWEST_LETTERS = 2
_WORD_LETTERS = 3
_ADDRESS_IN_CELL = re.compile(r"([^\s<>@:]+)@")
_ADDRESS_IN_TEXT = re.compile(r"[^\s<>@:]+@[^\s<>@:]+\.\w+")
_INTERVIEW_LINK = re.compile(r"https?://\S*interview\S*", re.IGNORECASE)
_DATE_OR_TIME = re.compile(
    r"\d{4}-\d\d-\d\d.*|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.*|\d{1,2}[:.h]\d\d.*|\w+,? \d{1,2}.*\d{4}.*"
)
_YES_OR_NO = frozenset(
    {"yes", "no", "y", "n", "true", "false", "x", "ja", "nein", "oui", "non", "si", "sim", "nao"}
    | {"tak", "nie", "nee", "done", "pending", "open", "scheduled", "completed", "ok", "-", "–"}
)


@dataclass(frozen=True)
class Column:
    """The cells of a column, some hundred from the top; blank ones have no say in most."""

    cells: tuple[str, ...]

    @cached_property
    def filled(self) -> tuple[str, ...]:
        """The cells that hold anything, trimmed and cut."""
        return tuple(cell.strip()[:_LONGEST] for cell in self.cells if cell.strip())

    def share(self, says: Callable[[str], object]) -> float:
        """Return which share of the filled cells something is true of."""
        if not self.filled:
            return 0.0
        return sum(bool(says(cell)) for cell in self.filled) / len(self.filled)

    @cached_property
    def addresses(self) -> float:
        """The share of e-mail addresses, alone or behind a name."""
        return self.share(is_address_cell)

    @cached_property
    def told_addresses(self) -> float:
        """The share of texts with one address in them: `1. Asha Rao - asha@example.com`."""
        return self.share(lambda cell: len(_ADDRESS_IN_TEXT.findall(cell)) == 1)

    @cached_property
    def names(self) -> float:
        """The share of what could be a name, and is no trade, company or number."""
        return self.share(_is_name)

    @cached_property
    def variety(self) -> float:
        """The share of different texts: near 1 for people, small for towns and recruiters."""
        return len(set(self.filled)) / len(self.filled) if self.filled else 0.0

    @cached_property
    def words(self) -> float:
        """How many words most cells have."""
        counts = sorted(len(cell.split()) for cell in self.filled)
        return counts[len(counts) // 2] if counts else 0

    def likeness(self, addresses: Column) -> float:
        """Return in which share of the rows a word of this column is in the address beside it."""
        pairs = [
            (cell, local)
            for cell, address in zip(self.cells, addresses.cells, strict=True)
            if (local := local_part(address)) and cell.strip()
        ]
        alike = sum(any(word in local for word in name_words(cell)) for cell, local in pairs)
        return alike / len(pairs) if pairs else 0.0

    def interviews(self, known: Sequence[Interview]) -> float:
        """Return the share of links of interviews, and of known names and numbers."""
        numbers = {one.number for one in known}
        return self.share(
            lambda cell: (
                _INTERVIEW_LINK.match(cell)
                or interview_number_in(cell) in numbers
                or interviews_named(cell, known)
            )
        )

    @cached_property
    def events(self) -> float:
        """The share of dates, times, and words like *yes* and *done*: when and whether."""
        return self.share(_is_event)

    @cached_property
    def deliveries(self) -> float:
        """The share of words for a delivery."""
        return self.share(delivery_in)

    @cached_property
    def numbers(self) -> float:
        """The share of plain numbers."""
        return self.share(str.isdecimal)


def local_part(address: str) -> str:
    """Return the letters before the @ of an address, as search compares them."""
    found = _ADDRESS_IN_CELL.search(address[:_LONGEST])
    return _NO_LETTERS.sub("", searchable(found.group(1).partition("+")[0])) if found else ""


def name_words(cell: str) -> list[str]:
    """Return the words of a cell that are long enough to be found again in an address."""
    words = [_NO_LETTERS.sub("", word) for word in searchable(cell[:_LONGEST]).split()]
    return [word for word in words if len(word) >= _WORD_LETTERS]


def stands_before(first: Column, second: Column, addresses: Column) -> int:
    """Say in how many more rows the first column's word comes first in the address: `asha.rao@`."""
    before = 0
    for one, two, address in zip(first.cells, second.cells, addresses.cells, strict=True):
        local = local_part(address)
        one_word, two_word = _letters(one), _letters(two)
        if min(len(one_word), len(two_word)) < _FEWEST_LETTERS or not local:
            continue
        if local.startswith((one_word + two_word, one_word[0] + two_word)):
            before += 1
        elif local.startswith((two_word + one_word, two_word[0] + one_word)):
            before -= 1
    return before


def _letters(cell: str) -> str:
    return _NO_LETTERS.sub("", searchable(cell[:_LONGEST]))


def _is_name(cell: str) -> bool:
    return bool(name_in_cell(cell)) and not speaks_of_work(cell)


def _is_event(cell: str) -> bool:
    return searchable(cell) in _YES_OR_NO or _DATE_OR_TIME.fullmatch(cell) is not None
