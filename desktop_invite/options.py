"""The command line, read into a value."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_invite import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_invite.xobin.address import BaseUrl


@dataclass(frozen=True, slots=True)
class Options:
    """What a start was asked to do."""

    practice: bool = False
    data_dir: Path | None = None
    base_url: BaseUrl | None = None
    """For this start, over the setting."""
    check: bool = False
    picture: Path | None = None
    """Where `--check` saves its picture of the window; None for the data folder."""
    file: Path | None = None
    """A list of candidates to open."""


def read_options(arguments: Sequence[str]) -> Options:
    """Read the arguments; ends the program with a sentence when they make no sense."""
    parser = argparse.ArgumentParser(
        prog="desktop-invite",
        description="Invite candidates to automated interviews.",
    )
    parser.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help="a list of candidates to open"
    )
    parser.add_argument(
        "--practice", action="store_true", help="practice mode: nothing leaves this computer"
    )
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        help="keep everything that the app writes in this folder",
    )
    parser.add_argument(
        "--base-url", type=_base_url, metavar="URL", help="for this start, over the setting"
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="try the main job in practice mode and say what works here; needs no display",
    )
    parser.add_argument(
        "--picture", type=Path, metavar="FILE", help="with --check: where its picture goes"
    )
    parser.add_argument("--version", action="version", version=f"Desktop Invite {__version__}")
    read = parser.parse_args(arguments)
    return Options(read.practice, read.data_dir, read.base_url, read.check, read.picture, read.file)


def _base_url(text: str) -> BaseUrl:
    from desktop_invite.xobin.address import BaseUrl  # noqa: PLC0415 - only when it is asked for

    address = BaseUrl.parse(text)
    if not isinstance(address, BaseUrl):
        message = "an https:// address is needed (http:// only for this computer itself)"
        raise argparse.ArgumentTypeError(message)
    return address
