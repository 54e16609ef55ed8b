"""The client: one request for one invite, and what became of it as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_invite.xobin.contract import FormatField
from desktop_invite.xobin.proxies import ProxyFinder, environment_proxy
from desktop_invite.xobin.trust import system_trust

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from desktop_invite.invites.invite import Draft
    from desktop_invite.invites.outcome import Outcome
    from desktop_invite.xobin.address import BaseUrl

DEADLINE = 30.0
"""Seconds that an invite may take, from the name's look-up to the answer's last byte."""


class Client:
    """Speaks to one base URL, from any number of threads."""

    def __init__(
        self,
        base_url: BaseUrl,
        *,
        deadline: float = DEADLINE,
        trust: Callable[[], ssl.SSLContext] = system_trust,
        proxy_for: ProxyFinder | None = environment_proxy,
        format_field: FormatField = FormatField.INVITE_FORMAT,
        on_format_field: Callable[[FormatField], None] | None = None,
    ) -> None:
        """Make a client; nothing is connected before the first invite."""
        raise NotImplementedError

    def invite(self, draft: Draft, key: str) -> Outcome:
        """Make one request and return what became of it; blocking, from any thread."""
        raise NotImplementedError

    def close(self) -> None:
        """End every request in flight, each with its outcome, and free the sockets."""
        raise NotImplementedError
