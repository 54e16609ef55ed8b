"""The report for IT: what runs here, and nothing about people or keys."""

from __future__ import annotations

import platform
import sqlite3
from typing import TYPE_CHECKING

from desktop_invite import __version__
from desktop_invite.diagnostics import report
from desktop_invite.paths import DataFolder

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_it_says_what_runs_here(qtbot: QtBot, tmp_path: Path) -> None:
    text = str(report(DataFolder(tmp_path), "secret_service"))
    assert f"Desktop Invite: {__version__}" in text
    assert f"Python: {platform.python_version()}" in text
    assert f"SQLite: {sqlite3.sqlite_version}" in text
    assert "Password store: secret_service" in text
    assert "(offscreen)" in text


def test_a_home_folder_is_not_named(qtbot: QtBot, own_home: Path) -> None:
    text = str(report(DataFolder(own_home / "data"), "none"))
    assert "Data folder: ~/data" in text
    assert str(own_home) not in text


def test_a_folder_beside_the_home_is_not_taken_for_it(qtbot: QtBot, own_home: Path) -> None:
    beside = own_home.with_name(own_home.name + "-of-somebody-else")
    assert f"Data folder: {beside}" in str(report(DataFolder(beside), "none"))
