"""What is said about history files is plain, kind, and says first what became of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from desktop_invite.sending.events import HistoryImported
from desktop_invite.spreadsheets.history_file import MOST_INVITES, NoExport
from desktop_invite.spreadsheets.sheet import WriteTrouble
from desktop_invite.spreadsheets.table import ReadTrouble
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.words.history_files import (
    exported_notice,
    exporting_notice,
    import_question,
    imported_notice,
    importing_notice,
    not_exported_notice,
    not_read_notice,
    not_recorded_notice,
    reading_notice,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

BLAME = ("invalid", "error", "wrong", "illegal", "must", "failed", "None", "{")
NOTICES = [
    *(not_exported_notice(why) for why in WriteTrouble),
    *(not_exported_notice(why) for why in HistoryTrouble),
    *(not_read_notice("history.xlsx", why) for why in ReadTrouble),
    *(not_read_notice("history.xlsx", why) for why in NoExport),
    *(not_recorded_notice(why) for why in HistoryTrouble),
    *(exported_notice("history.xlsx", count) for count in (0, 1, 2, MOST_INVITES + 1)),
    *(imported_notice(HistoryImported(1, added, there)) for added in (0, 1, 2) for there in (0, 1)),
    *(import_question("history.xlsx", count, ()) for count in (0, 1, 2)),
]


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.sentence)
def test_every_end_is_said_in_a_kind_sentence_with_a_way_out(notice: object) -> None:
    sentence, buttons = notice.sentence, notice.buttons  # type: ignore[attr-defined] # a Notice
    assert sentence.endswith((".", "?"))
    assert buttons
    assert not any(word in sentence for word in BLAME)


@pytest.mark.parametrize(
    "notice", [exporting_notice(0), exporting_notice(5), reading_notice("x.csv")]
)
def test_what_takes_long_can_be_cancelled(notice: object) -> None:
    (button,) = notice.buttons  # type: ignore[attr-defined] # a Notice
    assert button.text == "Cancel"


@pytest.fixture
def british() -> Iterator[None]:
    """Write numbers as in Britain."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("british")
def test_numbers_are_written_as_people_read_them() -> None:
    assert "1,284 invites" in exported_notice("history.xlsx", 1284).sentence
    assert "1,000 of 12,000" in importing_notice(1000, 12000).sentence


def test_who_was_forgotten_is_said_to_stay_so() -> None:
    sentence = imported_notice(HistoryImported(1, 5, 0, forgotten=1)).sentence
    assert sentence.endswith("1 was left out: you had this candidate forgotten.")
    assert "2 were left out" in imported_notice(HistoryImported(1, 5, 0, forgotten=2)).sentence


def test_rows_that_are_left_out_are_named() -> None:
    assert "row 7." in import_question("x.csv", 3, (7,)).sentence
    many = import_question("x.csv", 3, tuple(range(2, 20))).sentence
    assert "18 rows can't be read and are left out: rows 2, 3, 4, 5, 6…." in many


def test_who_exports_more_than_an_import_takes_is_told() -> None:
    assert "in parts" in exported_notice("x.xlsx", MOST_INVITES + 1).sentence
    assert "in parts" not in exported_notice("x.xlsx", MOST_INVITES).sentence
