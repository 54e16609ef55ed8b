"""A field that is checked when it is left, and never while it is typed for the first time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop_invite.invites.checks import Finding, Problem
from desktop_invite.ui.parts.field import Field
from desktop_invite.ui.words.findings import did_you_mean, take_it

if TYPE_CHECKING:
    from collections.abc import Callable

_STAYING = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
"""A menu opened, or another window came to the front: the field was not left."""


def _nothing(_text: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Rules:
    """How a field's text is checked, and how its findings are said."""

    check: Callable[[str], object]
    """Returns a `Finding`, or anything else when the text is fine."""
    say: Callable[[Finding], str]
    suggest: Callable[[str], str | None] = _nothing
    """Returns what was likely meant instead of a text that is fine."""


class CheckedField(Field):
    """Shows its finding on leaving or on demand, and takes it away once it is mended."""

    def __init__(self, label: str, control: QWidget, line: QLineEdit, rules: Rules) -> None:
        super().__init__(label, control, steady=True)
        self.presses: QWidget | None = None
        """The button that checks everything: on the way there the field is not checked twice."""
        self._line = line
        self._rules = rules
        self._edited = False
        self._shown: Problem | None = None
        self._offered: str | None = None
        """The text for which a suggestion was offered last."""
        line.installEventFilter(self)
        line.textEdited.connect(self._note_edit)
        line.textChanged.connect(self._look_again)
        self.suggestion_taken.connect(self._take_suggestion)

    def check(self) -> bool:
        """Check now; return whether the text is fine."""
        found = self._rules.check(self._line.text())
        if isinstance(found, Finding):
            self._show(found)
            return False
        self._shown = None
        self._offer(self._rules.suggest(self._line.text()))
        return True

    def offer_once(self, keep: str) -> bool:
        """Offer what was likely meant, if that wasn't offered for this text; return whether so.

        `keep` says how to go on with the text as it is.
        """
        text = self._line.text()
        suggestion = self._rules.suggest(text)
        if suggestion is None or self._offered == text:
            return False
        self._offer(suggestion, f" {keep}")
        return True

    def forget(self) -> None:
        """Be as new: nothing was typed here yet."""
        self._edited = False
        self._shown = None
        self._offered = None
        self.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See when the field is left."""
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            stays = event.reason() in _STAYING or QApplication.focusWidget() is self.presses
            if self._edited and not stays:
                self.check()
        return super().eventFilter(watched, event)

    def _show(self, found: Finding) -> None:
        self._shown = found.problem
        self._offered = None
        sentence = self._rules.say(found)
        if found.suggestion is None:
            self.show_finding(sentence)
        else:
            self.show_suggestion(sentence, take_it(found), found.suggestion, finding=True)

    def _offer(self, suggestion: str | None, keep: str = "") -> None:
        self._offered = None if suggestion is None else self._line.text()
        if suggestion is None:
            self.clear()
        else:
            self.show_suggestion(did_you_mean(suggestion) + keep, take_it(), suggestion)

    @Slot()
    def _note_edit(self) -> None:
        self._edited = True

    @Slot()
    def _look_again(self) -> None:
        """Take away what is no longer true. Something new is said on leaving, not while typing."""
        if self._offered is not None:
            self._offered = None
            self.clear()
        if self._shown is not None:
            found = self._rules.check(self._line.text())
            if not isinstance(found, Finding) or found.problem is not self._shown:
                self._shown = None
                self.clear()

    @Slot(object)
    def _take_suggestion(self, suggestion: str) -> None:
        self._shown = self._offered = None
        if self._line.completer() is None:
            self._line.selectAll()
            self._line.insert(suggestion)
        else:
            # Inserting counts as typing, which would open the list of a picker.
            self._line.setText(suggestion)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
