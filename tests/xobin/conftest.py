"""What the tests of the wire share."""

from __future__ import annotations

import pytest
import trustme

from tests.xobin.wire.roads import Roads


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Return the authority that the tests' certificates come from."""
    return trustme.CA()


@pytest.fixture(scope="session")
def roads(authority: trustme.CA) -> Roads:
    """Return the ways to a server on loopback."""
    return Roads(authority)
