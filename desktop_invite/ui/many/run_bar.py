"""The button that starts the run, and what takes its place while it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_invite.sending.runs import RunState
from desktop_invite.ui.parts.announcing import announce
from desktop_invite.ui.parts.flow import FlowLayout
from desktop_invite.ui.parts.texts import plain
from desktop_invite.ui.theme.spacing import GAP, GRID

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

    from desktop_invite.sending.runs import RunSummary

_STEPS = 1000
_MOST_OF_WIDTH = 0.7
"""What the buttons may take of the width beside the words."""


class RunBar(QWidget):
    """Says what pressing the button does; then how far it is."""

    start_wanted = Signal()
    """*Create 117 links* or *Email 117 candidates* was pressed."""
    pause_wanted = Signal()
    stop_wanted = Signal()
    continue_wanted = Signal()
    links_wanted = Signal()
    """*Copy all links* was pressed."""
    save_wanted = Signal()
    """*Save as spreadsheet…* was pressed."""
    list_wanted = Signal()
    """*Back to the list* was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manyRun")
        self.start = self._button("startRun", "", self.start_wanted)
        self.start.setProperty("primary", True)  # noqa: FBT003 - Qt's signature
        self.pause = self._button("pauseRun", self.tr("&Pause"), self.pause_wanted)
        self.go_on = self._button("continueRun", self.tr("Co&ntinue"), self.continue_wanted)
        self.stop = self._button("stopRun", self.tr("St&op"), self.stop_wanted)
        self.back = self._button("backToList", self.tr("Back to the &list"), self.list_wanted)
        self.save = self._button(
            "saveAsSpreadsheet", self.tr("Sa&ve as spreadsheet…"), self.save_wanted
        )
        self.links = self._button("copyAllLinks", self.tr("&Copy all links"), self.links_wanted)
        self.links.setProperty("primary", True)  # noqa: FBT003 - Qt's signature
        self._told: RunState | None = None
        """What a screen reader was told of last: how far a run is would never end."""
        self._said = plain(parent=self)
        self._said.setObjectName("runProgress")
        self._said.setProperty("heading", True)  # noqa: FBT003 - Qt's signature
        self._bar = QProgressBar(self)
        self._bar.setObjectName("runProgressBar")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(GRID)
        self._bar.setRange(0, _STEPS)
        self._lay_out()
        self.show_start("", enabled=False)

    @property
    def said(self) -> str:
        """What stands beside the buttons."""
        return self._said.text()

    def show_start(self, words: str, *, enabled: bool) -> None:
        """Offer to start."""
        self.start.setText(words)
        self.start.setAccessibleName(words)
        self.start.setEnabled(enabled)
        self._show(self.start)
        self._say("")
        self._told = None
        self._bar.hide()

    def show_preparing(self, words: str, done: int | None = None, total: int = 0) -> None:
        """Say that the list is being recorded; nothing has gone out yet."""
        self._show()
        self._say(words)
        self._show_share(done, total)

    def show_run(
        self, run: RunSummary, words: str, *, can_continue: bool, asked: bool = False
    ) -> None:
        """Show how far a run is; it can't be continued while it has been asked to wait.

        `asked` is whether a question about it stands above, with buttons of its own.
        """
        match run.state:
            case _ if asked:
                self._show()
            case RunState.PAUSED_BY_RECRUITER:
                self._show(self.go_on, self.stop)
            case RunState.HELD:
                self._show(*((self.go_on,) if can_continue else ()), self.stop)
            case _:
                self._show(self.pause, self.stop)
        self._say(words)
        self._tell(run.state)
        self._show_share(run.done, run.total)

    def show_ended(self, words: str, *, has_links: bool, has_list: bool) -> None:
        """Say how a run ended; `has_list` is whether there is a list to go back to."""
        offered = ((self.back, has_list), (self.save, True), (self.links, has_links))
        self._show(*(button for button, offer in offered if offer))
        self._say(words)
        self._tell(RunState.ENDED)
        self._bar.hide()

    def _tell(self, state: RunState) -> None:
        if state is not self._told and self.isVisible():
            announce(self, self.said)
        self._told = state

    def _show_share(self, done: int | None, total: int) -> None:
        self._bar.setRange(0, 0 if done is None else _STEPS)
        if done is not None:
            self._bar.setValue(_STEPS * done // max(total, 1))
        self._bar.show()

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._bar.setAccessibleDescription(words)
        self._said.setVisible(bool(words))

    def _show(self, *buttons: QPushButton) -> None:
        had_focus = next((each for each in self._buttons() if each.hasFocus()), None)
        for each in self._buttons():
            each.setVisible(each in buttons)
        if had_focus is not None and had_focus not in buttons and buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            *(self.start, self.pause, self.go_on, self.stop),
            *(self.back, self.save, self.links),
        )

    def _button(self, name: str, text: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(True)
        button.clicked.connect(wanted)
        return button

    def _lay_out(self) -> None:
        within = QVBoxLayout()
        within.setSpacing(GAP // 2)
        within.addWidget(self._said)
        within.addWidget(self._bar)
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        for each in self._buttons():
            flow.addWidget(each)
        self._within, self._flow = within, buttons
        self._row: QBoxLayout = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addLayout(within, 1)
        self._row.addWidget(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where both beside each other are crowded."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        crowded = self._flow.sizeHint().width() > _MOST_OF_WIDTH * self.width()
        directions = QBoxLayout.Direction
        below = crowded and not self._said.isHidden()
        wanted = directions.TopToBottom if below else directions.LeftToRight
        if self._row.direction() is not wanted:
            self._row.setDirection(wanted)
