"""The key is in nothing that a list, its run, its exports and its reading process leave or show."""

from __future__ import annotations

import os
import threading
import zipfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from desktop_invite.diagnostics import report
from desktop_invite.logs import start_logging
from tests.servers import Reply
from tests.ui.conftest import KEY
from tests.ui.history_files.test_moving import export

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from desktop_invite.paths import DataFolder
    from tests.servers import ContractServer
    from tests.ui.many.at_the_list import AtTheList

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc")


def workbook(path: Path, candidates: int) -> Path:
    """Write a list as a workbook, which only the reading process opens."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Name", "Email"))
        for row in range(1, candidates + 1):
            sheet.write_row(row, 0, (f"Candidate {row}", f"c{row}@example.com"))
    return path


@contextmanager
def watching_children() -> Iterator[dict[int, bytes]]:
    """Collect what anybody can see of each process that is started meanwhile."""
    seen: dict[int, bytes] = {}
    over = threading.Event()

    def look() -> None:
        while not over.wait(0.001):
            for child in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
                with suppress(OSError):
                    for pid in map(int, child.read_text().split()):
                        with suppress(OSError):
                            there = Path(f"/proc/{pid}")
                            shown = (there / "cmdline").read_bytes()
                            shown += (there / "environ").read_bytes()
                            seen[pid] = seen.get(pid, b"") + shown

    watch = threading.Thread(target=look)
    watch.start()
    try:
        yield seen
    finally:
        over.set()
        watch.join()


def files_with(secret: str, *folders: Path) -> list[Path]:
    """Return the files that hold it, workbooks unpacked."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if secret.encode() in _content(path)]


def test_the_key_is_in_no_file_and_no_process_of_a_whole_list(
    working: AtTheList,
    server: ContractServer,
    folder: DataFolder,
    tmp_path: Path,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("A_SECRET_OF_THE_SHELL", "hunter2-canary")
    logs = start_logging(folder)
    try:
        with watching_children() as children:
            working.read(workbook(tmp_path / "three.xlsx", 3))
        shown = b"".join(children.values())
        assert b"desktop_invite" in shown
        assert KEY.encode() not in shown
        assert b"hunter2-canary" not in shown, "it gets nothing of our environment"

        # A server that gives the key back in its words, as one that is broken may.
        server.script(Reply.json(200, {"invite_link": "https://x.test/i/1", "status": KEY}))
        server.script(Reply.json(400, {"message": f"no such key: {KEY}"}))
        working.press("startRun")
        working.wait_for_end()
        recruiter = working.recruiter
        recruiter.press("copyAllLinks", working.page)
        working.files.saves = tmp_path / "result.xlsx"
        recruiter.press("saveAsSpreadsheet", working.page)
        recruiter.wait((tmp_path / "result.xlsx").exists)
        for ending in ("xlsx", "csv"):
            export(recruiter, tmp_path / f"history.{ending}")
            recruiter.wait_to_read(f"3 invites were saved in history.{ending}.")
        recruiter.close()
    finally:
        logs.stop()
    assert len(server.ledger.requests()) == 3
    assert files_with("c1@example.com", folder.root), "what was looked for is found"
    assert files_with(KEY, tmp_path) == []
    assert KEY not in qapp.clipboard().text() + qapp.clipboard().mimeData().html()
    assert KEY not in str(report(folder, "the password store"))


def _content(path: Path) -> bytes:
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as book:
        return b"".join(book.read(name) for name in book.namelist())
