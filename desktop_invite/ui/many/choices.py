"""Which interview the list is for, and how the candidates get their links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop_invite.invites.checks import Finding, check_interview
from desktop_invite.invites.invite import Delivery
from desktop_invite.ui.form.checked_field import CheckedField, Rules
from desktop_invite.ui.form.interview_box import InterviewBox
from desktop_invite.ui.parts.flow import FlowLayout
from desktop_invite.ui.theme.spacing import GAP, GRID, MARGIN
from desktop_invite.ui.words.findings import interview_sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from desktop_invite.invites.invite import Interview

_QUIET = 400
"""Milliseconds without a letter, after which the list follows what is typed."""


class Choices(QWidget):
    """The same picker as the form's, and the same checks."""

    changed = Signal()
    """Another interview or delivery is chosen, and the keyboard has been still for a moment."""
    typed = Signal()
    """The interview is being typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manyChoices")
        self.interview = InterviewBox()
        self.interview.setObjectName("manyInterview")
        self.interview.line.setPlaceholderText(self.tr("Name, number or pasted address"))
        self.by_link = QRadioButton(self.tr("Get a &link to share"))
        self.by_email = QRadioButton(self.tr("&Email the candidate"))
        self.by_link.setObjectName("manyDeliveryLink")
        self.by_email.setObjectName("manyDeliveryEmail")
        self.by_link.setAccessibleName(self.tr("Get a link to share"))
        self.by_email.setAccessibleName(self.tr("Email the candidate"))
        self.by_link.setChecked(True)
        known = self.interview
        self.field = CheckedField(
            self.tr("Inter&view"),
            self.interview,
            self.interview.line,
            Rules(lambda text: check_interview(text, known.known), interview_sentence),
        )
        self.interview.line.setAccessibleName(self.interview.accessibleName())
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET)
        self._quiet.timeout.connect(self.changed)
        self._lay_out()
        self.interview.editTextChanged.connect(self._wait_for_quiet)
        self.interview.activated.connect(self._tell_at_once)
        self.by_email.toggled.connect(self._tell_at_once)

    def chosen(self) -> Interview | None:
        """Return the interview that is chosen; None while there is none."""
        found = check_interview(self.interview.currentText(), self.interview.known)
        return None if isinstance(found, Finding) else found

    @property
    def delivery(self) -> Delivery:
        """How the candidates get their links."""
        return Delivery.SENDLINK if self.by_email.isChecked() else Delivery.GETLINK

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being typed."""
        return not self._quiet.isActive()

    def settle(self) -> None:
        """Follow what is typed now, without waiting for quiet."""
        if self._quiet.isActive():
            self._tell_at_once()

    def show_choice(self, interview: str, delivery: Delivery) -> None:
        """Begin with what was used last."""
        self.interview.setEditText(interview)
        self.interview.line.setCursorPosition(0)
        (self.by_email if delivery is Delivery.SENDLINK else self.by_link).setChecked(True)
        self.field.forget()

    def show_interviews(
        self, interviews: Sequence[Interview], favourites: Collection[int] = ()
    ) -> None:
        """Offer the known interviews, a star at the favourites."""
        self.interview.show_known(interviews, favourites)

    def check(self) -> bool:
        """Check the interview, and go there when there is none; return whether it is fine."""
        if self.field.check():
            return True
        self.interview.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    @Slot()
    def _wait_for_quiet(self) -> None:
        self._quiet.start()
        self.typed.emit()

    @Slot()
    def _tell_at_once(self) -> None:
        self._quiet.stop()
        self.changed.emit()

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        radios = QWidget(self)
        column = QVBoxLayout(radios)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.setSpacing(0)
        for radio in (self.by_link, self.by_email):
            group.addButton(radio)
            radio.setMinimumHeight(3 * GRID)
            column.addWidget(radio)
        self.field.setMinimumWidth(34 * GRID)
        flow = FlowLayout(self)
        flow.setSpacing(MARGIN)
        flow.addWidget(self.field)
        flow.addWidget(radios)
