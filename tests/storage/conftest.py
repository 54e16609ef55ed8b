"""Password stores for the tests of the API key's door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desktop.secret_service import no_secret_service, secret_service

if TYPE_CHECKING:
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
