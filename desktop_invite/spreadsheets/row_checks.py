"""Checks of one row's texts, by the rules of the form, and quick enough for 50,000 rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop_invite.invites.checks import (
    Finding,
    Problem,
    check_email,
    check_interview,
    check_name,
    doubt_about_name,
    suggestion_for_email,
)
from desktop_invite.invites.duplicates import Pair, person_key
from desktop_invite.invites.invite import Candidate, Delivery, Draft, Interview
from desktop_invite.invites.typos import likely_address
from desktop_invite.spreadsheets.delivery_words import delivery_in
from desktop_invite.spreadsheets.findings import Field, ToMend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.spreadsheets.columns import RowTexts

_MOST_REMEMBERED = 2_000
"""Different texts of interviews whose meaning is kept: a file has few, a hostile one many."""


@dataclass(frozen=True, slots=True)
class RunChoice:
    """What goes for every row whose file says nothing about it."""

    interview: str
    """As typed or picked in the interview field, unchecked; empty while none is chosen."""
    delivery: Delivery


class CheckedRow(NamedTuple):
    """A row as it would be recorded, or what there is to mend."""

    name: str
    email: str
    interview: Interview | None
    delivery: Delivery | None
    pair: Pair | None
    """None while there is something to mend."""
    to_mend: tuple[ToMend, ...]
    """One for each field that needs it, in their order."""
    likely_email: str | None
    """What a valid address was likely meant to be: a hint, and in nobody's way."""

    @property
    def draft(self) -> Draft | None:
        """The row as a draft; None while there is something to mend."""
        if self.to_mend or self.interview is None or self.delivery is None:
            return None
        return Draft(Candidate(self.name, self.email), self.interview, self.delivery)


class RowChecks:
    """The checks for one list: the interviews that are known, and what the run uses otherwise."""

    def __init__(
        self, known: Sequence[Interview], choice: RunChoice, *, last_name_first: bool = False
    ) -> None:
        """`last_name_first` is whether the list says so of its names."""
        self._last_name_first = last_name_first
        self.known = tuple(known)
        self.choice = choice
        self._interviews: dict[str, Interview | Finding] = {}

    def check(self, texts: RowTexts, *, name_is_typed: bool = False) -> CheckedRow:
        """Check a row. `name_is_typed`: the recruiter wrote the name here, so its order is meant.

        A cell without an interview or a delivery leaves that to the run's choice.
        """
        name = self._name(texts.name, typed=name_is_typed)
        email = check_email(texts.email)
        interview = self.interview(texts.interview)
        delivery = self.delivery(texts.delivery)
        if (
            isinstance(name, str)
            and isinstance(email, str)
            and isinstance(interview, Interview)
            and isinstance(delivery, Delivery)
        ):
            pair = Pair(person_key(email), interview.number)
            return CheckedRow(name, email, interview, delivery, pair, (), _meant(email))
        to_mend = tuple(
            ToMend(field, found)
            for field, found in zip(Field, (name, email, interview, delivery), strict=True)
            if isinstance(found, Finding)
        )
        return CheckedRow(
            name if isinstance(name, str) else texts.name,
            email if isinstance(email, str) else texts.email,
            interview if isinstance(interview, Interview) else None,
            delivery if isinstance(delivery, Delivery) else None,
            None,
            to_mend,
            None,
        )

    def _name(self, text: str, *, typed: bool) -> str | Finding:
        name = check_name(text)
        if typed or isinstance(name, Finding):
            return name
        return doubt_about_name(name, last_name_first=self._last_name_first) or name

    def interview(self, text: str) -> Interview | Finding:
        """Return the interview of a row: the one its cell names, else the run's."""
        text = text if text and not text.isspace() else self.choice.interview
        found = self._interviews.get(text)
        if found is None:
            found = check_interview(text, self.known)
            if len(self._interviews) < _MOST_REMEMBERED:
                self._interviews[text] = found
        return found

    def delivery(self, text: str) -> Delivery | Finding:
        """Return how the candidate of a row gets the link: as its cell says, else as the run."""
        if not text or text.isspace():
            return self.choice.delivery
        return delivery_in(text) or Finding(Problem.UNKNOWN_DELIVERY)


def _meant(email: str) -> str | None:
    return None if likely_address(email) is None else suggestion_for_email(email)
