"""Forgets people in every file of the data folder, and finishes what a crash cut short.

It runs on a thread that may wait, never the window's. The history in use is changed by the sending
thread only, in slices, so that sending goes on meanwhile; the copies are rewritten here.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from desktop_invite.sending.asked import ClosedError
from desktop_invite.storage.database import open_history, open_reader
from desktop_invite.storage.forgetting import Forgetting, Person, sweep
from desktop_invite.storage.retention import due_keys
from desktop_invite.storage.rewriting import Rewritten, rewrite
from desktop_invite.storage.traces import copies, remains
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble, told_as_trouble
from desktop_invite.storage.unfinished import (
    EverybodyBefore,
    OnePerson,
    Unfinished,
    note,
    noted,
    strike,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from threading import Event

    from desktop_invite.sending.desk import Office

T = TypeVar("T")

_LOOK_AGAIN = 0.25
"""Seconds until an invite that is on its way is looked at again."""
_PEOPLE_AT_ONCE = 200
_TRIES = 5
"""How often a file that others are reading is tried, each time for the writer's patience."""


class Stage(StrEnum):
    """What is being done."""

    WAITING = "waiting"
    """For an invite of theirs that is on its way."""
    DELETING = "deleting"
    SWEEPING = "sweeping"
    """The history is written anew."""
    COPIES = "copies"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is."""

    stage: Stage
    done: int = 0
    of: int = 0
    """0 where it can't be known."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was forgotten."""

    people: int
    invites: int
    left: tuple[Path, ...] = ()
    """Files that nobody can be taken out of, and that were to stay."""


class HistoryInUse(Protocol):
    """The history that is open for writing: `sending.worker.Sending`."""

    def on_history(self, work: Callable[[Office], T]) -> T:
        """Do it on the sending thread and wait. Raises HistoryError, ClosedError."""
        ...


class Forgetter:
    """Works on one mode's data. Every method waits, and raises HistoryError or ClosedError."""

    def __init__(
        self,
        history: Path,
        in_use: HistoryInUse,
        *,
        others: Sequence[Path] = (),
        unreadable: Callable[[], Sequence[Path]] = tuple,
        tell: Callable[[Progress], None] = lambda _: None,
        stop: Event,
    ) -> None:
        """`others` are histories of the same folder that nobody has open.

        `unreadable` returns further files that may go with copies that nobody can be taken out of.
        When `stop` is set, what is not done is left to the next start.
        """
        self._history = history
        self._in_use = in_use
        self._others = tuple(others)
        self._unreadable = unreadable
        self._tell = tell
        self._stop = stop

    def forget(self, key: str, *, keep: bool = False, remove_unreadable: bool = False) -> Result:
        """Forget the person with this key everywhere.

        `keep` leaves marks in the history by which an invite is recognised as a second one. When
        the app is closing it is only written down, for the next start.
        """
        if not self._stop.is_set():
            self.finish()
        with closing(open_reader(self._history)) as reader:
            person = Forgetting(reader).theirs(key).person
        unfinished = OnePerson.of(person, keep=keep, remove_unreadable=remove_unreadable)
        if noted(self._history) is None:
            note(self._history, unfinished)
        self._stop_if_asked()
        try:
            ids = self._delete_person(person, keep=keep)
        except HistoryError:
            # Nothing has changed: it is not to happen behind anybody's back later.
            strike(self._history)
            raise
        return self._go_on(unfinished, person, Result(1, len(ids)), thorough=False)

    def forget_before(self, moment: int, *, keep: bool = False) -> Result | None:
        """Forget everybody who was not heard of since; None when there is nobody."""
        self.finish()
        unfinished = EverybodyBefore(moment, keep)
        keys = self._due(moment)
        if not keys and not self._in_use.on_history(partial(_empty_lists, before=moment)):
            return None
        note(self._history, unfinished)
        return self._go_on(unfinished, None, self._delete_old(unfinished, keys), thorough=False)

    def finish(self) -> Result | None:
        """Finish what an earlier start began; None when there is nothing."""
        unfinished = noted(self._history)
        if unfinished is None:
            return None
        person: Person | None = None
        if isinstance(unfinished, EverybodyBefore):
            done = self._delete_old(unfinished, self._due(unfinished.moment))
        else:
            with closing(open_reader(self._history)) as reader:
                person = unfinished.found_in(Forgetting(reader))
            ids = self._delete_person(person, keep=unfinished.keep) if person else frozenset[int]()
            done = Result(1, len(ids))
        return self._go_on(unfinished, person, done, thorough=True)

    # ------------------------------------------------------------------ the history in use

    def _delete_person(self, person: Person, *, keep: bool) -> frozenset[int]:
        self._tell(Progress(Stage.DELETING))
        while True:
            ids = self._in_use.on_history(partial(_delete_unless_on_its_way, person, keep=keep))
            if ids is not None:
                return ids
            self._tell(Progress(Stage.WAITING))
            if self._stop.wait(_LOOK_AGAIN):
                raise ClosedError

    def _due(self, moment: int) -> list[str]:
        with closing(open_reader(self._history)) as reader:
            return due_keys(reader, moment)

    def _delete_old(self, unfinished: EverybodyBefore, keys: list[str]) -> Result:
        invites = 0
        for first in range(0, len(keys), _PEOPLE_AT_ONCE):
            self._tell(Progress(Stage.DELETING, first, len(keys)))
            some = keys[first : first + _PEOPLE_AT_ONCE]
            work = partial(_delete_people, keys=some, keep=unfinished.keep)
            invites += len(self._in_use.on_history(work))
            self._stop_if_asked()
        self._in_use.on_history(partial(_empty_lists, before=unfinished.moment))
        return Result(len(keys), invites)

    def _sweep(self) -> None:
        self._tell(Progress(Stage.SWEEPING))
        self._in_use.on_history(lambda office: office.records.forgetting().begin_merging())
        while self._in_use.on_history(lambda office: office.records.forgetting().merge_some()):
            self._stop_if_asked()
        _patiently(
            lambda: self._in_use.on_history(lambda office: office.records.forgetting().write_anew())
        )

    # ------------------------------------------------------------------ everything beside it

    def _go_on(
        self, unfinished: Unfinished, person: Person | None, done: Result, *, thorough: bool
    ) -> Result:
        """Do all that follows the deletion. A failure leaves the note, for the next start."""
        self._sweep()
        take_out = self._take_out(unfinished, person)
        left: list[Path] = []
        families = [self._history, *filter(_is_there, self._others)]
        every = [copy for family in families for copy in copies(family)]
        for number, copy in enumerate(every):
            self._tell(Progress(Stage.COPIES, number, len(every)))
            self._stop_if_asked()
            if rewrite(copy, take_out, thorough=thorough) is Rewritten.UNREADABLE:
                left += copy.files
        for other in families[1:]:
            left += _forget_in(other, take_out, thorough=thorough)
        left += self._unreadable()
        remove = isinstance(unfinished, OnePerson) and unfinished.remove_unreadable
        with told_as_trouble(lambda: self._history.parent):
            for family in (self._history, *self._others):
                _remove(remains(family))
            if remove:
                _remove(left)
        strike(self._history)
        return Result(done.people, done.invites, () if remove else tuple(left))

    def _take_out(
        self, unfinished: Unfinished, person: Person | None
    ) -> Callable[[Forgetting], bool]:
        if isinstance(unfinished, OnePerson):
            return partial(_take_person_out, unfinished, person)
        with closing(open_reader(self._history)) as reader:
            present = set(Forgetting(reader).everybody())
        return partial(_take_old_out, unfinished.moment, present)

    def _stop_if_asked(self) -> None:
        if self._stop.is_set():
            raise ClosedError


