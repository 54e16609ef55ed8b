"""Puts the look on the application, and follows the system: dark or light, more contrast or not."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QPalette

from desktop_invite.paths import resource
from desktop_invite.ui.theme.colours import (
    DARK,
    LIGHT,
    STRONG_DARK,
    STRONG_LIGHT,
    Colours,
    Tone,
)
from desktop_invite.ui.theme.contrast import is_high_contrast, when_contrast_changes

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

_OUTLINED = (
    *("QLineEdit", "QPlainTextEdit", "QComboBox", "QAbstractSpinBox"),
    *("QRadioButton", "QCheckBox"),
)
"""What is filled in or ticked: it has to be seen where that is."""
_OUTLINED_IF_STRONG = ("QPushButton", "QToolButton", "QAbstractItemView", "QScrollBar")
_FUSION_DARKENS = 1.4
"""Fusion draws outlines in the window's colour, so much darker."""


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
        self._strong = is_high_contrast()
        self._shown: Colours | None = None
        self._has_own_palette = _native_style(application) != "fusion"
        application.styleHints().colorSchemeChanged.connect(self._follow)
        when_contrast_changes(self._follow_contrast)
        self._follow()

    def use(self, scheme: Qt.ColorScheme) -> None:
        """Show light or dark whatever the system says; `Unknown` follows the system."""
        self._wanted = scheme
        self._application.styleHints().setColorScheme(scheme)
        self._follow()

    def use_contrast(self, *, strong: bool) -> None:
        """Show black on white or white on black, or the usual colours."""
        self._strong = strong
        self._follow()

    @Slot()
    def _follow_contrast(self) -> None:
        self.use_contrast(strong=is_high_contrast())

    @Slot()
    def _follow(self) -> None:
        # Not every platform can be told; ours is then the only palette that follows the wish.
        scheme = self._wanted
        if scheme is Qt.ColorScheme.Unknown:
            scheme = self._application.styleHints().colorScheme()
        colours = _colours(dark=scheme is Qt.ColorScheme.Dark, strong=self._strong)
        # Styling everything anew takes longer than a window may stand still.
        if colours is self._shown:
            return
        self._shown = colours
        if not self._has_own_palette:
            palette = _palette(colours)
            self._application.setPalette(palette)
            outlined = _outlined(palette, colours)
            for kind in (*_OUTLINED, *_OUTLINED_IF_STRONG):
                wanted = outlined if self._strong or kind in _OUTLINED else palette
                # PySide takes a str and declares bytes.
                self._application.setPalette(wanted, kind)  # type: ignore[arg-type]
        self._application.setStyleSheet(stylesheet(colours))


def _colours(*, dark: bool, strong: bool) -> Colours:
    if strong:
        return STRONG_DARK if dark else STRONG_LIGHT
    return DARK if dark else LIGHT


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


def _outlined(palette: QPalette, colours: Colours) -> QPalette:
    """Return the palette with which Fusion draws outlines that can be seen."""
    result = QPalette(palette)
    groups = QPalette.ColorGroup
    for group, name in (
        (groups.Active, "outline"),
        (groups.Inactive, "outline"),
        (groups.Disabled, "line"),
    ):
        line = QColor(getattr(colours, name))
        value = min(255, round(line.value() * _FUSION_DARKENS))
        light = QColor.fromHsv(line.hsvHue(), line.hsvSaturation(), value)
        result.setColor(group, QPalette.ColorRole.Window, light)
    return result
