"""Where things are: everything in one folder, nothing taken from outside of what was bundled."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop_invite.paths import APP_NAME, DataFolder, data_folder, resource


def test_everything_the_app_writes_is_in_the_chosen_folder(tmp_path: Path) -> None:
    folder = data_folder(tmp_path)
    files = (folder.history(practice=False), folder.preferences, folder.lock, folder.logs)
    assert {file.parent for file in files} == {tmp_path}


def test_the_histories_have_the_names_that_others_rely_on(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    assert folder.history(practice=False).name == "history.sqlite3"
    assert folder.history(practice=True).name == "practice.sqlite3"


def test_a_chosen_folder_stays_the_same_wherever_the_program_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder(Path("data")).root == tmp_path / "data"


def test_a_home_folder_can_be_meant(own_home: Path) -> None:
    assert data_folder(Path("~/invites")).root == own_home / "invites"


@pytest.mark.skipif(sys.platform != "linux", reason="each system has its own place")
def test_by_itself_it_is_where_this_system_keeps_data(own_home: Path) -> None:
    assert data_folder().root == own_home / "XDG_DATA_HOME" / APP_NAME


def test_what_was_bundled_is_found() -> None:
    assert resource("style.qss").is_file()
    assert resource("help/help.html").is_file()


@pytest.mark.parametrize("name", ["/etc/passwd", "../pyproject.toml", "icons/../../x", "a\\b"])
def test_no_name_leads_out_of_what_was_bundled(name: str) -> None:
    with pytest.raises(ValueError, match="not a bundled name"):
        resource(name)


def test_what_was_not_bundled_is_not_found() -> None:
    with pytest.raises(FileNotFoundError):
        resource("icons/nothing.svg")


def test_a_frozen_build_brings_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "style.qss").touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("style.qss") == tmp_path / "resources" / "style.qss"
