"""One message while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_invite.invites.messages import LONGEST_NAME, LONGEST_SUBJECT
from desktop_invite.invites.templates import Placeholder, problems_of, problems_of_subject
from desktop_invite.ui.parts.field import Field
from desktop_invite.ui.settings.message_edit import MessageEdit
from desktop_invite.ui.theme.spacing import GAP, MARGIN
from desktop_invite.ui.words.messages import (
    name_problem,
    placeholder_words,
    problem_sentence,
    too_long,
)

if TYPE_CHECKING:
    from desktop_invite.invites.messages import NameProblem
    from desktop_invite.invites.templates import MessageTemplate


class MessageEditor(QWidget):
    """Name, subject and text of one message, with what there is to say about them."""

    renamed = Signal(str)
    """Another name stands there, which may not be one yet."""
    rewritten = Signal(str, str)
    """Text or subject changed: carries both."""

    def __init__(self) -> None:
        super().__init__()
        self._template_name = ""
        self._name = QLineEdit()
        self._subject = QLineEdit()
        self._text = MessageEdit()
        self._writes_subject = False
        """Whether a placeholder goes into the subject: the keyboard was there last."""
        self._insert = QPushButton(self.tr("&Insert"))
        self._name_controls()
        self._name_field = Field(self.tr("Na&me"), self._name)
        self._subject_field = Field(self.tr("Sub&ject of an email"), self._subject)
        self._text_field = Field(self.tr("Te&xt"), self._text)
        self._lay_out()
        self._name.textEdited.connect(self.renamed)
        self._name.editingFinished.connect(self._settle_name)
        self._subject.textChanged.connect(self._tell)
        self._text.textChanged.connect(self._tell)
        self._text.overfilled.connect(self._say_too_long, Qt.ConnectionType.QueuedConnection)
        for each in (self._subject, self._text):
            each.installEventFilter(self)

    def show_template(self, template: MessageTemplate) -> None:
        """Show a message; what stands there already keeps its cursor."""
        self._template_name = template.name
        for each in (self._name, self._subject, self._text):
            each.blockSignals(True)  # noqa: FBT003 - showing is no writing
        if self._name.text() != template.name:
            self._name.setText(template.name)
        if self._subject.text() != template.subject:
            self._subject.setText(template.subject)
            self._subject.setCursorPosition(0)
        if self._text.toPlainText() != template.text:
            self._text.setPlainText(template.text)
        for each in (self._name, self._subject, self._text):
            each.blockSignals(False)  # noqa: FBT003
        self._name_field.clear()
        self.show_problems(template)

    def show_name_problem(self, problem: NameProblem | None) -> None:
        """Say why the name that stands there can't be one; None when it is."""
        if problem is None:
            self._template_name = " ".join(self._name.text().split())
            self._name_field.clear()
        else:
            self._name_field.show_finding(name_problem(problem))

    def focus_name(self) -> None:
        """Let another name be typed at once."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note where the keyboard was last."""
        if event.type() is QEvent.Type.FocusIn:
            self._writes_subject = watched is self._subject
        return super().eventFilter(watched, event)

    @Slot()
    def _insert_placeholder(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        written = str(action.data())
        if self._writes_subject:
            self._subject.insert(written)
            self._subject.setFocus()
        else:
            self._text.insertPlainText(written)
            self._text.setFocus()

    @Slot()
    def _settle_name(self) -> None:
        """Go back to the name that counts, where what stands there can't be one."""
        if self._name_field.sentence and not self._name.hasFocus():
            self._name.setText(self._template_name)
            self._name_field.clear()

    @Slot()
    def _tell(self) -> None:
        text, subject = self._text.toPlainText(), self._subject.text()
        self.rewritten.emit(text, subject)

    @Slot()
    def _say_too_long(self) -> None:
        self._text_field.show_finding(too_long())

    def show_problems(self, template: MessageTemplate) -> None:
        """Say what should be known about the text as it stands."""
        for field, problems in (
            (self._text_field, problems_of(template)),
            (self._subject_field, problems_of_subject(template)),
        ):
            if problems:
                field.show_hint("\n".join(map(problem_sentence, problems)))
            else:
                field.clear()

    def _name_controls(self) -> None:
        self._name.setObjectName("messageName")
        self._name.setMaxLength(LONGEST_NAME)
        self._subject.setObjectName("messageSubject")
        self._subject.setMaxLength(LONGEST_SUBJECT)
        self._text.setObjectName("messageText")
        self._insert.setObjectName("insertPlaceholder")
        self._insert.setAutoDefault(False)
        menu = QMenu(self._insert)
        for placeholder in Placeholder:
            action = menu.addAction(placeholder_words(placeholder))
            action.setObjectName(f"insert_{placeholder.name.lower()}")
            action.setData(placeholder.written)
            action.triggered.connect(self._insert_placeholder)
        self._insert.setMenu(menu)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        top = QHBoxLayout()
        top.setSpacing(MARGIN)
        for part, share in ((self._name_field, 2), (self._subject_field, 3)):
            top.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self._text_field, 1)
        row = QHBoxLayout()
        row.addWidget(self._insert)
        row.addStretch(1)
        column.addLayout(row)
