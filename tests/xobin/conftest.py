"""What the tests of the wire share."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
import trustme

from tests.waiting import PATIENCE, wait_until
from tests.xobin.wire.roads import Roads

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    """See that every thread that a test's attempts began comes to its end."""
    before = set(threading.enumerate())
    yield
    wait_until(lambda: not set(threading.enumerate()) - before, PATIENCE, "the end of every thread")


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Return the authority that the tests' certificates come from."""
    return trustme.CA()


@pytest.fixture(scope="session")
def roads(authority: trustme.CA) -> Roads:
    """Return the ways to a server on loopback."""
    return Roads(authority)
