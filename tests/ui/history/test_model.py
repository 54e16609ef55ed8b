"""The rows of the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from desktop_invite.invites.invite import Candidate, Delivery, Invite, Status
from desktop_invite.sending.events import InviteChanged, InvitesForgotten
from desktop_invite.storage.history_query import HistoryQuery, SortBy, Totals
from desktop_invite.ui.history.columns import CANDIDATE, STATUS, WHEN
from desktop_invite.ui.history.model import HistoryModel
from desktop_invite.ui.history.moments import Moments
from desktop_invite.ui.history.pace import ReadingPace
from desktop_invite.ui.history.questions import PAGE, Counted, PageRead, TotalsRead, Wanted
from desktop_invite.ui.history.roles import INVITE_ROLE, SECONDS_ROLE, SORT_ROLE
from tests.ui.history.outbox import NOW, SALES, SUPPORT, SetClock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

ALL = HistoryQuery()
MANY = 3 * PAGE


def invite(number: int, status: Status = Status.SENT) -> Invite:
    """Return an invite; a greater number is a newer one."""
    at = NOW + timedelta(minutes=number)
    candidate = Candidate(f"Asha {number}", f"asha{number}@example.com")
    return Invite(number, candidate, SALES, Delivery.GETLINK, status, at, at)


class File:
    """Answers the model's wishes out of a list, as the file would; only when it is told to."""

    def __init__(self, model: HistoryModel, count: int) -> None:
        self.rows = [invite(number) for number in range(count, 0, -1)]
        self._model = model
        self._spy = QSignalSpy(model.wished)

    def newest_wish(self) -> Wanted | None:
        """Return what is wanted, and forget it."""
        count = self._spy.count()
        wanted = self._spy.at(count - 1)[0] if count else None
        self._spy = QSignalSpy(self._model.wished)
        return wanted

    def answer(self) -> None:
        """Answer the newest wish."""
        wanted = self.newest_wish()
        if wanted is None:
            return
        for page in wanted.pages:
            rows = tuple(self.rows[page * PAGE : (page + 1) * PAGE])
            self._model.take(PageRead(wanted.query, page, rows))
        if wanted.count:
            self._model.take(Counted(wanted.query, len(self.rows)))
        if wanted.totals:
            self._model.take(TotalsRead(Totals(len(self.rows), 0)))


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[HistoryModel]:
    """Give a model that Qt itself checks at each step."""
    clock = SetClock()
    model = HistoryModel(clock, Moments(clock, QLocale("en_GB"), UTC))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    del tester


def filled(model: HistoryModel, count: int = 5) -> File:
    file = File(model, count)
    model.refresh()
    file.answer()
    return file


def changed(model: HistoryModel, invite: Invite, leaves_in: float | None = None) -> None:
    model.note_change(InviteChanged(invite, leaves_in))


def shown(model: HistoryModel) -> list[int]:
    """Return the ids in the rows; 0 for one that is being read."""
    found = (model.invite_at(row) for row in range(model.rowCount()))
    return [invite.id if invite else 0 for invite in found]


def test_the_newest_invite_is_in_the_first_row(model: HistoryModel) -> None:
    filled(model)
    assert shown(model) == [5, 4, 3, 2, 1]
    assert model.found == 5


def test_a_cell_has_its_text_its_value_and_its_invite(model: HistoryModel) -> None:
    file = filled(model)
    index = model.index(0, CANDIDATE)
    assert index.data() == "Asha 5"
    assert index.data(INVITE_ROLE) is file.rows[0]
    assert model.index(0, WHEN).data(SORT_ROLE) > model.index(1, WHEN).data(SORT_ROLE)
    assert model.headerData(STATUS, Qt.Orientation.Horizontal) == "Status"


def test_a_row_that_is_not_in_memory_is_empty_and_asked_for_once(
    model: HistoryModel, qtbot: QtBot
) -> None:
    file = filled(model, MANY)
    assert model.rowCount() == MANY
    with qtbot.waitSignal(model.wished):
        for column in range(model.columnCount()):
            assert model.index(2 * PAGE + 1, column).data() is None
    wanted = file.newest_wish()
    assert wanted is not None
    assert wanted.pages == (2,)


def test_the_rows_looked_at_last_are_read_first(model: HistoryModel, qtbot: QtBot) -> None:
    file = filled(model, 20 * PAGE)
    with qtbot.waitSignal(model.wished):
        for page in range(1, 12):
            model.index(page * PAGE, 0).data()
    wanted = file.newest_wish()
    assert wanted is not None
    assert wanted.pages == (11, 10, 9, 8)


