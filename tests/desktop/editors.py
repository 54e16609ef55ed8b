"""Two editors to paste into, one for HTML and one for plain text: `python editors.py TITLE`.

Ctrl+R goes to the rich one and Ctrl+T to the plain one. Whatever stands there is written out as a
line of JSON: the addresses that can be clicked, and the text.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget


def addresses_in(editor: QTextEdit) -> list[str]:
    """Return where clicks on the text lead."""
    found = []
    block = editor.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            look = pieces.fragment().charFormat()
            if look.isAnchor():
                found.append(look.anchorHref())
            pieces += 1
        block = block.next()
    return found


def main() -> int:
    """Show the editors until they are closed."""
    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.setWindowTitle(sys.argv[1])
    rich, plain = QTextEdit(), QPlainTextEdit()
    column = QVBoxLayout(window)
    column.addWidget(rich)
    column.addWidget(plain)

    def write(what: str, addresses: list[str], text: str) -> None:
        sys.stdout.write(json.dumps([what, addresses, text]) + "\n")
        sys.stdout.flush()

    rich.textChanged.connect(lambda: write("rich", addresses_in(rich), rich.toPlainText()))
    plain.textChanged.connect(lambda: write("plain", [], plain.toPlainText()))
    QShortcut(QKeySequence("Ctrl+R"), window, rich.setFocus)
    QShortcut(QKeySequence("Ctrl+T"), window, plain.setFocus)
    window.show()
    rich.setFocus()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
