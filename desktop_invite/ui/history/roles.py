"""What a cell of the history can be asked for, beside its text."""

from __future__ import annotations

from PySide6.QtCore import Qt

INVITE_ROLE = Qt.ItemDataRole.UserRole
"""The `Invite` of a row; None while it is being read."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
"""What the order goes by, as a value that can be compared."""
SECONDS_ROLE = Qt.ItemDataRole.UserRole + 2
"""Whole seconds until the invite leaves, while it can be undone; else None."""

ROLES = frozenset(
    map(
        int,
        (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleDescriptionRole,
            INVITE_ROLE,
            SORT_ROLE,
            SECONDS_ROLE,
        ),
    )
)
"""What a cell answers to."""
