"""The checked document as HTML: its paragraphs, headings, tables and pages."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from jixiao.checks.result import CheckResult
from jixiao.documents.document import Cell, Paragraph, Table
from jixiao.reports.findings.figure_verdicts import Standing
from jixiao.reports.findings.html_inline import Inline
from jixiao.reports.findings.html_markup import Html, element, safe
from jixiao.reports.findings.html_words import page_word
from jixiao.reports.findings.words import line

_MOST_SPAN = 1000
"""Columns that HTML lets one cell span, and more rows than a page shows."""

_LONG_LABEL = 5
"""Characters beyond which a cell must not shrink to one character a line."""

_LONGEST_HEADING = 50
"""Characters; a numbered paragraph with a level is a paragraph all the same."""

_MOST_EMPTY = 20
"""Empty rows in a stretch that are shown."""


def document_html(result: CheckResult, figures: list[Standing], name: str, language: str) -> Html:
    """The whole text; every finding and figure has its anchor in it (``d1p3``, ``d1f5``)."""
    document = result.document
    inline = Inline(document.text, figures, result.findings, name, bool(document.page_starts))
    body = safe(list(_body(result, inline, language)))
    wanted = (f"{name}p{number}" for number in range(1, len(result.findings) + 1))
    lost = [element("span", id=each) for each in wanted if each not in inline.anchored]
    return element("div", [*lost, body], class_="text", lang="zh-CN")


def _body(result: CheckResult, inline: Inline, language: str) -> Iterator[Html]:
    document = result.document
    levels = {start: level for level, start, _ in result.ledger.headings}
    at, page = 0, 0
    for block in document.blocks:
        yield from _between(inline, at, block.start)
        number = bisect_right(document.page_starts, block.start)
        if number > page:
            page = number
            yield element("p", line("page", language, page=page), class_="page")
        yield _block(block, inline, levels, language)
        at = max(at, block.end)
    yield from _between(inline, at, len(document.text))


def _between(inline: Inline, start: int, end: int) -> Iterator[Html]:
    """Text that stands in no block: nothing of the document is left out."""
    if inline.text[start:end].strip():
        yield element("p", inline.render(start, end))


def _block(block: Paragraph | Table, inline: Inline, levels: dict[int, int], language: str) -> Html:
    if isinstance(block, Table):
        return _table(block, inline, language)
    content = inline.render(block.start, block.end)
    level = block.level or levels.get(_first_letter(inline.text, block))
    if (block.kind == "heading" or level) and _is_title(inline.text[block.start : block.end]):
        return element(f"h{min(6, 2 + (level or 1))}", content)
    plain = block.kind not in ("caption", "footnote", "textbox")
    return element("p", content, class_=None if plain else block.kind)


def _is_title(text: str) -> bool:
    """Whether a paragraph with a level reads like a heading: short, and no sentence."""
    return len(text) <= _LONGEST_HEADING and not text.rstrip().endswith(("。", "；", ";"))


def _first_letter(text: str, block: Paragraph) -> int:
    stretch = text[block.start : block.end]
    return block.start + len(stretch) - len(stretch.lstrip())


def _table(table: Table, inline: Inline, language: str) -> Html:
    rows = defaultdict(list)
    for cell in table.cells:
        rows[cell.row].append(cell)
    heads = table.header_rows or 0
    caption = element("caption", page_word("chart", language)) if table.origin == "chart" else ""
    body = element("tbody", list(_rows(rows, inline, heads)))
    label = page_word("table", language)
    grid = element("table", [caption, body])
    box = element("div", grid, class_="wide", tabindex=0, role="region", aria_label=label)
    return safe([box, *_beside_cells(table, inline)])


def _beside_cells(table: Table, inline: Inline) -> Iterator[Html]:
    """Text of a table that is in none of its cells."""
    at = table.start
    for cell in sorted(table.cells, key=lambda each: each.start):
        yield from _between(inline, at, cell.start)
        at = max(at, cell.end)
    yield from _between(inline, at, table.end)


def _rows(rows: dict[int, list[Cell]], inline: Inline, heads: int) -> Iterator[Html]:
    """Rows from top to bottom; a long stretch of empty ones is shortened."""
    taken: dict[int, int] = {}
    above = -1
    for row in sorted(rows):
        yield from [element("tr")] * min(row - above - 1, _MOST_EMPTY)
        yield _row(rows[row], inline, row, heads, taken)
        above = row


def _row(cells: list[Cell], inline: Inline, row: int, heads: int, taken: dict[int, int]) -> Html:
    """One row; ``taken``: column → first row that a cell from above leaves free again."""
    pieces: list[Html] = []
    column = 0
    for cell in sorted(cells, key=lambda each: each.column):
        before = range(column, min(cell.column, column + _MOST_SPAN))
        if gap := sum(taken.get(each, 0) <= row for each in before):
            pieces.append(element("td", colspan=gap if gap > 1 else None))
        pieces.append(_cell(cell, inline, "th" if row < heads else "td"))
        column = max(column, cell.column + cell.column_span)
        if cell.row_span > 1:
            below = range(cell.column, cell.column + min(cell.column_span, _MOST_SPAN))
            taken.update(dict.fromkeys(below, row + cell.row_span))
    return element("tr", pieces)


def _cell(cell: Cell, inline: Inline, name: str) -> Html:
    content = inline.render(cell.start, cell.end)
    text = inline.text[cell.start : cell.end].strip()
    kind = "num" if _is_number(text) else "long" if len(text) > _LONG_LABEL else None
    columns = min(cell.column_span, _MOST_SPAN)
    return element(
        name,
        content,
        colspan=columns if columns > 1 else None,
        rowspan=min(cell.row_span, _MOST_SPAN) if cell.row_span > 1 else None,
        class_=kind,
    )


def _is_number(text: str) -> bool:
    """Whether a cell holds nothing but a number: such cells are set flush right."""
    bare = text.rstrip("%％")
    return bool(bare) and not bare.strip("0123456789.,-－，") and any(map(str.isdigit, bare))
