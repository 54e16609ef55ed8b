"""What the columns of a list are called, and what they are taken for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_invite.spreadsheets.columns import Role

translate = QCoreApplication.translate

_LETTERS = 26


def role_words(role: Role | None) -> str:
    """Return what a column is taken for."""
    if role is None:
        return translate("Columns", "Not used")
    return {
        Role.NAME: translate("Columns", "Name"),
        Role.FIRST: translate("Columns", "First name"),
        Role.LAST: translate("Columns", "Last name"),
        Role.EMAIL: translate("Columns", "Email"),
        Role.INTERVIEW: translate("Columns", "Interview"),
        Role.DELIVERY: translate("Columns", "Delivery"),
    }[role]


def column_letters(column: int) -> str:
    """Return what a spreadsheet calls the column at this place, from 0: A, B, …, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters
