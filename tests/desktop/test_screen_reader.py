"""Whoever can't see the window does the main job, and a list, by what a screen reader tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.paths import APP_NAME
from tests.desktop.screen_reader import ScreenReader, screen_reader
from tests.desktop.test_main_job import PRACTICE_LINK
from tests.servers import ContractServer, Ways

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desktop.session import Desktop

pytestmark = pytest.mark.desktop

KEY = "reader-51c0-key-77aa"
COUNT = 40


def _fill(reader: ScreenReader, name: str, email: str, interview: str) -> None:
    reader.find("Candidate name", "text").write(name)
    reader.find("Candidate email", "text").write(email)
    reader.find("Interview", "text").write(interview)


def test_by_ear_alone_a_candidate_is_invited_and_a_doubt_is_settled(
    desktop: Desktop, tmp_path: Path
) -> None:
    with (
        screen_reader(desktop) as reader,
        desktop.program("--data-dir", str(tmp_path / "data")) as program,
    ):
        reader.find("Try practice mode", "push button").press()
        _fill(reader, "Asha Rao", "asha@example.com", "305")
        assert reader.find_by_id("submitInvite").name == "Create invite link"
        reader.find_by_id("submitInvite").press()
        reader.wait_to_hear("Link ready: Asha Rao")
        reader.wait_to_hear("Copied")
        link = reader.find("Invite link", "text").text
        assert desktop.display.wait_for_clipboard(PRACTICE_LINK) == link

        _fill(reader, "", "nowhere", "305")
        reader.find_by_id("submitInvite").press()
        reader.wait_to_hear("There is an @ missing in this address.")
        _fill(reader, "Wei Chen", "lost@practice.test", "305")
        reader.find_by_id("submitInvite").press()
        reader.wait_to_hear("Not sure: Wei Chen")
        history = reader.find("History", "table")
        assert [cell.name for cell in history.rows()[0][1:]] == [
            *("Wei Chen", "lost@practice.test", "Sales screening", "Not sure")
        ]
        history.select_row(0)
        reader.find("They got it", "push button", reader.find_by_id("historyPanel")).press()
        reader.wait_to_hear("Invited: Wei Chen")
        assert program.close("practice") == 0
        assert not program.stderr


def test_while_a_list_goes_out_everything_can_be_read_again_and_again(
    desktop: Desktop, tmp_path: Path
) -> None:
    people = "".join(f"Candidate {n}\tcandidate{n}@example.com\n" for n in range(COUNT))
    with ContractServer(Ways(key=KEY, delay=0.1)) as server, screen_reader(desktop) as reader:
        desktop.save_password(APP_NAME, server.origin, KEY)
        arguments = ("--data-dir", str(tmp_path / "data"), "--base-url", server.base_url)
        with desktop.program(*arguments) as program:
            reader.find("Interview", "text").write("305")
            reader.find("Email the candidate", "radio button").press()
            desktop.display.copy(f"Name\tEmail\n{people}")
            reader.find("Invite many…", "push button").press()
            reader.find("Paste", "push button").press()
            reader.find(f"Email {COUNT} candidates", "push button").press()
            reader.find("Email them", "push button").press()
            reader.find("Pause", "push button").press()
            reader.wait_to_hear("paused")
            reader.find("Stop", "push button")
            candidates = reader.find("Candidates", "table")
            reader.find("Continue", "push button").press()
            while not reader.has("Save as spreadsheet…"):
                rows = candidates.rows()
                assert [row[0].name for row in rows] == [f"Candidate {n}" for n in range(COUNT)]
            reader.wait_to_hear(f"All {COUNT} candidates are emailed.")
            assert {row[-2].name for row in candidates.rows()} == {"Emailed"}
            assert program.close("^Desktop Invite$") == 0
            assert not program.stderr
        assert len(server.ledger.requests()) == COUNT
