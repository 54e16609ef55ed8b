"""The 8-pixel grid. Qt scales these logical pixels by the screen's factor."""

GRID = 8
GAP = GRID
"""Between things that belong together."""
MARGIN = 2 * GRID
"""Around a group, and between groups."""
