"""Characters that nobody sees: which mean nothing, which mean something, which are a danger."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = (
    r"\t\n\v\f\r\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000\u3164\uffa0"
)
_ZERO_WIDTH = (
    r"\xad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f"
)
_JOINERS = r"\u200c\u200d"
_DIRECTIONS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROLS = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"

_WHITE_SPACE = re.compile(f"[{_BLANKS}]+")
_MEANINGLESS = re.compile(f"[{_ZERO_WIDTH}]+")
_JOINER_RUN = re.compile(f"[{_JOINERS}]+")
_JOINING_SCRIPT = re.compile(
    # Arabic to Mandaic; Devanagari to Sinhala; Tibetan, Myanmar; Khmer, Mongolian; Balinese and
    # its neighbours; the Indic blocks of the A8xx to ABxx range; Arabic's presentation forms.
    r"[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1b00-\u1c4f\ua800-\ua8ff"
    r"\ua980-\uaaff\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefe\U00010a00-\U00011fff]"
)
_VIRAMA = 9
"""The combining class of the sign that takes a consonant's vowel away."""

_EDGES = f"{_BLANKS}{_ZERO_WIDTH}{_JOINERS}"
_EDGE = re.compile(f"[{_EDGES}]")
_LEADING = re.compile(f"^[{_EDGES}]+")
_CONTROL = re.compile(f"[{_CONTROLS}]")
_DIRECTION = re.compile(f"[{_DIRECTIONS}]")


def trim(text: str) -> str:
    """Cut white space and zero-width characters of every kind off both ends."""
    if _is_plain(text):
        return text.strip(" ")
    text = _LEADING.sub("", text)
    end = len(text)
    while end and _is_edge(text, end - 1):
        end -= 1
    return text[:end]


def _is_plain(text: str) -> bool:
    """Tell texts in which nothing but a space can be amiss: most texts of long lists."""
    return text.isascii() and text.isprintable()


def _is_edge(text: str, at: int) -> bool:
    """Tell whether nothing would be lost with this last character.

    A joiner after a virama is a letter's form, at the end of a word too: മോഹന്‍ is written so.
    """
    return _EDGE.match(text, at) is not None and not _is_after_virama(text, at)


def _is_after_virama(text: str, at: int) -> bool:
    if _JOINER_RUN.match(text, at) is None:
        return False
    return any(unicodedata.combining(sign) == _VIRAMA for sign in _letter_before(text, at))


def _letter_before(text: str, at: int) -> str:
    """Return a letter with its marks; NFC may put these in another order, so all are looked at."""
    start = at
    while start > 0 and unicodedata.combining(text[start - 1]):
        start -= 1
    return text[max(0, start - 1) : at]


def tidy(text: str) -> str:
    """Return the text as it would be typed: NFC, white space folded, nothing invisible in vain.

    Every run of white space (line breaks and NBSP included) becomes one space, none at the ends.
    Zero-width characters go; joiners stay where they shape a word, as in Persian and Hindi.
    Control and direction characters stay, for `has_control` and `has_direction` to find.
    Applied to its own result it changes nothing.
    """
    if _is_plain(text):
        return " ".join(text.split()) if "  " in text else text.strip(" ")
    text = unicodedata.normalize("NFC", without_zero_width(text))
    return unicodedata.normalize("NFC", trim(_WHITE_SPACE.sub(" ", _JOINER_RUN.sub(_joiner, text))))


def _joiner(run: re.Match[str]) -> str:
    """Keep one of a run of joiners where it shapes the letters beside it, else none."""
    text, start, behind = run.string, run.start(), run.string[run.end() : run.end() + 1]
    if _is_after_virama(text, start):
        return text[start]
    before = _letter_before(text, start)
    shapes = _JOINING_SCRIPT.search(before) and _JOINING_SCRIPT.match(behind)
    return text[start] if shapes else ""


def without_zero_width(text: str) -> str:
    """Return the text without what takes no room and means nothing; joiners stay."""
    return _MEANINGLESS.sub("", text)


def has_control(text: str) -> bool:
    """Whether there is a character that is a command and not a letter, or half of one."""
    return _CONTROL.search(text) is not None


def has_direction(text: str) -> bool:
    """Whether there is a character that turns the writing's direction, and so can disguise it."""
    return _DIRECTION.search(text) is not None


def without_commands(text: str) -> str:
    """Return the text without its control and direction characters."""
    return _DIRECTION.sub("", _CONTROL.sub("", text))
