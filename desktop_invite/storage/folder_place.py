"""Where a folder really is: on this computer alone, copied elsewhere by a program, or on a network.

A history that a program synchronises can be copied in the middle of a change; on a network drive
the locks that keep it whole are often missing.
"""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class PlaceKind(StrEnum):
    """What others do with the folder."""

    LOCAL = "local"
    SYNCED = "synced"
    """A program copies it to other computers."""
    NETWORK = "network"
    """It is on another computer."""


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """Where a folder is, and whose place that is: `OneDrive`, `NFS`."""

    kind: PlaceKind
    by: str = ""


LOCAL = FolderPlace(PlaceKind.LOCAL)

_DRIVE_REMOTE = 4
_PATIENCE = 2.0

_FOLDERS = (
    # The names that these programs give their folders; a company's name may follow.
    (re.compile(r"onedrive( - .+)?"), "OneDrive"),
    (re.compile(r"dropbox( \(.+\))?"), "Dropbox"),
    (re.compile(r"google ?drive|drivefs|googledrive-.+"), "Google Drive"),
    (re.compile(r"mobile documents|icloud ?drive|com~apple~clouddocs"), "iCloud"),
    (re.compile(r"nextcloud.*"), "Nextcloud"),
    (re.compile(r"owncloud.*"), "ownCloud"),
    (re.compile(r"pcloud ?drive"), "pCloud"),
    (re.compile(r"box|box sync|box-box"), "Box"),
)
_CLOUD_STORAGE = ("Library", "CloudStorage")
"""Where macOS keeps the folders of such programs: `OneDrive-Company` and the like."""
_MARKERS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".stfolder", "Syncthing"),
    (".seafile-data", "Seafile"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
)
_SYNC_DATABASE = re.compile(r"\.(_)?sync_[0-9a-f]+\.db")
"""What the clients of Nextcloud and ownCloud keep at the top of their folder."""
_ENVIRONMENT = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORKS = {
    "nfs": "NFS",
    "nfs4": "NFS",
    "cifs": "SMB",
    "smb3": "SMB",
    "smbfs": "SMB",
    "fuse.sshfs": "SSH",
    "osxfuse_sshfs": "SSH",
    "afpfs": "AFP",
    "webdav": "WebDAV",
    "davfs": "WebDAV",
    "fuse.davfs2": "WebDAV",
    "fuse.gvfsd-fuse": "GVfs",
    "afs": "AFS",
    "ceph": "Ceph",
    "fuse.ceph": "Ceph",
    "fuse.glusterfs": "GlusterFS",
    "9p": "9P",
    "ncpfs": "NCP",
}
_CLOUDS = {
    "fuse.rclone": "rclone",
    "fuse.onedriver": "OneDrive",
    "fuse.google-drive-ocamlfuse": "Google Drive",
    "fuse.s3fs": "S3",
    "fuse.pcloud": "pCloud",
}


@dataclass(frozen=True, slots=True)
class System:
    """What is asked of the computer; a test passes another one's answers."""

    platform: str = sys.platform
    """As `sys.platform` has it."""
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    names_in: Callable[[PurePath], list[str]] = field(default_factory=lambda: _names_in)
    mounts: Callable[[], str] = field(default_factory=lambda: _mounts)
    """The mounted file systems: `/proc/self/mountinfo` on Linux, the words of `mount` on macOS."""
    drive_type: Callable[[str], int] = field(default_factory=lambda: _drive_type)
    """What Windows says of a drive such as `H:\\`."""


def place_of(folder: PurePath, system: System | None = None) -> FolderPlace:
    """Return where a folder is. Asks the disk: not on the window's thread."""
    system = system or System()
    synced = _by_environment(folder, system) or _by_name(folder)
    if synced:
        return FolderPlace(PlaceKind.SYNCED, synced)
    on_windows = system.platform == "win32"
    place = _on_windows(folder, system) if on_windows else _by_mount(_mount(folder, system))
    if place is not LOCAL:
        # Without a look at its files: a network that is down would keep us waiting.
        return place
    synced = _by_marker(folder, system)
    return FolderPlace(PlaceKind.SYNCED, synced) if synced else LOCAL


