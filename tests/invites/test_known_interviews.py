"""The picker offers favourites first, and nothing that was hidden."""

from __future__ import annotations

from desktop_invite.invites.invite import Interview
from desktop_invite.invites.known_interviews import KnownInterview, offered

SALES, SUPPORT, ANALYST = Interview(305, "Sales"), Interview(412), Interview(127, "Analyst")


def test_favourites_come_first_and_each_part_keeps_its_order() -> None:
    known = (
        KnownInterview(SALES),
        KnownInterview(SUPPORT, starred=True),
        KnownInterview(ANALYST, starred=True),
    )
    assert offered(known) == (SUPPORT, ANALYST, SALES)


def test_what_is_hidden_is_not_offered_favourite_or_not() -> None:
    known = (KnownInterview(SALES, hidden=True), KnownInterview(SUPPORT, starred=True, hidden=True))
    assert offered((*known, KnownInterview(ANALYST))) == (ANALYST,)
