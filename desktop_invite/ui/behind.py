"""What works behind the window of one mode, for whoever shows something of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.paths import DataFolder
    from desktop_invite.sending.worker import Sending
    from desktop_invite.ui.background import Background
    from desktop_invite.ui.clipboard import Clipboard
    from desktop_invite.ui.key_desk import KeyDesk
    from desktop_invite.ui.privacy.desk import PrivacyDesk
    from desktop_invite.ui.remembered import Remembered
    from desktop_invite.ui.sharing.opener import Opener


@dataclass(frozen=True, slots=True, eq=False)
class Behind:
    """Made before the window, and taken down after it; a view that needs one of them gets that."""

    folder: DataFolder
    remembered: Remembered
    background: Background
    sending: Sending
    keys: KeyDesk
    clipboard: Clipboard
    opener: Opener
    privacy: PrivacyDesk
    practice: bool

    @property
    def history(self) -> Path:
        """Where the history file of this mode is."""
        return self.folder.history(practice=self.practice)

    def report(self) -> str:
        """Return what IT may know of this computer and the app; it names no candidate."""
        from desktop_invite.diagnostics import report  # noqa: PLC0415 - seldom wanted

        place = self.keys.place.value if self.keys.place else "not asked yet"
        return str(report(self.folder, place))
