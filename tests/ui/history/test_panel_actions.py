"""What the recruiter does with the history."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.sending.events import InvitesForgotten
from desktop_invite.ui.history.actions import RowAction
from desktop_invite.ui.history.columns import CANDIDATE, STATUS
from desktop_invite.ui.history.footer import Footer
from desktop_invite.ui.history.invite_notice import InviteNotice
from desktop_invite.ui.history.roles import INVITE_ROLE
from tests.ui.history.reading import (
    ASHA,
    OLGA,
    WEI,
    add_three,
    model_of,
    names,
    part,
    read,
    row_of,
    select,
    selected,
    settle,
    statuses,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_invite.ui.history.panel import HistoryPanel
    from tests.ui.history.outbox import RecordedOutbox

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def said(panel: HistoryPanel) -> str:
    return part(panel, Footer).said


def notice_of(panel: HistoryPanel) -> InviteNotice:
    return part(panel, InviteNotice)


def button(panel: HistoryPanel, way_out: str) -> QPushButton:
    return part(panel, QPushButton, f"wayOut_{way_out}")


def pasted() -> str:
    return QGuiApplication.clipboard().text()


def do(panel: HistoryPanel, action: RowAction) -> None:
    panel.table.actions_[action].trigger()


# ---------------------------------------------------------------------- copying


def test_enter_copies_the_link(qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, ASHA)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    invite = panel.selected_invite()
    assert invite is not None
    assert pasted() == invite.link
    assert said(panel) == "Copied the link for Asha Rao."


def test_a_double_click_copies_the_link(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    QGuiApplication.clipboard().clear()
    rect = panel.table.visualRect(model_of(panel).index(0, CANDIDATE))
    QTest.mouseClick(panel.table.viewport(), LEFT, NO_KEYS, rect.center())
    QTest.mouseDClick(panel.table.viewport(), LEFT, NO_KEYS, rect.center())
    assert pasted().startswith("https://app.xobin.com/i/")


def test_where_there_is_no_link_it_says_why(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, OLGA)
    QTest.keyClick(panel.table, Qt.Key.Key_Enter)
    assert said(panel) == "No link: nothing was sent."


def test_the_selection_is_copied_as_a_table(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, ASHA, OLGA)
    with qtbot.waitSignal(QGuiApplication.clipboard().dataChanged):
        do(panel, RowAction.COPY_ROWS)
    lines = [line.split("\t") for line in pasted().splitlines()]
    assert lines[0] == ["When", "Candidate", "Email", "Interview", "Status", "Link"]
    assert [line[1] for line in lines[1:]] == [ASHA, OLGA]
    assert lines[1][0] == "3 Jun 2025, 10:45:00"
    assert "<table>" in QGuiApplication.clipboard().mimeData().html()
    assert said(panel) == "Copied 2 invites as a table."


# ---------------------------------------------------------------------- what can be done


def test_the_menu_offers_what_fits_the_invite(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    outbox.add("Mia Rossi", "mia@example.it", Status.QUEUED)
    read(qtbot, panel)
    expected = {
        ASHA: {
            RowAction.COPY_LINK,
            RowAction.COPY_MESSAGE,
            RowAction.SHARE,
            RowAction.EDIT,
        },
        WEI: {RowAction.THEY_GOT_IT, RowAction.SEND_AGAIN, RowAction.EDIT},
        OLGA: {RowAction.TRY_AGAIN, RowAction.EDIT},
        "Mia Rossi": {RowAction.UNDO},
    }
    for name, own in expected.items():
        select(panel, name)
        offered = {each for each in RowAction if panel.table.actions_[each].isEnabled()}
        assert offered == own | {RowAction.COPY_ROWS, RowAction.DETAILS}, name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (ASHA, "&Invite again, corrected"),
        (WEI, "&Invite again, corrected"),
        (OLGA, "&Edit and send again"),
    ],
)
def test_correcting_says_whether_something_was_sent(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox, name: str, words: str
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, name)
    assert panel.table.actions_[RowAction.EDIT].text() == words


def test_a_corrected_invite_needs_nothing_more(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    panel.show_attention()
    settle(qtbot, panel)
    assert names(panel) == [WEI, OLGA]
    refused = model_of(panel).index(1, 0).data(INVITE_ROLE)
    outbox.tell(outbox.add(OLGA, "olga@example.com", Status.QUEUED, corrects=refused))
    corrected = outbox.records.invite(refused.id)
    assert corrected is not None
    outbox.tell(corrected)
    assert names(panel) == [WEI]
    panel.filters.clear()
    settle(qtbot, panel)
    panel.table.selectRow(names(panel).index(OLGA) + 3)
    settle(qtbot, panel)
    notice = notice_of(panel).notice
    assert notice is not None
    assert notice.sentence.endswith("You corrected it and invited again.")
    assert not notice.buttons
    assert not panel.table.actions_[RowAction.TRY_AGAIN].isEnabled()
    assert panel.status_line.endswith("1 needs attention")


def test_forgetting_is_offered_where_somebody_does_it(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    forget = panel.table.actions_[RowAction.FORGET]
    select(panel, ASHA)
    assert not forget.isEnabled()
    panel.offer_forget()
    select(panel, WEI)
    assert forget.isEnabled()
    with qtbot.waitSignal(panel.forget_wanted) as asked:
        forget.trigger()
    assert asked.args[0].candidate.name == WEI


def test_forgotten_invites_leave_the_table_at_once(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    gone = model_of(panel).index(row_of(panel, WEI), 0).data(INVITE_ROLE)
    outbox.invites_forgotten.emit(InvitesForgotten(frozenset({gone.id})))
    assert names(panel) == [ASHA, OLGA]


def test_the_selection_can_be_named_for_others(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, OLGA, ASHA)
    assert panel.selected_count() == 2
    assert panel.selected_ids() == (3, 1)
    assert panel.found_count() == 3


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ],
    ids=["menu key", "shift F10"],
)
def test_the_menu_opens_by_key_at_the_row_and_works_by_key(
    qtbot: QtBot,
    panel: HistoryPanel,
    outbox: RecordedOutbox,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    panel.table.setFocus()
    QTest.keyClick(panel.table, key, modifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert selected(panel) == {ASHA}, "the first row, where nothing was selected"
    row = panel.table.visualRect(model_of(panel).index(0, 0))
    assert menu.pos() == panel.table.viewport().mapToGlobal(row.bottomLeft())
    QTest.keyClick(menu, Qt.Key.Key_L)
    assert pasted().startswith("https://app.xobin.com/i/")


def test_a_line_stands_between_groups_only(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    panel.offer_forget()
    for name in (ASHA, WEI, OLGA):
        select(panel, name)
        menu = panel.table.actions_.menu(panel)
        lines = [action.isSeparator() for action in menu.actions()]
        assert sum(lines) == 3, name
        assert not lines[0]
        assert not lines[-1]
        assert (True, True) not in itertools.pairwise(lines)
        menu.close()
    panel.table.clearSelection()


def test_several_invites_can_only_be_copied(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, WEI, OLGA)
    offered = {each for each in RowAction if panel.table.actions_[each].isEnabled()}
    assert offered == {RowAction.COPY_ROWS}


def test_sending_again_asks_first_and_names_the_person(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, WEI)
    settle(qtbot, panel)
    button(panel, "send_again").click()
    notice = notice_of(panel).notice
    assert notice is not None
    assert "Send it to Wei again?" in notice.sentence
    assert outbox.asked.send_again == []
    assert button(panel, "cancel").hasFocus(), "Enter once too often must not send"
    button(panel, "confirm").click()
    assert len(outbox.asked.send_again) == 1
    assert statuses(panel)[row_of(panel, WEI)] == "Waiting"


def test_not_sending_again_changes_nothing(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, WEI)
    do(panel, RowAction.SEND_AGAIN)
    button(panel, "cancel").click()
    assert outbox.asked.send_again == []
    notice = notice_of(panel).notice
    assert notice is not None
    assert "Wei may already have been invited" in notice.sentence


def test_a_doubtful_row_says_what_to_do_and_they_got_it_settles_it(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, WEI)
    settle(qtbot, panel)
    assert button(panel, "send_again").text() == "Send again"
    assert button(panel, "they_got_it").text() == "They got it"
    button(panel, "they_got_it").click()
    assert len(outbox.asked.they_got_it) == 1
    assert not notice_of(panel).isVisible()


def test_the_second_half_of_a_double_click_meets_no_button(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    height = panel.table.height()
    rect = panel.table.visualRect(model_of(panel).index(row_of(panel, WEI), CANDIDATE))
    QTest.mouseClick(panel.table.viewport(), LEFT, NO_KEYS, rect.center())
    assert selected(panel) == {WEI}
    assert panel.table.height() == height
    assert not notice_of(panel).isVisible()
    qtbot.waitUntil(notice_of(panel).isVisible)


def test_a_refused_invite_is_tried_again_without_a_question(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, OLGA)
    do(panel, RowAction.TRY_AGAIN)
    assert len(outbox.asked.send_again) == 1


def test_a_click_on_undo_in_the_row_cancels_the_invite(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    invite = outbox.add("Mia Rossi", "mia@example.it", Status.QUEUED, delivery=Delivery.SENDLINK)
    outbox.tell(invite, leaves_in=5)
    index = model_of(panel).index(0, STATUS)
    panel.resize(1400, 600)  # Else the words of the badge are shorter.
    place = undo_place(panel)
    QTest.mouseClick(panel.table.viewport(), LEFT, NO_KEYS, place)
    assert outbox.asked.undo == [invite.id]
    assert index.data() == "Cancelled"


def undo_place(panel: HistoryPanel) -> QPoint:
    """Return where *Undo* stands in the first row: behind the badge."""
    rect = panel.table.visualRect(model_of(panel).index(0, STATUS))
    metrics = panel.table.fontMetrics()
    badge = metrics.horizontalAdvance("Leaves in 0:05") + 14 + 24
    return QPoint(rect.left() + 8 + badge + 12, rect.center().y())


def test_undo_is_a_key_too(qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox) -> None:
    read(qtbot, panel)
    invite = outbox.add("Mia Rossi", "mia@example.it", Status.QUEUED, delivery=Delivery.SENDLINK)
    outbox.tell(invite, leaves_in=5)
    select(panel, "Mia Rossi")
    undo = panel.table.actions_[RowAction.UNDO]
    assert undo.text() == "&Undo"
    undo.trigger()
    assert outbox.asked.undo == [invite.id]


@pytest.mark.parametrize(
    ("action", "signal", "name"),
    [
        (RowAction.COPY_MESSAGE, "copy_message_wanted", ASHA),
        (RowAction.EDIT, "edit_wanted", OLGA),
    ],
)
def test_what_only_the_window_can_do_is_asked_of_it(
    qtbot: QtBot,
    panel: HistoryPanel,
    outbox: RecordedOutbox,
    action: RowAction,
    signal: str,
    name: str,
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, name)
    with qtbot.waitSignal(getattr(panel, signal)) as asked:
        do(panel, action)
    assert asked.args[0].candidate.name == name
