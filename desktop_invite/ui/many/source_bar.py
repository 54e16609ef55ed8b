"""Where the list comes from, and how it was read: sheet, encoding, separator, each changeable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_invite.spreadsheets.table import ENCODINGS, SEPARATORS, ReadChoices
from desktop_invite.ui.parts.flow import FlowLayout
from desktop_invite.ui.parts.one_selected import OneChosen
from desktop_invite.ui.parts.texts import muted, plain
from desktop_invite.ui.theme.spacing import GAP
from desktop_invite.ui.words.names import one_or_many
from desktop_invite.ui.words.reading import encoding_words, file_words, separator_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_invite.spreadsheets.table import Table

_LEAST_CHARACTERS = 8


class SourceBar(QWidget):
    """Names the list, and lets it be read in another way."""

    choices_changed = Signal(object)
    """The list is to be read in another way: carries the `ReadChoices`."""
    columns_toggled = Signal(bool)
    """*Columns* was pressed: whether they are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manySource")
        self._choices = ReadChoices()
        self._name = plain(parent=self)
        self._name.setProperty("heading", True)  # noqa: FBT003 - Qt's signature
        self._name.setWordWrap(False)
        self._rows = muted(parent=self)
        self._rows.setWordWrap(False)
        self.sheet = self._box("manySheet", self.tr("Sheet"))
        self.encoding = self._box("manyEncoding", self.tr("Encoding"))
        self.separator = self._box("manySeparator", self.tr("Separator"))
        self.columns = QPushButton(self.tr("Colum&ns"), self)
        self.columns.setObjectName("manyColumns")
        self.columns.setCheckable(True)
        self._chosen = muted(self.tr("as you chose them"), self)
        self._chosen.setObjectName("manyColumnsChosen")
        self._chosen.setWordWrap(False)
        self._offer = QPushButton(self)
        self._offer.setObjectName("manyLikelyEncoding")
        self._offer.setProperty("link", True)  # noqa: FBT003 - Qt's signature
        self._labelled: dict[QComboBox, QWidget] = {}
        self._lay_out()
        self.sheet.activated.connect(self._choose)
        self.encoding.activated.connect(self._choose)
        self.separator.activated.connect(self._choose)
        self.columns.toggled.connect(self.columns_toggled)
        self._offer.clicked.connect(self._take_offer)

    def show_table(self, table: Table, rows: int, choices: ReadChoices) -> None:
        """Show how a table was read, and how many rows there are without the titles."""
        self._choices = choices
        self.show_name(table.file_name, rows)
        self._fill(self.sheet, table.sheets if len(table.sheets) > 1 else (), table.sheet, str)
        encodings = _with(ENCODINGS, table.encoding)
        self._fill(
            self.encoding, encodings if table.encoding else (), table.encoding, encoding_words
        )
        separators = _with(SEPARATORS, table.separator)
        self._fill(
            self.separator, separators if table.separator else (), table.separator, separator_words
        )
        likely = table.likely_encoding
        self._offer.setVisible(likely is not None)
        if likely is not None:
            words = self.tr("Letters look wrong? Try {encoding}")
            self._offer.setText(words.format(encoding=encoding_words(likely)))
            self._offer.setProperty("encoding", likely)
        self.columns.show()

    def show_chosen(self, *, chosen: bool) -> None:
        """Say whether the columns are taken for what the recruiter said, now or once before."""
        self._chosen.setVisible(chosen)

    def show_name(self, file_name: str, rows: int) -> None:
        """Name a list that can't be read in another way any more."""
        self._name.setText(file_words(file_name))
        words = one_or_many(rows, self.tr("1 row"), self.tr("{n} rows"))
        self._rows.setText(words.replace(str(rows), self.locale().toString(rows)))
        for box in self._labelled.values():
            box.hide()
        self._offer.hide()
        self.columns.hide()
        self._chosen.hide()

    def _fill(
        self,
        box: QComboBox,
        values: Sequence[str],
        present: str | None,
        words: Callable[[str], str],
    ) -> None:
        with QSignalBlocker(box):
            box.clear()
            for value in values:
                box.addItem(words(value), value)
            box.setCurrentIndex(max(box.findData(present), 0))
        self._labelled[box].setVisible(bool(values))

    @Slot()
    def _choose(self) -> None:
        changes = {
            self.sheet: ("sheet", self.sheet),
            self.encoding: ("encoding", self.encoding),
            self.separator: ("separator", self.separator),
        }
        sender = self.sender()
        for box, (field, chosen) in changes.items():
            if sender is box:
                self._ask_for(replace(self._choices, **{field: chosen.currentData()}))

    @Slot()
    def _take_offer(self) -> None:
        self._ask_for(replace(self._choices, encoding=self._offer.property("encoding")))

    def _ask_for(self, choices: ReadChoices) -> None:
        if choices != self._choices:
            self.choices_changed.emit(choices)

    def _box(self, name: str, label: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setAccessibleName(label)
        OneChosen(box)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMinimumContentsLength(_LEAST_CHARACTERS)
        return box

    def _lay_out(self) -> None:
        titles = QWidget(self)
        row = QHBoxLayout(titles)
        row.setContentsMargins(0, 0, GAP, 0)
        row.setSpacing(GAP)
        row.addWidget(self._name)
        row.addWidget(self._rows)
        flow = FlowLayout(self)
        flow.addWidget(titles)
        for box in (self.sheet, self.encoding, self.separator):
            pair = QWidget(self)
            beside = QHBoxLayout(pair)
            beside.setContentsMargins(0, 0, GAP, 0)
            beside.setSpacing(GAP // 2)
            label = QLabel(box.accessibleName(), pair)
            label.setBuddy(box)
            beside.addWidget(label)
            beside.addWidget(box)
            self._labelled[box] = pair
            flow.addWidget(pair)
        flow.addWidget(self.columns)
        flow.addWidget(self._chosen)
        flow.addWidget(self._offer)


def _with(values: tuple[str, ...], present: str | None) -> tuple[str, ...]:
    return values if present is None or present in values else (present, *values)
