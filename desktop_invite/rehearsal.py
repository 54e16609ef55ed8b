"""The main job done once by the app itself, in practice mode: for `--check`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from desktop_invite.app import App, Start
from desktop_invite.instance import Instance
from desktop_invite.invites.invite import Status
from desktop_invite.xobin.practice import PRACTICE_INTERVIEWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop_invite.invites.invite import Invite
    from desktop_invite.paths import DataFolder
    from desktop_invite.sending.events import InviteChanged

_PATIENCE = 15.0
"""Seconds for each step."""
_LOOK = 20
"""Milliseconds between two looks whether a step is done."""

Control = TypeVar("Control", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Step:
    """What was tried, and whether it worked."""

    good: bool
    sentence: str


class Rehearsal(QObject):
    """Types a candidate into the real window, presses the button, and looks what came of it."""

    def __init__(self, folder: DataFolder, application: QApplication) -> None:
        super().__init__()
        self._folder = folder
        self._application = application
        self._clipboard = application.clipboard()
        self._invite: Invite | None = None

    def steps(self, name: str, email: str, picture: Path) -> Iterator[Step]:
        """Do one step after the other, and yield how each went; end at the first that fails."""
        instance = Instance.acquire(self._folder)
        if instance is None:
            yield Step(
                good=False,
                sentence="A window is open that uses this data folder; please close it first",
            )
            return
        earlier = self._clipboard.text()
        app = App(Start(self._folder, practice=True), self._application)
        app.workspace.sending.invite_changed.connect(self._note)
        try:
            for step in self._inviting(app, name, email, picture):
                yield step
                if not step.good:
                    return
        finally:
            self._close(app)
            self._clipboard.setText(earlier)
            instance.release()

    def _inviting(self, app: App, name: str, email: str, picture: Path) -> Iterator[Step]:
        app.open()
        window = app.workspace.window
        yield Step(self._wait(window.isVisible), "The window opens")
        yield Step(
            self._wait(lambda: app.workspace.account_known),
            "The practice server listens on this computer",
        )
        _control(window, QLineEdit, "Candidate name").setText(name)
        _control(window, QLineEdit, "Candidate email").setText(email)
        _control(window, QComboBox, "Interview").setEditText(str(PRACTICE_INTERVIEWS[0].number))
        _control(window, QPushButton, "submitInvite").click()
        sent = self._wait(lambda: self._invite is not None and self._invite.status is Status.SENT)
        yield Step(sent, "An invite is sent to the practice server and answered")
        link = (self._invite.link if self._invite else None) or ""
        yield Step(bool(link), f"The invite link came back: {link}")
        yield Step(self._wait(lambda: self._clipboard.text() == link), "The link is copied")
        yield Step(window.grab().save(str(picture)), f"A picture of the window: {picture}")

    @Slot(object)
    def _note(self, event: InviteChanged) -> None:
        self._invite = event.invite

    def _wait(self, done: Callable[[], bool]) -> bool:
        loop = QEventLoop()
        look = QTimer(interval=_LOOK)
        look.timeout.connect(lambda: loop.quit() if done() else None)
        look.start()
        QTimer.singleShot(int(_PATIENCE * 1000), loop, loop.quit)
        loop.exec()
        return done()

    def _close(self, app: App) -> None:
        loop = QEventLoop()
        app.ended.connect(loop.quit)
        app.close()
        loop.exec()


def _control(window: QWidget, kind: type[Control], name: str) -> Control:
    """Return the control with this accessible name or object name."""
    controls = window.findChildren(kind)
    return next(each for each in controls if name in (each.accessibleName(), each.objectName()))
