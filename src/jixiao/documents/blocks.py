"""The blocks of a plain text: flattened tables first, paragraphs in what lies between."""

from __future__ import annotations

from operator import and_

from jixiao.documents.document import Block
from jixiao.documents.flattened import find_tables
from jixiao.documents.prose import Breaks, find_paragraphs
from jixiao.documents.textlines import Line, split_lines

_SPACED_LINES = 6
"""Lines of a text, at least, that tell whether a blank line follows each of them."""


def find_blocks(text: str) -> list[Block]:
    """Paragraphs and tables in the order of the text, without overlap."""
    lines = split_lines(text)
    breaks = Breaks.of(lines)
    rows, origins = _single_spaced(lines)
    blocks: list[Block] = []
    index = start = 0
    while index < len(rows):
        tables, after = find_tables(text, rows, index)
        if tables:
            blocks += find_paragraphs(lines[origins[start] : origins[index]], breaks)
            blocks += tables
            start = after
        index = after
    blocks += find_paragraphs(lines[origins[start] :], breaks)
    return blocks


def _single_spaced(lines: list[Line]) -> tuple[list[Line], list[int]]:
    """The lines as the rows of tables stand, and where each stood: where a blank line follows
    every line, one of them says nothing; any others may be blank cells.
    """
    filled = [bool(line.words) for line in lines]
    spaced = sum(filled) >= _SPACED_LINES and not any(map(and_, filled, filled[1:]))
    kept = [
        index
        for index, words in enumerate(filled)
        if words or not spaced or index == 0 or not filled[index - 1]
    ]
    return [lines[index] for index in kept], [*kept, len(lines)]
