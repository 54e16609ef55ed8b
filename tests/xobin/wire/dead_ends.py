"""Places where no connection comes about, and names that lead nowhere."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_invite.xobin.reaching import Address

_MORE_THAN_FIT = 4


def refusing_port() -> int:
    """Return a port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as once:
        port: int = once.getsockname()[1]
    return port


@contextlib.contextmanager
def silent_port() -> Iterator[int]:
    """Give a port where connections neither come about nor are refused: its queue is full."""
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(_MORE_THAN_FIT):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        port: int = listener.getsockname()[1]
        yield port


def unknown_name(host: str, _: int) -> Sequence[Address]:
    """Resolve nothing."""
    raise socket.gaierror(socket.EAI_NONAME, f"Name or service not known: {host}")


class HangingName:
    """A resolver that answers only when it is let go."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self.let_go = threading.Event()

    def __call__(self, _: str, port: int) -> Sequence[Address]:
        """Wait, then resolve every name to this computer."""
        self.asked.set()
        self.let_go.wait()
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", port))]
