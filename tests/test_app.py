"""The whole program: it starts, hands over, ends in order, and gives nothing of a key away."""

from __future__ import annotations

import logging
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_invite.app import Start
from desktop_invite.logs import start_logging
from desktop_invite.paths import DataFolder
from tests.desktop.processes import end
from tests.servers import ContractServer, Drop, Reply, Ways
from tests.ui.conftest import KEY, base_url, folder, look, server, start_app
from tests.ui.stores import Drawer, holding, store_over
from tests.waiting import PATIENCE, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.ui.recruiter import Recruiter

__all__ = ["folder", "look", "server", "start_app"]

_CHECKOUT = Path(__file__).parents[1]


@contextmanager
def program(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run the program, and end it if it still runs: in order, so that its socket goes too."""
    command = [sys.executable, "-m", "desktop_invite", *arguments]
    environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    with subprocess.Popen(command, env=environment, cwd=_CHECKOUT) as process:
        try:
            yield process
        finally:
            end(process)


def works(data: DataFolder) -> bool:
    """Whether a window with this folder is at work: its practice interviews are known."""
    path = data.history(practice=True)
    if not path.exists():
        return False
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as history:
        try:
            return bool(history.execute("SELECT count(*) FROM interviews").fetchone()[0])
        except sqlite3.OperationalError:
            return False


@pytest.fixture
def heard(number: signal.Signals) -> Iterator[None]:
    """Have what is started hear a signal, though the tests themselves run with `nohup` or `&`."""
    before = signal.getsignal(number)
    if before is signal.SIG_IGN:
        signal.signal(number, signal.SIG_DFL)
    yield
    signal.signal(number, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs in another way")
@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_it_ends_in_order_when_the_system_asks(tmp_path: Path, number: signal.Signals) -> None:
    data = DataFolder(tmp_path)
    with program("--practice", "--data-dir", str(tmp_path)) as process:
        wait_until(lambda: works(data), PATIENCE, "the window to be at work")
        process.send_signal(number)
        assert process.wait(PATIENCE) == 0
    assert data.preferences.exists()


def test_a_second_start_hands_over_and_ends(tmp_path: Path) -> None:
    with program("--practice", "--data-dir", str(tmp_path)) as first:
        wait_until(lambda: works(DataFolder(tmp_path)), PATIENCE, "the window to be at work")
        with program("--practice", "--data-dir", str(tmp_path)) as second:
            assert second.wait(PATIENCE) == 0
        assert first.poll() is None


_COPY_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from desktop_invite.app import run
from desktop_invite.options import read_options
from desktop_invite.ui.clipboard import Clipboard

def copy_and_close(app):
    assert Clipboard().copy_table([("Asha Rao", "https://app.xobin.com/i/8f3c")])
    QTimer.singleShot(0, app.close)

sys.exit(run(read_options(sys.argv[1:]), opened=copy_and_close))
"""


_CLOSE_AT_THE_FIRST_PAINT = """
import sys
from PySide6.QtCore import QTimer
from desktop_invite.app import run
from desktop_invite.options import read_options
from desktop_invite.ui.window import MainWindow

def close_soon(window, _event):
    QTimer.singleShot(0, window, window.close)

MainWindow.paintEvent = close_soon
sys.exit(run(read_options(sys.argv[1:])))
"""


def run_to_its_end(script: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the program by a script of a few lines, which has it end by itself."""
    return subprocess.run(
        [sys.executable, "-c", script, "--practice", "--data-dir", str(folder)],
        env=os.environ | {"DBUS_SESSION_BUS_ADDRESS": "disabled:"},
        cwd=_CHECKOUT,
        timeout=PATIENCE,
        capture_output=True,
        check=False,
    )


def test_it_ends_well_with_something_of_its_own_on_the_clipboard(tmp_path: Path) -> None:
    ended = run_to_its_end(_COPY_AND_CLOSE, tmp_path)
    assert ended.returncode == 0, ended.stderr


def test_it_ends_when_it_is_closed_before_it_is_put_together(tmp_path: Path) -> None:
    ended = run_to_its_end(_CLOSE_AT_THE_FIRST_PAINT, tmp_path)
    assert ended.returncode == 0, ended.stderr


def test_modes_can_be_changed_again_and_again_and_nothing_stays_behind(
    start_app: Callable[[Start], Recruiter], folder: DataFolder
) -> None:
    before = threading.active_count()
    recruiter = start_app(Start(folder, practice=True, key_store=store_over(Drawer())))
    for _ in range(4):
        recruiter.wait_for_account()
        recruiter.press("Use my Xobin key…")
        recruiter.wait(lambda: recruiter.dialog("settings"))
        recruiter.wait_to_read("Add your Xobin API key to send invites.")
        recruiter.press("Try practice mode")
        recruiter.wait(lambda: recruiter.app.workspace.practice)
    recruiter.wait_for_account()
    recruiter.close()
    wait_until(lambda: threading.active_count() <= before, PATIENCE, "every thread to end")


def test_each_mode_has_its_own_history(
    start_app: Callable[[Start], Recruiter], folder: DataFolder, server: ContractServer
) -> None:
    store = holding(server.origin, KEY)
    start = Start(folder, practice=True, base_url=base_url(server), key_store=store)
    recruiter = start_app(start)
    recruiter.wait_for_account()
    recruiter.invite("Asha Rao", "asha@example.com")
    recruiter.wait_to_read("Link ready")
    assert server.ledger.requests() == ()
    recruiter.press("Use my Xobin key…")
    recruiter.wait(lambda: not recruiter.app.workspace.practice)
    recruiter.wait_for_account()
    recruiter.invite("Wei Chen", "wei@example.com")
    recruiter.wait_to_read("Link ready")
    assert [each.email for each in server.ledger.requests()] == ["wei@example.com"]


def test_the_key_is_in_no_file_and_no_log(
    start_app: Callable[[Start], Recruiter],
    folder: DataFolder,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    logs = start_logging(folder)
    drawer = Drawer()
    ways = Ways(key=KEY, script=(Reply.json(401, {"message": f"{KEY} is wrong"}), Drop()))
    with ContractServer(ways) as server:
        start = Start(folder, base_url=base_url(server), key_store=store_over(drawer))
        recruiter = start_app(start)
        recruiter.wait(lambda: recruiter.dialog("firstRun"))
        recruiter.type("apiKey", KEY)
        recruiter.press("saveKey")
        recruiter.wait_for_account()
        recruiter.invite("Asha Rao", "asha@example.com")
        recruiter.wait_to_read("Xobin didn't accept your API key.")
        recruiter.invite("Wei Chen", "wei@example.com")
        recruiter.wait_to_read("The connection was lost before Xobin answered.")
        recruiter.invite("Olga Ivanova", "olga@example.com")
        recruiter.wait_to_read("Link ready")
        logging.getLogger("desktop_invite.test").warning("somebody logs %s", KEY)
        seen = [repr(recruiter.app.workspace.keys.account), *recruiter.texts()]
        recruiter.close()
    logs.stop()
    files = [file for file in folder.root.rglob("*") if file.is_file()]
    assert {"history.sqlite3", "preferences.json", "desktop-invite.log"} <= {f.name for f in files}
    holding_it = [file.name for file in files if KEY.encode() in file.read_bytes()]
    assert holding_it == []
    ours = [each.getMessage() for each in caplog.records if each.name != "desktop_invite.test"]
    assert not any(KEY in text for text in [*seen, *ours])
