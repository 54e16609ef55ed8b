"""The client: one request for one invite, and what became of it as a value.

Importing this brings in `requests`, which takes its time: do it off the GUI thread.
"""

from __future__ import annotations

import contextlib
import logging
import re
import threading
import time
from typing import TYPE_CHECKING

from desktop_invite import __version__
from desktop_invite.invites.clock import Clock, SystemClock
from desktop_invite.invites.outcome import Outcome, Reason, Requeue, Sent, Unknown
from desktop_invite.xobin.contract import PATH, FormatField, request_body, request_headers
from desktop_invite.xobin.phases import End, Probe
from desktop_invite.xobin.proxies import ProxyFinder, environment_proxy
from desktop_invite.xobin.reaching import NoThreadError, Resolver, start, system_resolver
from desktop_invite.xobin.transport import Doors, Line, Post
from desktop_invite.xobin.trust import system_trust
from desktop_invite.xobin.verdict import outcome_of, refuses_for

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

    from desktop_invite.invites.invite import Draft
    from desktop_invite.xobin.address import BaseUrl
    from desktop_invite.xobin.exchange import Exchange

DEADLINE = 30.0
"""Seconds that an invite may take, from the name's look-up to the answer's last byte.

They pass by `time.monotonic`: neither a computer's date nor, on Linux and macOS, its sleep counts.
"""

_FIT_FOR_A_HEADER = re.compile(r"[!-~\xa1-\xff]+(?: +[!-~\xa1-\xff]+)*")
_SHORTEST_SECRET = 10
"""Characters; a shorter key (practice mode has `practice`) could be any word of an answer."""

_log = logging.getLogger(__name__)


class Client:
    """Speaks to one base URL, from any number of threads at once."""

    def __init__(
        self,
        base_url: BaseUrl,
        *,
        deadline: float = DEADLINE,
        trust: Callable[[], ssl.SSLContext] = system_trust,
        proxy_for: ProxyFinder | None = environment_proxy,
        format_field: FormatField = FormatField.INVITE_FORMAT,
        on_format_field: Callable[[FormatField], None] | None = None,
        resolve: Resolver = system_resolver,
        clock: Clock | None = None,
    ) -> None:
        """Make a client; nothing is connected before the first invite.

        `deadline` is in seconds and for a whole invite. `proxy_for` is asked before each request,
        on a thread of its own and never for this computer itself; None means no proxy.
        `on_format_field` is told, on the invite's thread, which field name to begin with next
        time. `trust` and `resolve` are doors for certificates and names.
        """
        self._url = base_url.url + PATH
        self._deadline = deadline
        self._clock = clock or SystemClock()
        found = None if base_url.is_this_computer else proxy_for
        self._doors = Doors(trust, found, resolve, clock=self._clock)
        self._format_field = format_field
        self._on_format_field = on_format_field
        self._lock = threading.Lock()
        self._probes: set[Probe] = set()
        self._free_lines: list[Line] = []
        self._is_closed = False

    def invite(self, draft: Draft, key: str) -> Outcome:
        """Make one request and return what became of it; blocking, from any thread.

        A second request follows only after the server has refused the first (400, 422) with a
        text that names `invite_type`. Raises nothing: what nobody foresaw means unknown.
        """
        if not key:
            return Requeue(Reason.NO_KEY)
        if not _FIT_FOR_A_HEADER.fullmatch(key):
            return Requeue(Reason.BAD_KEY, words="The key holds characters that no header can.")
        try:
            return self._invite(draft, key)
        except NoThreadError as trouble:
            # Without a thread for its deadline a request isn't begun.
            return Requeue(Reason.OFFLINE, words=str(trouble))
        except Exception as surprise:  # noqa: BLE001 - the promise is an outcome for everything
            # Its class only: what it says, and the traceback, could hold the candidate's name.
            _log.error("An invite ended in a surprise: %s", type(surprise).__name__)
            return Unknown(Reason.SURPRISE, words=type(surprise).__name__)

    def close(self) -> None:
        """End every request in flight, each with its outcome, and free the sockets.

        Returns at once; what was in flight returns from `invite` a moment later. Every later
        invite is put back without a byte sent.
        """
        with self._lock:
            self._is_closed = True
            probes, lines = tuple(self._probes), tuple(self._free_lines)
            self._free_lines.clear()
        for probe in probes:
            probe.end(End.CLOSED)
        for line in lines:
            line.hang_up()

    def _invite(self, draft: Draft, key: str) -> Outcome:
        ends_at = time.monotonic() + self._deadline
        used = self._format_field
        exchange, outcome = self._exchange(draft, key, used, ends_at)
        if used is FormatField.INVITE_TYPE:
            if refuses_for(exchange.reply, FormatField.INVITE_FORMAT):
                self._begin_with(FormatField.INVITE_FORMAT)
        elif refuses_for(exchange.reply, FormatField.INVITE_TYPE):
            return self._invite_by_type(draft, key, ends_at)
        return outcome

    def _invite_by_type(self, draft: Draft, key: str, ends_at: float) -> Outcome:
        """Send again what was refused for its field's name, and remember what was accepted."""
        _, outcome = self._exchange(draft, key, FormatField.INVITE_TYPE, ends_at)
        if isinstance(outcome, Sent):
            self._begin_with(FormatField.INVITE_TYPE)
        return outcome

    def _begin_with(self, format_field: FormatField) -> None:
        self._format_field = format_field
        if self._on_format_field is None:
            return
        try:
            self._on_format_field(format_field)
        except Exception:  # noqa: BLE001 - the invite has its outcome, which this must not change
            _log.exception("A listener failed on the name of the format field")

    def _exchange(
        self, draft: Draft, key: str, format_field: FormatField, ends_at: float
    ) -> tuple[Exchange, Outcome]:
        headers = request_headers(key, __version__)
        post = Post(self._url, headers, request_body(draft, format_field))
        with self._watched(ends_at) as probe, self._line() as line:
            exchange = line.send(post, probe)
            if len(key) >= _SHORTEST_SECRET:
                exchange = exchange.without(key)
            outcome = outcome_of(exchange, draft, self._clock.now())
            if isinstance(outcome, Unknown):
                # An answer may still come: here it would be taken for that to the next invite.
                line.hang_up()
        return exchange, outcome

    @contextlib.contextmanager
    def _watched(self, ends_at: float) -> Iterator[Probe]:
        """End the attempt at its deadline, or when the client is closed."""
        probe = Probe(ends_at)
        timer = threading.Timer(probe.seconds_left, probe.end, (End.DEADLINE,))
        timer.daemon = True
        start(timer)
        with self._lock:
            self._probes.add(probe)
            is_closed = self._is_closed
        if is_closed:
            probe.end(End.CLOSED)
        try:
            yield probe
        finally:
            with self._lock:
                self._probes.discard(probe)
            timer.cancel()
            timer.join()
            probe.let_go()

    @contextlib.contextmanager
    def _line(self) -> Iterator[Line]:
        """Lend the line that was used last, or a new one; nobody else has it meanwhile."""
        with self._lock:
            line = self._free_lines.pop() if self._free_lines else Line(self._doors)
        try:
            yield line
        except BaseException:
            line.hang_up()
            raise
        with self._lock:
            is_closed = self._is_closed
            if not is_closed:
                self._free_lines.append(line)
        if is_closed:
            line.hang_up()
