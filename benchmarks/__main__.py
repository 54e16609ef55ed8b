"""Runs the benchmarks, all or those that are named."""

from __future__ import annotations

import os
import subprocess
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks import candidate_list, history, invite_many, reading, run, start_up, to_clipboard

ALL = {
    "run": run.measure,
    "start_up": start_up.measure,
    "to_clipboard": to_clipboard.measure,
    "reading": reading.measure,
    "candidate_list": candidate_list.measure,
    "invite_many": invite_many.measure,
    "history": history.measure,
}


def main() -> int:
    """Measure what is asked for; of several, each in a process of its own."""
    names = sys.argv[1:] or list(ALL)
    if len(names) == 1:
        ALL[names[0]]()
        return 0
    return max(
        subprocess.run([sys.executable, "-m", "benchmarks", name], check=False).returncode
        for name in names
    )


if __name__ == "__main__":
    raise SystemExit(main())
