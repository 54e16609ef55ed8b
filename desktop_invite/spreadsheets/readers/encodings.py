"""In which encoding a text file is written."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from desktop_invite.spreadsheets.table import ENCODINGS

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8"),
    # Before UTF-16's, which it begins with.
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_LAST_RESORT = "cp1252"
_MOST_NULS = 0.1
"""The share of NULs above which a text is taken for UTF-16."""
_FEWEST_ASCII = 0.05
"""The share of plain letters and separators that a list with addresses has in any language."""
_SAMPLE = 64 * 1024
"""Bytes that are looked at for a hint."""
_MARKING = "desktop_invite.mark"
"""The way to decode that puts a control character where bytes mean nothing."""
_NOTHING = "\x80"
_CONTROLS = range(0x80, 0xA0)
_PLAIN = re.compile(r"[\t\r\n\x20-\x7e]")
_UTF8_LETTER = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")
_FOREIGN = re.compile(rb"[\x80-\xff]")
_MOST_DAMAGE = 0.1
_LOOKS_WRONG = re.compile(
    r"[\x7f-\x9f]|[a-z][À-ÞŠŽŸŒ]|[^\W\d_a-zA-Z]{3}|[^\W\d_][¡-¿‚-›][^\W\d_]|\b[¡-¦¨-ª¬-³µ-º¼-¿][a-z]"
)
"""A sign, a capital or a heap of accents where Western languages have none."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text, and in which encoding it was read."""

    text: str
    encoding: str
    likely: str | None = None
    """An encoding that would make more sense of it, for the recruiter to decide."""


def decoded(data: bytes, chosen: str | None = None) -> DecodedText:
    """Read a text in the chosen encoding, or find it out.

    By the byte order mark, then strict UTF-8, then UTF-16 without a mark, else Windows-1252, which
    takes everything. Bytes that mean nothing in the encoding become control characters, for the
    checks to find: nothing is left out.
    """
    mark, marked, codec = _mark_of(data)
    if codec and chosen in {None, marked}:
        return DecodedText(_leniently(data[len(mark) :], codec), marked)
    if chosen is not None:
        return DecodedText(_leniently(data, chosen), chosen)
    return _found_out(data)


def _found_out(data: bytes) -> DecodedText:
    text = _strictly(data, "utf-8")
    if text is not None and not _is_full_of_nuls(text):
        return DecodedText(text, "utf-8")
    for encoding in ("utf-16-le", "utf-16-be"):
        wide = _strictly(data, encoding)
        if wide is not None and _is_sensible(wide):
            return DecodedText(wide, encoding)
    if text is not None:
        return DecodedText(text, "utf-8")
    western = _leniently(data, _LAST_RESORT)
    return DecodedText(western, _LAST_RESORT, _hint(data[:_SAMPLE], western[:_SAMPLE]))


def _mark_of(data: bytes) -> tuple[bytes, str, str]:
    for mark, encoding, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return mark, encoding, codec
    return b"", "", ""


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _leniently(data: bytes, encoding: str) -> str:
    return data.decode("utf-32-le" if encoding == "utf-32" else encoding, _MARKING)


def _marked(error: UnicodeError) -> tuple[str, int]:
    """Put a control character in the place of bytes: that of their own number, if there is one."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start]
    return (chr(byte) if byte in _CONTROLS else _NOTHING), error.end


codecs.register_error(_MARKING, _marked)


def _is_sensible(text: str) -> bool:
    return not _is_full_of_nuls(text) and len(_PLAIN.findall(text)) > len(text) * _FEWEST_ASCII


def _is_full_of_nuls(text: str) -> bool:
    return text.count("\0") > len(text) * _MOST_NULS


def _hint(data: bytes, text: str) -> str | None:
    """Name what the text may be in instead: damaged UTF-8, or the alphabet of another place."""
    letters = sum(len(found) for found in _UTF8_LETTER.findall(data))
    foreign = len(_FOREIGN.findall(data))
    if foreign - letters <= foreign * _MOST_DAMAGE:
        return "utf-8"
    if not _LOOKS_WRONG.search(text):
        return None
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, and seldom needed

    named = (name for match in from_bytes(data) for name in match.could_be_from_charset)
    plain = (name.replace("_", "-") for name in named)
    known = (_FAMILIES.get(name, name) for name in plain)
    return next((name for name in known if name in ENCODINGS and name != _LAST_RESORT), None)


_FAMILIES = {
    # The standard's name, and the Windows encoding that has the same letters and more.
    "latin-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-15": "cp1252",
    "iso8859-2": "cp1250",
    "iso8859-5": "cp1251",
    "iso8859-7": "cp1253",
    "iso8859-9": "cp1254",
    "iso8859-8": "cp1255",
    "iso8859-6": "cp1256",
    "iso8859-13": "cp1257",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift-jis": "cp932",
    "shift-jis-2004": "cp932",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "euc-kr": "cp949",
    "big5hkscs": "big5",
}
