"""The practice server, to be started and stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.invites.clock import SystemClock
from desktop_invite.xobin.practice.contract import BASE_PATH
from desktop_invite.xobin.practice.desk import Desk
from desktop_invite.xobin.practice.ledger import Ledger
from desktop_invite.xobin.practice.pages import Pages
from desktop_invite.xobin.practice.rehearsal import Paces

if TYPE_CHECKING:
    from desktop_invite.invites.clock import Clock
    from desktop_invite.xobin.practice.ledger import PracticeInvite
    from desktop_invite.xobin.practice.listener import Listener

PRACTICE_KEY = "practice"
"""The only API key that the practice server accepts. No secret."""


class PracticeServer:
    """Speaks Xobin's contract on loopback and e-mails nobody.

    What it has made is kept in memory until the object is gone; links end with `stop`.
    """

    def __init__(
        self,
        pages: Pages | None = None,
        *,
        paces: Paces | None = None,
        clock: Clock | None = None,
        secret: bytes | None = None,
    ) -> None:
        """Prepare a server with those pages; the same secret gives the same links' endings."""
        self._ledger = Ledger(secret)
        self._desk = Desk(
            PRACTICE_KEY,
            pages or Pages(),
            self._ledger,
            paces or Paces(),
            clock or SystemClock(),
        )
        self._listener: Listener | None = None

    def start(self) -> str:
        """Listen on a free port of 127.0.0.1 and return the base URL, `http://…/api/v2`.

        Started twice it stays as it is. Raises OSError when the computer has no port to give.
        """
        # Imported here, because the window's start must not wait for `http.server`.
        from desktop_invite.xobin.practice.listener import Listener  # noqa: PLC0415

        if self._listener is None:
            self._listener = Listener(self._desk)
            self._listener.start()
        return self._listener.origin + BASE_PATH

    def stop(self) -> None:
        """End at once: requests under way are dropped, and every thread and socket is gone."""
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.stop()

    def ledger(self) -> tuple[PracticeInvite, ...]:
        """Return every invite made since this object was, the first first."""
        return self._ledger.invites()
