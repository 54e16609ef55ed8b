"""In which encoding a text is, and which one is offered instead."""

from __future__ import annotations

import pytest

from desktop_invite.spreadsheets.readers.encodings import decoded
from desktop_invite.spreadsheets.table import ENCODINGS

POLISH = "Imię;Nazwisko\nŁukasz;Żak\nMałgorzata;Święcicka\nGrażyna;Wójcik-Łęcka\nŻaneta;Dąbrowska\n"
RUSSIAN = "Имя;Фамилия\nОльга;Иванова\nДмитрий;Соколов\nЕкатерина;Кузнецова\nАлексей;Попов\n"
WESTERN = (
    "Name;Ort\nJürgen Müller;Köln\nZoë Brontë;Genève\nJosé Núñez;São Paulo\nSiobhán O’Brien;\n"
)


def test_every_encoding_that_can_be_chosen_exists() -> None:
    for encoding in ENCODINGS:
        assert "é".encode(encoding, "ignore").decode(encoding) in {"é", ""}


def test_utf_8_is_known_by_its_letters() -> None:
    found = decoded(RUSSIAN.encode())
    assert (found.text, found.encoding, found.likely) == (RUSSIAN, "utf-8", None)


def test_western_letters_of_windows_are_taken_without_a_doubt() -> None:
    found = decoded(WESTERN.encode("cp1252"))
    assert (found.text, found.encoding, found.likely) == (WESTERN, "cp1252", None)


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "cp1251"), (POLISH, "cp1250")])
def test_another_alphabet_is_offered_and_not_taken(text: str, encoding: str) -> None:
    found = decoded(text.encode(encoding))
    assert found.encoding == "cp1252"
    assert found.likely == encoding
    assert decoded(text.encode(encoding), encoding).text == text


def test_a_mac_s_letters_are_offered() -> None:
    data = WESTERN.replace("ú", "u").encode("mac-roman")
    assert decoded(data).likely == "mac-roman"


def test_damaged_utf_8_is_offered_as_what_it_was() -> None:
    data = (RUSSIAN * 3).encode() + b"\xff\n"
    found = decoded(data)
    assert found.encoding == "cp1252"
    assert found.likely == "utf-8"
    assert decoded(data, "utf-8").text == RUSSIAN * 3 + "\x80\n"


def test_a_mark_is_no_part_of_the_text() -> None:
    for encoding, codec in (("utf-8", "utf-8-sig"), ("utf-16-le", "utf-16"), ("utf-32", "utf-32")):
        assert decoded(POLISH.encode(codec), encoding).text == POLISH
        found = decoded(POLISH.encode(codec))
        assert (found.text, found.encoding) == (POLISH, encoding)


def test_bytes_that_mean_nothing_stay_to_be_found() -> None:
    assert decoded(b"caf\x81\n").text == "caf\x81\n"
    assert decoded(b"caf\xe9\n", "utf-8").text == "caf\x80\n"
    assert decoded(b"\xe0\xff\n", "cp932").text.count("\x80") >= 1
    assert decoded(b"a\0b", "utf-16-le").text == "a\x80"
