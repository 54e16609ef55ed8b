"""The interviews of the practice account."""

from __future__ import annotations

from desktop_invite.invites.invite import Interview

PRACTICE_INTERVIEWS = (
    Interview(305, "Sales screening"),
    Interview(412, "Customer support"),
    Interview(127, "Data analyst"),
    Interview(288, "Warehouse team lead"),
)
"""What the picker offers in practice mode."""

_MORE_NAMES = (
    "Account manager",
    "Office assistant",
    "Software engineer",
    "Finance trainee",
    "Field service technician",
    "Marketing intern",
    "Store manager",
)


def practice_interview(number: int) -> Interview:
    """Return the interview with this number; every number has one, and always the same."""
    for interview in PRACTICE_INTERVIEWS:
        if interview.number == number:
            return interview
    return Interview(number, _MORE_NAMES[number % len(_MORE_NAMES)])
