"""The blocks of a plain text: flattened tables first, paragraphs in what lies between."""

from __future__ import annotations

from jixiao.documents.document import Block
from jixiao.documents.flattened import find_tables
from jixiao.documents.prose import Breaks, find_paragraphs
from jixiao.documents.textlines import split_lines


def find_blocks(text: str) -> list[Block]:
    """Paragraphs and tables in the order of the text, without overlap."""
    lines = split_lines(text)
    breaks = Breaks.of(lines)
    blocks: list[Block] = []
    index = start = 0
    while index < len(lines):
        tables, after = find_tables(text, lines, index)
        if tables:
            blocks += find_paragraphs(lines[start:index], breaks)
            blocks += tables
            start = after
        index = after
    blocks += find_paragraphs(lines[start:], breaks)
    return blocks
