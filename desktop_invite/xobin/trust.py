"""Which certificates are trusted: those that the system trusts, the company's own included."""

from __future__ import annotations

import ssl


def system_trust() -> ssl.SSLContext:
    """Return a context that lets the system judge certificates.

    Made once per client and on a request's thread, since reading the system's store takes time.
    """
    import truststore  # noqa: PLC0415 - not before it is needed

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
