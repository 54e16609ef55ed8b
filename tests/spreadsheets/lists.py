"""What the tests of the candidate list share: tables by their cells, and lists made of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop_invite.invites.duplicates import Pair, person_key
from desktop_invite.invites.invite import Candidate, Delivery, Interview, Invite, Status
from desktop_invite.spreadsheets.columns import Mapping, Role
from desktop_invite.spreadsheets.making import ListMaking
from desktop_invite.spreadsheets.row_checks import RunChoice
from desktop_invite.spreadsheets.table import SheetRow, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.spreadsheets.candidate_list import CandidateList

SALES = Interview(305, "Sales screening")
SUPPORT = Interview(412, "Customer support")
KNOWN = (SALES, SUPPORT)
CHOICE = RunChoice("Sales screening · 305", Delivery.SENDLINK)
FOUR = Mapping(None, (Role.NAME, Role.EMAIL, Role.INTERVIEW, Role.DELIVERY))
TWO = Mapping(None, (Role.NAME, Role.EMAIL))


def table(*rows: Sequence[str], first: int = 1) -> Table:
    """Return a table of these cells, its rows numbered from `first`."""
    numbered = tuple(SheetRow(number, tuple(cells)) for number, cells in enumerate(rows, first))
    return Table("candidates.csv", (), "", "utf-8", ",", numbered)


def made(
    of: Table,
    columns: Mapping = TWO,
    choice: RunChoice = CHOICE,
    known: Sequence[Interview] = KNOWN,
    *,
    before: CandidateList | None = None,
) -> CandidateList:
    """Return the list of a table."""
    return ListMaking(of, columns, choice, known, before=before).finish()


def list_of(*people: tuple[str, str]) -> CandidateList:
    """Return a list of names and addresses, for the Sales screening, by e-mail."""
    return made(table(*people))


def earlier(email: str, status: Status = Status.SENT, number: int = 1) -> dict[Pair, Invite]:
    """Return what the history answers about a person who has an invite to the Sales screening."""
    moment = datetime(2026, 5, 3, 10, 42, tzinfo=UTC)
    invite = Invite(
        id=number,
        candidate=Candidate("Asha Rao", email),
        interview=SALES,
        delivery=Delivery.GETLINK,
        status=status,
        created_at=moment,
        changed_at=moment,
        link="https://app.xobin.com/i/8f3c" if status is Status.SENT else None,
    )
    return {Pair(person_key(email), SALES.number): invite}
