"""What the outbox tells: past-tense facts, each a frozen value.

The outbox emits them on its own thread; `worker` carries them to the window as Qt signals.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_invite.invites.correction import NOT_LINKED, Linked

if TYPE_CHECKING:
    from desktop_invite.invites.forgotten import ForgottenInvite
    from desktop_invite.invites.invite import Attempt, Draft, Interview, Invite
    from desktop_invite.invites.known_interviews import KnownInterview
    from desktop_invite.invites.outcome import Reason
    from desktop_invite.sending.runs import RunSummary
    from desktop_invite.storage.trouble import HistoryTrouble


@dataclass(frozen=True, slots=True)
class Submitted:
    """A draft has been recorded as an invite; `InviteChanged` follows for each of its steps."""

    ticket: int
    """What `submit` returned for this draft."""
    invite: Invite


@dataclass(frozen=True, slots=True)
class AlreadyInvited:
    """The draft was not recorded: the same person has an invite to the same interview."""

    ticket: int
    draft: Draft
    earlier: Invite | ForgottenInvite
    """What is known of it: nothing but its date when the person was forgotten since."""


@dataclass(frozen=True, slots=True)
class NotRecorded:
    """The draft was not recorded and nothing was sent: there is no key, or no writable history."""

    ticket: int
    draft: Draft
    why: HistoryTrouble | None
    """What is wrong with the history; None when it is the API key that is missing."""


@dataclass(frozen=True, slots=True)
class InviteChanged:
    """An invite was added or has changed; the value is the row as it now stands on disk."""

    invite: Invite
    leaves_in: float | None = None
    """Seconds until it leaves, while it can still be undone; None when it can't."""


@dataclass(frozen=True, slots=True)
class LinkCame:
    """Xobin has answered a single invite with its link; that is recorded next.

    `InviteChanged` follows when it is on disk, and not before the invite counts as sent.
    """

    invite_id: int
    link: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Paused:
    """What waits is held back, and why. Replaces an earlier `Paused`."""

    reason: Reason
    words: str
    """The server's words, or technical details for IT; plain text."""
    invite: Invite | None
    """The invite whose attempt brought the pause."""
    held: int
    """How many invites wait for the answer."""
    sent: int
    """How many have been sent since the window opened."""
    resumes_in: float | None
    """Seconds until it goes on by itself (rate limit, busy); None when the recruiter decides."""


@dataclass(frozen=True, slots=True)
class PauseEnded:
    """Nothing is held back any more."""


@dataclass(frozen=True, slots=True)
class HistoryStopped:
    """The history can't be written, so nothing is being sent."""

    why: HistoryTrouble
    has_backup: bool = False
    """When it is damaged: whether there is a sound backup to go back to."""


@dataclass(frozen=True, slots=True)
class InterruptedFound:
    """At start: what an earlier window left behind. Nothing goes out before the answer.

    Told again when the rest of it changes; with nothing in it, the question is answered.
    """

    waiting: int
    """Single invites that wait."""
    unsure: int
    """Single invites that were on their way when the app ended."""
    runs: tuple[RunSummary, ...] = ()
    """Runs that wait, or of which something was on its way."""


@dataclass(frozen=True, slots=True)
class RunBeingRecorded:
    """Some rows of a long list are on record; nothing of it is sent before all are."""

    ticket: int
    """What `start_run` returned for this plan."""
    recorded: int
    rows: int


@dataclass(frozen=True, slots=True)
class RunStarted:
    """A whole list is on record and waits for its turn. `InviteChanged` tells each step from here.

    No `InviteChanged` has told of its invites so far: they are read from the history.
    """

    ticket: int
    run: RunSummary


@dataclass(frozen=True, slots=True)
class RunNotStarted:
    """A list was not recorded and nothing of it was sent: no key, or no writable history."""

    ticket: int
    why: HistoryTrouble | None
    """What is wrong with the history; None when it is the API key that is missing."""


@dataclass(frozen=True, slots=True)
class RunProgressed:
    """How a run stands; some ten times a second at most."""

    run: RunSummary


@dataclass(frozen=True, slots=True)
class RunEnded:
    """Nothing of a run waits or is on its way. *Try again* and *Send again* may open it anew."""

    run: RunSummary


@dataclass(frozen=True, slots=True)
class InterviewsChanged:
    """Other interviews are known, or the same by another name, or in another order."""

    interviews: tuple[Interview, ...]
    """What there is to choose from: the favourites first, then those used last."""
    known: tuple[KnownInterview, ...] = ()
    """All of them, hidden ones too, those used last first."""


@dataclass(frozen=True, slots=True)
class AttemptsRead:
    """Every attempt of one invite, the first first."""

    invite: Invite
    attempts: tuple[Attempt, ...]
    linked: Linked = NOT_LINKED
    """The invites that this one corrects, or is corrected by."""


@dataclass(frozen=True, slots=True)
class InvitesForgotten:
    """Invites are gone from the history for good: whoever shows one shows it no more."""

    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class HistoryBeingImported:
    """A file is being taken in: how many of its invites have been recorded."""

    ticket: int
    """What `import_history` returned for this file."""
    recorded: int
    invites: int
    """How many the file has."""


@dataclass(frozen=True, slots=True)
class HistoryImported:
    """The whole file is recorded. None of its invites is told by itself: read the history anew."""

    ticket: int
    added: int
    already_there: int
    forgotten: int = 0
    """Invites of people who were forgotten here, which the file did not bring back."""


@dataclass(frozen=True, slots=True)
class HistoryNotImported:
    """The history could not take the file, and nothing of it is recorded."""

    ticket: int
    why: HistoryTrouble


Event = (
    Submitted
    | AlreadyInvited
    | NotRecorded
    | InviteChanged
    | LinkCame
    | Paused
    | PauseEnded
    | HistoryStopped
    | InterruptedFound
    | RunBeingRecorded
    | RunStarted
    | RunNotStarted
    | RunProgressed
    | RunEnded
    | InterviewsChanged
    | AttemptsRead
    | InvitesForgotten
    | HistoryBeingImported
    | HistoryImported
    | HistoryNotImported
)
