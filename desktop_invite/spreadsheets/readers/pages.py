"""Tables of web pages: what programs put on the clipboard, and what many save as `.xls`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

from desktop_invite.spreadsheets.readers.encodings import decoded
from desktop_invite.spreadsheets.readers.separators import is_address_cell

_MOST_SPANNED = 1_000
_UNSEEN = frozenset({"style", "script", "title", "template"})
_BREAKS = frozenset({"br", "p", "div", "li"})
_BREAK = "\v"
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)
_BEGINNING = 4_096
_MAIL_LINK = "mailto:"

Record = list[str]


@dataclass(slots=True)
class _Cell:
    columns: int
    rows: int
    pieces: list[str] = field(default_factory=list)
    link: str = ""

    def text(self) -> str:
        """Return what the cell shows, and the address of its link where it doesn't show that."""
        lines = (_BLANKS.sub(" ", line).strip(" ") for line in "".join(self.pieces).split(_BREAK))
        text = "\n".join(lines).strip("\n")
        return f"{text} <{self.link}>".strip() if self.link and "@" not in text else text


def tables_of(page: str) -> list[list[Record]]:
    """Return the cells of every table of a page, each table by itself. Raises nothing."""
    reader = _TableReader()
    reader.feed(page)
    reader.close()
    return [_laid_out(rows) for rows in reader.tables]


def table_with_people(page: str) -> list[Record] | None:
    """Return the table with the most addresses, else the largest; None when there is none."""
    tables = [table for table in tables_of(page) if any(any(record) for record in table)]
    return max(tables, key=_worth, default=None)


def decoded_page(data: bytes) -> str:
    """Read a page's text in the encoding that it names itself, else in the one that it fits."""
    named = _CHARSET.search(data[:_BEGINNING])
    text = decoded(data)
    if named is None or text.encoding.startswith("utf"):
        return text.text
    try:
        return data.decode(named.group(1).decode("ascii"), "replace")
    except LookupError:
        return text.text


def _worth(table: list[Record]) -> tuple[int, int]:
    addresses = sum(any(map(is_address_cell, record)) for record in table)
    return addresses, sum(any(record) for record in table)


def _laid_out(rows: list[list[_Cell]]) -> list[Record]:
    """Put cells into columns; each row gets what it shows of cells that reach over several."""
    records: list[Record] = []
    hanging: dict[int, tuple[str, int]] = {}
    for cells in rows:
        record: Record = []
        below: dict[int, tuple[str, int]] = {}
        _hang(record, hanging, below)
        for cell in cells:
            text = cell.text()
            if cell.rows > 1:
                below[len(record)] = (text, cell.rows - 1)
            record.extend([text, *[""] * (cell.columns - 1)])
            _hang(record, hanging, below)
        records.append(record)
        hanging = below
    return records


def _hang(
    record: Record, hanging: dict[int, tuple[str, int]], below: dict[int, tuple[str, int]]
) -> None:
    while len(record) in hanging:
        text, left = hanging[len(record)]
        if left > 1:
            below[len(record)] = (text, left - 1)
        record.append(text)


class _TableReader(HTMLParser):
    """Collects the cells of tables, those of tables within cells apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[_Cell]]] = []
        self._open: list[list[list[_Cell]]] = []
        self._cells: list[_Cell | None] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See what begins."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            rows: list[list[_Cell]] = []
            self.tables.append(rows)
            self._open.append(rows)
            self._cells.append(None)
        elif self._open:
            self._in_table(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """See what ends."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._open:
            self._open.pop()
            self._cells.pop()
        elif tag in {"td", "th", "tr"} and self._cells:
            self._cells[-1] = None
        elif tag in _BREAKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Take the text of the open cell."""
        cell = self._cells[-1] if self._cells else None
        if cell is not None and not self._unseen:
            cell.pieces.append(data.replace(_BREAK, " "))

    def _in_table(self, tag: str, attributes: dict[str, str | None]) -> None:
        rows = self._open[-1]
        if tag == "tr":
            rows.append([])
            self._cells[-1] = None
        elif tag in {"td", "th"}:
            cell = _Cell(_span(attributes.get("colspan")), _span(attributes.get("rowspan")))
            if not rows:
                rows.append([])
            rows[-1].append(cell)
            self._cells[-1] = cell
        elif tag == "a":
            self._link(attributes.get("href") or "")
        elif tag in _BREAKS:
            self._break()

    def _link(self, target: str) -> None:
        cell = self._cells[-1]
        if cell is not None and target.lower().startswith(_MAIL_LINK):
            cell.link = unquote(target[len(_MAIL_LINK) :].partition("?")[0])

    def _break(self) -> None:
        cell = self._cells[-1] if self._cells else None
        if cell is not None:
            cell.pieces.append(_BREAK)


def _span(text: str | None) -> int:
    if text is None or not text.strip().isdecimal():
        return 1
    return max(1, min(int(text.strip()[:9]), _MOST_SPANNED))
