"""What was half-typed when another invite was begun: kept, and put back by a button.

Throwing it away asks once: the bar comes and goes, and may stand where somebody meant to press
something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from desktop_invite.ui.parts.notice import Button, Notice, NoticeBar, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.names import isolated, short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from desktop_invite.invites.invite import Draft, Invite
    from desktop_invite.storage.preferences import FormDraft
    from desktop_invite.ui.form.correcting import Correcting
    from desktop_invite.ui.form.form import InviteForm

MOST = 20
"""Half-typed invites that are kept; the oldest goes first."""
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class _Kept:
    draft: FormDraft
    corrects: Invite | None = None


class SetAside(NoticeBar):
    """Stands above the fields as long as it keeps something. The last that came goes first."""

    focus_wanted = Signal()
    """Something was put back or thrown away: the form goes on."""

    def __init__(
        self, form: InviteForm, correcting: Correcting, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("setAside")
        self._form = form
        self._correcting = correcting
        self._kept: list[_Kept] = []
        self.way_out_chosen.connect(self._answer)

    @property
    def drafts(self) -> tuple[FormDraft, ...]:
        """What is kept, the oldest first."""
        return tuple(kept.draft for kept in self._kept)

    def restore(self, drafts: Iterable[FormDraft]) -> None:
        """Keep what an earlier start kept."""
        self._kept = [_Kept(draft) for draft in drafts][-MOST:]
        self._write()

    def make_room(self) -> None:
        """Empty the form; a candidate that is typed there is kept. Interview and delivery stay."""
        if self._form.has_candidate():
            self._kept.append(_Kept(self._form.draft(), self._correcting.earlier))
            del self._kept[:-MOST]
        self._form.clear_candidate()
        self._correcting.begin(None)
        self._write()

    def drop(self, is_gone: Callable[[FormDraft], bool]) -> None:
        """Keep these no longer."""
        self._kept = [kept for kept in self._kept if not is_gone(kept.draft)]
        self._write()

    def drop_recorded(self, draft: Draft) -> None:
        """Keep it no longer: it was sent off, and only then set aside."""
        sent = (draft.candidate.name, draft.candidate.email, draft.delivery)
        self.drop(lambda kept: (kept.name.strip(), kept.email.strip(), kept.delivery) == sent)

    def drop_links(self, invite_ids: frozenset[int]) -> None:
        """Link nothing with these invites any more: they are forgotten."""
        self._kept = [
            _Kept(kept.draft) if kept.corrects and kept.corrects.id in invite_ids else kept
            for kept in self._kept
        ]

    @Slot(object, object)
    def _answer(self, way_out: WayOut, _notice: Notice) -> None:
        match way_out:
            case WayOut.THROW_AWAY:
                self._ask()
            case WayOut.CANCEL:
                self._write()
                self.focus_wanted.emit()
            case _:
                self._take(put_back=way_out is WayOut.PUT_BACK)

    def _take(self, *, put_back: bool) -> None:
        """Keep the last no longer: it is in the form again, or gone."""
        last = self._kept.pop()
        if put_back:
            self.make_room()
            self._form.show_draft(last.draft, for_once=last.corrects is not None)
            self._correcting.begin(last.corrects)
        self._write()
        self.focus_wanted.emit()

    def _ask(self) -> None:
        sentence = self.tr("Throw away what you typed for {who}?").format(who=self._who())
        buttons = (
            Button(WayOut.CONFIRM, self.tr("Throw it away")),
            Button(WayOut.CANCEL, self.tr("Keep it")),
        )
        self.show_notice(Notice(sentence, Tone.NEUTRAL, buttons))
        keep = self.ways_out.button(WayOut.CANCEL)
        if keep is not None:
            # The safe answer has the focus, and stands where the press came from.
            keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _who(self) -> str:
        draft = self._kept[-1].draft
        return isolated(short(draft.name.strip() or draft.email.strip(), _LONGEST_NAME))

    def _write(self) -> None:
        if not self._kept:
            self.clear()
            return
        more = len(self._kept) - 1
        if more:
            form = self.tr("What you typed for {who} is kept, and {n} more.")
        else:
            form = self.tr("What you typed for {who} is kept.")
        buttons = (
            Button(WayOut.PUT_BACK, self.tr("Put it back")),
            Button(WayOut.THROW_AWAY, self.tr("Throw it away")),
        )
        sentence = form.format(who=self._who(), n=self.locale().toString(more))
        self.show_notice(Notice(sentence, Tone.NEUTRAL, buttons))
