"""The rows that are in memory: a few pages around what is looked at, out of any number."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from desktop_invite.ui.history.questions import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_invite.invites.invite import Invite

_KEPT = 20
"""Pages. The rest is read again when it is looked at again."""


class Pages:
    """Pages of rows by their number; those looked at longest ago go first.

    A row may be missing within a page after others have moved: it is read again like a page that
    is not there.
    """

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._pages: OrderedDict[int, list[Invite | None]] = OrderedDict()
        self._stale: set[int] = set()

    def row(self, row: int) -> Invite | None:
        """Return the invite of a row; None when it is not in memory."""
        page, place = divmod(row, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def look(self, row: int) -> tuple[Invite | None, bool]:
        """Return the invite of a row, and whether it need not be read (again)."""
        invite = self.row(row)
        return invite, invite is not None and row // PAGE not in self._stale

    def put(self, page: int, invites: tuple[Invite, ...]) -> None:
        """Keep a page as it was just read."""
        self._pages[page] = list(invites)
        self._pages.move_to_end(page)
        self._stale.discard(page)
        while len(self._pages) > self._kept:
            gone, _ = self._pages.popitem(last=False)
            self._stale.discard(gone)

    def replace(self, row: int, invite: Invite) -> None:
        """Put another invite in the place of one that is in memory."""
        self._pages[row // PAGE][row % PAGE] = invite

    def find(self, invite_id: int) -> int | None:
        """Return the row of an invite that is in memory."""
        return next((row for row, invite in self.known() if invite.id == invite_id), None)

    def known(self) -> Iterator[tuple[int, Invite]]:
        """Yield every row that is in memory, in no particular order."""
        for page, rows in self._pages.items():
            for place, invite in enumerate(rows):
                if invite is not None:
                    yield page * PAGE + place, invite

    def insert_first(self, invite: Invite) -> None:
        """Put an invite before all others, each of which moves down by a row."""
        carried: dict[int, Invite | None] = {0: invite}
        for page, rows in self._pages.items():
            if len(rows) == PAGE:
                carried[page + 1] = rows.pop()
        for page, rows in self._pages.items():
            rows.insert(0, carried.get(page))
        self._pages.setdefault(0, [invite])

    def remove(self, row: int) -> None:
        """Take a row out; each after it moves up."""
        page, place = divmod(row, PAGE)
        firsts = {number: rows[0] for number, rows in self._pages.items() if rows}
        for number, rows in self._pages.items():
            if number < page:
                continue
            was_full = len(rows) == PAGE
            start = place if number == page else 0
            del rows[start : start + 1]
            if was_full:
                rows.append(firsts.get(number + 1))

    def cut(self, rows: int) -> None:
        """Drop every row from this one on."""
        for page in [page for page in self._pages if page * PAGE >= rows]:
            del self._pages[page]
            self._stale.discard(page)
        last = self._pages.get(rows // PAGE)
        if last is not None:
            del last[rows % PAGE :]

    def mark_stale(self) -> None:
        """Let what is in memory be read again; it is shown until then."""
        self._stale = set(self._pages)

    def latest(self, count: int) -> tuple[int, ...]:
        """Return the pages looked at last, the latest first."""
        return tuple(list(self._pages)[: -count - 1 : -1])

    def clear(self) -> None:
        """Keep nothing."""
        self._pages.clear()
        self._stale.clear()
