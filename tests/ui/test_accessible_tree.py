"""Whoever can't see the window, or has no mouse, finds everything in every state of it."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tests.gallery import scenes
from tests.gallery.scene import SCENES, Scene
from tests.ui import accessible_tree as tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

for each in pkgutil.iter_modules(scenes.__path__):
    importlib.import_module(f"tests.gallery.scenes.{each.name}")

_LOOKED_AT = (
    *("window-empty", "window-not-sure", "window-surprise", "window-interrupted"),
    *("first-run", "first-run-no-store", "help", *(f"settings-{page}" for page in range(8))),
    *("form-findings", "form-suggestion", "form-undo", "form-not-sure-asking", "form-several"),
    *("form-long-names", "form-already", "form-certificate", "form-key-store"),
    *("history-empty", "history-nothing-found-filtered", "history-filters", "history-send-again"),
    *("history-details-not-sure", "history-details-sent", "history-details-corrected"),
    *("history-import-question", "interviews-hidden-too", "messages-good", "messages-missing"),
    *("many-empty", "many-reading", "many-findings", "many-mapping", "many-email-question"),
    *(
        "many-slowed-down",
        "many-failures",
        "many-stopped",
        "many-own-columns",
        "many-trouble-password",
    ),
    *("forget-dialog-long", "forget-dialog-done", "retention-preview", "backups"),
    *("qr-code", "open-question-long"),
)


@pytest.fixture(params=_LOOKED_AT)
def window(request: pytest.FixtureRequest, look: None) -> Iterator[QWidget]:
    """Show one of the gallery's scenes."""
    scene: Scene = next(each for each in SCENES if each.name == request.param)
    with scene.live() as shown:
        shown.resize(scene.width, scene.height)
        shown.show()
        QApplication.processEvents()
        yield shown


def test_everything_can_be_found_called_and_told_apart(window: QWidget) -> None:
    assert not tree.nameless(window)
    assert not tree.unfindable(window)
    assert not tree.unlabelled_boxes(window)
    assert not tree.markup(window)
    assert not tree.nameless_stops(window)
    assert not tree.letters_used_twice(window)
    assert not tree.treacherous_areas(window)


@pytest.mark.parametrize("window", ["window-empty"], indirect=True)
def test_the_form_is_read_before_the_history(window: QWidget) -> None:
    names = [tree.name_of(each) for each in tree.tree_of(window)]
    assert names.index("Candidate name") < names.index("Search history")
