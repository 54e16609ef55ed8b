"""A QR code holds exactly its link, on white and with room around it."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
import segno

from desktop_invite.invites.qr_codes import QUIET_ZONE, QrCode, as_svg, qr_code_of

LINK = "https://app.xobin.com/i/8f3c2a?source=desktop&lang=en"
SVG = "{http://www.w3.org/2000/svg}"


def code_of(link: str = LINK) -> QrCode:
    """Return a code that can be made."""
    code = qr_code_of(link)
    assert code is not None
    return code


def parsed(svg: str) -> ET.Element:
    """Return what a program reads that opens the picture."""
    return ET.fromstring(svg.encode())  # noqa: S314 - made here


def drawn(svg: str) -> set[tuple[int, int]]:
    """Return the dark modules of a picture, as column and row in its own coordinates."""
    dark = set()
    paths = "".join(path.attrib["d"] for path in parsed(svg).iter(f"{SVG}path"))
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", paths):
        dark |= {(column, int(y)) for column in range(int(x), int(x) + int(length))}
    return dark


@pytest.mark.parametrize("link", [LINK, "https://x.io/", "https://x.io/" + "ü" * 200])
def test_the_modules_are_those_of_the_link_and_of_no_other_text(link: str) -> None:
    wanted = segno.make_qr(link, error="m", encoding="utf-8").matrix
    assert code_of(link).rows == tuple(tuple(map(bool, row)) for row in wanted)
    assert code_of(link).rows != code_of(link + "a").rows


def test_the_picture_has_these_modules_with_the_quiet_zone_around_them() -> None:
    code = code_of()
    wanted = {
        (x + QUIET_ZONE, y + QUIET_ZONE)
        for y, row in enumerate(code.rows)
        for x, dark in enumerate(row)
        if dark
    }
    assert drawn(as_svg(code)) == wanted
    assert drawn(as_svg(code, ("Asha Rao", "Sales"))) == wanted


def test_the_picture_is_dark_on_white_and_says_its_link() -> None:
    root = parsed(as_svg(code_of(), ("<Asha> & co",)))
    background = root.find(f"{SVG}rect")
    title, caption = root.find(f"{SVG}title"), root.find(f"{SVG}text")
    assert background is not None
    assert background.attrib["fill"] == "#fff"
    assert title is not None
    assert title.text == LINK
    assert caption is not None
    assert caption.text == "<Asha> & co"


def test_the_longest_link_that_is_accepted_from_an_answer_has_a_code() -> None:
    assert code_of("https://x.io/" + "a" * 1987).link.endswith("a" * 1987)


def test_what_is_too_long_for_a_code_is_told() -> None:
    assert qr_code_of("https://x.io/" + "a" * 3000) is None
