"""What forgetting, going back and the folder's place mean for the window that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.parts.notice import Button, Notice, WayOut
from desktop_invite.ui.privacy.desk import is_about
from desktop_invite.ui.theme.colours import Tone

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.sending.events import InvitesForgotten
    from desktop_invite.sending.forgetter import Result
    from desktop_invite.sending.keeper import AboutToForget
    from desktop_invite.sending.worker import Sending
    from desktop_invite.storage.about_person import PersonFound
    from desktop_invite.storage.folder_place import FolderPlace
    from desktop_invite.ui.dialogs import Dialogs
    from desktop_invite.ui.form.panel import FormPanel
    from desktop_invite.ui.history.panel import HistoryPanel
    from desktop_invite.ui.parts.notice import NoticeBar
    from desktop_invite.ui.privacy.desk import PrivacyDesk
    from desktop_invite.ui.remembered import Remembered


class PrivacyInWindow(QObject):
    """Leads from the history to the question, and takes whoever is forgotten off the screen.

    Words are imported when there is something to say: the start must not wait for them.
    """

    def __init__(
        self,
        desk: PrivacyDesk,
        sending: Sending,
        remembered: Remembered,
        dialogs: Dialogs,
        form: FormPanel,
        history: HistoryPanel,
        notice: NoticeBar,
    ) -> None:
        super().__init__(dialogs)
        self._desk = desk
        self._remembered = remembered
        self._dialogs = dialogs
        self._form = form
        self._history = history
        self._notice = notice
        history.offer_forget()
        history.forget_wanted.connect(self._look_for)
        desk.about_to_forget.connect(self._clear_form)
        desk.letting_go_wanted.connect(history.let_go)
        desk.restored.connect(self._show_other_history)
        desk.done_by_itself.connect(self._say_forgotten)
        desk.place_found.connect(self._tell_place)
        sending.invites_forgotten.connect(self._drop)
        notice.way_out_chosen.connect(self._answer)

    @Slot(object)
    def _look_for(self, invite: Invite) -> None:
        self._desk.find(invite.candidate.email, self._found)

    def _found(self, about: AboutToForget | HistoryTrouble) -> None:
        if not isinstance(about, HistoryTrouble):
            self._dialogs.ask_to_forget(about)

    @Slot(object)
    def _clear_form(self, person: PersonFound) -> None:
        if is_about(self._form.draft(), person):
            self._form.form.clear_candidate()
        self._form.aside.drop(lambda draft: is_about(draft, person))

    @Slot(object)
    def _drop(self, event: InvitesForgotten) -> None:
        self._form.outcomes.close_cards(event.ids)
        self._form.question.drop(event.ids)
        self._form.correcting.drop(event.ids)
        self._form.aside.drop_links(event.ids)

    @Slot(object)
    def _say_forgotten(self, result: Result) -> None:
        from desktop_invite.ui.words.privacy import aged_sentence  # noqa: PLC0415 - see above

        self._history.say(aged_sentence(result))

    @Slot()
    def _show_other_history(self) -> None:
        cards = self._form.outcomes.cards
        self._form.outcomes.close_cards(frozenset(card.invite.id for card in cards))
        self._form.question.clear()
        # Something may have been wished for meanwhile, and have opened the old file again.
        self._history.let_go()
        self._history.start()

    # ------------------------------------------------------------------ where the folder is

    @Slot(object)
    def _tell_place(self, place: FolderPlace) -> None:
        """Say once that the folder lies where it can come to harm."""
        from desktop_invite.ui.words.privacy import place_sentence  # noqa: PLC0415 - see above

        sentence = place_sentence(place)
        if not sentence or self._remembered.now.folder_notice_closed == _name_of(place):
            return
        buttons = (
            Button(WayOut.OPEN_PRIVACY, self.tr("Show the folder")),
            Button(WayOut.CLOSE, self.tr("Don't say it again")),
        )
        self._notice.show_notice(Notice(sentence, Tone.NEUTRAL, buttons))

    @Slot(object, object)
    def _answer(self, way_out: WayOut, _notice: Notice) -> None:
        if way_out is WayOut.OPEN_PRIVACY:
            self._dialogs.open_privacy()
            return
        self._notice.clear()
        if self._desk.place is not None:
            self._remembered.change(folder_notice_closed=_name_of(self._desk.place))


def _name_of(place: FolderPlace) -> str:
    return f"{place.kind.value}:{place.by}"
