"""The window and what opens beside it, connected: who hears whom is decided here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop_invite.invites.clock import SystemClock
from desktop_invite.storage.preferences import FormDraft
from desktop_invite.ui.dialogs import Dialogs
from desktop_invite.ui.form.panel import FormSettings
from desktop_invite.ui.interrupted import InterruptedBar
from desktop_invite.ui.invite_many import InviteMany
from desktop_invite.ui.menus import Command
from desktop_invite.ui.parts.notice import Notice, WayOut
from desktop_invite.ui.privacy.in_window import PrivacyInWindow
from desktop_invite.ui.sharing.share import Share
from desktop_invite.ui.sharing.share_desk import ShareDesk
from desktop_invite.ui.window import MainWindow
from desktop_invite.ui.words.failures import asking_notice, key_notice, no_key_notice

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite, Status
    from desktop_invite.storage.key_answers import KeyTrouble
    from desktop_invite.storage.preferences import Preferences
    from desktop_invite.ui.behind import Behind
    from desktop_invite.ui.form.panel import FormPanel
    from desktop_invite.ui.history.panel import HistoryPanel
    from desktop_invite.ui.history_files.desk import HistoryFileDesk

PRACTICE_HOST = "127.0.0.1"
"""Where practice links lead: this computer."""


class Desk(QObject):
    """The window of one mode, with its panels and dialogs."""

    mode_wanted = Signal(bool)
    """The recruiter wants practice mode (True) or their own account (False)."""

    def __init__(
        self,
        behind: Behind,
        form: FormPanel,
        history: HistoryPanel,
        window: MainWindow | None = None,
    ) -> None:
        """Furnish the window with the two panels, or a new one when there is none yet."""
        super().__init__()
        self._behind = behind
        self.form = form
        self.history = history
        self.interrupted = InterruptedBar(behind.sending)
        self.window = window or MainWindow(practice=behind.practice)
        self.window.furnish(form, history, self.interrupted)
        self.window.page.keyboard.add_home(form, form.focus_name)
        self.window.page.keyboard.add_home(history, history.table.setFocus)
        self.dialogs = Dialogs(behind, self.window)
        PrivacyInWindow(
            behind.privacy,
            behind.sending,
            behind.remembered,
            self.dialogs,
            form,
            history,
            self.window.page.notice,
        )
        share = Share(
            behind.clipboard,
            behind.opener,
            behind.background,
            behind.remembered,
            self.window,
            api_host=self._api_host,
            practice=behind.practice,
        )
        self._sharing = ShareDesk(self.window.commands, form, history, behind.sending, share)
        self.many = InviteMany(
            behind.history,
            behind.sending,
            behind.clipboard,
            behind.remembered,
            form,
            self.window,
        )
        self._history_files: HistoryFileDesk | None = None
        self._restore()
        self._connect_panels()
        self._connect_commands()
        if not behind.practice:
            self._connect_keys()

    def open(self, *, ask_for_key: bool) -> None:
        """Show the window; nothing that takes long happens here."""
        self.window.show()
        self.window.answer_closing()
        self.form.focus_name()
        if ask_for_key:
            self.dialogs.open_account()

    def remember(self) -> None:
        """Note what the next start should find as it is now."""
        geometry, splitter = self.window.state()
        form, choices = self.form.draft(), self.form.form.choices
        self._behind.remembered.change(
            window_geometry=geometry,
            splitter=splitter,
            columns=self.history.save_state(),
            form=form,
            set_aside=self.form.aside.drafts,
            form_in_practice=self._behind.practice,
            last_interview=choices.interview,
            delivery=choices.delivery,
        )

    def close(self) -> None:
        """Close the window and what stands beside it."""
        # The settings outlive the window.
        self._behind.remembered.changed.disconnect(self._use_settings)
        self.many.close()
        self.dialogs.close()
        self._sharing.close()
        if self._history_files is not None:
            self._history_files.close()
        self.history.close_reader()
        self.window.close_now()
        self.window.deleteLater()

    def _api_host(self) -> str:
        return PRACTICE_HOST if self._behind.practice else self._behind.keys.base_url.host

    def _connect_panels(self) -> None:
        self._behind.sending.started.connect(self.history.start)
        self._behind.sending.run_started.connect(self.history.start)
        self._behind.sending.interrupted_found.connect(self.interrupted.ask)
        self.interrupted.review_wanted.connect(self._review_left)
        self.form.key_wanted.connect(self._want_key)
        self.form.practice_wanted.connect(self._want_practice)
        self.form.way_out_wanted.connect(self._leave)
        self.form.draft_changed.connect(self._note_form)
        self.form.many_requested.connect(self.many.open)
        self.form.many_pasted.connect(self.many.open_pasted)
        self.interrupted.run_review_wanted.connect(self.many.review)
        self.interrupted.about_runs.connect(self.many.leave_to_question)
        self.history.edit_wanted.connect(self._edit)
        self.window.real_key_wanted.connect(self._want_key)
        self.dialogs.practice_chosen.connect(self._want_practice)
        self._behind.privacy.about_to_forget.connect(self.many.forget_person)
        self._behind.remembered.changed.connect(self._use_settings)

    def _connect_commands(self) -> None:
        for command, answer in (
            (Command.NEW_INVITE, self._begin_invite),
            (Command.INVITE_MANY, self.many.open),
            (Command.EARLIER_LISTS, self.many.open_earlier),
            (Command.SETTINGS, self.dialogs.open_settings),
            (Command.QUIT, self.window.close),
            (Command.FIND, self._find),
            (Command.EXPORT_HISTORY, self._export_history),
            (Command.IMPORT_HISTORY, self._import_history),
            (Command.HELP, self.dialogs.open_help),
            (Command.ABOUT, self.dialogs.open_about),
        ):
            self.window.commands[command].triggered.connect(answer)

    def _connect_keys(self) -> None:
        self._behind.keys.key_missing.connect(self._say_key_missing)
        self._behind.keys.troubled.connect(self._say_key_trouble)
        self._behind.keys.account_changed.connect(self._note_account)

    def _restore(self) -> None:
        now = self._behind.remembered.now
        if not self.window.isVisible():
            self.window.restore(now.window_geometry)
        self.window.restore_splitter(now.splitter)
        self.history.restore_state(now.columns)
        own = FormDraft(interview=now.last_interview, delivery=now.delivery)
        form, aside = now.form, now.set_aside
        if now.form_in_practice is not self._behind.practice:
            # The same number is another interview there: picking it anew is safer.
            own, form = replace(own, interview=""), replace(form, interview="")
            aside = tuple(replace(each, interview="") for each in aside)
        self.form.restore(form, own)
        self.form.aside.restore(aside)

    @Slot()
    def _note_form(self) -> None:
        self._behind.remembered.change(delivery=self.form.form.choices.delivery)

    @Slot(object)
    def _review_left(self, statuses: frozenset[Status]) -> None:
        self.window.page.show_panels()
        self.history.filters.show_statuses(statuses)

    @Slot()
    def _want_key(self) -> None:
        if self._behind.practice:
            self.mode_wanted.emit(False)  # noqa: FBT003 - a signal has no keywords
        else:
            self.dialogs.open_account()

    @Slot()
    def _want_practice(self) -> None:
        self._behind.remembered.change(first_run_done=True)
        self.mode_wanted.emit(True)  # noqa: FBT003 - a signal has no keywords

    @Slot()
    def _say_key_missing(self) -> None:
        self.form.show_notice(no_key_notice())
        if not self._behind.remembered.now.first_run_done:
            self.dialogs.open_first_run()

    @Slot(object)
    def _say_key_trouble(self, trouble: KeyTrouble) -> None:
        keys = self._behind.keys
        if not self.dialogs.asking_for_key or keys.asked_again:
            self.form.show_notice(
                key_notice(trouble, can_use=keys.has_unsaved_key, again=keys.asked_again)
            )

    @Slot(object)
    def _note_account(self, account: object) -> None:
        if account is not None:
            self.form.clear_notice()
            self._behind.remembered.change(first_run_done=True)

    @Slot(object, object)
    def _leave(self, way_out: WayOut, _notice: Notice) -> None:
        match way_out:
            case WayOut.USE_UNTIL_QUIT:
                self._behind.keys.use_until_quit()
            case WayOut.TRY_KEYRING:
                self.form.show_notice(asking_notice())
                self._behind.keys.try_again()
            case WayOut.USE_BACKUP | WayOut.START_ANEW:
                once = Qt.ConnectionType.SingleShotConnection
                self._behind.sending.pause_ended.connect(self.history.start, once)
                self._behind.sending.pause_ended.connect(self._behind.privacy.look_after, once)
                self._behind.sending.repair(use_backup=way_out is WayOut.USE_BACKUP)
            case WayOut.OPEN_SETTINGS:
                self.dialogs.open_settings()
            case _:
                self.history.show_attention()

    @Slot()
    def _begin_invite(self) -> None:
        self.window.page.show_panels()
        self.form.begin_anew()

    @Slot()
    def _find(self) -> None:
        self.window.page.show_panels()
        self.history.focus_search()

    @Slot(object)
    def _edit(self, invite: Invite) -> None:
        self.window.page.show_panels()
        self.form.edit(invite.draft, corrects=invite)

    @Slot()
    def _export_history(self) -> None:
        self.window.page.show_panels()
        self._file_desk().ask_what_to_export()

    @Slot()
    def _import_history(self) -> None:
        self.window.page.show_panels()
        self._file_desk().ask_what_to_import()

    def _file_desk(self) -> HistoryFileDesk:
        """Return what works on history files; made when it is first wanted."""
        if self._history_files is None:
            from desktop_invite.ui.history_files.desk import HistoryFileDesk  # noqa: PLC0415

            commands = self.window.commands
            self._history_files = HistoryFileDesk(
                self._behind.history,
                self.history,
                self._behind.sending,
                self.window,
                (commands[Command.EXPORT_HISTORY], commands[Command.IMPORT_HISTORY]),
                SystemClock(),
                practice=self._behind.practice,
            )
            self.history.add_bar(self._history_files.bar)
        return self._history_files

    @Slot(object)
    def _use_settings(self, preferences: Preferences) -> None:
        self.form.use_settings(form_settings(preferences, practice=self._behind.practice))
        self.form.form.prefer(preferences.delivery)


def form_settings(preferences: Preferences, *, practice: bool) -> FormSettings:
    """Return what the form goes by, of what the recruiter prefers."""
    return FormSettings(
        auto_copy=preferences.auto_copy,
        undo_seconds=preferences.undo_seconds,
        messages=preferences.messages,
        practice=practice,
    )
