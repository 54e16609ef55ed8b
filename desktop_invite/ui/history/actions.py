"""What can be done with what is selected: one table for menu, keys and availability."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop_invite.invites.invite import Status
from desktop_invite.ui.sharing.menu import ShareMenu
from desktop_invite.ui.theme.icons import Glyph, show_icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.invites.invite import Invite


class RowAction(Enum):
    """An entry of the context menu."""

    COPY_LINK = auto()
    COPY_MESSAGE = auto()
    SHARE = auto()
    """A menu of its own: see `RowActions.share_menu`."""
    COPY_ROWS = auto()
    UNDO = auto()
    THEY_GOT_IT = auto()
    SEND_AGAIN = auto()
    TRY_AGAIN = auto()
    EDIT = auto()
    DETAILS = auto()
    FORGET = auto()


_COPYING, _SETTLING, _LOOKING, _FORGETTING = range(4)


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    fits: Callable[[Invite], bool]
    glyph: Glyph | None = None
    key: QKeySequence.StandardKey | str | None = None
    shown_in_vain: bool = False
    """Shown, but not to be pressed, where it does not fit: people look for it."""
    group: int = _COPYING
    """Entries of one group stand together, a line between two groups."""
    text_of: Callable[[Invite], str] | None = None
    """The text where it depends on the invite."""


def _entries() -> dict[RowAction, _Entry]:
    keys = QKeySequence.StandardKey
    return {
        RowAction.COPY_LINK: _Entry(_tr("Copy &link"), _has_link, Glyph.LINK, shown_in_vain=True),
        RowAction.COPY_MESSAGE: _Entry(
            _tr("Copy &message"), _has_link, Glyph.MESSAGE, shown_in_vain=True
        ),
        RowAction.SHARE: _Entry(_tr("S&hare"), _has_link, shown_in_vain=True),
        RowAction.COPY_ROWS: _Entry(_tr("&Copy as table"), _always, Glyph.COPY, keys.Copy),
        RowAction.UNDO: _Entry(
            _tr("C&ancel this invite"), _waits, Glyph.CLEAR, keys.Undo, group=_SETTLING
        ),
        RowAction.THEY_GOT_IT: _Entry(
            _tr("They &got it"), _is_doubtful, Glyph.CHECK, group=_SETTLING
        ),
        RowAction.SEND_AGAIN: _Entry(
            _tr("&Send again…"), _is_doubtful, Glyph.SENDING, group=_SETTLING
        ),
        RowAction.TRY_AGAIN: _Entry(
            _tr("&Try again"), _can_be_tried_again, Glyph.SENDING, group=_SETTLING
        ),
        RowAction.EDIT: _Entry(_again(None), _has_ended, group=_SETTLING, text_of=_again),
        RowAction.DETAILS: _Entry(_tr("&Details…"), _always, None, "Alt+Return", group=_LOOKING),
        RowAction.FORGET: _Entry(_tr("&Forget candidate…"), _always, group=_FORGETTING),
    }


class RowActions(QObject):
    """The actions of the table. `offer` fits them to what is selected."""

    chosen = Signal(object)
    """An action was chosen by menu or key: carries its `RowAction`."""

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self.share_menu = ShareMenu(table)
        """What can be done with the link of the selected invite."""
        self._entries = _entries()
        self._actions: dict[RowAction, QAction] = {}
        for kind, entry in self._entries.items():
            action = self._make(kind, entry)
            self._actions[kind] = action
            table.addAction(action)
        self._actions[RowAction.SHARE].setMenu(self.share_menu)
        self.can_forget = False
        """Whether candidates can be forgotten; somebody has to be there who does it."""
        self.offer(None, 0)

    def __getitem__(self, kind: RowAction) -> QAction:
        return self._actions[kind]

    def offer(self, invite: Invite | None, selected: int, *, can_undo: bool = False) -> None:
        """Fit the actions to the one selected invite; None when it isn't exactly one.

        `can_undo` is whether it counts down to its leaving.
        """
        text = _tr("&Undo") if can_undo else self._entries[RowAction.UNDO].text
        self._actions[RowAction.UNDO].setText(text)
        for kind, entry in self._entries.items():
            fits = invite is not None and entry.fits(invite)
            fits = fits and (self.can_forget or kind is not RowAction.FORGET)
            action = self._actions[kind]
            if invite is not None and entry.text_of is not None:
                action.setText(entry.text_of(invite))
            action.setEnabled(fits)
            action.setVisible(fits or (entry.shown_in_vain and invite is not None))
        self.share_menu.offer(invite)
        rows = self._actions[RowAction.COPY_ROWS]
        rows.setEnabled(selected > 0)
        rows.setVisible(selected > 0)

    def menu(self, parent: QWidget) -> QMenu:
        """Return the context menu with what is offered; it deletes itself."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = None
        for kind, entry in self._entries.items():
            action = self._actions[kind]
            if action.isVisible():
                if group not in {None, entry.group}:
                    menu.addSeparator()
                group = entry.group
                menu.addAction(action)
        return menu

    def _make(self, kind: RowAction, entry: _Entry) -> QAction:
        action = QAction(entry.text, self)
        action.setObjectName(f"row_{kind.name.lower()}")
        action.setData(kind)
        if entry.glyph is not None:
            show_icon(action, entry.glyph)
        if entry.key is not None:
            action.setShortcut(QKeySequence(entry.key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self._choose)
        return action

    @Slot()
    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(action.data())


def _always(_: Invite) -> bool:
    return True


def _has_link(invite: Invite) -> bool:
    return bool(invite.link)


def _waits(invite: Invite) -> bool:
    return invite.status is Status.QUEUED


def _is_doubtful(invite: Invite) -> bool:
    return invite.status is Status.UNKNOWN


def _can_be_tried_again(invite: Invite) -> bool:
    return invite.status is Status.REJECTED and not invite.corrected


def _has_ended(invite: Invite) -> bool:
    return invite.status not in {Status.QUEUED, Status.SENDING}


def _again(invite: Invite | None) -> str:
    """Return what the entry says that puts an invite into the form once more."""
    if invite is None or invite.status in {Status.REJECTED, Status.CANCELLED}:
        return _tr("&Edit and send again")
    return _tr("&Invite again, corrected")


def _tr(text: str) -> str:
    return QCoreApplication.translate("History", text)
