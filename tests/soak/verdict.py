"""The history against the ledger: what was lost, doubled, or said falsely."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tests.servers.ledger import Recorded
    from tests.soak.history import History

MOST_IN_FLIGHT = 5
"""Requests on their way at a time: the program's own limit, said once more on purpose."""
_NEVER_LEFT = ("queued", "rejected", "cancelled")
"""The server refuses nothing here, and nobody cancels."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one comparison found."""

    rows: int
    requests: int
    missing: int
    """Invites that the history has lost, or has twice."""
    doubled: int
    """Invites with more than one request, or with more requests than attempts."""
    falsely_sent: int
    """Shown as sent, and not in the ledger."""
    falsely_waiting: int
    """Shown as not sent, and in the ledger."""
    unsure: int
    unsure_unseen: int
    """Of those: not in the ledger. Its process was killed between its claim and its request."""
    in_flight: int
    cut: int
    """Requests that broke off with the process that sent them; nobody was invited by them."""
    faults: tuple[str, ...]
    """Everything that breaks a promise, in words; empty when all is well."""


def compare(invited: Collection[str], history: History, ledger: Sequence[Recorded]) -> Verdict:
    """Compare, at a moment when the program does not run."""
    whole = [recorded for recorded in ledger if recorded.message.whole]
    came = Counter(recorded.email for recorded in whole)
    known = Counter(row.email for row in history.rows)
    missing = [email for email in invited if known[email] != 1]
    doubled = [row.email for row in history.rows if came[row.email] > min(1, row.attempts)]
    falsely_sent = [r.email for r in history.rows if r.status == "sent" and not came[r.email]]
    waiting = [r.email for r in history.rows if r.status in _NEVER_LEFT and came[r.email]]
    links = Counter(row.link or "" for row in history.rows if row.status == "sent")
    in_flight = history.count("sending")
    findings: dict[str, list[str]] = {
        "lost or doubled in the history": missing,
        "requested more often than attempted, or twice": doubled,
        "shown as sent without a request": falsely_sent,
        "shown as not sent after a request": waiting,
        "requests against the contract": [r.complaint for r in whole if r.complaint],
        "invites nobody asked for": sorted(set(came) - set(invited)),
        "without a link, or with another's": [k for k, n in links.items() if n > 1 or not k],
        "in flight": [] if in_flight <= MOST_IN_FLIGHT else [str(in_flight)],
        "the file is damaged": [] if history.whole else ["integrity_check"],
    }
    return Verdict(
        rows=len(history.rows),
        requests=len(whole),
        missing=len(missing),
        doubled=len(doubled),
        falsely_sent=len(falsely_sent),
        falsely_waiting=len(waiting),
        unsure=history.count("unknown"),
        unsure_unseen=sum(r.status == "unknown" and not came[r.email] for r in history.rows),
        in_flight=in_flight,
        cut=len(ledger) - len(whole),
        faults=tuple(
            f"{what}: {len(found)} ({found[0]})" for what, found in findings.items() if found
        ),
    )
