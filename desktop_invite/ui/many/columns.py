"""The columns of the grid: title and width of each in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.ui.many.rows import Column

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Look:
    """How a column is titled, and how much of the width it gets."""

    title: Callable[[], str]
    """A function, so that it is asked for after the language has been chosen."""
    share: int
    """Of the width that is left over, in proportion to the others."""
    least: int
    """Logical pixels."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Many", text)


LOOKS = {
    Column.NAME: Look(lambda: _tr("Candidate"), 4, 96),
    Column.EMAIL: Look(lambda: _tr("Email"), 6, 112),
    Column.INTERVIEW: Look(lambda: _tr("Interview"), 3, 80),
    Column.DELIVERY: Look(lambda: _tr("Delivery"), 2, 72),
    Column.STATUS: Look(lambda: _tr("Status"), 4, 136),
    Column.LINK: Look(lambda: _tr("Link"), 6, 80),
}
