"""One mode at work: its history, its outbox, its window. Made as a whole, taken down in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop_invite.logs import register_secret
from desktop_invite.proxies import proxy_for
from desktop_invite.sending.deadline import REQUEST_DEADLINE
from desktop_invite.sending.worker import Sending
from desktop_invite.ui.behind import Behind
from desktop_invite.ui.clipboard import Clipboard
from desktop_invite.ui.closing_question import ClosingQuestion
from desktop_invite.ui.desk import Desk, form_settings
from desktop_invite.ui.form.panel import FormPanel
from desktop_invite.ui.history.panel import HistoryPanel
from desktop_invite.ui.key_desk import KeyDesk
from desktop_invite.ui.privacy.desk import PrivacyDesk
from desktop_invite.xobin.address import DEFAULT_BASE_URL, BaseUrl

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_invite.accounts import PracticeAccount
    from desktop_invite.invites.invite import Interview
    from desktop_invite.paths import DataFolder
    from desktop_invite.sending.account import Account
    from desktop_invite.storage.keys import KeyStore
    from desktop_invite.ui.background import Background
    from desktop_invite.ui.remembered import Remembered
    from desktop_invite.ui.sharing.opener import Opener
    from desktop_invite.ui.window import MainWindow
    from desktop_invite.xobin.client import Client
    from desktop_invite.xobin.contract import FormatField

_PATIENCE_TO_SAY_SO = 300
"""Milliseconds: a close that takes longer is explained in the window."""
_UNTIL_LEISURE = 100
"""Milliseconds from the history's first rows to what nobody waits for."""


