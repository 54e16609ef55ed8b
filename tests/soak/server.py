"""The server with the ledger, as a process: it takes its time, and may drop or hang some requests.

Every request is in the ledger before any of that. Prints its base URL; serves until SIGTERM.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.servers.server import ContractServer
from tests.servers.turns import Drop, Hang, Reply
from tests.servers.ways import Ways
from tests.soak.dice import dice_of

if TYPE_CHECKING:
    from tests.servers.turns import Turn
    from tests.servers.wire import Message

_ENDS = {signal.SIGTERM, signal.SIGINT}


@dataclass(frozen=True)
class Moods:
    """How a server behaves, by chance."""

    delay: tuple[float, float] = (0.005, 0.02)
    """Seconds before an answer: the least and the most."""
    drops: float = 0.0
    """Which share of the requests is read, and then dropped without an answer."""
    hangs: float = 0.0
    """Which share of the requests gets no answer at all."""


class MoodyServer(ContractServer):
    """Behaves by the contract, with moods."""

    def __init__(self, key: str, moods: Moods, ledger: Path, seed: int) -> None:
        self._moods = moods
        self._dice = dice_of(seed)
        super().__init__(Ways(key=key), ledger=ledger)

    def _judge(self, message: Message) -> tuple[Reply, str]:
        """Name the candidate in the link, so that a link in another's row is found out."""
        reply, complaint = super()._judge(message)
        if complaint:
            return reply, complaint
        fields = json.loads(reply.body)
        fields["invite_link"] += f"/{fields['email']}"
        return Reply.json(reply.status, fields), ""

    def _next_turn(self) -> Turn | None:
        with self._lock:
            delay, chance = self._dice.uniform(*self._moods.delay), self._dice.random()
        self._stopping.wait(delay)
        if chance < self._moods.drops:
            return Drop()
        return Hang() if chance > 1 - self._moods.hangs else None


def main() -> None:
    """Serve as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.server", description=__doc__)
    parser.add_argument("--key", required=True)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--delay", type=float, nargs=2, default=Moods.delay)
    parser.add_argument("--drops", type=float, default=Moods.drops)
    parser.add_argument("--hangs", type=float, default=Moods.hangs)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    # Before the first thread, so that none of them gets the signal.
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
    least, most = chosen.delay
    moods = Moods((least, most), chosen.drops, chosen.hangs)
    with MoodyServer(chosen.key, moods, chosen.ledger, chosen.seed) as server:
        sys.stdout.write(server.base_url + "\n")
        sys.stdout.flush()
        signal.sigwait(_ENDS)


if __name__ == "__main__":
    main()
