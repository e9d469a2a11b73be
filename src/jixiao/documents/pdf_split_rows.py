"""Rows of a table that a page break cuts: what stands on the next page goes on with their cells."""

from __future__ import annotations

from jixiao.documents.pdf_tables import AMOUNT, NUMBERED, CellText, RuledTable
from jixiao.late import late_regex

_PADDING = 1.1
"""Heights of a line that the margins of a cell take of its width."""
_WORD = late_regex(r"[（(]?[\x21-\x7e]+[^（(]?[）)]?|.")
"""What is not broken over lines: a number with its brackets and unit, else a character."""
_FEWEST = 2
"""Cells that go on, where no cell with a number tells that a row was cut."""
_OWN_ROW = ("其中", "合计", "总计", "小计", "共计")


def mend_split_row(upper: RuledTable, lower: RuledTable, first: int) -> bool:
    """Give the lines of row ``first`` of ``lower`` to the last row of ``upper``, if they are its
    rest; whether they were.
    """
    rest = [cell for cell in lower.cells if cell.row == first]
    last = len(upper.row_pages) - 1
    above = {cell.column: cell for cell in upper.cells if cell.row + cell.row_span - 1 == last}
    if not _is_rest(rest, above):
        return False
    for cell in rest:
        above[cell.column].lines += cell.lines
    return True


def _is_rest(rest: list[CellText], above: dict[int, CellText]) -> bool:
    """Whether each text goes on with a full line right above it, and no number stands alone."""
    told = [cell for cell in rest if cell.lines]
    if not told or any(cell.row_span > 1 for cell in rest):
        return False
    if not all(_goes_on(cell, above.get(cell.column)) for cell in told):
        return False
    blank = {cell.column for cell in rest if not cell.lines}
    numbers = [cell for cell in above.values() if AMOUNT.match(cell.text)]
    cut = any(cell.column in blank for cell in numbers)
    return cut or len(told) >= _FEWEST


def _goes_on(cell: CellText, above: CellText | None) -> bool:
    if above is None or not above.lines or above.column_span != cell.column_span:
        return False
    text, line = cell.text, above.lines[-1]
    if AMOUNT.match(text):
        return line.text.endswith((".", ","))
    if NUMBERED.match(text) or text.startswith(_OWN_ROW):
        return False
    free = above.width - (line.x1 - line.x0) - _PADDING * line.height
    word = _WORD.match(text)
    return word is not None and free < _width(word.group()) * line.height


def _width(word: str) -> float:
    """How wide a word is, in heights of its line."""
    return sum(0.55 if one.isascii() else 1.0 for one in word)
