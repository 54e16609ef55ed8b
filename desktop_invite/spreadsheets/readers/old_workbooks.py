"""What the library for workbooks doesn't say of an XLS: password, errors, hidden rows."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.readers.compound import BrokenFile, Compound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_invite.spreadsheets.readers.sheet_details import Place

Record = tuple[int, bytes]
"""Its kind, and what it holds."""

_END, _PASSWORD, _SHEET = 0x000A, 0x002F, 0x0085
_ERROR_OR_TRUTH, _FORMULA, _ROW = 0x0205, 0x0006, 0x0208
_TELLING = frozenset({_ERROR_OR_TRUTH, _FORMULA, _ROW})
"""Records in which an error or a hidden row may be; the many cells with a text are none."""
_IS_HIDDEN = 0x20
_HEAD = struct.Struct("<HH")
_PLACE = struct.Struct("<HH2x")
_IS_ERROR = 2
_TEXTS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_STREAMS = ("Workbook", "Book")


def has_password(compound: Compound) -> bool:
    """Whether the workbook in a compound file can't be read without a password."""
    if "EncryptedPackage" in compound.names:
        return True
    stream = _stream(compound)
    return any(kind == _PASSWORD for kind, _ in _records(stream, 0))


def is_workbook(compound: Compound) -> bool:
    """Whether a compound file holds a workbook at all."""
    return any(name in compound.names for name in (*_STREAMS, "EncryptedPackage"))


def records_of_sheet(data: bytes, sheet: str) -> list[Record]:
    """Return the records of a sheet that `errors_among` and `hidden_among` look at."""
    stream = _stream(Compound(data))
    start = next((start for name, start in _sheets(stream) if name == sheet), None)
    if start is None:
        return []
    return [record for record in _records(stream, start) if record[0] in _TELLING]


def errors_among(records: Iterable[Record]) -> Iterator[tuple[Place, str]]:
    """Yield the place and the text of each error in a sheet."""
    for kind, record in records:
        code = _error_code(kind, record)
        if code is not None:
            yield _PLACE.unpack_from(record), _TEXTS.get(code, "#N/A")


def hidden_among(records: Iterable[Record]) -> Iterator[int]:
    """Yield the rows that a sheet doesn't show, from 0."""
    for kind, record in records:
        if kind == _ROW and len(record) >= 14 and record[12] & _IS_HIDDEN:  # noqa: PLR2004
            yield int.from_bytes(record[:2], "little")


def _stream(compound: Compound) -> bytes:
    name = next((name for name in _STREAMS if name in compound.names), None)
    if name is None:
        raise BrokenFile
    return compound.stream(name)


def _records(stream: bytes, start: int) -> Iterator[Record]:
    """Yield the records of one part of the stream, up to its end."""
    while start + _HEAD.size <= len(stream):
        kind, length = _HEAD.unpack_from(stream, start)
        start += _HEAD.size
        yield kind, stream[start : start + length]
        if kind == _END:
            return
        start += length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, record in _records(stream, 0):
        if kind == _SHEET and len(record) > 8:  # noqa: PLR2004 - where the name begins
            (start,), wide = struct.unpack_from("<I", record), record[7] & 1
            name = record[8:].decode("utf-16-le" if wide else "latin-1", "replace")
            yield name, start


def _error_code(kind: int, record: bytes) -> int | None:
    if kind == _ERROR_OR_TRUTH and len(record) >= 8 and record[7]:  # noqa: PLR2004
        return record[6]
    is_formula = kind == _FORMULA and len(record) >= 14  # noqa: PLR2004
    if is_formula and record[12:14] == b"\xff\xff" and record[6] == _IS_ERROR:
        return record[8]
    return None
