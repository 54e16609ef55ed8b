"""What is copied can be pasted: with a live link into a mail, as the address into a chat."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop_invite.invites.templates import MessageTemplate
from desktop_invite.storage.preferences import Preferences, PreferencesFile
from tests.desktop.program import Program
from tests.waiting import PATIENCE, wait_until

if TYPE_CHECKING:
    from tests.desktop.session import Desktop

pytestmark = pytest.mark.desktop

_EDITORS = str(Path(__file__).with_name("editors.py"))
_LINK = r"http://127\.0\.0\.1:\d+/i/\w+"
_MESSAGE = MessageTemplate("Mine", "Liebe {first name} <王> & مرحبًا,\n\n{link}\n\nIhr Team")


def _pasted(editors: Program, what: str, ending: str) -> tuple[list[str], str]:
    """Wait until an editor holds a text with this ending; return its addresses and the text."""

    def found() -> tuple[list[str], str] | None:
        for line in editors.stdout.splitlines()[::-1]:
            kind, addresses, text = json.loads(line)
            if kind == what and text.endswith(ending):
                return addresses, text
        return None

    pasted = wait_until(found, PATIENCE, f"{ending!r} in the {what} editor")
    assert pasted is not None
    return pasted


def _launcher(folder: Path) -> Path:
    """Put a program in place that notes what the desktop is asked to open, and opens nothing."""
    folder.mkdir()
    noted = folder / "noted"
    launcher = folder / "xdg-open"
    launcher.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{noted}"\n')
    launcher.chmod(0o700)
    return noted


def _make_link(desktop: Desktop) -> str:
    """Make an invite with the keyboard; return its link."""
    desktop.display.paste("Asha Rao <asha@example.com>")
    desktop.display.press("alt+v")
    desktop.display.type("305")
    desktop.display.press("ctrl+Return")
    return desktop.display.wait_for_clipboard(f"^{_LINK}$")


def test_drafts_and_links_reach_the_programs_of_the_desktop_as_they_are(
    desktop: Desktop, tmp_path: Path
) -> None:
    data, noted = tmp_path / "data", _launcher(tmp_path / "bin")
    PreferencesFile(data / "preferences.json").save(
        Preferences(templates=(_MESSAGE,), first_run_done=True)
    )
    path = f"{noted.parent}:{desktop.environment['PATH']}"
    with desktop.program("--practice", "--data-dir", str(data), PATH=path) as program:
        program.window("practice")
        link = _make_link(desktop)
        desktop.display.press("ctrl+shift+e")
        wait_until(noted.exists, PATIENCE, "the draft")
        desktop.display.press("ctrl+shift+o")
        wait_until(lambda: noted.read_text().count("\n") == 2, PATIENCE, "the link")
        draft, opened = noted.read_text().splitlines()
        assert opened == link
        parts = urlsplit(draft)
        assert (parts.scheme, parts.path) == ("mailto", "asha@example.com")
        body = parse_qs(parts.query)["body"][0]
        assert body == f"Liebe Asha <王> & مرحبًا,\r\n\r\n{link}\r\n\r\nIhr Team"
        assert program.close("practice") == 0


def test_where_nothing_opens_drafts_no_candidate_is_written_out(
    desktop: Desktop, tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    # What the programs of these tests are started with, and nothing that opens anything.
    setpriv = shutil.which("setpriv")
    assert setpriv is not None
    (nowhere / "setpriv").symlink_to(setpriv)
    arguments = ("--practice", "--data-dir", str(tmp_path / "data"))
    with desktop.program(*arguments, PATH=str(nowhere)) as program:
        program.window("practice")
        link = _make_link(desktop)
        desktop.display.press("ctrl+shift+e", "ctrl+shift+o")
        # The keys were worked off when the next one was.
        desktop.display.press("ctrl+shift+m")
        desktop.display.wait_for_clipboard("^Hi Asha")
        assert program.close("practice") == 0
        for secret in ("asha", link):
            assert secret not in program.stderr.lower() + program.stdout.lower()


def test_a_copied_message_is_a_live_link_in_a_mail_and_the_address_in_a_chat(
    desktop: Desktop, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    PreferencesFile(data / "preferences.json").save(
        Preferences(templates=(_MESSAGE,), first_run_done=True)
    )
    editors = [sys.executable, _EDITORS, "Editors"]
    with desktop.program("--practice", "--data-dir", str(data)) as program:
        program.window("practice")
        link = _make_link(desktop)
        desktop.display.press("ctrl+shift+m")
        desktop.display.wait_for_clipboard("^Liebe Asha")
        wanted = f"Liebe Asha <王> & مرحبًا,\n\n{link}\n\nIhr Team"
        assert desktop.display.clipboard("UTF8_STRING") == wanted
        html = desktop.display.clipboard("text/html")
        assert html is not None
        assert re.findall(r'<a href="([^"]*)">([^<]*)</a>', html) == [(link, link)]
        assert "Liebe Asha &lt;&#29579;&gt; &amp; &#1605;" in html
        with Program.started(
            editors, desktop.environment, desktop.display, desktop.folder
        ) as opened:
            opened.window("^Editors$")
            desktop.display.press("ctrl+r", "ctrl+v")
            addresses, text = _pasted(opened, "rich", "Ihr Team")
            assert addresses == [link]
            assert text == wanted
            desktop.display.press("ctrl+t", "ctrl+v")
            assert _pasted(opened, "plain", "Ihr Team") == ([], wanted)
            assert opened.close("^Editors$") == 0
        assert program.close("practice") == 0
