"""What is remembered from one start to the next, as one value that anyone may read or change."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.storage.preferences import Preferences, PreferencesFile
    from desktop_invite.ui.background import Background

_PAUSE = 400
"""Milliseconds after the last change: typing must not write a file a key."""


class Remembered(QObject):
    """Holds the preferences and saves them off the GUI thread, a moment after a change."""

    changed = Signal(object)
    """The preferences have changed: carries the new `Preferences`."""

    def __init__(
        self, file: PreferencesFile, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._background = background
        self._now = file.load()
        self._change = 0
        """The number of the latest change."""
        self._written = 0
        """The number of the change that is on disk."""
        self._one_write = threading.Lock()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._save)

    @property
    def now(self) -> Preferences:
        """The preferences as they stand."""
        return self._now

    def change(self, **fields: Any) -> None:  # noqa: ANN401 - the fields of Preferences
        """Change some fields; nothing happens when they are so already."""
        new = replace(self._now, **fields)
        if new != self._now:
            self._now = new
            self._change += 1
            self._timer.start()
            self.changed.emit(new)

    def saving(self) -> Callable[[], None]:
        """Return what saves the preferences as they stand now: for another thread, which waits."""
        change, now = self._change, self._now
        return lambda: self._write(change, now)

    def save_now(self) -> None:
        """Save on this thread, if anything is unsaved: for the end."""
        self._timer.stop()
        self._write(self._change, self._now)

    @Slot()
    def _save(self) -> None:
        change, now = self._change, self._now
        self._background.run(lambda: self._write(change, now), lambda _: None)

    def _write(self, change: int, preferences: Preferences) -> None:
        """Write unless as new a state is on disk: a save that had to queue must not undo it."""
        with self._one_write:
            if change > self._written and self._file.save(preferences):
                self._written = change
