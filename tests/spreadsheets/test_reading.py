"""Files and pasted rows become tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.spreadsheets.columns import Role, RowTexts, find_columns, texts_reader
from desktop_invite.spreadsheets.reading import read_file, read_pasted
from desktop_invite.spreadsheets.table import Table

if TYPE_CHECKING:
    from pathlib import Path


def test_a_simple_list_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("First name,Last name,Email\nAsha,Rao,asha@example.com\n", "utf-8")
    table = read_file(path)
    assert isinstance(table, Table)
    mapping = find_columns(table)
    assert mapping.header == 1
    assert mapping.roles == (Role.FIRST, Role.LAST, Role.EMAIL)
    assert texts_reader(mapping)(table.rows[1]) == RowTexts("Asha Rao", "asha@example.com", "", "")


def test_pasted_rows_need_no_header() -> None:
    table = read_pasted("Asha Rao\tasha@example.com\r\nWei Chen\twei@example.com\r\n")
    assert isinstance(table, Table)
    assert [row.number for row in table.rows] == [1, 2]
    mapping = find_columns(table)
    assert texts_reader(mapping)(table.rows[1]).name == "Wei Chen"
