"""Password stores for the tests of the API key's door; histories on disk for the others."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords
from tests.desktop.secret_service import no_secret_service, secret_service
from tests.storage.histories import SetClock

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run a D-Bus session with a real password store, unlocked and empty."""
    with secret_service(tmp_path) as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield


@pytest.fixture
def no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run a D-Bus session without a password store."""
    with no_secret_service(tmp_path) as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Say where a history may be; nothing is there yet."""
    return tmp_path / "data" / "history.sqlite3"


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an empty history for its writer."""
    with closing(open_history(path)) as connection:
        yield connection


@pytest.fixture
def clock() -> SetClock:
    """Show a time of the test's own."""
    return SetClock()


@pytest.fixture
def records(connection: sqlite3.Connection, clock: SetClock) -> OutboxRecords:
    """Record in an empty history."""
    return OutboxRecords(connection, clock)
