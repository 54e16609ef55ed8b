"""A history on disk for each test of the outbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.sending.opening import open_outbox_records
from tests.sending.bench import Bench, HandClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
