"""The reading thread."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop_invite.storage.database import open_reader
from desktop_invite.storage.history_query import HistoryQuery
from desktop_invite.storage.history_search import HistorySearch
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.history.questions import (
    PAGE,
    Answer,
    Counted,
    NotRead,
    PageRead,
    Stretch,
    StretchesRead,
    TotalsRead,
    Wanted,
)
from desktop_invite.ui.history.reader import Door, HistoryReader, OpenHistory, open_search
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tests.ui.history.outbox import RecordedOutbox

ALL = HistoryQuery()
EVERYTHING = Wanted(ALL, (0,), count=True, totals=True)


class Answers(QObject):
    """Hears what the reader answers."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Answer] = []
        self.threads: set[int] = set()

    @Slot(object)
    def hear(self, answer: Answer) -> None:
        """Note an answer, and on which thread it was heard."""
        self.heard.append(answer)
        self.threads.add(threading.get_ident())


@contextmanager
def reading(path: Path, door: Door = open_search) -> Iterator[tuple[HistoryReader, Answers]]:
    reader, answers = HistoryReader(path, door=door), Answers()
    reader.answered.connect(answers.hear)
    yield reader, answers
    assert reader.close()


class Gate:
    """A door to the history whose queries wait, until they are let through."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()
        self.threads: set[int] = set()
        self.searches = 0

    def open(self, path: Path) -> OpenHistory:
        """Open the file, as the reader's door."""
        connection = open_reader(path)
        connection.set_trace_callback(self._note)
        connection.set_progress_handler(self._wait, 1)
        return OpenHistory(HistorySearch(connection), connection.close)

    def _note(self, _: str) -> None:
        self.searches += 1
        self.threads.add(threading.get_ident())

    def _wait(self) -> None:
        self.reached.set()
        assert self.opened.wait(PATIENCE)


def test_no_query_runs_on_the_threads_of_the_window(
    qtbot: QtBot, path: Path, outbox: RecordedOutbox
) -> None:
    outbox.add()
    gate = Gate()
    gate.opened.set()
    with reading(path, gate.open) as (reader, answers):
        reader.want(EVERYTHING)
        qtbot.waitUntil(lambda: len(answers.heard) == 3)
    assert gate.searches > 0
    assert threading.get_ident() not in gate.threads
    assert answers.threads == {threading.get_ident()}


def test_what_the_eye_waits_for_is_read_first(
    qtbot: QtBot, path: Path, outbox: RecordedOutbox
) -> None:
    invite = outbox.add()
    with reading(path) as (reader, answers):
        reader.want(EVERYTHING)
        qtbot.waitUntil(lambda: len(answers.heard) == 3)
    page, counted, totals = answers.heard
    assert page == PageRead(ALL, 0, (invite,))
    assert counted == Counted(ALL, 1)
    assert isinstance(totals, TotalsRead)
    assert totals.totals.invites == 1


