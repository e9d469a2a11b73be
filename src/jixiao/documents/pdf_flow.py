"""From the pages of a PDF to its document: reading order, paragraphs, tables over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jixiao.documents.document import Document
from jixiao.documents.pdf_characters import Glyphs, Run
from jixiao.documents.pdf_columns import take_tables
from jixiao.documents.pdf_furniture import find_furniture
from jixiao.documents.pdf_grid import Grid
from jixiao.documents.pdf_header_rows import count_header_rows
from jixiao.documents.pdf_lines import Line, group_lines
from jixiao.documents.pdf_paragraphs import Measure, belongs, measure_pages
from jixiao.documents.pdf_split_rows import mend_split_row
from jixiao.documents.pdf_tables import (
    RuledTable,
    align,
    continues,
    fill_grid,
    join,
    opens_anew,
    repeated_rows,
)
from jixiao.documents.pdf_text import TextWriter
from jixiao.late import late_regex

_CONTINUED = late_regex(r"[（(]?续[表\d]*[)）]?")
"""What a title adds on following pages."""

Item = Line | RuledTable


@dataclass(slots=True)
class Page:
    """What is seen on one page (``index`` from 0); sizes in points."""

    index: int
    width: float
    height: float
    glyphs: Glyphs
    runs: list[Run]
    grids: list[Grid]
    hidden: int
    """Characters of the text layer that are not on the page."""
    scanned: bool
    """Whether what is printed is in pictures: nothing or next to nothing of it is text."""
    recognised: bool = False
    """Whether the characters were read in a picture, by us or by the scanner's own program."""
    lines: list[Line] = field(default_factory=list)
    tables: list[RuledTable] = field(default_factory=list)


def arrange(path: str, pages: list[Page], form: str = "pdf", notes: Sequence[str] = ()) -> Document:
    """The document of all pages; ``form`` is the format that they were read from."""
    for page in pages:
        _lay_out(page)
    furniture = find_furniture([page.lines for page in pages], [page.height for page in pages])
    for page in pages:
        lines = [line for line in page.lines if id(line) not in furniture]
        page.lines, tables = take_tables(page.index, lines)
        page.tables += tables
    flow = _join_tables([_in_reading_order(page) for page in pages])
    writer = TextWriter([page.glyphs for page in pages])
    measures = measure_pages(
        [line for page in pages for line in page.lines], [page.width for page in pages]
    )
    _write(flow, measures, writer)
    writer.end(len(pages))
    return Document(
        path,
        form,
        writer.text(),
        writer.blocks,
        writer.page_starts,
        writer.positions.box_of,
        writer.positions.spots_of,
        [*_notes(pages), *notes],
        doubts=writer.positions.doubts(),
    )


def _lay_out(page: Page) -> None:
    """Sorts the runs of a page into its tables and the lines around them."""
    loose = page.runs
    for grid in page.grids:
        inside = [run for run in loose if grid.covers((run.x0 + run.x1) / 2, run.middle)]
        if not inside and len(grid.cells) < 4:
            continue
        taken = set(map(id, inside))
        loose = [run for run in loose if id(run) not in taken]
        page.tables.append(fill_grid(page.index, grid, inside, page.glyphs))
    page.lines = group_lines(page.index, loose)


def _in_reading_order(page: Page) -> list[Item]:
    items: list[Item] = [*page.lines, *page.tables]
    items.sort(key=lambda item: item.y0)
    return items


def _join_tables(pages: list[list[Item]]) -> list[Item]:
    """All items in order, a table that runs on at the top of the next page joined to its start."""
    flow: list[Item] = []
    for items in pages:
        at = next((k for k, item in enumerate(items) if isinstance(item, RuledTable)), None)
        if at is not None:
            lower = items[at]
            assert isinstance(lower, RuledTable)
            lower.titles = [item.text for item in items[:at] if isinstance(item, Line)]
            if flow and _carries_on(flow[-1], lower):
                _join(flow[-1], lower)  # type: ignore[arg-type]
                flow += items[at + 1 :]
                continue
        flow += items
    for item in flow:
        if isinstance(item, RuledTable) and item.origin == "ruled":
            item.header_rows = count_header_rows(item)
    return flow


def _join(upper: RuledTable, lower: RuledTable) -> None:
    """Joins a table with what goes on with it, without a header printed again."""
    dropped = repeated_rows(upper, lower)
    align(upper, lower)
    if dropped < len(lower.row_pages) and mend_split_row(upper, lower, dropped):
        dropped += 1
    join(upper, lower, dropped)


def _carries_on(upper: Item, lower: RuledTable) -> bool:
    """Whether the first table of a page continues the last one of the page before.

    Above it stands nothing, or the same title as on the page before and then the same header.
    """
    if not isinstance(upper, RuledTable) or not continues(upper, lower):
        return False
    if repeated_rows(upper, lower) > 0:
        titles = [_CONTINUED.sub("", title) for title in lower.titles]
        return not titles or titles == upper.titles[-len(titles) :]
    return not lower.titles and not opens_anew(lower)


def _write(flow: list[Item], measures: list[Measure], writer: TextWriter) -> None:
    paragraph: list[Line] = []
    for item in flow:
        if isinstance(item, Line) and paragraph:
            upper = paragraph[-1]
            if item.page - upper.page <= 1 and belongs(
                upper, item, measures[upper.page], measures[item.page]
            ):
                paragraph.append(item)
                continue
        if paragraph:
            writer.write_paragraph(paragraph)
            paragraph = []
        if isinstance(item, Line):
            paragraph = [item]
        else:
            writer.write_table(item)
    if paragraph:
        writer.write_paragraph(paragraph)


def _notes(pages: list[Page]) -> list[str]:
    notes = []
    if any(page.hidden for page in pages):
        notes.append("hidden_text")
    recognised = [page.index for page in pages if page.recognised]
    if recognised:
        notes.append("recognised_pages:" + page_ranges(recognised))
    unread = [page.index for page in pages if page.scanned and not page.recognised]
    if unread:
        notes.append("no_text_pages:" + page_ranges(unread))
    return notes


def page_ranges(indices: Sequence[int]) -> str:
    """Pages counted from 0 as people name them: ``1-3,7``."""
    parts: list[list[int]] = []
    for index in indices:
        if parts and parts[-1][1] == index:
            parts[-1][1] = index + 1
        else:
            parts.append([index + 1, index + 1])
    return ",".join(f"{a}-{b}" if a < b else str(a) for a, b in parts)
