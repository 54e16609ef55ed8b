"""Takes an exported history in, in slices, so that single invites need not wait for it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from desktop_invite.sending import events
from desktop_invite.storage.trouble import HistoryError, HistoryTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop_invite.invites.exported import ExportedInvite
    from desktop_invite.sending.chores import Chores
    from desktop_invite.sending.doors import ImportRecords
    from desktop_invite.sending.interviews import KnownInterviews
    from desktop_invite.storage.import_records import Import

SLICE = 100
"""Invites that are recorded at once: a tenth of a second that a single invite may wait."""


class Imports:
    """Records the invites of a file: all of them, or none. Nothing of them is ever sent."""

    def __init__(
        self,
        records: ImportRecords,
        chores: Chores,
        interviews: KnownInterviews,
        tell: Callable[[events.Event], None],
    ) -> None:
        self._records = records
        self._chores = chores
        self._interviews = interviews
        self._tell = tell

    def begin(self, ticket: int, invites: tuple[ExportedInvite, ...]) -> None:
        """Record a file. The ticket gets exactly one answer, unless the window closes before."""
        # One that corrects another is younger: so the other is there when it comes.
        youngest_first = sorted(invites, key=lambda one: one.invite.id, reverse=True)
        self._chores.begin(self._record(ticket, youngest_first))

    def _record(self, ticket: int, left: list[ExportedInvite]) -> Iterator[None]:
        begun, count = None, len(left)
        try:
            begun = self._records.begin()
            while left:
                if len(left) < count:
                    self._tell(events.HistoryBeingImported(ticket, count - len(left), count))
                    yield
                # They go as they are recorded: all at once would hold up every thread.
                self._records.add(begun, left[: -SLICE - 1 : -1])
                del left[-SLICE:]
            self._records.complete(begun.id)
        except HistoryError as error:
            self._give_up(ticket, begun, error.trouble)
            return
        except Exception:
            self._give_up(ticket, begun, HistoryTrouble.OTHER)
            raise
        told = events.HistoryImported(ticket, begun.added, begun.already_there, begun.forgotten)
        self._tell(told)
        self._interviews.tell_if_changed()

    def _give_up(self, ticket: int, begun: Import | None, trouble: HistoryTrouble) -> None:
        if begun is not None:
            # Where that fails too, the next start does it.
            with suppress(HistoryError):
                self._records.drop(begun.id)
        self._tell(events.HistoryNotImported(ticket, trouble))
