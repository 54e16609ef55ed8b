"""The history as the recruiter sees and uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView

from desktop_invite.invites.invite import Status
from desktop_invite.invites.outcome import Answer, Reason, Sent
from desktop_invite.ui.history.actions import RowAction
from desktop_invite.ui.history.columns import CANDIDATE
from desktop_invite.ui.history.copying import MOST_ROWS
from desktop_invite.ui.history.empty import EmptyState
from desktop_invite.ui.history.footer import Footer
from tests.storage.large_history import make_large_history
from tests.ui.history.outbox import made
from tests.ui.history.reading import (
    ASHA,
    OLGA,
    WEI,
    add_three,
    model_of,
    names,
    part,
    read,
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


def said(panel: HistoryPanel) -> str:
    return part(panel, Footer).said


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
