"""Invites as they are exported: strategies for every one that a history can hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from desktop_invite.invites.checks import check_name
from desktop_invite.invites.exported import ExportedInvite
from desktop_invite.invites.invite import Attempt, Candidate, Delivery, Interview, Invite, Status
from desktop_invite.invites.outcome import Reason

BEGINNING = datetime(2026, 5, 3, 10, 42, tzinfo=UTC)
NAMES = st.text(min_size=1, max_size=60).map(check_name).filter(lambda name: isinstance(name, str))
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
MOMENTS = st.integers(0, 10**9).map(lambda number: BEGINNING + timedelta(milliseconds=number))
EMAILS = st.sampled_from(
    ["asha@example.com", "zoë@münchen.de", "wei@example.org", "+a@x.com", "王@例え.jp"]
)
REASONS = st.none() | st.sampled_from(Reason)
ENDED = st.sampled_from([Status.SENT, Status.REJECTED, Status.UNKNOWN, Status.QUEUED])


@st.composite
def attempts(draw: st.DrawFn, invite_id: int, *, open_end: bool) -> tuple[Attempt, ...]:
    """Draw the attempts of an invite; the last may be on its way."""
    made = []
    for number in range(1, draw(st.integers(0, 3)) + 1):
        moment = draw(MOMENTS)
        ends = not open_end or draw(st.booleans())
        made.append(
            Attempt(
                id=number,
                invite_id=invite_id,
                started_at=moment,
                ended_at=moment + timedelta(milliseconds=120) if ends else None,
                result=draw(ENDED) if ends else None,
                reason=draw(REASONS) if ends else None,
                http_status=draw(st.none() | st.integers(100, 599)),
                words=draw(WORDS),
            )
        )
    return tuple(made)


@st.composite
def exported_invites(draw: st.DrawFn, number: int | None = None) -> ExportedInvite:
    """Draw an invite with everything about it."""
    status = draw(st.sampled_from(Status))
    needs_reason = status in {Status.REJECTED, Status.UNKNOWN}
    moment = draw(MOMENTS)
    id_ = draw(st.integers(1, 10**6)) if number is None else number
    invite = Invite(
        id=id_,
        candidate=Candidate(str(draw(NAMES)), draw(EMAILS)),
        interview=Interview(draw(st.integers(1, 3)), draw(st.sampled_from(["", "Sales", "=A1"]))),
        delivery=draw(st.sampled_from(Delivery)),
        status=status,
        created_at=moment,
        changed_at=moment + timedelta(milliseconds=draw(st.integers(0, 1000))),
        link=draw(st.sampled_from([None, "https://app.xobin.com/i/8f3c", "strange"]))
        if status is Status.SENT
        else None,
        reason=draw(st.sampled_from(Reason) if needs_reason else REASONS),
        words=draw(WORDS),
    )
    return ExportedInvite(
        invite,
        draw(attempts(id_, open_end=status is Status.SENDING)),
        draw(st.none() | st.integers(-(2**63), 2**63 - 1)),
        draw(st.none() | st.text(st.characters(codec="ascii", exclude_characters="\0"))),
        draw(st.sampled_from(["", "https://app.xobin.com"])),
        draw(st.none() | st.integers(1, 20)),
        draw(st.booleans()),
    )
