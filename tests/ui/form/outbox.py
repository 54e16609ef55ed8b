"""A fake at the one door that the form has to the outbox, and invites to show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview, Invite, Status
from desktop_invite.sending import events

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
SALES = Interview(305, "Sales screening")
SUPPORT = Interview(412, "Support, first round")
ASHA = Candidate("Asha Rao", "asha@example.com")
LINK = "https://interview.example.com/i/8f3c2a"


def made(
    status: Status = Status.SENT,
    *,
    candidate: Candidate = ASHA,
    delivery: Delivery = Delivery.GETLINK,
    **changes: object,
) -> Invite:
    """Return an invite; a sent one has a link unless another is given."""
    fields: dict[str, object] = {"link": LINK} if status is Status.SENT else {}
    plain = Invite(1, candidate, SALES, delivery, status, NOON, NOON)
    return replace(plain, **(fields | changes))  # type: ignore[arg-type]  # fields of Invite


@dataclass(frozen=True, slots=True)
class Submission:
    """One call of `submit`."""

    ticket: int
    draft: Draft
    confirmed: bool
    undo_seconds: float
    retry_of: int | None


class StillClock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.seconds = 1000.0
        self.date = NOON

    def now(self) -> datetime:
        """Return the date."""
        return self.date

    def monotonic(self) -> float:
        """Return the seconds."""
        return self.seconds


class FakeSending(QObject):
    """Notes what is asked of it; a test says what it tells."""

    submitted = Signal(object)
    already_invited = Signal(object)
    not_recorded = Signal(object)
    invite_changed = Signal(object)
    link_came = Signal(object)
    paused = Signal(object)
    pause_ended = Signal(object)
    history_stopped = Signal(object)
    interviews_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.submissions: list[Submission] = []
        self.asked: list[tuple[str, int | None]] = []

    def submit(
        self,
        draft: Draft,
        *,
        confirmed: bool = False,
        undo_seconds: float = 0.0,
        retry_of: int | None = None,
    ) -> int:
        """Note a submission."""
        ticket = len(self.submissions) + 1
        self.submissions.append(Submission(ticket, draft, confirmed, undo_seconds, retry_of))
        return ticket

    def undo(self, invite_id: int) -> None:
        """Note it."""
        self.asked.append(("undo", invite_id))

    def resume(self) -> None:
        """Note it."""
        self.asked.append(("resume", None))

    def stop(self) -> None:
        """Note it."""
        self.asked.append(("stop", None))

    def they_got_it(self, invite_id: int) -> None:
        """Note it."""
        self.asked.append(("they_got_it", invite_id))

    def send_again(self, invite_id: int) -> None:
        """Note it."""
        self.asked.append(("send_again", invite_id))

    # ------------------------------------------------------------------ what a test lets it tell

    def record(self, leaves_in: float | None = None) -> Invite:
        """Tell that the last submission was recorded."""
        last = self.submissions[-1]
        draft = last.draft
        invite = Invite(
            last.ticket,
            draft.candidate,
            draft.interview,
            draft.delivery,
            Status.QUEUED,
            NOON,
            NOON,
        )
        self.submitted.emit(events.Submitted(last.ticket, invite))
        self.invite_changed.emit(events.InviteChanged(invite, leaves_in))
        return invite

    def change(self, invite: Invite, status: Status, **changes: object) -> Invite:
        """Tell that an invite stands differently."""
        changed = replace(invite, status=status, **changes)  # type: ignore[arg-type]  # of Invite
        self.invite_changed.emit(events.InviteChanged(changed))
        return changed

    def answer(self, invite: Invite, link: str | None = LINK) -> Invite:
        """Tell that it was sent."""
        return self.change(invite, Status.SENT, link=link)

    def refuse_as_earlier(self, earlier: Invite) -> None:
        """Tell that the last submission was not recorded because of an earlier one."""
        last = self.submissions[-1]
        self.already_invited.emit(events.AlreadyInvited(last.ticket, last.draft, earlier))
