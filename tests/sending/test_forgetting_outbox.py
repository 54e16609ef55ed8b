"""An outbox names nobody who was forgotten, and goes on for all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.sending import events
from tests.sending.bench import LOST, SENT

if TYPE_CHECKING:
    from tests.sending.bench import Bench


def _forget(bench: Bench, *ids: int) -> None:
    forgetting = bench.records.forgetting()

    def forget(invite_id: int) -> None:
        invite = bench.records.invite(invite_id)
        assert invite is not None
        forgetting.delete(forgetting.theirs(invite.candidate.email).person)

    for invite_id in ids:
        forget(invite_id)
    bench.desk.do(lambda office: office.outbox.forget(frozenset(ids)))
    bench.desk.tick()


def test_a_doubt_about_somebody_forgotten_holds_nobody_when_nobody_waits(bench: Bench) -> None:
    asha = bench.invite_of("asha")
    bench.answer(LOST)
    assert bench.last_told(events.Paused).invite is not None
    bench.forget_told()
    _forget(bench, asha.id)
    assert bench.told == [
        events.PauseEnded(),
        events.InvitesForgotten(frozenset({asha.id})),
    ]


def test_a_doubt_about_somebody_forgotten_still_holds_what_waits(bench: Bench) -> None:
    asha = bench.invite_of("asha")
    wei = bench.invite_of("wei", undo_seconds=5.0)
    bench.answer(LOST)
    _forget(bench, asha.id)
    paused = bench.last_told(events.Paused)
    assert (paused.invite, paused.words, paused.held) == (None, "", 1)
    bench.resume()
    bench.let_pass(5.0)
    bench.answer(SENT, "wei")
    assert bench.status(wei) == "sent"


def test_a_forgotten_invite_that_waited_never_goes_out(bench: Bench) -> None:
    asha = bench.invite_of("asha", undo_seconds=5.0)
    _forget(bench, asha.id)
    bench.let_pass(6.0)
    assert bench.lanes.started == []
