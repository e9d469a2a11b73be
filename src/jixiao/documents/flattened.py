"""Finds tables that were flattened to lines of text, in whichever form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.documents import flat_bars, flat_blanks, flat_cells, flat_gaps, flat_lines, flat_rows
from jixiao.documents.document import Table
from jixiao.documents.flat_charts import read_charts
from jixiao.documents.flat_codes import is_coded, read_coded_lines
from jixiao.documents.flat_numbered import opens_numbered, read_numbered
from jixiao.documents.flat_scored import opens_scored, read_scored
from jixiao.documents.flat_words import opens_words, read_words
from jixiao.documents.textlines import Line


def find_tables(text: str, lines: Sequence[Line], first: int) -> tuple[list[Table], int]:
    """The tables that begin with the line ``first``, and the line after all that was looked at.

    No table and a later line mean that the lines between hold paragraphs.
    """
    line = lines[first]
    if "\t" in line.raw:
        return _with_tabs(text, lines, first)
    if "|" in line.raw or flat_bars.ends_below(lines, first):
        return _with_bars(text, lines, first)
    for found in _readings(text, lines, first):
        if found is not None:
            return [found[0]], found[1]
    return [], first + 1


def _readings(text: str, lines: Sequence[Line], first: int) -> Iterator[tuple[Table, int] | None]:
    """What the forms without tabs and bars make of the lines, the most telling header first."""
    line = lines[first]
    if opens_numbered(lines, first):
        yield read_numbered(text, lines, first)
    if opens_scored(line):
        yield read_scored(text, lines, first)
    if (" " in line.words or "\u3000" in line.words) and flat_blanks.is_header(lines, first):
        yield flat_blanks.read_blanks(text, lines, first)
    if flat_gaps.opens_gaps(line):
        yield flat_gaps.read_gaps(text, lines, first)
    if opens_words(line):
        yield read_words(text, lines, first)
    if is_coded(line.words):
        yield read_coded_lines(text, lines, first)
    if line.words:
        yield flat_lines.read_lines(text, lines, first)


def _with_tabs(text: str, lines: Sequence[Line], first: int) -> tuple[list[Table], int]:
    if flat_cells.is_cell(lines[first]):
        after = flat_cells.region_end(lines, first)
        table = flat_cells.read_cells(text, lines[first:after])
        return ([table] if table else []), after
    if not flat_rows.is_row(lines[first], "\t"):
        return [], first + 1
    after = flat_rows.region_end(lines, first, "\t")
    region = lines[first:after]
    charts = read_charts(text, region)
    if charts:
        return charts, _line_after(lines, first, after, charts[-1].end)
    table = flat_rows.read_rows(text, region, "\t")
    return ([table] if table else []), after


def _line_after(lines: Sequence[Line], first: int, after: int, offset: int) -> int:
    """The first line of a run that begins behind an offset."""
    return next((i for i in range(first, after) if lines[i].start >= offset), after)


def _with_bars(text: str, lines: Sequence[Line], first: int) -> tuple[list[Table], int]:
    if flat_bars.is_barred_cell(lines[first]) or flat_bars.ends_below(lines, first):
        after = flat_bars.region_end(lines, first)
        table = flat_bars.read_barred_cells(text, lines[first:after])
        if table is None and (title := flat_bars.title_within(lines, first, after)):
            table = flat_bars.read_barred_cells(text, lines[first:title])
            after = title if table else after
        if table or after > first + 1:
            return ([table] if table else []), after
    if not flat_rows.is_row(lines[first], "|"):
        return [], first + 1
    after = flat_rows.region_end(lines, first, "|")
    table = flat_rows.read_rows(text, lines[first:after], "|")
    return ([table] if table else []), after
