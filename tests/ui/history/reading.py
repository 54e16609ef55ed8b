"""What tests wait for, and what they see."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QWidget

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.ui.history.columns import CANDIDATE, STATUS
from desktop_invite.ui.history.roles import INVITE_ROLE

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.qtbot import QtBot

    from desktop_invite.ui.history.panel import HistoryPanel
    from tests.ui.history.outbox import RecordedOutbox

Part = TypeVar("Part", bound=QWidget)

ASHA, WEI, OLGA = "Asha Rao", "Wei Chen", "Olga Ivanova"

_ROW = QItemSelectionModel.SelectionFlag.Rows


def read(qtbot: QtBot, panel: HistoryPanel) -> None:
    """Begin to read, and wait until everything is shown."""
    panel.start()
    settle(qtbot, panel)


def settle(qtbot: QtBot, panel: HistoryPanel) -> None:
    """Wait until nothing more is being read."""
    qtbot.waitUntil(lambda: panel.is_settled)


def model_of(panel: HistoryPanel) -> QAbstractItemModel:
    """Return the rows of the table."""
    return panel.table.model()


def names(panel: HistoryPanel) -> list[str]:
    """Return the candidates from top to bottom."""
    model = model_of(panel)
    return [str(model.index(row, CANDIDATE).data()) for row in range(model.rowCount())]


def statuses(panel: HistoryPanel) -> list[str]:
    """Return the words in the last column, from top to bottom."""
    model = model_of(panel)
    return [str(model.index(row, STATUS).data()) for row in range(model.rowCount())]


def row_of(panel: HistoryPanel, name: str) -> int:
    """Return the row of a candidate."""
    return names(panel).index(name)


def select(panel: HistoryPanel, *wanted: str) -> None:
    """Select the rows of these candidates, and no others."""
    selection = panel.table.selectionModel()
    selection.clearSelection()
    for name in wanted:
        index = model_of(panel).index(row_of(panel, name), 0)
        selection.setCurrentIndex(index, _ROW | QItemSelectionModel.SelectionFlag.Select)


def selected(panel: HistoryPanel) -> set[str]:
    """Return the candidates that are selected."""
    rows = panel.table.selectionModel().selectedRows()
    return {index.data(INVITE_ROLE).candidate.name for index in rows}


def part(of: QWidget, kind: type[Part], name: str = "") -> Part:
    """Return the part of a view that is of a kind, and has a name; a shown one before a hidden."""
    found = of.findChildren(kind, name) if name else of.findChildren(kind)
    assert found, f"there is no {name or kind.__name__}"
    return next((each for each in found if each.isVisible()), found[0])


def add_three(outbox: RecordedOutbox) -> None:
    """Add three invites; Asha's is the newest and has its link, Wei's is in doubt."""
    outbox.add(OLGA, "olga@example.net", Status.REJECTED, ago=timedelta(hours=2))
    outbox.add(
        WEI, "wei@example.org", Status.UNKNOWN, delivery=Delivery.SENDLINK, ago=timedelta(hours=1)
    )
    outbox.add(ASHA, "asha@example.com")
