"""Renders every scene: light and dark, wide and narrow, at 100 % and at 200 %."""

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
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    if chosen.scale is None:
        return _each_scale_in_its_own_process(chosen)
    return _render(chosen.folder, chosen.words, chosen.scale)


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
            command = [sys.executable, "-m", "tests.gallery", str(chosen.folder), *chosen.words]
            ended = subprocess.run([*command, "--scale", scale], env=environment, check=False)
        worst = max(worst, ended.returncode)
    return worst


def _render(folder: Path, words: list[str], scale: str) -> int:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from desktop_invite.ui.theme.look import Look
    from tests.gallery import scenes
    from tests.gallery.scene import SCENES

    application = QApplication([])
    application.setStyle("Fusion")
    look = Look(application)
    for module in pkgutil.iter_modules(scenes.__path__):
        importlib.import_module(f"tests.gallery.scenes.{module.name}")
    count = 0
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        look.use(scheme)
        for each in SCENES:
            if words and not any(word in each.name for word in words):
                continue
            widths = [each.width] if each.narrow_width is None else [each.width, each.narrow_width]
            for width in widths:
                kind = "narrow" if width != each.width else "wide"
                name = f"{each.name}.{scheme.name.lower()}.{kind}.{SCALES[scale]}.png"
                with each.live() as widget:
                    widget.resize(width, each.height)
                    widget.show()
                    for _ in range(5):
                        application.processEvents()
                    if not widget.grab().save(str(folder / name)):
                        return 1
                application.processEvents()
                count += 1
    print(f"{count} pictures in {folder} at {SCALES[scale]} %")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
