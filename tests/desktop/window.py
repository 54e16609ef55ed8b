"""A small program with a window, to try the desktop with: `python window.py TITLE [refuse]`.

It prints each text that was entered in its one field, and on Ctrl+Enter copies it.
"""

from __future__ import annotations

import sys

from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit


class Field(QLineEdit):
    """The field, as a window of its own."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that somebody wants the window closed, and close it unless told to refuse."""
        sys.stdout.write("asked to close\n")
        sys.stdout.flush()
        if sys.argv[2:] == ["refuse"]:
            event.ignore()

    def copy_all(self) -> None:
        """Put the whole text on the clipboard."""
        QApplication.clipboard().setText(self.text())


def main() -> int:
    """Show the window until it is closed."""
    app = QApplication(sys.argv[:1])
    field = Field()
    field.setWindowTitle(sys.argv[1])
    QShortcut(QKeySequence("Ctrl+Return"), field, field.copy_all)
    field.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
