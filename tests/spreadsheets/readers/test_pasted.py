"""What recruiters paste: cells, tables of pages and mails, lists of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_invite.spreadsheets.columns import find_columns, texts_reader
from desktop_invite.spreadsheets.limits import Limits
from desktop_invite.spreadsheets.reading import read_pasted
from desktop_invite.spreadsheets.table import ReadTrouble, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

ASHA = ("Asha Rao", "asha@example.com")
WEI = ("Wei Chen", "wei@example.com")
OLGA = ("Olga Ivanova", "olga@example.com")


def people(plain: str, html: str = "") -> dict[int, tuple[str, str]]:
    """Return the name and the address of each row, by its number; the header's is no row."""
    table = read_pasted(plain, html)
    assert isinstance(table, Table), table
    return dict(_people_of(table))


def _people_of(table: Table) -> Iterator[tuple[int, tuple[str, str]]]:
    mapping = find_columns(table)
    read = texts_reader(mapping)
    for row in table.rows:
        if row.number != mapping.header:
            texts = read(row)
            yield row.number, (texts.name, texts.email)


@pytest.mark.parametrize(
    "plain",
    [
        # Cells of Excel, with and without a header.
        "Asha Rao\tasha@example.com\r\nWei Chen\twei@example.com\r\n",
        "Asha Rao\t305\tasha@example.com\r\nWei Chen\t305\twei@example.com\r\n",
        # A list of its own kind.
        "Asha Rao,asha@example.com\nWei Chen,wei@example.com",
        "Asha Rao;asha@example.com\nWei Chen;wei@example.com\n",
        # Recipients.
        "Asha Rao <asha@example.com>\nWei Chen <wei@example.com>",
        "Asha Rao <asha@example.com>; Wei Chen <wei@example.com>",
        "Asha Rao <asha@example.com>, Wei Chen <wei@example.com>;",
        # Lines that only a person reads as a table.
        "Asha Rao asha@example.com\nWei Chen wei@example.com",
        "Asha Rao - asha@example.com\nWei Chen - wei@example.com",
        "1. Asha Rao: asha@example.com\n2. Wei Chen: wei@example.com",
        # Names and addresses on lines of their own.
        "Asha Rao\nasha@example.com\n\nWei Chen\nwei@example.com",
    ],
)
def test_two_people_are_found_however_they_stand_there(plain: str) -> None:
    assert people(plain) == {1: ASHA, 2: WEI}


def test_a_header_is_none_of_them() -> None:
    plain = "E-Mail\tNachname\tVorname\r\nasha@example.com\tRao\tAsha\r\n"
    assert people(plain) == {2: ASHA}


def test_cells_of_several_lines_stay_whole() -> None:
    plain = (
        'Asha Rao\t"Said ""yes""\nand came"\tasha@example.com\r\nWei Chen\t\twei@example.com\r\n'
    )
    assert people(plain) == {1: ASHA, 2: WEI}


def test_cells_of_excel_with_a_quote_stay_as_they_are() -> None:
    plain = 'Asha "Ash" Rao\t5" screen\tasha@example.com\r\nWei Chen\t\twei@example.com\r\n'
    assert people(plain) == {1: ('Asha "Ash" Rao', "asha@example.com"), 2: WEI}


def test_a_line_that_names_nobody_is_kept_to_be_mended() -> None:
    plain = "Asha Rao asha@example.com\nOlga Ivanova (no address)\nWei Chen wei@example.com"
    assert people(plain) == {1: ASHA, 2: ("Olga Ivanova (no address)", ""), 3: WEI}


def test_last_names_first_are_not_turned_round() -> None:
    assert people("Rao, Asha <asha@example.com>; Chen, Wei <wei@example.com>") == {
        1: ("Rao, Asha", "asha@example.com"),
        2: ("Chen, Wei", "wei@example.com"),
    }


