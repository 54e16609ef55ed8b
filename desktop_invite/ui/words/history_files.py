"""What is said about the history as a file: its columns, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.spreadsheets.history_file import MOST_INVITES, NoExport
from desktop_invite.spreadsheets.sheet import SheetColumn, WriteTrouble
from desktop_invite.spreadsheets.table import ReadTrouble
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.history_files.wish import Which
from desktop_invite.ui.parts.notice import Button, Notice, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.names import isolated, short
from desktop_invite.ui.words.outcomes import row_sentence

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.sending.events import HistoryImported
    from desktop_invite.ui.history_files.wish import Offer

translate = QCoreApplication.translate

_LONGEST_FILE = 60
_MOST_ROWS_NAMED = 5


def file_name(date: str, *, practice: bool) -> str:
    """Return what an exported history is called unless the recruiter calls it something else."""
    if practice:
        return translate("HistoryFiles", "Desktop Invite practice history {date}").format(date=date)
    return translate("HistoryFiles", "Desktop Invite history {date}").format(date=date)


def tab_name() -> str:
    """Return what the workbook's tab is called."""
    return translate("HistoryFiles", "History")


def columns() -> tuple[SheetColumn, ...]:
    """Return the columns for people, and at the end the one that an import reads."""
    return (
        SheetColumn(translate("HistoryFiles", "When"), 17),
        SheetColumn(translate("HistoryFiles", "Candidate"), 28),
        SheetColumn(translate("HistoryFiles", "Email"), 32),
        SheetColumn(translate("HistoryFiles", "Interview"), 28),
        SheetColumn(translate("HistoryFiles", "Interview number"), 17),
        SheetColumn(translate("HistoryFiles", "Delivery"), 10),
        SheetColumn(translate("HistoryFiles", "Status"), 12),
        SheetColumn(translate("HistoryFiles", "Link"), 44, holds_links=True),
        SheetColumn(translate("HistoryFiles", "Message"), 60),
        SheetColumn(translate("HistoryFiles", "For an import, please keep"), 12, hidden=True),
    )


def delivery_word(delivery: Delivery) -> str:
    """Return what a cell says about how the candidate got the link."""
    if delivery is Delivery.SENDLINK:
        return translate("HistoryFiles", "Email")
    return translate("HistoryFiles", "Link")


def message(invite: Invite) -> str:
    """Say what there is to know about an invite besides its link; mostly nothing."""
    return "" if invite.status is Status.SENT and invite.link else row_sentence(invite)


def choice_words(which: Which, offer: Offer) -> str:
    """Say what a choice means, with its number of invites where it is known."""
    match which:
        case Which.SELECTED:
            return _one_or_many(
                offer.selected,
                translate("HistoryFiles", "The selected invite"),
                translate("HistoryFiles", "The {count} selected invites"),
            )
        case Which.SHOWN:
            if offer.shown is None:
                return translate("HistoryFiles", "What is shown now")
            return _one_or_many(
                offer.shown,
                translate("HistoryFiles", "The one that is shown now"),
                translate("HistoryFiles", "The {count} that are shown now"),
            )
        case Which.ALL:
            return translate("HistoryFiles", "All invites")


def export_hint() -> str:
    """Say what the file is good for."""
    return translate(
        "HistoryFiles",
        "As an Excel workbook or a CSV text file. Another computer can import it.",
    )


def exporting_notice(done: int) -> Notice:
    """Say how far the writing is."""
    if not done:
        sentence = translate("HistoryFiles", "Exporting the history…")
    else:
        sentence = translate("HistoryFiles", "Exporting the history… {count} so far.")
    return Notice(sentence.format(count=_number(done)), Tone.BUSY, (_cancel(),), ticks=True)


def exported_notice(file: str, count: int) -> Notice:
    """Say that the file is there."""
    sentence = _one_or_many(
        count,
        translate("HistoryFiles", "1 invite was saved in {file}."),
        translate("HistoryFiles", "{count} invites were saved in {file}."),
        file=_file(file),
    )
    if count > MOST_INVITES:
        sentence += " " + translate(
            "HistoryFiles",
            "An import takes {most} at a time: for another computer, export them in parts.",
        ).format(most=_number(MOST_INVITES))
    return Notice(sentence, Tone.GOOD, (_close(),))


def not_exported_notice(trouble: WriteTrouble | HistoryTrouble) -> Notice:
    """Say why there is no file."""
    match trouble:
        case WriteTrouble.FULL:
            why = translate("HistoryFiles", "There is no room on that disk.")
        case WriteTrouble.NOT_ALLOWED:
            why = translate(
                "HistoryFiles",
                "This file can't be written. It may be open in another program; else choose "
                "another folder.",
            )
        case WriteTrouble.NO_FOLDER:
            why = translate("HistoryFiles", "That folder is gone. Please choose another.")
        case HistoryTrouble():
            why = translate("HistoryFiles", "The history can't be read right now.")
        case _:
            why = translate("HistoryFiles", "Please try another folder.")
    sentence = translate("HistoryFiles", "The history was not exported. {why}").format(why=why)
    return Notice(sentence, Tone.BAD, (_close(),))


