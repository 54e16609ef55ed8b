"""What may be left of an invite when its candidate has been forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class ForgottenInvite:
    """An invite of somebody who was forgotten since; who it was is not known any more."""

    invited_on: datetime
    """UTC, aware; the day is right, the time of day is not."""
