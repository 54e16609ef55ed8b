"""A list, done by hand on a real desktop: rows copied elsewhere, links to paste back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_invite.paths import APP_NAME
from tests.desktop.processes import need, running
from tests.desktop.test_main_job import invites
from tests.servers import ContractServer, Hang, Ways
from tests.waiting import PATIENCE, wait_until

if TYPE_CHECKING:
    from tests.desktop.session import Desktop

pytestmark = pytest.mark.desktop

KEY = "many-2b7c-key-51aa"
ROWS = "Name\tEmail\nAsha Rao\tasha@example.com\n\t\nWei Chen\twei@example.org\n"


def test_with_the_keyboard_alone_copied_rows_become_links_to_paste_beside_them(
    desktop: Desktop, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with ContractServer(Ways(key=KEY)) as server:
        desktop.save_password(APP_NAME, server.origin, KEY)
        arguments = ("--data-dir", str(data), "--base-url", server.base_url)
        with desktop.program(*arguments) as program:
            program.window("^Desktop Invite$")
            desktop.display.press("alt+v")
            desktop.display.type("305")
            desktop.display.press("ctrl+m")
            desktop.display.paste(ROWS)
            wait_until(
                lambda: _after(desktop, "ctrl+Return") and server.ledger.requests(),
                PATIENCE,
                "the first request",
            )
            server.ledger.wait_for(2)
            copied = wait_until(lambda: _links(desktop), PATIENCE, "the links")
            assert program.close("^Desktop Invite$") == 0
    names = {name: link for name, status, link in invites(data / "history.sqlite3")}
    assert copied == [
        "Invite link\tStatus",
        f"{names['Asha Rao']}\tLink ready",
        "\t",
        f"{names['Wei Chen']}\tLink ready",
    ]


def test_a_file_named_at_the_start_is_handed_over_to_the_window_that_is_open(
    desktop: Desktop, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Name,Email\nAsha Rao,asha@example.com\n")
    data = tmp_path / "data"
    with ContractServer(Ways(key=KEY)) as server:
        desktop.save_password(APP_NAME, server.origin, KEY)
        arguments = ("--data-dir", str(data), "--base-url", server.base_url)
        with desktop.program(*arguments) as first:
            window = first.window("^Desktop Invite$")
            desktop.display.press("alt+v")
            desktop.display.type("305")
            with desktop.program(*arguments, str(file)) as second:
                assert second.ended() == 0
            desktop.display.activate(window)
            wait_until(
                lambda: _after(desktop, "ctrl+Return") and server.ledger.requests(),
                PATIENCE,
                "the request",
            )
            assert first.close("^Desktop Invite$") == 0
    (request,) = server.ledger.requests()
    assert request.email == "asha@example.com"


def test_the_desktop_hears_how_far_a_list_is_and_that_it_has_ended(
    desktop: Desktop, tmp_path: Path
) -> None:
    need("dbus-monitor")
    file, heard = tmp_path / "list.csv", tmp_path / "heard.txt"
    file.write_text("Name,Email\nAsha Rao,asha@example.com\nWei Chen,wei@example.org\n")
    data = tmp_path / "data"
    # Qt on X11 believes for 0.4 s that its window may come to the front again.
    ways = Ways(key=KEY, script=(Hang(),), delay=1.0)
    with ContractServer(ways) as server, heard.open("wb") as out:
        desktop.save_password(APP_NAME, server.origin, KEY)
        arguments = ("--data-dir", str(data), "--base-url", server.base_url)
        with (
            running(["dbus-monitor", "--session"], desktop.environment, stdout=out),
            desktop.program(*arguments) as program,
        ):
            program.window("^Desktop Invite$")
            desktop.display.press("alt+v")
            desktop.display.type("305")
            with desktop.program(*arguments, str(file)) as second:
                assert second.ended() == 0
            wait_until(
                lambda: _after(desktop, "ctrl+Return") and server.ledger.requests(),
                PATIENCE,
                "the request",
            )
            other = [sys.executable, str(Path(__file__).with_name("window.py")), "in front"]
            with running(other, desktop.environment):
                desktop.display.activate(desktop.display.wait_for_window("in front"))
                server.release()
                wait_until(
                    lambda: "AddNotification" in heard.read_text(errors="replace"),
                    PATIENCE,
                    "the notification",
                )
            assert program.close("^Desktop Invite$") == 0
    told = heard.read_text(errors="replace")
    assert "com.canonical.Unity.LauncherEntry" in told
    assert "application://desktop-invite.desktop" in told
    assert "2 candidates are invited." in told


def _after(desktop: Desktop, key: str) -> bool:
    """Press a key that does nothing as long as the list isn't there."""
    desktop.display.press(key)
    return True


def _links(desktop: Desktop) -> list[str] | None:
    """Press *Copy all links*; return what is copied, once that is both of them."""
    desktop.display.press("alt+c")
    lines = (desktop.display.clipboard() or "").rstrip("\n").split("\n")
    links = [line for line in lines if line.startswith("http")]
    return lines if len(links) == 2 else None
