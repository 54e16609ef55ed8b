"""A workbook that is written row by row, with no more than a row of it in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from desktop_invite.invites.links import is_web_link

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from desktop_invite.spreadsheets.sheet import Sheet

MOST_ROWS = 1_048_576
"""What a sheet of a workbook holds."""
_CUT = -2
"""XlsxWriter's answer for a text of more than the 32,767 units of UTF-16 that a cell holds."""
_MOST_LINKS = 10_000
"""In a tab; what comes after them is text. Excel takes 65,530, but all are kept in memory until
the end, where Python's look for garbage would hold up every thread for a tenth of a second."""
_LONGEST_LINK = 2_000
_NO_TAB_NAME = str.maketrans("", "", "[]:*?/\\'")
_LONGEST_TAB_NAME = 28


class Workbook:
    """Add rows, then leave the `with` block; raises OSError when the disk does not take it."""

    def __init__(
        self, path: Path, scratch: Path, sheet: Sheet, *, most_rows: int = MOST_ROWS
    ) -> None:
        """`scratch` is a folder for rows on their way; whoever made it removes it."""
        self._sheet = sheet
        self._most_rows = most_rows
        self._book = xlsxwriter.Workbook(path, {"constant_memory": True, "tmpdir": str(scratch)})
        self._book.use_zip64()
        self._bold = self._book.add_format({"bold": True})
        self._link_columns = frozenset(
            place for place, column in enumerate(sheet.columns) if column.holds_links
        )
        self.cut = 0
        """How many cells were too long."""
        self._begin_tab(above=sheet.above)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self._book.close()
        except FileCreateError as failed:
            # It carries the OSError that it was made of.
            raise failed.args[0] from None
        finally:
            for tab in self._book.worksheets():
                tab.row_data_fh.close()

    def add(self, cells: Sequence[str]) -> None:
        """Add a row; a full tab is followed by another with the same titles."""
        if self._row >= self._most_rows:
            self._begin_tab()
        for place, cell in enumerate(cells):
            if not cell:
                continue
            text = cell if cell.isascii() else cell.encode(errors="replace").decode()
            if place in self._link_columns and self._links < _MOST_LINKS and _may_be_clicked(text):
                self._links += 1
                self._tab.write_url(self._row, place, text, string=text)
            elif self._tab.write_string(self._row, place, text) == _CUT:
                self.cut += 1
        self._row += 1

    def _begin_tab(self, above: Sequence[Sequence[str]] = ()) -> None:
        number = len(self._book.worksheets()) + 1
        name = self._sheet.name.translate(_NO_TAB_NAME)[:_LONGEST_TAB_NAME] or "Sheet"
        self._tab = self._book.add_worksheet(name if number == 1 else f"{name} {number}")
        self._row, self._links = 0, 0
        # Numbers are texts here, and no program need point at each of them.
        self._tab.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for place, column in enumerate(self._sheet.columns):
            hidden = {"hidden": True} if column.hidden else {}
            self._tab.set_column(place, place, column.width, None, hidden)
        for row in above:
            self.add(row)
        if self._sheet.has_titles:
            for place, column in enumerate(self._sheet.columns):
                self._tab.write_string(self._row, place, column.title, self._bold)
            self._row += 1
            self._tab.freeze_panes(self._row, 0)


def _may_be_clicked(text: str) -> bool:
    return len(text) <= _LONGEST_LINK and is_web_link(text)
