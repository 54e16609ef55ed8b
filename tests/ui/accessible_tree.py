"""What a screen reader, or a program that drives the window, finds in it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)

_ROLE = QAccessible.Role
_WITH_CELLS = {_ROLE.Table, _ROLE.List, _ROLE.Tree}
_NAMED = {
    *(_ROLE.Button, _ROLE.ButtonMenu, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.ComboBox),
    *(_ROLE.EditableText, _ROLE.SpinBox, _ROLE.Table, _ROLE.List, _ROLE.Graphic),
    *(_ROLE.ProgressBar, _ROLE.PageTab),
}
"""What is stopped at, and would be nothing without a name. A label's text is its name."""


def tree_of(window: QWidget) -> list[QAccessibleInterface]:
    """Return everything that is shown, from the outside to the inside; of tables no cells."""
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    return list(_within(root))


def name_of(interface: QAccessibleInterface) -> str:
    """Return what it is called."""
    return interface.text(QAccessible.Text.Name)


def nameless(window: QWidget) -> list[str]:
    """Return what nobody can call by a name."""
    return [
        _about(each)
        for each in tree_of(window)
        if each.role() in _NAMED and not name_of(each).strip()
    ]


def unlabelled_boxes(window: QWidget) -> list[str]:
    """Return the boxes that say only what is chosen in them, on Linux, and not what they are."""
    return [
        _about(each)
        for each in tree_of(window)
        if each.role() is _ROLE.ComboBox and not any(map(_names_it, each.relations()))
    ]


def markup(window: QWidget) -> list[str]:
    """Return what would be read out with the marks of HTML, or with invisible characters."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description)
    texts = (each.text(kind) for each in tree_of(window) for kind in kinds)
    return [text for text in texts if text.startswith("<") or "\N{ZERO WIDTH SPACE}" in text]


def unfindable(window: QWidget) -> list[str]:
    """Return the visible controls that the tree does not lead to."""
    found = {id(each.object()) for each in tree_of(window)}
    return [
        f"{type(each).__name__} {each.objectName()!r}"
        for each in window.findChildren(QWidget)
        if isinstance(each, CONTROLS)
        and each.isVisibleTo(window)
        and each.window() is window
        and id(each) not in found
        and not _is_inside_a_control(each)
    ]


def nameless_stops(window: QWidget) -> list[str]:
    """Return what Tab stops at although it is called nothing."""
    tab = Qt.FocusPolicy.TabFocus
    return [
        f"{type(each).__name__} {each.objectName()!r}"
        for each in window.findChildren(QWidget)
        if each.isVisibleTo(window)
        and each.isEnabled()
        and each.focusPolicy() & tab == tab
        and not _is_inside_a_control(each)
        and not name_of(_interface(each)).strip()
    ]


def treacherous_areas(window: QWidget) -> list[str]:
    """Return the areas whose scroll bars come and go under the eyes of a screen reader."""
    never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return [
        f"{type(each).__name__} {each.objectName()!r}"
        for each in window.findChildren(QScrollArea)
        if {each.verticalScrollBarPolicy(), each.horizontalScrollBarPolicy()} != {never}
    ]


def letters_used_twice(window: QWidget) -> dict[str, list[str]]:
    """Return the mnemonics that lead to more than one thing that can be seen now."""
    used = defaultdict(list)
    for text in _texts_with_letters(window):
        place = text.replace("&&", "__").find("&")
        if 0 <= place < len(text) - 1:
            used[text[place + 1].lower()].append(text)
    return {letter: texts for letter, texts in used.items() if len(texts) > 1}


def _texts_with_letters(window: QWidget) -> Iterator[str]:
    for each in window.findChildren(QWidget):
        if not each.isVisibleTo(window) or not each.isEnabled() or each.window() is not window:
            continue
        if isinstance(each, QMenuBar):
            yield from (action.text() for action in each.actions())
        elif isinstance(each, QAbstractButton) or (
            isinstance(each, QLabel) and each.buddy() is not None
        ):
            yield each.text()


def _within(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    widget = interface.object()
    if isinstance(widget, QWidget) and not (widget.isVisible() or widget.isWindow()):
        return
    yield interface
    if interface.role() in _WITH_CELLS:
        return
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is not None:
            yield from _within(child)


def _names_it(relation: tuple[QAccessibleInterface, QAccessible.RelationFlag]) -> bool:
    other, kind = relation
    return kind == QAccessible.RelationFlag.Label and bool(name_of(other).strip())


def _is_inside_a_control(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, CONTROLS):
            return True
        parent = parent.parentWidget()
    return False


def _interface(widget: QWidget) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def _about(interface: QAccessibleInterface) -> str:
    return f"{interface.role().name} of {interface.object()!r}"
