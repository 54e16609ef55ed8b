"""What became of one attempt, as a value: the wire finds it, the outbox records it.

The rules of which fault has which outcome are in `xobin.verdict`; here is only the vocabulary.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why an attempt ended as it did. Only `ui.sentences` turns these into words for people."""

    # The invite was made, but something is missing.
    NO_LINK = "no_link"
    """Xobin accepted the invite and named no link."""
    ANSWER_CUT = "answer_cut"
    """Xobin accepted the invite; the rest of its answer was cut, unreadable or too large."""

    # Xobin refused: certainly not made.
    REFUSED = "refused"
    BAD_KEY = "bad_key"
    EXHAUSTED = "exhausted"
    """The account has no invites left."""
    MOVED = "moved"
    """The address answered with a redirect, which is never followed."""

    # Not one byte of the request left: certainly not made.
    OFFLINE = "offline"
    """No network, no such host, connection refused or timed out."""
    PROXY = "proxy"
    CERTIFICATE = "certificate"
    """The TLS handshake failed: a certificate that isn't trusted, or a network that breaks TLS."""
    NO_KEY = "no_key"

    # Asked to come back later: certainly not made.
    RATE_LIMITED = "rate_limited"
    BUSY = "busy"
    """503 with Retry-After."""

    # Not sure.
    LOST_ANSWER = "lost_answer"
    """The connection ended after the request had begun to leave."""
    DEADLINE = "deadline"
    """No whole answer within the deadline."""
    SERVER_TROUBLE = "server_trouble"
    """A status that does not say whether the invite was made (500, 502, 504, …)."""
    STRANGE_ANSWER = "strange_answer"
    """A 2xx that is not JSON: it may not be Xobin who answered."""
    ANOTHERS_ANSWER = "anothers_answer"
    """A 2xx that names somebody else: the answer to another request, most likely."""
    INTERRUPTED = "interrupted"
    """The app ended while the request was on its way."""
    SURPRISE = "surprise"
    """Something that nobody foresaw."""

    # Settled by the recruiter.
    CONFIRMED = "confirmed"
    """The recruiter said that the candidate got it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What could be read of Xobin's answer; a field is None when it was missing or unreadable."""

    name: str | None = None
    email: str | None = None
    interview_name: str | None = None
    interview_id: int | None = None
    response_id: int | None = None
    link: str | None = None
    status: str | None = None
    """The server's own word for the candidate's progress; nothing is decided by it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The invite was made."""

    answer: Answer
    http_status: int
    reason: Reason | None = None
    """`NO_LINK` or `ANSWER_CUT` when something is missing, else None."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """Xobin refused the invite: it was certainly not made."""

    reason: Reason
    http_status: int
    words: str = ""
    """The server's own words, plain text."""


@dataclass(frozen=True, slots=True)
class Requeue:
    """The invite was certainly not made and may be sent again later."""

    reason: Reason
    http_status: int | None = None
    words: str = ""
    """For *Copy details*: the technical words, without candidate and key."""
    wait: float | None = None
    """Seconds that the server asked for, capped; None when it asked for none."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """It can't be known whether the invite was made."""

    reason: Reason
    http_status: int | None = None
    words: str = ""


Outcome = Sent | Rejected | Requeue | Unknown

_REJECTIONS_THAT_PAUSE = frozenset({Reason.BAD_KEY, Reason.EXHAUSTED, Reason.MOVED})


def pauses(outcome: Outcome) -> bool:
    """Whether what waits should wait for the recruiter (or the clock) after this outcome."""
    match outcome:
        case Sent():
            return False
        case Rejected(reason=reason):
            return reason in _REJECTIONS_THAT_PAUSE
        case Requeue() | Unknown():
            return True
