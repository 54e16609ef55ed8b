"""The form in every state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.sending import events
from desktop_invite.storage.key_answers import KeyTrouble, KeyTroubleKind
from desktop_invite.storage.preferences import FormDraft
from desktop_invite.storage.trouble import HistoryTrouble
from desktop_invite.ui.clipboard import Clipboard
from desktop_invite.ui.form.panel import FormPanel, FormSettings
from desktop_invite.ui.parts.notice import WayOut
from desktop_invite.ui.parts.scrolling import ScrollPage
from desktop_invite.ui.theme.spacing import MARGIN
from desktop_invite.ui.words.failures import key_notice, no_key_notice
from tests.gallery.scene import scene
from tests.ui.form.outbox import ASHA, LINK, SALES, SUPPORT, FakeSending, StillClock, made

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.invites.invite import Invite

WEI = Candidate("Wei Chen", "wei.chen@example.org")
OLGA = Candidate("Olga Ivanova", "olga@example.net")


class Stage:
    """A panel with its fake outbox, on a page of the window's colour."""

    def __init__(self) -> None:
        self.sending = FakeSending()
        self.panel = FormPanel(self.sending, Clipboard(), FormSettings(), StillClock())
        self.sending.interviews_changed.emit(events.InterviewsChanged((SALES, SUPPORT)))
        self.panel.restore(FormDraft(interview="Sales screening · 305"))
        self.page = QWidget()
        column = QVBoxLayout(self.page)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(ScrollPage(self.panel))
        # The fake and the panel live as long as the page.
        self.sending.setParent(self.page)

    def invite(
        self,
        candidate: Candidate = ASHA,
        delivery: Delivery = Delivery.GETLINK,
        interview: Interview = SALES,
        leaves_in: float | None = None,
    ) -> Invite:
        """Make an invite through the form, up to its being recorded."""
        self.panel.form.show_invite(Draft(candidate, interview, delivery))
        self.panel.form.submit()
        return self.sending.record(leaves_in)


def stage(build: Callable[[Stage], None]) -> Callable[[], QWidget]:
    """Turn what happens on a stage into the builder of a scene."""

    def page() -> QWidget:
        made_stage = Stage()
        build(made_stage)
        return made_stage.page

    return page


def form_scene(
    name: str, height: int = 680
) -> Callable[[Callable[[Stage], None]], Callable[[], QWidget]]:
    """Add a state of the form to the gallery, in a usual width and in the narrowest."""

    def add(build: Callable[[Stage], None]) -> Callable[[], QWidget]:
        return scene(f"form-{name}", width=400, height=height, narrow_width=336)(stage(build))

    return add


@form_scene("empty")
def empty(_on: Stage) -> None:
    """Show nothing typed yet."""


@form_scene("findings")
def findings(on: Stage) -> None:
    """Show what is to mend after the button was pressed."""
    on.panel.restore(FormDraft("", "asha@example,com", "Sales", Delivery.SENDLINK))
    on.panel.form.submit()


@form_scene("suggestion")
def suggestion(on: Stage) -> None:
    """Show a likely slip that was noticed on the way out."""
    on.panel.restore(
        FormDraft("Asha Rao", "asha@gmial.com", "Sales screening · 305", Delivery.SENDLINK)
    )
    on.panel.form.submit()


@form_scene("sending")
def sending(on: Stage) -> None:
    """Show an invite on its way."""
    on.sending.change(on.invite(), Status.SENDING)


@form_scene("undo")
def undo(on: Stage) -> None:
    """Show the countdown before an e-mail leaves."""
    on.invite(delivery=Delivery.SENDLINK, leaves_in=5.0)


@form_scene("undone")
def undone(on: Stage) -> None:
    """Show an e-mail that was taken back."""
    invite = on.invite(delivery=Delivery.SENDLINK, leaves_in=5.0)
    _press(on, invite, WayOut.UNDO)
    on.sending.change(invite, Status.CANCELLED)


@form_scene("link-ready")
def link_ready(on: Stage) -> None:
    """Show the link, copied already."""
    on.sending.answer(on.invite())


