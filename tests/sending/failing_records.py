"""A history that fails when a test says so, before it has changed anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from desktop_invite.storage.trouble import HistoryError, HistoryTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_invite.sending.doors import ImportRecords, Records, RunRecords


class Failures:
    """Decides which calls fail: the next of a name, the nth of all, or all."""

    def __init__(self) -> None:
        self.calls = 0
        self.trouble: HistoryTrouble | None = None
        """While it says something, every call that writes fails with it."""
        self.nth: int | None = None
        """The number of the one call that fails, counting from 1."""
        self.next: dict[str, Exception] = {}
        """What the next call of a name raises."""

    def before(self, name: str) -> None:
        """Fail, if this call is to fail."""
        self.calls += 1
        if name in self.next:
            raise self.next.pop(name)
        if self.trouble is not None and name in _WRITES:
            raise HistoryError(self.trouble)
        if self.calls == self.nth:
            raise HistoryError(HistoryTrouble.FULL)


_WRITES = frozenset(
    {
        *("add", "claim", "finish", "cancel", "they_got_it", "send_again", "remember"),
        *("begin", "add_rows", "complete", "drop", "set_paused", "cancel_many", "requeue"),
    }
)


class _FailingRecords:
    def __init__(self, records: Records | RunRecords | ImportRecords, failures: Failures) -> None:
        self._records = records
        self._failures = failures

    @property
    def runs(self) -> _FailingRecords:
        """The runs, which fail with the rest."""
        assert not isinstance(self._records, _FailingRecords)
        return _FailingRecords(cast("Records", self._records).runs, self._failures)

    def add_and_claim(self, *draft: object, **named: object) -> object:
        """Fail as what is in it would."""
        self._failures.before("add")
        self._failures.before("claim")
        return cast("Any", self._records).add_and_claim(*draft, **named)

    def advance(self, outcomes: Sequence[object], invite_ids: Sequence[int]) -> object:
        """Fail as what is in it would."""
        if outcomes:
            self._failures.before("finish")
        if invite_ids:
            self._failures.before("claim")
        return cast("Any", self._records).advance(outcomes, invite_ids)

    @property
    def imports(self) -> _FailingRecords:
        """The imports, which fail with the rest."""
        assert not isinstance(self._records, _FailingRecords)
        return _FailingRecords(cast("Records", self._records).imports, self._failures)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method: Callable[..., Any] = getattr(self._records, name)

        def guarded(*args: object, **named: object) -> Any:  # noqa: ANN401 - passed on as it comes
            self._failures.before(name)
            return method(*args, **named)

        return guarded


def failing(records: Records, failures: Failures) -> Records:
    """Return the same history, with failures."""
    return cast("Records", _FailingRecords(records, failures))
