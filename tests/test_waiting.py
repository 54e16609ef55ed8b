"""A wait ends as soon as it can, and says what it waited for when it can't."""

from __future__ import annotations

import pytest

from tests.waiting import WaitedInVainError, wait_until


def test_what_is_true_already_is_not_waited_for() -> None:
    assert wait_until(lambda: "found", 0, "nothing") == "found"


def test_what_becomes_true_is_returned() -> None:
    looks = iter(["", "", "found"])
    assert wait_until(lambda: next(looks), 10, "the third look") == "found"


def test_what_never_becomes_true_is_named() -> None:
    with pytest.raises(WaitedInVainError, match="in vain for a miracle; last seen 0"):
        wait_until(lambda: 0, 0.05, "a miracle")
