"""Puts the look on the application, and keeps it right when the system goes dark or light."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QPalette

from desktop_invite.paths import resource
from desktop_invite.ui.theme.colours import DARK, LIGHT, Colours, Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
}


class Look(QObject):
    """The application's palette and stylesheet.

    On Windows and macOS the system's own palette stays; on Linux, where Fusion has none of its
    own worth keeping, ours is set. The stylesheet touches the primary button, cards, notices and
    badges only.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._wanted = Qt.ColorScheme.Unknown
        self._shown: Colours | None = None
        self._has_own_palette = _native_style(application) != "fusion"
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._follow()

    def use(self, scheme: Qt.ColorScheme) -> None:
        """Show light or dark whatever the system says; `Unknown` follows the system."""
        self._wanted = scheme
        self._application.styleHints().setColorScheme(scheme)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        # Not every platform can be told; ours is then the only palette that follows the wish.
        scheme = self._wanted
        if scheme is Qt.ColorScheme.Unknown:
            scheme = self._application.styleHints().colorScheme()
        colours = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        # Styling everything anew takes longer than a window may stand still.
        if colours is self._shown:
            return
        self._shown = colours
        if not self._has_own_palette:
            self._application.setPalette(_palette(colours))
        self._application.setStyleSheet(stylesheet(colours))


def _native_style(application: QApplication) -> str:
    """Return the style's name; Qt has none any more once there is a stylesheet."""
    if application.style().name():
        application.setProperty("nativeStyle", application.style().name().lower())
    return str(application.property("nativeStyle"))


def stylesheet(colours: Colours) -> str:
    """Return the stylesheet with the scheme's colours filled in."""
    words = {name: getattr(colours, name) for name in colours.__slots__ if name != "tones"}
    for tone in Tone:
        pair = colours.tones[tone]
        words |= {f"{tone}_text": pair.text, f"{tone}_back": pair.back, f"{tone}_line": pair.line}
    return Template(resource("style.qss").read_text(encoding="utf-8")).substitute(words)


def _palette(colours: Colours) -> QPalette:
    palette = QPalette(QColor(colours.card), QColor(colours.window))
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(colours, name)))
    muted = QColor(colours.muted)
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, muted)
    return palette
