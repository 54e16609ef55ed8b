"""Names, addresses and connections, each wait bounded by the attempt that needs it."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from desktop_invite.xobin.phases import AttemptOverError

if TYPE_CHECKING:
    from desktop_invite.xobin.phases import Probe

Found = TypeVar("Found")

Address = tuple[int, int, int, str, Any]
"""Family, type, protocol, canonical name and socket address, as `socket.getaddrinfo` has them."""

Resolver = Callable[[str, int], Sequence[Address]]
"""Gives the addresses of a host and port, the best first. Raises OSError for an unknown name."""


def system_resolver(host: str, port: int) -> Sequence[Address]:
    """Ask the system for the addresses of a name. May take as long as it likes."""
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


class NoThreadError(OSError):
    """The system has no room for one more thread; nothing was begun on it."""


def start(thread: threading.Thread) -> None:
    """Start a thread. Raises NoThreadError."""
    try:
        thread.start()
    except RuntimeError as trouble:
        raise NoThreadError("no thread could be started") from trouble


def ask(question: Callable[[], Found], probe: Probe) -> Found:
    """Return the answer to a question that can't be hurried, or raise what it raised.

    Raises NoThreadError, and AttemptOverError when the attempt ends first. The question then stays
    behind on a thread of its own; whatever it finds is dropped.
    """
    answers: SimpleQueue[Callable[[], Found]] = SimpleQueue()
    probe.on_end(lambda: answers.put(_say_it_is_over))
    start(threading.Thread(target=lambda: answers.put(_kept(question)), daemon=True))
    return answers.get()()


def reach(host: str, port: int, probe: Probe, resolve: Resolver) -> socket.socket:
    """Return a connection to the first address that answers.

    Each address gets its share of the time that is left, so that a dead one before a live one
    does not use it up. Raises OSError when none answers, AttemptOverError when the attempt ends.
    """
    addresses = _addresses(host, port, probe, resolve)
    trouble = OSError("the name has no address")
    for tried, address in enumerate(addresses):
        try:
            return _connected(address, probe.seconds_left / (len(addresses) - tried), probe)
        except AttemptOverError:
            raise
        except OSError as refused:
            trouble = refused
    raise trouble


def _say_it_is_over() -> Any:  # noqa: ANN401 - it never returns
    raise AttemptOverError("ended while waiting for an answer")


def _kept(question: Callable[[], Found]) -> Callable[[], Found]:
    """Ask, and keep the answer or the exception for another thread."""
    try:
        answer = question()
    except Exception as trouble:  # noqa: BLE001 - it is raised again where the answer is awaited
        return _raising(trouble)
    return lambda: answer


def _raising(trouble: Exception) -> Callable[[], Any]:
    def again() -> Any:  # noqa: ANN401 - it never returns
        raise trouble

    return again


def _addresses(host: str, port: int, probe: Probe, resolve: Resolver) -> Sequence[Address]:
    host = host.strip("[]")
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return ask(lambda: _looked_up(host, port, resolve), probe)
    return system_resolver(host, port)


def _looked_up(host: str, port: int, resolve: Resolver) -> Sequence[Address]:
    try:
        return resolve(host, port)
    except UnicodeError as trouble:
        raise OSError("no name that DNS could know") from trouble


def _connected(address: Address, patience: float, probe: Probe) -> socket.socket:
    family, kind, protocol, _, where = address
    connection = socket.socket(family, kind, protocol)
    try:
        # Headers and body leave in two writes; waiting to join them would cost 40 ms a request.
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        probe.hold(connection)
        connection.settimeout(patience)
        connection.connect(where)
        connection.settimeout(probe.seconds_left)
    except BaseException:
        connection.close()
        raise
    return connection
