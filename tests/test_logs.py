"""The logs tell what the app did, and not whom it did it for."""

from __future__ import annotations

import logging
import stat
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_invite.invites.invite import Candidate
from desktop_invite.logs import Logs, redacted, register_secret, start_logging
from desktop_invite.paths import DataFolder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CANARY = "canary-key/7f3a+91c2"
CANARY_IN_A_URL = "canary-key%2F7f3a%2B91c2"
EMAIL = "o'brien.zoë+jobs@münchen.example"
NAME = "Zoë Brontë-Ng"
LINK = "https://app.xobin.com/i/8f3c-token?who=1"

_ours = logging.getLogger("desktop_invite.sending.worker")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """Name a data folder that isn't there yet."""
    return DataFolder(tmp_path / "data")


@pytest.fixture
def logs(folder: DataFolder) -> Iterator[Logs]:
    """Log, and stop when the test is over."""
    register_secret(CANARY)
    logs = start_logging(folder)
    yield logs
    logs.stop()


def _written(folder: DataFolder) -> str:
    return "".join(path.read_text("utf-8") for path in sorted(folder.logs.iterdir()))


def _secrets_in(text: str) -> list[str]:
    return [
        word for word in (CANARY, CANARY_IN_A_URL, EMAIL, "brien", NAME, "8f3c") if word in text
    ]


def _refuse() -> None:
    raise ConnectionError(f"header apiKey {CANARY} was refused for {EMAIL}")


def _fail() -> None:
    candidate = Candidate(NAME, EMAIL)
    try:
        _refuse()
    except ConnectionError as error:
        raise RuntimeError(f"{candidate!r} at {LINK}, ?key={CANARY_IN_A_URL}") from error


@pytest.mark.usefixtures("logs")
def test_our_own_steps_are_written(folder: DataFolder) -> None:
    _ours.info("The outbox has started")
    _ours.debug("too small to keep")
    assert "INFO desktop_invite.sending.worker: The outbox has started" in _written(folder)
    assert "too small" not in _written(folder)


@pytest.mark.usefixtures("logs")
def test_of_others_only_warnings_are_written(folder: DataFolder) -> None:
    other = logging.getLogger("urllib3.connectionpool")
    other.info("Starting new HTTPS connection")
    other.warning("Connection pool is full")
    assert "Starting" not in _written(folder)
    assert "pool is full" in _written(folder)


@pytest.mark.usefixtures("logs")
def test_no_secret_reaches_the_file_by_message_or_arguments(folder: DataFolder) -> None:
    _ours.warning(f"sent {EMAIL} {LINK} with {CANARY}")
    _ours.warning("sent %s to %r by %s", [EMAIL], Candidate(NAME, EMAIL), {"apiKey": CANARY})
    _ours.warning('answer {"name": "%s", "invite_link": "https:\\/\\/x.test\\/i\\/8f3c"}', NAME)
    assert _written(folder).count("\n") == 3
    assert _secrets_in(_written(folder)) == []


@pytest.mark.usefixtures("logs")
def test_no_secret_reaches_the_file_by_an_exception(folder: DataFolder) -> None:
    try:
        _fail()
    except RuntimeError:
        _ours.exception("The work failed")
    text = _written(folder)
    assert "RuntimeError" in text
    assert "ConnectionError" in text
    assert _secrets_in(text) == []


@pytest.mark.usefixtures("logs")
def test_a_surprise_is_written_without_its_secrets(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        _fail()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    text = _written(folder)
    assert "A surprise" in text
    assert "in _fail" in text
    assert _secrets_in(text) == []
    assert _secrets_in(capsys.readouterr().err) == []


@pytest.mark.usefixtures("logs")
def test_a_surprise_on_a_thread_is_written_without_its_secrets(folder: DataFolder) -> None:
    thread = threading.Thread(target=_fail, name="lane 2")
    thread.start()
    thread.join()
    assert "A surprise in lane 2" in _written(folder)
    assert _secrets_in(_written(folder)) == []


@pytest.mark.usefixtures("logs")
def test_ctrl_c_is_no_surprise(folder: DataFolder) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert _written(folder) == ""


def test_what_stderr_is_told_is_redacted_too(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    logs = start_logging(folder)
    _ours.warning("sent to %s", EMAIL)
    _ours.info("a step")
    logs.stop()
    said = capsys.readouterr().err
    assert "sent to […]" in said
    assert "a step" not in said


def test_stopping_gives_everything_back(folder: DataFolder) -> None:
    before = _state()
    logs = start_logging(folder)
    assert _state() != before
    logs.stop()
    logs.stop()
    assert _state() == before


def _state() -> tuple[object, ...]:
    ours = logging.getLogger("desktop_invite")
    levels = logging.root.level, ours.level
    return (*levels, sys.excepthook, threading.excepthook, *logging.root.handlers)


@pytest.mark.usefixtures("logs")
def test_the_files_stay_few_and_small(folder: DataFolder) -> None:
    for _ in range(1500):
        _ours.info("x" * 1000)
    sizes = [path.stat().st_size for path in folder.logs.iterdir()]
    assert len(sizes) == 4
    assert max(sizes) <= 256 * 1024


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
@pytest.mark.usefixtures("logs")
def test_only_the_owner_may_read_them(folder: DataFolder) -> None:
    for _ in range(300):
        _ours.info("x" * 1000)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.logs.iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(folder.logs.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_written_stops_nothing(folder: DataFolder) -> None:
    folder.root.mkdir()
    folder.logs.write_text("in the way")
    logs = start_logging(folder)
    _ours.warning("still running")
    logs.stop()
    assert folder.logs.read_text() == "in the way"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that is always full")
def test_a_full_disk_stops_nothing_and_shows_nothing(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.logs.mkdir(parents=True)
    (folder.logs / "desktop-invite.log").symlink_to("/dev/full")
    logs = start_logging(folder)
    _ours.info("sent to %s", EMAIL)
    logs.stop()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("to asha@example.com.", "to […]"),
        ("<asha@example.com>, <b@x.test>", "<[…]>, <[…]>"),
        ("mailto:asha%40example.com", "mailto:[…]"),
        ("https://app.xobin.com/i/8f3c", "https://app.xobin.com/[…]"),
        ("at http://127.0.0.1:8080/i/8f3c?x=1 now", "at http://127.0.0.1:8080/[…] now"),
        ("https://user:word@app.xobin.com/x", "https://user:[…]"),
        ("host https://app.xobin.com is down", "host https://app.xobin.com is down"),
        ("name='Asha Rao', number=305", "name='[…]', number=305"),
        ("nothing to hide: 3 sent", "nothing to hide: 3 sent"),
    ],
)
def test_what_is_blacked_out_and_what_stays(text: str, left: str) -> None:
    assert redacted(text) == left


def test_a_secret_too_short_to_be_one_is_not_looked_for() -> None:
    register_secret("")
    register_secret("abc")
    assert redacted("abc and more") == "abc and more"


@pytest.mark.parametrize("piece", ["a", "a@", "%40", "http://", "name='", "\\", "name='\\", "a."])
def test_a_long_text_takes_no_long_time(piece: str) -> None:
    # pytest-timeout is the judge: a pattern that tries everything would take years.
    redacted("name='" + piece * 5_000)


@given(before=st.text(max_size=20), after=st.text(max_size=20))
def test_a_registered_key_stays_nowhere(before: str, after: str) -> None:
    register_secret(CANARY)
    assert CANARY not in redacted(f"{before}{CANARY}{after}")
