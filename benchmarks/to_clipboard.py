"""From the press of the button to the link on the clipboard, beside the request alone.

The server is a process of its own, and answers after a while, as a real one does. How
much of the time is the app's own work, on whichever thread, says its processor time: on a busy
computer the rest is waiting.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from desktop_invite.app import App, Start
from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview
from desktop_invite.paths import DataFolder
from desktop_invite.ui.clipboard import forget_where_only_qt_keeps_it
from desktop_invite.xobin.address import BaseUrl
from desktop_invite.xobin.client import Client
from tests.gallery.scenes.window import fill_week
from tests.ui.stores import holding
from tests.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS = 200
GOAL = 15.0
SERVER_TIMES = (0.05,)
_KEY = "benchmark-key"
_SALES = Interview(305, "Sales screening")


@dataclass(frozen=True, slots=True)
class Took:
    """What one invite took, in milliseconds."""

    time: float
    work: float
    """Processor time of all threads."""


def measure() -> None:
    """Invite by the window's own form, then by the client alone, against the same server."""
    application = cast("QApplication", QApplication.instance() or QApplication([]))
    for seconds in SERVER_TIMES:
        with _server(seconds) as address:
            alone = statistics.median(_requests_alone(address))
            with _app(application, address) as app:
                through = [_pressed(app, number) for number in range(ROUNDS)]
        beyond = sorted(took.time - alone for took in through)
        middle, late = beyond[ROUNDS // 2], beyond[int(ROUNDS * 0.95)]
        work = statistics.median(took.work for took in through)
        print(f"click to clipboard, a server that takes {seconds * 1000:.0f} ms:")
        print(f"  beyond the request: median {middle:.1f} ms, 95 % {late:.1f} ms (goal {GOAL:.0f})")
        print(f"  (the request alone {alone:.1f} ms; the app's own work {work:.1f} ms)")


@contextmanager
def _server(seconds: float) -> Iterator[BaseUrl]:
    command = [sys.executable, "-m", "tests.servers", "--delay", str(seconds), "--key", _KEY]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        said = server.stdout.readline() if server.stdout else ""
        address = BaseUrl.parse(said.strip())
        if not isinstance(address, BaseUrl):
            raise TypeError(address)
        yield address
        server.kill()


@contextmanager
def _app(application: QApplication, address: BaseUrl) -> Iterator[App]:
    with tempfile.TemporaryDirectory() as name:
        folder = DataFolder(Path(name))
        fill_week(folder.history(practice=False))
        app = App(
            Start(folder, base_url=address, key_store=holding(address.origin, _KEY)), application
        )
        ended: list[bool] = []
        app.ended.connect(lambda: ended.append(True))
        app.open()
        history = app.workspace.desk.history
        _run_until(lambda: app.workspace.account_known and history.is_settled)
        yield app
        app.close()
        _run_until(lambda: bool(ended))
        app.deleteLater()
        forget_where_only_qt_keeps_it()


def _run_until(done: Callable[[], bool]) -> None:
    def look() -> bool:
        QApplication.processEvents()
        return done()

    wait_until(look, 20, "the app")


def _pressed(app: App, number: int) -> Took:
    # An event loop that sleeps, as the app's own does: one that spins would keep the interpreter
    # from the threads that do the work.
    loop = QEventLoop()
    QApplication.clipboard().dataChanged.connect(loop.quit)
    form = app.workspace.desk.form.form
    form.show_invite(_draft(number))
    begun, worked = time.perf_counter(), time.process_time()
    form.submit()
    loop.exec()
    took = Took((time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000)
    # A person does not press again before all is shown.
    _run_until(lambda: app.workspace.desk.history.is_settled)
    return took


def _requests_alone(address: BaseUrl) -> list[float]:
    client = Client(address)
    took = []
    for number in range(ROUNDS):
        begun = time.perf_counter()
        client.invite(_draft(number), _KEY)
        took.append((time.perf_counter() - begun) * 1000)
    client.close()
    return took


def _draft(number: int) -> Draft:
    who = Candidate(f"Asha {number}", f"asha.{number}@example.com")
    return Draft(who, _SALES, Delivery.GETLINK)
