"""The one door to the clipboard."""

from __future__ import annotations

import html
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop_invite.invites.links import is_web_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QClipboard

    from desktop_invite.invites.invite import Invite
    from desktop_invite.invites.templates import FilledMessage

_FORMULA_SIGNS = ("=", "+", "-", "@")
_AS_TEXT = "style=\"mso-number-format:'\\@'\""
"""Tells Excel that a cell is text: it keeps `007`, and runs no formula."""

_KEPT_BY_THE_SYSTEM = ("xcb", "wayland", "windows", "cocoa")
"""Where a window system keeps what is copied; elsewhere Qt itself does, in this process alone."""


@cache
def the_clipboard() -> QClipboard:
    """Return the clipboard: one Python object for as long as the program lives.

    PySide makes what is copied a child of that object. When Python's search for garbage took both
    away together, it destroyed what was still on the clipboard, and the next copy crashed.
    """
    return QGuiApplication.clipboard()


def forget_where_only_qt_keeps_it() -> None:
    """Take back what was copied where no window system has it; to be called before Python ends.

    Without a window system (offscreen, in a test say) Qt frees it when the process ends, and the
    object that Python made of it would call into an interpreter that has gone: the program crashed
    at its very end.
    """
    if QGuiApplication.platformName().split("-")[0] not in _KEPT_BY_THE_SYSTEM:
        the_clipboard().clear()


@dataclass(frozen=True, slots=True)
class TableTexts:
    """A table as it goes to the clipboard."""

    tsv: str
    html: str


def table_texts(rows: Sequence[Sequence[str]]) -> TableTexts:
    """Write rows of cells as TSV and as HTML; safe on any thread."""
    return TableTexts(_as_tsv(rows), _in_any_encoding(_as_html_table(rows)))


class Clipboard(QObject):
    """Puts texts on the clipboard, and says whether they are there.

    Every method returns at once; True means that a paste now gives what was copied. An API key
    never comes this way.
    """

    copied = Signal(object)
    """Something of ours went to the clipboard: carries its plain text (str)."""

    def __init__(self, clipboard: QClipboard | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard or the_clipboard()

    def copy_link(self, invite: Invite) -> bool:
        """Copy the invite link; False when the invite has none yet."""
        return bool(invite.link) and self.copy_text(invite.link or "")

    def copy_message(self, filled: FilledMessage) -> bool:
        """Copy a filled message, as rich text with a live link and as plain text together."""
        return self._copy(filled.plain, _in_any_encoding(filled.html))

    def copy_text(self, text: str) -> bool:
        """Copy plain text."""
        return self._copy(text)

    def copy_table(self, rows: Sequence[Sequence[str]]) -> bool:
        """Copy rows of cells, for a spreadsheet or a mail: as an HTML table and as TSV together.

        No cell becomes a formula where it is pasted; links are live in the table.
        """
        return self.copy_texts(table_texts(rows))

    def copy_texts(self, table: TableTexts) -> bool:
        """Copy a table that has been written already: for long ones, on another thread."""
        return self._copy(table.tsv, table.html)

    def text(self, *, selection: bool = False) -> str:
        """Return what can be pasted as text; of a `selection`, what the middle button pastes."""
        mode = self._clipboard.Mode.Selection if selection else self._clipboard.Mode.Clipboard
        return self._clipboard.text(mode)

    def html(self) -> str:
        """Return what can be pasted as HTML: spreadsheets give their cells as a table."""
        return self._clipboard.mimeData().html()

    def _copy(self, text: str, rich: str = "") -> bool:
        if not text:
            return False
        data = QMimeData()
        data.setText(text)
        if rich:
            data.setHtml(rich)
        self._clipboard.setMimeData(data)
        if not self._holds(text):
            return False
        self.copied.emit(text)
        return True

    def _holds(self, text: str) -> bool:
        """Read back: on Windows another program can hold the clipboard, and Qt doesn't say so."""
        return self._clipboard.text().replace("\r\n", "\n") == text.replace("\r\n", "\n")


def _in_any_encoding(rich: str) -> str:
    """Write letters as numbers: a clipboard says no encoding, and macOS takes HTML for Latin-1."""
    return rich.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _as_tsv(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("\t".join(map(_tsv_cell, row)) for row in rows)


def _tsv_cell(cell: str) -> str:
    if cell.lstrip().startswith(_FORMULA_SIGNS):
        cell = f"'{cell}"
    if any(sign in cell for sign in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _as_html_table(rows: Sequence[Sequence[str]]) -> str:
    lines = ("<tr>" + "".join(map(_html_cell, row)) + "</tr>" for row in rows)
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def _html_cell(cell: str) -> str:
    escaped = html.escape(cell).replace("\n", "<br>")
    if is_web_link(cell):
        escaped = f'<a href="{escaped}">{escaped}</a>'
    return f"<td {_AS_TEXT}>{escaped}</td>"
