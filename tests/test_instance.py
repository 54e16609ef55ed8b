"""One window for a data folder, however many starts there are and however they end."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDir
from PySide6.QtNetwork import QLocalSocket

from desktop_invite.instance import HandedOver, HandOver, Instance, _address, hand_over
from desktop_invite.paths import DataFolder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop_invite.instance import Instance, hand_over
from desktop_invite.paths import DataFolder

application = QCoreApplication([])
folder = DataFolder(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
instance = Instance.acquire(folder)
if instance is None:
    print(hand_over(folder, Path(sys.argv[2]), patience=30).value, flush=True)
else:
    instance.handed_over.connect(lambda asked: print(asked.file.name, flush=True))
    print("won", flush=True)
    application.exec()
"""


_SECOND_START = """
import sys
from pathlib import Path
from desktop_invite.instance import HandOver, hand_over
from desktop_invite.paths import DataFolder

file = Path(sys.argv[2]) if sys.argv[2:] else None
sys.exit(hand_over(DataFolder(Path(sys.argv[1])), file, patience=30) is not HandOver.TAKEN)
"""


class Start:
    """A start of the app, as a process that waits for its turn."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def go(self) -> None:
        """Let it try to get the folder."""
        assert self.process.stdin is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()

    def says(self) -> str:
        """Wait for its next line."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@contextmanager
