"""Marks: from a text and a salt, what lets the same text be recognised, but not be read."""

from __future__ import annotations

import secrets
from hashlib import blake2b

SALT_BYTES = 32
_MARK_BYTES = 32


def new_salt() -> bytes:
    """Return a salt that nobody has had before."""
    return secrets.token_bytes(SALT_BYTES)


def mark(salt: bytes, *texts: str) -> bytes:
    """Return the mark of some texts, in their order. Whoever has the salt can try texts out."""
    hashed = blake2b(key=salt, digest_size=_MARK_BYTES)
    for text in texts:
        encoded = text.encode()
        hashed.update(len(encoded).to_bytes(8, "big") + encoded)
    return hashed.digest()
