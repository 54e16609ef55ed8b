"""Writes workbooks and text files: whole or not at all, and without a formula in them."""

from __future__ import annotations

import csv
import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.defusing import defused
from desktop_invite.spreadsheets.sheet import Sheet, WriteTrouble, Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    GoOn = Callable[[int], bool]
    """Told how many rows are written, every few rows; False ends the writing as CANCELLED."""

_EVERY = 20
"""Rows between two questions whether to go on: half a millisecond or so of a workbook."""
_PREFIX = ".desktop-invite-"
_TROUBLES = {
    errno.ENOSPC: WriteTrouble.FULL,
    errno.EDQUOT: WriteTrouble.FULL,
    errno.EFBIG: WriteTrouble.FULL,
    errno.EACCES: WriteTrouble.NOT_ALLOWED,
    errno.EPERM: WriteTrouble.NOT_ALLOWED,
    errno.EROFS: WriteTrouble.NOT_ALLOWED,
    errno.EBUSY: WriteTrouble.NOT_ALLOWED,
    errno.EISDIR: WriteTrouble.NOT_ALLOWED,
    errno.ENOENT: WriteTrouble.NO_FOLDER,
    errno.ENOTDIR: WriteTrouble.NO_FOLDER,
}


class _CancelledError(Exception):
    pass


def write_file(
    path: Path,
    sheet: Sheet,
    *,
    separator: str = ",",
    go_on: GoOn = lambda _: True,
) -> Written | WriteTrouble:
    """Write a text file or a workbook, as the name ends in `.csv` or anything else.

    Takes its time: never call it from the window's thread. Raises only what going through the rows
    raises, and has then changed nothing.
    """
    if path.suffix.lower() == ".csv":
        return write_csv(path, sheet, separator=separator, go_on=go_on)
    return write_xlsx(path, sheet, go_on=go_on)


def write_csv(
    path: Path, sheet: Sheet, *, separator: str = ",", go_on: GoOn = lambda _: True
) -> Written | WriteTrouble:
    """Write a text file that Excel opens right: UTF-8 with its mark, lines ended by CR LF."""

    def write(part: Path, _: Path) -> Written:
        with part.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
            writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
            for row in sheet.above:
                writer.writerow(map(defused, row))
            if sheet.has_titles:
                writer.writerow(defused(column.title) for column in sheet.columns)
            done = _each(sheet.rows, lambda row: writer.writerow(map(defused, row)), go_on)
        return Written(done)

    return _whole(path, write)


def write_xlsx(path: Path, sheet: Sheet, *, go_on: GoOn = lambda _: True) -> Written | WriteTrouble:
    """Write a workbook: every cell a text, the titles in view, the columns wide enough."""

    def write(part: Path, scratch: Path) -> Written:
        from desktop_invite.spreadsheets.workbook import Workbook  # noqa: PLC0415  (0.1 s)

        with Workbook(part, scratch, sheet) as workbook:
            done = _each(sheet.rows, workbook.add, go_on)
        return Written(done, workbook.cut)

    return _whole(path, write)


def _each(
    rows: Iterable[Sequence[str]], write: Callable[[Sequence[str]], object], go_on: GoOn
) -> int:
    """Write the rows; return how many there were."""
    done = 0
    for done, row in enumerate(rows, 1):
        write(row)
        if done % _EVERY == 0:
            _ask(go_on, done)
    _ask(go_on, done)
    return done


def _ask(go_on: GoOn, done: int) -> None:
    if not go_on(done):
        raise _CancelledError


def _whole(path: Path, write: Callable[[Path, Path], Written]) -> Written | WriteTrouble:
    """Write beside the file, in a folder that nobody else can look into; then take its place."""
    try:
        with tempfile.TemporaryDirectory(
            prefix=_PREFIX, dir=path.parent, ignore_cleanup_errors=True
        ) as folder:
            part = Path(folder) / "part"
            written = write(part, Path(folder))
            _sync(part)
            part.replace(path)
    except _CancelledError:
        return WriteTrouble.CANCELLED
    except OSError as error:
        return _TROUBLES.get(error.errno or 0, WriteTrouble.OTHER)
    return written


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
