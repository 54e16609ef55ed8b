"""A desktop for each test that asks for one, and a picture of it when the test fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desktop.session import Desktop
from tests.desktop.session import desktop as a_desktop

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """Give the test a desktop with an unlocked and empty password store."""
    with a_desktop(tmp_path / "desktop") as made:
        yield made


@pytest.fixture
def desktop_without_store(tmp_path: Path) -> Iterator[Desktop]:
    """Give the test a desktop where nobody keeps passwords."""
    with a_desktop(tmp_path / "bare-desktop", password_store=False) as made:
        yield made


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """While the screen is still there, take a picture of what went wrong on it."""
    report = yield
    if report.when == "call" and report.failed and isinstance(item, pytest.Function):
        for made in item.funcargs.values():
            if isinstance(made, Desktop):
                picture = made.display.screenshot(made.folder / "failed.png")
                report.sections.append(("The screen when it failed", str(picture)))
    return report
