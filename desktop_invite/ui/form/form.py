"""The fields of one invite and the button that makes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.invites.checks import (
    Findings,
    check_draft,
    check_email,
    check_interview,
    check_name,
    suggestion_for_email,
)
from desktop_invite.invites.interviews import picker_text
from desktop_invite.invites.invite import Delivery
from desktop_invite.invites.names import first_name_in
from desktop_invite.storage.preferences import FormDraft
from desktop_invite.ui.form.checked_field import CheckedField, Rules
from desktop_invite.ui.form.interview_box import InterviewBox
from desktop_invite.ui.form.person_edit import PersonEdit
from desktop_invite.ui.parts.in_view import bring_into_view
from desktop_invite.ui.theme.spacing import GAP, GRID
from desktop_invite.ui.words.findings import email_sentence, interview_sentence, name_sentence
from desktop_invite.ui.words.names import isolated, short

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from desktop_invite.invites.invite import Draft, Interview
    from desktop_invite.invites.people import Person
    from desktop_invite.ui.clipboard import Clipboard

_LONGEST_ON_BUTTON = 24


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen once for many candidates."""

    interview: str
    """The picker's text."""
    delivery: Delivery


class InviteForm(QWidget):
    """What is typed here is checked field by field; only a whole draft leaves."""

    submit_wanted = Signal(object)
    """The button was pressed and everything is right: carries the `Draft`."""
    many_pasted = Signal(object, str)
    """Several people were pasted: as `PersonEdit.many_pasted`."""
    changed = Signal()
    """Something in the form is different."""

    def __init__(self, clipboard: Clipboard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = PersonEdit(clipboard)
        self.email = PersonEdit(clipboard)
        self.interview = InterviewBox()
        self._by_link = QRadioButton(self.tr("&Get a link to share"))
        self._by_email = QRadioButton(self.tr("Email the &candidate"))
        self.button = QPushButton()
        self._cleared = QElapsedTimer()
        self._own: Choices | None = None
        """What the recruiter had chosen, while the form shows what another invite had."""
        self._name_controls()
        self.fields = self._make_fields()
        self._lay_out()
        self._connect()
        self.show_delivery(Delivery.GETLINK)

    # ------------------------------------------------------------------ what stands in the form

    def draft(self) -> FormDraft:
        """Return what stands in the form, unchecked."""
        texts = (self.name.text(), self.email.text(), self.interview.currentText())
        return FormDraft(*texts, self.delivery)

    @property
    def choices(self) -> Choices:
        """Interview and delivery of the recruiter's own choice, for the candidates to come."""
        return self._own or Choices(self.interview.currentText(), self.delivery)

    def show_draft(self, draft: FormDraft, *, for_once: bool = False) -> None:
        """Put a half-typed invite into the form; it is checked when its fields are left.

        With `for_once`, interview and delivery are for this one alone: see `choices`.
        """
        own, shown = self.choices, Choices(draft.interview, draft.delivery)
        self._own = own if for_once and own != shown else None
        self.show_candidate(draft.name, draft.email)
        self._show_choices(shown)
        for field in self.fields:
            field.forget()

    def show_candidate(self, name: str, email: str) -> None:
        """Put a candidate into the form, where nothing is typed."""
        self.name.setText(name)
        self.email.setText(email)
        for line in (self.name, self.email):
            line.setCursorPosition(0)
        for field in self.fields[:2]:
            field.forget()

    def show_invite(self, draft: Draft, *, for_once: bool = False) -> None:
        """Put an invite into the form, as `show_draft`; what was likely meant is offered again."""
        candidate = draft.candidate
        texts = (candidate.name, candidate.email, picker_text(draft.interview))
        self.show_draft(FormDraft(*texts, draft.delivery), for_once=for_once)
        self.fields[1].check()

    def clear_candidate(self) -> None:
        """Make room for the next candidate; interview and delivery stay as they were chosen."""
        self.show_candidate("", "")
        self.give_choices_back()
        self._cleared.start()

    def give_choices_back(self) -> None:
        """Show the recruiter's own choices again, where another invite's stood for once."""
        own, self._own = self._own, None
        if own is not None:
            self._show_choices(own)

    def has_candidate(self) -> bool:
        """Whether anything is typed about a candidate."""
        return bool(self.name.text().strip() or self.email.text().strip())

    def checked(self) -> Draft | Findings:
        """Return what would leave now, or what there is to mend, without saying it."""
        now = self.draft()
        return check_draft(
            now.name, now.email, now.interview, now.delivery, known=self.interview.known
        )

    @property
    def delivery(self) -> Delivery:
        """How the candidate would get the link."""
        return Delivery.SENDLINK if self._by_email.isChecked() else Delivery.GETLINK

    def show_delivery(self, delivery: Delivery) -> None:
        """Choose how the candidate gets the link."""
        chosen = self._by_email if delivery is Delivery.SENDLINK else self._by_link
        chosen.setChecked(True)
        self._say_what_happens()

    def prefer(self, delivery: Delivery) -> None:
        """Have this delivery for the candidates to come; one that is there for once stays."""
        if self._own is not None:
            self._own = replace(self._own, delivery=delivery)
        elif self.delivery is not delivery:
            self.show_delivery(delivery)

    def show_interviews(
        self, interviews: Sequence[Interview], favourites: Collection[int] = ()
    ) -> None:
        """Offer the known interviews, a star at the favourites."""
        self.interview.show_known(interviews, favourites)

    # ------------------------------------------------------------------ what the recruiter does

    @Slot()
    def submit(self) -> None:
        """Hand the draft over, or show what is to mend and go to the first of it."""
        if self._is_second_click():
            return
        self.interview.close_suggestions()
        self.name.read_typed()
        self.email.read_typed()
        found = self.checked()
        if isinstance(found, Findings):
            self._show(found)
            return
        keep = self.tr("Press the button again to keep yours.")
        if self.fields[1].offer_once(keep):
            self._focus(self.email)
            return
        self.submit_wanted.emit(found)

    @Slot()
    def focus_name(self) -> None:
        """Go to where a new invite begins."""
        self._focus(self.name)

    def holds_focus(self) -> bool:
        """Whether the keyboard is anywhere in the form."""
        focused = self.window().focusWidget()
        return bool(focused) and self.isAncestorOf(focused)

    def _show_choices(self, choices: Choices) -> None:
        self.interview.setEditText(choices.interview)
        self.interview.line.setCursorPosition(0)
        self.show_delivery(choices.delivery)

    def _is_second_click(self) -> bool:
        """Tell a double click, whose first half has cleared the form, from an empty try."""
        interval = QApplication.doubleClickInterval()
        just_cleared = self._cleared.isValid() and self._cleared.elapsed() < interval
        return just_cleared and not self.has_candidate()

    def _show(self, findings: Findings) -> None:
        found = (findings.name, findings.email, findings.interview)
        bad = [field for field, each in zip(self.fields, found, strict=True) if each is not None]
        for field in bad:
            field.check()
        self._focus(bad[0].control)

    def _focus(self, control: QWidget) -> None:
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(control)
        line = self.interview.line if control is self.interview else control
        if isinstance(line, PersonEdit):
            line.selectAll()

    @Slot(object)
    def _take_person(self, person: Person) -> None:
        if person.name:
            self.name.replace(person.name)
        self.email.replace(person.email)
        if self.name.text():
            self.fields[0].check()
        self.fields[1].check()

    @Slot(object)
    def _take_typed(self, person: Person) -> None:
        other = self.email if self.sender() is self.name else self.name
        if not other.text().strip():
            self._take_person(person)

    @Slot()
    def _go_on(self) -> None:
        self.focusNextChild()

    @Slot()
    def _say_what_happens(self) -> None:
        self.button.setText(self._what_happens().replace("&", "&&"))
        self.button.setAccessibleName(self._what_happens())
        self.changed.emit()

    def _what_happens(self) -> str:
        if self.delivery is Delivery.GETLINK:
            return self.tr("Create invite link")
        name = first_name_in(self.name.text().strip())
        if not name:
            return self.tr("Email the candidate now")
        return self.tr("Email {name} now").format(name=isolated(short(name, _LONGEST_ON_BUTTON)))

    # ------------------------------------------------------------------ how it is made

    def _name_controls(self) -> None:
        for control, name in (
            (self.name, "candidateName"),
            (self.email, "candidateEmail"),
            (self.interview, "interview"),
            (self._by_link, "deliveryLink"),
            (self._by_email, "deliveryEmail"),
            (self.button, "submitInvite"),
        ):
            control.setObjectName(name)
        self._by_link.setAccessibleName(self.tr("Get a link to share"))
        self._by_email.setAccessibleName(self.tr("Email the candidate"))
        self.name.setPlaceholderText(self.tr("Type it, or paste name and email together"))
        self.interview.line.setPlaceholderText(self.tr("Name, number or pasted address"))
        self.email.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self.button.setProperty("primary", True)  # noqa: FBT003
        self.button.setAutoDefault(True)
        self.button.setToolTip(
            QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        )

    def _make_fields(self) -> tuple[CheckedField, CheckedField, CheckedField]:
        known = self.interview
        rules = (
            Rules(check_name, name_sentence),
            Rules(check_email, email_sentence, suggestion_for_email),
            Rules(lambda text: check_interview(text, known.known), interview_sentence),
        )
        line = self.interview.line
        name = CheckedField(self.tr("Candidate &name"), self.name, self.name, rules[0])
        email = CheckedField(self.tr("Candidate &email"), self.email, self.email, rules[1])
        interview = CheckedField(self.tr("Inter&view"), self.interview, line, rules[2])
        line.setAccessibleName(self.interview.accessibleName())
        fields = (name, email, interview)
        for field in fields:
            field.presses = self.button
        return fields

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        for field in self.fields:
            column.addWidget(field)
            column.addSpacing(GAP // 2)
        group = QButtonGroup(self)
        for choice in (self._by_link, self._by_email):
            group.addButton(choice)
            choice.setMinimumHeight(3 * GRID)
            column.addWidget(choice)
        column.addSpacing(GAP)
        column.addWidget(self.button)

    def _connect(self) -> None:
        for line in (self.name, self.email):
            line.person_pasted.connect(self._take_person)
            line.person_typed.connect(self._take_typed)
            line.many_pasted.connect(self.many_pasted)
            line.returnPressed.connect(self._go_on)
        self.interview.line.returnPressed.connect(self._go_on)
        self.name.textChanged.connect(self._say_what_happens)
        self.email.textChanged.connect(self.changed)
        self.interview.editTextChanged.connect(self.changed)
        self._by_email.toggled.connect(self._say_what_happens)
        self.button.clicked.connect(self.submit)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self, self.submit)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
