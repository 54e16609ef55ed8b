"""Zip files, which XLSX and ODS are, looked through before anything trusts them."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.table import ReadTrouble

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

    from desktop_invite.spreadsheets.limits import Limits

_MOST_ENTRIES = 10_000
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
_PIECE = 256 * 1024


def archive_trouble(archive: ZipFile, data: bytes, limits: Limits) -> ReadTrouble | None:
    """Refuse a zip that unpacks to too much, or to more than it says; None for an honest one."""
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        return ReadTrouble.TOO_LARGE
    if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        return ReadTrouble.TOO_LARGE
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        return ReadTrouble.PASSWORD
    honest = all(_keeps_its_word(entry, data) for entry in entries)
    return None if honest else ReadTrouble.DAMAGED


def _keeps_its_word(entry: ZipInfo, data: bytes) -> bool:
    """Unpack an entry, keeping nothing, to see that it isn't longer than it says."""
    if entry.compress_type == _STORED:
        return entry.compress_size == entry.file_size
    if entry.compress_type != _DEFLATED:
        return False
    try:
        mark, name, extra = _LOCAL_HEADER.unpack_from(data, entry.header_offset)
    except struct.error:
        return False
    start = entry.header_offset + _LOCAL_HEADER.size + name + extra
    packed = memoryview(data)[start : start + entry.compress_size]
    return mark == b"PK\x03\x04" and _unpacks_to_at_most(packed, entry.file_size)


def _unpacks_to_at_most(packed: memoryview, size: int) -> bool:
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    length = 0
    try:
        for start in range(0, len(packed), _PIECE):
            waiting: bytes | memoryview = packed[start : start + _PIECE]
            while waiting and not unpacking.eof and length <= size:
                length += len(unpacking.decompress(waiting, _PIECE))
                waiting = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return length <= size
