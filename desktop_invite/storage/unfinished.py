"""What was begun to be forgotten, on disk, so that a crash can't leave it half done.

It names nobody: a person is written down as a mark that only lets the same address be recognised.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_invite.storage.files import create_private, replace_durably, sync_file, sync_folder
from desktop_invite.storage.forgetting import Person
from desktop_invite.storage.marks import mark, new_salt
from desktop_invite.storage.traces import FORGETTING
from desktop_invite.storage.trouble import told_as_trouble

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.storage.forgetting import Forgetting

_LARGEST = 1024 * 1024


@dataclass(frozen=True, slots=True)
class OnePerson:
    """Somebody is to be forgotten."""

    salt: bytes
    mark: bytes
    linked: tuple[bytes, ...] = ()
    """Marks of the invites to a mistyped address that go as well."""
    keep: bool = False
    """Whether to keep marks by which an invite is recognised as made already."""
    remove_unreadable: bool = False
    """Whether copies that nobody can be taken out of go as a whole."""

    @staticmethod
    def of(person: Person, *, keep: bool, remove_unreadable: bool) -> OnePerson:
        """Write down a person."""
        salt = new_salt()
        linked = tuple(mark(salt, key, str(id_)) for id_, key in sorted(person.linked))
        return OnePerson(salt, mark(salt, person.key), linked, keep, remove_unreadable)

    def found_in(self, forgetting: Forgetting) -> Person | None:
        """Return the person, by a look at everybody who is in a history; None when not in it."""
        key = next(
            (key for key in forgetting.everybody() if mark(self.salt, key) == self.mark), None
        )
        linked: frozenset[tuple[int, str]] = frozenset()
        if self.linked:
            marks = set(self.linked)
            linked = frozenset(
                (id_, other)
                for id_, other in forgetting.ids_and_keys()
                if mark(self.salt, other, str(id_)) in marks
            )
        return Person(key or "", linked) if key or linked else None


@dataclass(frozen=True, slots=True)
class EverybodyBefore:
    """Everybody is to be forgotten who was not heard of since a moment."""

    moment: int
    """Milliseconds since 1970, UTC."""
    keep: bool = False


Unfinished = OnePerson | EverybodyBefore


def note(history: Path, unfinished: Unfinished) -> None:
    """Write down durably what is about to be forgotten, in place of what stood there.

    Raises HistoryError.
    """
    target = _file(history)
    part = target.with_name(f"{target.name}.part")
    with told_as_trouble(lambda: history.parent):
        try:
            create_private(part)
            part.write_text(json.dumps(_packed(unfinished)), encoding="ascii")
            sync_file(part)
            replace_durably(part, target)
        finally:
            part.unlink(missing_ok=True)


def noted(history: Path) -> Unfinished | None:
    """Return what was begun and not finished; None when there is nothing."""
    try:
        with _file(history).open("rb") as file:
            content = file.read(_LARGEST)
        return _unpacked(json.loads(content))
    except (OSError, ValueError, KeyError, TypeError):
        # It is written in one step: what can't be read was never ours.
        return None


def strike(history: Path) -> None:
    """Note that it is finished. Raises HistoryError."""
    with told_as_trouble(lambda: history.parent):
        _file(history).unlink(missing_ok=True)
        sync_folder(history.parent)


def _file(history: Path) -> Path:
    return history.with_name(history.name + FORGETTING)


def _packed(unfinished: Unfinished) -> dict[str, object]:
    if isinstance(unfinished, EverybodyBefore):
        return {"before": unfinished.moment, "keep": unfinished.keep}
    return {
        "salt": unfinished.salt.hex(),
        "mark": unfinished.mark.hex(),
        "linked": [each.hex() for each in unfinished.linked],
        "keep": unfinished.keep,
        "remove_unreadable": unfinished.remove_unreadable,
    }


def _unpacked(values: dict[str, Any]) -> Unfinished:
    if "before" in values:
        return EverybodyBefore(int(values["before"]), bool(values["keep"]))
    return OnePerson(
        bytes.fromhex(values["salt"]),
        bytes.fromhex(values["mark"]),
        tuple(map(bytes.fromhex, values["linked"])),
        bool(values["keep"]),
        bool(values["remove_unreadable"]),
    )
