"""What a recruiter once took the columns of a list for, as a value that names nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_invite.invites.headers import Role


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Kept without a word of the list: a row that was taken for titles may be a candidate's."""

    key: str
    """By which the list is known again; see `spreadsheets.column_choices`."""
    has_titles: bool
    """Whether the row that is known again is one of titles."""
    roles: tuple[Role | None, ...]
    """One for each column."""
