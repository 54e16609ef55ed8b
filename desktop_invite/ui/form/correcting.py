"""Says that the form corrects an earlier invite, so that the two will be linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from desktop_invite.invites.correction import corrects
from desktop_invite.ui.parts.notice import Button, Notice, NoticeBar, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.words.corrections import correcting_sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_invite.invites.invite import Draft, Invite


class Correcting(NoticeBar):
    """Stands above the fields from *Edit and send again* until the invite is made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("correcting")
        self._earlier: Invite | None = None
        self.way_out_chosen.connect(self._stop)

    @property
    def earlier(self) -> Invite | None:
        """What the form corrects; None when it is an invite of its own."""
        return self._earlier

    def begin(self, earlier: Invite | None) -> None:
        """Correct this invite from now on; None for none."""
        self._earlier = earlier
        if earlier is None:
            self.clear()
            return
        close = Button(WayOut.CLOSE, self.tr("Don't link them"))
        sentence = correcting_sentence(earlier)
        self.show_notice(Notice(sentence, Tone.NEUTRAL, (close,), invite_id=earlier.id))

    def drop(self, invite_ids: frozenset[int]) -> None:
        """Correct none of these any more: they are forgotten."""
        if self._earlier is not None and self._earlier.id in invite_ids:
            self.begin(None)

    def corrected_by(self, draft: Draft) -> int | None:
        """Return the invite that the draft corrects; None when it is for somebody else."""
        if self._earlier is None or not corrects(draft, self._earlier):
            return None
        return self._earlier.id

    @Slot()
    def _stop(self) -> None:
        self.begin(None)
