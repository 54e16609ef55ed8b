"""The main job, done by hand on a real desktop: from a candidate's name to the link."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_invite.paths import APP_NAME
from tests.servers import ContractServer, Ways
from tests.waiting import PATIENCE, wait_until

if TYPE_CHECKING:
    from tests.desktop.program import Program
    from tests.desktop.session import Desktop

pytestmark = pytest.mark.desktop

CANARY = "canary-7f1d4b9e2c-key-0a6e"
PRACTICE_LINK = r"^http://127\.0\.0\.1:\d+/i/\w+$"


def invites(file: Path) -> list[tuple[str, str, str]]:
    """Read what the history holds: name, status and link, the first first."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as history:
        rows = history.execute("SELECT candidate_name, status, link FROM invites ORDER BY id")
        return rows.fetchall()


def test_with_the_keyboard_alone_a_practice_invite_ends_with_its_link_on_the_clipboard(
    desktop: Desktop, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with desktop.program("--data-dir", str(data)) as program:
        program.window("Welcome")
        desktop.display.press("alt+p")
        program.window("practice")
        _wait_for_interviews(data)
        _type_invite(desktop, "Asha Rao", "asha@example.com")
        link = desktop.display.wait_for_clipboard(PRACTICE_LINK)
        assert program.close("practice") == 0
    assert invites(data / "practice.sqlite3") == [("Asha Rao", "sent", link)]
    with desktop.program("--data-dir", str(data)) as again:
        again.window("practice")
        desktop.display.copy("something else")
        desktop.display.press("ctrl+f")
        desktop.display.type("asha")
        wait_until(lambda: _link_of_first_row(desktop) == link, PATIENCE, "the same link again")
        assert again.close("practice") == 0


def test_one_request_arrives_as_the_contract_says_and_the_key_stays_in_the_keyring(
    desktop: Desktop, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with ContractServer(Ways(key=CANARY)) as server:
        desktop.save_password(APP_NAME, server.origin, CANARY)
        arguments = ("--data-dir", str(data), "--base-url", server.base_url)
        with desktop.program(*arguments) as program:
            program.window("^Desktop Invite$")
            desktop.display.paste("Zoë Brontë-Ng 王 <zoe@example.com>")
            desktop.display.press("alt+v")
            desktop.display.type("305")
            desktop.display.press("ctrl+Return")
            (request,) = server.ledger.wait_for(1)
            desktop.display.wait_for_clipboard("^https?://")
            assert not program.windows("Welcome")
            assert CANARY not in _outside_of(program)
            assert program.close("^Desktop Invite$") == 0
        assert len(server.ledger.requests()) == 1
    assert request.message.method == "POST"
    assert request.message.path == "/api/v2/automated-interviews/invite"
    headers = {name.lower(): value for name, value in request.message.headers}
    assert headers["apikey"] == CANARY
    assert headers["content-type"].startswith("application/json")
    assert request.fields == {
        "candidate_name": "Zoë Brontë-Ng 王",
        "candidate_email": "zoe@example.com",
        "interview_id": 305,
        "invite_format": "getlink",
    }
    assert _files_with(CANARY, data) == []


def test_a_second_start_brings_the_first_window_forward_and_ends(
    desktop: Desktop, tmp_path: Path
) -> None:
    arguments = ("--practice", "--data-dir", str(tmp_path / "data"))
    with desktop.program(*arguments) as first:
        first.window("practice")
        with desktop.program(*arguments) as second:
            assert second.ended() == 0
            assert not second.windows()
        assert first.close("practice") == 0


def test_a_check_without_a_display_sends_a_practice_invite_and_prints_its_link(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-m", "desktop_invite", "--check", "--data-dir", str(tmp_path)]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    ended = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=90, check=False
    )
    ((_, status, link),) = invites(tmp_path / "practice.sqlite3")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert status == "sent"
    assert link in ended.stdout
    assert (tmp_path / "desktop-invite-check.png").stat().st_size > 10_000


def _type_invite(desktop: Desktop, name: str, email: str) -> None:
    """Type an invite, beginning where the window puts the keyboard."""
    desktop.display.press("ctrl+n")
    desktop.display.type(name)
    desktop.display.press("Tab")
    desktop.display.type(email)
    desktop.display.press("Tab")
    desktop.display.type("305")
    desktop.display.press("ctrl+Return")


def _wait_for_interviews(data: Path) -> None:
    wait_until((data / "practice.sqlite3").exists, PATIENCE, "the practice history")


def _link_of_first_row(desktop: Desktop) -> str | None:
    desktop.display.press("Down", "Return")
    return desktop.display.clipboard()


def _outside_of(program: Program) -> str:
    """Return what anybody on this computer can see of a process: arguments and environment."""
    seen = [f"/proc/{program.pid}/{name}" for name in ("cmdline", "environ")]
    return "".join(Path(path).read_bytes().decode(errors="replace") for path in seen)


def _files_with(secret: str, folder: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if secret.encode() in path.read_bytes()]
