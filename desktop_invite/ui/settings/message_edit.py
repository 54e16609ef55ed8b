"""Where a message is written: placeholders stand out, and no more goes in than can be kept."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_invite.invites.messages import LONGEST_TEXT
from desktop_invite.invites.templates import reads_from_the_right, spans_of
from desktop_invite.ui.theme.colours import Tone, colours_for
from desktop_invite.ui.theme.spacing import GRID

_HEIGHT = 17 * GRID


class MessageText(QPlainTextEdit):
    """A message of a few lines; it takes more room where there is more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(_HEIGHT)

    def sizeHint(self) -> QSize:
        """Ask for a few lines."""
        return QSize(40 * GRID, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Ask for little width, so that a narrow window can have it."""
        return QSize(20 * GRID, _HEIGHT)


class MessageEdit(MessageText):
    """Where a message is written, from the side where its language begins."""

    overfilled = Signal()
    """More was typed or pasted than a message can have; what was too much is not in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._highlighter = _Placeholders(self)
        self.textChanged.connect(self._keep_short)
        # Of the document, which is heard while the edit itself tells nothing.
        self.document().contentsChanged.connect(self._run_as_written)
        run_as_written(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_highlighter"):
            self._highlighter.rehighlight()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as much as there is room for: Qt would take minutes over millions of letters."""
        room = LONGEST_TEXT - self._length() + _units(self.textCursor().selectedText())
        text = source.text()
        fitting = text[: max(0, room)]
        while _units(fitting) > max(0, room):
            fitting = fitting[:-1]
        self.insertPlainText(fitting)
        self.ensureCursorVisible()
        if fitting != text:
            self.overfilled.emit()

    def _length(self) -> int:
        return self.document().characterCount() - 1

    @Slot()
    def _run_as_written(self) -> None:
        run_as_written(self)

    @Slot()
    def _keep_short(self) -> None:
        """Take out again what went in last, where it was too much."""
        excess = self._length() - LONGEST_TEXT
        if excess <= 0:
            return
        cursor = self.textCursor()
        end = cursor.position()
        cursor.setPosition(max(0, end - excess))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.overfilled.emit()


class _Placeholders(QSyntaxHighlighter):
    """Colours what will be filled in, and what won't although it looks so."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit.document())
        self._edit = edit

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt calls it
        """Colour the braces in a paragraph."""
        colours = colours_for(self._edit.palette())
        place, unit = 0, 0
        for span in spans_of(text):
            unit += _units(text[place : span.start])
            length = _units(text[span.start : span.end])
            look = QTextCharFormat()
            if span.placeholder is None:
                look.setForeground(QColor(colours.tones[Tone.BAD].text))
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                look.setUnderlineColor(QColor(colours.tones[Tone.BAD].text))
            else:
                look.setForeground(QColor(colours.tones[Tone.BUSY].text))
                look.setBackground(QColor(colours.tones[Tone.BUSY].back))
            self.setFormat(unit, length, look)
            place, unit = span.end, unit + length


def run_as_written(edit: QPlainTextEdit) -> None:
    """Show a text from the side where it begins, as a mail shows the copied message."""
    from_right = reads_from_the_right(edit.toPlainText())
    direction = Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight
    option = edit.document().defaultTextOption()
    wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    if option.textDirection() is direction and option.wrapMode() is wrap:
        return
    side = Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
    option.setTextDirection(direction)
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(wrap)
    edit.document().setDefaultTextOption(option)


def _units(text: str) -> int:
    """Return a length as Qt counts it: some letters are two."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2
