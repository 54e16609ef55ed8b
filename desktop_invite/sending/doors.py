"""What the outbox needs of others, as it sees them: the history, the wire, the request lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.invites.correction import Linked
    from desktop_invite.invites.exported import ExportedInvite
    from desktop_invite.invites.forgotten import ForgottenInvite
    from desktop_invite.invites.invite import Attempt, Draft, Interview, Invite
    from desktop_invite.invites.known_interviews import KnownInterview
    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.invites.run import PlannedRow
    from desktop_invite.sending.account import Account
    from desktop_invite.storage.forgetting import Forgetting
    from desktop_invite.storage.import_records import Import
    from desktop_invite.storage.outbox_records import Added, Advance
    from desktop_invite.storage.run_records import RunRecord


class InviteClient(Protocol):
    """The wire: `xobin.client.Client`."""

    def invite(self, draft: Draft, key: str) -> Outcome:
        """Make one request and return what became of it; blocking, from any thread."""
        ...

    def close(self) -> None:
        """End every request in flight, each with its outcome, and free what is held."""
        ...


class Lanes(Protocol):
    """Where requests run: `lanes.RequestLanes`."""

    def start(self, attempt_id: int, draft: Draft, account: Account) -> None:
        """Begin the request and return at once; its outcome comes to `Outbox.finished`."""
        ...


class RunRecords(Protocol):
    """The runs in the history: `storage.run_records.RunRecords`, by the rules of `Records`."""

    def begin(self, file_name: str, header: Sequence[str]) -> int:
        """Begin to record a run."""
        ...

    def add_rows(self, run_id: int, rows: Sequence[PlannedRow], origin: str) -> tuple[Invite, ...]:
        """Record some rows; return an invite for each that is to be sent."""
        ...

    def complete(self, run_id: int) -> None:
        """Say that all rows are recorded."""
        ...

    def drop_unfinished(self) -> None:
        """Remove every run that is not wholly recorded."""
        ...

    def drop(self, run_id: int) -> None:
        """Remove a run, if it is not wholly recorded."""
        ...

    def find(self, run_id: int) -> RunRecord | None:
        """Return how a run stands; None when there is none."""
        ...

    def set_paused(self, run_id: int, *, paused: bool) -> None:
        """Remember that the recruiter has paused a run, or not."""
        ...

    def cancel_many(self, invite_ids: Sequence[int]) -> tuple[Invite, ...]:
        """Move queued invites to cancelled; return how all of them stand."""
        ...

    def rejected(self, run_id: int) -> tuple[int, ...]:
        """Return the invites of a run that were rejected."""
        ...

    def requeue(self, invite_ids: Sequence[int]) -> tuple[Invite, ...]:
        """Queue rejected invites again."""
        ...


class ImportRecords(Protocol):
    """Other computers' histories: `storage.import_records.ImportRecords`."""

    def begin(self) -> Import:
        """Begin an import; nothing of it is certain to stay before `complete`."""
        ...

    def add(self, to: Import, invites: Sequence[ExportedInvite]) -> None:
        """Record some of its invites, none that is here already."""
        ...

    def complete(self, import_id: int) -> None:
        """Say that all of them are recorded."""
        ...

    def drop(self, import_id: int) -> None:
        """Remove what there is of an import that is not wholly recorded."""
        ...

    def drop_unfinished(self) -> None:
        """Remove what a crash left of imports."""
        ...


class Records(Protocol):
    """The history as the only outbox: `storage.outbox_records.OutboxRecords`.

    Every method raises HistoryError when the history can't be read or written, and has then
    changed nothing; each that changes something has made it durable when it returns.
    """

    @property
    def runs(self) -> RunRecords:
        """The runs in the same history."""
        ...

    @property
    def imports(self) -> ImportRecords:
        """The imports into the same history."""
        ...

    def add(self, draft: Draft, origin: str, *, retry_of: int | None = None) -> Invite:
        """Record a draft as a queued invite for the account of an origin; it may correct one."""
        ...

    def claim(self, invite_id: int) -> Attempt | None:
        """Move a queued invite to sending; None when it isn't queued any more."""
        ...

    def finish(self, attempt_id: int, outcome: Outcome) -> Invite:
        """Record what became of an attempt, and of its invite."""
        ...

    def add_and_claim(self, draft: Draft, origin: str, *, retry_of: int | None = None) -> Added:
        """Record a draft and begin its attempt, in one durable change."""
        ...

    def advance(
        self, outcomes: Sequence[tuple[int, Outcome]], invite_ids: Sequence[int]
    ) -> Advance:
        """Record outcomes and claim invites in one durable change."""
        ...

    def cancel(self, invite_id: int) -> Invite | None:
        """Move a queued invite to cancelled; None when it isn't queued any more."""
        ...

    def recover(self) -> tuple[Invite, ...]:
        """Move what an app that ended left as sending to unknown; return those."""
        ...

    def leftovers(self) -> tuple[Invite, ...]:
        """Return every queued invite, the first recorded first."""
        ...

    def earlier(self, email: str, interview_number: int) -> Invite | None:
        """Return the invite that the same person has to the same interview."""
        ...

    def invite(self, invite_id: int) -> Invite | None:
        """Return an invite as it stands; None when there is none."""
        ...

    def they_got_it(self, invite_id: int) -> Invite | None:
        """Settle a doubt as sent; None when there is no doubt."""
        ...

    def send_again(self, invite_id: int) -> Invite | None:
        """Queue an ended invite for a new attempt; None when it can't be."""
        ...

    def linked(self, invite_id: int) -> Linked:
        """Return the invites that this one corrects, or is corrected by."""
        ...

    def attempts(self, invite_id: int) -> tuple[Attempt, ...]:
        """Return every attempt of an invite, the first first."""
        ...

    def forgotten(self, email: str, interview_number: int) -> ForgottenInvite | None:
        """Return the invite of somebody forgotten since, of which a mark was kept."""
        ...

    def forgetting(self) -> Forgetting:
        """Return what takes people out of this history."""
        ...

    def known(self) -> tuple[KnownInterview, ...]:
        """Return every known interview, hidden ones too, those used last first."""
        ...

    def remember(self, interview: Interview) -> None:
        """Add or rename a known interview."""
        ...

    def rename(self, number: int, name: str) -> None:
        """Name a known interview; an empty name leaves the naming to the next answer."""
        ...

    def star(self, number: int, *, starred: bool) -> None:
        """Make a known interview a favourite, or an ordinary one."""
        ...

    def hide(self, number: int, *, hidden: bool) -> None:
        """Take an interview out of those to choose from, or back in."""
        ...
