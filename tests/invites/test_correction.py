"""When an invite corrects another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_invite.invites.correction import corrects
from desktop_invite.invites.invite import Candidate
from tests.invites.invites_made import invite_for


@pytest.mark.parametrize(
    ("name", "email", "linked"),
    [
        ("Asha Rao", "asha@exmaple.com", True),
        ("Asha Rao", "asha@example.com", True),
        ("ASHA  RÁO", "asha.rao@example.org", True),
        ("Aisha Rao", "Asha@Example.com", True),
        ("Wei Chen", "wei@example.com", False),
    ],
)
def test_it_is_a_correction_as_long_as_it_is_for_the_same_person(
    name: str, email: str, linked: bool
) -> None:
    earlier = invite_for("Asha Rao")
    draft = replace(earlier.draft, candidate=Candidate(name, email))

    assert corrects(draft, earlier) is linked
