"""What must hold of any table in any dialect, and of any bytes: some hundred cases of each."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.spreadsheets.properties import PROPERTIES, Property


@pytest.mark.parametrize("held", PROPERTIES, ids=lambda held: held.name)
def test_it_holds_for_whatever_comes(held: Property) -> None:
    often = settings(max_examples=held.quick, suppress_health_check=[HealthCheck.filter_too_much])
    often(given(held.cases)(held.check))()


def test_a_long_run_has_all_its_shares() -> None:
    assert sum(held.share for held in PROPERTIES) == 100
