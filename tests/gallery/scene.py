"""What the gallery renders: scenes, each a widget in one state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Build = Callable[[], "QWidget"]


@dataclass(frozen=True, slots=True)
class Scene:
    """A state of a view worth looking at, in logical pixels."""

    name: str
    build: Build
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
        SCENES.append(Scene(name, build, width, height, narrow_width))
        return build

    return add
