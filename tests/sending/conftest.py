"""A history on disk for each test of the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.sending.opening import open_outbox_records
from tests.sending.bench import Bench, HandClock
from tests.sending.way import Way
from tests.servers import ContractServer, Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_invite.sending.doors import Records


@pytest.fixture
def history_path(tmp_path: Path) -> Path:
    """Return where the test's history is."""
    return tmp_path / "history.sqlite3"


@pytest.fixture
def records(history_path: Path) -> Iterator[Records]:
    """Open a new history."""
    with open_outbox_records(history_path, HandClock()) as records:
        yield records


@pytest.fixture
def bench(records: Records) -> Bench:
    """Return an outbox with a key, on a new history."""
    return Bench(records)


@pytest.fixture
def new_way(qtbot: QtBot, history_path: Path) -> Iterator[Callable[..., Way]]:
    """Return a maker of ways, which end with the test."""
    made: list[Way] = []

    def new(
        ways: Ways | None = None,
        *,
        deadline: float = 5.0,
        server: ContractServer | None = None,
    ) -> Way:
        made.append(Way(qtbot, history_path, ways or Ways(), deadline, server))
        return made[-1]

    yield new
    for way in made:
        way.take_down()
