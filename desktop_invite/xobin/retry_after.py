"""When a server wants to be asked again (RFC 9110, section 10.2.3: seconds, or a date)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_WAIT = 3600.0
"""Seconds; a server that asks for more is asked again after an hour all the same."""
SHORTEST_WAIT = 1.0
"""Seconds; a server that asks for none would be asked at once, again and again."""

_SECONDS = re.compile(r"\d{1,18}(?:\.\d{1,9})?", re.ASCII)


def seconds_to_wait(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return the wait that is asked for, within bounds; None when none is that makes sense.

    A date is counted from the server's own, so that a clock that is wrong here changes nothing;
    `now` (aware) stands in where the server doesn't say.
    """
    asked = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(asked):
        seconds = float(asked)
    else:
        until = _date(asked)
        if until is None:
            return None
        seconds = (until - (_date(headers.get("date", "")) or now)).total_seconds()
    return min(max(seconds, SHORTEST_WAIT), LONGEST_WAIT)


def _date(text: str) -> datetime | None:
    try:
        read = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
