"""Sharing: the menu on a card, the QR code, the question before a link leads elsewhere."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop_invite.invites.invite import Candidate, Interview, Status
from desktop_invite.invites.qr_codes import qr_code_of
from desktop_invite.ui.background import Background
from desktop_invite.ui.sharing.open_question import OpenQuestion
from desktop_invite.ui.sharing.qr_window import QrWindow
from tests.gallery.scene import live_scene, scene
from tests.gallery.scenes.window import SALES, stage
from tests.ui.form.outbox import made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_invite.invites.invite import Invite

_LINK = "https://app.xobin.com/i/8f3c2a71"
_LONG_NAME = "Priya Raghunathan Venkatasubramanian-Krishnamurthy of Thiruvananthapuram"


@live_scene("share-menu", narrow_width=720)
@contextmanager
def share_menu() -> Iterator[QWidget]:
    """Show the menu open below its button, as it stands over the window."""
    with stage(week=True) as made_stage:
        made_stage.invite("Asha Rao", "asha@example.com", SALES, Status.SENT)
        window = made_stage.window
        button = window.findChild(QPushButton, "wayOut_share")
        assert button is not None
        menu = button.menu()
        menu.ensurePolished()
        menu.resize(menu.sizeHint())
        menu.setActiveAction(menu.actions()[0])
        picture = QLabel(window)
        picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        picture.setPixmap(_framed(menu.grab()))
        picture.adjustSize()
        window.show()
        made_stage.wait(lambda: button.isVisible() and button.width() > 0, "the button")
        picture.move(button.mapTo(window, QPoint(0, button.height())))
        picture.raise_()
        picture.show()
        yield window


def _framed(picture: QPixmap) -> QPixmap:
    painter = QPainter(picture)
    painter.drawRect(0, 0, int(picture.deviceIndependentSize().width()) - 1, 0)
    painter.end()
    return picture


def _code_of(invite: Invite) -> Iterator[QWidget]:
    background = Background()
    window = QrWindow(background)
    code = qr_code_of(invite.link or "")
    assert code is not None
    window.show_code(invite, code)
    yield window
    window.close()
    background.close()


@live_scene("qr-code", width=416, height=544, narrow_width=340)
@contextmanager
def qr_code() -> Iterator[QWidget]:
    """Show the code of a usual link."""
    yield from _code_of(made(link=_LINK))


@live_scene("qr-code-practice-long", width=416, height=544)
@contextmanager
def long_caption() -> Iterator[QWidget]:
    """Show a long name, a long interview and a practice link."""
    invite = made(
        candidate=Candidate(_LONG_NAME, "priya@example.in"),
        interview=Interview(31, "Regional after-sales service and warranty coordination, night"),
        link="http://127.0.0.1:49152/i/8f3c2a71d3",
    )
    yield from _code_of(invite)


@live_scene("qr-code-rtl", width=416, height=544)
@contextmanager
def right_to_left() -> Iterator[QWidget]:
    """Show a name that is written from right to left."""
    candidate = Candidate("محمد الأحمد", "m@example.com")
    yield from _code_of(made(candidate=candidate, link=_LINK))


@scene("open-question", width=420, height=300, narrow_width=340)
def open_question() -> QWidget:
    """Ask before a link leads to an unknown site."""
    return OpenQuestion(
        made(link="https://jobs.example.com:8443/i/8f3c2a71?source=desktop&lang=en")
    )


@scene("open-question-long", width=420, height=320)
def open_question_long() -> QWidget:
    """Ask about a site with an overlong name."""
    host = "app.xobin.com.candidates-and-interviews.recruiting-portal.example-hosting.net"
    return OpenQuestion(made(link=f"https://{host}/i/" + "8f3c2a71" * 20))
