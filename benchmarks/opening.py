"""A window to be timed, in a process of its own: `python -m benchmarks.opening bare|app FOLDER`.

Prints the monotonic clock, in seconds, at the first paint of a window that is shown, and the app
once more when it can be typed into; then ends.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QTableWidget,
    QWidget,
)


class FirstPaint(QObject):
    """Notes when a main window is painted for the first time."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Print the time of the first paint, and ask the window to close."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QMainWindow):
            print(time.monotonic(), flush=True)
            watched.removeEventFilter(self)
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr] # it runs
            QTimer.singleShot(0, watched, watched.close)
        return False


def bare() -> int:
    """Show a form beside an empty table: what PySide6 itself takes."""
    application = QApplication(sys.argv[:1])
    first_paint = FirstPaint()
    application.installEventFilter(first_paint)
    window = QMainWindow()
    page = QWidget()
    row = QHBoxLayout(page)
    form = QFormLayout()
    for label in ("Candidate name", "Candidate email", "Interview"):
        form.addRow(label, QLineEdit())
    form.addRow(QPushButton("Create invite link"))
    row.addLayout(form)
    row.addWidget(QTableWidget(0, 5))
    window.setCentralWidget(page)
    window.resize(1120, 736)
    window.show()
    return application.exec()


def app(folder: Path) -> int:
    """Run the app itself over the history in the folder."""
    from desktop_invite import app as the_app  # noqa: PLC0415 - timed from the process's start
    from desktop_invite.options import Options  # noqa: PLC0415

    first_paint = FirstPaint()
    make = the_app.new_application

    def watched() -> QApplication:
        application = make()
        application.installEventFilter(first_paint)
        return application

    the_app.new_application = watched
    options = Options(data_dir=folder, practice=True)
    return the_app.run(options, opened=lambda _: print(time.monotonic(), flush=True))


if __name__ == "__main__":
    raise SystemExit(bare() if sys.argv[1] == "bare" else app(Path(sys.argv[2])))
