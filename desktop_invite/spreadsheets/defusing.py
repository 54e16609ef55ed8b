"""Texts that a spreadsheet program would run as a formula, and how a text file holds them."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")
"""The signs by which Excel, LibreOffice and Google Sheets know a formula, full-width ones too, and
the blanks that some of them skip to get there. Apostrophes in front, so that it can be undone."""


def defused(cell: str) -> str:
    """Return the text as a text file should hold it: no program takes it for a formula.

    An apostrophe in front does that; Excel shows it. A phone number with + gets one as well: that
    is harmless, and a formula is not. (Workbooks need none: there a text is marked as one.)
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell
