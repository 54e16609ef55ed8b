"""The history as the recruiter sees and uses it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QThread
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.invites.outcome import Answer, Reason, Sent
from desktop_invite.ui.history.actions import RowAction
from desktop_invite.ui.history.columns import CANDIDATE, STATUS
from desktop_invite.ui.history.copying import MOST_ROWS
from desktop_invite.ui.history.empty import EmptyState
from desktop_invite.ui.history.footer import Footer
from desktop_invite.ui.history.invite_notice import InviteNotice
from tests.storage.large_history import make_large_history
from tests.ui.history.outbox import made
from tests.ui.history.reading import (
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
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_invite.ui.history.panel import HistoryPanel
    from tests.ui.history.outbox import RecordedOutbox

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ASHA, WEI, OLGA = "Asha Rao", "Wei Chen", "Olga Ivanova"


def add_three(outbox: RecordedOutbox) -> None:
    """Add three invites; Asha's is the newest and has its link, Wei's is in doubt."""
    outbox.add(OLGA, "olga@example.net", Status.REJECTED, ago=timedelta(hours=2))
    outbox.add(
        WEI, "wei@example.org", Status.UNKNOWN, delivery=Delivery.SENDLINK, ago=timedelta(hours=1)
    )
    outbox.add(ASHA, "asha@example.com")


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


# ---------------------------------------------------------------------- what is shown


def test_the_newest_invite_stands_first(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    assert names(panel) == [ASHA, WEI, OLGA]
    assert statuses(panel) == ["Link ready", "Not sure", "Not sent"]
    assert panel.status_line == "3 invites · 2 need attention"


def test_controls_have_their_names(panel: HistoryPanel) -> None:
    search = part(panel, QLineEdit, "searchHistory")
    assert search.accessibleName() == "Search history"
    assert part(panel, QTableView, "history").accessibleName() == "History"


def test_an_empty_history_says_what_will_be_here(qtbot: QtBot, panel: HistoryPanel) -> None:
    read(qtbot, panel)
    empty = part(panel, EmptyState)
    assert empty.isVisible()
    assert empty.title == "No invites yet"


def test_before_it_is_started_nothing_is_read(panel: HistoryPanel, outbox: RecordedOutbox) -> None:
    add_three(outbox)
    panel.restore_state(panel.save_state())
    panel.search_for("asha")
    assert not any(thread.isRunning() for thread in panel.findChildren(QThread))
    assert names(panel) == []


def test_an_invite_without_a_link_never_reads_link_ready(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    outbox.add(outcome=Sent(Answer(), 201, Reason.NO_LINK))
    read(qtbot, panel)
    assert statuses(panel) == ["Invited"]


# ---------------------------------------------------------------------- live


def test_an_invite_is_followed_from_its_recording_to_its_link(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    resets = QSignalSpy(model_of(panel).modelReset)
    invite = outbox.add("Mia Rossi", "mia@example.it", Status.QUEUED)
    outbox.tell(invite)
    assert names(panel)[0] == "Mia Rossi"
    assert statuses(panel)[0] == "Waiting"
    outbox.end(invite, made(7))
    assert statuses(panel)[0] == "Link ready"
    assert resets.count() == 0
    settle(qtbot, panel)
    assert panel.status_line == "4 invites · 2 need attention"


def test_a_doubt_that_is_settled_leaves_the_count(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, WEI)
    do(panel, RowAction.THEY_GOT_IT)
    settle(qtbot, panel)
    assert statuses(panel) == ["Link ready", "Emailed", "Not sent"]
    assert panel.status_line == "3 invites · 1 needs attention"


def test_the_selection_stays_with_its_invites_while_others_come_in(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, ASHA, OLGA)
    outbox.tell(outbox.add("Mia Rossi", "mia@example.it", Status.QUEUED))
    assert selected(panel) == {ASHA, OLGA}
    outbox.add("Told by nobody", "nobody@example.com")
    panel.start()
    settle(qtbot, panel)
    assert names(panel)[0] == "Told by nobody"
    assert selected(panel) == {ASHA, OLGA}


def test_the_selection_stays_with_its_invites_in_another_order(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, WEI)
    panel.table.sortByColumn(CANDIDATE, Qt.SortOrder.AscendingOrder)
    settle(qtbot, panel)
    assert names(panel) == [ASHA, OLGA, WEI]
    assert selected(panel) == {WEI}
    invite = panel.selected_invite()
    assert invite is not None
    assert invite.candidate.name == WEI


# ---------------------------------------------------------------------- search and filter


def test_search_finds_without_regard_to_case_and_accents(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    outbox.add("Zoë Brontë", "zoe@example.com")
    read(qtbot, panel)
    panel.focus_search()
    QTest.keyClicks(part(panel, QLineEdit, "searchHistory"), "BRONTE")
    settle(qtbot, panel)
    assert names(panel) == ["Zoë Brontë"]
    assert panel.status_line == "1 of 4 invites · 2 need attention"


def test_nothing_found_offers_a_way_back(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    panel.search_for("nobody <b>")
    settle(qtbot, panel)
    empty = part(panel, EmptyState)
    assert empty.title == "Nothing found for “nobody <b>”"
    part(panel, QPushButton, "showAllInvites").click()
    settle(qtbot, panel)
    assert len(names(panel)) == 3
    assert not empty.isVisible()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("All statuses", {ASHA, WEI, OLGA}),
        ("Need attention", {WEI, OLGA}),
        ("Link ready", {ASHA}),
        ("Emailed", set()),
        ("Not sent", {OLGA}),
        ("Not sure", {WEI}),
        ("Waiting", set()),
    ],
)
def test_the_filter_speaks_the_recruiters_words(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox, words: str, found: set[str]
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    panel.filters.status.setCurrentText(words)
    settle(qtbot, panel)
    assert set(names(panel)) == found


def test_the_count_of_what_needs_attention_filters_and_back(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    attention = part(panel, QPushButton, "needAttention")
    attention.click()
    settle(qtbot, panel)
    assert names(panel) == [WEI, OLGA]
    attention.click()
    settle(qtbot, panel)
    assert len(names(panel)) == 3


def test_letters_typed_into_the_table_go_into_the_search(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    QTest.keyClicks(panel.table, "o")
    assert part(panel, QLineEdit, "searchHistory").text() == "o"


def test_the_keyboard_leads_from_the_search_into_the_table(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    QTest.keyClick(part(panel, QLineEdit, "searchHistory"), Qt.Key.Key_Down)
    assert selected(panel) == {ASHA}


# ---------------------------------------------------------------------- copying


def test_enter_copies_the_link(qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox) -> None:
    add_three(outbox)
    read(qtbot, panel)
    select(panel, ASHA)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    invite = panel.selected_invite()
    assert invite is not None
    assert pasted() == invite.link
    assert said(panel) == "Copied the link for Asha."


def test_a_double_click_copies_the_link(
    qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox
) -> None:
    add_three(outbox)
    read(qtbot, panel)
    QGuiApplication.clipboard().clear()
    rect = panel.table.visualRect(model_of(panel).index(0, CANDIDATE))
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
        ASHA: {RowAction.COPY_LINK, RowAction.COPY_MESSAGE, RowAction.OPEN_LINK},
        WEI: {RowAction.THEY_GOT_IT, RowAction.SEND_AGAIN},
        OLGA: {RowAction.TRY_AGAIN, RowAction.EDIT},
        "Mia Rossi": {RowAction.UNDO},
    }
    for name, own in expected.items():
        select(panel, name)
        offered = {each for each in RowAction if panel.table.actions_[each].isEnabled()}
        assert offered == own | {RowAction.COPY_ROWS, RowAction.DETAILS}, name


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
        (RowAction.OPEN_LINK, "open_link_wanted", ASHA),
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


# ---------------------------------------------------------------------- at scale


def test_a_hundred_thousand_invites_are_there_and_only_a_few_in_memory(
    qtbot: QtBot, panel: HistoryPanel, path: Path, tmp_path: Path, outbox: RecordedOutbox
) -> None:
    large = tmp_path / "large.sqlite3"
    make_large_history(large, 100_000)
    outbox.close()
    large.replace(path)
    read(qtbot, panel)
    model = model_of(panel)
    assert model.rowCount() == 100_000
    panel.table.scrollToBottom()
    qtbot.waitUntil(lambda: model.index(99_999, 0).data() is not None)
    panel.table.selectAll()
    assert panel.table.selected_count() == 100_000
    do(panel, RowAction.COPY_ROWS)
    assert said(panel) == f"That is too much for the clipboard. Select at most {MOST_ROWS} invites."
    panel.search_for("zan sales")
    settle(qtbot, panel)
    found = {name.casefold() for name in names(panel)[:50]}
    assert 0 < model.rowCount() < 100_000
    assert found
