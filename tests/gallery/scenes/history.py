"""The history in every state."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from datetime import UTC, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDeadlineTimer, QEventLoop, QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_invite.invites.invite import Delivery, Interview, Status
from desktop_invite.invites.outcome import Answer, Reason, Rejected, Sent, Unknown
from desktop_invite.ui.clipboard import Clipboard
from desktop_invite.ui.history.actions import RowAction
from desktop_invite.ui.history.details import DetailsDialog
from desktop_invite.ui.history.panel import HistoryPanel
from desktop_invite.ui.theme.spacing import MARGIN
from tests.gallery.scene import live_scene, scene
from tests.storage.large_history import make_large_history
from tests.ui.history.outbox import SALES, SUPPORT, RecordedOutbox, SetClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from PySide6.QtGui import QCloseEvent

    from desktop_invite.invites.invite import Invite

_PATIENCE = 10_000
"""Milliseconds for the reading thread."""
_PEOPLE = (
    ("Wei Chen", "wei.chen@example.org"),
    ("Olga Ivanova", "olga@example.net"),
    ("Priya Natarajan", "priya.n@example.com"),
    ("Tomás Herrera", "tomas.herrera@example.es"),
    ("Ingrid Sørensen", "ingrid@example.dk"),
    ("Zoë Brontë-Ng", "zoe.bronte@example.co.uk"),
)


class Stage(QWidget):
    """A panel over a real file of its own, on a page of the window's colour."""

    def __init__(self, *, many: int = 0) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / "history.sqlite3"
        if many:
            make_large_history(path, many)
        self.outbox = RecordedOutbox(path, SetClock())
        english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        self.panel = HistoryPanel(
            path, self.outbox, Clipboard(), clock=self.outbox.clock, locale=english, zone=UTC
        )
        self.panel.setLocale(english)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self.panel)
        self.resize(900, 600)

    def read(self) -> None:
        """Begin to read, and wait until everything is shown."""
        self.panel.start()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing more is being read."""
        wait_for(lambda: self.panel.is_settled)

    def select(self, row: int) -> None:
        """Select a row as a click does."""
        self.panel.table.selectRow(row)
        self.settle()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take everything down."""
        self.panel.close_reader()
        self.outbox.close()
        self._folder.cleanup()
        super().closeEvent(event)


def wait_for(condition: Callable[[], bool]) -> None:
    """Let the event loop run until the condition holds."""
    deadline = QDeadlineTimer(_PATIENCE)
    while not condition():
        if deadline.hasExpired():
            raise TimeoutError
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def history_scene(
    name: str, *, many: int = 0, width: int = 760, narrow_width: int | None = None
) -> Callable[[Callable[[Stage], None]], Callable[[], QWidget]]:
    """Add a state of the history to the gallery."""

    def add(build: Callable[[Stage], None]) -> Callable[[], QWidget]:
        def page() -> QWidget:
            stage = Stage(many=many)
            build(stage)
            return stage

        return scene(f"history-{name}", width=width, height=560, narrow_width=narrow_width)(page)

    return add


def add_some(stage: Stage) -> list[Invite]:
    """Add an invite in every state, and some older ones; return them, the oldest first."""
    outbox = stage.outbox
    invites = [
        outbox.add(*person, interview=SUPPORT, ago=timedelta(days=400 - 30 * number))
        for number, person in enumerate(_PEOPLE)
    ]
    no_link = Sent(Answer(), 201, Reason.NO_LINK)
    by_email = Delivery.SENDLINK
    refused = Rejected(Reason.REFUSED, 422, "The interview 311 is closed.")
    invites += [
        outbox.add("Ben Okafor", "ben@example.com", outcome=no_link, ago=timedelta(days=2)),
        outbox.add("Lena Fischer", "lena@example.de", Status.CANCELLED, ago=timedelta(days=1)),
        outbox.add(
            "Olga Ivanova",
            "olga@example.net",
            Status.REJECTED,
            interview=SUPPORT,
            outcome=refused,
            ago=timedelta(minutes=95),
        ),
        outbox.add(
            "Samuel Adeyemi",
            "samuel.adeyemi@example.com",
            Status.UNKNOWN,
            delivery=by_email,
            ago=timedelta(minutes=41),
        ),
        outbox.add("Wei Chen", "wei@example.com", delivery=by_email, ago=timedelta(minutes=5)),
        outbox.add("Asha Rao", "asha@example.com", ago=timedelta(minutes=3)),
        outbox.add("Marta Nowak", "marta@example.pl", Status.QUEUED, ago=timedelta(minutes=1)),
        outbox.add("Jonas Weber", "jonas@example.de", Status.SENDING),
        outbox.add("Mia Rossi", "mia@example.it", Status.QUEUED, delivery=by_email),
    ]
    return invites


