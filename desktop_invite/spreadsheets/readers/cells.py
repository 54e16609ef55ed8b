"""What a workbook holds in a cell, as the text that a person reads there."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

_SHOWN_DIGITS = 15
"""What a spreadsheet keeps and shows of a number."""


def cell_text(value: object) -> str:
    """Return the text of a cell: `305` for the number 305.0, ISO for dates, TRUE and FALSE."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return "" if value is None else str(value)


def _number(value: float) -> str:
    """Write a number out, without an exponent and without what binary fractions add."""
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - not a number
        return str(value)
    if value.is_integer() and abs(value) < 10**_SHOWN_DIGITS:
        return str(int(value))
    return format(Decimal(f"{value:.{_SHOWN_DIGITS}g}").normalize(), "f")
