"""Writes what stands on the pages as one text with blocks, and finds each character again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from jixiao.documents.document import Block, Box, Cell, Paragraph, Spot, Table
from jixiao.documents.pdf_characters import Glyphs, Run
from jixiao.documents.pdf_lines import Line, gap_between, gap_between_lines
from jixiao.documents.pdf_paragraphs import heading_level
from jixiao.documents.pdf_tables import CellText, RuledTable, cell_separator


class Positions:
    """The place of each character: stretches of text that are runs of glyphs of one page."""

    def __init__(self, pages: Sequence[Glyphs]) -> None:
        self._pages = pages
        self._starts: list[int] = []
        self._stretches: list[tuple[int, Run]] = []

    def add(self, start: int, page: int, run: Run) -> None:
        """Text from ``start`` shows a run of a page (counted from 0)."""
        self._starts.append(start)
        self._stretches.append((page, run))

    def box_of(self, start: int, end: int) -> Box | None:
        """The union box of a span on the page where its first printed character stands."""
        spots = self._pieces(start, end)
        if len(spots) == 1:
            return spots[0][1]
        return _union([box for page, box in spots if page == spots[0][0]]) if spots else None

    def spots_of(self, start: int, end: int) -> list[Spot]:
        """The boxes of a span, one per line."""
        spots: list[Spot] = []
        for page, box in self._pieces(start, end):
            if spots and spots[-1][0] == page and _in_line(spots[-1][1], box):
                spots[-1] = (page, _union([spots[-1][1], box]))
            else:
                spots.append((page, box))
        return spots

    def doubts(self) -> list[tuple[int, int]]:
        """The spans of the text that were read in pictures with doubt, in order."""
        if not any(page.doubtful for page in self._pages):
            return []
        spans: list[tuple[int, int]] = []
        for start, (page, run) in zip(self._starts, self._stretches, strict=True):
            for index in sorted(self._pages[page].doubtful.intersection(range(run.first, run.end))):
                at = start + index - run.first
                if spans and spans[-1][1] == at:
                    spans[-1] = (spans[-1][0], at + 1)
                else:
                    spans.append((at, at + 1))
        return spans

    def _pieces(self, start: int, end: int) -> list[Spot]:
        """The boxes of a span, one per run."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        spots: list[Spot] = []
        while index < len(self._starts) and self._starts[index] < max(end, start + 1):
            page, run = self._stretches[index]
            first = run.first + max(start - self._starts[index], 0)
            last = min(run.first + end - self._starts[index], run.end)
            if first < last:
                glyphs = self._pages[page]
                left, right = min(glyphs.x0[first:last]), max(glyphs.x1[first:last])
                box = (left, run.y0, right, run.y1)
                spots.append((page, glyphs.to_shown(box) if glyphs.to_shown else box))
            index += 1
        return spots


def _union(boxes: Sequence[Box]) -> Box:
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _in_line(one: Box, other: Box) -> bool:
    """Whether two boxes stand side by side."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > 0.5 * min(one[3] - one[1], other[3] - other[1])


class TextWriter:
    """Collects text, blocks and positions in reading order."""

    def __init__(self, pages: Sequence[Glyphs]) -> None:
        self.positions = Positions(pages)
        self.blocks: list[Block] = []
        self.page_starts = [0]
        self._parts: list[str] = []
        self._length = 0

    def text(self) -> str:
        return "".join(self._parts)

    def write_paragraph(self, lines: Sequence[Line]) -> None:
        """One paragraph over all its lines; a page break inside is its only control character."""
        self.turn_to(lines[0].page)
        start = self._length
        upper = ""
        for line in lines:
            if line.page >= len(self.page_starts):
                self.turn_to(line.page)
            elif upper:
                self._put(gap_between_lines(upper, line.text))
            self._write_line(line)
            upper = line.text
        text = "".join([line.text for line in lines[:3]])
        level = heading_level(text) if len(lines) <= 2 else None
        kind = "heading" if level else "body"
        self.blocks.append(Paragraph(start, self._length, level, kind))
        self._put("\n")

    def write_table(self, table: RuledTable) -> None:
        """One table over all its pages."""
        self.turn_to(table.first_page)
        start = self._length
        cells: list[Cell] = []
        for page, row in zip(table.row_pages, table.rows(), strict=True):
            self.turn_to(page)
            for cell in row:
                cells.append(self._write_cell(cell))
                self._put("\t")
            self._put("\n")
        self.blocks.append(
            Table(
                start,
                self._length - 1,
                len(table.row_pages),
                len(table.xs) - 1,
                cells,
                table.origin,
                table.header_rows,
                tuple(sorted({page + 1 for page in table.row_pages})),
            )
        )

    def turn_to(self, page: int) -> None:
        """Ends pages until ``page`` (from 0) is the current one."""
        while len(self.page_starts) <= page:
            self._put("\f")
            self.page_starts.append(self._length)

    def end(self, pages: int) -> None:
        """Ends the last page of ``pages``."""
        self.turn_to(pages - 1)
        self._put("\f")

    def _write_cell(self, cell: CellText) -> Cell:
        start = self._length
        upper: Line | None = None
        for line in cell.lines:
            if upper is not None:
                self._put(cell_separator(cell, upper, line))
            self._write_line(line)
            upper = line
        return Cell(cell.row, cell.column, start, self._length, cell.row_span, cell.column_span)

    def _write_line(self, line: Line) -> None:
        last = None
        for run in line.runs:
            if last is not None:
                self._put(gap_between(last, run))
            self.positions.add(self._length, line.page, run)
            self._put(run.text)
            last = run

    def _put(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
