"""A text cut into records and cells, as a spreadsheet program would, with torn quotes mended."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_SEPARATOR = "\x1f"
"""For a text of one column; a character that stands for the end of a unit."""


_BEGINNING = 20
"""Lines that show how a list is written."""


class _Lines:
    """Lines that the csv module takes one by one, and that can be taken again."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def lines_of(text: str) -> list[str]:
    """Cut a text at CR LF, LF and CR; the lines keep their ends."""
    return list(io.StringIO(text, newline=""))


def records_of(lines: list[str], separator: str | None) -> Iterator[list[str]]:
    r"""Yield the cells of each record, blank ones as they are.

    Quotes and line breaks within them are read as spreadsheets read them. A quote that is opened
    and never closed would swallow the candidates below it: then its line is taken as it stands,
    quote and all, and the next line is a record of its own.
    """
    source = _Lines(lines)
    reader = csv.reader(
        source,
        delimiter=separator or _NO_SEPARATOR,
        skipinitialspace=separator is not None and _is_quoted_behind_spaces(lines, separator),
        strict=True,
    )
    while True:
        start = source.at
        try:
            cells = next(reader)
            is_torn = source.at - start > 1 and _is_torn(lines[start : source.at], separator)
        except StopIteration:
            return
        except csv.Error:
            cells, is_torn = [], True
        if is_torn:
            source.at = start + 1
            cells = _cells_alone(lines[start], separator)
        yield cells


def _is_quoted_behind_spaces(lines: list[str], separator: str) -> bool:
    """Whether the list is written `"Asha Rao", "asha@example.com"`."""
    return any(
        cell.startswith(' "') and cell.endswith('"')
        for line in lines[:_BEGINNING]
        if f'"{separator} "' in line
        for cell in _cells_alone(line, separator)
    )


def _is_torn(lines: list[str], separator: str | None) -> bool:
    """Whether a quote holds several rows together that are whole ones each.

    In a note of several lines, no two lines have an address and as many cells as one another.
    """
    if separator is None:
        return False
    widths = [line.count(separator) for line in lines if "@" in line]
    return len(widths) > 1 and widths[0] > 0 and len(set(widths)) == 1


def _cells_alone(line: str, separator: str | None) -> list[str]:
    """Read a line by itself: leniently when its quotes are pairs, else as if they were letters."""
    line = line.rstrip("\r\n")
    if line.count('"') % 2 == 0:
        try:
            return next(csv.reader([line], delimiter=separator or _NO_SEPARATOR), [])
        except csv.Error:
            pass
    return line.split(separator or _NO_SEPARATOR)
