"""A report for IT: what runs here, and nothing about candidates or keys."""

from __future__ import annotations

import platform
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from desktop_invite import __version__

if TYPE_CHECKING:
    from desktop_invite.paths import DataFolder


@dataclass(frozen=True, slots=True)
class Report:
    """The lines of the report, each a subject and what is so."""

    lines: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """Return the report as text to paste into a mail."""
        return "\n".join(f"{subject}: {fact}" for subject, fact in self.lines)


def report(folder: DataFolder, key_place: str) -> Report:
    """Collect the facts. The user's own folder is shown as `~`, so that it names nobody."""
    root, home = folder.root, Path.home()
    shown = Path("~") / root.relative_to(home) if root.is_relative_to(home) else root
    screens = ", ".join(
        f"{screen.size().width()} x {screen.size().height()} at {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    )
    return Report(
        (
            ("Desktop Invite", __version__),
            ("System", f"{platform.system()} {platform.release()} ({platform.machine()})"),
            ("Python", platform.python_version()),
            ("Qt", f"{qVersion()} ({QGuiApplication.platformName()})"),
            ("SQLite", sqlite3.sqlite_version),
            ("Password store", key_place),
            ("Screens", screens),
            ("Data folder", str(shown)),
        )
    )
