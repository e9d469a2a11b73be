"""Tables without rules: lines whose amounts stand in columns, taken only where this is clear."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from jixiao.documents.pdf_characters import Run
from jixiao.documents.pdf_header_rows import count_header_rows
from jixiao.documents.pdf_lines import Line, make_line
from jixiao.documents.pdf_tables import CellText, RuledTable
from jixiao.late import late_regex

COLUMN_GAP = 1.2
"""Least gap between two columns, in character heights."""
FEWEST_ROWS = 3
"""Rows that hold an amount, below which lines are left as text."""
WIDEST_PITCH = 3.5
"""Greatest distance of two rows, in character heights."""
_AMOUNT = late_regex(r"[-−－+]?(?:\d[\d,，]*\.\d+|\d{1,3}(?:[,，]\d{3})+)[%％]?")

Segments = list[Line]


def take_tables(page: int, lines: list[Line]) -> tuple[list[Line], list[RuledTable]]:
    """The lines that stay text, and the tables made of the others."""
    tables: list[RuledTable] = []
    kept: list[Line] = []
    block: list[tuple[Line, Segments]] = []
    for line in lines:
        segments = _segments(line)
        if len(segments) > 1 and (not block or _follows(block[-1][0], line)):
            block.append((line, segments))
            continue
        kept += _close(page, block, tables)
        block = [(line, segments)] if len(segments) > 1 else []
        if not block:
            kept.append(line)
    kept += _close(page, block, tables)
    return kept, tables


def _segments(line: Line) -> Segments:
    """The parts of a line between wide gaps."""
    if len(line.runs) == 1:
        return [line]
    groups: list[list[Run]] = [[line.runs[0]]]
    for last, run in zip(line.runs, line.runs[1:], strict=False):
        if run.x0 - last.x1 > COLUMN_GAP * run.height:
            groups.append([])
        groups[-1].append(run)
    return [make_line(line.page, group) for group in groups]


def _follows(upper: Line, lower: Line) -> bool:
    return lower.y0 - upper.y1 < WIDEST_PITCH * lower.height


def _has_amount(segments: Sequence[Line]) -> bool:
    return any(_AMOUNT.fullmatch(part.text) for part in segments[1:])


def _close(page: int, block: list[tuple[Line, Segments]], tables: list[RuledTable]) -> list[Line]:
    """Makes a table of a block of lines where it is one; gives back the lines left as text."""
    first = next((k for k, (_, parts) in enumerate(block) if _has_amount(parts)), len(block))
    body = block[first:]
    amounts = sum(_has_amount(parts) for _, parts in body)
    if amounts < FEWEST_ROWS or amounts < 0.6 * len(body):
        return [line for line, _ in block]
    spans = _columns([part for _, parts in body for part in parts])
    if len(spans) < 2 or not _aligned(spans, [parts for _, parts in body]):
        return [line for line, _ in block]
    while first and _is_header(block[first - 1][1], spans):
        first -= 1
    tables.append(_table(page, [parts for _, parts in block[first:]]))
    return [line for line, _ in block[:first]]


def _columns(parts: Sequence[Line]) -> list[tuple[float, float]]:
    """The stretches of the page's width that segments cover."""
    spans: list[tuple[float, float]] = []
    for x0, x1 in sorted((part.x0, part.x1) for part in parts):
        if spans and x0 < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], x1))
        else:
            spans.append((x0, x1))
    return spans


def _column_of(spans: Sequence[tuple[float, float]], part: Line) -> int:
    middle = (part.x0 + part.x1) / 2
    return min(range(len(spans)), key=lambda k: abs((spans[k][0] + spans[k][1]) / 2 - middle))


def _aligned(spans: Sequence[tuple[float, float]], rows: Sequence[Segments]) -> bool:
    """Whether most amounts share an edge or the middle with another one in their column."""
    places: dict[int, list[tuple[float, float, float]]] = {}
    for parts in rows:
        if len({_column_of(spans, part) for part in parts}) < len(parts):
            return False
        for part in parts:
            if _AMOUNT.fullmatch(part.text):
                place = (part.x0, (part.x0 + part.x1) / 2, part.x1)
                places.setdefault(_column_of(spans, part), []).append(place)
    hits = total = 0
    for column in places.values():
        for kind in range(3):
            usual = sorted(place[kind] for place in column)[len(column) // 2]
            column_hits = sum(abs(place[kind] - usual) <= 2.5 for place in column)
            if column_hits >= 0.8 * len(column):
                hits += len(column)
                break
        total += len(column)
    return total > 0 and hits >= 0.8 * total


def _is_header(parts: Segments, spans: Sequence[tuple[float, float]]) -> bool:
    """Whether a line above the first amounts names at least most of the columns."""
    columns = {_column_of(spans, part) for part in parts}
    colon = any("：" in part.text or ":" in part.text for part in parts)
    return len(columns) == len(parts) >= max(2, len(spans) - 1) and not colon


def _table(page: int, rows: list[Segments]) -> RuledTable:
    spans = _columns([part for parts in rows for part in parts])
    edges = [(left[1] + right[0]) / 2 for left, right in itertools.pairwise(spans)]
    xs = [spans[0][0], *edges, spans[-1][1]]
    cells = []
    for row, parts in enumerate(rows):
        by_column = {_column_of(spans, part): part for part in parts}
        for column in range(len(spans)):
            part = by_column.get(column)
            width = xs[column + 1] - xs[column]
            cells.append(CellText(row, column, 1, 1, [part] if part else [], width, page))
    top, bottom = rows[0][0].y0, rows[-1][0].y1
    table = RuledTable(xs, [page] * len(rows), cells, top, bottom, "lines")
    table.header_rows = count_header_rows(table)
    return table
