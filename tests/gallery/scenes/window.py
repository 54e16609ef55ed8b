"""The whole window, live: the real app in practice mode over a history of a working week."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from desktop_invite.app import App, Start
from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview, Status
from desktop_invite.invites.outcome import Answer, Outcome, Reason, Rejected, Sent, Unknown
from desktop_invite.paths import DataFolder
from desktop_invite.storage.database import open_history
from desktop_invite.storage.outbox_records import OutboxRecords
from desktop_invite.storage.preferences import Appearance, Preferences, PreferencesFile
from desktop_invite.ui.theme.colours import is_dark
from tests.gallery.scene import live_scene
from tests.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_invite.sending.events import InviteChanged
    from desktop_invite.ui.history.panel import HistoryPanel

SALES = Interview(305, "Sales screening")
SUPPORT = Interview(412, "Customer support")
ANALYST = Interview(127, "Data analyst")
_LINK = "https://app.xobin.com/i/8f3c"
_NO_ANSWER = Unknown(Reason.LOST_ANSWER)
_REFUSED = Rejected(Reason.REFUSED, 400, "This address has unsubscribed from our e-mails.")

WEEK: tuple[tuple[str, str, Interview, Delivery, Outcome | None, int], ...] = (
    ("Wei Chen 陈伟", "wei.chen@example.org", SALES, Delivery.SENDLINK, None, 4),
    ("Olga Ivanova", "olga.ivanova@example.net", SUPPORT, Delivery.GETLINK, None, 26),
    ("Jürgen Weiß", "juergen.weiss@example.de", SUPPORT, Delivery.SENDLINK, _REFUSED, 51),
    ("Maria-José Carreño Quiñones", "mj.carreno@example.es", ANALYST, Delivery.GETLINK, None, 80),
    ("Tom Baker", "tom@example.co.uk", SALES, Delivery.SENDLINK, _NO_ANSWER, 95),
    ("محمد الأحمد", "m.alahmad@example.com", ANALYST, Delivery.GETLINK, None, 1500),
    ("Zoë Brontë-Ng 王", "zoe@example.com", SALES, Delivery.SENDLINK, None, 1530),
    (
        "Priya Raghunathan Venkatasubramanian",
        "priya.rv@example.in",
        SALES,
        Delivery.GETLINK,
        None,
        3000,
    ),
    ("Ana Souza", "ana.souza@example.com.br", SUPPORT, Delivery.SENDLINK, None, 4400),
    ("Kofi Mensah", "kofi.mensah@example.com", ANALYST, Delivery.GETLINK, None, 4460),
    ("Ingrid Sørensen", "ingrid@example.no", SALES, Delivery.SENDLINK, None, 5900),
)


class BackThen:
    """A clock at a time before now."""

    def __init__(self, minutes: int) -> None:
        self._at = datetime.now().astimezone() - timedelta(minutes=minutes)

    def now(self) -> datetime:
        """Return that time."""
        return self._at

    def monotonic(self) -> float:
        """Return a time that stands still."""
        return 0.0


def fill_week(path: Path) -> None:
    """Record a working week of invites."""
    connection = open_history(path)
    for name, email, interview, delivery, outcome, minutes in reversed(WEEK):
        records = OutboxRecords(connection, BackThen(minutes))
        draft = Draft(Candidate(name, email), interview, delivery)
        attempt = records.claim(records.add(draft, "https://app.xobin.com").id)
        assert attempt is not None
        answer = Answer(interview_name=interview.name, link=f"{_LINK}{minutes:04x}")
        records.finish(attempt.id, outcome or Sent(answer, 200))
    connection.close()


class Stage:
    """The running app, and what a recruiter does with it."""

    def __init__(self, folder: DataFolder) -> None:
        self.app = App(Start(folder, practice=True), cast("QApplication", QApplication.instance()))
        self.window = self.app.workspace.window
        self.last: InviteChanged | None = None
        self.app.workspace.sending.invite_changed.connect(self._note)
        self.app.open()
        self.wait(lambda: self.app.workspace.account_known, "the practice server")

    def wait(self, done: Callable[[], object], what: str) -> None:
        """Let the app run until this is so."""

        def look() -> object:
            QApplication.processEvents()
            return done()

        wait_until(look, 20, what)

    def invite(self, name: str, email: str, interview: Interview, status: Status) -> None:
        """Type a candidate, press the button, and wait until the invite stands so."""
        for field, text in (("Candidate name", name), ("Candidate email", email)):
            boxes = self.window.findChildren(QLineEdit)
            next(box for box in boxes if box.accessibleName() == field).setText(text)
        self.app.workspace.desk.form.form.show_invite(
            Draft(Candidate(name, email), interview, Delivery.GETLINK)
        )
        submit = self.window.findChild(QPushButton, "submitInvite")
        assert submit is not None
        submit.click()
        self.wait(lambda: self.last and self.last.invite.status is status, f"{name} to be {status}")
        history = self.app.workspace.desk.history
        self.wait(lambda: history.is_settled, "the count")

    def close(self) -> None:
        """Close as a recruiter does, and wait until all is down."""
        ended: list[bool] = []
        self.app.ended.connect(lambda: ended.append(True))
        self.app.close()
        self.wait(lambda: ended, "the app to end")
        self.app.deleteLater()

    def _note(self, event: InviteChanged) -> None:
        self.last = event


@contextmanager
def stage(*, week: bool, before: Callable[[Path], None] = lambda _: None) -> Iterator[Stage]:
    """Run the app in a folder of its own; `before` may write into its history first."""
    with tempfile.TemporaryDirectory() as folder:
        data = DataFolder(Path(folder))
        appearance = Appearance.DARK if is_dark(QApplication.palette()) else Appearance.LIGHT
        PreferencesFile(data.preferences).save(Preferences(appearance=appearance))
        if week:
            fill_week(data.history(practice=True))
        before(data.history(practice=True))
        made = Stage(data)
        history = made.app.workspace.desk.history
        made.wait(lambda: history.is_settled and _shown(history), "the history")
        yield made
        made.close()


@live_scene("window-empty", narrow_width=720)
@contextmanager
def empty() -> Iterator[QWidget]:
    """Show the window as it opens for the first time."""
    with stage(week=False) as made:
        yield made.window


@live_scene("window-week", narrow_width=720)
@contextmanager
def week() -> Iterator[QWidget]:
    """Show a history of a week, and nothing typed."""
    with stage(week=True) as made:
        yield made.window


@live_scene("window-sent", narrow_width=720)
@contextmanager
def sent() -> Iterator[QWidget]:
    """Show a link that has just been made."""
    with stage(week=True) as made:
        made.invite("Asha Rao", "asha@example.com", SALES, Status.SENT)
        yield made.window


@live_scene("window-failed", narrow_width=420)
@contextmanager
def failed() -> Iterator[QWidget]:
    """Show a key that was not accepted."""
    with stage(week=True) as made:
        made.invite("Asha Rao", "badkey@practice.test", SALES, Status.REJECTED)
        yield made.window


@live_scene("window-not-sure", narrow_width=560)
@contextmanager
def not_sure() -> Iterator[QWidget]:
    """Show an invite whose answer was lost."""
    with stage(week=True) as made:
        made.invite("Asha Rao", "lost@practice.test", SALES, Status.UNKNOWN)
        yield made.window


@live_scene("window-surprise", narrow_width=420)
@contextmanager
def surprise() -> Iterator[QWidget]:
    """Show what is said when something went wrong that nobody foresaw."""
    with stage(week=True) as made:
        made.app.tell_surprise("details")
        yield made.window


def _shown(history: HistoryPanel) -> bool:
    """Whether what was read is on the screen: rows, or the words for none."""
    return history._empty.isVisible() or history.table.model().rowCount() > 0
