"""A QR code as a picture: dark on white with room around it, whatever the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_invite.invites.qr_codes import QUIET_ZONE
from desktop_invite.ui.theme.spacing import GRID

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop_invite.invites.qr_codes import QrCode

_WHITE, _BLACK = QColor("#ffffff"), QColor("#000000")
_CAPTION_LINE = 3
"""Modules that a line of the caption takes."""
_CAPTION_HEIGHT = 1.7
"""The size of its letters, in modules."""
_GOOD_WIDTH = 1000
"""Pixels of a saved picture, about: sharp on paper, small in a mail."""
_LEAST_MODULE = 4


class QrPicture(QWidget):
    """Shows a code as large as there is room, in whole pixels for each module."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("qrCode")
        self._code: QrCode | None = None
        self._caption: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(24 * GRID, 24 * GRID))

    def show_code(self, code: QrCode | None, caption: tuple[str, ...]) -> None:
        """Show a code with a caption; a screen reader says the caption and the link."""
        self._code, self._caption = code, caption
        said = self.tr("QR code: {link}").format(link=code.link) if code else ""
        self.setAccessibleName(said)
        self.setAccessibleDescription(", ".join(caption))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the middle of a white page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _WHITE)
        if self._code is None:
            return
        ratio = self.devicePixelRatioF()
        rows = self._code.size + _CAPTION_LINE * len(self._caption)
        fitting = min(self.width() / self._code.size, self.height() / rows)
        module = max(1, int(fitting * ratio)) / ratio
        painter.translate(
            int((self.width() - module * self._code.size) / 2 * ratio) / ratio,
            int((self.height() - module * rows) / 2 * ratio) / ratio,
        )
        _draw(painter, self._code, self._caption, module)


def as_png(code: QrCode, caption: tuple[str, ...]) -> bytes:
    """Return the content of a PNG file with the code and its caption."""
    module = max(_LEAST_MODULE, _GOOD_WIDTH // code.size)
    height = code.size + _CAPTION_LINE * len(caption)
    image = QImage(code.size * module, height * module, QImage.Format.Format_RGB32)
    image.fill(_WHITE)
    image.setText("Title", code.link)
    painter = QPainter(image)
    _draw(painter, code, caption, module)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _draw(painter: QPainter, code: QrCode, caption: tuple[str, ...], module: float) -> None:
    """Draw from the corner of the quiet zone on."""
    count = len(code.rows)
    # A pixel for each module, drawn larger: a long link has tens of thousands.
    grey = b"".join(bytes(0 if dark else 255 for dark in row) for row in code.rows)
    small = QImage(grey, count, count, count, QImage.Format.Format_Grayscale8)
    corner, side = QUIET_ZONE * module, count * module
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.drawImage(QRectF(corner, corner, side, side), small)
    font = painter.font()
    font.setPixelSize(max(1, int(_CAPTION_HEIGHT * module)))
    painter.setFont(font)
    painter.setPen(_BLACK)
    for place, line in enumerate(caption):
        top = (code.size - QUIET_ZONE / 2 + place * _CAPTION_LINE) * module
        room = QRectF(module, top, (code.size - 2) * module, _CAPTION_LINE * module)
        shown = painter.fontMetrics().elidedText(
            line, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
