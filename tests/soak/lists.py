"""The list of candidates that a run is made of: the same to whoever sends it and whoever checks."""

from __future__ import annotations

from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview
from desktop_invite.invites.run import LeftOut, PlannedRow, RunPlan

FIRST_ROW = 3
"""Above it stand a title and a header."""
_NAMES = ("Asha Rao", "Zoë Brontë-Ng 王", "Olga Иванова", "O'Neil, 李雷")
_LEFT_OUT_EACH = 10


def draft_of(number: int) -> Draft:
    """Return the draft of a candidate."""
    candidate = Candidate(f"{_NAMES[number % len(_NAMES)]} {number}", f"c{number}@example.test")
    delivery = (Delivery.GETLINK, Delivery.SENDLINK)[number % 2]
    return Draft(candidate, Interview(305), delivery)


def list_of(invites: int) -> RunPlan:
    """Return a list with so many who are invited, and rows between them that are not."""
    rows = [PlannedRow(1, ("Candidates of May", ""), left_out=LeftOut.TITLE)]
    number = FIRST_ROW
    for place in range(invites):
        draft = draft_of(place)
        cells = (draft.candidate.name, draft.candidate.email)
        rows.append(PlannedRow(number, cells, draft))
        number += 1
        if place % _LEFT_OUT_EACH == 0:
            rows.append(PlannedRow(number, ("=1+1", "nobody@"), left_out=LeftOut.TO_MEND))
            number += 2  # A blank row is not kept.
    return RunPlan("candidates.xlsx", ("Name", "Email"), tuple(rows))