def starts(folder: DataFolder, count: int) -> Iterator[list[Start]]:
    """Have so many processes ready to start."""
    with ExitStack() as stack:
        found = []
        for number in range(count):
            command = [sys.executable, "-c", _START, str(folder.root), f"/list{number}.csv"]
            process = subprocess.Popen(
                command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            stack.enter_context(process)
            stack.callback(process.kill)
            found.append(Start(process))
        for start in found:
            assert start.says() == "ready"
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """Name a data folder that isn't there yet."""
    return DataFolder(tmp_path / "deep" / "data")


@pytest.fixture
def instance(folder: DataFolder, qapp: object) -> Iterator[Instance]:
    """Hold the folder."""
    instance = Instance.acquire(folder)
    assert instance is not None
    yield instance
    instance.release()


def _handed_over(
    qtbot: QtBot, instance: Instance, folder: DataFolder, *file: str, cwd: Path | None = None
) -> object:
    """Start once more, as a process; return what the window was told."""
    command = [sys.executable, "-c", _SECOND_START, str(folder.root), *file]
    process = subprocess.Popen(command, text=True, stderr=subprocess.PIPE, cwd=cwd)
    with process:
        with qtbot.waitSignal(instance.handed_over) as seen:
            pass
        assert process.communicate()[1] == ""
    assert process.returncode == 0
    assert seen.args is not None
    return seen.args[0]


def test_a_second_start_hands_its_file_over(
    qtbot: QtBot, instance: Instance, folder: DataFolder, tmp_path: Path
) -> None:
    file = tmp_path / "Kandidaten 王.xlsx"
    assert _handed_over(qtbot, instance, folder, str(file)) == HandedOver(file)


def test_a_second_start_without_a_file_only_raises_the_window(
    qtbot: QtBot, instance: Instance, folder: DataFolder
) -> None:
    assert _handed_over(qtbot, instance, folder) == HandedOver(None)


def test_one_start_after_another_is_answered(
    qtbot: QtBot, instance: Instance, folder: DataFolder
) -> None:
    for number in range(2):
        file = Path(f"/list{number}.csv").absolute()
        assert _handed_over(qtbot, instance, folder, str(file)) == HandedOver(file)


def test_a_file_named_from_where_the_second_start_is_arrives_whole(
    qtbot: QtBot, instance: Instance, folder: DataFolder
) -> None:
    here = folder.root.parent
    asked = _handed_over(qtbot, instance, folder, "list.csv", cwd=here)
    assert asked == HandedOver(here / "list.csv")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_a_file_whose_name_is_no_unicode_arrives_whole(
    qtbot: QtBot, instance: Instance, folder: DataFolder
) -> None:
    file = Path(os.fsdecode(b"/list\xff.csv"))
    assert _handed_over(qtbot, instance, folder, str(file)) == HandedOver(file)


def test_a_window_that_hangs_does_not_hold_a_second_start_up(
    instance: Instance, folder: DataFolder
) -> None:
    # Its event loop doesn't run here.
    assert hand_over(folder, None, patience=0.2) is HandOver.NOT_ANSWERED


def test_where_no_window_is_nobody_answers(folder: DataFolder, qapp: object) -> None:
    assert hand_over(folder, None, patience=0.1) is HandOver.NOT_ANSWERED


def test_a_folder_that_is_held_is_not_given_again(instance: Instance, folder: DataFolder) -> None:
    assert Instance.acquire(folder) is None


def test_another_folder_is_free(instance: Instance, tmp_path: Path) -> None:
    other = Instance.acquire(DataFolder(tmp_path / "other"))
    assert other is not None
    other.release()


def test_a_folder_under_another_name_is_the_same(
    qtbot: QtBot, instance: Instance, folder: DataFolder, tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder.root, target_is_directory=True)
    assert Instance.acquire(DataFolder(link)) is None
    assert _handed_over(qtbot, instance, DataFolder(link)) == HandedOver(None)


def test_a_released_folder_is_free_at_once(instance: Instance, folder: DataFolder) -> None:
    instance.release()
    instance.release()
    again = Instance.acquire(folder)
    assert again is not None
    again.release()
    assert not _socket_file(folder).exists()


def test_a_folder_that_cannot_be_made_raises(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="file"):
        Instance.acquire(DataFolder(tmp_path / "file" / "data"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_only_the_same_user_can_hand_over(instance: Instance, folder: DataFolder) -> None:
    assert stat.S_IMODE(_socket_file(folder).stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(folder.lock.stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize(
    "said",
    [
        b"\n",
        b"[]\n",
        b"{}\n",
        b'{"file": 7}\n',
        b'{"file": "not/from/the/root.csv"}\n',
        b"\xff\xfe\n",
        b"[" * 60_000 + b"\n",
        b"x" * 100_000,
        json.dumps({"file": "/" + "x" * 100_000}).encode(),
    ],
    ids=["blank", "list", "nothing", "number", "relative", "binary", "deep", "endless", "huge"],
)
def test_nonsense_is_hung_up_on(
    qtbot: QtBot, instance: Instance, folder: DataFolder, said: bytes
) -> None:
    socket = QLocalSocket()
    with qtbot.assertNotEmitted(instance.handed_over):
        socket.connectToServer(_address(folder))
        with qtbot.waitSignal(socket.disconnected):
            socket.write(said)
    assert bytes(socket.readAll().data()) == b""


def test_of_many_starts_at_once_exactly_one_wins(folder: DataFolder, qapp: object) -> None:
    with starts(folder, 5) as all_of_them:
        for start in all_of_them:
            start.go()
        said = {start: start.says() for start in all_of_them}
        assert sorted(said.values()) == ["taken", "taken", "taken", "taken", "won"]
        winner = next(start for start in all_of_them if said[start] == "won")
        others = [f"list{n}.csv" for n, start in enumerate(all_of_them) if start is not winner]
        assert sorted(winner.says() for _ in others) == others
        winner.process.kill()
        winner.process.wait()
        assert [start.process.wait() for start in all_of_them if start is not winner] == [0] * 4
    _tidy(folder)


def test_a_killed_window_frees_its_folder_at_once(
    qtbot: QtBot, folder: DataFolder, qapp: object
) -> None:
    with starts(folder, 1) as (start,):
        start.go()
        assert start.says() == "won"
        assert Instance.acquire(folder) is None
        start.process.kill()
        start.process.wait()
        assert _socket_file(folder).exists()
        instance = Instance.acquire(folder)
    assert instance is not None
    assert _handed_over(qtbot, instance, folder) == HandedOver(None)
    instance.release()


def _tidy(folder: DataFolder) -> None:
    """Clear away the socket that a killed process left."""
    instance = Instance.acquire(folder)
    assert instance is not None
    instance.release()


def _socket_file(folder: DataFolder) -> Path:
    """Return where the socket is: Qt puts one with a plain name among the temporary files."""
    return Path(QDir.tempPath()) / _address(folder)
