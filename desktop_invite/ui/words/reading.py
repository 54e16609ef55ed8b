"""Why a list could not be read, and what its encodings and separators are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_invite.spreadsheets.limits import LARGEST_FILE, MOST_ROWS
from desktop_invite.spreadsheets.table import ReadTrouble
from desktop_invite.ui.words.names import isolated, short

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale

translate = QCoreApplication.translate

_LONGEST_FILE_NAME = 60
_MEGABYTE = 1024 * 1024


def file_words(file_name: str) -> str:
    """Return what a sentence calls the list: the file's name, or what was pasted."""
    if not file_name:
        return translate("Reading", "Pasted rows")
    return isolated(short(file_name, _LONGEST_FILE_NAME))


def trouble_title(trouble: ReadTrouble, file_name: str) -> str:
    """Say in a few words what is the matter."""
    words = _titles_of_pasted() if not file_name else {}
    words = _titles() | words
    unreadable = translate("Reading", "{file} can't be read")
    return words.get(trouble, unreadable).format(file=file_words(file_name))


def trouble_sentence(trouble: ReadTrouble, locale: QLocale) -> str:
    """Say what to do about it. Nothing was sent, and nothing happened to the file."""
    sentence = _what_to_do()[trouble].format(
        size=LARGEST_FILE // _MEGABYTE, rows=locale.toString(MOST_ROWS)
    )
    return " ".join(filter(None, (sentence, translate("Reading", "Nothing was sent."))))


def _titles() -> dict[ReadTrouble, str]:
    return {
        ReadTrouble.CANCELLED: translate("Reading", "Reading was stopped"),
        ReadTrouble.EMPTY: translate("Reading", "{file} is empty"),
        ReadTrouble.NOT_A_TABLE: translate("Reading", "{file} is not a list"),
        ReadTrouble.MISSING: translate("Reading", "{file} isn't there any more"),
        ReadTrouble.TOO_LARGE: translate("Reading", "{file} is too large"),
        ReadTrouble.TOO_MANY_ROWS: translate("Reading", "{file} has too many rows"),
        ReadTrouble.PASSWORD: translate("Reading", "{file} is protected by a password"),
    }


def _titles_of_pasted() -> dict[ReadTrouble, str]:
    return {
        ReadTrouble.EMPTY: translate("Reading", "There is nothing to paste"),
        ReadTrouble.NOT_A_TABLE: translate("Reading", "There is no list in what was copied"),
        ReadTrouble.TOO_LARGE: translate("Reading", "What was copied is too large"),
        ReadTrouble.TOO_MANY_ROWS: translate("Reading", "Too many rows were copied"),
    }


def _what_to_do() -> dict[ReadTrouble, str]:
    return {
        ReadTrouble.MISSING: translate(
            "Reading", "It may have been moved or renamed. Please choose it again."
        ),
        ReadTrouble.NOT_ALLOWED: translate(
            "Reading",
            "Another program keeps it open for itself, or you may not read it. "
            "Close it there and try again.",
        ),
        ReadTrouble.TOO_LARGE: translate(
            "Reading",
            "A list can have up to {size} MB. Copy the rows that you need into a new file, "
            "or copy and paste them.",
        ),
        ReadTrouble.TOO_MANY_ROWS: translate(
            "Reading", "A list can have up to {rows} rows. Please split it into several files."
        ),
        ReadTrouble.TOO_SLOW: translate(
            "Reading",
            "Reading it took too long. Copy the rows in your spreadsheet program and paste "
            "them here.",
        ),
        ReadTrouble.PASSWORD: translate(
            "Reading",
            "Open it in your spreadsheet program, then copy the rows and paste them here.",
        ),
        ReadTrouble.DAMAGED: translate(
            "Reading",
            "Something in the file is damaged. Open it in your spreadsheet program and save "
            "it anew, or copy the rows and paste them here.",
        ),
        ReadTrouble.NOT_A_TABLE: translate(
            "Reading",
            "Spreadsheets (Excel, OpenDocument) and text files with one candidate per row "
            "can be read.",
        ),
        ReadTrouble.EMPTY: translate("Reading", "There is no row with anything in it."),
        ReadTrouble.CANCELLED: "",
        ReadTrouble.OTHER: translate(
            "Reading", "This computer couldn't open it just now. Please try again."
        ),
    }


def can_try_again(trouble: ReadTrouble) -> bool:
    """Whether reading the same file once more may help."""
    return trouble in {
        ReadTrouble.MISSING,
        ReadTrouble.NOT_ALLOWED,
        ReadTrouble.TOO_SLOW,
        ReadTrouble.CANCELLED,
        ReadTrouble.OTHER,
    }


def encoding_words(encoding: str) -> str:
    """Return what people call an encoding."""
    return {
        "utf-8": translate("Reading", "Unicode (UTF-8)"),
        "utf-16-le": translate("Reading", "Unicode (UTF-16)"),
        "utf-16-be": translate("Reading", "Unicode (UTF-16, big-endian)"),
        "utf-32": translate("Reading", "Unicode (UTF-32)"),
        "cp1252": translate("Reading", "Western European (Windows-1252)"),
        "cp1250": translate("Reading", "Central European (Windows-1250)"),
        "cp1251": translate("Reading", "Cyrillic (Windows-1251)"),
        "cp1253": translate("Reading", "Greek (Windows-1253)"),
        "cp1254": translate("Reading", "Turkish (Windows-1254)"),
        "cp1255": translate("Reading", "Hebrew (Windows-1255)"),
        "cp1256": translate("Reading", "Arabic (Windows-1256)"),
        "cp1257": translate("Reading", "Baltic (Windows-1257)"),
        "cp1258": translate("Reading", "Vietnamese (Windows-1258)"),
        "cp874": translate("Reading", "Thai (Windows-874)"),
        "mac-roman": translate("Reading", "Western European (Mac)"),
        "cp932": translate("Reading", "Japanese (Shift JIS)"),
        "gb18030": translate("Reading", "Chinese (GB 18030)"),
        "big5": translate("Reading", "Chinese (Big5)"),
        "cp949": translate("Reading", "Korean (Windows-949)"),
    }.get(encoding, encoding)


def separator_words(separator: str) -> str:
    """Return what people call the character between two cells."""
    return {
        ",": translate("Reading", "Comma"),
        ";": translate("Reading", "Semicolon"),
        "\t": translate("Reading", "Tab"),
        "|": translate("Reading", "Vertical bar"),
    }.get(separator, separator)
