"""Where user data and bundled resources are; the only room that knows a frozen build."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import platformdirs

APP_NAME = "Desktop Invite"
READ_ARGUMENT = "--read-spreadsheet"
"""The one argument of a start that reads a spreadsheet for another; no option for people."""
_READ_ALONE = """
import os, sys
sys.path[:] = sys.argv.pop().split(os.pathsep)
from desktop_invite.spreadsheets.readers.process import serve
raise SystemExit(serve())
"""


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The one folder that everything the app writes goes to."""

    root: Path

    def history(self, *, practice: bool) -> Path:
        """Return the history file of the real account or of practice mode."""
        return self.root / ("practice.sqlite3" if practice else "history.sqlite3")

    @property
    def preferences(self) -> Path:
        """The settings and what the window remembers."""
        return self.root / "preferences.json"

    @property
    def lock(self) -> Path:
        """Held by the running window, freed by the system when it ends however it ends."""
        return self.root / "desktop-invite.lock"

    @property
    def logs(self) -> Path:
        """The folder of the log files."""
        return self.root / "logs"


def data_folder(chosen: Path | None = None) -> DataFolder:
    """Return the chosen folder, else the one where this system keeps an app's data."""
    if chosen is not None:
        return DataFolder(chosen.expanduser().absolute())
    return DataFolder(Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)))


def reading_command() -> list[str]:
    """Return the command that starts this program as the one that reads a spreadsheet.

    It is our own program, frozen or not, that loads nothing but what reading needs.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, READ_ARGUMENT]
    # Alone, without the environment's and the user's additions; but finding what this one finds.
    places = [str(Path(__file__).resolve().parent.parent), *filter(os.path.isabs, sys.path)]
    return [sys.executable, "-I", "-S", "-c", _READ_ALONE, os.pathsep.join(places)]


def resource(name: str) -> Path:
    """Return the path of a bundled file, `icons/copy.svg` say.

    Raises ValueError for a name that is absolute or climbs out, FileNotFoundError for one that
    was not bundled.
    """
    inside = PurePosixPath(name)
    if inside.is_absolute() or ".." in inside.parts or "\\" in name:
        raise ValueError(f"not a bundled name: {name}")
    path = _resources().joinpath(*inside.parts)
    if not path.exists():
        raise FileNotFoundError(name)
    return path


def _resources() -> Path:
    """Find the folder: frozen build, installed wheel, or a checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
