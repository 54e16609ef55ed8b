"""The window's end of the files: asks for what takes long off the GUI thread, tells by signals."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_invite.invites.clock import SystemClock
from desktop_invite.invites.duplicates import person_key
from desktop_invite.invites.search_text import searchable
from desktop_invite.storage.preferences import FormDraft
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_invite.invites.clock import Clock
    from desktop_invite.paths import DataFolder
    from desktop_invite.sending.forgetter import Result
    from desktop_invite.sending.keeper import AboutToForget, HistoryKept, Keeper
    from desktop_invite.storage.about_person import PersonFound
    from desktop_invite.storage.backup_list import BackupFound
    from desktop_invite.storage.folder_place import FolderPlace
    from desktop_invite.storage.retention import Preview
    from desktop_invite.ui.remembered import Remembered

_HOUR = 3_600_000
"""Milliseconds between two looks at what is due."""


class PrivacyDesk(QObject):
    """One mode's files. Each method returns at once; its `then` is called on this thread.

    `then` gets the answer, or a `HistoryTrouble` in its place; nothing when the app is closing.
    """

    progressed = Signal(object)
    """A forgetting has come further: carries a `Progress`."""
    about_to_forget = Signal(object)
    """Somebody is about to be forgotten: carries the `PersonFound`. Whoever shows them stops."""
    forgotten = Signal(object)
    """Somebody was forgotten, by hand or by age: carries the `Result`."""
    done_by_itself = Signal(object)
    """The same, when nobody asked just now: by age, or after a crash."""
    looked_after = Signal()
    """What is due was done: there may be another backup."""
    restored = Signal()
    """Another history is in place."""
    letting_go_wanted = Signal()
    """The history is about to be replaced: whoever reads it gives the file back."""
    place_found = Signal(object)
    """Where the data folder is: carries a `FolderPlace`."""

    def __init__(
        self,
        folder: DataFolder,
        in_use: HistoryKept,
        remembered: Remembered,
        *,
        practice: bool,
        clock: Clock | None = None,
        find_place: Callable[[Path], FolderPlace] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`find_place` is the door to where folders are; None for this computer's."""
        super().__init__(parent)
        self._root = folder.root
        self._remembered = remembered
        self._find_place = find_place or _place_here
        self._files = Background(self)
        self._made: Keeper | None = None
        self._stop = threading.Event()
        self._folder = folder
        self._practice = practice
        self._in_use = in_use
        self._clock = clock or SystemClock()
        self._timer = QTimer(self, interval=_HOUR)
        self._timer.timeout.connect(self.look_after)
        self.place: FolderPlace | None = None
        """Where the data folder is; None until that is known."""

    # ------------------------------------------------------------------ by itself

    @Slot()
    def begin(self) -> None:
        """Do what is due now and then each hour; the history is open."""
        self._timer.start()
        self.look_after()
        self._files.run(lambda: self._find_place(self._root), self._note_place)

    @Slot()
    def look_after(self) -> None:
        """Finish a forgetting, back up, forget who is old enough."""
        now = self._remembered.now
        months, keep = now.forget_after_months, now.keep_forgotten
        self._files.run(lambda: self._keeper().look_after(months, keep=keep), self._note_by_itself)

    def stop(self) -> None:
        """Begin nothing new: the app closes. What is not finished is finished at the next start."""
        self._timer.stop()
        self._stop.set()

    def close(self) -> None:
        """Tell nothing any more."""
        self.stop()
        self._files.close()

    # ------------------------------------------------------------------ people

    def find(self, email: str, then: Callable[[AboutToForget | HistoryTrouble], None]) -> None:
        """Look for the person with this address."""
        self._ask(lambda: self._keeper().find(email), then)

    def forget(
        self,
        about: AboutToForget,
        then: Callable[[Result | HistoryTrouble], None],
        *,
        remove_unreadable: bool,
    ) -> None:
        """Forget a person everywhere: first in the form and the preferences, then in the files."""
        self.about_to_forget.emit(about.person)
        remembered, person = self._remembered.now, about.person
        form = FormDraft() if is_about(remembered.form, person) else remembered.form
        aside = (draft for draft in remembered.set_aside if not is_about(draft, person))
        self._remembered.change(form=form, set_aside=tuple(aside))
        save, keep = self._remembered.saving(), self._remembered.now.keep_forgotten

        def forget() -> Result | HistoryTrouble | None:
            save()
            return self._keeper().forget(
                about.person.key, keep=keep, remove_unreadable=remove_unreadable
            )

        def answered(answer: Result | HistoryTrouble) -> None:
            self._note_forgotten(answer)
            then(answer)

        self._ask(forget, answered)

    def save_everything(
        self, email: str, target: Path, then: Callable[[bool | HistoryTrouble], None]
    ) -> None:
        """Write all there is about a person into a file; False when there is nothing.

        It is a text for people, or JSON when the file's name says so.
        """
        self._ask(lambda: _write(self._keeper(), email, target), then)

    def preview(self, months: int, then: Callable[[Preview | HistoryTrouble], None]) -> None:
        """Say who would be forgotten now if nobody was kept for longer than some months."""
        self._ask(lambda: self._keeper().preview(months), then)

    def drop_marks(self) -> None:
        """Throw away what is kept to recognise the forgotten."""
        self._ask(lambda: self._keeper().drop_marks(), lambda _: None)

    # ------------------------------------------------------------------ backups

    def backups(self, then: Callable[[tuple[BackupFound, ...] | HistoryTrouble], None]) -> None:
        """List the backups."""
        self._ask(lambda: self._keeper().backups(), then)

    def back_up(self, then: Callable[[Path | HistoryTrouble], None]) -> None:
        """Make a backup now."""
        self._ask(lambda: self._keeper().back_up(), then)

    def put_back(self, chosen: Path, then: Callable[[Path | HistoryTrouble], None]) -> None:
        """Put a backup in the history's place."""
        self.letting_go_wanted.emit()

        def answered(answer: Path | HistoryTrouble) -> None:
            self.restored.emit()
            then(answer)

        self._ask(lambda: self._keeper().put_back(chosen), answered)

    # ------------------------------------------------------------------

    def _ask(self, work: Callable[[], object], then: Callable[[Any], None]) -> None:
        def answered(answer: object) -> None:
            if answer is not None:
                then(answer)

        self._files.run(work, answered)

    def _keeper(self) -> Keeper:
        """Return who works on the files; on their thread, for the start must not wait for it."""
        if self._made is None:
            from desktop_invite.sending.keeper import Folder, Keeper  # noqa: PLC0415 - as said

            # Who is forgotten in earnest is forgotten in practice too, but not the reverse.
            others = () if self._practice else (self._folder.history(practice=True),)
            damaged = self._folder.preferences.with_name("preferences.json.damaged")
            files = Folder(self._folder.history(practice=self._practice), others, (damaged,))
            self._made = Keeper(files, self._in_use, self._clock, self.progressed.emit, self._stop)
        return self._made

    def _note_forgotten(self, answer: Result | HistoryTrouble | None) -> None:
        if answer is not None and not isinstance(answer, HistoryTrouble):
            self.forgotten.emit(answer)

    def _note_by_itself(self, answer: Result | HistoryTrouble | None) -> None:
        self._note_forgotten(answer)
        if answer is not None and not isinstance(answer, HistoryTrouble) and answer.invites:
            self.done_by_itself.emit(answer)
        self.looked_after.emit()

    def _note_place(self, place: FolderPlace) -> None:
        self.place = place
        self.place_found.emit(place)


def _place_here(folder: Path) -> FolderPlace:
    from desktop_invite.storage.folder_place import place_of  # noqa: PLC0415 - not at the start

    return place_of(folder)


def is_about(form: FormDraft, person: PersonFound) -> bool:
    """Whether a half-typed form names the person, as far as it is typed."""
    email, words = person_key(form.email), searchable(form.name).split()
    if email in person.keys:
        return True
    begun = any(key.startswith(email) for key in person.keys)
    own = searchable(person.name).split()
    named = all(any(whole.startswith(word) for whole in own) for word in words)
    return bool(email or words) and begun and named


def _write(keeper: Keeper, email: str, target: Path) -> bool | HistoryTrouble | None:
    from desktop_invite.sending.person_file import as_json  # noqa: PLC0415 - rarely wanted
    from desktop_invite.ui.words.everything import as_text  # noqa: PLC0415

    form = as_json if target.suffix.lower() == ".json" else as_text
    return keeper.write_everything(email, target, form)
