"""What one request came to, before anybody judges it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_invite.xobin.phases import End, Phase


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer whose status line came, with as much of the rest as came too."""

    status: int
    headers: Mapping[str, str]
    """Names in small letters."""
    body: bytes = b""
    """As it came over the wire; cut off when it was too large."""
    is_whole: bool = True
    """Whether headers and body came to their own end."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """How far one request came, and what came back."""

    phase: Phase
    reply: Reply | None = None
    ended_by: End | None = None
    """What ended it from outside, if anything did."""
    by_proxy: bool = False
    fault: str = ""
    """For IT: what went wrong, in technical words."""

    def without(self, secret: str) -> Exchange:
        """Return the same without a secret that the answer may have repeated."""
        return replace(
            self,
            reply=self.reply and _without(self.reply, secret),
            fault=self.fault.replace(secret, _HIDDEN),
        )


_HIDDEN = "[key]"


def _without(reply: Reply, secret: str) -> Reply:
    headers = {name: value.replace(secret, _HIDDEN) for name, value in reply.headers.items()}
    body = reply.body.replace(secret.encode("latin-1", "ignore"), _HIDDEN.encode())
    return replace(reply, headers=headers, body=body)
