"""What a recruiter does in *Invite many*, and reads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

from desktop_invite.invites.invite import Delivery
from desktop_invite.ui.many.page import Face
from desktop_invite.ui.many.rows import Column
from tests.ui.recruiter import readable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop_invite.spreadsheets.findings import FindingKind
    from desktop_invite.ui.invite_many import InviteMany
    from desktop_invite.ui.many.desk import ManyDesk
    from desktop_invite.ui.many.page import ManyPage
    from tests.ui.recruiter import Recruiter

SALES = "Sales screening · 305"


class ChosenFiles:
    """The door to the file dialogs: answers at once with what the test has chosen."""

    def __init__(self) -> None:
        self.opens: Path | None = None
        self.saves: Path | None = None
        self.suggested = ""

    def open(self, parent: QWidget, then: Callable[[Path], None]) -> None:
        """Choose the file that is to be opened."""
        if self.opens is not None:
            then(self.opens)

    def save(self, parent: QWidget, name: str, then: Callable[[Path], None]) -> None:
        """Choose where to save."""
        self.suggested = name
        if self.saves is not None:
            then(self.saves)


class AtTheList:
    """Sits before the page of one running app."""

    def __init__(self, recruiter: Recruiter, files: ChosenFiles) -> None:
        self.recruiter = recruiter
        self.files = files
        self.many._files = files

    # ------------------------------------------------------------------ what is there

    @property
    def many(self) -> InviteMany:
        """The page as the window knows it."""
        return self.recruiter.app.workspace.desk.many

    @property
    def page(self) -> ManyPage:
        """The page."""
        return self.many.page

    @property
    def desk(self) -> ManyDesk:
        """The page at work."""
        return self.many.desk

    @property
    def is_away(self) -> bool:
        """Whether the form and the history are shown in place of the page."""
        return self.recruiter.window.page.shows_panels

    @property
    def counts(self) -> list[str]:
        """What the counting buttons say."""
        return self.page.counts.texts

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """What is shown: number, name, email and status of each row."""
        model = self.page.model
        shown = []
        for place in range(model.rowCount()):
            number = model.headerData(place, Qt.Orientation.Vertical)
            columns = (Column.NAME, Column.EMAIL, Column.STATUS)
            cells = (str(model.index(place, column).data()) for column in columns)
            shown.append((str(number), *cells))
        return shown

    @property
    def statuses(self) -> dict[str, str]:
        """The badge of each row, by its number."""
        return {row[0]: row[3] for row in self.rows}

    @property
    def start_button(self) -> str:
        """What the start button says."""
        return readable(self.page.run_bar.start.text())

    @property
    def said(self) -> str:
        """What is said about the current row; empty when nothing is."""
        notice = self.page.row_notice.notice
        return notice.sentence if notice is not None else ""

    @property
    def asked(self) -> str:
        """What is asked at the foot of the page; empty when nothing is."""
        notice = self.page.question.notice
        return notice.sentence if notice is not None else ""

    def count(self, kind: FindingKind) -> int:
        """Return how many rows have a finding."""
        candidates = self.desk.list.candidates
        assert candidates is not None
        return candidates.count(kind)

    def links(self) -> list[str]:
        """Return the links that are shown, row by row."""
        model = self.page.model
        places = range(model.rowCount())
        return [str(model.index(place, Column.LINK).data()) for place in places]

    # ------------------------------------------------------------------ what is done

    def choose(self, delivery: Delivery = Delivery.GETLINK, interview: str = SALES) -> None:
        """Choose what the list is for."""
        self.page.choices.show_choice(interview, delivery)
        self.wait_until_settled()

    def read(self, file: Path) -> None:
        """Choose a file, and wait for its list."""
        self.files.opens = file
        self.many.open()
        self.recruiter.press("Choose a file…", self.page)
        self.wait_for_list()

    def read_text(self, text: str, file: Path) -> None:
        """Read a text file with this text."""
        file.write_text(text, encoding="utf-8")
        self.read(file)

    def paste(self, text: str, html: str = "") -> None:
        """Copy something elsewhere and press Ctrl+V on the page."""
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QApplication.clipboard().setMimeData(data)
        self.many.open()
        self.recruiter.hit(Qt.Key.Key_V, ctrl=True)

    def drop(self, file: Path, onto: QWidget) -> None:
        """Drag a file onto a widget of the window, and let go."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        entered = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
        QApplication.sendEvent(onto, entered)
        assert entered.isAccepted()
        QApplication.sendEvent(
            self.recruiter.window, QDropEvent(QPointF(5, 5), copy, data, left, none)
        )

    def wait_for_list(self) -> None:
        """Wait until a list is there, checked."""
        self.recruiter.wait(lambda: self.page.face is Face.LIST)
        self.wait_until_settled()

    def wait_until_settled(self) -> None:
        """Wait until everything is checked and looked up."""
        self.recruiter.wait(lambda: self.desk.is_settled)

    def wait_for_end(self) -> None:
        """Wait until the run has ended."""
        self.recruiter.wait(lambda: self.page.face is Face.ENDED)

    def go_on_to_the_end(self) -> None:
        """Press *Continue* whenever the run is held back, until it has ended."""

        def has_ended() -> bool:
            if self.page.run_bar.go_on.isVisible():
                self.page.run_bar.go_on.click()
            return self.page.face is Face.ENDED

        self.recruiter.wait(has_ended)

    def go_on_once(self) -> None:
        """Press *Continue* when the run is held back: once, for the next doubt holds it again."""
        self.recruiter.wait(self.page.run_bar.go_on.isVisible)
        self.page.run_bar.go_on.click()

    def go_to(self, number: int, column: Column = Column.NAME) -> None:
        """Put the cursor on a cell, by the number of its row."""
        numbers = [row[0] for row in self.rows]
        row = self.page.model.row_at(numbers.index(str(number)))
        assert row is not None
        self.page.grid.go_to(row, column)

    def type(self, number: int, column: Column, text: str) -> None:
        """Type over a cell, and press Enter."""
        self.go_to(number, column)
        self.page.grid.edit(self.page.grid.currentIndex())
        editor = self.page.grid.findChild(QLineEdit, "cellEditor")
        assert editor is not None
        editor.setText(text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self.wait_until_typed()

    def wait_until_typed(self) -> None:
        """Wait until what was typed is in the list."""
        editing = QAbstractItemView.State.EditingState
        self.recruiter.wait(lambda: self.page.grid.state() is not editing)
        self.wait_until_settled()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press a key in the grid."""
        QTest.keyClick(self.page.grid, key, modifiers or Qt.KeyboardModifier.NoModifier)

    def press(self, name: str) -> None:
        """Press a button on the page."""
        self.recruiter.press(name, self.page)

    def press_below(self, name: str) -> None:
        """Press a button of what is said about the current row."""
        self.recruiter.press(name, self.page.row_notice)

    def filter(self, name: str) -> None:
        """Press one of the counts."""
        self.press(name)
