"""A status as a badge: a colour, a shape and a word, each enough on its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from desktop_invite.ui.theme.colours import Pair, colours_for
from desktop_invite.ui.theme.contrast import is_high_contrast
from desktop_invite.ui.theme.icons import Glyph, icon
from desktop_invite.ui.theme.spacing import GAP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop_invite.ui.theme.colours import Tone

_SIGN = 14
_AIR = 3
"""Above and below the text, in logical pixels."""
_BAR_SHARE = 0.6
_BAR_HEIGHT = 10
_FAINT = 0.6


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge shows."""

    text: str
    sign: Glyph
    tone: Tone

    def width(self, option: QStyleOptionViewItem) -> int:
        """Return the width at which nothing is cut."""
        return option.fontMetrics.horizontalAdvance(self.text) + _SIGN + 3 * GAP

    def height(self, option: QStyleOptionViewItem) -> int:
        """Return the height at the font in use."""
        return max(option.fontMetrics.height(), _SIGN) + 2 * _AIR


def paint_badge(painter: QPainter, option: QStyleOptionViewItem, badge: Badge, rect: QRect) -> None:
    """Paint the badge into the rectangle, its sign where reading begins."""
    pair = _colours(option.palette, badge.tone)
    painter.save()
    painter.setClipRect(option.rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(pair.line), 1))
    painter.setBrush(QColor(pair.back))
    outline = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)
    sign, text = _places(rect, rightwards=option.direction is Qt.LayoutDirection.LeftToRight)
    icon(badge.sign, pair.text).paint(painter, sign)
    painter.setPen(QColor(pair.text))
    painter.setFont(option.font)
    elided = option.fontMetrics.elidedText(badge.text, Qt.TextElideMode.ElideRight, text.width())
    painter.drawText(text, Qt.AlignmentFlag.AlignCenter, elided)
    painter.restore()


def paint_placeholder(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint a quiet bar where a text will be."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setOpacity(_FAINT)
    painter.setBrush(QColor(colours_for(option.palette).line))
    bar = QRectF(option.rect)
    bar = QRectF(
        bar.left() + GAP, bar.center().y() - _BAR_HEIGHT / 2, bar.width() * _BAR_SHARE, _BAR_HEIGHT
    )
    painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
    painter.restore()


def _places(rect: QRect, *, rightwards: bool) -> tuple[QRect, QRect]:
    """Return where the sign and the text go."""
    top = rect.top() + (rect.height() - _SIGN) // 2
    left = rect.left() + GAP if rightwards else rect.right() + 1 - GAP - _SIGN
    ends = (2 * GAP + _SIGN - 2, -GAP) if rightwards else (GAP, -(2 * GAP + _SIGN - 2))
    return QRect(left, top, _SIGN, _SIGN), rect.adjusted(ends[0], 0, ends[1], 0)


def _colours(palette: QPalette, tone: Tone) -> Pair:
    """Return the tone's colours; under high contrast the system's own, outlined."""
    if is_high_contrast():
        text = palette.color(QPalette.ColorRole.Text).name()
        return Pair(text, palette.color(QPalette.ColorRole.Base).name(), text)
    return colours_for(palette).tones[tone]
