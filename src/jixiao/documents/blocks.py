"""The blocks of a plain text: flattened tables first, paragraphs in what lies between."""

from __future__ import annotations

from jixiao.documents.document import Block
from jixiao.documents.flattened import find_tables
from jixiao.documents.prose import find_paragraphs, is_spaced
from jixiao.documents.textlines import split_lines


def find_blocks(text: str) -> list[Block]:
    """Paragraphs and tables in the order of the text, without overlap."""
    lines = split_lines(text)
    spaced = is_spaced(lines)
    blocks: list[Block] = []
    index = start = 0
    while index < len(lines):
        tables, after = find_tables(text, lines, index)
        if tables:
            blocks += find_paragraphs(lines[start:index], spaced)
            blocks += tables
            start = after
        index = after
    blocks += find_paragraphs(lines[start:], spaced)
    return blocks
