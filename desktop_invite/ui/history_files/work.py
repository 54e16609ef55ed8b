"""Writing a history file, off the window's thread: the history is read while the file grows."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.history_records import record_of
from desktop_invite.spreadsheets.sheet import Sheet, WriteTrouble, Written
from desktop_invite.spreadsheets.writing import write_file
from desktop_invite.storage.database import open_reader
from desktop_invite.storage.history_export import exported
from desktop_invite.storage.history_search import HistorySearch
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble
from desktop_invite.ui.history.standing import standing_of
from desktop_invite.ui.words.history_files import columns, delivery_word, message, tab_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import tzinfo
    from pathlib import Path

    from desktop_invite.invites.exported import ExportedInvite
    from desktop_invite.ui.history_files.wish import Wish

_MOMENT = "%Y-%m-%d %H:%M:%S"
"""Sorts as text in every program, in every language."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written."""

    history: Path
    """The history's own file."""
    target: Path
    wish: Wish
    practice: bool
    separator: str = ","
    """Of a text file."""
    zone: tzinfo | None = None
    """For the times; None for the computer's own."""


def export_history(
    export: Export, go_on: Callable[[int], bool]
) -> Written | WriteTrouble | HistoryTrouble:
    """Write the file; `go_on` is told how far it is, and ends it with False. Takes its time."""
    try:
        with closing(open_reader(export.history)) as connection:
            ids = export.wish.ids_in(HistorySearch(connection))
            sheet = history_sheet(
                exported(connection, ids), practice=export.practice, zone=export.zone
            )
            return write_file(export.target, sheet, separator=export.separator, go_on=go_on)
    except HistoryError as error:
        return error.trouble


def history_sheet(
    invites: Iterable[ExportedInvite], *, practice: bool, zone: tzinfo | None = None
) -> Sheet:
    """Return the invites as rows for people, each with the record that an import reads."""
    rows = (_row(each, record_of(each, practice=practice), zone) for each in invites)
    return Sheet(columns(), rows, name=tab_name())


def _row(of: ExportedInvite, record: str, zone: tzinfo | None) -> tuple[str, ...]:
    invite = of.invite
    return (
        invite.created_at.astimezone(zone).strftime(_MOMENT),
        invite.candidate.name,
        invite.candidate.email,
        invite.interview.name,
        str(invite.interview.number),
        delivery_word(invite.delivery),
        standing_of(invite).words,
        invite.link or "",
        message(invite),
        record,
    )