class Workspace(QObject):
    """Everything that belongs to one mode; another mode is another workspace."""

    ended = Signal()
    """Closed, and every thread of it has ended."""
    mode_wanted = Signal(bool)
    """The recruiter wants practice mode (True) or their own account (False)."""
    _format_field_learned = Signal(str, object)

    def __init__(
        self,
        folder: DataFolder,
        remembered: Remembered,
        background: Background,
        keys: KeyStore,
        opener: Opener,
        *,
        practice: bool,
        base_url: BaseUrl | None = None,
        deadline: float = REQUEST_DEADLINE,
        window: MainWindow | None = None,
    ) -> None:
        """Build what works behind the window; the window itself is made of `pieces`.

        `deadline`: seconds that a request may take. `window`: one to use that is shown already.
        """
        super().__init__()
        self.practice = practice
        self._deadline = deadline
        self._remembered = remembered
        self._background = background
        self.sending = Sending(
            folder.history(practice=practice),
            client_for=self._client_for,
            interviews=_practice_interviews() if practice else (),
            deadline=deadline,
            parent=self,
        )
        address = base_url or _remembered_address(remembered.now.base_url)
        self.keys = KeyDesk(keys, address, background, self)
        self._practice_account = self._new_practice_account() if practice else None
        self._closing = False
        self.account_known = False
        """Whether there is an account to send with."""
        self.privacy = PrivacyDesk(folder, self.sending, remembered, practice=practice, parent=self)
        self._behind = Behind(
            folder,
            remembered,
            background,
            self.sending,
            self.keys,
            Clipboard(parent=self),
            opener,
            self.privacy,
            practice,
        )
        self._empty_window = window

    def pieces(self) -> tuple[Callable[[], None], ...]:
        """Return what makes the window, a moment's work each; call all in order, before `open`."""
        return self._make_form, self._make_history, self._make_desk

    @property
    def window(self) -> MainWindow:
        """The window of this mode; only once its pieces are made."""
        return self.desk.window

    @property
    def is_closing(self) -> bool:
        """Whether it is being taken down."""
        return self._closing

    def open(self, *, ask_for_key: bool = False) -> None:
        """Show the window, then begin the work behind it."""
        self.desk.open(ask_for_key=ask_for_key)
        QTimer.singleShot(0, self, self._begin)

    @Slot()
    def close(self) -> None:
        """Take everything down unasked; what is on its way may arrive until its deadline."""
        if self._closing:
            return
        self._closing = True
        self.privacy.stop()
        self.desk.remember()
        QTimer.singleShot(_PATIENCE_TO_SAY_SO, self.window, self.window.show_closing)
        self.sending.close()

    def tell_surprise(self, details: str) -> bool:
        """Say that something went wrong; whether there is a window that can say it."""
        if self._closing:
            return False
        from desktop_invite.ui.surprise import SurpriseBar  # noqa: PLC0415 - seldom wanted

        details = f"{self._behind.report()}\n\n{details}"
        self.window.page.add_notice(SurpriseBar(details, self._behind.clipboard))
        return True

    def _new_practice_account(self) -> PracticeAccount:
        from desktop_invite.accounts import PracticeAccount  # noqa: PLC0415 - brings in a server

        return PracticeAccount(self._background, self)

    def _make_form(self) -> None:
        settings = form_settings(self._remembered.now, practice=self.practice)
        self._form = FormPanel(self.sending, self._behind.clipboard, settings)

    def _make_history(self) -> None:
        self._history = HistoryPanel(self._behind.history, self.sending, self._behind.clipboard)

    def _make_desk(self) -> None:
        self.desk = Desk(self._behind, self._form, self._history, self._empty_window)
        self._closing_question = ClosingQuestion(self.sending, self.desk.many, self.window)
        self._connect()

    def _connect(self) -> None:
        self.desk.mode_wanted.connect(self.mode_wanted)
        self.window.close_wanted.connect(self._closing_question.ask)
        self._closing_question.agreed.connect(self.close)
        self.sending.closed.connect(self._end)
        self._format_field_learned.connect(self._remember_format_field)
        account = self._practice_account or self.keys
        account.account_changed.connect(self._use_account)

    @Slot(object)
    def _use_account(self, account: Account | None) -> None:
        self.account_known = account is not None
        if account is not None:
            register_secret(account.key)
        self.sending.use_account(account)

    @Slot()
    def _begin(self) -> None:
        if self._closing:
            return
        once = Qt.ConnectionType.SingleShotConnection
        self.desk.history.status_line_changed.connect(self._wait_for_leisure, once)
        self.sending.start()
        (self._practice_account or self.keys).load()

    @Slot()
    def _wait_for_leisure(self) -> None:
        """Let the history's first rows be painted before other threads take the interpreter."""
        QTimer.singleShot(_UNTIL_LEISURE, self, self._begin_at_leisure)

    @Slot()
    def _begin_at_leisure(self) -> None:
        if self._closing:
            return
        self._background.run(_warm_up, lambda _: None)
        self.privacy.begin()

    @Slot()
    def _end(self) -> None:
        self.desk.close()
        self.privacy.close()
        self.keys.close()
        if self._practice_account is not None:
            self._practice_account.close()
        self.ended.emit()

    def _client_for(self, account: Account) -> Client:
        """Make the client for an account; called on a request's thread."""
        from desktop_invite.xobin.client import Client  # noqa: PLC0415 - brings in requests

        origin = account.base_url.origin
        return Client(
            account.base_url,
            deadline=self._deadline,
            proxy_for=proxy_for,
            format_field=self._known_format_field(origin),
            on_format_field=lambda name: self._format_field_learned.emit(origin, name),
        )

    def _known_format_field(self, origin: str) -> FormatField:
        from desktop_invite.xobin.contract import FormatField  # noqa: PLC0415 - as above

        known = dict(self._remembered.now.format_fields).get(origin)
        return FormatField(known) if known in set(FormatField) else FormatField.INVITE_FORMAT

    @Slot(str, object)
    def _remember_format_field(self, origin: str, name: FormatField) -> None:
        others = [pair for pair in self._remembered.now.format_fields if pair[0] != origin]
        self._remembered.change(format_fields=(*others, (origin, name.value)))


def _remembered_address(text: str) -> BaseUrl:
    address = BaseUrl.parse(text) if text else DEFAULT_BASE_URL
    return address if isinstance(address, BaseUrl) else DEFAULT_BASE_URL


def _warm_up() -> None:
    """Import what the first press of the button needs, before it is pressed."""
    from desktop_invite.invites.emails import warm_up  # noqa: PLC0415

    warm_up()
    import desktop_invite.xobin.client  # noqa: F401, PLC0415


def _practice_interviews() -> tuple[Interview, ...]:
    from desktop_invite.xobin.practice import PRACTICE_INTERVIEWS  # noqa: PLC0415 - as above

    return PRACTICE_INTERVIEWS
