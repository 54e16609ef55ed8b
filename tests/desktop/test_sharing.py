"""What is copied can be pasted: with a live link into a mail, as the address into a chat."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_invite.invites.templates import MessageTemplate
from desktop_invite.storage.preferences import Preferences, PreferencesFile
from tests.desktop.program import Program
from tests.waiting import wait_until

if TYPE_CHECKING:
    from tests.desktop.session import Desktop

pytestmark = pytest.mark.desktop

_EDITORS = str(Path(__file__).with_name("editors.py"))
_PATIENCE = 30
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

    pasted = wait_until(found, _PATIENCE, f"{ending!r} in the {what} editor")
    assert pasted is not None
    return pasted


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
        desktop.display.paste("Asha Rao <asha@example.com>")
        desktop.display.press("alt+v")
        desktop.display.type("305")
        desktop.display.press("ctrl+Return")
        link = desktop.display.wait_for_clipboard(f"^{_LINK}$")
        desktop.display.press("ctrl+shift+m")
        desktop.display.wait_for_clipboard("^Liebe Asha")
        wanted = f"Liebe Asha <王> & مرحبًا,\n\n{link}\n\nIhr Team"
        assert desktop.display.clipboard("UTF8_STRING") == wanted
        html = desktop.display.clipboard("text/html")
        assert html is not None
        assert re.findall(r'<a href="([^"]*)">([^<]*)</a>', html) == [(link, link)]
        assert "Liebe Asha &lt;王&gt; &amp; مرحبًا,<br>" in html
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
