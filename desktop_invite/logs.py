"""The log files: what the app did, without whom it did it for.

No line of ours names a candidate or a key. Should one get into a text all the same (an exception
of somebody else's library, a server's words), it is blacked out before the file sees it.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, TextIO
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import TextIOWrapper
    from types import TracebackType

    from desktop_invite.paths import DataFolder

_FILE = "desktop-invite.log"
_LARGEST = 256 * 1024
"""Bytes of one file."""
_EARLIER = 3
"""Files that are kept beside the current one."""

_OURS = "desktop_invite"
_BLACK = "[…]"

_SHORTEST_SECRET = 4
"""Characters. Blacking out anything shorter would only make the log unreadable."""

_secrets: set[str] = set()

_NAME = re.compile(r"""(name["']?\s*[=:]\s*)(["'])(?:\\.|(?!\2)[^\\\n])*\2""")
"""A name in a dataclass's repr or in JSON."""

_ADDRESS = re.compile(r"(https?:\\?/\\?/[^\s/\\?#\"'<>]+)[/\\?#][^\s\"'<>]*")
"""All after the host: the path of an invite link is what lets somebody in."""

_EMAIL = re.compile(r'(?<![^\s<>"(),;:@])[^\s<>"(),;:@]+(?:@|%40)[^\s<>"(),;:]+')
"""Wide on purpose. It starts where a word does, so a long text takes no longer than it is."""


def register_secret(secret: str) -> None:
    """Have the text blacked out wherever it comes up in a log from now on."""
    if len(secret) >= _SHORTEST_SECRET:
        _secrets.update((secret, quote(secret, safe="")))


def redacted(text: str) -> str:
    """Return the text without registered secrets, e-mail addresses, paths of links, and names."""
    for secret in sorted(_secrets.copy(), key=len, reverse=True):
        text = text.replace(secret, _BLACK)
    text = _ADDRESS.sub(rf"\1/{_BLACK}", text)
    text = _EMAIL.sub(_BLACK, text)
    return _NAME.sub(rf"\1\2{_BLACK}\2", text)


class Logs:
    """The running log, from `start_logging` to `stop`."""

    def __init__(self, handlers: list[logging.Handler]) -> None:
        self._handlers = handlers
        self.on_surprise: Callable[[BaseException], None] = lambda _: None
        """Called, on whatever thread it is, with what nobody caught, once that is written."""
        self._ours = logging.getLogger(_OURS)
        self._levels = (logging.root.level, self._ours.level)
        self._hooks = (sys.excepthook, threading.excepthook)
        logging.root.setLevel(logging.WARNING)
        self._ours.setLevel(logging.INFO)
        for handler in handlers:
            handler.setFormatter(_Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
            logging.root.addHandler(handler)
        sys.excepthook = self._surprised
        threading.excepthook = self._surprised_in_thread

    def stop(self) -> None:
        """Close the file and give the hooks back; harmless when done already."""
        if not self._handlers:
            return
        sys.excepthook, threading.excepthook = self._hooks
        root_level, our_level = self._levels
        logging.root.setLevel(root_level)
        self._ours.setLevel(our_level)
        while self._handlers:
            handler = self._handlers.pop()
            logging.root.removeHandler(handler)
            handler.close()

    def _surprised(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        if not issubclass(kind, Exception):
            # Ctrl+C and the like are no surprise.
            sys.__excepthook__(kind, error, traceback)
            return
        self._ours.critical("A surprise", exc_info=(kind, error, traceback))
        self._tell(error)

    def _surprised_in_thread(self, surprise: threading.ExceptHookArgs) -> None:
        error = surprise.exc_value
        if error is None or isinstance(error, SystemExit):
            return
        thread = "an ended thread" if surprise.thread is None else surprise.thread.name
        where = (surprise.exc_type, error, surprise.exc_traceback)
        self._ours.critical("A surprise in %s", thread, exc_info=where)
        self._tell(error)

    def _tell(self, error: BaseException) -> None:
        # Whoever is told may be gone, and one surprise is enough.
        with suppress(Exception):
            self.on_surprise(error)


def start_logging(folder: DataFolder) -> Logs:
    """Log to the folder: our own records from INFO up, those of others from WARNING up.

    What nobody caught is logged too. Where the folder can't be written, only stderr is told, and
    only of warnings and worse.
    """
    handlers: list[logging.Handler] = []
    try:
        folder.logs.mkdir(mode=0o700, parents=True, exist_ok=True)
        handlers.append(
            _PrivateFile(
                folder.logs / _FILE,
                maxBytes=_LARGEST,
                backupCount=_EARLIER,
                encoding="utf-8",
                errors="backslashreplace",
            )
        )
    except OSError:
        # No log is no reason for no window.
        pass
    # A frozen build without a console has no stderr.
    if sys.stderr is not None:
        handlers.append(_Silent(sys.stderr))
        handlers[-1].setLevel(logging.WARNING)
    return Logs(handlers)


class _Redacting(logging.Formatter):
    """Formats a record whole, its traceback too, and blacks out in the result."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


class _Silent(logging.StreamHandler[TextIO]):
    """Says nothing about records that it can't write: that would print them as they are."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # logging's name
        pass


class _PrivateFile(RotatingFileHandler):
    """Files that only their owner may read; silent, as above, when the disk is full."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # logging's name
        pass

    def close(self) -> None:
        """Close the file; what a full disk didn't take is let go."""
        with suppress(OSError):
            super().close()

    def _open(self) -> TextIOWrapper:
        return open(  # Path.open takes no opener; logging closes the file
            self.baseFilename,
            "a",
            encoding=self.encoding,
            errors=self.errors,
            opener=lambda path, flags: os.open(path, flags, 0o600),
        )
