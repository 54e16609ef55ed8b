"""The first start: two choices, a key or practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_invite.ui.key_entry import KeyEntry
from desktop_invite.ui.parts.card import Card
from desktop_invite.ui.parts.notice import NoticeBar, WayOut
from desktop_invite.ui.parts.on_screen import resize_on_screen
from desktop_invite.ui.parts.picture import Picture
from desktop_invite.ui.parts.scrolling import ScrollPage
from desktop_invite.ui.parts.texts import heading, muted, plain
from desktop_invite.ui.theme.icons import app_icon
from desktop_invite.ui.theme.spacing import GAP, GRID, MARGIN
from desktop_invite.ui.words.failures import asking_notice, key_notice

if TYPE_CHECKING:
    from desktop_invite.storage.key_answers import KeyTrouble
    from desktop_invite.ui.key_desk import KeyDesk
    from desktop_invite.ui.parts.notice import Notice

_WIDTH = 60 * GRID


class FirstRun(QDialog):
    """Asks for the API key or offers practice mode; closing it leaves the window usable."""

    practice_chosen = Signal()
    """*Try practice mode* was pressed."""

    def __init__(self, desk: KeyDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("firstRun")
        self.setWindowTitle(self.tr("Welcome to Desktop Invite"))
        self._page = QWidget()
        self._notice = NoticeBar()
        self._notice.way_out_chosen.connect(self._leave)
        self._entry = KeyEntry(desk)
        self._lay_out()
        desk.troubled.connect(self._say_trouble)
        desk.key_saved.connect(self.accept)
        desk.place_found.connect(self._make_room)
        desk.find_place()

    def _lay_out(self) -> None:
        icon = Picture(app_icon().pixmap(QSize(7 * GRID, 7 * GRID), self.devicePixelRatioF()))
        title = heading(self.tr("Welcome to Desktop Invite"))
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        title.setFont(font)
        words = QVBoxLayout()
        words.setSpacing(GAP // 2)
        words.addWidget(title)
        words.addWidget(
            plain(self.tr("Invite candidates to automated interviews, and share the link."))
        )
        top = QHBoxLayout()
        top.setSpacing(MARGIN)
        top.addWidget(icon)
        top.addLayout(words, 1)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(MARGIN)
        column.addLayout(top)
        column.addWidget(self._notice)
        column.addWidget(self._key_card())
        column.addWidget(self._practice_card())
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollPage(self._page))
        self._make_room()

    @Slot()
    def _make_room(self) -> None:
        """Be as high as what is to be said now, as far as the screen is."""
        width = max(_WIDTH, self.width() if self.isVisible() else 0)
        height = max(self._page.heightForWidth(width), self.height() if self.isVisible() else 0)
        resize_on_screen(self, QSize(width, height))

    def _key_card(self) -> Card:
        card = Card()
        card.body.addWidget(heading(self.tr("I have a Xobin API key")))
        card.body.addWidget(
            muted(
                self.tr(
                    "Xobin's support gives your company its key. "
                    "It will be checked with your first invite."
                )
            )
        )
        card.body.addWidget(self._entry)
        return card

    def _practice_card(self) -> Card:
        card = Card()
        card.body.addWidget(heading(self.tr("I'd like to look around first")))
        card.body.addWidget(
            muted(self.tr("Everything works as it will, but nothing leaves this computer."))
        )
        practice = QPushButton(self.tr("Try &practice mode"))
        practice.setAccessibleName(self.tr("Try practice mode"))
        practice.setObjectName("tryPractice")
        practice.setAutoDefault(False)
        practice.clicked.connect(self._choose_practice)
        card.body.addWidget(practice, alignment=Qt.AlignmentFlag.AlignLeft)
        return card

    @Slot()
    def _choose_practice(self) -> None:
        self.practice_chosen.emit()
        self.accept()

    @Slot(object)
    def _say_trouble(self, trouble: KeyTrouble) -> None:
        can_use, again = self._desk.has_unsaved_key, self._desk.asked_again
        self._notice.show_notice(key_notice(trouble, can_use=can_use, again=again, at_entry=True))
        self._make_room()

    @Slot(object, object)
    def _leave(self, way_out: WayOut, _notice: Notice) -> None:
        self._notice.clear()
        if way_out is WayOut.USE_UNTIL_QUIT:
            self._desk.use_until_quit()
            self.accept()
        elif way_out is WayOut.TRY_KEYRING:
            self._notice.show_notice(asking_notice())
            self._desk.try_again()
