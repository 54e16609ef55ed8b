"""What the two processes say to each other: a request, and a table or a trouble in pieces.

The rows come in small pieces: the window's process takes each in a moment, for taking one holds up
all its threads.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, cast

from desktop_invite.spreadsheets.limits import LIMITS, Limits
from desktop_invite.spreadsheets.readers.frames import BrokenOff
from desktop_invite.spreadsheets.table import ReadChoices, ReadTrouble, SheetRow, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

READY = "ready"
"""The first piece: the process could be started."""
SURPRISE = "desktop-invite: "
"""How a line on the process's standard error begins that is ours."""
_ROWS = 400
_CHARACTERS = 60_000
_SLICE = 200_000
"""Characters of a pasted text that are handed over at once."""
_FACTS = 7


@dataclass(frozen=True, slots=True)
class Request:
    """What to read: a file, or what was pasted."""

    path: str | None = None
    choices: ReadChoices = field(default_factory=ReadChoices)
    plain: str = ""
    html: str = ""
    limits: Limits = LIMITS


def sent_request(request: Request) -> Iterator[object]:
    """Yield what the reading process is asked, piece by piece."""
    yield [request.path, asdict(request.choices), asdict(request.limits)]
    for text in (request.plain, request.html):
        for start in range(0, len(text), _SLICE):
            yield text[start : start + _SLICE]
        yield ""


def received_request(next_piece: Callable[[], object]) -> Request:
    """Put a request together. Its sender is trusted: it is this program."""
    path, choices, limits = cast("tuple[str | None, dict[str, Any], dict[str, Any]]", next_piece())
    plain, html = ("".join(map(str, iter(next_piece, ""))) for _ in range(2))
    return Request(path, ReadChoices(**choices), plain, html, Limits(**limits))


def sent_pieces(result: Table | ReadTrouble) -> Iterator[object]:
    """Yield what the reading process answers, piece by piece."""
    if isinstance(result, ReadTrouble):
        yield result.value
        return
    yield [
        result.file_name,
        list(result.sheets),
        result.sheet,
        result.encoding,
        result.separator,
        result.likely_encoding,
        sorted(result.hidden),
    ]
    piece: list[object] = []
    characters = 0
    for row in result.rows:
        piece.append([row.number, *row.cells])
        characters += sum(map(len, row.cells))
        if len(piece) >= _ROWS or characters >= _CHARACTERS:
            yield piece
            piece, characters = [], 0
    if piece:
        yield piece
    yield []


def received(next_piece: Callable[[], object], limits: Limits) -> Table | ReadTrouble:
    """Put an answer together, looking at each part of it. Raises BrokenOff for nonsense."""
    facts = next_piece()
    if isinstance(facts, str):
        return _trouble(facts)
    if not isinstance(facts, list) or len(facts) != _FACTS:
        raise BrokenOff
    file_name, sheets, sheet, encoding, separator, likely, hidden = facts
    if not isinstance(hidden, list) or not all(type(number) is int for number in hidden):
        raise BrokenOff
    if not isinstance(sheets, list) or not _are_texts([file_name, sheet, *sheets]):
        raise BrokenOff
    if not _are_texts([each for each in (encoding, separator, likely) if each is not None]):
        raise BrokenOff
    rows = _received_rows(next_piece, limits)
    return Table(
        file_name, tuple(sheets), sheet, encoding, separator, rows, likely, frozenset(hidden)
    )


def _trouble(value: str) -> ReadTrouble:
    try:
        return ReadTrouble(value)
    except ValueError as error:
        raise BrokenOff from error


def _received_rows(next_piece: Callable[[], object], limits: Limits) -> tuple[SheetRow, ...]:
    rows: list[SheetRow] = []
    last, width, characters = 0, None, 0
    while piece := next_piece():
        if not isinstance(piece, list) or len(rows) + len(piece) > limits.rows:
            raise BrokenOff
        for row in piece:
            if not isinstance(row, list) or not row or width not in {None, len(row)}:
                raise BrokenOff
            number, *cells = row
            if type(number) is not int or number <= last or not _are_texts(cells):
                raise BrokenOff
            rows.append(SheetRow(number, tuple(cells)))
            last, width = number, len(row)
            characters += sum(map(len, cells))
        if characters > limits.characters:
            raise BrokenOff
    return tuple(rows)


def _are_texts(values: list[object]) -> bool:
    return all(type(value) is str for value in values)
