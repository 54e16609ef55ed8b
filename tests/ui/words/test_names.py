"""Promises of names within sentences."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from desktop_invite.ui.words.names import isolated, one_or_many, short


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 invites"), (1, "1 invite"), (2, "2 invites"), (21, "21 invites")]
)
def test_one_is_not_many(count: int, text: str) -> None:
    assert one_or_many(count, "1 invite", "{n} invites") == text


def test_a_name_that_fits_stays_whole() -> None:
    assert short("Zoë Brontë-Ng 王") == "Zoë Brontë-Ng 王"


def test_a_long_name_is_cut_with_an_ellipsis() -> None:
    assert short("a" * 41) == "a" * 39 + "…"
    assert short("a" * 40) == "a" * 40


def test_wide_letters_count_twice() -> None:
    assert len(short("欧" * 100)) == 20


def test_only_what_needs_it_is_isolated() -> None:
    assert isolated("Asha") == "Asha"
    assert isolated("דנה") == "\u2068דנה\u2069"


def test_large_numbers_read_as_people_write_them() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    try:
        assert one_or_many(3_000, "1 row", "{n} rows") == "3,000 rows"
    finally:
        QLocale.setDefault(before)