def test_before_there_is_a_file_there_are_no_invites_and_no_file_is_made(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "history.sqlite3"
    with reading(path) as (reader, answers):
        reader.want(EVERYTHING)
        qtbot.waitUntil(lambda: len(answers.heard) == 3)
    assert answers.heard[0] == PageRead(ALL, 0, ())
    assert answers.heard[1] == Counted(ALL, 0)
    assert list(tmp_path.glob("*.sqlite3*")) == []


def test_a_file_that_appears_later_is_read(
    qtbot: QtBot, path: Path, request: pytest.FixtureRequest
) -> None:
    with reading(path) as (reader, answers):
        reader.want(Wanted(ALL, (0,)))
        qtbot.waitUntil(lambda: len(answers.heard) == 1)
        invite = request.getfixturevalue("outbox").add()
        reader.want(Wanted(ALL, (0,)))
        qtbot.waitUntil(lambda: len(answers.heard) == 2)
    assert answers.heard[1] == PageRead(ALL, 0, (invite,))


def test_a_newer_wish_ends_the_query_in_hand(
    qtbot: QtBot, path: Path, outbox: RecordedOutbox
) -> None:
    outbox.add("Asha Rao")
    wei = outbox.add("Wei Chen", "wei@example.com")
    gate = Gate()
    with reading(path, gate.open) as (reader, answers):
        reader.want(Wanted(HistoryQuery(text="asha"), (0,), count=True))
        assert gate.reached.wait(PATIENCE)
        reader.want(Wanted(HistoryQuery(text="wei"), (0,)))
        gate.opened.set()
        qtbot.waitUntil(lambda: bool(answers.heard))
    assert answers.heard == [PageRead(HistoryQuery(text="wei"), 0, (wei,))]


def test_of_many_wishes_only_the_newest_is_read(
    qtbot: QtBot, path: Path, outbox: RecordedOutbox
) -> None:
    outbox.add()
    gate = Gate()
    letters = "a patient search, letter by letter"
    texts = [letters[:end] for end in range(1, len(letters))]
    with reading(path, gate.open) as (reader, answers):
        reader.want(Wanted(ALL, (0,)))
        assert gate.reached.wait(PATIENCE)
        for text in texts:
            reader.want(Wanted(HistoryQuery(text=text), (0,), count=True))
        gate.opened.set()
        qtbot.waitUntil(lambda: len(answers.heard) == 2)
    assert {getattr(answer, "query", None) for answer in answers.heard} == {
        HistoryQuery(text=texts[-1])
    }


def test_scrolling_does_not_wait_for_a_count(
    qtbot: QtBot, path: Path, outbox: RecordedOutbox
) -> None:
    outbox.add()
    gate = Gate()
    with reading(path, gate.open) as (reader, answers):
        reader.want(Wanted(ALL, count=True))
        assert gate.reached.wait(PATIENCE)
        reader.want(Wanted(ALL, (0,), count=True))
        gate.opened.set()
        qtbot.waitUntil(lambda: len(answers.heard) == 2)
    assert [type(answer) for answer in answers.heard] == [PageRead, Counted]


def test_rows_to_copy_come_in_their_order(qtbot: QtBot, path: Path, outbox: RecordedOutbox) -> None:
    invites = [outbox.add(email=f"asha{number}@example.com") for number in range(6)][::-1]
    stretches = (Stretch(0, 2), Stretch(4, 1))
    with reading(path) as (reader, answers):
        reader.want(Wanted(ALL, stretches=stretches))
        qtbot.waitUntil(lambda: bool(answers.heard))
    read = answers.heard[0]
    assert isinstance(read, StretchesRead)
    assert read.invites == (invites[0], invites[1], invites[4])


def test_a_damaged_file_is_told_as_a_value(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    path.write_bytes(b"this is no database, whatever its name says" * 100)
    with reading(path) as (reader, answers):
        reader.want(EVERYTHING)
        qtbot.waitUntil(lambda: bool(answers.heard))
    assert answers.heard == [NotRead(ALL, HistoryTrouble.DAMAGED)]


def test_something_unforeseen_is_told_too_and_the_next_wish_is_heard(
    qtbot: QtBot, path: Path, outbox: RecordedOutbox, caplog: pytest.LogCaptureFixture
) -> None:
    invite = outbox.add()
    first_time = [True]

    def door(path: Path) -> OpenHistory:
        if first_time:
            first_time.clear()
            raise ZeroDivisionError
        return open_search(path)

    with reading(path, door) as (reader, answers):
        reader.want(EVERYTHING)
        qtbot.waitUntil(lambda: bool(answers.heard))
        assert answers.heard == [NotRead(ALL, HistoryTrouble.OTHER)]
        assert "ZeroDivisionError" in caplog.text
        reader.want(Wanted(ALL, (0,)))
        qtbot.waitUntil(lambda: len(answers.heard) == 2)
    assert answers.heard[1] == PageRead(ALL, 0, (invite,))


def test_closing_ends_a_query_that_takes_long(path: Path, outbox: RecordedOutbox) -> None:
    outbox.add()
    gate = Gate()
    reader, answers = HistoryReader(path, door=gate.open), Answers()
    reader.answered.connect(answers.hear)
    reader.want(EVERYTHING)
    assert gate.reached.wait(PATIENCE)
    assert not reader.close(seconds=0.01), "the query still waits at the gate"
    gate.opened.set()
    assert reader.close()
    assert answers.heard == []


def test_a_closed_reader_hears_nothing_more(path: Path, outbox: RecordedOutbox) -> None:
    reader = HistoryReader(path)
    assert reader.close()
    reader.want(EVERYTHING)
    assert reader.close()


def test_a_page_holds_no_more_than_its_rows(
    qtbot: QtBot, path: Path, outbox: RecordedOutbox
) -> None:
    for number in range(3):
        outbox.add(email=f"asha{number}@example.com")
    with reading(path) as (reader, answers):
        reader.want(Wanted(ALL, (0, 1)))
        qtbot.waitUntil(lambda: len(answers.heard) == 2)
    first, second = answers.heard
    assert isinstance(first, PageRead)
    assert isinstance(second, PageRead)
    assert len(first.invites) == 3 < PAGE
    assert second.invites == ()
