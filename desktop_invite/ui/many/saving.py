"""*Save as spreadsheet*: a run as a file, written on a thread that may take its time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.invites.run import LeftOut
from desktop_invite.spreadsheets.run_sheet import ResultCells, ResultTitles, run_sheet
from desktop_invite.spreadsheets.sheet import Written
from desktop_invite.spreadsheets.writing import write_file
from desktop_invite.ui.history.standing import standing_of
from desktop_invite.ui.words.outcomes import row_sentence
from desktop_invite.ui.words.runs import left_out_sentence, left_out_words

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale

    from desktop_invite.spreadsheets.sheet import WriteTrouble
    from desktop_invite.storage.run_results import ResultRow, RunResult


def suggested_name(file_name: str) -> str:
    """Return what the file is to be called: after the list, without taking its place."""
    stem = Path(file_name).stem if file_name else _tr("Candidates")
    return _tr("{list} with links").format(list=stem) + ".xlsx"


def save_result(path: Path, result: RunResult, locale: QLocale) -> Written | WriteTrouble:
    """Write every row of the list in its place, with link, status and message beside it."""
    titles = ResultTitles(_tr("Invite link"), _tr("Status"), _tr("Message"))
    rows = list(map(_cells, result.rows))
    sheet = run_sheet(result.header, rows, titles, name=_tr("Candidates"))
    written = write_file(path, sheet, separator=csv_separator(locale))
    if isinstance(written, Written):
        return replace(written, rows=sum(not row.is_title for row in rows))
    return written


def csv_separator(locale: QLocale) -> str:
    """Return what Excel takes for the separator in this country: the comma may be in numbers."""
    return ";" if locale.decimalPoint() == "," else ","


def _cells(row: ResultRow) -> ResultCells:
    invite = row.invite
    if invite is not None:
        link, status, message = invite.link or "", standing_of(invite).words, row_sentence(invite)
    elif row.left_out is not None:
        link = (row.earlier.link or "") if row.earlier is not None else ""
        earlier = row.earlier.status if row.earlier is not None else None
        status = left_out_words(row.left_out, row.same_as, earlier)
        message = left_out_sentence(row.left_out, row.same_as, earlier)
    else:
        link = status = message = ""
    is_title = row.left_out is LeftOut.TITLE
    if is_title:
        status = message = ""
    return ResultCells(row.number, row.cells, link, status, message, is_title)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Many", text)
