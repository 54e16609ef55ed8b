"""Ways to break the program that the harness must notice. Each is applied inside the child."""

from __future__ import annotations

import itertools
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_invite.invites.invite import Attempt, Invite
from desktop_invite.storage.outbox_records import Advance, Claim, OutboxRecords
from desktop_invite.xobin.client import Client

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.invites.invite import Draft
    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.xobin.contract import FormatField
    from desktop_invite.xobin.exchange import Exchange


class Mutant(StrEnum):
    """What is broken."""

    RECOVERY_QUEUES = "sending → queued at start"
    POSTS_AGAIN = "a retrying adapter"
    INTENT_AFTERWARDS = "intent written after the request"


def apply(mutant: Mutant) -> None:
    """Break this process in that way."""
    match mutant:
        case Mutant.RECOVERY_QUEUES:
            OutboxRecords.recover = _recover_to_queued  # type: ignore[method-assign]
        case Mutant.POSTS_AGAIN:
            Client._exchange = _exchange_or_again  # type: ignore[method-assign]
        case Mutant.INTENT_AFTERWARDS:
            OutboxRecords.advance = _advance_afterwards  # type: ignore[method-assign]
            OutboxRecords.finish = _claim_and_finish  # type: ignore[method-assign]


def _recover_to_queued(self: OutboxRecords) -> tuple[Invite, ...]:
    """Take it for granted that what was on its way never left."""
    now = self._now()
    with self._connection:
        self._connection.execute(
            "UPDATE attempts SET ended_at = ?, result = 'queued' WHERE ended_at IS NULL", (now,)
        )
        self._connection.execute("UPDATE invites SET status = 'queued' WHERE status = 'sending'")
    return ()


_exchange = Client._exchange


def _exchange_or_again(
    self: Client, draft: Draft, key: str, format_field: FormatField, ends_at: float
) -> tuple[Exchange, Outcome]:
    """Post once more where no answer came, as an adapter with retries does."""
    exchange, outcome = _exchange(self, draft, key, format_field, ends_at)
    if exchange.reply is None:
        return _exchange(self, draft, key, format_field, ends_at)
    return exchange, outcome


_advance = OutboxRecords.advance
_numbers = itertools.count(-1, -1)
_claimed: dict[int, int] = {}


def _advance_afterwards(
    self: OutboxRecords, outcomes: Sequence[tuple[int, Outcome]], invite_ids: Sequence[int]
) -> Advance:
    """Let requests leave, and record that they do only with what became of them."""
    finished = tuple(_claim_and_finish(self, *outcome) for outcome in outcomes)
    return Advance(finished, tuple(_claim_in_memory(self, invite_id) for invite_id in invite_ids))


def _claim_in_memory(self: OutboxRecords, invite_id: int) -> Claim:
    number = next(_numbers)
    _claimed[number] = invite_id
    attempt = Attempt(number, invite_id, self._clock.now(), None, None, None, None, "")
    return Claim(attempt, self.invite(invite_id))


def _claim_and_finish(self: OutboxRecords, attempt_id: int, outcome: Outcome) -> Invite:
    """Record the claim together with the outcome."""
    (claim,) = _advance(self, (), (_claimed[attempt_id],)).claims
    assert claim.attempt is not None
    return _advance(self, ((claim.attempt.id, outcome),), ()).finished[0]
