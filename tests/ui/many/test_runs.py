"""A list is sent: asked about where e-mails go out, followed row by row, held and retried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_invite.invites.invite import Delivery
from desktop_invite.ui.many.page import Face
from desktop_invite.ui.many.rows import Column
from tests.servers import Drop, Hang, Reply

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers import ContractServer
    from tests.ui.many.at_the_list import AtTheList


def people(count: int) -> str:
    """Return a list of so many candidates."""
    rows = "".join(f"Candidate {n},c{n}@example.com\n" for n in range(1, count + 1))
    return "Name,Email\n" + rows


@pytest.fixture
def three(working: AtTheList, tmp_path: Path) -> AtTheList:
    """Have a list of three who are ready, against the strict server."""
    working.read_text(people(3), tmp_path / "three.csv")
    return working


def sent_to(server: ContractServer) -> list[object]:
    """Return who was invited: the first alone, the others several at a time."""
    return [each.fields["candidate_email"] for each in server.ledger.requests()]


def test_links_are_created_without_a_question(three: AtTheList, server: ContractServer) -> None:
    assert three.start_button == "Create 3 links"
    three.press("startRun")
    three.wait_for_end()
    assert three.page.run_bar.said == "All 3 links are ready."
    assert set(three.statuses.values()) == {"Link ready"}
    assert all(link.startswith("https://interviews.example.test/i/") for link in three.links())
    first, *others = sent_to(server)
    assert first == "c1@example.com"
    assert sorted(map(str, others)) == ["c2@example.com", "c3@example.com"]


def test_a_single_row_reads_right(working: AtTheList, tmp_path: Path) -> None:
    working.read_text(people(1), tmp_path / "one.csv")
    assert working.start_button == "Create 1 link"
    working.choose(Delivery.SENDLINK, "305")
    assert working.start_button == "Email 1 candidate"
    working.press("startRun")
    assert working.asked.startswith("Email 1 candidate an invite to 305?")
    working.press("Email them")
    working.wait_for_end()
    assert working.page.run_bar.said == "The candidate is emailed."


def test_emails_go_out_only_after_the_answer(three: AtTheList, server: ContractServer) -> None:
    three.choose(Delivery.SENDLINK, "305")
    three.press("startRun")
    assert three.asked == "Email 3 candidates an invite to 305? Xobin sends the emails at once."
    three.press("Cancel")
    assert three.asked == ""
    three.press("startRun")
    three.recruiter.hit(Qt.Key.Key_Escape)
    assert three.asked == ""
    assert not three.is_away
    assert three.page.face is Face.LIST
    assert server.ledger.requests() == ()
    three.recruiter.hit(Qt.Key.Key_Return, ctrl=True)
    three.press("Email them")
    three.wait_for_end()
    assert three.page.run_bar.said == "All 3 candidates are emailed."
    assert {each.fields["invite_format"] for each in server.ledger.requests()} == {"sendlink"}


def test_a_question_is_gone_when_the_list_changes(three: AtTheList) -> None:
    three.choose(Delivery.SENDLINK, "305")
    three.press("startRun")
    three.go_to(3)
    three.key(Qt.Key.Key_Delete)
    assert three.asked == ""
    assert three.start_button == "Email 2 candidates"


def test_an_answer_belongs_to_the_question_that_is_read(
    three: AtTheList, server: ContractServer, tmp_path: Path
) -> None:
    """A change took the question about another file away; *Email them* must not answer that."""
    three.choose(Delivery.SENDLINK, "305")
    three.go_to(3)
    three.key(Qt.Key.Key_Delete)
    other = tmp_path / "other.csv"
    other.write_text(people(1), encoding="utf-8")
    three.many.open_file(other)
    assert three.asked == "You have worked on this list. Put other.csv in its place?"
    three.go_to(4)
    three.key(Qt.Key.Key_Delete)
    three.press("startRun")
    assert three.asked.startswith("Email 1 candidate")
    three.press("Email them")
    three.wait_for_end()
    assert sent_to(server) == ["c1@example.com"]


def test_addresses_that_look_mistyped_are_named_in_the_question(
    working: AtTheList, tmp_path: Path, server: ContractServer
) -> None:
    working.read_text(people(2) + "Olga,olga@gmial.com\n", tmp_path / "three.csv")
    working.choose(Delivery.SENDLINK, "305")
    working.press("startRun")
    assert working.asked.startswith("1 address looks mistyped. Email 3 candidates")
    working.press("Show them first")
    assert [row[0] for row in working.rows] == ["4"]
    assert server.ledger.requests() == ()


def test_rows_follow_their_invites_and_the_window_stays_usable(
    three: AtTheList, server: ContractServer
) -> None:
    server.script(Hang())
    three.press("startRun")
    three.recruiter.wait(lambda: three.statuses.get("2") == "Sending…")
    assert three.statuses["3"] == "Waiting"
    assert three.page.run_bar.said.startswith("0 of 3")
    assert three.recruiter.buttons(three.page.run_bar) == ["Pause", "Stop"]
    three.recruiter.hit(Qt.Key.Key_Escape)
    three.recruiter.wait_to_read("Invite many: three.csv · 0 of 3")
    three.recruiter.invite("Asha Rao", "asha@example.com")
    three.recruiter.wait(lambda: "asha@example.com" in sent_to(server))
    server.release()
    three.recruiter.wait_to_read("three.csv · 3 candidates are invited.")
    three.recruiter.press("Show the list")
    assert three.page.face is Face.ENDED
    assert set(three.statuses.values()) == {"Link ready"}


def test_it_is_paused_and_goes_on(three: AtTheList, server: ContractServer) -> None:
    server.script(Hang())
    three.press("startRun")
    three.recruiter.wait(server.ledger.requests)
    three.press("Pause")
    three.recruiter.wait(lambda: "paused" in three.page.run_bar.said)
    server.release()
    three.recruiter.wait(lambda: three.statuses["2"] == "Link ready")
    three.recruiter.wait(lambda: three.page.run_bar.said == "1 of 3 · paused")
    assert len(server.ledger.requests()) == 1
    three.press("Continue")
    three.wait_for_end()
    assert len(server.ledger.requests()) == 3


def test_it_is_stopped_and_the_rest_can_be_sent_later(
    three: AtTheList, server: ContractServer
) -> None:
    server.script(Hang())
    three.press("startRun")
    three.recruiter.wait(server.ledger.requests)
    three.press("Stop")
    three.recruiter.wait(lambda: three.statuses["4"] == "Cancelled")
    server.release()
    three.wait_for_end()
    assert three.page.run_bar.said == "Stopped: 1 sent · 2 cancelled"
    three.recruiter.wait_to_read(
        "2 cancelled: nothing was sent to these. You can still invite them.", three.page.results
    )
    three.press("showGroup0")
    assert set(three.statuses) == {"3", "4"}
    three.press("Invite the 2 from the list")
    three.wait_for_list()
    assert three.statuses["2"].startswith("Already invited")
    assert three.start_button == "Create 2 links"
    three.press("startRun")
    three.wait_for_end()
    first, *others = sent_to(server)
    assert first == "c1@example.com"
    assert set(others) == {"c2@example.com", "c3@example.com"}


def test_a_rate_limit_counts_down_in_place(three: AtTheList, server: ContractServer) -> None:
    server.script(Reply.json(429, {"message": "slow"}, ("Retry-After", "600")))
    three.press("startRun")
    three.recruiter.wait_to_read("Xobin asked us to slow down. Continuing in 9:59.", three.page)
    assert "held back" in three.page.run_bar.said
    three.recruiter.wait(lambda: three.recruiter.buttons(three.page.run_bar) == ["Stop"])
    three.press("stopRun")
    three.wait_for_end()
    assert three.page.run_bar.said == "Stopped: 3 cancelled"


def test_an_exhausted_account_holds_the_rest_until_continue(
    three: AtTheList, server: ContractServer
) -> None:
    server.script(Reply.json(403, {"message": "Invites exhausted"}))
    three.press("startRun")
    three.recruiter.wait_to_read("Your Xobin account has no invites left.", three.page)
    assert three.recruiter.reads("2 waiting", three.page)
    three.go_on_to_the_end()
    assert three.page.run_bar.said == "Done: 2 sent · 1 not sent"


def test_failures_are_grouped_and_tried_again_and_doubts_are_not(
    working: AtTheList, tmp_path: Path, server: ContractServer
) -> None:
    refused = Reply.json(400, {"message": "the interview is archived"})
    server.script(refused, refused, Drop())
    working.read_text(people(4), tmp_path / "four.csv")
    working.press("startRun")
    working.recruiter.wait(lambda: "Not sure" in working.statuses.values())
    working.go_on_to_the_end()
    assert working.page.run_bar.said == "Done: 1 sent · 2 not sent · 1 not sure"
    working.recruiter.wait_to_read("2 not sent: Xobin said “the interview is archived”.")
    working.recruiter.wait_to_read("1 is not sure")
    working.press("Try the 2 again")
    working.recruiter.wait(lambda: working.page.run_bar.said == "Done: 3 sent · 1 not sure")
    doubtful = [row[2] for row in working.rows if row[3] == "Not sure"]
    assert len(doubtful) == 1
    assert sent_to(server).count(doubtful[0]) == 1
    assert len(sent_to(server)) == 6


def test_a_doubt_is_settled_in_its_row(three: AtTheList, server: ContractServer) -> None:
    server.script(Drop(), Drop())
    three.press("startRun")
    three.recruiter.wait(lambda: three.statuses["2"] == "Not sure")
    three.go_to(2)
    assert "Candidate may already have been invited." in three.said
    three.press_below("They got it")
    three.recruiter.wait(lambda: three.statuses["2"] == "Invited")
    three.go_on_once()
    three.recruiter.wait(lambda: three.statuses["3"] == "Not sure")
    three.go_to(3)
    three.press_below("Send again")
    assert (
        three.said
        == "Invite Candidate again? If the first invite did arrive, this is a second one."
    )
    three.press_below("Send again to Candidate")
    three.recruiter.wait(lambda: three.statuses["3"] == "Link ready")
    three.go_on_to_the_end()
    assert sent_to(server).count("c2@example.com") == 2


def test_the_links_are_pasted_back_beside_their_rows(
    working: AtTheList, tmp_path: Path, server: ContractServer
) -> None:
    text = "Name,Email\nAsha,asha@example.com\n\nBad,bad@\nWei,wei@example.com\n"
    working.read_text(text, tmp_path / "gaps.csv")
    working.press("startRun")
    working.wait_for_end()
    working.press("Copy all links")
    working.recruiter.wait(lambda: working.asked)
    lines = QApplication.clipboard().text().split("\n")
    first, second = working.links()[0], working.links()[2]
    assert lines == [
        "Invite link\tStatus",
        f"{first}\tLink ready",
        "\t",
        "\tNot sent: to mend",
        f"{second}\tLink ready",
    ]
    assert "Click the first free cell of row 1" in working.asked


def test_without_a_key_nothing_is_sent_and_the_list_stays(
    working: AtTheList, tmp_path: Path, server: ContractServer
) -> None:
    working.read_text(people(2), tmp_path / "two.csv")
    working.recruiter.app.workspace.sending.use_account(None)
    working.press("startRun")
    working.recruiter.wait_to_read("Add your Xobin API key to send invites.", working.page)
    assert working.page.face is Face.LIST
    assert len(working.rows) == 2
    assert server.ledger.requests() == ()


def test_a_list_waits_while_another_is_sent(
    three: AtTheList, server: ContractServer, tmp_path: Path
) -> None:
    server.script(Hang())
    three.press("startRun")
    three.recruiter.wait(server.ledger.requests)
    three.many.open_file(tmp_path / "other.csv")
    assert three.asked.startswith("This list is still being sent.")
    assert not three.page.model.flags(three.page.model.index(0, Column.NAME)) & (
        Qt.ItemFlag.ItemIsEditable
    )
    server.release()
    three.wait_for_end()
