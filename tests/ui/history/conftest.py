"""A history of the test's own, and the panel over it."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from desktop_invite.ui.clipboard import Clipboard
from desktop_invite.ui.history.panel import HistoryPanel
from tests.ui.history.outbox import RecordedOutbox, SetClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Say where the history is."""
    return tmp_path / "data" / "history.sqlite3"


@pytest.fixture
def outbox(qapp: object, path: Path) -> Iterator[RecordedOutbox]:
    """Write the history as the sending thread does."""
    outbox = RecordedOutbox(path, SetClock())
    yield outbox
    outbox.close()


@pytest.fixture
def panel(qtbot: QtBot, path: Path, outbox: RecordedOutbox) -> Iterator[HistoryPanel]:
    """Show the history; it has not begun to read."""
    panel = HistoryPanel(path, outbox, Clipboard(), clock=outbox.clock, locale=BRITISH, zone=UTC)
    panel.setLocale(BRITISH)
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    panel.show()
    yield panel
    assert panel.close_reader()
