"""Histories of any size, for tests and benchmarks: the same number makes the same history."""

from __future__ import annotations

import random
from contextlib import closing
from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import person_key
from desktop_invite.invites.invite import Candidate, Delivery, Interview, Status
from desktop_invite.invites.search_text import searchable
from desktop_invite.storage.database import open_history
from desktop_invite.storage.invite_rows import search_text_of
from desktop_invite.storage.transactions import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

BEGINNING = 1_600_000_000_000
"""Milliseconds: when the first invite was recorded; one each minute follows."""
MINUTE = 60_000
INTERVIEWS = tuple(
    Interview(300 + number, f"{team} {kind}".strip())
    for number, (team, kind) in enumerate(
        (team, kind)
        for team in ("Sales", "Support", "Façade engineering", "Finance", "Nursing", "")
        for kind in ("screening", "first round", "")
    )
)
_SYLLABLES = "an be chi da el fo gar hi is jo ka lu mei no ol pra qui ra so tha um vi wen xo yu zan"
_ACCENTED = {"an": "än", "be": "bé", "lu": "łu", "no": "nø", "zan": "žan"}


def candidates(count: int) -> Iterator[Candidate]:
    """Make candidates; some names have accents, some stand in Chinese."""
    chance = random.Random(7)  # noqa: S311 - the same each time, and no secret
    syllables = _SYLLABLES.split()
    firsts = ["".join(chance.choices(syllables, k=chance.randint(2, 3))) for _ in range(2_000)]
    lasts = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(20_000)]
    for number in range(count):
        first, last = chance.choice(firsts), chance.choice(lasts)
        email = f"{first}.{last}{number % 97}@example{number % 7}.com"
        if number % 10 == 0:
            first = "".join(_ACCENTED.get(part, part) for part in (first[:2], first[2:]))
        name = "王伟" if number % 5_000 == 0 else f"{first.title()} {last.title()}"
        yield Candidate(name, email)


def fill(connection: sqlite3.Connection, count: int) -> None:
    """Add invites to a history: most sent, one in 500 not sure, one in 200 refused."""
    with transaction(connection):
        connection.executemany(
            "INSERT INTO interviews (number, name, name_key, last_used_at) VALUES (?, ?, ?, ?)",
            [(one.number, one.name, searchable(one.name), BEGINNING) for one in INTERVIEWS],
        )
        connection.executemany(
            "INSERT INTO invites (candidate_name, candidate_email, person_key, interview_id,"
            " delivery, status, link, reason, origin, search_text, created_at, changed_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'https://app.xobin.com', ?, ?, ?)",
            _rows(count),
        )


def make_large_history(path: Path, count: int) -> None:
    """Make a history file. A million invites take about two minutes and 0.7 GB."""
    with closing(open_history(path)) as connection:
        # Only here: nothing is lost if this file is.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -262144")
        fill(connection, count)


def _rows(count: int) -> Iterator[tuple[object, ...]]:
    chance = random.Random(11)  # noqa: S311 - the same each time, and no secret
    for number, candidate in enumerate(candidates(count)):
        status = _status(number)
        interview = INTERVIEWS[int(chance.triangular(0, len(INTERVIEWS), 0))]
        link = f"https://app.xobin.com/i/{chance.getrandbits(48):012x}"
        link_or_none = link if status is Status.SENT else None
        recorded = BEGINNING + number * MINUTE
        yield (
            candidate.name,
            candidate.email,
            person_key(candidate.email),
            interview.number,
            (Delivery.GETLINK, Delivery.SENDLINK)[number % 2].value,
            status.value,
            link_or_none,
            {Status.UNKNOWN: "lost_answer", Status.REJECTED: "refused"}.get(status),
            search_text_of(candidate, link_or_none),
            recorded,
            recorded + 900,
        )


def _status(number: int) -> Status:
    if number % 500 == 3:
        return Status.UNKNOWN
    return Status.REJECTED if number % 200 == 5 else Status.SENT
