"""The name on a line of its own, above or below the line with the address: signatures, forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_invite.invites.characters import tidy
from desktop_invite.invites.headers import Role, role_of
from desktop_invite.invites.pasted_names import is_closing, name_on_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_LINES = 40
"""How far from an address its name may be."""

_LABELLED = re.compile(r"\s*([^:\t]{1,40})[:\t](.{1,300})")


def name_around(above: Sequence[str], below: Sequence[str]) -> str:
    """Return the name that goes with the only address of a text; empty when there is none.

    That is a labelled name (`Name: Asha Rao`), or the first line after a closing (*Best regards*)
    or else of the text that looks like a name.
    """
    above, below = above[-MOST_LINES:], below[:MOST_LINES]
    labelled = _labelled_name([*above, *below])
    return labelled or _first_name_on(_after_closing(above)) or _full_name_on(below)


def name_above(gap: Sequence[str]) -> str:
    """Return the name of one of several people from the lines since the one before.

    What stands in the address's own paragraph counts before what ends the paragraph above.
    """
    lines = list(gap)[-MOST_LINES:]
    own = _last_paragraph(lines)
    return _labelled_name(own) or _first_name_on(own) or _first_name_on(lines)


def _labelled_name(lines: Iterable[str]) -> str:
    """Read a form: `Name: …`, or `First name: …` and `Last name: …` in either order."""
    parts: dict[Role, str] = {}
    for role, value in _labelled(lines):
        parts.setdefault(role, value)
    halves = [parts.get(Role.FIRST, ""), parts.get(Role.LAST, "")]
    return parts.get(Role.NAME) or " ".join(filter(None, halves))


def _labelled(lines: Iterable[str]) -> Iterator[tuple[Role, str]]:
    for line in lines:
        labelled = _LABELLED.fullmatch(line)
        role = role_of(labelled.group(1)) if labelled else None
        if labelled and role and "@" not in labelled.group(2):
            yield role, tidy(labelled.group(2))


def _first_name_on(lines: Sequence[str]) -> str:
    """Return the first full name; a line of a single word only where there is none."""
    return _full_name_on(lines) or next(filter(None, map(name_on_line, lines)), "")


def _full_name_on(lines: Iterable[str]) -> str:
    """Return the first line that is a name of several words, or of a script without spaces."""
    return next((name for name in map(name_on_line, lines) if _is_full(name)), "")


def _is_full(name: str) -> bool:
    return " " in name or (len(name) > 1 and not name.isascii() and name.lower() == name.upper())


def _after_closing(lines: Sequence[str]) -> Sequence[str]:
    ends = [place for place, line in enumerate(lines) if is_closing(line)]
    return lines[ends[-1] + 1 :] if ends else lines


def _last_paragraph(lines: Sequence[str]) -> Sequence[str]:
    blanks = [place for place, line in enumerate(lines) if not line.strip()]
    return lines[blanks[-1] + 1 :] if blanks else lines
