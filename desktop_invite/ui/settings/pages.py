"""Makes each page of the settings when it is first looked at, and connects it."""

# ruff: noqa: PLC0415 - a page is imported when it is made: opening the settings must not wait

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal, Slot

from desktop_invite.invites.clock import SystemClock
from desktop_invite.ui.settings.subjects import Subject

if TYPE_CHECKING:
    from desktop_invite.sending.events import InterviewsChanged
    from desktop_invite.storage.key_answers import KeyPlace
    from desktop_invite.ui.behind import Behind
    from desktop_invite.ui.settings.about import AboutPage
    from desktop_invite.ui.settings.page import SettingsPage


class SettingsPages(QObject):
    """Knows what every page needs."""

    forget_wanted = Signal(object)
    """Somebody is to be forgotten: carries `AboutToForget`."""

    def __init__(self, behind: Behind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._behind = behind
        self._interviews: InterviewsChanged | None = None
        self._about: AboutPage | None = None
        behind.sending.interviews_changed.connect(self._note_interviews)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """What there is to set; in practice mode there is no key to replace, and no address."""
        hidden = {Subject.ACCOUNT} if self._behind.practice else set()
        return tuple(subject for subject in Subject if subject not in hidden)

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

        return AccountPage(self._behind.keys, self._behind.remembered)

    def _defaults_page(self) -> SettingsPage:
        from desktop_invite.ui.settings.defaults import DefaultsPage

        return DefaultsPage(self._behind.remembered)

    def _appearance_page(self) -> SettingsPage:
        from desktop_invite.ui.settings.appearance import AppearancePage

        return AppearancePage(self._behind.remembered)

    def _backups_page(self) -> SettingsPage:
        from desktop_invite.ui.settings.backups import BackupsPage

        return BackupsPage(self._behind.privacy)

    def _about_page(self) -> SettingsPage:
        from desktop_invite.ui.settings.about import AboutPage

        self._about = AboutPage(self._behind.report(), self._behind.clipboard)
        self._behind.keys.place_found.connect(self._show_report)
        self._behind.keys.find_place()
        return self._about

    @Slot(object)
    def _show_report(self, _place: KeyPlace) -> None:
        if self._about is not None:
            self._about.show_report(self._behind.report())

    def _privacy_page(self) -> SettingsPage:
        from desktop_invite.ui.settings.privacy import PrivacyPage

        behind = self._behind
        page = PrivacyPage(behind.folder, behind.clipboard, behind.privacy, behind.remembered)
        page.forget_wanted.connect(self.forget_wanted)
        return page

    def _interviews_page(self) -> SettingsPage:
        from desktop_invite.storage.interview_counts import invites_of_each
        from desktop_invite.ui.history.moments import Moments
        from desktop_invite.ui.settings.interviews import InterviewsPage

        page = InterviewsPage(self._behind.sending, Moments(SystemClock(), QLocale()))
        self._behind.sending.interviews_changed.connect(page.show_interviews)
        history = self._behind.history
        page.counts_wanted.connect(
            lambda: self._behind.background.run(lambda: invites_of_each(history), page.show_counts)
        )
        if self._interviews is not None:
            page.show_interviews(self._interviews)
        return page

    def _messages_page(self) -> SettingsPage:
        from desktop_invite.storage.newest_link import newest_link
        from desktop_invite.ui.settings.messages import MessagesPage

        page = MessagesPage(self._behind.remembered, practice=self._behind.practice)
        self._behind.sending.interviews_changed.connect(page.show_interviews)
        self._behind.sending.invite_changed.connect(page.note_invite)
        self._behind.sending.invites_forgotten.connect(page.note_forgotten)
        if self._interviews is not None:
            page.show_interviews(self._interviews)
        history = self._behind.history
        self._behind.background.run(lambda: newest_link(history), page.show_candidate)
        return page

    @Slot(object)
    def _note_interviews(self, event: InterviewsChanged) -> None:
        self._interviews = event
