"""The titles of the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QMargins, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

AIR = "\N{EN SPACE}"
"""Put before a text, so that it does not stick to the line; styles offer no margin of ours."""


class TitleHeader(QHeaderView):
    """Sorts by a click, and lets columns be moved and sized."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def keep_cheap(self, model: QAbstractItemModel) -> None:
        """Let nothing here look at every row; to be called after each `setModel` of the table.

        A header asks for each column whether all of its rows are selected; with a selection model
        of its own, which selects nothing, the answer is near.
        """
        self.setSelectionModel(QItemSelectionModel(model, self))

    def initStyleOptionForIndex(  # noqa: N802 - Qt calls it
        self,
        option: QStyleOptionHeader,
        logicalIndex: int,  # noqa: N803 - Qt's name
    ) -> None:
        """Put air before the title, and after one that stands over numbers."""
        super().initStyleOptionForIndex(option, logicalIndex)
        option.text = AIR + option.text
        if option.textAlignment & Qt.AlignmentFlag.AlignTrailing:
            option.text += AIR

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:  # noqa: N802, N803 - Qt calls it
        """Return the title's size with its air."""
        size = super().sectionSizeFromContents(logicalIndex)
        return size.grownBy(QMargins(self.fontMetrics().horizontalAdvance(2 * AIR), 0, 0, 0))


class NumberHeader(QHeaderView):
    """The numbers of the rows, their ends under each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)

    def initStyleOptionForIndex(  # noqa: N802 - Qt calls it
        self,
        option: QStyleOptionHeader,
        logicalIndex: int,  # noqa: N803 - Qt's name
    ) -> None:
        """Put air after the number."""
        super().initStyleOptionForIndex(option, logicalIndex)
        option.text += AIR
