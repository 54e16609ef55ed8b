"""Interviews are learned, named, starred, hidden and found again, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, QLocale, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QTableView

from desktop_invite.invites.invite import Interview
from desktop_invite.invites.known_interviews import KnownInterview, offered
from desktop_invite.sending.events import InterviewsChanged
from desktop_invite.ui.history.moments import Moments
from desktop_invite.ui.settings.interviews import InterviewsPage
from desktop_invite.ui.settings.interviews_model import Column, InterviewsModel
from tests.ui.form.outbox import NOON, StillClock
from tests.ui.history.conftest import BRITISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from tests.ui.recruiter import Recruiter
    from tests.ui.settings.conftest import Settings

SALES = KnownInterview(Interview(305, "Sales screening"), last_used_at=NOON)
SUPPORT = KnownInterview(Interview(412, "Customer support"), starred=True)
ANALYST = KnownInterview(Interview(127), hidden=True)


class Keeper:
    """Notes what is asked of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def remember_interview(self, interview: Interview) -> None:
        """Note it."""
        self.asked.append(("remember", interview))

    def rename_interview(self, number: int, name: str) -> None:
        """Note it."""
        self.asked.append(("rename", number, name))

    def star_interview(self, number: int, *, starred: bool) -> None:
        """Note it."""
        self.asked.append(("star", number, starred))

    def hide_interview(self, number: int, *, hidden: bool) -> None:
        """Note it."""
        self.asked.append(("hide", number, hidden))


class Shown:
    """A page on the screen, and who keeps its list."""

    def __init__(self, qtbot: QtBot) -> None:
        self.keeper = Keeper()
        self.page = InterviewsPage(self.keeper, Moments(StillClock(), BRITISH))
        qtbot.addWidget(self.page)
        table = self.page.findChild(QTableView, "interviews")
        assert table is not None
        self.table = table
        self.page.resize(560, 640)
        self.page.show()
        QAbstractItemModelTester(
            table.model(), QAbstractItemModelTester.FailureReportingMode.Warning, self.page
        )

    def tell(self, *known: KnownInterview) -> None:
        """Tell what is known now."""
        self.page.show_interviews(InterviewsChanged(offered(known), known))

    def rows(self) -> list[str]:
        """Return the names in their order."""
        return texts(self.table, Column.NAME)

    def select(self, *rows: int) -> None:
        """Select rows, as with Ctrl held."""
        flags = QItemSelectionModel.SelectionFlag
        selection = self.table.selectionModel()
        selection.clear()
        for row in rows:
            selection.select(self.table.model().index(row, 0), flags.Select | flags.Rows)

    def button(self, name: str) -> QPushButton:
        """Return a button of the page."""
        found = self.page.findChild(QPushButton, name)
        assert found is not None
        return found

    def editor(self) -> QLineEdit:
        """Return where a name is typed in place."""
        editor = self.table.viewport().findChild(QLineEdit)
        assert editor is not None
        return editor


@pytest.fixture
def shown(qtbot: QtBot, own_home: object) -> Shown:
    """Show a page with two interviews to choose from, and one that is hidden."""
    shown = Shown(qtbot)
    shown.tell(SALES, SUPPORT, ANALYST)
    return shown


def texts(table: QTableView, column: Column) -> list[str]:
    """Return what stands in a column."""
    model = table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_favourites_stand_first_and_hidden_ones_only_where_they_are_wanted(shown: Shown) -> None:
    assert shown.rows() == ["Customer support", "Sales screening"]
    assert texts(shown.table, Column.LAST_USED) == ["Not yet", f"{NOON.astimezone():%H:%M}"]
    box = shown.page.findChild(QCheckBox, "showHiddenInterviews")
    assert box is not None
    box.setChecked(True)
    assert shown.rows() == ["Customer support", "Sales screening", "No name yet (hidden)"]


def test_the_invites_of_each_are_shown_when_they_are_counted(shown: Shown, qtbot: QtBot) -> None:
    assert texts(shown.table, Column.INVITES) == ["", ""]
    shown.page.show_counts({305: 1284})
    assert texts(shown.table, Column.INVITES) == [QLocale().toString(0), QLocale().toString(1284)]
    with qtbot.waitSignal(shown.page.counts_wanted):
        shown.tell(SALES, SUPPORT)


