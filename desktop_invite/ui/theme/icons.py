"""Icons: the system's own where it has them, else ours, drawn in the colour of the text."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from desktop_invite.paths import resource

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_GLYPH = "glyph"
"""The property that tells which icon is borne."""
_SIZES = (16, 24, 32, 48, 64, 96, 144)
"""Pixels: the largest is for an empty page on a screen at 300 %."""


class Glyph(StrEnum):
    """Our icons in `resources/icons/`, by the name of their file."""

    ADD = "add"
    ALERT = "alert"
    CANCELLED = "cancelled"
    CHAT = "chat"
    CHECK = "check"
    CLEAR = "clear"
    CLOCK = "clock"
    COPY = "copy"
    FILTER = "filter"
    KEY = "key"
    LEFT_OUT = "left-out"
    LINK = "link"
    MAIL = "mail"
    MESSAGE = "message"
    OPEN = "open"
    PEOPLE = "people"
    QR_CODE = "qr-code"
    QUESTION = "question"
    REMOVE = "remove"
    SEARCH = "search"
    SENDING = "sending"
    SETTINGS = "settings"
    SHIELD = "shield"
    STAR = "star"
    STAR_EMPTY = "star-empty"


def icon(glyph: Glyph, colour: str | None = None) -> QIcon:
    """Return the icon in `colour`, by default in the colour of the text on buttons."""
    if colour is None:
        palette = QGuiApplication.palette()
        colour = palette.color(QPalette.ColorRole.ButtonText).name()
    return _drawn(glyph, colour)


def show_icon(bearer: QAction | QAbstractButton, glyph: Glyph) -> None:
    """Give it the icon, which `draw_icons_anew` will find there."""
    bearer.setIcon(icon(glyph))
    bearer.setProperty(_GLYPH, glyph.value)


def draw_icons_anew(within: QObject) -> None:
    """Draw every icon of `show_icon` in the colours in use now: they are of another scheme."""
    actions, buttons = within.findChildren(QAction), within.findChildren(QAbstractButton)
    bearers: tuple[QAction | QAbstractButton, ...] = (*actions, *buttons)
    for bearer in bearers:
        glyph = bearer.property(_GLYPH)
        if glyph:
            bearer.setIcon(icon(Glyph(glyph)))


def app_icon() -> QIcon:
    """Return the icon of the app itself."""
    return QIcon(str(resource("icons/desktop-invite.svg")))


@cache
def _drawn(glyph: Glyph, colour: str) -> QIcon:
    text = resource(f"icons/{glyph}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
    result = QIcon()
    for size in _SIZES:
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        result.addPixmap(pixmap)
    return result
