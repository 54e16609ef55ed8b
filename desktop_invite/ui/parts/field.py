"""A labelled control with room for a sentence under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.ui.parts.air import give_air
from desktop_invite.ui.parts.announcing import announce
from desktop_invite.ui.parts.texts import plain, show_text
from desktop_invite.ui.theme.spacing import GRID

_NUMBER_WIDTH = 16 * GRID


class Field(QWidget):
    """A label, its control, and under it what is to be mended or a suggestion to take.

    The label is the control's accessible name; the sentence is its accessible description. A
    `steady` field keeps a line free for the sentence, so that nothing moves when it is said.
    """

    suggestion_taken = Signal(object)
    """The recruiter took the suggestion: carries its text (str)."""

    def __init__(
        self, label: str, control: QWidget, parent: QWidget | None = None, *, steady: bool = False
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._label = QLabel(label, self)
        self._label.setBuddy(control)
        control.setAccessibleName(label.replace("&", ""))
        control.setMinimumHeight(4 * GRID)
        line = control.lineEdit() if isinstance(control, QComboBox) else control
        if isinstance(line, QLineEdit):
            give_air(line)
        self._sentence = plain()
        self._suggestion = QPushButton(self)
        self._suggestion.setObjectName("takeSuggestion")
        self._suggestion.setProperty("link", True)  # noqa: FBT003
        self._suggestion.setCursor(Qt.CursorShape.PointingHandCursor)
        self._suggested = ""
        self._suggestion.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(control)
        if isinstance(control, QAbstractSpinBox):
            # A number is as wide as a number.
            control.setMinimumWidth(_NUMBER_WIDTH)
            column.setAlignment(control, Qt.AlignmentFlag.AlignLeading)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._sentence, 1)
        below.addWidget(self._suggestion, alignment=Qt.AlignmentFlag.AlignTop)
        self._steady = steady
        if steady:
            self._below.setMinimumHeight(self._sentence.fontMetrics().height())
        column.addWidget(self._below)
        self.clear()

    @property
    def sentence(self) -> str:
        """What stands under the control now; empty when nothing does."""
        return self._said

    @property
    def suggestion(self) -> QPushButton:
        """The button that takes what is offered."""
        return self._suggestion

    def show_finding(self, sentence: str) -> None:
        """Say what is to be mended."""
        self._say(sentence, "finding")

    def show_hint(self, sentence: str) -> None:
        """Say what is worth knowing, and not wrong."""
        self._say(sentence, "suggestion")

    def show_suggestion(
        self, sentence: str, button: str, suggestion: str, *, finding: bool = False
    ) -> None:
        """Offer a likely correction; `button` is the text of the button that takes it.

        As a `finding` it is also to be mended.
        """
        self._say(sentence, "finding" if finding else "suggestion")
        self._suggested = suggestion
        self._suggestion.setText(button)
        self._suggestion.setAccessibleName(f"{button}: {suggestion}")
        self._suggestion.show()

    def clear(self) -> None:
        """Say nothing."""
        self._say("", "")

    def _say(self, sentence: str, kind: str) -> None:
        self._said = sentence
        self._suggestion.hide()
        show_text(self._sentence, sentence)
        for known in ("finding", "suggestion"):
            self._sentence.setProperty(known, known == kind)
        self._sentence.style().unpolish(self._sentence)
        self._sentence.style().polish(self._sentence)
        self._sentence.setVisible(bool(sentence))
        self._below.setVisible(self._steady or bool(sentence))
        self.control.setAccessibleDescription(sentence)
        announce(self.control, sentence)

    @Slot()
    def _take(self) -> None:
        suggested = self._suggested
        self.clear()
        self.suggestion_taken.emit(suggested)
