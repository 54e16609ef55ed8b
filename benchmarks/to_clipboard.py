"""From the press of the button to the link on the clipboard, beside the request alone."""

from __future__ import annotations

import statistics
import time

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview
from desktop_invite.xobin.address import BaseUrl
from desktop_invite.xobin.client import Client
from desktop_invite.xobin.practice import PRACTICE_KEY, PracticeServer
from tests.gallery.scenes.window import Stage, stage

ROUNDS = 200
GOAL = 15.0
SALES = Interview(305, "Sales screening")


def measure() -> None:
    """Invite by the window's own button, then by the client alone, against the same server."""
    QApplication.instance() or QApplication([])
    with stage(week=True) as made:
        through_window = [_pressed(made, number) for number in range(ROUNDS)]
    alone = _requests_alone()
    request = statistics.median(alone)
    beyond = sorted(took - request for took in through_window)
    middle, late = beyond[ROUNDS // 2], beyond[int(ROUNDS * 0.95)]
    print(f"click to clipboard beyond the request: median {middle:.1f} ms, 95 % {late:.1f} ms")
    print(f"  (goal: 95 % at most {GOAL:.0f} ms; the request alone: {request:.1f} ms)")


def _pressed(made: Stage, number: int) -> float:
    """Return how long one invite took, in milliseconds."""
    # An event loop that sleeps, as the app's own does: one that spins would keep the interpreter
    # from the threads that do the work.
    loop = QEventLoop()
    QApplication.clipboard().dataChanged.connect(loop.quit)
    form = made.app.workspace.desk.form.form
    form.show_invite(Draft(Candidate(f"Asha {number}", _email(number)), SALES, Delivery.GETLINK))
    begun = time.perf_counter()
    form.submit()
    loop.exec()
    return (time.perf_counter() - begun) * 1000


def _requests_alone() -> list[float]:
    server = PracticeServer()
    address = BaseUrl.parse(server.start())
    if not isinstance(address, BaseUrl):
        raise TypeError(address)
    client = Client(address)
    took = []
    for number in range(ROUNDS):
        draft = Draft(Candidate(f"Asha {number}", _email(number)), SALES, Delivery.GETLINK)
        begun = time.perf_counter()
        client.invite(draft, PRACTICE_KEY)
        took.append((time.perf_counter() - begun) * 1000)
    client.close()
    server.stop()
    return took


def _email(number: int) -> str:
    return f"asha.{number}@example.com"
