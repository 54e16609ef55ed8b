"""The settings and what the window remembers, in one small JSON file.

An API key is never among them: it lives in the password store only (`storage.keys`).
"""

from __future__ import annotations

import json
import logging
import os
import threading
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from desktop_invite.invites.column_choice import ColumnChoice
from desktop_invite.invites.headers import Role
from desktop_invite.invites.invite import Delivery
from desktop_invite.invites.messages import InterviewMessage, Messages
from desktop_invite.invites.templates import MessageTemplate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

if TYPE_CHECKING:
    _Readers = Mapping[str, Callable[[object], object]]

VERSION: Final = 1
"""Of the file's form. Fields may be added without a new one: unknown ones are left out."""

LONGEST_RETENTION: Final = 120
"""Months."""

LONGEST_UNDO: Final = 30
"""Seconds that an e-mailed invite can be made to wait."""

_LARGEST_FILE = 4 * 1024 * 1024
"""Bytes. No file of ours comes near; reading a huge one would hold up the start."""

_log = logging.getLogger(__name__)


class Appearance(StrEnum):
    """Light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class FormDraft:
    """A half-typed form, as it stands in the fields: nothing in it is checked."""

    name: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    interview: str = ""
    """The picker's text."""
    delivery: Delivery = Delivery.GETLINK


@dataclass(frozen=True, slots=True)
class Preferences:
    """Everything that is remembered from one start to the next, apart from the history."""

    base_url: str = ""
    """Empty for Xobin's own, which a later version may know better."""
    practice: bool = False
    """The mode that was used last."""
    first_run_done: bool = False

    delivery: Delivery = Delivery.GETLINK
    """The one that was used or chosen last."""
    last_interview: str = ""
    """The picker's text."""
    form: FormDraft = FormDraft()
    set_aside: tuple[FormDraft, ...] = ()
    """Half-typed invites that another one took the place of, the oldest first."""
    form_in_practice: bool = False
    """Whether these were left in practice mode, whose interviews are not the account's."""

    auto_copy: bool = True
    """Whether a new link to share goes to the clipboard by itself."""
    undo_seconds: int = 5
    """How long an e-mailed invite waits before it leaves; 0 to `LONGEST_UNDO`."""

    forget_after_months: int = 0
    """Who was not heard of for so long is forgotten; 0 for never."""
    keep_forgotten: bool = False
    """Whether marks are kept by which an invite to somebody forgotten is recognised as a second."""
    folder_notice_closed: str = ""
    """The place of the data folder that the recruiter was told about, as `synced:OneDrive`."""

    appearance: Appearance = Appearance.SYSTEM
    language: str = ""
    """A code such as `de`; empty for the system's."""

    window_geometry: str = ""
    """What Qt says of itself, in base64; so are the next three."""
    window_state: str = ""
    splitter: str = ""
    columns: str = ""

    templates: tuple[MessageTemplate, ...] = ()
    """The messages of the recruiter's own; with none, the app's own message is used."""
    default_template: str = ""
    """The name of the message that *Copy message* fills; empty for the first one."""
    interview_templates: tuple[InterviewMessage, ...] = ()
    """The interviews that have a message of their own."""

    column_choices: tuple[ColumnChoice, ...] = ()
    """What the columns of lists were taken for, where the recruiter said so; the newest last."""

    confirmed_sites: tuple[str, ...] = ()
    """Where links may lead that are opened without a question: the recruiter has said yes."""

    format_fields: tuple[tuple[str, str], ...] = ()
    """Pairs of an origin and the name that it gives to the format's field, where that is known."""

    @property
    def messages(self) -> Messages:
        """The messages, each with a name of its own, the default among them."""
        return Messages.of(self.templates, self.default_template, self.interview_templates)


