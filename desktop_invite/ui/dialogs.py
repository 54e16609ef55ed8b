"""What opens beside the window: first run, settings, help.

Each is made, and imported, when it is first wanted: the window's start must not wait for them.
"""

# ruff: noqa: PLC0415 - imports inside, as said above

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from desktop_invite.invites.clock import SystemClock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from desktop_invite.paths import DataFolder
    from desktop_invite.sending.events import InterviewsChanged
    from desktop_invite.sending.keeper import AboutToForget
    from desktop_invite.sending.worker import Sending
    from desktop_invite.storage.key_answers import KeyPlace
    from desktop_invite.ui.background import Background
    from desktop_invite.ui.clipboard import Clipboard
    from desktop_invite.ui.first_run import FirstRun
    from desktop_invite.ui.help import HelpWindow
    from desktop_invite.ui.key_desk import KeyDesk
    from desktop_invite.ui.privacy.desk import PrivacyDesk
    from desktop_invite.ui.privacy.forget_dialog import ForgetDialog
    from desktop_invite.ui.remembered import Remembered
    from desktop_invite.ui.settings.about import AboutPage
    from desktop_invite.ui.settings.interviews import InterviewsPage
    from desktop_invite.ui.settings.messages import MessagesPage
    from desktop_invite.ui.settings.page import SettingsPage
    from desktop_invite.ui.settings.privacy import PrivacyPage
    from desktop_invite.ui.settings.window import SettingsWindow
    from desktop_invite.ui.window import MainWindow


class Dialogs(QObject):
    """Opens them, brings them forward when they are open, and closes them with the window."""

    practice_chosen = Signal()
    """*Try practice mode* was pressed in the first-run window."""

    def __init__(
        self,
        folder: DataFolder,
        remembered: Remembered,
        sending: Sending,
        keys: KeyDesk,
        clipboard: Clipboard,
        privacy: PrivacyDesk,
        background: Background,
        window: MainWindow,
        *,
        practice: bool,
    ) -> None:
        super().__init__(window)
        self._privacy = privacy
        self._forget: ForgetDialog | None = None
        self._folder = folder
        self._remembered = remembered
        self._sending = sending
        self._keys = keys
        self._clipboard = clipboard
        self._background = background
        self._window = window
        self._practice = practice
        self._interviews: InterviewsChanged | None = None
        self._settings: SettingsWindow | None = None
        self._about: AboutPage | None = None
        self._help: HelpWindow | None = None
        self._first_run: FirstRun | None = None
        sending.interviews_changed.connect(self._note_interviews)

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
        from desktop_invite.ui.settings.account import AccountPage

        self._settings_window().open_at(AccountPage)

    @Slot()
    def open_privacy(self) -> None:
        """Show the settings at the page about the data."""
        from desktop_invite.ui.settings.privacy import PrivacyPage

        self._settings_window().open_at(PrivacyPage)

    @Slot(object)
    def ask_to_forget(self, about: AboutToForget) -> None:
        """Ask whether to forget somebody."""
        from desktop_invite.ui.privacy.forget_dialog import ForgetDialog

        if self._forget is not None:
            self._forget.close()
            self._forget.deleteLater()
        above = self._settings if self._settings and self._settings.isVisible() else self._window
        keep = self._remembered.now.keep_forgotten
        self._forget = ForgetDialog(self._privacy, about, keep=keep, parent=above)
        self._forget.open()

    @Slot()
    def open_about(self) -> None:
        """Show the settings at the page about the app."""
        from desktop_invite.ui.settings.about import AboutPage

        self._settings_window().open_at(AboutPage)

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
            self._first_run = FirstRun(self._keys, self._window)
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

            self._settings = SettingsWindow(self._pages(), self._window)
        return self._settings

    def _pages(self) -> list[SettingsPage]:
        from desktop_invite.ui.settings.about import AboutPage
        from desktop_invite.ui.settings.account import AccountPage
        from desktop_invite.ui.settings.appearance import AppearancePage
        from desktop_invite.ui.settings.backups import BackupsPage
        from desktop_invite.ui.settings.defaults import DefaultsPage

        self._about = AboutPage(self._report(), self._clipboard)
        self._keys.place_found.connect(self._show_report)
        self._keys.find_place()
        pages: list[SettingsPage] = [
            DefaultsPage(self._remembered),
            self._interviews_page(),
            self._messages_page(),
            AppearancePage(self._remembered),
            self._privacy_page(),
            BackupsPage(self._privacy),
            self._about,
        ]
        if not self._practice:
            # In practice mode there is no key to replace, and no address to change.
            pages.insert(0, AccountPage(self._keys, self._remembered))
        return pages

    def _report(self) -> str:
        from desktop_invite.diagnostics import report

        place = self._keys.place.value if self._keys.place else "not asked yet"
        return str(report(self._folder, place))

    @Slot(object)
    def _show_report(self, _place: KeyPlace) -> None:
        if self._about is not None:
            self._about.show_report(self._report())

    def _privacy_page(self) -> PrivacyPage:
        from desktop_invite.ui.settings.privacy import PrivacyPage

        page = PrivacyPage(self._folder, self._clipboard, self._privacy, self._remembered)
        page.forget_wanted.connect(self.ask_to_forget)
        return page

    def _interviews_page(self) -> InterviewsPage:
        from desktop_invite.storage.interview_counts import invites_of_each
        from desktop_invite.ui.history.moments import Moments
        from desktop_invite.ui.settings.interviews import InterviewsPage

        page = InterviewsPage(self._sending, Moments(SystemClock(), QLocale()))
        self._sending.interviews_changed.connect(page.show_interviews)
        history = self._folder.history(practice=self._practice)
        page.counts_wanted.connect(
            lambda: self._background.run(lambda: invites_of_each(history), page.show_counts)
        )
        if self._interviews is not None:
            page.show_interviews(self._interviews)
        return page

    def _messages_page(self) -> MessagesPage:
        from desktop_invite.storage.newest_link import newest_link
        from desktop_invite.ui.settings.messages import MessagesPage

        page = MessagesPage(self._remembered, practice=self._practice)
        self._sending.interviews_changed.connect(page.show_interviews)
        self._sending.invite_changed.connect(page.note_invite)
        self._sending.invites_forgotten.connect(page.note_forgotten)
        if self._interviews is not None:
            page.show_interviews(self._interviews)
        history = self._folder.history(practice=self._practice)
        self._background.run(lambda: newest_link(history), page.show_candidate)
        return page

    @Slot(object)
    def _note_interviews(self, event: InterviewsChanged) -> None:
        self._interviews = event

    @Slot()
    def _note_first_run(self) -> None:
        self._remembered.change(first_run_done=True)


def _bring_forward(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
