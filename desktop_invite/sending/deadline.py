"""How long a request may take."""

from __future__ import annotations

REQUEST_DEADLINE = 30.0
"""Seconds: the client's own default."""
