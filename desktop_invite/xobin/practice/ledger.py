"""What the practice server has done, in memory only."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_invite.xobin.practice.interviews import practice_interview

if TYPE_CHECKING:
    from desktop_invite.invites.invite import Delivery, Interview
    from desktop_invite.xobin.practice.contract import Wanted

_FIRST_RESPONSE_ID = 80_001
_TOKEN_BYTES = 15
"""120 bits: nobody guesses a link; 24 characters without padding."""


@dataclass(frozen=True, slots=True)
class PracticeInvite:
    """One invite that the practice server has made."""

    response_id: int
    token: str = field(repr=False)
    """What the link ends with."""
    name: str = field(repr=False)
    email: str = field(repr=False)
    interview: Interview
    delivery: Delivery


class Ledger:
    """Every invite made, in order. Safe to use from several threads."""

    def __init__(self, secret: bytes | None = None) -> None:
        """Make an empty ledger; the same secret gives the same tokens in the same order."""
        self._secret = secrets.token_bytes(32) if secret is None else secret
        self._lock = threading.Lock()
        self._invites: list[PracticeInvite] = []
        self._by_token: dict[str, PracticeInvite] = {}

    def add(self, wanted: Wanted) -> PracticeInvite:
        """Make an invite; each has a link of its own, also when the candidate had one."""
        with self._lock:
            response_id = _FIRST_RESPONSE_ID + len(self._invites)
            invite = PracticeInvite(
                response_id=response_id,
                token=self._token(response_id),
                name=wanted.name,
                email=wanted.email,
                interview=practice_interview(wanted.interview_id),
                delivery=wanted.delivery,
            )
            self._invites.append(invite)
            self._by_token[invite.token] = invite
        return invite

    def invites(self) -> tuple[PracticeInvite, ...]:
        """Return every invite made so far, the first first."""
        with self._lock:
            return tuple(self._invites)

    def behind(self, token: str) -> PracticeInvite | None:
        """Return the invite whose link ends with the token."""
        with self._lock:
            return self._by_token.get(token)

    def _token(self, response_id: int) -> str:
        digest = hmac.new(self._secret, str(response_id).encode(), hashlib.sha256).digest()
        return base64.b32encode(digest[:_TOKEN_BYTES]).decode().lower()
