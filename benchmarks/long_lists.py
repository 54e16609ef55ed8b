"""A list as long as one may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from pathlib import Path

ROWS = 50_000


def write_list(path: Path) -> Path:
    """Write a workbook of candidates who are all ready."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Candidates")
        sheet.write_row(0, 0, ("First name", "Last name", "Email", "Phone", "City"))
        for number in range(1, ROWS + 1):
            sheet.write_row(
                number,
                0,
                (
                    f"Asha{number % 997}",
                    f"Rao{number % 1009}",
                    f"asha.rao.{number}@example.com",
                    5_550_000_000 + number,
                    "Pune",
                ),
            )
    return path