def test_an_invite_that_changes_changes_in_its_row(model: HistoryModel) -> None:
    file = filled(model)
    resets, changes = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    changed(model, replace(file.rows[2], status=Status.UNKNOWN))
    assert model.index(2, STATUS).data() == "Not sure"
    assert changes.count() == 1
    assert resets.count() == 0


def test_a_new_invite_comes_in_at_the_top(model: HistoryModel) -> None:
    filled(model)
    resets = QSignalSpy(model.modelReset)
    changed(model, invite(6, Status.QUEUED))
    assert shown(model) == [6, 5, 4, 3, 2, 1]
    assert model.found == 6
    assert resets.count() == 0


def test_the_first_invite_of_all_comes_in_too(model: HistoryModel) -> None:
    filled(model, 0)
    changed(model, invite(1, Status.QUEUED))
    assert shown(model) == [1]


def test_a_new_invite_moves_the_rows_of_every_page(model: HistoryModel, qtbot: QtBot) -> None:
    file = filled(model, MANY)
    with qtbot.waitSignal(model.wished):
        model.index(PAGE, 0).data()
    file.answer()
    changed(model, invite(MANY + 1))
    assert shown(model)[: 2 * PAGE] == list(range(MANY + 1, PAGE + 1, -1))


def test_an_invite_that_no_longer_fits_the_filter_leaves(model: HistoryModel) -> None:
    file = File(model, 4)
    file.rows = [replace(row, status=Status.UNKNOWN) for row in file.rows]
    model.show_query(HistoryQuery(attention_only=True))
    file.answer()
    changed(model, replace(file.rows[1], status=Status.SENT))
    assert shown(model) == [4, 2, 1]
    assert model.found == 3


def test_a_new_invite_that_the_filter_leaves_out_is_not_shown(model: HistoryModel) -> None:
    file = File(model, 2)
    model.show_query(HistoryQuery(statuses=frozenset({Status.SENT})))
    file.answer()
    changed(model, invite(3, Status.QUEUED))
    assert shown(model) == [2, 1]


@pytest.mark.parametrize(
    "query",
    [
        HistoryQuery(text="asha"),
        HistoryQuery(sort=SortBy.CANDIDATE),
        HistoryQuery(descending=False),
    ],
    ids=["text", "by candidate", "oldest first"],
)
def test_where_its_place_is_not_certain_the_file_is_asked(
    model: HistoryModel, qtbot: QtBot, query: HistoryQuery
) -> None:
    file = File(model, 3)
    model.show_query(query)
    file.answer()
    with qtbot.waitSignal(model.wished):
        changed(model, invite(4))
    assert shown(model) == [3, 2, 1]
    wanted = file.newest_wish()
    assert wanted is not None
    assert wanted.count
    assert wanted.pages == (0,)


def test_many_changes_are_one_question(model: HistoryModel, qtbot: QtBot) -> None:
    file = File(model, 3)
    model.show_query(HistoryQuery(text="asha"))
    file.answer()
    questions = QSignalSpy(model.wished)
    with qtbot.waitSignal(model.wished):
        for number in range(4, 60):
            changed(model, invite(number))
    assert questions.count() == 1


def test_a_change_during_a_question_is_asked_about_again(model: HistoryModel, qtbot: QtBot) -> None:
    file = filled(model)
    model.refresh()
    before = list(file.rows)
    file.rows[1] = replace(file.rows[1], status=Status.UNKNOWN)
    changed(model, file.rows[1])
    file.rows, now = before, file.rows
    with qtbot.waitSignal(model.wished):
        file.answer()  # It was read before the change.
        file.rows = now
    file.answer()
    assert model.index(1, STATUS).data() == "Not sure"


def test_what_is_selected_moves_with_its_invite(model: HistoryModel) -> None:
    file = filled(model)
    of_three, of_gone = model.index(2, 0), model.index(3, 0)
    three, gone = QPersistentModelIndex(of_three), QPersistentModelIndex(of_gone)
    del file.rows[3]
    file.rows.insert(0, file.rows.pop(2))
    model.refresh()
    file.answer()
    assert shown(model) == [3, 5, 4, 1]
    assert three.row() == 0
    assert not gone.isValid()


def test_rows_that_are_gone_from_the_file_go(model: HistoryModel) -> None:
    file = filled(model, MANY)
    del file.rows[10:]
    model.refresh()
    file.answer()
    assert shown(model) == list(range(MANY, MANY - 10, -1))


def test_the_old_rows_stay_until_the_new_ones_are_read(model: HistoryModel) -> None:
    file = filled(model)
    model.show_query(HistoryQuery(text="4"))
    assert shown(model) == [5, 4, 3, 2, 1]
    assert model.found is None
    file.rows = [invite(4)]
    file.answer()
    assert shown(model) == [4]
    assert model.found == 1


def test_an_answer_to_an_earlier_search_is_not_shown(model: HistoryModel) -> None:
    filled(model)
    model.show_query(HistoryQuery(text="new"))
    model.take(PageRead(HistoryQuery(text="old"), 0, (invite(1),)))
    model.take(Counted(HistoryQuery(text="old"), 1))
    assert shown(model) == [5, 4, 3, 2, 1]


def test_a_column_sorts_in_the_file(model: HistoryModel) -> None:
    file = filled(model)
    model.sort(STATUS, Qt.SortOrder.AscendingOrder)
    wanted = file.newest_wish()
    assert wanted is not None
    assert wanted.query == HistoryQuery(sort=SortBy.STATUS, descending=False)


def test_seconds_are_counted_down_and_end(model: HistoryModel, qtbot: QtBot) -> None:
    filled(model)
    clock = model.countdowns.clock
    assert isinstance(clock, SetClock)
    changed(model, invite(6, Status.QUEUED), leaves_in=5)
    index = model.index(0, STATUS)
    assert index.data(SECONDS_ROLE) == 5
    with qtbot.waitSignal(model.dataChanged):
        clock.pass_seconds(1.5)
    assert index.data(SECONDS_ROLE) == 4
    with qtbot.waitSignal(model.dataChanged):
        clock.pass_seconds(10)
    assert index.data(SECONDS_ROLE) is None


def test_what_has_left_can_not_be_undone(model: HistoryModel) -> None:
    filled(model)
    waiting = invite(6, Status.QUEUED)
    changed(model, waiting, leaves_in=5)
    changed(model, replace(waiting, status=Status.SENDING))
    assert model.index(0, STATUS).data(SECONDS_ROLE) is None
    assert not model.countdowns


def test_a_learned_interview_name_is_shown_in_the_row(model: HistoryModel) -> None:
    file = filled(model)
    changed(model, replace(file.rows[0], interview=SUPPORT))
    assert model.index(0, 3).data() == "Support, first round"


def test_a_file_that_takes_long_to_read_is_asked_the_less_often() -> None:
    clock = SetClock()
    pace = ReadingPace(clock)
    assert pace.pause == 300
    pace.begin()
    clock.pass_seconds(0.1)
    pace.begin()
    clock.pass_seconds(0.05)
    pace.end()
    assert pace.pause == 1500
    pace.end()
    assert pace.pause == 1500
    pace.begin()
    clock.pass_seconds(60)
    pace.end()
    assert pace.pause == 3000


@given(data=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_the_rows_are_those_of_the_file(qtbot: QtBot, data: st.DataObject) -> None:
    """Qt's own tester looks at every step; at the end everything is read once more."""
    clock = SetClock()
    model = HistoryModel(clock, Moments(clock, QLocale("en_GB"), UTC))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    file = filled(model, data.draw(st.sampled_from((0, 3, PAGE + 5))))
    resets = QSignalSpy(model.modelReset)
    for step in data.draw(st.lists(st.sampled_from(STEPS), max_size=12)):
        row = data.draw(st.integers(0, max(len(file.rows) - 1, 0)))
        step(model, file, row)
    for _ in range(4):
        model.refresh()
        for page in range(len(file.rows) // PAGE + 1):
            model.index(page * PAGE, 0).data()
        file.answer()
        for page in range(len(file.rows) // PAGE + 1):
            model.index(page * PAGE, 0).data()
        model._wish()
        file.answer()
    assert shown(model) == [one.id for one in file.rows]
    assert model.found == len(file.rows)
    assert resets.count() == 0
    del tester


def _add(model: HistoryModel, file: File, _: int) -> None:
    newest = max((one.id for one in file.rows), default=0) + 1
    file.rows.insert(0, invite(newest, Status.QUEUED))
    changed(model, file.rows[0])


def _add_silently(_: HistoryModel, file: File, row: int) -> None:
    newest = max((one.id for one in file.rows), default=0) + 1
    file.rows.insert(row, invite(newest))


def _end(model: HistoryModel, file: File, row: int) -> None:
    if file.rows:
        file.rows[row] = replace(file.rows[row], status=Status.UNKNOWN)
        changed(model, file.rows[row])


def _forget(model: HistoryModel, file: File, row: int) -> None:
    if file.rows:
        gone = file.rows.pop(row)
        model.note_forgotten(InvitesForgotten(frozenset({gone.id})))


def _look(model: HistoryModel, _: File, row: int) -> None:
    model.index(row, CANDIDATE).data()
    model._wish()


def _answer(_: HistoryModel, file: File, __: int) -> None:
    file.answer()


STEPS = (_add, _add_silently, _end, _forget, _look, _answer)
