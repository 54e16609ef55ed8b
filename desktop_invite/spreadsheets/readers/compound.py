"""Microsoft's compound files: XLS, and XLSX with a password, are containers of streams."""

from __future__ import annotations

import struct
from dataclasses import dataclass

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFFA
"""Numbers from here on mean an end, and no sector."""
_TABLE_PLACES = 109
_STREAM, _ROOT = 2, 5


class BrokenFile(Exception):  # noqa: N818 - it says what the file is
    """The file contradicts itself, or ends too early."""


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    start: int
    size: int


class Compound:
    """A compound file. Raises BrokenFile when it makes no sense."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            shift, small_shift = struct.unpack_from("<HH", data, 30)
            directory, self._smallest = struct.unpack_from("<I4xI", data, 48)
            small_table, _, more, _ = struct.unpack_from("<IIII", data, 60)
            tables = struct.unpack_from(f"<{_TABLE_PLACES}I", data, 76)
        except struct.error as error:
            raise BrokenFile from error
        if shift not in {9, 12} or small_shift > shift:
            raise BrokenFile
        self._size, self._small_size = 1 << shift, 1 << small_shift
        self._next = self._numbers([*tables, *self._more_tables(more)])
        self._entries = self._read_directory(directory)
        self._small_next = self._numbers(self._chain(small_table, self._next))

    @property
    def names(self) -> frozenset[str]:
        """The names of the streams."""
        return frozenset(name for name, entry in self._entries.items() if entry.kind == _STREAM)

    def stream(self, name: str) -> bytes:
        """Return what is in a stream."""
        entry = self._entries.get(name)
        if entry is None:
            raise BrokenFile
        if entry.size >= self._smallest:
            return self._long_stream(entry)[: entry.size]
        root = next((each for each in self._entries.values() if each.kind == _ROOT), None)
        if root is None:
            raise BrokenFile
        small, size = self._long_stream(root), self._small_size
        places = self._chain(entry.start, self._small_next)
        return b"".join(small[place * size : (place + 1) * size] for place in places)[: entry.size]

    def _long_stream(self, entry: _Entry) -> bytes:
        return b"".join(map(self._sector, self._chain(entry.start, self._next)))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self._data[start : start + self._size]
        if not sector:
            raise BrokenFile
        return sector

    def _numbers(self, sectors: list[int]) -> list[int]:
        numbers: list[int] = []
        for sector in sectors:
            if sector < _LAST_SECTOR:
                data = self._sector(sector)
                numbers += struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
        return numbers

    def _more_tables(self, sector: int) -> list[int]:
        """Return the sectors of the table that the header has no room for."""
        tables: list[int] = []
        seen = set()
        while sector < _LAST_SECTOR and sector not in seen:
            seen.add(sector)
            *more, sector = self._numbers([sector]) or [_LAST_SECTOR]
            tables += more
        return tables

    def _chain(self, start: int, links: list[int]) -> list[int]:
        chain: list[int] = []
        while start < _LAST_SECTOR:
            if start >= len(links) or len(chain) > len(links):
                raise BrokenFile
            chain.append(start)
            start = links[start]
        return chain

    def _read_directory(self, start: int) -> dict[str, _Entry]:
        data = b"".join(map(self._sector, self._chain(start, self._next)))
        entries: dict[str, _Entry] = {}
        for place in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", data, place + 64)
            name = data[place : place + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<II", data, place + 116)
            entries.setdefault(name, _Entry(kind, first, size))
        return entries