@form_scene("emailed")
def emailed(on: Stage) -> None:
    """Show an invite that Xobin e-mails."""
    on.sending.answer(on.invite(delivery=Delivery.SENDLINK))


@form_scene("no-link")
def no_link(on: Stage) -> None:
    """Show an answer without a link."""
    on.sending.change(on.invite(), Status.SENT, reason=Reason.NO_LINK)


@form_scene("not-sure", height=760)
def not_sure(on: Stage) -> None:
    """Show a lost answer."""
    on.sending.change(on.invite(), Status.UNKNOWN, reason=Reason.LOST_ANSWER)


@form_scene("not-sure-asking", height=760)
def not_sure_asking(on: Stage) -> None:
    """Show the question before sending again."""
    invite = on.sending.change(
        on.invite(delivery=Delivery.SENDLINK), Status.UNKNOWN, reason=Reason.LOST_ANSWER
    )
    _press(on, invite, WayOut.SEND_AGAIN)


@form_scene("not-sure-notice", height=760)
def not_sure_notice(on: Stage) -> None:
    """Show a doubt about an invite that has no card."""
    invite = made(Status.UNKNOWN, reason=Reason.DEADLINE)
    on.sending.paused.emit(events.Paused(Reason.DEADLINE, "", invite, 12, 5, None))


@form_scene("offline", height=760)
def offline(on: Stage) -> None:
    """Show that the computer is offline."""
    invite = on.sending.change(on.invite(), Status.QUEUED, reason=Reason.OFFLINE)
    on.sending.paused.emit(events.Paused(Reason.OFFLINE, "no route to host", invite, 1, 0, None))


@form_scene("certificate", height=760)
def certificate(on: Stage) -> None:
    """Show a network that breaks TLS."""
    invite = on.sending.change(on.invite(), Status.QUEUED, reason=Reason.CERTIFICATE)
    words = "certificate verify failed: self-signed certificate in chain"
    on.sending.paused.emit(events.Paused(Reason.CERTIFICATE, words, invite, 1, 0, None))


@form_scene("bad-key", height=760)
def bad_key(on: Stage) -> None:
    """Show a key that Xobin did not accept."""
    invite = on.sending.change(on.invite(), Status.REJECTED, reason=Reason.BAD_KEY)
    on.sending.paused.emit(events.Paused(Reason.BAD_KEY, "", invite, 0, 0, None))


@form_scene("exhausted", height=760)
def exhausted(on: Stage) -> None:
    """Show an account without invites left."""
    invite = on.sending.change(on.invite(), Status.REJECTED, reason=Reason.EXHAUSTED)
    on.sending.paused.emit(events.Paused(Reason.EXHAUSTED, "", invite, 83, 37, None))


@form_scene("slow-down", height=760)
def slow_down(on: Stage) -> None:
    """Show the countdown of a rate limit."""
    invite = on.invite()
    on.sending.paused.emit(events.Paused(Reason.RATE_LIMITED, "", invite, 1, 3, 45.0))


@form_scene("rejected", height=760)
def rejected(on: Stage) -> None:
    """Show the server's own words."""
    words = "The interview 305 is archived and accepts no further candidates"
    on.sending.change(on.invite(), Status.REJECTED, reason=Reason.REFUSED, words=words)


@form_scene("correcting", height=760)
def correcting(on: Stage) -> None:
    """Correct a refused invite in the form."""
    refused = on.sending.change(on.invite(), Status.REJECTED, reason=Reason.REFUSED)
    on.panel.outcomes.close_card(refused.id)
    on.panel.edit(refused.draft, corrects=refused)


@form_scene("set-aside", height=760)
def set_aside(on: Stage) -> None:
    """Begin a new invite over a half-typed one."""
    on.panel.restore(FormDraft("Asha Rao", "asha@exam", "Sales screening · 305"))
    on.panel.begin_anew()


