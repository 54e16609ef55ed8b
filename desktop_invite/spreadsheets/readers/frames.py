"""How the reading process and the window's process talk: JSON in pieces of a bounded length.

Both sides believe nothing of the other: a hostile file may have taken the reading process over. So
there is no pickle here, no piece over its bound, and what is read is only texts and numbers.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import IO

_LENGTH = struct.Struct(">I")
LONGEST = 8 * 1024 * 1024
"""Bytes of one piece; it is taken in at once, so that it may not be long."""


class BrokenOff(Exception):  # noqa: N818 - it says what has happened
    """The other side ended, or says nothing that makes sense."""


def write_frame(stream: IO[bytes], value: object) -> None:
    """Write one piece, whole."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes], longest: int) -> object:
    """Read the next piece; waits for it. Raises BrokenOff where there is none."""
    try:
        (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
        if length > longest:
            raise BrokenOff
        return json.loads(_exactly(stream, length))
    except (OSError, ValueError, RecursionError) as error:
        raise BrokenOff from error


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) != length:
        raise BrokenOff
    return data
