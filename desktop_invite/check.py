"""`--check`: does the main job once, in practice mode and for real, and says what works here.

IT's first question, answered without a display: the window, its worker, the practice server, the
history, the clipboard and the password store are the ones that a recruiter would use.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop_invite import __version__
from desktop_invite.paths import DataFolder, data_folder

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_invite.options import Options

_PICTURE = "desktop-invite-check.png"
_LIST = "desktop-invite-check.xlsx"


class Findings:
    """What has been found, printed line by line as it is found."""

    def __init__(self) -> None:
        self.wrong = 0

    def works(self, sentence: str) -> None:
        """Say what works."""
        print(f"  ok    {sentence}", flush=True)

    def fails(self, sentence: str) -> None:
        """Say what does not."""
        self.wrong += 1
        print(f"  NOT   {sentence}", flush=True)

    def notes(self, sentence: str) -> None:
        """Say what is worth knowing, and stops nobody."""
        print(f"  note  {sentence}", flush=True)


def check(options: Options) -> int:
    """Check and print; return 0 when a recruiter could work here, else 1."""
    if sys.platform == "linux" and not (os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # Of what only a real window system can do, which nobody asked for here.
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    folder = data_folder(options.data_dir)
    if options.data_dir is None:
        # Beside a window that may be open, and out of the recruiter's own practice history.
        folder = DataFolder(folder.root / "check")
    print(f"Desktop Invite {__version__} checks this computer.", flush=True)
    findings = Findings()
    _try_the_main_job(folder, options.picture or folder.root / _PICTURE, findings)
    if findings.wrong:
        print("Something does not work here; the lines marked NOT say what.")
        return 1
    print("Desktop Invite works on this computer.")
    return 0


def _try_the_main_job(folder: DataFolder, picture: Path, findings: Findings) -> None:
    try:
        folder.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        findings.works(f"The data folder can be written: {folder.root}")
    except OSError as error:
        findings.fails(f"The data folder can't be written: {folder.root} ({error.strerror})")
        return
    from desktop_invite.app import new_application  # noqa: PLC0415 - after the choice of a platform
    from desktop_invite.rehearsal import Rehearsal  # noqa: PLC0415
    from desktop_invite.storage.keys import KeyPlace, KeyStore  # noqa: PLC0415

    application = new_application()
    findings.works(f"The window system is there: {application.platformName()}")
    email = f"check.{datetime.now(UTC):%Y%m%d.%H%M%S.%f}@practice.test"
    rehearsal = Rehearsal(folder, application)
    _try_a_spreadsheet(folder.root / _LIST, findings)
    for step in rehearsal.steps("Asha Rao", email, picture):
        if step.good:
            findings.works(step.sentence)
        else:
            findings.fails(step.sentence)
    place = KeyStore().describe()
    if place is KeyPlace.NONE:
        findings.notes(
            "This computer's password store isn't available here: an API key could be used "
            "until the app is closed, and not be saved."
        )
    else:
        findings.works(f"The API key can be kept in a password store ({place.value})")


def _try_a_spreadsheet(path: Path, findings: Findings) -> None:
    """Write a workbook and read it in the process that reads those of others."""
    from desktop_invite.spreadsheets.reading import read_file  # noqa: PLC0415
    from desktop_invite.spreadsheets.sheet import Sheet, SheetColumn, Written  # noqa: PLC0415
    from desktop_invite.spreadsheets.table import Table  # noqa: PLC0415
    from desktop_invite.spreadsheets.writing import write_file  # noqa: PLC0415

    columns = (SheetColumn("Name"), SheetColumn("Email"))
    written = write_file(path, Sheet(columns, (("Asha Rao", "asha@practice.test"),)))
    read = read_file(path)
    path.unlink(missing_ok=True)
    if not isinstance(written, Written):
        findings.fails(f"A spreadsheet can't be written ({written})")
    elif not isinstance(read, Table):
        findings.fails(f"A spreadsheet can't be read ({read})")
    else:
        findings.works("Spreadsheets can be written and read")
