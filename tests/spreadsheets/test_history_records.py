"""One cell holds an invite whole, and believes nobody."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.exported import ExportedInvite
from desktop_invite.invites.invite import Attempt, Candidate, Delivery, Interview, Invite, Status
from desktop_invite.invites.outcome import Reason
from desktop_invite.spreadsheets.history_records import MARK, invite_in, record_of
from tests.spreadsheets.exports import BEGINNING, exported_invites

SENT = ExportedInvite(
    Invite(
        id=7,
        candidate=Candidate("Asha Rao", "asha@example.com"),
        interview=Interview(305, "Sales screening"),
        delivery=Delivery.GETLINK,
        status=Status.SENT,
        created_at=BEGINNING,
        changed_at=BEGINNING,
        link="https://app.xobin.com/i/8f3c",
    ),
    (Attempt(1, 7, BEGINNING, BEGINNING, Status.SENT, None, 200, ""),),
    response_id=81,
    origin="https://app.xobin.com",
)
FIELDS = json.loads(record_of(SENT, practice=False))


@given(exported_invites(), st.booleans())
def test_what_is_read_is_what_was_written(exported: ExportedInvite, practice: bool) -> None:
    record = record_of(exported, practice=practice)
    assert record.isascii()
    assert record.startswith(MARK)
    assert invite_in(record) == (exported, practice)


def test_an_invite_with_very_many_attempts_fits_into_a_cell_with_the_last_of_them() -> None:
    attempts = tuple(
        Attempt(number, 7, BEGINNING, BEGINNING, Status.QUEUED, Reason.OFFLINE, None, "x" * 500)
        for number in range(1, 201)
    )
    record = record_of(replace(SENT, attempts=attempts), practice=False)
    assert len(record) <= 32_767
    found = invite_in(record)
    assert found is not None
    kept = found[0].attempts
    assert 40 < len(kept) < 70


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (1, 2),
        (2, "no"),
        (3, 0),
        (3, True),
        (3, 2**70),
        (4, ""),
        (4, "A\u202eB"),
        (4, 5),
        (5, "asha"),
        (6, -1),
        (6, "305"),
        (7, None),
        (8, None),
        (9, "pigeon"),
        (10, "done"),
        (10, "rejected"),
        (10, "queued"),
        (11, -1),
        (11, 10**18),
        (11, 1.5),
        (12, None),
        (13, ""),
        (13, "x\0"),
        (13, "\ud800"),
        (14, "no reason of ours"),
        (15, "x" * 501),
        (16, [1]),
        (16, [2**63, None]),
        (17, 5),
        (18, 0),
        (19, None),
        (19, [[1, 2]]),
        (19, [[1, None, "sent", None, None, ""]]),
        (19, [[1, 2, "cancelled", None, None, ""]]),
    ],
)
def test_a_field_that_was_tampered_with_is_not_believed(place: int, value: object) -> None:
    fields = [*FIELDS]
    fields[place] = value
    assert invite_in(json.dumps(fields, separators=(",", ":"))) is None


@pytest.mark.parametrize(
    "text", ["", "Asha", MARK, MARK + "1]", MARK + "[" * 100_000, "[]", '["desktop-invite",1]']
)
def test_any_other_text_is_no_record(text: str) -> None:
    assert invite_in(text) is None


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    assert invite_in(MARK + text) is None or text


@given(
    st.integers(0, len(FIELDS) - 1), st.recursive(st.none() | st.integers() | st.text(), st.lists)
)
def test_whatever_stands_in_a_field_nothing_is_raised(place: int, value: object) -> None:
    fields = [*FIELDS]
    fields[place] = value
    found = invite_in(json.dumps(fields, separators=(",", ":")))
    assert found is None or found[0].invite.created_at < BEGINNING + timedelta(days=30_000)
