"""What opens beside the window: first run, settings, help."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QWidget

from desktop_invite.storage.key_answers import KeyFound, KeyPlace, KeyTrouble, KeyTroubleKind
from desktop_invite.storage.keys import KeyStore
from desktop_invite.ui.background import Background
from desktop_invite.ui.first_run import FirstRun
from desktop_invite.ui.help import HelpWindow
from desktop_invite.ui.key_desk import KeyDesk
from desktop_invite.xobin.address import DEFAULT_BASE_URL
from tests.gallery.scene import live_scene, scene
from tests.gallery.scenes.window import stage

if TYPE_CHECKING:
    from collections.abc import Iterator


class StillStore(KeyStore):
    """A store that answers at once, without the computer's own."""

    def load(self, origin: str, *, patience: float | None = None) -> KeyFound:
        """Have a key for whoever asks."""
        return KeyFound("0123456789abcdef")

    def describe(self, *, patience: float | None = None) -> KeyPlace:
        """Be the store that Linux desktops have."""
        return KeyPlace.SECRET_SERVICE


@contextmanager
def key_desk() -> Iterator[KeyDesk]:
    """Make a desk that knows where keys are kept."""
    background = Background()
    desk = KeyDesk(StillStore(), DEFAULT_BASE_URL, background)
    desk.place = KeyPlace.SECRET_SERVICE
    yield desk
    background.close()


@live_scene("first-run", width=480, height=560)
@contextmanager
def first_run() -> Iterator[QWidget]:
    """Show the two choices."""
    with key_desk() as desk:
        window = FirstRun(desk)
        yield window
        window.close()


@live_scene("first-run-no-store", width=480, height=680)
@contextmanager
def first_run_without_store() -> Iterator[QWidget]:
    """Show what happens where keys can't be saved."""
    with key_desk() as desk:
        window = FirstRun(desk)
        box = window.findChild(QLineEdit, "apiKey")
        assert box is not None
        box.setText("0123456789abcdef")
        desk._unsaved = "0123456789abcdef"
        desk.troubled.emit(KeyTrouble(KeyTroubleKind.ABSENT))
        yield window
        window.close()


@scene("help", width=640, height=760)
def help_window() -> QWidget:
    """Show the help."""
    return HelpWindow()


def _settings_page(position: int) -> None:
    @live_scene(f"settings-{position}", width=784, height=672)
    @contextmanager
    def page() -> Iterator[QWidget]:
        """Show one page of the settings."""
        with stage(week=True) as made, key_desk() as desk:
            dialogs = made.app.workspace.desk.dialogs
            pages = dialogs._pages
            pages._behind = replace(pages._behind, practice=False, keys=desk)
            desk.load()
            dialogs.open_settings()
            made.wait(lambda: desk.account, "the key")
            window = cast("QWidget", dialogs._settings)
            subjects = window.findChild(QListWidget, "subjects")
            assert subjects is not None
            subjects.setCurrentRow(position)
            QApplication.processEvents()
            yield window


for each in range(8):
    _settings_page(each)
