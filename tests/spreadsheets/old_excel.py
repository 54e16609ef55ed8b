"""Writes XLS files, and the containers that they and password-protected XLSX files are in."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_SECTOR = 512
_SHORTEST_STREAM = 4096
"""Bytes; shorter streams would go elsewhere in the container."""
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_ROOT, _STREAM = 5, 2

_GLOBALS, _WORKSHEET = 0x0005, 0x0010
_BOF, _EOF, _CODEPAGE, _BOUNDSHEET, _FILEPASS = 0x0809, 0x000A, 0x0042, 0x0085, 0x002F
_NUMBER, _LABEL, _BOOLERR, _ROW = 0x0203, 0x0204, 0x0205, 0x0208
_ERRORS = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#N/A": 0x2A}


@dataclass(frozen=True, slots=True)
class Error:
    """A cell that shows an error, `#N/A` say."""

    text: str


CellValue = str | float | bool | Error | None


def xls(
    sheets: dict[str, list[list[CellValue]]],
    *,
    locked: bool = False,
    hidden: tuple[int, ...] = (),
) -> bytes:
    """Return an XLS workbook; `locked` marks it as one with a password, `hidden` rows, from 0."""
    start = _record(_BOF, struct.pack("<HHHHII", 0x0600, _GLOBALS, 0x0DBB, 0x07CC, 0, 6))
    if locked:
        start += _record(_FILEPASS, struct.pack("<HHH", 1, 1, 1) + bytes(48))
    start += _record(_CODEPAGE, struct.pack("<H", 1200))
    bodies = [_worksheet(rows, hidden) for rows in sheets.values()]
    entries = sum(len(_boundsheet(name, 0)) for name in sheets)
    offset = len(start) + entries + len(_record(_EOF, b""))
    for name, body in zip(sheets, bodies, strict=True):
        start += _boundsheet(name, offset)
        offset += len(body)
    return container({"Workbook": start + _record(_EOF, b"") + b"".join(bodies)})


def container(streams: dict[str, bytes]) -> bytes:
    """Return a compound file with these streams."""
    padded = {
        name: data.ljust(max(_SHORTEST_STREAM, -(-len(data) // _SECTOR) * _SECTOR), b"\0")
        for name, data in streams.items()
    }
    chains: list[int] = []
    starts = {}
    for name, data in padded.items():
        starts[name] = len(chains)
        sectors = len(data) // _SECTOR
        chains += [*range(len(chains) + 1, len(chains) + sectors), _END]
    directory = _directory({name: (starts[name], len(data)) for name, data in padded.items()})
    directory_start = len(chains)
    sectors = len(directory) // _SECTOR
    chains += [*range(directory_start + 1, directory_start + sectors), _END]
    fat_start = len(chains)
    chains.append(_FAT)
    fat = struct.pack(f"<{len(chains)}I", *chains).ljust(_SECTOR, b"\xff")
    head = _SIGNATURE + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, directory_start, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<I", fat_start).ljust(_SECTOR - len(head), b"\xff")
    return head + b"".join(padded.values()) + directory + fat


def _directory(streams: dict[str, tuple[int, int]]) -> bytes:
    entries = _entry("Root Entry", _ROOT, child=1, start=_END, size=0)
    for place, (name, (start, size)) in enumerate(streams.items(), 1):
        sibling = place + 1 if place < len(streams) else _FREE
        entries += _entry(name, _STREAM, right=sibling, start=start, size=size)
    return entries.ljust(-(-len(entries) // _SECTOR) * _SECTOR, b"\0")


def _entry(
    name: str, kind: int, *, start: int, size: int, right: int = _FREE, child: int = _FREE
) -> bytes:
    text = f"{name}\0".encode("utf-16-le")
    entry = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, _FREE, right, child)
    return (entry + bytes(36) + struct.pack("<IQ", start, size)).ljust(_ENTRY, b"\0")


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _boundsheet(name: str, offset: int) -> bytes:
    text = name.encode("utf-16-le")
    return _record(_BOUNDSHEET, struct.pack("<IBBBB", offset, 0, 0, len(text) // 2, 1) + text)


def _worksheet(rows: list[list[CellValue]], hidden: tuple[int, ...]) -> bytes:
    data = _record(_BOF, struct.pack("<HHHHII", 0x0600, _WORKSHEET, 0x0DBB, 0x07CC, 0, 6))
    for row in hidden:
        data += _record(_ROW, struct.pack("<HHHHIHH", row, 0, 9, 0xFF, 0, 0x120, 15))
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            data += _cell(struct.pack("<HHH", row, column, 15), value)
    return data + _record(_EOF, b"")


def _cell(place: bytes, value: CellValue) -> bytes:
    if value is None:
        return b""
    if isinstance(value, Error):
        return _record(_BOOLERR, place + bytes([_ERRORS[value.text], 1]))
    if isinstance(value, bool):
        return _record(_BOOLERR, place + bytes([value, 0]))
    if isinstance(value, float):
        return _record(_NUMBER, place + struct.pack("<d", value))
    text = value.encode("utf-16-le")
    return _record(_LABEL, place + struct.pack("<HB", len(text) // 2, 1) + text)