@history_scene("empty", narrow_width=440)
def empty(stage: Stage) -> None:
    """Show the panel before the first invite."""
    stage.read()


@history_scene("every-status", narrow_width=440)
def every_status(stage: Stage) -> None:
    """Show a few rows, one in each state, one of them leaving in a moment."""
    invites = add_some(stage)
    stage.read()
    stage.outbox.tell(invites[-1], leaves_in=4)


@history_scene("selected-doubt", narrow_width=440)
def selected_doubt(stage: Stage) -> None:
    """Select a doubtful row: what to do about it stands below."""
    add_some(stage)
    stage.read()
    stage.select(5)


@history_scene("send-again", narrow_width=440)
def send_again(stage: Stage) -> None:
    """Choose *Send again*, which asks."""
    add_some(stage)
    stage.read()
    stage.select(5)
    stage.panel.table.actions_[RowAction.SEND_AGAIN].trigger()


@history_scene("selected-refused")
def selected_refused(stage: Stage) -> None:
    """Select a refused row."""
    add_some(stage)
    stage.read()
    stage.select(6)


@history_scene("leaving")
def leaving(stage: Stage) -> None:
    """Select a row that can be undone, after the link of another was copied."""
    invites = add_some(stage)
    stage.read()
    stage.outbox.tell(invites[-1], leaves_in=5)
    stage.select(0)
    stage.panel.table.link_wanted.emit(invites[-4])


@history_scene("many", many=12_840)
def many(stage: Stage) -> None:
    """Show thousands of rows, somewhere in the middle."""
    stage.show()
    stage.read()
    model = stage.panel.table.model()
    stage.panel.table.scrollTo(model.index(300, 0))
    wait_for(lambda: model.index(300, 0).data() is not None)


@history_scene("being-read", many=2_000)
def being_read(stage: Stage) -> None:
    """Show rows that are on their way from the file."""
    stage.show()
    stage.read()
    stage.panel.close_reader()
    stage.panel.table.scrollTo(stage.panel.table.model().index(1000, 0))


@history_scene("search", many=2_000)
def search(stage: Stage) -> None:
    """Search, without regard to accents."""
    stage.read()
    stage.panel.search_for("sales zan")
    stage.settle()


@history_scene("nothing-found", narrow_width=440)
def nothing_found(stage: Stage) -> None:
    """Search for what is not there."""
    add_some(stage)
    stage.read()
    stage.panel.search_for("nobody by that name")
    stage.settle()


@history_scene("nothing-found-filtered", narrow_width=440)
def nothing_found_filtered(stage: Stage) -> None:
    """Search a part of the history for what is not there: how to look further."""
    add_some(stage)
    stage.read()
    stage.panel.search_for("priya")
    stage.panel.filters.open_more.click()
    stage.settle()
    stage.panel.filters.more.interview.setCurrentIndex(1)
    stage.panel.filters.more.days.period.setCurrentIndex(2)
    stage.settle()


@history_scene("filters", many=1_284, narrow_width=440)
def filters_open(stage: Stage) -> None:
    """Open the filters, from one day to another."""
    stage.read()
    stage.panel.filters.open_more.click()
    stage.settle()
    more = stage.panel.filters.more
    more.interview.setCurrentIndex(3)
    more.days.period.setCurrentIndex(4)
    more.days.first.setDate(QDate(2020, 9, 13))
    more.days.last.setDate(QDate(2020, 9, 14))
    stage.settle()


@history_scene("filters-rtl")
def filters_from_right_to_left(stage: Stage) -> None:
    """Open the filters in a layout from right to left."""
    stage.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    add_some(stage)
    stage.read()
    stage.panel.filters.open_more.click()
    stage.panel.filters.more.days.period.setCurrentIndex(1)
    stage.settle()


@history_scene("corrected", narrow_width=440)
def corrected(stage: Stage) -> None:
    """Select a refused row that was corrected: nothing is left to do."""
    invites = add_some(stage)
    stage.outbox.add(
        "Olga Ivanova",
        "olga@example.com",
        interview=SALES,
        corrects=invites[8],
        ago=timedelta(minutes=60),
    )
    stage.read()
    stage.select(7)


@history_scene("full", many=1_284)
def full(stage: Stage) -> None:
    """Show 1,284 invites."""
    stage.read()