class PreferencesFile:
    """The door to the file: reading never fails, writing never leaves half a file.

    Callable from several threads.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._one_save = threading.Lock()

    def load(self) -> Preferences:
        """Return what is remembered, and the default for whatever is missing or wrong.

        A file that can't be read as preferences at all is set aside as `….damaged`.
        """
        try:
            with self._path.open("rb") as file:
                content = file.read(_LARGEST_FILE + 1)
        except OSError:
            # Not there yet, or not for us to read: neither may keep the window from opening.
            return Preferences()
        values = _parsed(content)
        if values is None:
            self._set_aside()
            return Preferences()
        return Preferences(**_read(values, _FIELDS))

    def save(self, preferences: Preferences) -> bool:
        """Replace the file in one step; False when that failed and the earlier one still stands.

        Waits for the disk.
        """
        values = {"version": VERSION, **asdict(preferences)}
        text = json.dumps(values, ensure_ascii=False, indent=1)
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # A lone half of a surrogate pair, from a broken paste, must not stop the rest.
            with self._one_save:
                self._replace(text.encode(errors="replace"))
        except OSError as error:
            _log.warning("The preferences could not be saved: %s", error.strerror)
            return False
        return True

    def _replace(self, content: bytes) -> None:
        # Always the same name: whatever a crash leaves is overwritten by the next save.
        new = self._path.with_name(self._path.name + ".new")
        new.unlink(missing_ok=True)
        try:
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as file:  # noqa: PTH123  # a descriptor, not a path
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._path)
        except OSError:
            new.unlink(missing_ok=True)
            raise

    def _set_aside(self) -> None:
        try:
            self._path.replace(self._path.with_name(self._path.name + ".damaged"))
        except OSError as error:
            _log.warning("The damaged preferences could not be set aside: %s", error.strerror)
        else:
            _log.warning("The preferences were damaged and have been set aside.")


def _parsed(content: bytes) -> Mapping[str, object] | None:
    if len(content) > _LARGEST_FILE:
        return None
    try:
        values = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def _read(values: Mapping[str, object], fields: _Readers) -> dict[str, Any]:
    """Return the fields that are there and right; the others keep their defaults."""
    found: dict[str, Any] = {}
    for name, reader in fields.items():
        try:
            found[name] = reader(values[name])
        except (KeyError, TypeError, ValueError):
            continue
    return found


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    value.encode()  # JSON can carry half a surrogate pair; nothing else can.
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("not a yes or no")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a whole number")
    return value


def _undo_seconds(value: object) -> int:
    return min(max(_number(value), 0), LONGEST_UNDO)


def _months(value: object) -> int:
    """Read a number of months; what is none forgets nobody."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a whole number")
    return value if 0 <= value <= LONGEST_RETENTION else 0


def _delivery(value: object) -> Delivery:
    return Delivery(_text(value))


def _appearance(value: object) -> Appearance:
    return Appearance(_text(value))


def _form(value: object) -> FormDraft:
    return FormDraft(**_read(_object(value), _FORM_FIELDS))


def _forms(value: object) -> tuple[FormDraft, ...]:
    forms = map(_form, _list(value))
    return tuple(form for form in forms if form.name or form.email)


def _templates(value: object) -> tuple[MessageTemplate, ...]:
    parts = map(_object, _list(value))
    return tuple(
        MessageTemplate(_text(part["name"]), _text(part["text"]), _text(part.get("subject", "")))
        for part in parts
    )


def _interview_templates(value: object) -> tuple[InterviewMessage, ...]:
    parts = map(_object, _list(value))
    return tuple(
        InterviewMessage(
            _number(part["interview"]), _text(part["template"]), _flag(part["practice"])
        )
        for part in parts
    )


def _column_choices(value: object) -> tuple[ColumnChoice, ...]:
    parts = map(_object, _list(value))
    return tuple(
        ColumnChoice(_text(part["key"]), _flag(part["has_titles"]), _roles(part["roles"]))
        for part in parts
    )


def _roles(value: object) -> tuple[Role | None, ...]:
    return tuple(None if role is None else Role(_text(role)) for role in _list(value))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    pairs = (tuple(map(_text, _list(pair))) for pair in _list(value))
    return tuple((left, right) for left, right in pairs)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


_FORM_FIELDS: _Readers = {
    "name": _text,
    "email": _text,
    "interview": _text,
    "delivery": _delivery,
}

_FIELDS: _Readers = {
    "base_url": _text,
    "practice": _flag,
    "first_run_done": _flag,
    "delivery": _delivery,
    "last_interview": _text,
    "form": _form,
    "set_aside": _forms,
    "form_in_practice": _flag,
    "auto_copy": _flag,
    "undo_seconds": _undo_seconds,
    "forget_after_months": _months,
    "keep_forgotten": _flag,
    "folder_notice_closed": _text,
    "appearance": _appearance,
    "language": _text,
    "window_geometry": _text,
    "window_state": _text,
    "splitter": _text,
    "columns": _text,
    "templates": _templates,
    "default_template": _text,
    "interview_templates": _interview_templates,
    "column_choices": _column_choices,
    "confirmed_sites": _texts,
    "format_fields": _pairs,
}
