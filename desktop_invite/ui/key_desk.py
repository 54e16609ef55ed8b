"""The window's end of the password store: asks off the GUI thread, tells by signals."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_invite.sending.account import Account
from desktop_invite.storage.key_answers import (
    KeyFound,
    KeyPlace,
    KeyRemoved,
    KeySaved,
    KeyTrouble,
    NoKeyStored,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.storage.keys import KeyStore
    from desktop_invite.ui.background import Background
    from desktop_invite.xobin.address import BaseUrl

Answer = TypeVar("Answer")


class KeyDesk(QObject):
    """Knows whose key is in use, and keeps one that can't be saved until the app ends."""

    account_changed = Signal(object)
    """Another key, or none, is in use: carries an `Account` or None."""
    key_missing = Signal()
    """The store works and has no key for this base URL."""
    troubled = Signal(object)
    """The store can't be used: carries a `KeyTrouble`. A key that was to be saved is kept."""
    key_saved = Signal()
    key_removed = Signal()
    place_found = Signal(object)
    """Where this computer keeps keys: carries a `KeyPlace`."""

    def __init__(
        self,
        store: KeyStore,
        base_url: BaseUrl,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._base_url = base_url
        self._background = background
        self._unsaved: str | None = None
        self._until_quit = False
        self._closed = False
        self.account: Account | None = None
        self.place: KeyPlace | None = None
        self.unread: KeyTrouble | None = None
        """Why the key could not be read, when it was last looked for."""
        self.asked_again = False
        """Whether the store is being asked once more, until its answer is told."""

    @property
    def base_url(self) -> BaseUrl:
        """The address that the key belongs to."""
        return self._base_url

    @property
    def has_unsaved_key(self) -> bool:
        """Whether a typed key waits because the store could not take it."""
        return self._unsaved is not None

    def move_to(self, base_url: BaseUrl) -> None:
        """Use another base URL from now on, with the key that belongs to it."""
        self._base_url = base_url
        self._unsaved = self.unread = None
        self._use(None)
        self.load()

    def load(self) -> None:
        """Look for the key; one of the signals answers."""
        self._ask(self._store.load, self._loaded)

    def save(self, key: str) -> None:
        """Save a cleaned key in place of an earlier one, and use it."""
        self._unsaved = key
        self._ask(lambda origin: self._store.save(origin, key), partial(self._save_answered, key))

    def try_again(self) -> None:
        """Ask the store once more for what it could not do."""
        self.asked_again = True
        if self._unsaved is None:
            self.load()
        else:
            self.save(self._unsaved)

    def use_until_quit(self) -> None:
        """Use the key that could not be saved, without saving it."""
        if self._unsaved is not None:
            self._use(self._unsaved, until_quit=True)
            self._unsaved = None

    def remove(self) -> None:
        """Take the key out of the store and out of use."""
        self._unsaved = None
        if self._until_quit:
            # It is in no store that could refuse; an earlier one that is there goes all the same.
            self._use(None)
            self._ask(self._store.remove, lambda _: self.key_removed.emit())
        else:
            self._ask(self._store.remove, self._remove_answered)

    def find_place(self) -> None:
        """Ask where keys are kept; `place_found` answers."""
        self._background.run(self._store.describe, self._found_place)

    def close(self) -> None:
        """Tell nothing any more: an answer may come after the window is gone."""
        self._closed = True

    def _ask(self, work: Callable[[str], Answer], then: Callable[[Answer], None]) -> None:
        """Ask the store about the origin in use; an answer that comes after a move is let go.

        It is about another origin, and a key must never go to one that it doesn't belong to.
        """
        asked = self._base_url

        def answered(answer: Answer) -> None:
            if self._base_url == asked and not self._closed:
                then(answer)

        self._background.run(lambda: work(asked.origin), answered)

    def _loaded(self, answer: KeyFound | NoKeyStored | KeyTrouble) -> None:
        self.unread = answer if isinstance(answer, KeyTrouble) else None
        match answer:
            case KeyFound(key):
                self._use(key)
            case NoKeyStored():
                self._use(None)
                self.key_missing.emit()
            case KeyTrouble():
                self._use(None)
                self.troubled.emit(answer)
        self.asked_again = False

    def _save_answered(self, key: str, answer: KeySaved | KeyTrouble) -> None:
        """Take what became of a key, unless another was entered since, or none is wanted."""
        is_meant = key == self._unsaved
        if isinstance(answer, KeyTrouble):
            if is_meant:
                self.troubled.emit(answer)
        elif is_meant or (self._unsaved is None and self._is_used_until_quit(key)):
            self._use(key)
            self._unsaved = None
            self.key_saved.emit()
        self.asked_again = False

    def _is_used_until_quit(self, key: str) -> bool:
        return self._until_quit and self.account == Account(self._base_url, key)

    def _remove_answered(self, answer: KeyRemoved | NoKeyStored | KeyTrouble) -> None:
        if isinstance(answer, KeyTrouble):
            self.troubled.emit(answer)
            return
        self._use(None)
        self.key_removed.emit()

    def _found_place(self, place: KeyPlace) -> None:
        if self._closed:
            return
        self.place = place
        self.place_found.emit(place)

    def _use(self, key: str | None, *, until_quit: bool = False) -> None:
        self._until_quit = until_quit
        if key is not None:
            self.unread = None
        self.account = None if key is None else Account(self._base_url, key)
        self.account_changed.emit(self.account)
