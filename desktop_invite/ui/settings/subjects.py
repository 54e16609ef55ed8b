"""The subjects of the settings, in their order."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication


class Subject(Enum):
    """What a page of the settings is about."""

    ACCOUNT = auto()
    INVITING = auto()
    INTERVIEWS = auto()
    MESSAGES = auto()
    APPEARANCE = auto()
    PRIVACY = auto()
    BACKUPS = auto()
    ABOUT = auto()

    @property
    def title(self) -> str:
        """The heading of its page, and its line in the list of subjects."""
        return _titles()[self]


def _titles() -> dict[Subject, str]:
    return {
        Subject.ACCOUNT: _tr("Account"),
        Subject.INVITING: _tr("Inviting"),
        Subject.INTERVIEWS: _tr("Interviews"),
        Subject.MESSAGES: _tr("Messages"),
        Subject.APPEARANCE: _tr("Appearance"),
        Subject.PRIVACY: _tr("Privacy"),
        Subject.BACKUPS: _tr("Backups"),
        Subject.ABOUT: _tr("About"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Settings", text)
