"""What the main window shows: the form beside the history, pages in their place, a banner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_invite.ui.panels import Panels
from desktop_invite.ui.parts.lost_keyboard import LostKeyboard
from desktop_invite.ui.parts.notice import Button, Notice, NoticeBar, WayOut
from desktop_invite.ui.parts.tab_order import order_tabs
from desktop_invite.ui.theme.colours import Tone
from desktop_invite.ui.theme.spacing import GAP, MARGIN

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray


class MainPage(QWidget):
    """Holds the two panels, or one page in place of both, and above them what is to be said."""

    real_key_wanted = Signal()
    """In practice mode: *Use my Xobin key…* was pressed."""
    page_changed = Signal()
    """Another page is shown, or the panels are."""

    def __init__(
        self, form: QWidget, history: QWidget, question: QWidget, *, practice: bool
    ) -> None:
        """Take the panels, and the question that may stand above both."""
        super().__init__()
        self._closing = NoticeBar(buttons_below=False)
        self.notice = NoticeBar()
        """What is to be said once about this computer, above the panels."""
        self.notice.setObjectName("computerNotice")
        self.keyboard = LostKeyboard(self)
        """Where the keyboard goes from what goes away."""
        self._question = question
        self._splitter = Panels(form, history)
        self._panels = QWidget()
        self._pages = QStackedWidget()
        self._pages.currentChanged.connect(self.page_changed)
        self._lay_out(practice=practice)

    def splitter_states(self) -> tuple[QByteArray, ...]:
        """Return where the splitter is, for `restore_splitter`."""
        return self._splitter.states()

    def restore_splitter(self, states: tuple[QByteArray, ...]) -> None:
        """Put the splitter back to where it was."""
        self._splitter.restore(states)

    def show_closing(self) -> None:
        """Say that the window closes by itself when what is on its way has arrived."""
        self._pages.setEnabled(False)
        sentence = self.tr("Finishing what is on its way. The window closes by itself.")
        self._closing.show_notice(Notice(sentence, Tone.BUSY))

    def add_notice(self, bar: NoticeBar) -> None:
        """Put what is to be said above everything else, whatever is shown below."""
        within = self.layout()
        if isinstance(within, QVBoxLayout):
            within.insertWidget(0, bar)

    def add_strip(self, strip: QWidget) -> None:
        """Put what tells of another page's work above the panels."""
        within = self._panels.layout()
        if isinstance(within, QVBoxLayout):
            within.insertWidget(0, strip)

    def show_page(self, page: QWidget) -> None:
        """Show a page in place of the panels; it stays made when the panels come back."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    @Slot()
    def show_panels(self) -> None:
        """Show the form beside the history."""
        self._pages.setCurrentWidget(self._panels)

    @property
    def shows_panels(self) -> bool:
        """Whether the form and the history are shown, and no page in their place."""
        return self._pages.currentWidget() is self._panels

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: FBT001, N802 - Qt calls it
        """Go from what stands above to the form, and then to the history, or to the page.

        Qt asks for it too when what holds the keyboard is hidden or disabled.
        """
        if self.window().focusWidget() is not None and self.keyboard.is_lost():
            self.keyboard.lose()
            return True
        order_tabs(*self._parts())
        return super().focusNextPrevChild(next_)

    def event(self, event: QEvent) -> bool:
        """Find the keyboard a home when the window comes back: it may have been lost meanwhile."""
        if event.type() is QEvent.Type.WindowActivate:
            self.keyboard.bring_home()
        return super().event(event)

    def _parts(self) -> list[QWidget]:
        """Return what is read one after the other."""
        above = [each for each in _laid_out(self) if each is not self._pages]
        if not self.shows_panels:
            return [*above, self._pages]
        strips = [each for each in _laid_out(self._panels) if each is not self._splitter]
        return [*above, *strips, *self._splitter.parts]

    def _lay_out(self, *, practice: bool) -> None:
        within = QVBoxLayout(self._panels)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(GAP)
        within.addWidget(self._splitter, 1)
        self._pages.addWidget(self._panels)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._closing)
        if practice:
            column.addWidget(self._practice_banner())
        column.addWidget(self.notice)
        column.addWidget(self._question)
        column.addWidget(self._pages, 1)

    def _practice_banner(self) -> NoticeBar:
        banner = NoticeBar(buttons_below=False)
        banner.setObjectName("practiceBanner")
        sentence = self.tr("Practice mode: nothing leaves this computer.")
        button = Button(WayOut.ADD_KEY, self.tr("Use my Xobin key…"))
        banner.show_notice(Notice(sentence, Tone.DOUBT, (button,)))
        banner.way_out_chosen.connect(self._want_real_key)
        return banner

    @Slot()
    def _want_real_key(self) -> None:
        self.real_key_wanted.emit()


def _laid_out(page: QWidget) -> list[QWidget]:
    """Return what stands on a page, from the top down."""
    layout = page.layout()
    items = [layout.itemAt(place) for place in range(layout.count())] if layout is not None else []
    widgets = [item.widget() for item in items if item is not None]
    return [each for each in widgets if each is not None]
