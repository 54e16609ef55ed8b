"""The page of a running app."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.many.at_the_list import SALES, AtTheList, ChosenFiles

if TYPE_CHECKING:
    from tests.ui.recruiter import Recruiter


@pytest.fixture
def practising(practice: Recruiter) -> AtTheList:
    """Sit before the page in practice mode."""
    practice.pick(SALES)
    return AtTheList(practice, ChosenFiles())


@pytest.fixture
def working(at_work: Recruiter) -> AtTheList:
    """Sit before the page with a key, for the strict server."""
    at_work.pick("305")
    return AtTheList(at_work, ChosenFiles())