@form_scene("history-full")
def history_full(on: Stage) -> None:
    """Show that nothing can be recorded."""
    on.panel.restore(FormDraft("Asha Rao", "asha@example.com", "Sales screening · 305"))
    on.sending.history_stopped.emit(events.HistoryStopped(HistoryTrouble.FULL))


@form_scene("no-key")
def no_key(on: Stage) -> None:
    """Show that there is no key yet."""
    on.panel.show_notice(no_key_notice())


@form_scene("key-store")
def key_store(on: Stage) -> None:
    """Show that the key can't be saved."""
    trouble = KeyTrouble(KeyTroubleKind.ABSENT)
    on.panel.show_notice(key_notice(trouble, can_use=True))


@form_scene("no-key-store")
def no_key_store(on: Stage) -> None:
    """Show what can be done where no key can be kept."""
    on.panel.show_notice(key_notice(KeyTrouble(KeyTroubleKind.ABSENT)))


@form_scene("locked-key-store")
def locked_key_store(on: Stage) -> None:
    """Show what can be done where the key can't be read now, and that it was tried again."""
    on.panel.show_notice(key_notice(KeyTrouble(KeyTroubleKind.LOCKED), again=True))


@form_scene("already", height=760)
def already(on: Stage) -> None:
    """Ask about an earlier invite."""
    on.panel.restore(FormDraft("Asha Rao", "asha@example.com", "Sales screening · 305"))
    on.panel.form.submit()
    on.sending.refuse_as_earlier(made())


@form_scene("already-doubtful", height=760)
def already_doubtful(on: Stage) -> None:
    """Ask about an earlier invite that is not sure."""
    on.panel.restore(FormDraft("Asha Rao", "asha@example.com", "Sales screening · 305"))
    on.panel.form.submit()
    on.sending.refuse_as_earlier(made(Status.UNKNOWN, reason=Reason.LOST_ANSWER))


@form_scene("several", height=900)
def several(on: Stage) -> None:
    """Show three invites: two are through, one leaves soon, and the next is being typed."""
    on.sending.answer(on.invite(OLGA))
    on.sending.answer(on.invite(WEI, interview=SUPPORT), LINK + "-2")
    on.invite(delivery=Delivery.SENDLINK, leaves_in=3.0)
    on.panel.restore(FormDraft("Zoë Brontë-Ng 王", "zoe@", "Sales screening · 305"))


@form_scene("long-names", height=820)
def long_names(on: Stage) -> None:
    """Show the longest name, in one word, and a very long link."""
    name = "Wolfeschlegelsteinhausenbergerdorff" * 5 + " the 25 more letters long"
    interview = Interview(
        305, "Senior key account manager for the northern regions, round two " * 2
    )
    invite = on.invite(Candidate(name[:200], "w" * 60 + "@example.com"), interview=interview)
    on.sending.answer(invite, LINK + "a" * 200)
    on.panel.restore(FormDraft(name, "w" * 60 + "@example.com", interview.name, Delivery.SENDLINK))


@form_scene("scripts", height=820)
def scripts(on: Stage) -> None:
    """Show names without spaces, and names from right to left."""
    chinese = Candidate("欧阳" * 60, "ouyang@example.com")
    on.sending.change(on.invite(chinese), Status.UNKNOWN, reason=Reason.LOST_ANSWER)
    arabic = Candidate("أسماء بنت محمد", "asma@example.com")
    on.sending.answer(on.invite(arabic))
    on.panel.restore(
        FormDraft(arabic.name, arabic.email, "Sales screening · 305", Delivery.SENDLINK)
    )


@form_scene("mirrored", height=820)
def mirrored(on: Stage) -> None:
    """Show the form as right-to-left languages have it."""
    on.page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    on.sending.answer(on.invite())
    on.panel.restore(FormDraft("", "asha@gmial", "Sales screening · 305"))
    on.panel.form.submit()
    on.panel.show_notice(no_key_notice())


def _press(on: Stage, invite: Invite, way_out: WayOut) -> None:
    card = on.panel.outcomes.card(invite.id)
    button = card.ways_out.button(way_out) if card else None
    if button is not None:
        button.click()
