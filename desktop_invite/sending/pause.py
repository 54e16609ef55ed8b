"""Why what waits is held back, and until when. Pure values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_invite.invites.outcome import Outcome, Reason, Requeue, Unknown, pauses

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Invite

WAIT_UNLESS_TOLD = 30.0
"""Seconds to stay quiet for when the server asked for a wait and named none."""

_PASSES_BY_ITSELF = frozenset({Reason.RATE_LIMITED, Reason.BUSY})
_ENDS_WITH_ANOTHER_KEY = frozenset({Reason.BAD_KEY, Reason.NO_KEY})
_ABOUT_THE_ACCOUNT = frozenset({Reason.BAD_KEY, Reason.EXHAUSTED})


@dataclass(frozen=True, slots=True)
class Pause:
    """What stopped the sending."""

    reason: Reason
    words: str = ""
    invite: Invite | None = None
    until: float | None = None
    """When it passes by itself, in monotonic seconds; None when the recruiter decides."""
    doubtful: bool = False
    """It is not sure whether `invite` was made: the sentence stands until that is settled."""

    @property
    def ends_with_another_key(self) -> bool:
        """Whether a different key is the recruiter's answer."""
        return self.reason in _ENDS_WITH_ANOTHER_KEY


def pause_after(
    outcome: Outcome, invite: Invite, now: float, *, same_account: bool
) -> Pause | None:
    """Return the pause that an outcome brings; None when the sending goes on.

    A refusal that is about an account no longer in use says nothing about the one that is.
    """
    reason = outcome.reason
    if reason is None or not pauses(outcome):
        return None
    if reason in _ABOUT_THE_ACCOUNT and not same_account:
        return None
    until = now + _wait(outcome) if reason in _PASSES_BY_ITSELF else None
    return Pause(reason, outcome.words, invite, until, isinstance(outcome, Unknown))


def _wait(outcome: Outcome) -> float:
    asked = outcome.wait if isinstance(outcome, Requeue) else None
    return WAIT_UNLESS_TOLD if asked is None else max(0.0, asked)
