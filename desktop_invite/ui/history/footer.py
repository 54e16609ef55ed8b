"""Under the table: how many invites there are, how many need attention, and what just happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop_invite.ui.history.tooltips import as_plain_tooltip
from desktop_invite.ui.parts.announcing import announce
from desktop_invite.ui.parts.texts import muted
from desktop_invite.ui.theme.spacing import GRID

if TYPE_CHECKING:
    from desktop_invite.storage.history_query import Totals

_SHOWN_FOR = 5000
"""Milliseconds that a sentence stays."""
_TYPED = 800
"""Milliseconds after which what is looked for is typed, and a screen reader told what is found."""


class Footer(QWidget):
    """The status line of the history."""

    attention_wanted = Signal()
    """*3 need attention* was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyFooter")
        self._totals: Totals | None = None
        self._found: int | None = None
        self._count = _one_line(muted(parent=self))
        self._count.setObjectName("historyCount")
        self._dot = _one_line(muted("·", self))
        self._attention = QPushButton(self)
        self._attention.setObjectName("needAttention")
        self._attention.setProperty("link", True)  # noqa: FBT003 - Qt's signature
        self._attention.setCursor(Qt.CursorShape.PointingHandCursor)
        self._attention.setToolTip(self.tr("Show only what needs attention"))
        self._attention.clicked.connect(self._want_attention)
        self._said = _one_line(muted(parent=self))
        self._said.setObjectName("historySaid")
        self._said.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._typed = QTimer(self, singleShot=True, interval=_TYPED)
        self._typed.timeout.connect(self._tell_found)
        self._quiet = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._quiet.timeout.connect(self._fall_silent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._count)
        row.addSpacing(GRID // 2)
        row.addWidget(self._dot)
        row.addWidget(self._attention)
        row.addSpacing(GRID)
        row.addWidget(self._said, 1)
        self._write()

    @property
    def text(self) -> str:
        """The whole line: `1,284 invites · 3 need attention`."""
        return " · ".join(filter(None, (self._count.text(), self._open())))

    @property
    def said(self) -> str:
        """What just happened, as long as it is said."""
        return self._said.text()

    def show_totals(self, totals: Totals) -> None:
        """Say how many there are in all."""
        self._totals = totals
        self._write()

    def show_found(self, found: int | None) -> None:
        """Say how many of them are found; None when nothing is left out or it isn't known yet."""
        if found is not None and found != self._found:
            self._typed.start()
        self._found = found
        self._write()

    def say(self, sentence: str) -> None:
        """Say for a moment what just happened; a screen reader says it too."""
        self._said.setText(sentence)
        self._said.setToolTip(as_plain_tooltip(sentence))
        self._said.setAccessibleDescription(sentence)  # Not the tooltip, which is markup.
        announce(self._said, sentence)
        self._quiet.start()

    def _write(self) -> None:
        self._count.setText(self._counted())
        open_ = self._open()
        self._attention.setText(open_)
        self._attention.setVisible(bool(open_))
        self._dot.setVisible(bool(open_))

    def _counted(self) -> str:
        if self._totals is None:
            return ""
        count = self._totals.invites
        number = self.locale().toString(count)
        if self._found is not None:
            found = self.locale().toString(self._found)
            return self.tr("{found} of {number} invites").format(found=found, number=number)
        if not count:
            return ""
        form = self.tr("{number} invite") if count == 1 else self.tr("{number} invites")
        return form.format(number=number)

    def _open(self) -> str:
        count = self._totals.need_attention if self._totals else 0
        if not count:
            return ""
        form = (
            self.tr("{number} needs attention")
            if count == 1
            else self.tr("{number} need attention")
        )
        return form.format(number=self.locale().toString(count))

    @Slot()
    def _tell_found(self) -> None:
        if self._found is not None:
            announce(self._count, self._count.text())

    @Slot()
    def _want_attention(self) -> None:
        self.attention_wanted.emit()

    @Slot()
    def _fall_silent(self) -> None:
        self._said.clear()
        self._said.setToolTip("")
        self._said.setAccessibleDescription("")


def _one_line(label: QLabel) -> QLabel:
    label.setWordWrap(False)
    return label
