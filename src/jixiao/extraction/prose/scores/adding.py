"""Rows of scores or weights that end at their total."""

from __future__ import annotations

from decimal import Decimal

from jixiao.extraction.prose.phrases import Phrase

MIN_PARTS = 3
MOST_PARTS = 80


def start_of_row(total: Phrase, parts: list[Phrase]) -> int | None:
    """Where the shortest row of at least two parts that ends the list and makes the total starts."""
    running = Decimal(0)
    for start in range(len(parts) - 1, max(-1, len(parts) - MOST_PARTS), -1):
        running += parts[start].figure.value
        if running == total.figure.value and start < len(parts) - 1:
            return start
    return None
