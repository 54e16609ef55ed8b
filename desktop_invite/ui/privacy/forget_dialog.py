"""Asks before somebody is forgotten, shows how far it is, and says when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.sending.forgetter import Result
from desktop_invite.ui.parts.notice import Notice, NoticeBar
from desktop_invite.ui.parts.on_screen import resize_on_screen
from desktop_invite.ui.parts.points import Points
from desktop_invite.ui.parts.scrolling import ScrollPage
from desktop_invite.ui.parts.texts import heading, muted, plain, show_text
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.theme.spacing import GAP, GRID, MARGIN
from desktop_invite.ui.words import privacy as words

if TYPE_CHECKING:
    from desktop_invite.sending.forgetter import Progress
    from desktop_invite.sending.keeper import AboutToForget
    from desktop_invite.storage.trouble import HistoryTrouble
    from desktop_invite.ui.privacy.desk import PrivacyDesk


class ForgetDialog(QDialog):
    """One question about one person. Closing it while it works ends nothing that was begun."""

    def __init__(
        self, desk: PrivacyDesk, about: AboutToForget, *, keep: bool, parent: QWidget | None = None
    ) -> None:
        """`keep` says whether a mark of the invites stays."""
        super().__init__(parent)
        self.setObjectName("forgetDialog")
        self.setWindowTitle(self.tr("Forget a candidate"))
        self._desk = desk
        self._about = about
        self._working = False
        self._done = False
        self._heading = show_text(heading(), words.forget_heading(about.person))
        self._who = show_text(plain(), words.who_sentence(about.person))
        self._points = Points(words.forget_points(about.person, keep=keep))
        self._unreadable = QCheckBox(words.unreadable_choice(len(about.unreadable)))
        self._hint = show_text(muted(), words.unreadable_hint(about.unreadable))
        self._stage = plain()
        self._bar = QProgressBar()
        self._notice = NoticeBar()
        self._reminder = plain(self.tr("Please ask Xobin to delete the candidate there, too."))
        self._reminder.hide()
        self._forget = QPushButton(words.forget_button(about.person))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._name_parts()
        self._lay_out()
        self._show_working(working=False)
        desk.progressed.connect(self._show_progress)

    def _name_parts(self) -> None:
        self._unreadable.setObjectName("forgetUnreadable")
        self._unreadable.setVisible(bool(self._about.unreadable))
        self._hint.setVisible(bool(self._about.unreadable))
        self._bar.setObjectName("forgetProgress")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setTextVisible(False)
        self._forget.setObjectName("confirmForget")
        self._forget.setAutoDefault(False)
        self._forget.clicked.connect(self._begin)
        self._cancel.setObjectName("cancelForget")
        self._cancel.setDefault(True)
        self._cancel.clicked.connect(self.close)

    def _lay_out(self) -> None:
        page = QWidget()
        inner = QVBoxLayout(page)
        # Between the texts and the line that shows where the keyboard is.
        inner.setContentsMargins(GAP, GAP, GAP, GAP)
        inner.setSpacing(MARGIN)
        for part in (self._heading, self._who, self._points, self._notice, self._reminder):
            inner.addWidget(part)
        choice = QVBoxLayout()
        choice.setSpacing(GAP)
        choice.addWidget(self._unreadable)
        choice.addWidget(self._hint)
        inner.addLayout(choice)
        inner.addStretch(1)
        inner.addWidget(self._stage)
        inner.addWidget(self._bar)
        scroll = ScrollPage(page)
        scroll.let_keyboard_in(words.forget_heading(self._about.person))
        buttons = QHBoxLayout()
        buttons.setContentsMargins(GAP, 0, GAP, 0)
        buttons.addStretch(1)
        buttons.addWidget(self._forget)
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)
        height = 60 if self._about.unreadable else 44
        resize_on_screen(self, QSize(64 * GRID, height * GRID))
        self._cancel.setFocus()

    def _show_working(self, *, working: bool) -> None:
        self._working = working
        self._stage.setVisible(working)
        self._bar.setVisible(working)
        self._forget.setEnabled(not working)
        self._unreadable.setEnabled(not working)
        self._cancel.setText(self.tr("Close") if working or self._done else self.tr("Cancel"))

    @Slot()
    def _begin(self) -> None:
        if self._working or self._done:
            return
        self._notice.clear()
        self._stage.setText(self.tr("Beginning…"))
        self._bar.setRange(0, 0)
        self._show_working(working=True)
        remove = self._unreadable.isChecked()
        self._desk.forget(self._about, self._show_answer, remove_unreadable=remove)

    @Slot(object)
    def _show_progress(self, progress: Progress) -> None:
        if not self._working:
            return
        self._stage.setText(words.progress_sentence(progress))
        self._bar.setRange(0, progress.of)
        self._bar.setValue(progress.done)

    def _show_answer(self, answer: Result | HistoryTrouble) -> None:
        """Say that it is done, or what stands in its way."""
        self._done = isinstance(answer, Result)
        self._show_working(working=False)
        if isinstance(answer, Result):
            self._heading.setText(self.tr("Forgotten"))
            for part in (self._who, self._points, self._unreadable, self._hint, self._forget):
                part.hide()
            self._reminder.show()
            tone = Tone.DOUBT if answer.left else Tone.GOOD
            sentence = words.forgotten_sentence(self._about.person, answer)
            self._notice.show_notice(Notice(sentence, tone))
        else:
            sentence = words.not_forgotten_sentence(answer)
            self._notice.show_notice(Notice(sentence, Tone.BAD))
        self._cancel.setFocus()