@history_scene("attention")
def attention(stage: Stage) -> None:
    """Show only what needs attention."""
    add_some(stage)
    stage.read()
    stage.panel.show_attention()
    stage.settle()


@history_scene("long-names", narrow_width=440)
def long_names(stage: Stage) -> None:
    """Show names in every script and of every length."""
    long = Interview(317, "Senior customer success manager, second round (EMEA, remote)")
    for name, email in (
        ("王小明", "xiaoming.wang@example.cn"),
        ("佐藤 さくら", "sakura@example.jp"),
        ("김민준", "minjun@example.kr"),
        ("فاطمة الزهراء بنت محمد", "fatima@example.ma"),
        ("שרה כהן", "sara@example.co.il"),
        ("สมชาย ใจดี", "somchai@example.th"),
        ("ప్రియ నటరాజన్", "priya@example.in"),
        ("Wolfeschlegelsteinhausenbergerdorff " * 4, "a.very.long.address@" + "sub." * 12 + "com"),
        ("<b>Bobby</b> & Tables", "bobby@example.com"),
    ):
        stage.outbox.add(name.strip(), email, interview=long)
    stage.read()


@history_scene("right-to-left")
def right_to_left(stage: Stage) -> None:
    """Show the whole panel from right to left."""
    stage.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    invites = add_some(stage)
    stage.read()
    stage.outbox.tell(invites[-1], leaves_in=4)
    stage.select(5)


@live_scene("history-menu", width=280, height=250)
def menu_of_a_link() -> AbstractContextManager[QWidget]:
    """Show what can be done with an invite that has its link."""
    return menu(3)


@live_scene("history-menu-refused", width=280, height=280)
def menu_of_a_refusal() -> AbstractContextManager[QWidget]:
    """Show what can be done with a refused invite."""
    return menu(6)


@contextmanager
def menu(row: int) -> Iterator[QWidget]:
    """Give the menu of a row."""
    stage = Stage()
    add_some(stage)
    stage.panel.offer_forget()
    stage.read()
    stage.select(row)
    yield stage.panel.table.actions_.menu(stage.panel)
    stage.close()


@live_scene("history-details-not-sure", width=500, height=640, narrow_width=400)
def details_of_a_doubt() -> AbstractContextManager[QWidget]:
    """Show the details of an invite in doubt, after two attempts."""
    return details(Status.UNKNOWN)


@live_scene("history-details-sent", width=500, height=560)
def details_of_a_link() -> AbstractContextManager[QWidget]:
    """Show the details of an invite that has its link."""
    return details(Status.SENT)


@live_scene("history-details-corrected", width=500, height=700, narrow_width=400)
def details_of_a_corrected_one() -> AbstractContextManager[QWidget]:
    """Show the details of a refused invite, and of the one that corrects it."""
    stage = Stage()
    refused = stage.outbox.add(
        "Olga Ivanova",
        "olga.ivanova@exmaple.net",
        Status.REJECTED,
        outcome=Rejected(Reason.REFUSED, 422, "The domain of this address does not exist."),
        ago=timedelta(minutes=95),
    )
    stage.outbox.add(
        "Olga Ivanova",
        "olga.ivanova@example.net",
        delivery=Delivery.SENDLINK,
        corrects=refused,
        ago=timedelta(minutes=60),
    )
    return details_page(stage, refused)


def details(status: Status) -> AbstractContextManager[QWidget]:
    """Give the details of an invite that stands so."""
    stage = Stage()
    first = Unknown(Reason.SERVER_TROUBLE, 502, "<html><h1>Bad gateway</h1> nginx/1.18.0</html>")
    delivery = Delivery.SENDLINK if status is Status.UNKNOWN else Delivery.GETLINK
    invite = stage.outbox.add(
        "Samuel Adeyemi",
        "samuel.adeyemi@example.com",
        status,
        delivery=delivery,
        interview=SALES,
        outcome=first if status is Status.UNKNOWN else None,
        ago=timedelta(minutes=41),
    )
    if status is Status.UNKNOWN:
        stage.outbox.send_again(invite.id)
        invite = stage.outbox.end(invite, Unknown(Reason.LOST_ANSWER))
    return details_page(stage, invite)


@contextmanager
def details_page(stage: Stage, invite: Invite) -> Iterator[QWidget]:
    """Give the page about an invite, and take its stage down with it."""
    page = DetailsDialog(stage.outbox, Clipboard(), stage.panel.moments)
    page.show_invite(invite)
    yield page
    page.close()
    stage.close()
