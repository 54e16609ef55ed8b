"""A folder that is not this computer's alone is recognised, on every system."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from desktop_invite.storage.folder_place import (
    LOCAL,
    FolderPlace,
    PlaceKind,
    System,
    place_of,
)

SYNCED, NETWORK = PlaceKind.SYNCED, PlaceKind.NETWORK
LINUX = PurePosixPath("/home/asha/.local/share/Desktop Invite")
MAC = PurePosixPath("/Users/asha/Library/Application Support/Desktop Invite")
WINDOWS = PureWindowsPath(r"C:\Users\asha\AppData\Local\Desktop Invite")

MOUNTINFO = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /home rw - nfs4 server:/home rw,vers=4.2
41 40 8:2 / /home/local rw - btrfs /dev/sda2 rw
42 22 0:40 / /mnt/with\040space rw - cifs //server/share rw
43 22 0:41 / /mnt/cloud rw - fuse.rclone remote: rw
44 22 0:42 / /mnt/ssh rw - fuse.sshfs host:/ rw
45 22 0:43 / /mnt/twice rw - nfs server:/x rw
46 22 8:3 / /mnt/twice rw - ext4 /dev/sda3 rw
broken line
"""
MOUNT = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect)
//asha@server/share on /Volumes/our share (smbfs, nodev, nosuid, mounted by asha)
server:/export on /Volumes/nfs (nfs, nodev)
"""


def computer(
    platform: str,
    *,
    environment: dict[str, str] | None = None,
    names: dict[str, list[str]] | None = None,
    mounts: str = "",
    drives: dict[str, int] | None = None,
) -> System:
    """Return a computer that answers so."""
    return System(
        platform=platform,
        environment=environment or {},
        names_in=lambda folder: (names or {}).get(str(folder), []),
        mounts=lambda: mounts,
        drive_type=lambda root: (drives or {}).get(root, 3),
    )


@pytest.mark.parametrize(
    ("folder", "by"),
    [
        ("/home/asha/Nextcloud/invite", "Nextcloud"),
        ("/home/asha/Dropbox (Company)/x", "Dropbox"),
        ("/Users/asha/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("/Users/asha/Library/CloudStorage/OneDrive-Company/x", "OneDrive"),
        ("/Users/asha/Library/CloudStorage/GoogleDrive-a@b.com/My Drive", "Google Drive"),
        ("/Users/asha/Library/CloudStorage/Synology-Drive/x", "Synology"),
        ("/home/asha/Google Drive/x", "Google Drive"),
        ("/home/asha/Box Sync/x", "Box"),
    ],
)
def test_the_folders_of_sync_programs_are_known_by_name(folder: str, by: str) -> None:
    for platform in ("linux", "darwin"):
        found = place_of(PurePosixPath(folder), computer(platform))
        assert found == FolderPlace(SYNCED, by)


@pytest.mark.parametrize(
    ("folder", "by"),
    [
        (r"C:\Users\asha\OneDrive\x", "OneDrive"),
        (r"C:\Users\asha\OneDrive - Contoso Ltd\x", "OneDrive"),
        (r"C:\Users\asha\iCloudDrive\x", "iCloud"),
        (r"D:\Dropbox\x", "Dropbox"),
    ],
)
def test_and_on_windows(folder: str, by: str) -> None:
    assert place_of(PureWindowsPath(folder), computer("win32")) == FolderPlace(SYNCED, by)


def test_a_onedrive_of_any_name_is_known_by_the_environment() -> None:
    system = computer("win32", environment={"OneDriveCommercial": r"D:\Work"})
    assert place_of(PureWindowsPath(r"d:\work\invite"), system) == FolderPlace(SYNCED, "OneDrive")
    assert place_of(PureWindowsPath(r"D:\Workshop"), system) == LOCAL


@pytest.mark.parametrize(
    ("marker", "by"),
    [
        (".dropbox", "Dropbox"),
        (".stfolder", "Syncthing"),
        (".sync_4f2a90bc1d3e.db", "Nextcloud"),
        ("._sync_4f2a90bc1d3e.db", "Nextcloud"),
    ],
)
def test_a_sync_program_is_known_by_what_it_leaves_in_a_folder_above(marker: str, by: str) -> None:
    system = computer("linux", names={"/home/asha/work": ["letters", marker]})
    assert place_of(PurePosixPath("/home/asha/work/a/b"), system) == FolderPlace(SYNCED, by)
    assert place_of(PurePosixPath("/home/asha/elsewhere"), system) == LOCAL


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("/home/asha/x", FolderPlace(NETWORK, "NFS")),
        ("/home/local/asha", LOCAL),
        ("/mnt/with space/x", FolderPlace(NETWORK, "SMB")),
        ("/mnt/with", LOCAL),
        ("/mnt/cloud/x", FolderPlace(SYNCED, "rclone")),
        ("/mnt/ssh", FolderPlace(NETWORK, "SSH")),
        ("/mnt/twice/x", LOCAL),
        ("/var/lib/x", LOCAL),
    ],
)
def test_on_linux_the_nearest_mount_decides(folder: str, place: FolderPlace) -> None:
    assert place_of(PurePosixPath(folder), computer("linux", mounts=MOUNTINFO)) == place


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("/Volumes/our share/x", FolderPlace(NETWORK, "SMB")),
        ("/Volumes/nfs/x", FolderPlace(NETWORK, "NFS")),
        (str(MAC), LOCAL),
    ],
)
def test_on_a_mac_the_nearest_mount_decides(folder: str, place: FolderPlace) -> None:
    assert place_of(PurePosixPath(folder), computer("darwin", mounts=MOUNT)) == place


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        (r"\\server\share\x", FolderPlace(NETWORK, "SMB")),
        (r"\\?\UNC\server\share\x", FolderPlace(NETWORK, "SMB")),
        (r"H:\invite", FolderPlace(NETWORK)),
        (r"\\?\C:\Users\asha", LOCAL),
        (str(WINDOWS), LOCAL),
    ],
)
def test_on_windows_shares_and_network_drives_are_known(folder: str, place: FolderPlace) -> None:
    system = computer("win32", drives={"H:\\": 4, "C:\\": 3})
    assert place_of(PureWindowsPath(folder), system) == place


@pytest.mark.parametrize(
    ("folder", "platform"), [(LINUX, "linux"), (MAC, "darwin"), (WINDOWS, "win32")]
)
def test_the_usual_place_is_local(folder: PurePath, platform: str) -> None:
    assert place_of(folder, computer(platform)) == LOCAL


@pytest.mark.parametrize("name", ["Mailbox", "My boxes", "Dropboxes", "oneDriver", "Nextdoor"])
def test_a_folder_that_is_only_called_alike_is_local(name: str) -> None:
    assert place_of(PurePosixPath(f"/home/asha/{name}/x"), computer("linux")) == LOCAL


def test_this_computer_can_be_asked(tmp_path: Path) -> None:
    assert place_of(tmp_path) == LOCAL
    (tmp_path / ".stfolder").mkdir()
    assert place_of(tmp_path / "a") == FolderPlace(SYNCED, "Syncthing")
