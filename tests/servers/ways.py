"""How one server behaves, said once when it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl

    from tests.servers.turns import Turn


@dataclass(frozen=True)
class Ways:
    """The knobs. As they are, the server answers by the contract and at once."""

    key: str = "test-key"
    """The only value of `apiKey` that is accepted."""
    delay: float = 0.0
    """Seconds between the writing of the ledger and the answer."""
    script: tuple[Turn, ...] = ()
    """What is done with the first requests, in the order in which they come."""
    then: Turn | None = None
    """What is done with all others; None: what the contract says."""
    format_field: str = "invite_format"
    """The field's name: the document's sample and its table differ."""
    tls: ssl.SSLContext | None = None
    """Speak TLS, with this certificate."""