def _by_environment(folder: PurePath, system: System) -> str:
    """OneDrive says where its folders are; they may have any name."""
    for name in _ENVIRONMENT:
        root = system.environment.get(name)
        if root and folder.is_relative_to(type(folder)(root)):
            return "OneDrive"
    return ""


def _by_name(folder: PurePath) -> str:
    parts = folder.parts
    for one, two, three in zip(parts, parts[1:], parts[2:], strict=False):
        if (one, two) == _CLOUD_STORAGE:
            return _known(three) or re.split(r"[-_ ]", three, maxsplit=1)[0]
    return next(filter(None, map(_known, parts)), "")


def _known(name: str) -> str:
    folded = name.casefold()
    for pattern, by in _FOLDERS:
        if pattern.fullmatch(folded) or pattern.fullmatch(folded.partition("-")[0]):
            return by
    return ""


def _by_marker(folder: PurePath, system: System) -> str:
    for each in (folder, *folder.parents):
        names = set(system.names_in(each))
        for marker, by in _MARKERS:
            if marker in names:
                return by
        if any(map(_SYNC_DATABASE.fullmatch, names)):
            return "Nextcloud"
    return ""


def _on_windows(folder: PurePath, system: System) -> FolderPlace:
    drive = PureWindowsPath(folder).drive
    plain = drive.removeprefix("\\\\?\\").removeprefix("\\\\.\\")
    is_share = drive.startswith("\\\\") and (plain == drive or plain.upper().startswith("UNC"))
    if is_share or system.drive_type(f"{plain}\\") == _DRIVE_REMOTE:
        return FolderPlace(PlaceKind.NETWORK, "SMB" if is_share else "")
    return LOCAL


def _by_mount(kind: str) -> FolderPlace:
    if kind in _CLOUDS:
        return FolderPlace(PlaceKind.SYNCED, _CLOUDS[kind])
    if kind in _NETWORKS:
        return FolderPlace(PlaceKind.NETWORK, _NETWORKS[kind])
    return LOCAL


def _mount(folder: PurePath, system: System) -> str:
    """Return the type of the file system that the folder is on: that of the nearest mount."""
    read = _mounts_on_mac if system.platform == "darwin" else _mounts_on_linux
    found = [
        (len(point.parts), kind)
        for point, kind in read(system.mounts())
        if folder.is_relative_to(point)
    ]
    # Of two at one place the later one covers the earlier.
    nearest = max((depth for depth, _ in found), default=0)
    return next((kind for depth, kind in reversed(found) if depth == nearest), "")


def _mounts_on_linux(text: str) -> list[tuple[PurePosixPath, str]]:
    """Read mountinfo: `36 35 98:0 /root /point options - type source options`."""
    mounts: list[tuple[PurePosixPath, str]] = []
    for line in text.splitlines():
        before, separator, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if separator and len(fields) > 4:  # noqa: PLR2004 - the fifth field is the point
            mounts.append((PurePosixPath(_unescaped(fields[4])), kind))
    return mounts


def _unescaped(text: str) -> str:
    """Give back spaces and the like, which mountinfo writes as a backslash and octal digits."""
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code.group(1), 8)), text)


def _mounts_on_mac(text: str) -> list[tuple[PurePosixPath, str]]:
    """Read what `mount` says: `//asha@server/share on /Volumes/share (smbfs, nodev)`."""
    lines = re.findall(r"^.+? on (/.*) \(([^,)]+)[^()]*\)$", text, re.MULTILINE)
    return [(PurePosixPath(point), kind) for point, kind in lines]


# ------------------------------------------------------------------ this computer's answers


def _names_in(folder: PurePath) -> list[str]:
    with suppress(OSError):
        return os.listdir(folder)  # noqa: PTH208 - names are enough
    return []


def _mounts() -> str:
    if sys.platform == "darwin":
        with suppress(OSError, subprocess.SubprocessError):
            asked = subprocess.run(
                ["/sbin/mount"], capture_output=True, text=True, timeout=_PATIENCE, check=True
            )
            return asked.stdout
        return ""
    with suppress(OSError):
        return Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    return ""


def _drive_type(root: str) -> int:
    if sys.platform == "win32":
        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    return 0
