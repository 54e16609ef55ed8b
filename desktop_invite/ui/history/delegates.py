"""How the cells of the history are painted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop_invite.invites.invite import Status
from desktop_invite.ui.history.badge import Badge, paint_badge, paint_placeholder
from desktop_invite.ui.history.columns import COLUMNS, EMAIL, WHEN
from desktop_invite.ui.history.header import AIR
from desktop_invite.ui.history.roles import INVITE_ROLE, SECONDS_ROLE
from desktop_invite.ui.history.standing import standing_of
from desktop_invite.ui.parts.cells import TextDelegate, unless_whole
from desktop_invite.ui.theme.spacing import GAP
from desktop_invite.ui.words.outcomes import row_sentence

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QObject

    from desktop_invite.invites.invite import Invite
    from desktop_invite.ui.history.moments import Moments

Index = QModelIndex | QPersistentModelIndex

_SECONDS_A_MINUTE = 60
_PRESS_AND_RELEASE = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease}


class CellDelegate(TextDelegate):
    """Text, elided, with a tooltip that says all of it; a grey bar while a row is being read."""

    def __init__(self, moments: Moments, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moments = moments

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the text, or the bar. One question to the model: this runs for each cell."""
        invite = index.data(INVITE_ROLE)
        text = "" if invite is None else COLUMNS[index.column()].text(invite, self._moments)
        paint_cell(painter, option, index, text, middle=index.column() == EMAIL)
        if invite is None:
            paint_placeholder(painter, option)

    def tooltip(self, option: QStyleOptionViewItem, index: Index, /) -> str:
        """Return the whole moment, or the whole text where it is cut; else nothing."""
        invite = index.data(INVITE_ROLE)
        if invite is None:
            return ""
        if index.column() == WHEN:
            return self._moments.full(invite.created_at)
        return unless_whole(str(index.data()), option)


class StatusDelegate(CellDelegate):
    """A badge with the status; while the invite can be undone, the seconds and *Undo*."""

    undo_wanted = Signal(object)
    """*Undo* was clicked: carries the id of the invite."""

    _pressed: int | None = None
    """The invite on whose *Undo* the button is held down."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row's background, then the badge and *Undo*."""
        invite = index.data(INVITE_ROLE)
        if invite is None:
            super().paint(painter, option, index)
            return
        paint_cell(painter, option, index, "")
        shown = self._layout(option, index, invite)
        paint_badge(painter, option, shown.badge, shown.badge_rect)
        if shown.undo_rect is not None:
            painter.save()
            painter.setFont(_underlined(option))
            painter.setPen(_link_colour(option))
            painter.drawText(shown.undo_rect, Qt.AlignmentFlag.AlignCenter, self._undo())
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return what the badge needs."""
        invite = index.data(INVITE_ROLE)
        size = super().sizeHint(option, index)
        if invite is None:
            return size
        return QSize(self._badge(index, invite).width(option) + 2 * GAP, size.height())

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Hear a click on *Undo*, begun and ended on one invite: rows may move in between."""
        invite = index.data(INVITE_ROLE)
        if invite is not None and _is_of_left_button(event):
            undo_rect = self._layout(option, index, invite).undo_rect
            is_on_undo = undo_rect is not None and undo_rect.contains(event.position().toPoint())
            pressed, self._pressed = self._pressed, None
            if is_on_undo and event.type() is QEvent.Type.MouseButtonPress:
                self._pressed = invite.id
            elif is_on_undo and pressed == invite.id:
                self.undo_wanted.emit(invite.id)
                return True
        return super().editorEvent(event, model, option, index)

    def tooltip(self, _: QStyleOptionViewItem, index: Index) -> str:
        """Return the whole sentence about the invite."""
        invite = index.data(INVITE_ROLE)
        return "" if invite is None else row_sentence(invite)

    def _badge(self, index: Index, invite: Invite) -> Badge:
        seconds = _seconds(index, invite)
        standing = standing_of(invite)
        words = standing.words if seconds is None else self._leaves_in(seconds)
        return Badge(words, standing.sign, standing.tone)

    def _layout(self, option: QStyleOptionViewItem, index: Index, invite: Invite) -> _Layout:
        """Place the badge at the side where reading begins, *Undo* behind it."""
        badge = self._badge(index, invite)
        inner = option.rect.adjusted(GAP, 0, -GAP // 2, 0)
        if option.direction is Qt.LayoutDirection.RightToLeft:
            inner = option.rect.adjusted(GAP // 2, 0, -GAP, 0)
        undo_width = 0
        seconds = _seconds(index, invite)
        if seconds is not None:
            undo_width = option.fontMetrics.horizontalAdvance(self._undo()) + GAP
            if badge.width(option) > inner.width() - undo_width:
                badge = replace(badge, text=_minutes(seconds))
        width = min(badge.width(option), inner.width() - undo_width)
        height = badge.height(option)
        top = inner.top() + (inner.height() - height) // 2
        badge_rect = QRect(inner.left(), top, max(width, 0), height)
        undo_rect = QRect(badge_rect.right() + 1, inner.top(), undo_width, inner.height())
        return _Layout(
            badge,
            QStyle.visualRect(option.direction, inner, badge_rect),
            QStyle.visualRect(option.direction, inner, undo_rect) if undo_width else None,
        )

    def _leaves_in(self, seconds: int) -> str:
        return self.tr("Leaves in {time}").format(time=_minutes(seconds))

    def _undo(self) -> str:
        return self.tr("Undo")


@dataclass(frozen=True, slots=True)
class _Layout:
    badge: Badge
    badge_rect: QRect
    undo_rect: QRect | None


def paint_cell(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: Index,
    text: str,
    *,
    middle: bool = False,
) -> None:
    """Paint the background and a text as the style does, without the focus of a single cell.

    `middle` is whether a long text is cut in its middle.
    """
    shown = QStyleOptionViewItem(option)
    if isinstance(index, QModelIndex):
        shown.index = index  # Some styles look at the rows around it.
    if shown.state & QStyle.StateFlag.State_Selected:
        shown.state &= ~QStyle.StateFlag.State_HasFocus
    if text:
        shown.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
        shown.text = AIR + text
        if middle:
            shown.textElideMode = Qt.TextElideMode.ElideMiddle
    element = QStyle.ControlElement.CE_ItemViewItem
    option.widget.style().drawControl(element, shown, painter, option.widget)


def _seconds(index: Index, invite: Invite) -> int | None:
    """Return the seconds until it leaves; only a waiting invite has any."""
    return index.data(SECONDS_ROLE) if invite.status is Status.QUEUED else None


def _minutes(seconds: int) -> str:
    minutes, rest = divmod(seconds, _SECONDS_A_MINUTE)
    return f"{minutes}:{rest:02}"


def _is_of_left_button(event: QEvent) -> TypeGuard[QMouseEvent]:
    if event.type() not in _PRESS_AND_RELEASE or not isinstance(event, QMouseEvent):
        return False
    return event.button() is Qt.MouseButton.LeftButton


def _underlined(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setUnderline(True)
    return font


def _link_colour(option: QStyleOptionViewItem) -> QColor:
    selected = option.state & QStyle.StateFlag.State_Selected
    role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Link
    return option.palette.color(role)