def test_where_nothing_is_hidden_nothing_offers_to_show_it(shown: Shown) -> None:
    shown.tell(SALES)
    box = shown.page.findChild(QCheckBox, "showHiddenInterviews")
    assert box is not None
    assert not box.isVisible()


def test_a_click_on_a_star_makes_a_favourite(shown: Shown) -> None:
    place = shown.table.visualRect(shown.table.model().index(1, Column.STAR)).center()
    QTest.mouseClick(shown.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.keeper.asked == [("star", 305, True)]


def test_the_space_bar_does_what_a_click_on_the_star_does(shown: Shown) -> None:
    shown.table.setCurrentIndex(shown.table.model().index(0, Column.NAME))
    QTest.keyClick(shown.table, Qt.Key.Key_Space)
    assert shown.keeper.asked == [("star", 412, False)]


def test_a_click_elsewhere_in_the_row_changes_nothing(shown: Shown) -> None:
    for column in (Column.NAME, Column.NUMBER, Column.LAST_USED):
        place = shown.table.visualRect(shown.table.model().index(1, column)).center()
        QTest.mouseClick(shown.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert shown.keeper.asked == []


def test_several_are_starred_and_hidden_at_once(shown: Shown) -> None:
    shown.select(0, 1)
    shown.button("starInterview").click()
    shown.button("hideInterview").click()
    assert shown.keeper.asked == [
        ("star", 412, True),
        ("star", 305, True),
        ("hide", 412, True),
        ("hide", 305, True),
    ]


def test_the_buttons_say_what_they_do_with_what_is_selected(shown: Shown) -> None:
    assert not shown.button("hideInterview").isEnabled()
    shown.select(0)
    assert shown.button("starInterview").text() == "Remove from &favourites"
    shown.select(1)
    assert shown.button("starInterview").text() == "Make a &favourite"
    shown.select(0, 1)
    assert not shown.button("renameInterview").isEnabled()


def test_a_hidden_one_is_shown_again_by_the_same_button(shown: Shown) -> None:
    box = shown.page.findChild(QCheckBox, "showHiddenInterviews")
    assert box is not None
    box.setChecked(True)
    shown.select(2)
    assert shown.button("hideInterview").text() == "Show a&gain"
    shown.button("hideInterview").click()
    assert shown.keeper.asked == [("hide", 127, False)]


def test_the_selection_follows_the_interview_when_rows_change_places(shown: Shown) -> None:
    shown.select(1)
    shown.tell(
        KnownInterview(Interview(9, "New")),
        SUPPORT,
        KnownInterview(SALES.interview, starred=True, last_used_at=NOON),
    )
    assert shown.rows() == ["Customer support", "Sales screening", "New"]
    (row,) = shown.table.selectionModel().selectedRows()
    assert row.siblingAtColumn(Column.NAME).data() == "Sales screening"


def test_a_name_that_is_being_typed_survives_news(shown: Shown, qtbot: QtBot) -> None:
    shown.select(1)
    shown.button("renameInterview").click()
    editor = shown.editor()
    editor.setText("My sales round")
    shown.tell(KnownInterview(Interview(9, "New"), starred=True), SALES, SUPPORT)
    assert shown.rows() == ["Customer support", "Sales screening"]
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.keeper.asked == [("rename", 305, "My sales round")])
    qtbot.waitUntil(lambda: shown.rows() == ["New", "Customer support", "Sales screening"])


def test_a_name_can_be_left_to_xobin_again(shown: Shown, qtbot: QtBot) -> None:
    shown.select(1)
    shown.button("renameInterview").click()
    shown.editor().setText("  ")
    QTest.keyClick(shown.editor(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.keeper.asked == [("rename", 305, "")])


def test_an_address_can_be_pasted_for_its_number_and_the_row_is_selected(shown: Shown) -> None:
    new = shown.page.findChild(QLineEdit, "newInterview")
    assert new is not None
    new.setText("https://app.xobin.com/interviews/7411/edit")
    shown.button("addInterview").click()
    assert shown.keeper.asked == [("remember", Interview(7411))]
    shown.tell(KnownInterview(Interview(7411)), SALES, SUPPORT)
    (row,) = shown.table.selectionModel().selectedRows()
    assert row.siblingAtColumn(Column.NUMBER).data() == "7411"


def test_without_any_it_says_how_they_come(shown: Shown) -> None:
    shown.tell()
    assert shown.table.model().rowCount() == 0
    assert shown.page._empty.isVisible()
    assert not shown.table.isVisible()
    assert not shown.button("hideInterview").isVisible()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((), (SALES, SUPPORT)),
        ((SALES, SUPPORT), ()),
        ((SALES, SUPPORT, ANALYST), (ANALYST, SUPPORT)),
        ((SALES,), (SUPPORT, ANALYST, SALES)),
    ],
)
def test_any_list_can_follow_any_other(
    qtbot: QtBot, before: Sequence[KnownInterview], after: Sequence[KnownInterview]
) -> None:
    model = InterviewsModel(Moments(StillClock(), BRITISH))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    for known in (before, after):
        model.show_interviews(known, hidden_too=True)
        wanted = sorted(known, key=lambda each: (each.hidden, not each.starred))
        assert [model.at(row) for row in range(model.rowCount())] == wanted


