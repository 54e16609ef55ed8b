"""The account: the API key, and the address that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from desktop_invite.ui.key_entry import KeyEntry
from desktop_invite.ui.parts.field import Field
from desktop_invite.ui.parts.notice import NoticeBar, WayOut
from desktop_invite.ui.parts.texts import plain
from desktop_invite.ui.settings.page import SettingsPage
from desktop_invite.ui.settings.subjects import Subject
from desktop_invite.ui.words.failures import asking_notice, key_notice
from desktop_invite.xobin.address import DEFAULT_BASE_URL, BaseUrl

if TYPE_CHECKING:
    from desktop_invite.storage.key_answers import KeyTrouble
    from desktop_invite.ui.key_desk import KeyDesk
    from desktop_invite.ui.parts.notice import Notice
    from desktop_invite.ui.remembered import Remembered


class AccountPage(SettingsPage):
    """Replaces or removes the key, and moves to another base URL."""

    def __init__(self, desk: KeyDesk, remembered: Remembered) -> None:
        super().__init__(Subject.ACCOUNT.title)
        self._desk = desk
        self._remembered = remembered
        self._state = plain()
        self._state.setObjectName("keyState")
        self._notice = NoticeBar()
        self._notice.way_out_chosen.connect(self._leave)
        self._address = QLineEdit(desk.base_url.url)
        self._address.setObjectName("baseUrl")
        self._address.editingFinished.connect(self._move)
        self._address_field = Field(self.tr("&Base URL"), self._address)
        self._lay_out()
        desk.account_changed.connect(self._show_state)
        desk.key_saved.connect(self._notice.clear)
        desk.key_missing.connect(self._notice.clear)
        desk.troubled.connect(self._say_trouble)
        self._show_state()
        if desk.unread is not None:
            self._say_trouble(desk.unread)

    def _lay_out(self) -> None:
        self.add(self._state)
        self.add(self._notice)
        self.add(KeyEntry(self._desk))
        self._remove = self.add_button(self.tr("&Remove key"), "removeKey", self._desk.remove)
        self.add_gap()
        self.add(self._address_field)
        self.add_hint(
            self.tr(
                "Change it only when Xobin or your IT team says so. "
                "Each address has its own key; a key never goes to another address."
            )
        )

    @Slot()
    def _show_state(self) -> None:
        host = self._desk.base_url.origin.partition("://")[2]
        if self._desk.account is not None:
            self._notice.clear()
        if self._desk.unread is not None:
            self._state.setText(self.tr("The key for {host} can't be read.").format(host=host))
        elif self._desk.account is None:
            self._state.setText(self.tr("There is no key for {host} yet.").format(host=host))
        else:
            self._state.setText(self.tr("A key for {host} is in use.").format(host=host))
        self._remove.setEnabled(self._desk.account is not None)

    @Slot()
    def _move(self) -> None:
        address = BaseUrl.parse(self._address.text() or DEFAULT_BASE_URL.url)
        if not isinstance(address, BaseUrl):
            self._address_field.show_finding(
                self.tr("Please enter an address that begins with https://.")
            )
            return
        self._address_field.clear()
        self._address.setText(address.url)
        if address != self._desk.base_url:
            self._remembered.change(base_url="" if address == DEFAULT_BASE_URL else address.url)
            self._desk.move_to(address)

    @Slot(object)
    def _say_trouble(self, trouble: KeyTrouble) -> None:
        can_use, again = self._desk.has_unsaved_key, self._desk.asked_again
        self._notice.show_notice(key_notice(trouble, can_use=can_use, again=again, at_entry=True))

    @Slot(object, object)
    def _leave(self, way_out: WayOut, _notice: Notice) -> None:
        self._notice.clear()
        if way_out is WayOut.USE_UNTIL_QUIT:
            self._desk.use_until_quit()
        elif way_out is WayOut.TRY_KEYRING:
            self._notice.show_notice(asking_notice())
            self._desk.try_again()
