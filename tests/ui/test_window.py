"""The window comes back as it was left, and closes without losing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QWidget

from desktop_invite.app import Start
from desktop_invite.instance import HandedOver
from desktop_invite.invites.invite import Delivery
from desktop_invite.storage.preferences import FormDraft, PreferencesFile
from desktop_invite.ui.history.columns import STATUS
from desktop_invite.ui.menus import Command
from desktop_invite.ui.theme.spacing import GRID
from tests.servers import ContractServer, Hang
from tests.ui.stores import Drawer, store_over

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_invite.paths import DataFolder
    from tests.ui.recruiter import Recruiter

FINISHING = "Finishing what is on its way. The window closes by itself."


def splitter_of(recruiter: Recruiter) -> QSplitter:
    """Return what lies between the form and the history."""
    return recruiter.control(QSplitter, "")


def drag(panels: QSplitter, form: int) -> None:
    """Draw what lies between the two with the mouse until the form is that wide."""
    handle = panels.handle(1)
    start = handle.rect().center()
    way = QPoint(form - panels.sizes()[0], 0)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(handle, start + way)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start)
    assert panels.sizes()[0] == form


def halves_of(panels: QSplitter) -> tuple[QWidget, QWidget]:
    """Return what holds the form, and the history."""
    form, history = panels.widget(0), panels.widget(1)
    assert form is not None
    assert history is not None
    return form, history


def test_size_splitter_and_columns_come_back(practice: Recruiter) -> None:
    practice.window.resize(QSize(760, 620))
    drag(splitter_of(practice), 360)
    header = practice.history.table.horizontalHeader()
    header.resizeSection(1, header.sectionSize(1) + 17)
    QCoreApplication.processEvents()
    sizes = splitter_of(practice).sizes()
    wide = header.sectionSize(1)
    again = practice.restart()
    assert again.window.size() == QSize(760, 620)
    assert splitter_of(again).sizes() == sizes
    assert again.history.table.horizontalHeader().sectionSize(1) == wide


@pytest.mark.parametrize("width", [392, 420, 560])
def test_in_a_narrow_window_the_form_stands_above_the_history(
    practice: Recruiter, width: int
) -> None:
    practice.window.resize(QSize(width, 720))
    panels = splitter_of(practice)
    practice.wait(lambda: panels.orientation() is Qt.Orientation.Vertical)
    form, history = halves_of(panels)
    practice.wait(lambda: form.geometry().bottom() < history.geometry().top())
    for panel in (form, history):
        assert panels.rect().contains(panel.geometry())
        assert panel.width() >= panel.minimumSizeHint().width()
        assert panel.height() >= panel.minimumSizeHint().height()


def test_each_way_to_lie_keeps_its_own_division(practice: Recruiter) -> None:
    practice.window.resize(QSize(760, 720))
    panels = splitter_of(practice)
    practice.wait(lambda: panels.orientation() is Qt.Orientation.Horizontal)
    drag(panels, 340)
    beside, _ = panels.sizes()
    practice.window.resize(QSize(480, 720))
    practice.wait(lambda: panels.orientation() is Qt.Orientation.Vertical)
    panels.setSizes([300, panels.height() - panels.handleWidth() - 300])
    above, _ = panels.sizes()
    again = practice.restart()
    panels = splitter_of(again)
    again.wait(lambda: panels.orientation() is Qt.Orientation.Vertical)
    # The form's share; the history has what is left, less with a notice above both.
    again.wait(lambda: panels.sizes()[0] == above)
    again.window.resize(QSize(760, 720))
    again.wait(lambda: panels.orientation() is Qt.Orientation.Horizontal)
    again.wait(lambda: panels.sizes()[0] == beside)


def test_the_window_fits_a_small_laptop_at_double_size(practice: Recruiter) -> None:
    assert practice.window.minimumHeight() <= 384 - 64
    practice.window.resize(QSize(683, 320))
    panels = splitter_of(practice)
    practice.wait(lambda: practice.window.size() == QSize(683, 320))
    assert panels.orientation() is Qt.Orientation.Horizontal
    form, history = halves_of(panels)
    assert not form.geometry().intersects(history.geometry())


def test_a_half_typed_form_comes_back(practice: Recruiter) -> None:
    practice.type("Candidate name", "Asha Rao")
    practice.type("Candidate email", "asha@exam")
    practice.pick("Sales screening · 305")
    practice.app.workspace.desk.form.form.show_delivery(Delivery.SENDLINK)
    again = practice.restart()
    draft = again.app.workspace.desk.form.draft()
    expected = FormDraft("Asha Rao", "asha@exam", "Sales screening · 305", Delivery.SENDLINK)
    assert draft == expected
    again.wait_for_account()
    assert again.app.workspace.desk.form.draft() == expected


def test_what_a_new_invite_set_aside_comes_back_too(practice: Recruiter) -> None:
    practice.type("Candidate name", "Asha Rao")
    practice.window.commands[Command.NEW_INVITE].trigger()
    practice.type("Candidate name", "Wei Chen")
    again = practice.restart()
    again.wait_to_read("What you typed for Asha Rao is kept.")
    assert again.app.workspace.desk.form.draft().name == "Wei Chen"
    again.press("Put it back")
    assert again.app.workspace.desk.form.draft().name == "Asha Rao"
    again.wait_to_read("What you typed for Wei Chen is kept.")


def test_the_last_interview_and_delivery_come_back_without_a_candidate(
    practice: Recruiter, folder: DataFolder
) -> None:
    practice.app.workspace.desk.form.form.show_delivery(Delivery.SENDLINK)
    practice.app.remembered.change(undo_seconds=0)
    practice.invite("Asha Rao", "asha@example.com", "305")
    practice.wait_to_read("Emailed")
    again = practice.restart()
    form = again.app.workspace.desk.form.draft()
    assert (form.name, form.email, form.delivery) == ("", "", Delivery.SENDLINK)
    assert "305" in form.interview
    remembered = PreferencesFile(folder.preferences).load()
    assert remembered.delivery is Delivery.SENDLINK
    assert "305" in remembered.last_interview


def test_with_nothing_on_the_way_it_closes_at_once(practice: Recruiter) -> None:
    practice.window.close()
    practice.wait(lambda: practice.has_ended)


def test_with_a_request_on_the_way_it_says_so_and_closes_by_itself(
    at_work: Recruiter, server: ContractServer
) -> None:
    server.script(Hang())
    at_work.invite("Asha Rao", "asha@example.com")
    server.ledger.wait_for(1)
    at_work.window.close()
    at_work.wait_to_read(FINISHING)
    assert not at_work.has_ended
    at_work.window.close()  # Impatience changes nothing.
    assert at_work.window.isVisible()
    server.release()
    at_work.wait(lambda: at_work.has_ended)
    again = at_work.restart()
    again.wait(lambda: again.history.status_line.startswith("1 invite"))
    assert "attention" not in again.history.status_line


def test_a_start_while_it_closes_opens_it_anew_with_its_file(
    at_work: Recruiter, server: ContractServer, tmp_path: Path
) -> None:
    file = tmp_path / "candidates of May.csv"
    file.write_text("Name,Email\nWei Chen,wei@example.com\n", encoding="utf-8")
    server.script(Hang())
    at_work.invite("Asha Rao", "asha@example.com")
    server.ledger.wait_for(1)
    closing = at_work.window
    closing.close()
    at_work.wait_to_read(FINISHING)
    at_work.app.take_over(HandedOver(file))
    at_work.app.take_over(HandedOver(None))
    server.release()
    at_work.wait(lambda: at_work.window is not closing)
    at_work.wait_to_read("candidates of May.csv")
    assert not at_work.has_ended
    assert len(server.ledger.requests()) == 1


def test_the_systems_wish_to_end_outlives_a_start_while_it_closes(
    at_work: Recruiter, server: ContractServer
) -> None:
    server.script(Hang())
    at_work.invite("Asha Rao", "asha@example.com")
    server.ledger.wait_for(1)
    at_work.window.close()
    at_work.wait_to_read(FINISHING)
    at_work.app.take_over(HandedOver(None))
    at_work.app.close()
    server.release()
    at_work.wait(lambda: at_work.has_ended)


def test_closed_before_it_came_to_anything_it_leaves_nothing_behind(
    start_app: Callable[[Start], Recruiter], folder: DataFolder
) -> None:
    recruiter = start_app(Start(folder, practice=True, key_store=store_over(Drawer())))
    recruiter.close()
    QCoreApplication.processEvents()
    assert not folder.history(practice=True).exists()


def test_it_comes_to_the_front_out_of_the_taskbar(practice: Recruiter) -> None:
    practice.window.showMinimized()
    practice.app.raise_up()
    assert practice.window.isVisible()
    assert not practice.window.isMinimized()


def test_what_is_no_geometry_is_passed_over(practice: Recruiter) -> None:
    size = practice.window.size()
    practice.window.restore("not base64 at all")
    practice.window.restore_splitter("AAAA")
    assert practice.window.size() == size


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_everything_opens_in_either_direction(
    practice: Recruiter, qapp: QApplication, direction: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(direction)
    practice.invite("محمد الأحمد", "m.alahmad@example.com")
    practice.wait_to_read("Link ready")
    dialogs = practice.app.workspace.desk.dialogs
    for open_it in (dialogs.open_settings, dialogs.open_help, dialogs.open_first_run):
        open_it()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert not practice.window.grab().isNull()
    assert practice.window.layoutDirection() is direction


@pytest.mark.parametrize("width", [675, 720])
def test_beside_the_form_the_history_shows_all_of_its_columns_in_a_narrow_window(
    practice: Recruiter, width: int
) -> None:
    practice.window.resize(QSize(width, 700))
    panels = splitter_of(practice)
    practice.wait(lambda: panels.orientation() is Qt.Orientation.Horizontal)
    table = practice.history.table
    practice.wait(lambda: table.horizontalScrollBar().maximum() == 0)
    assert table.horizontalHeader().sectionSize(STATUS) >= table.sizeHintForColumn(STATUS)
    assert practice.control(QLineEdit, "Search history").width() >= 14 * GRID


def test_the_form_has_its_width_back_where_there_is_room_again(practice: Recruiter) -> None:
    panels = splitter_of(practice)
    practice.wait(lambda: panels.sizes()[0] > 0)
    practice.window.resize(QSize(1120, 700))
    practice.wait(lambda: panels.width() > 1000)
    before = panels.sizes()[0]
    practice.window.resize(QSize(690, 700))
    practice.wait(lambda: panels.sizes()[0] < before)
    practice.window.resize(QSize(1120, 700))
    practice.wait(lambda: panels.sizes()[0] == before)


def test_from_right_to_left_the_form_is_whole(practice: Recruiter) -> None:
    practice.window.resize(QSize(1120, 700))
    practice.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    panels = splitter_of(practice)
    form, _ = halves_of(panels)
    practice.wait(lambda: form.x() > panels.width() // 2)
    assert panels.rect().contains(form.geometry())
