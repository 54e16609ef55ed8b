"""What the gallery renders: scenes, each a widget in one state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Build = Callable[[], "QWidget"]
Live = Callable[[], AbstractContextManager["QWidget"]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A state of a view worth looking at, in logical pixels."""

    name: str
    live: Live
    """Makes the widget, and takes down what stands behind it after the picture."""
    width: int = 1040
    height: int = 680
    narrow_width: int | None = None
    """When given, the scene is rendered at this width as well."""


SCENES: list[Scene] = []


def scene(
    name: str, *, width: int = 1040, height: int = 680, narrow_width: int | None = None
) -> Callable[[Build], Build]:
    """Add the decorated builder to the gallery."""

    def add(build: Build) -> Build:
        SCENES.append(Scene(name, _closing(build), width, height, narrow_width))
        return build

    return add


def live_scene(
    name: str, *, width: int = 1120, height: int = 736, narrow_width: int | None = None
) -> Callable[[Live], Live]:
    """Add a scene that has more behind it than its widgets."""

    def add(live: Live) -> Live:
        SCENES.append(Scene(name, live, width, height, narrow_width))
        return live

    return add


def _closing(build: Build) -> Live:
    """Let a widget that stands alone be closed after its picture."""

    @contextmanager
    def live() -> Iterator[QWidget]:
        widget = build()
        yield widget
        widget.close()
        widget.deleteLater()

    return live
