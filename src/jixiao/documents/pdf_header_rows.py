"""How many rows of a printed table are header."""

from __future__ import annotations

from jixiao.documents.pdf_tables import AMOUNT, NUMBERED, CellText, RuledTable

_TOTALS = frozenset({"合计", "总计"})


def count_header_rows(table: RuledTable) -> int | None:
    """Rows above the first data row; None where the table is a form without such rows.

    The header reaches down as far as the spans of its first row's cells, and further below a cell
    that stands over several columns, but never into a row that holds an amount.
    """
    rows = table.rows()
    if _is_form(rows) or _is_field(rows[0], len(table.xs) - 1):
        return None
    count, depth = 0, 1
    while count < min(depth, len(rows)):
        if _holds_data(rows[count]):
            return count or None
        depth = max([depth, *(cell.row + cell.row_span for cell in rows[count])])
        count += 1
        if count == depth < len(rows) and (
            _has_next_level(rows, count) or _numbers_columns(rows[count])
        ):
            depth += 1
    return count


def _has_next_level(rows: list[list[CellText]], count: int) -> bool:
    """Whether a cell that ends above row ``count`` spans columns and has its parts there."""
    below = rows[count]
    if _holds_data(below):
        return False
    for cell in (cell for row in rows[:count] for cell in row):
        if cell.column_span > 1 and cell.row + cell.row_span == count and cell.text:
            end = cell.column + cell.column_span
            parts = [other for other in below if cell.column <= other.column < end]
            if len(parts) > 1 and all(_is_label(part.text) for part in parts):
                return True
    return False


def _is_label(text: str) -> bool:
    return bool(text) and not NUMBERED.match(text)


def _numbers_columns(row: list[CellText]) -> bool:
    """Whether a row only numbers the columns (栏次 1 2 3)."""
    return any(cell.text == "栏次" for cell in row)


def _holds_data(row: list[CellText]) -> bool:
    """Whether a row is no header: it has an amount or code, or is an empty row of totals."""
    texts = [cell.text.replace(" ", "") for cell in row if cell.lines]
    if _numbers_columns(row):
        return False
    return any(map(AMOUNT.match, texts)) or (bool(texts) and _TOTALS.issuperset(texts))


def _is_form(rows: list[list[CellText]]) -> bool:
    """Whether many rows have cells over several columns: a form, not a table with a header."""
    later = [row for row in rows[3:] if row]
    spanned = sum(any(cell.column_span > 1 for cell in row) for row in later)
    return len(later) >= 3 and spanned > 0.4 * len(later)


def _is_field(row: list[CellText], columns: int) -> bool:
    """项目名称｜甲项目, blank to the right: whether a row is a field of a form with its value."""
    told = [cell for cell in row if cell.lines]
    named = bool(told) and told[0].column == 0 and told[0].text.endswith("名称")
    return named and len(told) > 1 and 2 * sum(cell.column_span for cell in told) <= columns
