"""A workbook's values become what a person reads in the cell."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop_invite.spreadsheets.readers.cells import cell_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0044 20", "0044 20"),
        (305.0, "305"),
        (-7.0, "-7"),
        (0.0, "0"),
        (1e15, "1000000000000000"),
        (447700900123.0, "447700900123"),
        (1e21, "1000000000000000000000"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (2.5, "2.5"),
        (True, "TRUE"),
        (False, "FALSE"),
        (dt.date(2024, 5, 3), "2024-05-03"),
        (dt.datetime(2024, 5, 3, 9, 30), "2024-05-03 09:30:00"),  # noqa: DTZ001
        (dt.time(9, 30), "09:30:00"),
        (dt.timedelta(hours=30), "1 day, 6:00:00"),
        (None, ""),
    ],
)
def test_values_are_texts(value: object, text: str) -> None:
    assert cell_text(value) == text
