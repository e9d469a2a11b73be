"""Print sizes of the lines of a page, evened out: measured heights differ by a pixel or two."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.documents.ocr_line import ReadLine

ALIKE = 1.16
"""Ratio up to which measured sizes are taken for one."""


def even_sizes(lines: Sequence[ReadLine]) -> None:
    """Gives lines of about one size the same size, about their middles.

    The size that most characters have comes first and takes in what is like it.
    """
    left = sorted(lines, key=lambda line: line.size)
    while left:
        best = _heaviest(left)
        taken = [line for line in left if best / ALIKE <= line.size <= best * ALIKE]
        for line in taken:
            middle = (line.top + line.bottom) / 2
            line.size, line.top, line.bottom = best, middle - best / 2, middle + best / 2
        kept = set(map(id, taken))
        left = [line for line in left if id(line) not in kept]


def _heaviest(lines: Sequence[ReadLine]) -> float:
    """The size about which most characters are, of lines ordered by size."""
    best, weight = lines[0].size, 0
    for line in lines:
        size = line.size
        near = [each for each in lines if size / 1.08 <= each.size <= size * 1.08]
        count = sum(len(each.text) for each in near)
        if count > weight:
            best, weight = size, count
    return best
