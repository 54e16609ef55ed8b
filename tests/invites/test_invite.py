"""What an invite is called, and how it is made once more."""

from __future__ import annotations

from desktop_invite.invites.invite import Delivery, Draft, Interview
from tests.invites.invites_made import invite_for


def test_an_interview_is_called_by_its_name_or_else_by_its_number() -> None:
    assert Interview(305, "Sales screening").label == "Sales screening"
    assert Interview(305).label == "305"


def test_an_invite_can_be_made_once_more_as_it_was() -> None:
    invite = invite_for("Asha Rao")
    assert invite.draft == Draft(invite.candidate, invite.interview, Delivery.GETLINK)
