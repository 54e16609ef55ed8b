"""Chance that can be had again."""

from __future__ import annotations

import random


def dice_of(*seed: object) -> random.Random:
    """Return the dice of a seed: the same seed throws the same numbers."""
    return random.Random(repr(seed))  # noqa: S311 - nothing is kept secret with it
