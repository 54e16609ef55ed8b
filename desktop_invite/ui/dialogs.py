"""What opens beside the window: first run, settings, help.

Each is made, and imported, when it is first wanted: the window's start must not wait for them.
"""

# ruff: noqa: PLC0415 - imports inside, as said above

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop_invite.ui.settings.pages import SettingsPages
from desktop_invite.ui.settings.subjects import Subject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from desktop_invite.sending.keeper import AboutToForget
    from desktop_invite.ui.behind import Behind
    from desktop_invite.ui.first_run import FirstRun
    from desktop_invite.ui.help import HelpWindow
    from desktop_invite.ui.privacy.forget_dialog import ForgetDialog
    from desktop_invite.ui.settings.window import SettingsWindow
    from desktop_invite.ui.window import MainWindow


class Dialogs(QObject):
    """Opens them, brings them forward when they are open, and closes them with the window."""

    practice_chosen = Signal()
    """*Try practice mode* was pressed in the first-run window."""

    def __init__(self, behind: Behind, window: MainWindow) -> None:
        super().__init__(window)
        self._behind = behind
        self._window = window
        self._pages = SettingsPages(behind, self)
        self._pages.forget_wanted.connect(self.ask_to_forget)
        self._forget: ForgetDialog | None = None
        self._settings: SettingsWindow | None = None
        self._help: HelpWindow | None = None
        self._first_run: FirstRun | None = None

    @property
    def asking_for_key(self) -> bool:
        """Whether a dialog that asks for the key is open, so that it says what is in the way."""
        return any(
            each is not None and each.isVisible() for each in (self._first_run, self._settings)
        )

    @Slot()
    def open_settings(self) -> None:
        """Show the settings as they were left."""
        _bring_forward(self._settings_window())

    @Slot()
    def open_account(self) -> None:
        """Show the settings at the account."""
        self._settings_window().open_at(Subject.ACCOUNT)

    @Slot()
    def open_privacy(self) -> None:
        """Show the settings at the page about the data."""
        self._settings_window().open_at(Subject.PRIVACY)

    @Slot(object)
    def ask_to_forget(self, about: AboutToForget) -> None:
        """Ask whether to forget somebody."""
        from desktop_invite.ui.privacy.forget_dialog import ForgetDialog

        if self._forget is not None:
            self._forget.close()
            self._forget.deleteLater()
        above = self._settings if self._settings and self._settings.isVisible() else self._window
        keep = self._behind.remembered.now.keep_forgotten
        self._forget = ForgetDialog(self._behind.privacy, about, keep=keep, parent=above)
        self._forget.open()

    @Slot()
    def open_about(self) -> None:
        """Show the settings at the page about the app."""
        self._settings_window().open_at(Subject.ABOUT)

    @Slot()
    def open_help(self) -> None:
        """Show the help."""
        from desktop_invite.ui.help import HelpWindow

        if self._help is None:
            self._help = HelpWindow(self._window)
        _bring_forward(self._help)

    @Slot()
    def open_first_run(self) -> None:
        """Ask for the key, or offer practice mode."""
        from desktop_invite.ui.first_run import FirstRun

        if self._first_run is None:
            self._first_run = FirstRun(self._behind.keys, self._window)
            self._first_run.practice_chosen.connect(self.practice_chosen)
            self._first_run.finished.connect(self._note_first_run)
        _bring_forward(self._first_run)

    def close(self) -> None:
        """Close whatever is open."""
        for dialog in (self._forget, self._first_run, self._settings, self._help):
            if dialog is not None:
                dialog.close()

    def _settings_window(self) -> SettingsWindow:
        if self._settings is None:
            from desktop_invite.ui.settings.window import SettingsWindow

            self._settings = SettingsWindow(self._pages, self._window)
        return self._settings

    @Slot()
    def _note_first_run(self) -> None:
        self._behind.remembered.change(first_run_done=True)


def _bring_forward(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