def reading_notice(file: str) -> Notice:
    """Say that a file is being looked at."""
    sentence = translate("HistoryFiles", "Reading {file}…").format(file=_file(file))
    return Notice(sentence, Tone.BUSY, (_cancel(),))


def import_question(file: str, count: int, not_understood: tuple[int, ...]) -> Notice:
    """Ask before the invites of a file are taken in."""
    sentence = _one_or_many(
        count,
        translate("HistoryFiles", "Import 1 invite from {file}?"),
        translate("HistoryFiles", "Import {count} invites from {file}?"),
        file=_file(file),
    )
    keeps = translate(
        "HistoryFiles", "What is here already stays as it is, and nothing is sent to anybody."
    )
    parts = [sentence, keeps]
    if not_understood:
        parts.append(_not_understood(not_understood))
    buttons = (Button(WayOut.CONFIRM, translate("HistoryFiles", "I&mport")), _cancel())
    return Notice(" ".join(parts), Tone.NEUTRAL, buttons)


def importing_notice(recorded: int, invites: int) -> Notice:
    """Say how far the recording is."""
    sentence = translate("HistoryFiles", "Importing the history… {count} of {all}.")
    sentence = sentence.format(count=_number(recorded), all=_number(invites))
    return Notice(sentence, Tone.BUSY, ticks=True)


def imported_notice(event: HistoryImported) -> Notice:
    """Say what has come in."""
    sentence = _one_or_many(
        event.added,
        translate("HistoryFiles", "1 invite was added."),
        translate("HistoryFiles", "{count} invites were added."),
    )
    if event.already_there:
        sentence += " " + _one_or_many(
            event.already_there,
            translate("HistoryFiles", "1 was here already."),
            translate("HistoryFiles", "{count} were here already."),
        )
    if event.forgotten:
        sentence += " " + _one_or_many(
            event.forgotten,
            translate("HistoryFiles", "1 was left out: you had this candidate forgotten."),
            translate("HistoryFiles", "{count} were left out: you had these candidates forgotten."),
        )
    return Notice(sentence, Tone.GOOD, (_close(),))


def not_recorded_notice(why: HistoryTrouble) -> Notice:
    """Say that the history could not take the file."""
    if why is HistoryTrouble.FULL:
        reason = translate("HistoryFiles", "The disk is full.")
    else:
        reason = translate("HistoryFiles", "The history can't be saved right now.")
    sentence = translate("HistoryFiles", "Nothing was imported. {why}").format(why=reason)
    return Notice(sentence, Tone.BAD, (_close(),))


def not_read_notice(file: str, why: ReadTrouble | NoExport) -> Notice:
    """Say why a file can't be imported."""
    sentence = translate("HistoryFiles", "Nothing was imported from {file}. {why}").format(
        file=_file(file), why=_why_not_read(why)
    )
    return Notice(sentence, Tone.BAD, (_close(),))


def _why_not_read(why: ReadTrouble | NoExport) -> str:
    sentences: dict[ReadTrouble | NoExport, str] = {
        ReadTrouble.MISSING: translate("HistoryFiles", "The file is gone."),
        ReadTrouble.NOT_ALLOWED: translate(
            "HistoryFiles", "It can't be read. It may be open in another program."
        ),
        ReadTrouble.PASSWORD: translate("HistoryFiles", "It is protected by a password."),
        ReadTrouble.TOO_LARGE: _too_many(),
        ReadTrouble.TOO_MANY_ROWS: _too_many(),
        ReadTrouble.TOO_SLOW: _too_many(),
        NoExport.OTHER_MODE: translate(
            "HistoryFiles",
            "Practice mode has its own history, and the two are kept apart.",
        ),
    }
    unlike = translate(
        "HistoryFiles",
        "Only a file that Export history has made can be imported, with every column.",
    )
    return sentences.get(why, unlike)


def _too_many() -> str:
    return translate(
        "HistoryFiles",
        "It is too large: {most} invites can be imported at a time. Please export them in parts.",
    ).format(most=_number(MOST_INVITES))


def _not_understood(rows: tuple[int, ...]) -> str:
    named = ", ".join(map(str, rows[:_MOST_ROWS_NAMED]))
    if len(rows) > _MOST_ROWS_NAMED:
        named += "…"
    return _one_or_many(
        len(rows),
        translate("HistoryFiles", "1 row can't be read and is left out: row {rows}."),
        translate("HistoryFiles", "{count} rows can't be read and are left out: rows {rows}."),
        rows=named,
    )


def _file(name: str) -> str:
    return isolated(short(name, _LONGEST_FILE))


def _one_or_many(count: int, one: str, many: str, **more: str) -> str:
    return (one if count == 1 else many).format(count=_number(count), **more)


def _number(count: int) -> str:
    return QLocale().toString(count)


def _cancel() -> Button:
    return Button(WayOut.CANCEL, translate("HistoryFiles", "Cancel"))


def _close() -> Button:
    return Button(WayOut.CLOSE, translate("HistoryFiles", "Close"))
