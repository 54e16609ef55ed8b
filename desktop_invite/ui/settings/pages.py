"""Makes each page of the settings when it is first looked at, and connects it."""

# ruff: noqa: PLC0415 - a page is imported when it is made: opening the settings must not wait

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from desktop_invite.invites.clock import SystemClock
from desktop_invite.ui.settings.subjects import Subject

if TYPE_CHECKING:
    from desktop_invite.paths import DataFolder
    from desktop_invite.sending.events import InterviewsChanged
    from desktop_invite.sending.worker import Sending
    from desktop_invite.storage.key_answers import KeyPlace
    from desktop_invite.ui.background import Background
    from desktop_invite.ui.clipboard import Clipboard
    from desktop_invite.ui.key_desk import KeyDesk
    from desktop_invite.ui.privacy.desk import PrivacyDesk
    from desktop_invite.ui.remembered import Remembered
    from desktop_invite.ui.settings.about import AboutPage
    from desktop_invite.ui.settings.page import SettingsPage


class SettingsPages(QObject):
    """Knows what every page needs."""

    forget_wanted = Signal(object)
    """Somebody is to be forgotten: carries `AboutToForget`."""

    def __init__(
        self,
        folder: DataFolder,
        remembered: Remembered,
        sending: Sending,
        keys: KeyDesk,
        clipboard: Clipboard,
        privacy: PrivacyDesk,
        background: Background,
        *,
        practice: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._remembered = remembered
        self._sending = sending
        self._keys = keys
        self._clipboard = clipboard
        self._privacy = privacy
        self._background = background
        self._practice = practice
        self._interviews: InterviewsChanged | None = None
        self._about: AboutPage | None = None
        sending.interviews_changed.connect(self._note_interviews)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """What there is to set; in practice mode there is no key to replace, and no address."""
        return tuple(
            subject for subject in Subject if not (self._practice and subject is Subject.ACCOUNT)
        )

    def make(self, subject: Subject) -> SettingsPage:
        """Return a new page."""
        return {
            Subject.ACCOUNT: self._account_page,
            Subject.INVITING: self._defaults_page,
            Subject.INTERVIEWS: self._interviews_page,
            Subject.MESSAGES: self._messages_page,
            Subject.APPEARANCE: self._appearance_page,
            Subject.PRIVACY: self._privacy_page,
            Subject.BACKUPS: self._backups_page,
            Subject.ABOUT: self._about_page,
        }[subject]()

    def _account_page(self) -> SettingsPage:
        from desktop_invite.ui.settings.account import AccountPage

        return AccountPage(self._keys, self._remembered)

    def _defaults_page(self) -> SettingsPage:
        from desktop_invite.ui.settings.defaults import DefaultsPage

        return DefaultsPage(self._remembered)

    def _appearance_page(self) -> SettingsPage:
        from desktop_invite.ui.settings.appearance import AppearancePage

        return AppearancePage(self._remembered)

    def _backups_page(self) -> SettingsPage:
        from desktop_invite.ui.settings.backups import BackupsPage

        return BackupsPage(self._privacy)

    def _about_page(self) -> SettingsPage:
        from desktop_invite.ui.settings.about import AboutPage

        self._about = AboutPage(self._report(), self._clipboard)
        self._keys.place_found.connect(self._show_report)
        self._keys.find_place()
        return self._about

    def _report(self) -> str:
        from desktop_invite.diagnostics import report

        place = self._keys.place.value if self._keys.place else "not asked yet"
        return str(report(self._folder, place))

    @Slot(object)
    def _show_report(self, _place: KeyPlace) -> None:
        if self._about is not None:
            self._about.show_report(self._report())

    def _privacy_page(self) -> SettingsPage:
        from desktop_invite.ui.settings.privacy import PrivacyPage

        page = PrivacyPage(self._folder, self._clipboard, self._privacy, self._remembered)
        page.forget_wanted.connect(self.forget_wanted)
        return page

    def _interviews_page(self) -> SettingsPage:
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

    def _messages_page(self) -> SettingsPage:
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
