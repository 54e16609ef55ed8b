"""The real program as the harness starts it: everything is real but the key's store and the person.

`python -m tests.soak.program --key KEY --deadline SECONDS --told FILE [--mutant WHICH] [--list N]`,
and then the program's own arguments.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from desktop_invite.app import App, run
from desktop_invite.options import read_options
from desktop_invite.storage.key_answers import KeyPlace
from desktop_invite.storage.key_backends import Chosen
from desktop_invite.storage.keys import KeyStore
from tests.soak.lists import list_of
from tests.soak.robot import Robot, answer_message_boxes


class OneKey:
    """A password store that holds one key for every origin."""

    def __init__(self, key: str) -> None:
        self._key = key

    def get_password(self, service: str, username: str) -> str | None:
        """Return the key."""
        return self._key

    def set_password(self, service: str, username: str, password: str) -> None:
        """Refuse: nobody here saves a key."""
        raise NotImplementedError

    def delete_password(self, service: str, username: str) -> None:
        """Refuse, as above."""
        raise NotImplementedError


class Told:
    """What the harness is told through a file: that the window is open, later how it went."""

    def __init__(self, path: Path, list_of: int) -> None:
        """`list_of`: how many candidates the list has that is sent at once; 0 for none."""
        self._path = path
        self._list_of = list_of
        self._robot: Robot | None = None

    def opened(self, app: App) -> None:
        """Put the robot before the window, and say that it is open."""
        self._robot = Robot(app)
        if self._list_of:
            app.workspace.sending.start_run(list_of(self._list_of))
        self._path.write_text("{}")

    def ended(self) -> None:
        """Say how it went."""
        if self._robot is not None:
            gap, work = self._robot.longest_gap, self._robot.longest_work
            self._path.write_text(json.dumps({"gap": gap, "work": work}))


def main() -> int:
    """Run the program until it is closed, or killed."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.program")
    parser.add_argument("--key", required=True)
    parser.add_argument("--deadline", type=float, required=True)
    parser.add_argument("--told", type=Path, required=True)
    parser.add_argument("--mutant", default="")
    parser.add_argument("--list", type=int, default=0)
    ours, arguments = parser.parse_known_args()
    if ours.mutant:
        from tests.soak import mutants  # noqa: PLC0415 - brings in requests, which a start does not

        mutants.apply(mutants.Mutant(ours.mutant))
    answer_message_boxes()
    told = Told(ours.told, ours.list)
    store = KeyStore(lambda: Chosen(OneKey(ours.key), KeyPlace.SECRET_SERVICE))
    status = run(
        read_options(arguments), key_store=store, deadline=ours.deadline, opened=told.opened
    )
    told.ended()
    return status


if __name__ == "__main__":
    sys.exit(main())
