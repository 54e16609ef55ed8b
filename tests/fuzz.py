"""Tries the properties of reading on as many cases as are asked for."""

from __future__ import annotations

import sys
import time

from hypothesis import HealthCheck, Phase, given, settings

from tests.spreadsheets.properties import PROPERTIES, Property

CASES = 20_000
_ANY = list(HealthCheck)
_PHASES = (Phase.generate, Phase.shrink)


def main() -> int:
    """Try every property on its share of the cases; return 1 when one doesn't hold."""
    total = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    tried, begun, broken = 0, time.monotonic(), []
    for held in PROPERTIES:
        count = _Count(held, max(1, total * held.share // 100))
        try:
            count.run()
        except Exception as error:  # noqa: BLE001 - each is told at the end
            broken.append(f"{held.name}: {error!r}\n" + "\n".join(error.__notes__))
        tried += count.tried
        print(f"{held.name}: {count.tried} cases in {count.seconds:.0f} s", flush=True)
    print(f"{tried} cases in {time.monotonic() - begun:.0f} s, {len(broken)} properties broken")
    print("\n\n".join(broken), end="")
    return 1 if broken or tried < total else 0


class _Count:
    """One property, tried until its cases are many enough: hypothesis ends early for few shapes."""

    def __init__(self, held: Property, wanted: int) -> None:
        self._held = held
        self._wanted = wanted
        self.tried = 0
        self.seconds = 0.0

    def run(self) -> None:
        """Try; raises what hypothesis found."""
        begun = time.monotonic()
        try:
            while self.tried < self._wanted:
                often = settings(
                    max_examples=self._wanted - self.tried,
                    deadline=None,
                    database=None,
                    suppress_health_check=_ANY,
                    phases=_PHASES,
                )
                often(given(self._held.cases)(self._check))()
        finally:
            self.seconds = time.monotonic() - begun

    def _check(self, case: object) -> None:
        self.tried += 1
        self._held.check(case)


if __name__ == "__main__":
    raise SystemExit(main())
