"""One run through the real program, killed and continued so many times, and what came of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.soak.dice import dice_of
from tests.soak.field import Field
from tests.soak.killing import pause
from tests.soak.lists import list_of
from tests.waiting import PATIENCE, wait_until

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_invite.invites.run import RunPlan
    from desktop_invite.storage.run_results import ResultRow
    from tests.soak.field import Conditions
    from tests.soak.processes import Running

_WHILE_RECORDING = 0.3
"""Seconds after the window has opened: in them the list is being recorded, and the first goes."""


@dataclass
class Interrupted:
    """What a run came to that was killed and continued."""

    kills: int = 0
    half_recorded: int = 0
    """Kills that left half a list."""
    rows: int = 0
    """Rows that came back, those that were never to be sent as well."""
    sent: int = 0
    unsure: int = 0
    requests: int = 0
    faults: list[str] = field(default_factory=list)


def interrupt_run(home: Path, conditions: Conditions, kills: int, seed: int) -> Interrupted:
    """Start a run, kill and continue it, let it end, and compare: window, ledger, list."""
    found = Interrupted()
    dice = dice_of(seed)
    plan = list_of(conditions.invites)
    with Field.prepared(home / "interrupted", conditions, seed, queued=False) as place:
        for number in range(kills):
            with _start(place).to_its_end() as program:
                place.wait_for_window(program)
                _await_a_moment(place, program, dice, is_first=number == 0, kills=kills)
                program.kill()
            _look(place, found)
        with _start(place).to_its_end() as program:
            place.wait_for_window(program)
            place.wait_for_end_of_run(program)
            ended = program.close(PATIENCE)
        if ended.status != 0:
            found.faults.append(f"closed with {ended.status}: {program.last_words}")
        _look(place, found)
        found.kills = kills
        _compare(plan, place, found)
    return found


def _start(place: Field) -> Running:
    """Start the program; whoever has no run on record sends the list, as after *Create links*."""
    return place.start(sends_list=place.run_on_record() is None)


def _await_a_moment(
    place: Field, program: Running, dice: random.Random, *, is_first: bool, kills: int
) -> None:
    if is_first:
        pause(dice.uniform(0, _WHILE_RECORDING))
        return
    share = place.conditions.invites / (kills + 1)
    expected = place.requests() + max(1, round(share * dice.uniform(0.5, 1.0)))

    def is_time() -> bool:
        # So many may have come while nobody looked that fewer are left.
        asked = place.requests()
        return asked >= expected or (asked > 0 and place.is_through) or program.has_ended

    wait_until(
        is_time,
        PATIENCE,
        "the next requests of the run",
    )
    pause(dice.uniform(0, 0.03))


def _look(place: Field, found: Interrupted) -> None:
    """Compare the history with the ledger as it was left; half a list has asked for nothing."""
    if place.run_on_record() is not None:
        found.faults += place.verdict().faults
        return
    found.half_recorded += bool(place.history().rows)
    if place.requests():
        found.faults.append(f"{place.requests()} requests of half a list")


def _compare(plan: RunPlan, place: Field, found: Interrupted) -> None:
    """Compare what came back of the list with what it was, and with what the server was asked."""
    ledger = place.ledger()
    result = place.run_on_record()
    rows: Sequence[ResultRow] = result.rows if result else ()
    found.rows = len(rows)
    found.requests = len(ledger)
    came = [(row.number, row.cells, row.left_out) for row in rows]
    if came != [(row.number, row.cells, row.left_out) for row in plan.rows]:
        found.faults.append(f"{len(plan.rows)} rows went in, {len(rows)} came back, or others")
        return
    asked = Counter(recorded.email for recorded in ledger)
    for planned, row in zip(plan.rows, rows, strict=True):
        if planned.draft is not None:
            email = planned.draft.candidate.email
            fault = _fault_of(row, asked[email], email)
            found.faults += [f"row {row.number}: {fault}"] if fault else []
            found.sent += row.invite is not None and row.invite.status == "sent"
            found.unsure += row.invite is not None and row.invite.status == "unknown"


def _fault_of(row: ResultRow, requests: int, email: str) -> str:
    invite = row.invite
    if invite is None:
        return "no invite"
    if invite.status == "unknown":
        return "" if requests <= 1 else f"asked for {requests} times"
    if invite.status != "sent":
        return f"ended as {invite.status}"
    if requests != 1:
        return f"sent, and asked for {requests} times"
    return "" if (invite.link or "").endswith(f"/{email}") else f"has the link {invite.link}"
