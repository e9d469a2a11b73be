"""Rows of scores or weights that end at their total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jixiao.figures.figure import Figure

MIN_PARTS = 3
"""Fewer scores or weights are no breakdown of a total."""
MOST_PARTS = 80
"""Scores or weights that one total is over at most."""


def start_of_row(total: Figure, parts: Sequence[Figure]) -> int | None:
    """Where the shortest row of at least two last parts starts that makes the total."""
    running = Decimal(0)
    for start in range(len(parts) - 1, max(-1, len(parts) - MOST_PARTS), -1):
        running += parts[start].value
        if running == total.value and start < len(parts) - 1:
            return start
    return None