# ---------------------------------------------------------------------- in the real app


def test_an_interview_is_added_named_and_hidden(settings: Settings) -> None:
    settings.open("Interviews")
    recruiter = settings.recruiter
    recruiter.type("newInterview", "7411")
    recruiter.control(QLineEdit, "newInterview").returnPressed.emit()
    recruiter.wait(lambda: known(recruiter).get("7411") == "No name yet")
    table = recruiter.control(QTableView, "interviews")
    row = texts(table, Column.NUMBER).index("7411")
    table.model().setData(table.model().index(row, Column.NAME), "  Night shift ")
    recruiter.wait(lambda: known(recruiter).get("7411") == "Night shift")
    assert "Night shift · 7411" in picker(recruiter)
    settings.restart()
    settings.open("Interviews")
    recruiter = settings.recruiter
    recruiter.wait(lambda: known(recruiter).get("7411") == "Night shift")
    table = recruiter.control(QTableView, "interviews")
    select(table, texts(table, Column.NUMBER).index("7411"))
    recruiter.press("hideInterview")
    recruiter.wait(lambda: "7411" not in known(recruiter))
    assert "Night shift · 7411" not in picker(recruiter)


def test_the_invites_of_an_interview_are_counted_while_it_is_looked_at(
    settings: Settings,
) -> None:
    settings.open("Interviews")
    recruiter = settings.recruiter
    table = recruiter.control(QTableView, "interviews")

    def counted() -> str:
        row = texts(table, Column.NUMBER).index("305")
        return texts(table, Column.INVITES)[row]

    recruiter.wait(lambda: "305" in known(recruiter) and counted() == "0")
    recruiter.invite("Asha Rao", "asha@example.com")
    recruiter.wait(lambda: counted() == "1")


def test_a_favourite_is_the_first_in_the_picker_at_every_start(settings: Settings) -> None:
    settings.open("Interviews")
    recruiter = settings.recruiter
    recruiter.wait(lambda: "127" in known(recruiter))
    table = recruiter.control(QTableView, "interviews")
    select(table, texts(table, Column.NUMBER).index("127"))
    recruiter.press("starInterview")
    recruiter.wait(lambda: picker(recruiter)[0] == "Data analyst · 127")
    settings.restart()
    settings.recruiter.wait(lambda: picker(settings.recruiter)[:1] == ["Data analyst · 127"])


def test_what_holds_no_number_is_said_under_the_field(settings: Settings) -> None:
    settings.open("Interviews")
    before = known(settings.recruiter)
    settings.recruiter.type("newInterview", "the one for sales")
    settings.recruiter.control(QLineEdit, "newInterview").returnPressed.emit()
    assert settings.recruiter.reads("Please enter a number, or an address with one.")
    assert known(settings.recruiter) == before


def select(table: QTableView, row: int) -> None:
    """Select one row, whatever keys were held last."""
    flags = QItemSelectionModel.SelectionFlag
    index = table.model().index(row, 0)
    table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)


def known(recruiter: Recruiter) -> dict[str, str]:
    """Return the interviews in the table, name by number."""
    table = recruiter.control(QTableView, "interviews")
    return dict(zip(texts(table, Column.NUMBER), texts(table, Column.NAME), strict=True))


def picker(recruiter: Recruiter) -> list[str]:
    """Return what the form's picker offers."""
    QApplication.processEvents()
    box = recruiter.app.workspace.desk.form.form.interview
    return [box.itemText(row) for row in range(box.count())]
