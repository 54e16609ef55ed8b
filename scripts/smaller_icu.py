"""Makes Qt's ICU data smaller for the frozen folder (Linux): a sixth of its 32 MB is enough.

Qt brings ICU's data for calendars, currencies, units, dictionaries and old encodings of the whole
world, and a window of widgets asks it for one thing: in which order names are sorted (`QCollator`).
Qt's own `QLocale` knows how dates and numbers are written.

The data is an archive inside a shared library that holds nothing else: a header, a table of the
items' names and places, and the items, all as ICU's own `ucmndata.h` and `udata.h` describe.
"""

from __future__ import annotations

import struct
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_MAGIC = b"\xda\x27"
_FORMAT = b"CmnD"
_ALIGNED = 16
"""Bytes: where an item may begin."""

KEPT_FOLDERS = ("coll",)
"""How each language sorts."""
KEPT = (
    "root.res",
    "pool.res",
    "supplementalData.res",
    "likelySubtags.res",
    "keyTypeData.res",
    "res_index.res",
)
"""What is asked on the way there: languages, their scripts and their kin."""


class NoIcuDataError(ValueError):
    """What was given is no archive of ICU's."""


def smaller(library: Path, folder: Path) -> Path:
    """Return a library of the same name in `folder` with what is needed of the data.

    Needs `ld` and `objcopy`, which come with what PyInstaller needs. Raises `NoIcuDataError`, and
    `CalledProcessError` when one of them fails.
    """
    symbol = f"icudt{library.suffix.removeprefix('.')}_dat"
    whole, part, plain, named = (
        folder / f"{symbol}.{name}" for name in ("all", "part", "o", "named.o")
    )
    made = folder / library.name
    _run("objcopy", "-O", "binary", "--only-section=.rodata", library, whole)
    header, items = read_archive(whole.read_bytes())
    part.write_bytes(write_archive(header, (item for item in items if is_needed(item[0]))))
    _run("ld", "-r", "-b", "binary", "-o", plain, part.name, within=folder)
    prefix = f"_binary_{part.name.replace('.', '_')}"
    _run(
        "objcopy",
        "--rename-section=.data=.rodata,alloc,load,readonly,data,contents",
        f"--set-section-alignment=.data={_ALIGNED}",
        f"--redefine-sym={prefix}_start={symbol}",
        f"--strip-symbol={prefix}_end",
        f"--strip-symbol={prefix}_size",
        plain,
        named,
    )
    _run("ld", "-shared", "-soname", library.name, "-z", "noexecstack", "-o", made, named)
    return made


def is_needed(name: str) -> bool:
    """Return whether a window asks for the item; its name begins with the archive's own."""
    _, *folders, last = name.split("/")
    return (folders == [] and last in KEPT) or folders[:1] in [[kept] for kept in KEPT_FOLDERS]


def read_archive(data: bytes) -> tuple[bytes, list[tuple[str, bytes]]]:
    """Return an archive's header, and each item's name and content in their order."""
    if data[2:4] != _MAGIC or data[12:16] != _FORMAT:
        raise NoIcuDataError
    (length,) = struct.unpack_from("<H", data)
    archive = data[length:]
    (count,) = struct.unpack_from("<I", archive)
    table = [struct.unpack_from("<II", archive, 4 + 8 * index) for index in range(count)]
    ends = [*(begin for _, begin in table[1:]), len(archive)]
    return data[:length], [
        (_text_at(archive, name), archive[begin:end])
        for (name, begin), end in zip(table, ends, strict=True)
    ]


def write_archive(header: bytes, items: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the archive that holds these items, which are in the order of their names."""
    items = list(items)
    names = b"".join(name.encode("ascii") + b"\0" for name, _ in items)
    table, contents = [], []
    name_at = 4 + 8 * len(items)
    begin = _next_place(name_at + len(names))
    names = names.ljust(begin - name_at, b"\0")
    for name, content in items:
        table.append(struct.pack("<II", name_at, begin))
        contents.append(content.ljust(_next_place(len(content)), b"\0"))
        name_at += len(name) + 1
        begin += len(contents[-1])
    return b"".join((header, struct.pack("<I", len(items)), *table, names, *contents))


def _next_place(offset: int) -> int:
    return -(-offset // _ALIGNED) * _ALIGNED


def _text_at(data: bytes, offset: int) -> str:
    return data[offset : data.index(b"\0", offset)].decode("ascii")


def _run(*command: str | Path, within: Path | None = None) -> None:
    subprocess.run(command, check=True, cwd=within)