def _delete_unless_on_its_way(
    person: Person, office: Office, *, keep: bool
) -> frozenset[int] | None:
    """Cancel what waits and delete it all; None when something is on its way.

    So is a list that is still being recorded: they may stand further down in it.
    """
    if office.outbox.runs.chores.any_left:
        return None
    forgetting = office.records.forgetting()
    for invite_id in forgetting.theirs(person.key).waiting:
        office.outbox.undo(invite_id)
        office.records.cancel(invite_id)
    if forgetting.theirs(person.key).on_their_way:
        return None
    return _gone(office, forgetting.delete(person, keep=keep))


def _delete_people(office: Office, *, keys: list[str], keep: bool) -> frozenset[int]:
    return _gone(office, office.records.forgetting().delete_people(keys, keep=keep))


def _gone(office: Office, ids: frozenset[int]) -> frozenset[int]:
    office.outbox.forget(ids)
    return ids


def _empty_lists(office: Office, *, before: int) -> int:
    return office.records.forgetting().empty_old_lists(before)


def _take_person_out(unfinished: OnePerson, person: Person | None, forgetting: Forgetting) -> bool:
    """Delete the person from a copy, known by name or by the mark alone.

    What was linked to them when the copy was made goes too.
    """
    found = person or unfinished.found_in(forgetting)
    if found is None or not forgetting.knows(found):
        return False
    then = forgetting.theirs(found.key).person.linked
    forgetting.delete(Person(found.key, found.linked | then))
    return True


def _take_old_out(moment: int, present: set[str], forgetting: Forgetting) -> bool:
    """Delete from a copy who is as old, and in the history no more."""
    keys = [key for key in forgetting.keys_before(moment) if key not in present]
    forgetting.delete_people(keys)
    emptied = forgetting.empty_old_lists(moment)
    return bool(keys or emptied)


def _forget_in(
    other: Path, take_out: Callable[[Forgetting], bool], *, thorough: bool
) -> tuple[Path, ...]:
    """Forget in a history that nobody has open; return it when that can't be."""
    try:
        with closing(open_history(other)) as connection:
            if take_out(Forgetting(connection)) or thorough:
                _patiently(partial(sweep, connection))
    except HistoryError as error:
        if error.trouble in {HistoryTrouble.DAMAGED, HistoryTrouble.NEWER}:
            return (other,)
        raise
    return ()


def _patiently(work: Callable[[], None]) -> None:
    """Try again while others read the file."""
    for tries_left in range(_TRIES - 1, -1, -1):
        try:
            work()
        except HistoryError as error:
            if error.trouble is not HistoryTrouble.LOCKED or not tries_left:
                raise
        else:
            return


def _is_there(path: Path) -> bool:
    return path.exists()


def _remove(files: Sequence[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)
