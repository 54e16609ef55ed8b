"""Work off the GUI thread: its results come back here, and nothing comes after the close."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop_invite.ui.background import Background
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """Work until the test is over."""
    background = Background()
    yield background
    background.close(10)


def test_work_is_done_elsewhere_and_its_result_comes_back_here(
    qtbot: QtBot, background: Background
) -> None:
    came: list[tuple[threading.Thread, threading.Thread]] = []
    background.run(
        threading.current_thread, lambda worker: came.append((worker, threading.current_thread()))
    )
    qtbot.waitUntil(lambda: bool(came))
    worker, here = came[0]
    assert here is threading.current_thread()
    assert worker is not here


def test_work_is_done_in_order(qtbot: QtBot, background: Background) -> None:
    came: list[int] = []
    for number in range(20):
        background.run(lambda number=number: number, came.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(came) == 20)
    assert came == list(range(20))


def test_work_that_fails_is_logged_and_ends_nothing(
    qtbot: QtBot, background: Background, caplog: pytest.LogCaptureFixture
) -> None:
    came: list[str] = []

    def fail() -> str:
        raise RuntimeError("no luck")

    background.run(fail, came.append)
    background.run(lambda: "done", came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert came == ["done"]
    assert "background work failed" in caplog.text


def test_what_the_work_holds_is_let_go_here_and_nowhere_else(
    qtbot: QtBot, background: Background
) -> None:
    went: list[threading.Thread] = []
    begun = threading.Event()

    class OfTheWindow:
        def __del__(self) -> None:
            went.append(threading.current_thread())

        def work(self) -> None:
            begun.set()

        def show(self, _result: None) -> None:
            pass

    for _ in range(50):
        begun.clear()
        background.run((it := OfTheWindow()).work, it.show)
        del it
        assert begun.wait(10)
        # A next job, for which the thread lets go of the one before.
        background.run(lambda: None, lambda _: None)
    qtbot.waitUntil(lambda: len(went) == 50)
    assert set(went) == {threading.current_thread()}


def test_a_result_that_comes_after_the_close_is_let_go(qtbot: QtBot) -> None:
    background = Background()
    begun, may_end = threading.Event(), threading.Event()
    came: list[bool] = []

    def work() -> bool:
        begun.set()
        return may_end.wait(PATIENCE)

    background.run(work, came.append)
    assert begun.wait(PATIENCE)
    assert background.close(0) is False
    may_end.set()
    assert background.close(10) is True
    qtbot.wait(0)
    assert came == []


def test_a_result_on_its_way_at_the_close_is_let_go(qtbot: QtBot) -> None:
    background = Background()
    came: list[str] = []
    background.run(lambda: "done", came.append)
    assert background.close(10) is True
    qtbot.wait(0)
    assert came == []
