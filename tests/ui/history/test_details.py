"""The page about one invite."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop_invite.invites.invite import Delivery, Status
from desktop_invite.invites.outcome import Reason, Rejected, Unknown
from desktop_invite.sending.events import InvitesForgotten
from desktop_invite.ui.clipboard import Clipboard
from desktop_invite.ui.history.actions import RowAction
from desktop_invite.ui.history.details import DetailsDialog
from desktop_invite.ui.parts.scrolling import ScrollPage
from tests.ui.history.outbox import made
from tests.ui.history.reading import part, read, select

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_invite.ui.history.panel import HistoryPanel
    from tests.ui.history.outbox import RecordedOutbox


@pytest.fixture
def details(qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox) -> DetailsDialog:
    details = DetailsDialog(outbox, Clipboard(), panel.moments)
    qtbot.addWidget(details)
    details.show()
    return details


def texts(page: DetailsDialog) -> str:
    """Return every visible text, without the breaks that only fit it into its place."""
    labels = (label for label in page.findChildren(QLabel) if label.isVisible())
    return "\n".join(label.text() for label in labels).replace("\N{ZERO WIDTH SPACE}", "")


def test_every_attempt_is_there_with_its_time_and_the_servers_words(
    details: DetailsDialog, outbox: RecordedOutbox
) -> None:
    lost = Unknown(Reason.SERVER_TROUBLE, 502, "<h1>Bad gateway</h1>")
    invite = outbox.add(
        status=Status.UNKNOWN,
        delivery=Delivery.SENDLINK,
        outcome=lost,
        ago=timedelta(minutes=41),
    )
    outbox.send_again(invite.id)
    invite = outbox.end(invite, Unknown(Reason.LOST_ANSWER))
    details.show_invite(invite)
    shown = texts(details)
    assert "3 Jun 2025, 10:04:00" in shown
    assert "3 Jun 2025, 10:45:00" in shown
    assert "The answer: <h1>Bad gateway</h1>" in shown
    assert "The connection was lost before Xobin answered." in shown


def test_no_attempt_is_told_as_a_number(details: DetailsDialog, outbox: RecordedOutbox) -> None:
    ready = outbox.add(outcome=made(7))
    refused = outbox.add(
        "Olga Ivanova",
        "olga@example.net",
        Status.REJECTED,
        outcome=Rejected(Reason.REFUSED, 422, "Interview is archived"),
    )
    details.show_invite(ready)
    assert "The link is ready to share with Asha." in texts(details)
    assert "201" not in texts(details).split("Attempts")[1]
    details.show_invite(refused)
    shown = texts(details).split("Attempts")[1]
    assert shown.count("Interview is archived") == 1
    assert "422" not in shown


def test_it_follows_the_invite(details: DetailsDialog, outbox: RecordedOutbox) -> None:
    invite = outbox.add(status=Status.QUEUED)
    details.show_invite(invite)
    assert "Nothing has been sent to Xobin yet." in texts(details)
    outbox.end(invite, made(7))
    shown = texts(details)
    assert "Link ready" in shown
    assert "Nothing has been sent" not in shown


def test_a_doubt_is_settled_here_too(details: DetailsDialog, outbox: RecordedOutbox) -> None:
    invite = outbox.add(status=Status.UNKNOWN)
    details.show_invite(invite)
    part(details, QPushButton, "wayOut_they_got_it").click()
    assert outbox.asked.they_got_it == [invite.id]
    assert "You said that Asha got it." not in details.windowTitle()
    assert "Invited" in texts(details)


def test_sending_again_asks_here_too(details: DetailsDialog, outbox: RecordedOutbox) -> None:
    invite = outbox.add(status=Status.UNKNOWN)
    details.show_invite(invite)
    part(details, QPushButton, "wayOut_send_again").click()
    assert outbox.asked.send_again == []
    assert "Invite Asha again?" in texts(details)
    part(details, QPushButton, "wayOut_confirm").click()
    assert outbox.asked.send_again == [invite.id]


def test_the_link_is_copied(details: DetailsDialog, outbox: RecordedOutbox) -> None:
    invite = outbox.add()
    details.show_invite(invite)
    part(details, QPushButton, "copyLinkInDetails").click()
    assert QGuiApplication.clipboard().text() == invite.link


def test_names_are_shown_as_they_are_and_never_as_markup(
    details: DetailsDialog, outbox: RecordedOutbox
) -> None:
    details.show_invite(outbox.add("<b>Bobby</b> & Tables", "bobby@example.com"))
    assert "<b>Bobby</b> & Tables" in texts(details)


def test_the_table_opens_it(qtbot: QtBot, panel: HistoryPanel, outbox: RecordedOutbox) -> None:
    outbox.add()
    read(qtbot, panel)
    select(panel, "Asha Rao")
    panel.table.actions_[RowAction.DETAILS].trigger()
    page = part(panel, DetailsDialog)
    assert page.isVisible()
    assert page.windowTitle() == "Invite of Asha Rao"


def test_an_invite_and_its_correction_show_each_other(
    details: DetailsDialog, outbox: RecordedOutbox
) -> None:
    refused = outbox.add("Olga Ivanova", "olga@exmaple.net", Status.REJECTED)
    newer = outbox.add("Olga Ivanova", "olga@example.net", corrects=refused)

    details.show_invite(refused)
    shown = texts(details)
    assert "Corrected by this invite" in shown
    assert "olga@example.net" in shown
    assert "You corrected it and invited again." in shown

    part(details, QPushButton, "showLinked").click()
    shown = texts(details)
    assert "Corrects this invite" in shown
    assert "olga@exmaple.net" in shown
    assert details.windowTitle() == "Invite of Olga Ivanova"
    outbox.tell(newer)
    assert "Corrects this invite" in texts(details)


def test_the_details_of_a_forgotten_candidate_close(
    details: DetailsDialog, outbox: RecordedOutbox
) -> None:
    invite = outbox.add()
    details.show_invite(invite)
    outbox.invites_forgotten.emit(InvitesForgotten(frozenset({invite.id})))
    assert not details.isVisible()


def test_what_does_not_fit_is_read_on_with_the_keyboard(
    details: DetailsDialog, outbox: RecordedOutbox, qtbot: QtBot
) -> None:
    invite = outbox.add(status=Status.UNKNOWN, outcome=Unknown(Reason.LOST_ANSWER))
    details.show_invite(invite)
    page = details.findChild(ScrollPage)
    assert page is not None
    assert not page.focusPolicy() & Qt.FocusPolicy.TabFocus
    details.resize(details.width(), 200)
    qtbot.waitUntil(lambda: page.bar().isVisible())
    assert page.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert page.bar().value() > 0
