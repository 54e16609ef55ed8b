"""Whose invites go out, and where to: a base URL and the API key that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_invite.xobin.address import BaseUrl


@dataclass(frozen=True, slots=True)
class Account:
    """A key and the one place where it may be shown. Its repr keeps the key to itself."""

    base_url: BaseUrl
    key: str = field(repr=False)
