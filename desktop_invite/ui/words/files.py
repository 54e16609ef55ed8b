"""What became of a file that was to be written."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_invite.spreadsheets.sheet import WriteTrouble, Written
from desktop_invite.ui.words.names import isolated, one_or_many, short

translate = QCoreApplication.translate

_LONGEST_FILE_NAME = 60


def written_sentence(written: Written, file_name: str) -> str:
    """Say that the file is there."""
    one = translate("Files", "Saved: 1 row in {file}.")
    many = translate("Files", "Saved: {n} rows in {file}.")
    file = isolated(short(file_name, _LONGEST_FILE_NAME))
    sentence = (one if written.rows == 1 else many).format(
        n=QLocale().toString(written.rows), file=file
    )
    if not written.cut:
        return sentence
    cut = one_or_many(
        written.cut,
        translate("Files", "1 cell was too long for a workbook and was cut."),
        translate("Files", "{n} cells were too long for a workbook and were cut."),
    )
    return f"{sentence} {cut}"


def not_written_sentence(trouble: WriteTrouble, file_name: str) -> str:
    """Say why there is no file, and what to do."""
    sentence = {
        WriteTrouble.FULL: translate("Files", "{file} isn't saved: the disk is full."),
        WriteTrouble.NOT_ALLOWED: translate(
            "Files",
            "{file} isn't saved: it is open in another program, or you may not write there. "
            "Close it there, or choose another place.",
        ),
        WriteTrouble.NO_FOLDER: translate(
            "Files", "{file} isn't saved: its folder is gone. Choose another place."
        ),
        WriteTrouble.CANCELLED: translate("Files", "{file} isn't saved."),
        WriteTrouble.OTHER: translate(
            "Files", "{file} isn't saved: this computer couldn't write it. Choose another place."
        ),
    }[trouble]
    return sentence.format(file=isolated(short(file_name, _LONGEST_FILE_NAME)))
