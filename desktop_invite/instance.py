"""One running window for a data folder; a second start hands its file over to it.

The lock decides (the system frees it however the holder ends), and a local socket carries the
message: one line of JSON there, one short word back.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_invite.folder_lock import FolderLock

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    from desktop_invite.paths import DataFolder

_PATIENCE = 3.0
"""Seconds that the running window has to answer a second start."""

_LARGEST_MESSAGE = 64 * 1024
"""Bytes; a path has at most a few thousand."""

_ANSWER = b"ok\n"

_LONGEST_SOCKET_PATH = 100
"""Bytes; systems differ, 104 is the least of them."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What a second start asked for: that the window comes forward, and perhaps a file."""

    file: Path | None


class HandOver(StrEnum):
    """What became of a second start."""

    TAKEN = "taken"
    """The running window has the message and comes forward."""
    NOT_ANSWERED = "not_answered"
    """It hangs, or has just ended; `Instance.acquire` tells, tried once more."""


class Instance(QObject):
    """The right to work in a data folder, from `acquire` to `release`."""

    handed_over = Signal(object)
    """Emits HandedOver when a second start has been answered."""

    def __init__(self, lock: FolderLock, folder: DataFolder) -> None:
        """For `acquire`, which holds the lock."""
        super().__init__()
        self._lock = lock
        self._folder = folder
        self._server: QLocalServer | None = None

    @classmethod
    def acquire(cls, folder: DataFolder, *, listens: bool = True) -> Instance | None:
        """Take the folder, or return None at once when another window has it.

        Makes the folder. Raises OSError when that, or the lock file in it, can't be made. Needs an
        application object, for whoever comes later; with `listens=False` they wait for `listen`.
        """
        folder.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FolderLock(folder.lock)
        if not lock.acquire():
            return None
        instance = cls(lock, folder)
        if listens:
            instance.listen()
        return instance

    def listen(self) -> None:
        """Hear other starts from now on. It has some seconds: they are patient."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - not for an empty window

        address = _address(self._folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        # What a killed holder left in the way; nobody can be using it, for the lock is ours.
        QLocalServer.removeServer(address)
        if not self._server.listen(address):
            _log.warning("Other starts can't be heard: %s", self._server.errorString())

    def release(self) -> None:
        """Stop listening, then free the folder; harmless when done already."""
        if self._server is not None:
            self._server.close()
        for visitor in self.findChildren(_Visitor):
            visitor.end()
        self._lock.release()

    @Slot()
    def _welcome(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            visitor = _Visitor(self._server.nextPendingConnection(), self)
            visitor.asked.connect(self.handed_over)
            visitor.read()


class _Visitor(QObject):
    """A second start at the other end of a connection."""

    asked = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        socket.setReadBufferSize(_LARGEST_MESSAGE + 1)
        socket.readyRead.connect(self.read)
        socket.disconnected.connect(self.deleteLater)
        # Who connects and says nothing is not kept.
        patience = QTimer(self)
        patience.setSingleShot(True)
        patience.timeout.connect(self.end)
        patience.start(round(_PATIENCE * 1000))

    @Slot()
    def end(self) -> None:
        """Close the connection, answered or not."""
        self._socket.abort()

    @Slot()
    def read(self) -> None:
        """Look whether the whole message is there."""
        if self._socket.canReadLine():
            self._answer(bytes(self._socket.readLine().data()))
        elif self._socket.bytesAvailable() > _LARGEST_MESSAGE:
            self.end()

    def _answer(self, line: bytes) -> None:
        self._socket.readyRead.disconnect(self.read)
        message = _understood(line)
        if message is None:
            self.end()
            return
        self._socket.write(_ANSWER)
        self._socket.flush()
        self._socket.disconnectFromServer()
        self.asked.emit(message)


def hand_over(folder: DataFolder, file: Path | None, *, patience: float = _PATIENCE) -> HandOver:
    """Ask the window that holds the folder to come forward and to open the file.

    Blocks until it has answered, for `patience` seconds at most.
    """
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - as above

    _let_it_come_forward()
    deadline = time.monotonic() + patience
    socket = QLocalSocket()
    try:
        if _connect(socket, _address(folder), deadline):
            socket.write(_message(file))
            if _answered(socket, deadline):
                return HandOver.TAKEN
        return HandOver.NOT_ANSWERED
    finally:
        socket.abort()


def _connect(socket: QLocalSocket, address: str, deadline: float) -> bool:
    while True:
        socket.connectToServer(address)
        if socket.waitForConnected(_milliseconds_to(deadline)):
            return True
        if time.monotonic() >= deadline:
            return False
        # The holder takes the lock a moment before it listens; what failed at once is tried again.
        time.sleep(0.02)


def _answered(socket: QLocalSocket, deadline: float) -> bool:
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_milliseconds_to(deadline)):
            return False
    return bytes(socket.readLine().data()) == _ANSWER


def _milliseconds_to(deadline: float) -> int:
    # Never -1, which Qt reads as "for ever".
    return max(0, round((deadline - time.monotonic()) * 1000))


def _message(file: Path | None) -> bytes:
    # Made absolute here: the running window has another current folder. ASCII, because a name on
    # disk need not be valid Unicode, and what escapes it survives the way.
    path = None if file is None else str(file.absolute())
    return json.dumps({"file": path}).encode("ascii") + b"\n"


def _understood(line: bytes) -> HandedOver | None:
    try:
        file = json.loads(line)["file"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if file is None:
        return HandedOver(None)
    return HandedOver(Path(file)) if isinstance(file, str) and Path(file).is_absolute() else None


def _address(folder: DataFolder) -> str:
    """Return the socket's name: the same for each start of one user on one folder."""
    import hashlib  # noqa: PLC0415 - as above

    place = os.path.normcase(folder.root.resolve())
    digest = hashlib.sha256(f"{_user()}\n{place}".encode(errors="surrogateescape")).hexdigest()
    name = f"desktop-invite-{digest[:24]}"
    private = Path(os.environ.get("XDG_RUNTIME_DIR", ""), name)
    # The user's own folder where there is one, so that nobody else can be in the way; elsewhere
    # Qt chooses the place.
    fits = len(os.fsencode(private)) <= _LONGEST_SOCKET_PATH
    return str(private) if private.is_absolute() and private.parent.is_dir() and fits else name


def _user() -> str:
    if sys.platform == "win32":
        return os.environ.get("USERNAME", "")
    return str(os.getuid())


def _let_it_come_forward() -> None:
    """Pass on the right to come forward, which Windows gives to the program just started."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # only here, and on Windows only

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