PAGE = """<html><body><!--StartFragment--><table>
<tr><th>Name</th><th>Email</th></tr>
<tr><td>Asha Rao</td><td>asha@example.com</td></tr>
<tr><td>Wei<br>Chen</td><td><a href="mailto:wei@example.com">wei@example.com</a></td></tr>
</table><!--EndFragment--></body></html>"""


def test_a_table_of_a_page_counts_where_the_plain_text_has_lost_it() -> None:
    plain = "Name\nEmail\nAsha Rao\nasha@example.com\nWei\nChen\nwei@example.com"
    assert people(plain, PAGE) == {2: ASHA, 3: ("Wei\nChen", "wei@example.com")}
    assert people("", PAGE) == {2: ASHA, 3: ("Wei\nChen", "wei@example.com")}


def test_cells_count_before_the_page_beside_them() -> None:
    plain = "Name\tEmail\r\nOlga Ivanova\tolga@example.com\r\n"
    assert people(plain, PAGE) == {2: OLGA}


def test_a_link_says_the_address_that_its_text_hides() -> None:
    html = (
        "<table><tr><td>1</td><td><a href='mailto:asha@example.com?subject=x'>Asha Rao</a></td>"
        "</tr><tr><td>2</td><td><a href='MAILTO:wei%40example.com'>Wei Chen</a></td></tr></table>"
    )
    assert people("1\nAsha Rao\n2\nWei Chen", html) == {1: ASHA, 2: WEI}


def test_names_that_are_links_keep_their_addresses_in_a_column_alone() -> None:
    html = (
        "<table><tr><td><a href='mailto:asha@example.com'>Asha Rao</a></td></tr>"
        "<tr><td><a href='mailto:wei@example.com'>Wei Chen</a></td></tr></table>"
    )
    assert people("Asha Rao\nWei Chen", html) == {1: ASHA, 2: WEI}


def test_the_table_that_lays_out_a_mail_is_not_taken_for_its_list() -> None:
    inner = "".join(f"<tr><td>{name}</td><td>{email}</td></tr>" for name, email in (ASHA, WEI))
    html = f"<table><tr><td>Hello<table>{inner}</table></td><td>logo</td></tr></table>"
    assert people("Hello\nAsha Rao\nasha@example.com\nWei Chen\nwei@example.com", html) == {
        1: ASHA,
        2: WEI,
    }


def test_a_signature_in_a_table_says_no_more_than_its_text() -> None:
    html = "<table><tr><td>logo</td><td>Asha Rao</td></tr></table>"
    assert people("Asha Rao asha@example.com\nWei Chen wei@example.com", html) == {1: ASHA, 2: WEI}


def test_what_is_no_list_is_said_to_be_none() -> None:
    assert read_pasted("") == ReadTrouble.EMPTY
    assert read_pasted(" \r\n\t\r\n") == ReadTrouble.EMPTY
    assert read_pasted("", "<table></table>") == ReadTrouble.EMPTY


def test_too_much_is_refused() -> None:
    line = "Asha Rao\tasha@example.com\r\n"
    assert read_pasted(line * 50_100) == ReadTrouble.TOO_MANY_ROWS
    assert read_pasted(line * 10, limits=Limits(file_bytes=100)) == ReadTrouble.TOO_LARGE


def test_the_page_beside_cells_may_be_of_any_length() -> None:
    """Excel puts ten times as much beside its cells: what they look like."""
    plain = "Asha Rao\tasha@example.com\r\n"
    table = read_pasted(plain, f"<table>{'x' * 2_000}", limits=Limits(file_bytes=1_000))
    assert isinstance(table, Table)


def test_a_text_like_an_endless_address_is_looked_at_and_left() -> None:
    """It once took its length squared, hours that is."""
    plain = "Name\tEmail\r\nAsha\ta@" + "." * 90_000 + "|\r\n"
    assert len(people(plain)[2][1]) > 90_000


def test_halves_of_letters_do_no_harm() -> None:
    table = read_pasted("Asha \ud83d\tasha@example.com")
    assert isinstance(table, Table)
    table.rows[0].cells[0].encode("utf-8")
