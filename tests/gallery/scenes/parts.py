"""The pieces that views are made of."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_invite.ui.parts.field import Field
from desktop_invite.ui.parts.notice import Button, Notice, NoticeBar, WayOut
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.theme.spacing import MARGIN
from tests.gallery.scene import scene


@scene("parts", width=640, height=760)
def parts() -> QWidget:
    """Show a notice in each tone, a field with a finding and one with a suggestion."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(MARGIN)
    for tone in Tone:
        bar = NoticeBar()
        bar.show_notice(
            Notice(
                "You seem to be offline. Nothing was sent; your details are still here.",
                tone,
                (Button(WayOut.TRY_AGAIN, "Try again"), Button(WayOut.STOP, "Stop")),
            )
        )
        column.addWidget(bar)
    finding = Field("Candidate &name", QLineEdit())
    finding.show_finding("Please type the candidate's name.")
    suggestion = Field("Candidate &email", QLineEdit("asha@gmial.com"))
    suggestion.show_suggestion("Did you mean asha@gmail.com?", "Use it", "asha@gmail.com")
    primary = QPushButton("Create invite link")
    primary.setProperty("primary", True)
    for part in (finding, suggestion, primary):
        column.addWidget(part)
    column.addStretch(1)
    return page
