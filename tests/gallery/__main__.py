"""Renders every scene: light and dark, wide and narrow, at 100 % and at 200 %.

On demand from right to left, or in high contrast.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import subprocess
import sys
import tempfile
from pathlib import Path

SCALES = {"1": "100", "2": "200"}


def main() -> int:
    """Render the scenes whose names hold one of the given words, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("words", nargs="*", help="only scenes whose name holds one of these")
    parser.add_argument("--scale", choices=SCALES, help="one scale; both by default")
    parser.add_argument("--rtl", action="store_true", help="from right to left")
    parser.add_argument("--contrast", action="store_true", help="in high contrast")
    parser.add_argument("--wide", action="store_true", help="in the usual width only")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    if chosen.scale is None:
        return _each_scale_in_its_own_process(chosen)
    return _render(chosen)


def _each_scale_in_its_own_process(chosen: argparse.Namespace) -> int:
    """Qt reads the scale factor once, before the application is made."""
    worst = 0
    for scale in SCALES:
        with tempfile.TemporaryDirectory() as home:
            environment = os.environ | {
                "QT_QPA_PLATFORM": "offscreen",
                "QT_LOGGING_RULES": "default.warning=false",
                "QT_SCALE_FACTOR": scale,
                "HOME": home,
            }
            command = [sys.executable, "-m", "tests.gallery", *sys.argv[1:], "--scale", scale]
            ended = subprocess.run(command, env=environment, check=False)
        worst = max(worst, ended.returncode)
    return worst


def _render(chosen: argparse.Namespace) -> int:
    from PySide6.QtCore import QLocale, Qt
    from PySide6.QtWidgets import QApplication

    from desktop_invite.ui.clipboard import forget_where_only_qt_keeps_it
    from desktop_invite.ui.theme.look import Look
    from tests.gallery import scenes
    from tests.gallery.scene import SCENES

    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    application = QApplication([])
    application.setStyle("Fusion")
    look = Look(application)
    if chosen.rtl:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for module in pkgutil.iter_modules(scenes.__path__):
        importlib.import_module(f"tests.gallery.scenes.{module.name}")
    count = 0
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        look.use(scheme)
        look.use_contrast(strong=chosen.contrast)
        for each in SCENES:
            if chosen.words and not any(word in each.name for word in chosen.words):
                continue
            narrow = None if chosen.wide else each.narrow_width
            widths = [each.width] if narrow is None else [each.width, narrow]
            for width in widths:
                kind = "narrow" if width != each.width else "wide"
                name = f"{each.name}.{scheme.name.lower()}.{kind}.{SCALES[chosen.scale]}.png"
                with each.live() as widget:
                    widget.resize(width, each.height)
                    widget.show()
                    for _ in range(5):
                        application.processEvents()
                    if not widget.grab().save(str(chosen.folder / name)):
                        return 1
                application.processEvents()
                count += 1
    forget_where_only_qt_keeps_it()
    print(f"{count} pictures in {chosen.folder} at {SCALES[chosen.scale]} %")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
