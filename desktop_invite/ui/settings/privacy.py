"""Where the data is, who sees it, who is forgotten, and for how long the others are kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QSpinBox

from desktop_invite.storage.preferences import LONGEST_RETENTION
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.parts.documents import documents_folder
from desktop_invite.ui.parts.field import Field
from desktop_invite.ui.parts.notice import Notice, NoticeBar
from desktop_invite.ui.parts.texts import heading, plain, show_text
from desktop_invite.ui.privacy.retention_dialog import RetentionDialog
from desktop_invite.ui.settings.page import SettingsPage, button
from desktop_invite.ui.settings.subjects import Subject
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words import privacy as words

if TYPE_CHECKING:
    from desktop_invite.paths import DataFolder
    from desktop_invite.sending.keeper import AboutToForget
    from desktop_invite.storage.folder_place import FolderPlace
    from desktop_invite.storage.preferences import Preferences
    from desktop_invite.storage.retention import Preview
    from desktop_invite.ui.clipboard import Clipboard
    from desktop_invite.ui.privacy.desk import PrivacyDesk
    from desktop_invite.ui.remembered import Remembered

_USUAL_MONTHS = 24
"""What is offered to who has never chosen."""


class PrivacyPage(SettingsPage):
    """Says what is kept and where; forgets a person, or everybody who is old enough."""

    forget_wanted = Signal(object)
    """*Forget candidate…* was pressed, and the person looked for: carries the `AboutToForget`."""

    def __init__(
        self, folder: DataFolder, clipboard: Clipboard, desk: PrivacyDesk, remembered: Remembered
    ) -> None:
        super().__init__(Subject.PRIVACY.title)
        self._folder = folder
        self._clipboard = clipboard
        self._desk = desk
        self._remembered = remembered
        self._place = NoticeBar()
        self._email = QLineEdit()
        self._email_field = Field(self.tr("Can&didate's email"), self._email)
        self._saved = NoticeBar()
        self._retention = plain()
        self._months = QSpinBox()
        self._off = button(self.tr("Turn o&ff"), "retentionOff", self._turn_off)
        self._on = button(self.tr("Tu&rn on…"), "retentionOn", self._preview)
        self._trouble = NoticeBar()
        self._keep = QCheckBox(self.tr("&Ask before inviting somebody who was forgotten"))
        self._sites = plain()
        self._ask_sites = button(self.tr("Ask again before &links open"), "askSites", self._ask)
        self._dialog: RetentionDialog | None = None
        self._name_parts()
        self._add_folder()
        self._add_person()
        self._add_retention()
        self._add_sites()
        self._show(remembered.now)
        if desk.place is not None:
            self._show_place(desk.place)
        remembered.changed.connect(self._show)
        desk.place_found.connect(self._show_place)

    def _name_parts(self) -> None:
        now = self._remembered.now
        self._email.setObjectName("personEmail")
        self._email.setPlaceholderText(self.tr("asha@example.com"))
        self._email.returnPressed.connect(self._look_for_person)
        self._retention.setObjectName("retentionState")
        self._months.setObjectName("retentionMonths")
        self._months.setRange(1, LONGEST_RETENTION)
        self._months.valueChanged.connect(self._name_months)
        self._name_months(self._months.value())
        self._months.setValue(now.forget_after_months or _USUAL_MONTHS)
        self._keep.setObjectName("keepForgotten")
        self._keep.setChecked(now.keep_forgotten)
        self._keep.toggled.connect(self._keep_marks)

    @Slot(int)
    def _name_months(self, count: int) -> None:
        self._months.setSuffix(self.tr(" month") if count == 1 else self.tr(" months"))

    # ------------------------------------------------------------------ where it is

    def _add_folder(self) -> None:
        self.add(
            plain(
                self.tr(
                    "Candidates' names, addresses and links stay on this computer. They go to "
                    "Xobin when you invite somebody, and elsewhere only when you share or save "
                    "them."
                )
            )
        )
        self.add(
            plain(
                self.tr(
                    "The API key is in this computer's password store, never in a file. "
                    "The log files hold neither names, addresses, links nor the key."
                )
            )
        )
        path = QLineEdit(str(self._folder.root))
        path.setObjectName("dataFolder")
        path.setReadOnly(True)
        path.setCursorPosition(0)
        path.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.add(Field(self.tr("Everything is in this f&older"), path))
        self.add_row(
            button(self.tr("Op&en folder"), "openDataFolder", self._open),
            button(self.tr("&Copy path"), "copyDataFolder", self._copy),
        )
        self.add(self._place)

    @Slot(object)
    def _show_place(self, place: FolderPlace) -> None:
        sentence = words.place_sentence(place)
        if sentence:
            self._place.show_notice(Notice(sentence, Tone.DOUBT))
        else:
            self._place.clear()

    @Slot()
    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder.root)))

    @Slot()
    def _copy(self) -> None:
        self._clipboard.copy_text(str(self._folder.root))

    # ------------------------------------------------------------------ one person

    def _add_person(self) -> None:
        self.add_gap()
        self.add(heading(self.tr("One candidate")))
        self.add_hint(
            self.tr("When a candidate asks what you keep about them, or asks to be forgotten.")
        )
        self.add(self._email_field)
        self.add_row(
            button(self.tr("Fo&rget candidate…"), "forgetPerson", self._look_for_person),
            button(self.tr("&Save everything about them…"), "savePerson", self._choose_file),
        )
        self.add(self._saved)

    def _typed(self) -> str:
        """Return the address; empty, and said so, when there is none."""
        self._saved.clear()
        email = self._email.text().strip()
        if "@" in email:
            self._email_field.clear()
            return email
        self._email_field.show_finding(self.tr("Please enter the candidate's email address."))
        self._email.setFocus()
        return ""

    @Slot()
    def _look_for_person(self) -> None:
        email = self._typed()
        if email:
            self._desk.find(email, self._found)

    def _found(self, about: AboutToForget | HistoryTrouble) -> None:
        if isinstance(about, HistoryTrouble):
            self._saved.show_notice(Notice(words.not_done_sentence(about), Tone.BAD))
        else:
            self.forget_wanted.emit(about)

    @Slot()
    def _choose_file(self) -> None:
        email = self._typed()
        if not email:
            return
        dialog = QFileDialog(self, self.tr("Save everything about a candidate"), documents_folder())
        dialog.setObjectName("savePersonAs")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        to_read, for_programs = self.tr("Text to read (*.txt)"), self.tr("For programs (*.json)")
        dialog.setNameFilters([to_read, for_programs])
        dialog.setDefaultSuffix("txt")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("json" if chosen == for_programs else "txt")
        )
        dialog.selectFile(f"{email}.txt")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_person_to)
        dialog.open()

    @Slot(str)
    def save_person_to(self, target: str) -> None:
        """Write everything about the typed person into a file."""
        email = self._typed()
        if email:
            self._desk.save_everything(email, Path(target), self._say_saved)

    def _say_saved(self, answer: bool | HistoryTrouble) -> None:  # noqa: FBT001 - an answer
        if isinstance(answer, HistoryTrouble):
            notice = Notice(words.not_done_sentence(answer), Tone.BAD)
        elif answer:
            sentence = self.tr(
                "Saved. The file is not part of Desktop Invite: forgetting doesn't delete it."
            )
            notice = Notice(sentence, Tone.GOOD)
        else:
            sentence = self.tr("There is nothing about this address.")
            notice = Notice(sentence, Tone.NEUTRAL)
        self._saved.show_notice(notice)

    # ------------------------------------------------------------------ everybody, by age

    def _add_retention(self) -> None:
        self.add_gap()
        self.add(heading(self.tr("Forget by age")))
        self.add(self._retention)
        self.add(
            Field(self.tr("Forget candidates whose newest &invite is older than"), self._months)
        )
        self.add_row(self._on, self._off)
        self.add(self._trouble)
        self.add_hint(
            self.tr("You see who would be forgotten before it is turned on. Xobin isn't told.")
        )
        self.add_gap()
        self.add(self._keep)
        self.add_hint(
            self.tr(
                "Then a mark stays of whom you forget. It names nobody, but whoever has the "
                "history's file and guesses an address can tell that it was invited. "
                "Turning this off deletes the marks."
            )
        )

    @Slot(object)
    def _show(self, now: Preferences) -> None:
        self._show_sites(now.confirmed_sites)
        months = now.forget_after_months
        self._off.setVisible(bool(months))
        if months:
            sentence = self.tr("On: candidates are forgotten after {months}.")
            self._retention.setText(sentence.format(months=words.months_words(months)))
            self._on.setText(self.tr("Cha&nge…"))
        else:
            self._retention.setText(self.tr("Off: candidates are kept until you forget them."))
            self._on.setText(self.tr("Tur&n on…"))

    @Slot()
    def _preview(self) -> None:
        self._trouble.clear()
        months = self._months.value()
        self._on.setEnabled(False)
        self._desk.preview(months, lambda answer: self._show_preview(answer, months))

    def _show_preview(self, answer: Preview | HistoryTrouble, months: int) -> None:
        self._on.setEnabled(True)
        if isinstance(answer, HistoryTrouble):
            self._trouble.show_notice(Notice(words.not_done_sentence(answer), Tone.BAD))
            return
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = RetentionDialog(answer, months, self)
        self._dialog.confirmed.connect(self._turn_on)
        self._dialog.open()

    @Slot(int)
    def _turn_on(self, months: int) -> None:
        self._remembered.change(forget_after_months=months)
        self._desk.look_after()

    @Slot()
    def _turn_off(self) -> None:
        self._remembered.change(forget_after_months=0)

    @Slot(bool)
    def _keep_marks(self, keep: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._remembered.change(keep_forgotten=keep)
        if not keep:
            self._desk.drop_marks()

    # ------------------------------------------------------------------ links that open

    def _add_sites(self) -> None:
        self.add_gap()
        self.add(self._sites)
        self.add_row(self._ask_sites)

    @Slot()
    def _ask(self) -> None:
        self._remembered.change(confirmed_sites=())

    def _show_sites(self, sites: tuple[str, ...]) -> None:
        sentence = self.tr("Links to these sites open without a question: {sites}.")
        show_text(self._sites, sentence.format(sites=", ".join(sites)))
        self._sites.setVisible(bool(sites))
        self._ask_sites.setVisible(bool(sites))
