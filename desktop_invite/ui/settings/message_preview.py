"""A message as a candidate would get it, with a real candidate where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_invite.invites.templates import MissingValue, fill
from desktop_invite.ui.parts.texts import plain
from desktop_invite.ui.settings.message_edit import MessageText, run_as_written
from desktop_invite.ui.words.messages import example_invite, not_previewed, preview_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop_invite.invites.invite import Invite
    from desktop_invite.invites.templates import MessageTemplate


class MessagePreview(QWidget):
    """Filled in while it is written; where copying would stop, it says so instead."""

    def __init__(self) -> None:
        super().__init__()
        self._invite: Invite | None = None
        self._template: MessageTemplate | None = None
        self._label = QLabel()
        self._text = MessageText()
        self._text.setObjectName("messagePreview")
        self._text.setReadOnly(True)
        # No field to write in: it has the colour of the page.
        self._text.viewport().setAutoFillBackground(False)
        self._label.setBuddy(self._text)
        self._missing = plain()
        self._missing.setProperty("finding", True)  # noqa: FBT003
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self._text, 1)
        column.addWidget(self._missing)

    @property
    def has_candidate(self) -> bool:
        """Whether it is filled with a real invite."""
        return self._invite is not None

    def show_candidate(self, invite: Invite) -> None:
        """Fill with these values from now on."""
        self._invite = invite
        self._show()

    def drop_candidate(self, ids: Collection[int]) -> None:
        """Go back to the example, where it shows one of these invites."""
        if self._invite is not None and self._invite.id in ids:
            self._invite = None
            self._show()

    def show_template(self, template: MessageTemplate) -> None:
        """Fill this message from now on."""
        self._template = template
        self._show()

    def _show(self) -> None:
        invite = self._invite or example_invite()
        words = preview_of(invite, example=self._invite is None)
        self._label.setText(words.replace("&", "&&"))
        self._text.setAccessibleName(words)
        if self._template is None:
            return
        filled = fill(self._template, invite)
        self._missing.setVisible(isinstance(filled, MissingValue))
        if isinstance(filled, MissingValue):
            self._missing.setText(not_previewed(filled))
            self._text.clear()
        elif self._text.toPlainText() != filled.plain:
            self._text.setPlainText(filled.plain)
            run_as_written(self._text)
