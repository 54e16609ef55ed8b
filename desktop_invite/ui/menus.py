"""The menus and their keys: one table, so that menu, tooltip and help can't differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from desktop_invite.ui.sharing.menu import ShareAction, share_words
from desktop_invite.ui.theme.icons import Glyph, show_icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow


class Command(Enum):
    """What can be asked of the window by menu or key."""

    NEW_INVITE = auto()
    INVITE_MANY = auto()
    EARLIER_LISTS = auto()
    SETTINGS = auto()
    QUIT = auto()
    FIND = auto()
    COPY_LINK = auto()
    COPY_MESSAGE = auto()
    WRITE_EMAIL = auto()
    WHATSAPP = auto()
    QR_CODE = auto()
    OPEN_LINK = auto()
    EXPORT_HISTORY = auto()
    IMPORT_HISTORY = auto()
    HELP = auto()
    ABOUT = auto()


@dataclass(frozen=True, slots=True)
class _Entry:
    menu: str
    text: str
    key: str | QKeySequence.StandardKey | None
    glyph: Glyph | None = None
    role: QAction.MenuRole = QAction.MenuRole.NoRole


def _entries() -> dict[Command, _Entry]:
    invite, history, help_menu = _tr("&Invite"), _tr("Hi&story"), _tr("&Help")
    keys = QKeySequence.StandardKey
    roles = QAction.MenuRole
    return {
        Command.NEW_INVITE: _Entry(invite, _tr("&New invite"), keys.New, Glyph.ADD),
        Command.INVITE_MANY: _Entry(invite, _tr("Invite &many…"), "Ctrl+M", Glyph.PEOPLE),
        Command.EARLIER_LISTS: _Entry(invite, _tr("&Earlier lists…"), "Ctrl+Shift+L"),
        Command.SETTINGS: _Entry(
            invite, _tr("Se&ttings…"), "Ctrl+,", Glyph.SETTINGS, roles.PreferencesRole
        ),
        Command.QUIT: _Entry(invite, _tr("&Quit"), "Ctrl+Q", None, roles.QuitRole),
        Command.FIND: _Entry(history, _tr("&Find"), keys.Find, Glyph.SEARCH),
        Command.COPY_LINK: _Entry(history, _tr("Copy &link"), "Ctrl+Shift+C", Glyph.LINK),
        Command.COPY_MESSAGE: _Entry(history, _tr("Copy &message"), "Ctrl+Shift+M", Glyph.MESSAGE),
        Command.WRITE_EMAIL: _share(history, ShareAction.EMAIL, "Ctrl+Shift+E"),
        Command.WHATSAPP: _share(history, ShareAction.WHATSAPP, "Ctrl+Shift+W"),
        Command.QR_CODE: _share(history, ShareAction.QR_CODE, None),
        Command.OPEN_LINK: _share(history, ShareAction.OPEN_LINK, "Ctrl+Shift+O"),
        Command.EXPORT_HISTORY: _Entry(history, _tr("E&xport history…"), None),
        Command.IMPORT_HISTORY: _Entry(history, _tr("&Import history…"), None),
        Command.HELP: _Entry(help_menu, _tr("&Help"), "F1", Glyph.QUESTION),
        Command.ABOUT: _Entry(help_menu, _tr("&About"), None, None, roles.AboutRole),
    }


def _share(menu: str, action: ShareAction, key: str | None) -> _Entry:
    """Offer in a menu what the *Share* menus offer, in the same words."""
    words = share_words()[action]
    return _Entry(menu, words.text, key, words.glyph)


def make_menus(window: QMainWindow) -> dict[Command, QAction]:
    """Add the menus to the window; return what to connect to."""
    actions: dict[Command, QAction] = {}
    menus = {}
    for command, entry in _entries().items():
        if entry.menu not in menus:
            menus[entry.menu] = window.menuBar().addMenu(entry.menu)
            menus[entry.menu].setAccessibleName(entry.menu.replace("&", ""))
        action = QAction(entry.text, window)
        action.setObjectName(f"command_{command.name.lower()}")
        action.setMenuRole(entry.role)
        if entry.key is not None:
            action.setShortcut(QKeySequence(entry.key))
        if entry.glyph is not None:
            show_icon(action, entry.glyph)
        menus[entry.menu].addAction(action)
        actions[command] = action
    return actions


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menus", text)
