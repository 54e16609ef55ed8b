"""Files that are dragged onto the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def dropped_file(data: QMimeData) -> Path | None:
    """Return the first file of this computer that is dragged; None when it is something else."""
    files = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return next((Path(file) for file in files if file), None)
