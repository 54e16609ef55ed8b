"""Each failure is a plain sentence on the window that says first what happened, and a way out."""

from __future__ import annotations

import sqlite3
import ssl
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import trustme

from desktop_invite.app import Start
from desktop_invite.invites.invite import Status
from desktop_invite.storage.database import open_history
from desktop_invite.xobin.address import BaseUrl
from tests.servers import ContractServer, Drop, Reply, Ways
from tests.ui.conftest import KEY, base_url
from tests.ui.stores import Drawer, holding, store_over
from tests.xobin.wire.dead_ends import refusing_port
from tests.xobin.wire.proxy import Proxy, refusing

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from desktop_invite.paths import DataFolder
    from tests.ui.recruiter import Recruiter

    StartApp = Callable[[Start], Recruiter]

LOST = "Asha may already have been invited. Check in Xobin or ask Asha before sending again."


def status_on_disk(path: object) -> str:
    """Return how the only invite stands."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as history:
        (row,) = history.execute("SELECT status FROM invites").fetchall()
        return str(row[0])


@pytest.mark.parametrize(
    ("who", "sentences", "button"),
    [
        ("badkey", ["Xobin didn't accept your API key. Nothing was sent."], "Change key"),
        ("refused", ["Xobin refused this invite: ", "Nothing was sent."], "Edit"),
        ("exhausted", ["Your Xobin account has no invites left. Nothing was sent."], ""),
        ("busy", ["Xobin asked us to slow down. Continuing in 0:"], "Stop"),
        ("broken", ["Xobin had a problem and didn't say whether it worked. " + LOST], "Send again"),
        ("lost", ["The connection was lost before Xobin answered. " + LOST], "They got it"),
        ("nolink", ["Xobin accepted the invite but sent no link back. Find it in Xobin."], ""),
    ],
)
def test_trouble_is_said_in_a_sentence_with_a_way_out(
    practice: Recruiter, who: str, sentences: list[str], button: str
) -> None:
    practice.invite("Asha Rao", f"{who}@practice.test")
    for sentence in sentences:
        practice.wait_to_read(sentence)
    if button:
        assert any(text.startswith(button) for text in practice.buttons()), practice.buttons()


def test_a_key_that_is_not_accepted_leads_to_where_it_is_changed(
    at_work: Recruiter, server: ContractServer
) -> None:
    server.script(Reply.json(401, {"message": "who are you?"}))
    at_work.invite("Asha Rao", "asha@example.com")
    at_work.wait_to_read("Xobin didn't accept your API key. Nothing was sent.")
    at_work.press("Change key")
    at_work.wait(lambda: at_work.dialog("settings"))


def test_a_refusal_is_told_in_the_servers_words(at_work: Recruiter, server: ContractServer) -> None:
    server.script(Reply.json(400, {"message": "This interview is <b>closed</b>"}))
    at_work.invite("Asha Rao", "asha@example.com")
    at_work.wait_to_read("Xobin refused this invite: This interview is <b>closed</b>. Nothing was")


def test_a_computer_without_network_says_so_and_goes_on_when_asked(
    start_app: StartApp, folder: DataFolder
) -> None:
    gone = ContractServer(Ways(key=KEY))
    address, port = base_url(gone), gone.port
    gone.stop()
    start = Start(folder, base_url=address, key_store=holding(address.origin, KEY))
    recruiter = start_app(start)
    recruiter.wait_for_account()
    recruiter.invite("Asha Rao", "asha@example.com")
    recruiter.wait_to_read("You seem to be offline. Nothing was sent")
    with ContractServer(Ways(key=KEY), port=port) as back:
        recruiter.press("Try again")
        recruiter.wait(lambda: status_on_disk(folder.history(practice=False)) == "sent")
        assert [each.email for each in back.ledger.requests()] == ["asha@example.com"]


def test_a_network_that_shows_another_certificate_is_for_the_it_team(
    start_app: StartApp, folder: DataFolder, qapp: QApplication
) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)
    with ContractServer(Ways(key=KEY, tls=tls)) as server:
        start = Start(folder, base_url=base_url(server), key_store=holding(server.origin, KEY))
        recruiter = start_app(start)
        recruiter.wait_for_account()
        recruiter.invite("Asha Rao", "asha@example.com")
        recruiter.wait_to_read("Your network stopped the secure connection to Xobin. Nothing was")
        recruiter.press("Copy details")
        details = qapp.clipboard().text()
        assert "certificate" in details
        assert "asha" not in details.lower()
        assert KEY not in details
        assert server.ledger.requests() == ()


@pytest.mark.parametrize("status", ["407 Who are you", "403 Not that way"])
def test_a_proxy_that_refuses_is_for_the_it_team(
    start_app: StartApp,
    folder: DataFolder,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    status: str,
) -> None:
    with Proxy(refusing(status)) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        address = BaseUrl.parse("https://xobin.test/api/v2")
        assert isinstance(address, BaseUrl)
        start = Start(folder, base_url=address, key_store=holding(address.origin, KEY))
        recruiter = start_app(start)
        recruiter.wait_for_account()
        recruiter.invite("Asha Rao", "asha@example.com")
        recruiter.wait_to_read("Your network stopped the secure connection to Xobin. Nothing was")
        recruiter.press("Copy details")
        details = qapp.clipboard().text()
        assert status in details
        assert "asha" not in details.lower()
        assert KEY not in details + "".join(proxy.heads)
        assert status_on_disk(folder.history(practice=False)) == Status.QUEUED


def test_a_proxy_that_is_not_there_is_for_the_it_team_and_works_once_it_is(
    start_app: StartApp, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{refusing_port()}")
    address = BaseUrl.parse("https://xobin.test/api/v2")
    assert isinstance(address, BaseUrl)
    recruiter = start_app(Start(folder, base_url=address, key_store=holding(address.origin, KEY)))
    recruiter.wait_for_account()
    recruiter.invite("Asha Rao", "asha@example.com")
    recruiter.wait_to_read("Your network stopped the secure connection to Xobin. Nothing was")
    with Proxy(refusing("503 Closed for the night")) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        recruiter.press("Try again")
        recruiter.wait(lambda: proxy.heads)
        assert proxy.heads[0].startswith("CONNECT xobin.test:443 ")


def test_a_lost_answer_is_not_sure_until_the_recruiter_says_so(
    at_work: Recruiter, server: ContractServer, folder: DataFolder
) -> None:
    server.script(Drop())
    at_work.invite("Asha Rao", "asha@example.com")
    at_work.wait_to_read("The connection was lost before Xobin answered. " + LOST)
    history = folder.history(practice=False)
    assert status_on_disk(history) == Status.UNKNOWN
    at_work.press("They got it")
    at_work.wait(lambda: status_on_disk(history) == Status.SENT)
    assert len(server.ledger.requests()) == 1


def test_send_again_asks_once_more_and_then_sends(
    at_work: Recruiter, server: ContractServer
) -> None:
    server.script(Drop())
    at_work.invite("Asha Rao", "asha@example.com")
    at_work.wait_to_read("The connection was lost before Xobin answered.")
    at_work.press("Send again")
    assert at_work.reads("Invite Asha again?")
    assert len(server.ledger.requests()) == 1
    at_work.press("Send again to Asha")
    at_work.wait_to_read("Link ready")
    assert len(server.ledger.requests()) == 2


def damaged(folder: DataFolder) -> None:
    """Leave something else where the history is."""
    folder.root.mkdir()
    folder.history(practice=False).write_bytes(b"no history at all " * 500)


def newer(folder: DataFolder) -> None:
    """Leave the history of a later version."""
    with closing(open_history(folder.history(practice=False))) as history:
        history.execute("PRAGMA user_version = 9999")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (damaged, "The history's file is damaged, so nothing is being sent."),
        (newer, "a newer Desktop Invite wrote it), so nothing is being sent."),
    ],
)
def test_where_nothing_can_be_recorded_nothing_is_sent(
    start_app: StartApp,
    folder: DataFolder,
    server: ContractServer,
    spoil: Callable[[DataFolder], None],
    sentence: str,
) -> None:
    spoil(folder)
    store = holding(server.origin, KEY)
    recruiter = start_app(Start(folder, base_url=base_url(server), key_store=store))
    recruiter.wait_to_read(sentence)
    recruiter.invite("Asha Rao", "asha@example.com")
    recruiter.wait_to_read(sentence)
    assert server.ledger.requests() == ()
    assert recruiter.app.workspace.desk.form.draft().email == "asha@example.com"


def test_a_history_that_another_program_holds_keeps_the_form_until_it_is_free(
    at_work: Recruiter, server: ContractServer, folder: DataFolder
) -> None:
    with closing(sqlite3.connect(folder.history(practice=False))) as other:
        other.execute("BEGIN IMMEDIATE")
        at_work.invite("Asha Rao", "asha@example.com")
        at_work.wait_to_read("The history can't be saved (another program is using it), so nothing")
        assert server.ledger.requests() == ()
        assert at_work.app.workspace.desk.form.draft().name == "Asha Rao"
        other.rollback()
    at_work.press("Try again")
    at_work.wait_to_read("Link ready")
    assert len(server.ledger.requests()) == 1


def test_without_a_key_nothing_is_recorded_and_the_window_says_what_to_do(
    start_app: StartApp, folder: DataFolder, server: ContractServer
) -> None:
    start = Start(folder, base_url=base_url(server), key_store=store_over(Drawer()))
    recruiter = start_app(start)
    recruiter.wait(lambda: recruiter.dialog("firstRun"))
    recruiter.wait(lambda: recruiter.history.is_settled)
    recruiter.invite("Asha Rao", "asha@example.com")
    recruiter.wait_to_read("Add your Xobin API key to send invites.")
    assert {"Add key", "Try practice mode"} <= set(recruiter.buttons())
    assert server.ledger.requests() == ()
    assert recruiter.app.workspace.desk.form.draft().name == "Asha Rao"
