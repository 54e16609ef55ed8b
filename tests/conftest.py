"""What every test gets: no way out of the test's own folder and its own computer."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from desktop_invite.ui.garbage import collect_what_is_due, search_only_here

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.patient_bot import PatientBot

# Before the first Qt import: a test that needs a real X server starts one, and its own process.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Dates and numbers are expected as they are written there; other places are asked for by name.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

# Nothing here is a matter of time. What a machine that only checks tries is the same each time
# (Hypothesis sees to that where CI is set); what a person's machine tries is new each time.
settings.register_profile(
    "test", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("test")

# As in the app: windows of an earlier test must not be destroyed by whatever thread comes by.
search_only_here()


@pytest.fixture(autouse=True)
def garbage_of_tests() -> Iterator[None]:
    """Collect between the tests what is due by then."""
    yield
    collect_what_is_due()


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own, so that nothing of the computer's user is touched."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    return home


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application, and leave nothing on its clipboard that outlives Python."""
    from desktop_invite.ui.clipboard import (  # noqa: PLC0415 - with Qt, which few tests need
        forget_where_only_qt_keeps_it,
        the_clipboard,
    )

    # Before the first test puts something of its own there.
    the_clipboard()
    yield qapp
    forget_where_only_qt_keeps_it()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Give pytest-qt's hands, made patient."""
    from tests.patient_bot import PatientBot  # noqa: PLC0415 - with Qt, which few tests need

    return PatientBot(request)
