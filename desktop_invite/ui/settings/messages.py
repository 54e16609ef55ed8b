"""The recruiter's messages: written here, filled in wherever a link is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from shiboken6 import isValid

from desktop_invite.invites.messages import Messages, NameProblem
from desktop_invite.ui.parts.notice import Button, Notice, NoticeBar, WayOut
from desktop_invite.ui.settings.message_editor import MessageEditor
from desktop_invite.ui.settings.message_list import MessageList
from desktop_invite.ui.settings.message_preview import MessagePreview
from desktop_invite.ui.settings.message_use import MessageUse
from desktop_invite.ui.settings.page import SettingsPage
from desktop_invite.ui.settings.subjects import Subject
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.names import isolated

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite
    from desktop_invite.invites.templates import MessageTemplate
    from desktop_invite.sending.events import InterviewsChanged, InviteChanged, InvitesForgotten
    from desktop_invite.storage.preferences import Preferences
    from desktop_invite.ui.remembered import Remembered


class MessagesPage(SettingsPage):
    """A list, and the message chosen in it; every letter is kept as it is typed."""

    def __init__(self, remembered: Remembered, *, practice: bool) -> None:
        super().__init__(Subject.MESSAGES.title)
        self._remembered = remembered
        self._messages = remembered.now.messages
        self._name = self._messages.default_name
        """Of the message that is shown."""
        self._removed_from: Messages | None = None
        """What *Undo* goes back to."""
        self._list = MessageList()
        self._undo = NoticeBar(buttons_below=False)
        self._editor = MessageEditor()
        self._preview = MessagePreview()
        self._use = MessageUse(practice=practice)
        self._lay_out()
        self._connect()
        self._show()

    @Slot(object)
    def show_interviews(self, event: InterviewsChanged) -> None:
        """Offer these interviews a message of their own."""
        self._use.show_interviews(event.interviews)

    def show_candidate(self, invite: Invite | None) -> None:
        """Fill the preview with this invite; None leaves the example."""
        # It was read in the background: the settings may be gone, or know a newer one.
        if invite is not None and isValid(self) and not self._preview.has_candidate:
            self._preview.show_candidate(invite)

    @Slot(object)
    def note_invite(self, event: InviteChanged) -> None:
        """Let the preview follow the newest link."""
        if event.invite.link:
            self._preview.show_candidate(event.invite)

    @Slot(object)
    def note_forgotten(self, event: InvitesForgotten) -> None:
        """Show nobody who is forgotten."""
        self._preview.drop_candidate(event.ids)

    # ------------------------------------------------------------------ what is shown

    def _show(self) -> None:
        """Show the messages anew, and the one of the name."""
        template = self._messages.named(self._name)
        self._name = template.name
        self._list.show_messages(self._messages, self._name)
        self._editor.show_template(template)
        self._show_around(template)

    def _show_around(self, template: MessageTemplate) -> None:
        self._preview.show_template(template)
        self._use.show_use(self._messages, self._name)

    @Slot(object)
    def _follow(self, preferences: Preferences) -> None:
        """Show what somebody else has changed."""
        if preferences.messages != self._messages:
            self._messages = preferences.messages
            self._show()

    def _keep(self, messages: Messages) -> None:
        """Remember these; the app's own message alone stays the app's."""
        self._messages = messages
        ours = messages.is_only_ours
        self._remembered.change(
            templates=() if ours else messages.templates,
            default_template="" if ours else messages.default_name,
            interview_templates=messages.of_interviews,
        )

    # ------------------------------------------------------------------ what the recruiter does

    @Slot(str)
    def _choose(self, name: str) -> None:
        if name != self._name:
            self._name = name
            self._show()

    @Slot()
    def _add(self) -> None:
        self._keep_and_show(self._messages.with_new(self.tr("New message")), -1)

    @Slot()
    def _duplicate(self) -> None:
        after = self._messages.names.index(self._name) + 1
        self._keep_and_show(self._messages.with_copy_of(self._name), after)

    def _keep_and_show(self, messages: Messages, new: int) -> None:
        """Show the message that is new in a place, and let its name be typed."""
        self._forget_undo()
        self._keep(messages)
        self._name = messages.names[new]
        self._show()
        self._editor.focus_name()

    @Slot()
    def _remove(self) -> None:
        before, name = self._messages, self._name
        place = before.names.index(name)
        self._keep(before.without(name))
        self._name = self._messages.names[min(place, len(self._messages.names) - 1)]
        self._show()
        self._removed_from = before
        sentence = self.tr("“{name}” was removed.").format(name=isolated(name))
        undo = Button(WayOut.UNDO, self.tr("&Undo"))
        self._undo.show_notice(Notice(sentence, Tone.NEUTRAL, (undo,)))

    @Slot()
    def _put_back(self) -> None:
        if self._removed_from is not None:
            back = self._removed_from
            self._name = next(each for each in back.names if each not in self._messages.names)
            self._keep(back)
            self._show()
        self._forget_undo()

    def _forget_undo(self) -> None:
        """Another change is not to be undone by the way."""
        self._removed_from = None
        self._undo.clear()

    @Slot(str)
    def _rename(self, name: str) -> None:
        renamed = self._messages.renamed(self._name, name)
        if isinstance(renamed, NameProblem):
            self._editor.show_name_problem(renamed)
            return
        self._editor.show_name_problem(None)
        self._forget_undo()
        place = self._messages.names.index(self._name)
        self._name = renamed.names[place]
        self._keep(renamed)
        self._list.show_messages(renamed, self._name)
        self._use.show_use(renamed, self._name)

    @Slot(str, str)
    def _rewrite(self, text: str, subject: str) -> None:
        self._forget_undo()
        self._keep(self._messages.rewritten(self._name, text=text, subject=subject))
        self._list.offer(self._messages)
        template = self._messages.named(self._name)
        self._editor.show_problems(template)
        self._preview.show_template(template)

    @Slot(object)
    def _use_otherwise(self, messages: Messages) -> None:
        self._forget_undo()
        self._keep(messages)
        self._list.show_messages(messages, self._name)
        self._use.show_use(messages, self._name)

    # ------------------------------------------------------------------ how it is made

    def _lay_out(self) -> None:
        self.add_hint(
            self.tr(
                "What Copy message and the drafts for email and WhatsApp say. Write in any "
                "language; what stands in braces is filled in for each candidate."
            )
        )
        self._undo.setObjectName("messageRemoved")
        for part in (self._list, self._undo, self._editor, self._preview, self._use):
            self.add(part)
        self.let_grow(self._editor, 3)
        self.let_grow(self._preview, 2)

    def _connect(self) -> None:
        self._list.chosen.connect(self._choose)
        self._list.add_wanted.connect(self._add)
        self._list.duplicate_wanted.connect(self._duplicate)
        self._list.remove_wanted.connect(self._remove)
        self._undo.way_out_chosen.connect(self._put_back)
        self._editor.renamed.connect(self._rename)
        self._editor.rewritten.connect(self._rewrite)
        self._use.changed.connect(self._use_otherwise)
        self._remembered.changed.connect(self._follow)
