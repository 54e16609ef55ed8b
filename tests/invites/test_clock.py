"""The computer's clock tells dates that can be compared, and seconds that never go back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desktop_invite.invites.clock import SystemClock


def test_now_is_utc_and_says_so() -> None:
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert abs(datetime.now(UTC) - now) < timedelta(minutes=1)


def test_seconds_never_go_back() -> None:
    clock = SystemClock()
    moments = [clock.monotonic() for _ in range(1_000)]
    assert moments == sorted(moments)
