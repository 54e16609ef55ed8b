"""The message editor: a good message, one with problems, a long one, one from right to left."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from desktop_invite.invites.invite import Candidate, Interview
from desktop_invite.invites.messages import InterviewMessage
from desktop_invite.invites.templates import DEFAULT_TEMPLATE, MessageTemplate
from desktop_invite.sending.events import InterviewsChanged
from desktop_invite.storage.preferences import Preferences, PreferencesFile
from desktop_invite.ui.background import Background
from desktop_invite.ui.remembered import Remembered
from desktop_invite.ui.settings.messages import MessagesPage
from tests.gallery.scene import live_scene
from tests.ui.form.outbox import SALES, SUPPORT, made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_invite.invites.invite import Invite

_LINK = "https://app.xobin.com/i/8f3c2a71"
_PROBLEMS = MessageTemplate(
    "Short", "Hi {first name}, please take the interview before {date}.", "{interview}"
)
_LONG = MessageTemplate(
    "Formal, with everything about the process and its next steps for candidates abroad",
    "Dear {name},\n\n"
    + "thank you for the time that you have taken for our conversation. As agreed, "
    "we would like to invite you to the next step. " * 8 + "\n\n{link}\n\nKind regards",
    "Your application: {interview}",
)
_ARABIC = MessageTemplate(
    "عربي",
    "مرحبًا {first name}،\n\nيسعدنا دعوتك إلى مقابلة «{interview}» عبر الإنترنت:\n"
    "{link}\n\nبالتوفيق!",
    "دعوة إلى مقابلة",
)


def _editor(
    templates: tuple[MessageTemplate, ...],
    chosen: int = 0,
    invite: Invite | None = None,
    default: str = "",
) -> Iterator[QWidget]:
    with tempfile.TemporaryDirectory() as folder:
        file = PreferencesFile(Path(folder) / "preferences.json")
        own = (InterviewMessage(305, "Short"), InterviewMessage(412, "Short"))
        file.save(
            Preferences(templates=templates, default_template=default, interview_templates=own)
        )
        background = Background()
        page = MessagesPage(Remembered(file, background), practice=False)
        page.show_interviews(InterviewsChanged((SALES, SUPPORT)))
        page.show_candidate(invite)
        names = page.findChild(QListWidget, "messages")
        assert names is not None
        names.setCurrentRow(chosen)
        whole = QWidget()
        QVBoxLayout(whole).addWidget(page)
        yield whole
        whole.close()
        background.close()


@live_scene("messages-first", width=580, height=860, narrow_width=420)
@contextmanager
def first() -> Iterator[QWidget]:
    """Show the app's own message, before anybody was invited."""
    yield from _editor(())


@live_scene("messages-good", width=580, height=860, narrow_width=420)
@contextmanager
def good() -> Iterator[QWidget]:
    """Show one of several, with a real candidate."""
    invite = made(candidate=Candidate("Zoë Brontë-Ng 王", "zoe@example.com"), link=_LINK)
    yield from _editor((DEFAULT_TEMPLATE, _PROBLEMS, _ARABIC), 0, invite)


@live_scene("messages-problems", width=580, height=860, narrow_width=420)
@contextmanager
def problems() -> Iterator[QWidget]:
    """Show a placeholder that is none, and a missing link."""
    yield from _editor((DEFAULT_TEMPLATE, _PROBLEMS, _ARABIC), 1, made(link=_LINK))


@live_scene("messages-missing", width=580, height=860)
@contextmanager
def missing() -> Iterator[QWidget]:
    """Show a message that this candidate's interview has no name for."""
    yield from _editor((_ARABIC, _LONG), 0, made(interview=Interview(90210), link=_LINK))


@live_scene("messages-long", width=580, height=860, narrow_width=420)
@contextmanager
def long() -> Iterator[QWidget]:
    """Show a long message with a long name."""
    yield from _editor((_LONG, _PROBLEMS), 0, made(link=_LINK))


@live_scene("messages-rtl", width=580, height=860)
@contextmanager
def right_to_left() -> Iterator[QWidget]:
    """Show a message that is written from right to left."""
    invite = made(
        candidate=Candidate("محمد الأحمد", "m@example.com"),
        interview=Interview(127, "محلل بيانات"),
        link=_LINK,
    )
    yield from _editor((DEFAULT_TEMPLATE, _ARABIC), 1, invite)
