"""What each column of the list is taken for, beside what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.spreadsheets.columns import Mapping, Role
from desktop_invite.ui.parts.card import Card
from desktop_invite.ui.parts.flow import FlowLayout
from desktop_invite.ui.parts.one_selected import OneChosen
from desktop_invite.ui.parts.scrolling import ScrollPage
from desktop_invite.ui.parts.texts import muted, plain
from desktop_invite.ui.theme.spacing import GAP
from desktop_invite.ui.words.columns import column_letters, role_words
from desktop_invite.ui.words.names import short

if TYPE_CHECKING:
    from desktop_invite.spreadsheets.table import SheetRow, Table

_ROLES: tuple[Role | None, ...] = (*Role, None)
_INSTEAD: dict[Role | None, tuple[Role, ...]] = {
    Role.NAME: (Role.FIRST, Role.LAST),
    Role.FIRST: (Role.NAME,),
    Role.LAST: (Role.NAME,),
}
_MOST_COLUMNS = 60
"""Columns that can be chosen from; what stands further right is hardly about a candidate."""
_SAMPLES = 2
_HEADERS = 12
"""Rows that are offered as those of the titles, at least."""
_DEEPEST = 40
"""Rows among which titles are found."""
_LONGEST_SAMPLE = 24
_LONGEST_ROW = 60


class MappingPanel(Card):
    """Shows the columns in their order; each is a choice."""

    mapping_changed = Signal(object)
    """The recruiter takes a column for something else: carries the `Mapping`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manyMapping")
        self._table: Table | None = None
        self._mapping = self._found = Mapping(None, ())
        self._boxes: list[QComboBox] = []
        self.header = QComboBox(self)
        self.header.setObjectName("manyHeaderRow")
        self.header.setAccessibleName(self.tr("Titles of the columns"))
        self.header.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.header.setMinimumContentsLength(_LONGEST_SAMPLE)
        self.header.activated.connect(self._choose_header)
        OneChosen(self.header)
        self.find_anew = QPushButton(self.tr("Fin&d them anew"), self)
        self.find_anew.setObjectName("manyFindColumns")
        self.find_anew.setToolTip(self.tr("Take the columns for what they seem to hold"))
        self.find_anew.clicked.connect(self._find_anew)
        self._columns = ScrollPage(None, Qt.Orientation.Horizontal, parent=self)
        self.body.addWidget(self._columns)
        self.body.addWidget(self._header_row())

    @property
    def boxes(self) -> list[QComboBox]:
        """The choices, a column each."""
        return self._boxes

    def show_table(self, table: Table, mapping: Mapping, found: Mapping) -> None:
        """Show what the columns of a table are taken for, and what was found without a word."""
        self._found = found
        self.find_anew.setVisible(mapping != found)
        anew = table is not self._table or mapping.header != self._mapping.header
        self._table, self._mapping = table, mapping
        if anew:
            self._make_columns(table)
            self._offer_headers(table)
        for box, role in zip(self._boxes, mapping.roles, strict=False):
            with QSignalBlocker(box):
                box.setCurrentIndex(_ROLES.index(role))

    # ------------------------------------------------------------------ what the recruiter does

    @Slot()
    def _choose_role(self) -> None:
        chosen = next((place for place, box in enumerate(self._boxes) if box is self.sender()), 0)
        role = _ROLES[self._boxes[chosen].currentIndex()]
        # Each role once, and no name beside its halves: what had it before is not used any more.
        no_longer = {role, *_INSTEAD.get(role, ())} - {None}
        others = tuple(None if each in no_longer else each for each in self._mapping.roles)
        roles = (*others[:chosen], role, *others[chosen + 1 :])
        self._tell(Mapping(self._mapping.header, roles, self._mapping.titles))

    @Slot()
    def _choose_header(self) -> None:
        header = self.header.currentData()
        rows = self._table.rows if self._table is not None else ()
        titles = tuple(row.number for row in rows[:_DEEPEST] if header and row.number < header)
        self._tell(Mapping(header, self._mapping.roles, titles))

    @Slot()
    def _find_anew(self) -> None:
        self.header.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(self._found)

    def _tell(self, mapping: Mapping) -> None:
        if mapping != self._mapping:
            self.mapping_changed.emit(mapping)

    # ------------------------------------------------------------------ how it is made

    def _offer_headers(self, table: Table) -> None:
        with QSignalBlocker(self.header):
            self.header.clear()
            self.header.addItem(self.tr("There are none"), None)
            for row in self._offered(table):
                cells = ", ".join(filter(None, (cell.strip() for cell in row.cells)))
                words = self.tr("Row {number}: {cells}")
                text = words.format(number=row.number, cells=short(_one_line(cells), _LONGEST_ROW))
                self.header.addItem(text, row.number)
            self.header.setCurrentIndex(max(self.header.findData(self._mapping.header), 0))

    def _offered(self, table: Table) -> tuple[SheetRow, ...]:
        """Return the rows among which the titles may be; a long report may stand above them."""
        found = {self._mapping.header, self._found.header}
        deepest = max(
            (n for n, row in enumerate(table.rows[:_DEEPEST], 1) if row.number in found), default=0
        )
        return table.rows[: max(_HEADERS, deepest)]

    def _make_columns(self, table: Table) -> None:
        titles, samples = _looked_at(table, self._mapping)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, GAP)
        row.setSpacing(2 * GAP)
        self._boxes = []
        for column in range(min(table.width, _MOST_COLUMNS)):
            title = _one_line(titles.cells[column]) if titles else ""
            row.addLayout(self._column(column, title, [each.cells[column] for each in samples]))
        row.addStretch(1)
        self._columns.setWidget(page)
        # The card shows through; setting it has turned the window's own colour on.
        page.setAutoFillBackground(False)
        self._columns.viewport().setAutoFillBackground(False)
        bar = self._columns.bar(Qt.Orientation.Horizontal).sizeHint().height()
        self._columns.setFixedHeight(page.sizeHint().height() + bar)

    def _column(self, column: int, title: str, samples: list[str]) -> QVBoxLayout:
        letters = column_letters(column)
        name = self.tr("{letters}  {title}") if title else self.tr("Column {letters}")
        name = name.format(letters=letters, title=short(title, _LONGEST_SAMPLE))
        label = QLabel(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("heading", True)  # noqa: FBT003 - Qt's signature
        box = QComboBox()
        label.setBuddy(box)
        box.setObjectName(f"manyColumn{letters}")
        box.setAccessibleName(self.tr("Column {letters}").format(letters=letters))
        box.setAccessibleDescription(title)
        box.addItems([role_words(role) for role in _ROLES])
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.activated.connect(self._choose_role)
        OneChosen(box)
        self._boxes.append(box)
        layout = QVBoxLayout()
        layout.setSpacing(GAP // 2)
        layout.addWidget(label)
        layout.addWidget(box)
        for sample in samples:
            shown = muted(short(_one_line(sample), _LONGEST_SAMPLE) or " ")
            shown.setWordWrap(False)
            layout.addWidget(shown)
        return layout

    def _header_row(self) -> QWidget:
        label = plain(self.tr("Titles of the columns:"), self)
        label.setBuddy(self.header)
        label.setWordWrap(False)
        titles = QWidget(self)
        row = QHBoxLayout(titles)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(label)
        row.addWidget(self.header)
        below = QWidget(self)
        flow = FlowLayout(below)
        flow.addWidget(titles)
        flow.addWidget(self.find_anew)
        return below


def _looked_at(table: Table, mapping: Mapping) -> tuple[SheetRow | None, list[SheetRow]]:
    """Return the header, and a few rows below it."""
    header = next((row for row in table.rows[:_DEEPEST] if row.number == mapping.header), None)
    below = (row for row in table.rows[: _DEEPEST + _SAMPLES])
    after = mapping.header or 0
    return header, [row for row in below if row.number > after][:_SAMPLES]


def _one_line(text: str) -> str:
    return " ".join(text[:200].split())
