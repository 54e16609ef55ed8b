"""The command line: what it understands, what it refuses, what it prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_invite import __version__
from desktop_invite.options import Options, read_options
from desktop_invite.xobin.address import BaseUrl
from tests.waiting import PATIENCE

_CHECKOUT = Path(__file__).parents[1]


def program(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end."""
    command = [sys.executable, "-m", "desktop_invite", *arguments]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "disabled:"},
        cwd=_CHECKOUT,
    )


def test_nothing_asked_is_an_ordinary_start() -> None:
    assert read_options([]) == Options()


def test_everything_can_be_asked(tmp_path: Path) -> None:
    arguments = ["--practice", "--data-dir", str(tmp_path), "--check", "--picture", "a.png"]
    read = read_options([*arguments, "--base-url", "https://eu.xobin.com/api/v2"])
    address = BaseUrl.parse("https://eu.xobin.com/api/v2")
    assert isinstance(address, BaseUrl)
    assert read == Options(True, tmp_path, address, True, Path("a.png"))


def test_this_computer_needs_no_https() -> None:
    address = read_options(["--base-url", "http://127.0.0.1:8080/api/v2"]).base_url
    assert address is not None
    assert address.is_this_computer


@pytest.mark.parametrize(
    "address", ["http://app.xobin.com/api/v2", "nonsense here", "https://a:b@xobin.com", ""]
)
def test_an_address_that_a_key_must_not_go_to_is_refused(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        read_options(["--base-url", address])
    assert ended.value.code == 2
    assert "an https:// address is needed" in capsys.readouterr().err


def test_what_is_unknown_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_options(["--send-everything"])
    assert ended.value.code == 2
    assert "--send-everything" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_options(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"Desktop Invite {__version__}\n"


def test_the_help_names_every_option() -> None:
    told = program("--help")
    assert told.returncode == 0
    for option in ("--practice", "--data-dir", "--base-url", "--check", "--version", "--help"):
        assert option in told.stdout


def test_the_check_does_the_main_job_and_says_what_works(tmp_path: Path) -> None:
    told = program("--check", "--data-dir", str(tmp_path / "data"))
    assert told.returncode == 0, told.stdout + told.stderr
    assert re.search(r"ok +The invite link came back: http://127\.0\.0\.1:\d+/i/\w+\n", told.stdout)
    assert "ok    The link is copied" in told.stdout
    assert "ok    Spreadsheets can be written and read" in told.stdout
    assert "note  This computer's password store isn't available here" in told.stdout
    assert told.stdout.endswith("Desktop Invite works on this computer.\n")
    assert (tmp_path / "data" / "desktop-invite-check.png").stat().st_size > 0
    assert (tmp_path / "data" / "practice.sqlite3").exists()


def test_a_check_that_fails_says_so_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = program("--check", "--data-dir", str(tmp_path / "file"))
    assert told.returncode == 1
    assert "NOT   The data folder can't be written" in told.stdout
    assert told.stdout.endswith("the lines marked NOT say what.\n")


def test_a_list_can_be_named() -> None:
    assert read_options(["list of May.xlsx", "--practice"]) == Options(
        practice=True, file=Path("list of May.xlsx")
    )
