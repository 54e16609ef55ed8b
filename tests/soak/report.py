"""The table that says what was tried, how often, and what came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.soak.closing import Closings
    from tests.soak.field import Gap
    from tests.soak.interrupting import Interrupted
    from tests.soak.tally import Tally
    from tests.soak.together import Starts
    from tests.soak.trials import Trial


@dataclass
class Findings:
    """Everything that the harness found; what was not tried is None or empty."""

    seed: int
    kills: Tally | None = None
    invites: int = 0
    """In each run."""
    closings: Closings | None = None
    closings_hung: Closings | None = None
    deadline_hung: float = 0.0
    starts: Starts | None = None
    at_once: int = 0
    interrupted: Sequence[Interrupted] = ()
    gap: Gap | None = None
    gap_runs: int = 0
    trials: Sequence[Trial] = ()

    def faults(self) -> list[str]:
        """Return every broken promise, and every mutant that was not told from the program."""
        found: list[str] = []
        parts = (self.kills, self.closings, self.closings_hung, self.starts, *self.interrupted)
        for part in parts:
            found += part.faults if part is not None else []
        if self.kills is not None and self.kills.files_with_the_key:
            found.append(f"the key is in {self.kills.files_with_the_key} files")
        found += [f"not caught: {t.mutant}" for t in self.trials if not t.caught_by]
        return found + [fault for trial in self.trials for fault in trial.unbroken_faults]


_Row = tuple[str, str, str, str]


def table(findings: Findings) -> str:
    """Return the table, in plain text, with every fault beneath."""
    rows = [("promise", "how tried", "how often", "result"), *_rows(findings)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        " | ".join([*(f"{row[n]:<{widths[n]}}" for n in range(3)), row[3]]).rstrip() for row in rows
    ]
    lines.insert(1, "-" * max(map(len, lines)))
    faults = findings.faults()
    verdict = [f"BROKEN: {fault}" for fault in faults] or ["Every promise was kept."]
    return "\n".join([*lines, "", f"Seed {findings.seed}.", *verdict, ""])


def _rows(findings: Findings) -> Iterator[_Row]:
    if findings.kills is not None:
        yield from _kill_rows(findings.kills, findings.invites)
    for trial in findings.trials:
        yield _trial_row(trial)
    yield from _closing_rows(findings)
    if findings.starts is not None:
        yield _start_row(findings.starts, findings.at_once)
    if findings.interrupted:
        yield _interrupted_row(findings.interrupted, findings.invites)
    if findings.gap is not None:
        yield (
            "10 the window never freezes",
            f"ticks every 2 ms while {findings.invites} are sent",
            f"{findings.gap_runs} undisturbed runs",
            (
                f"longest event-loop gap {_ms(findings.gap.gap)},"
                f" longest work of the window's own thread {_ms(findings.gap.work)}"
            ),
        )


def _kill_rows(kills: Tally, invites: int) -> Iterator[_Row]:
    yield (
        "1 a crash loses, doubles, fakes nothing",
        f"SIGKILL at random moments of runs of {invites}",
        (
            f"{_of_wanted(kills)} kills ({kills.kills_in_flight} with requests in flight), "
            f"{kills.runs} runs, {kills.rows} rows, {kills.requests} requests ({kills.cut} cut off)"
        ),
        (
            f"missing {kills.missing}, doubled {kills.doubled}, falsely sent {kills.falsely_sent},"
            f" falsely waiting {kills.falsely_waiting}, not sure {kills.unsure}"
        ),
    )
    yield (
        "6 a bad moment costs few doubts",
        "invites on their way after each kill",
        f"{kills.kills} kills",
        f"at most {kills.most_in_flight} by one kill (5 may be in flight)",
    )
    yield (
        "11 the key stays in the keyring (part)",
        "a canary key, looked for in every file",
        f"{kills.runs} data folders",
        f"in {kills.files_with_the_key} files",
    )


def _of_wanted(kills: Tally) -> str:
    """Return how many there were, and where time was short how many there should have been."""
    short = kills.kills < kills.most_kills
    return f"{kills.kills} of {kills.most_kills}" if short else str(kills.kills)


def _trial_row(trial: Trial) -> _Row:
    caught = f"CAUGHT: {trial.caught_by}" if trial.caught_by else "NOT CAUGHT"
    faults = len(trial.unbroken_faults)
    unbroken = f"as it is, under the same conditions: {faults} faults"
    return (
        "2 the harness has teeth",
        f"mutant: {trial.mutant}",
        f"{trial.kills} kills; {trial.unbroken_kills} of the program as it is",
        f"{caught}; {unbroken}",
    )


def _closing_rows(findings: Findings) -> Iterator[_Row]:
    for how, closings, deadline in (
        ("while the server answers", findings.closings, 0.0),
        ("while 1 in 5 requests hangs", findings.closings_hung, findings.deadline_hung),
    ):
        if closings is None:
            continue
        allowed = f" (deadline {deadline:g} s + 2 s)" if deadline else ""
        yield (
            "7 closing is safe",
            f"SIGTERM at random moments {how}",
            f"{closings.times} closes",
            (
                f"longest close {closings.longest:.2f} s{allowed}, not sure {closings.unsure},"
                f" {len(closings.faults)} faults"
            ),
        )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _start_row(starts: Starts, at_once: int) -> _Row:
    return (
        "8 two starts never double-send",
        f"{at_once} starts at once on one folder; the winner killed; {at_once} more",
        f"{starts.starts} starts, {starts.rows} rows, {starts.requests} requests",
        (
            f"one worked each time, {starts.handed_over} handed over, "
            f"{starts.turned_away} turned away, {len(starts.faults)} faults"
        ),
    )


def _interrupted_row(runs: Sequence[Interrupted], invites: int) -> _Row:
    kills = sum(run.kills for run in runs)
    half = sum(run.half_recorded for run in runs)
    return (
        "1 every row of a list comes back",
        f"a run of {invites} at 100 ms begun, killed and continued",
        f"{len(runs)} runs, {kills} kills ({half} while the list was being recorded)",
        (
            f"{sum(run.rows for run in runs)} rows back, {sum(run.sent for run in runs)} sent,"
            f" {sum(run.unsure for run in runs)} not sure,"
            f" {sum(run.requests for run in runs)} requests"
        ),
    )
