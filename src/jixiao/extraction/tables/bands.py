"""Parts of a table under one header: forms hold several, each with columns of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jixiao.documents.document import Table
from jixiao.extraction.tables.columns import Column, meaning_of, measures
from jixiao.extraction.tables.grid import Grid, Place
from jixiao.extraction.tables.labels import Row, label_of
from jixiao.extraction.tables.symbols import formulas_of
from jixiao.extraction.tables.vocabulary import words
from jixiao.late import late_regex

_FUNDS = late_regex(
    r"(?:资金|金额)(?:总额|合计)|财政(?:拨款|资金)|(?:其他|上级|本级|自有|单位)资金(?:（[^）]*）)?"
)
"""What the columns of a form are called that part an amount by its source."""


@dataclass(slots=True)
class Band:
    """Header rows and the data rows below them."""

    header: range
    data: range
    columns: list[Column] = field(default_factory=list)
    rows: list[list[Row]] = field(default_factory=list)
    """Rows by panel, top to bottom."""
    unit: str = ""


def split(table: Table, grid: Grid) -> list[Band]:
    """The bands of a table, top to bottom."""
    first = _first_data_row(table, grid)
    starts: list[tuple[int, int]] = [(_header_top(grid, first), first)]
    row = first
    while row < len(grid):
        if is_header(grid, row):
            top = row
            row += 1
            while row < len(grid) and _continues_header(grid, row):
                row += 1
            starts.append((top, row))
        else:
            row += 1
    ends = [top for top, _ in starts[1:]] + [len(grid)]
    return [
        Band(range(top, data), range(data, end))
        for (top, data), end in zip(starts, ends, strict=True)
    ]


def is_header(grid: Grid, row: int) -> bool:
    """Whether a row in the body of a table opens a new part with a header of its own."""
    count = 0
    for place in grid.filled[row]:
        if place.number is not None or len(place.text) > 24:
            return False
        count += measures(place.text) or _FUNDS.fullmatch(place.text) is not None
    return count >= 2 and not _is_field(grid, row)


def _continues_header(grid: Grid, row: int) -> bool:
    places = grid.filled[row]
    return bool(places) and all(
        place.number is None and place.column and measures(place.text) for place in places
    )


def _is_field(grid: Grid, row: int) -> bool:
    first = next(iter(grid.filled[row]), None)
    return first is not None and bool(words().form_field.match(first.text))


def _first_data_row(table: Table, grid: Grid) -> int:
    if table.header_rows is not None and table.header_rows < len(grid):
        return table.header_rows
    for row in range(len(grid)):
        if _opens_data(grid, row):
            return row
    measured = [row for row in range(len(grid)) if _measured(grid, row) >= 2]
    return min(measured[0] + 1 if measured else 1, len(grid))


def _opens_data(grid: Grid, row: int) -> bool:
    places = grid.filled[row]
    if any(place.number is not None for place in places):
        return not numbering(grid, row)
    labels = [label_of(place.text) for place in places]
    if any(label.mark == 1 for label in labels):
        return row > 0
    return row > 0 and bool(labels) and all(label.total for label in labels)


def numbering(grid: Grid, row: int) -> bool:
    """Whether a row only numbers the columns (栏次 1 2 3 …), or ties them together (A＝B＋C)."""
    known = grid.numbering.get(row)
    if known is None:
        known = grid.numbering[row] = _numbers_columns(grid.filled[row])
    return known


def _numbers_columns(places: list[Place]) -> bool:
    numbers = [place.number.digits for place in places if place.number is not None]
    if "=" in "".join([place.text for place in places]) and formulas_of(places):
        return True
    if len(numbers) < 2 or numbers[0] != "1":
        return False
    texts = [place.text for place in places if place.number is None]
    named = any(words().numbering_row.match(text) for text in texts)
    if any(len(text) > 2 for text in texts) or (not named and (texts or len(numbers) < 3)):
        return False
    return numbers == [str(value) for value in range(1, len(numbers) + 1)]


def _measured(grid: Grid, row: int) -> int:
    return sum(measures(place.text) for place in grid.filled[row])


def _header_top(grid: Grid, first: int) -> int:
    """The first header row above the data: below the fields of a form and long texts."""
    top = first
    while top > 0 and not _is_field_row(grid, top - 1):
        top -= 1
    return top


def _is_field_row(grid: Grid, row: int) -> bool:
    if _measured(grid, row) >= 2:
        return False
    return _is_field(grid, row) or any(len(place.text) > 40 for place in grid.filled[row])


def header_paths(grid: Grid, band: Band) -> list[tuple[str, ...]]:
    """For each column the header texts over it, outermost first."""
    lowest = [_lowest_text(grid, band, column) for column in range(grid.n_columns)]
    return [_path(grid, band, column, lowest) for column in range(grid.n_columns)]


def _lowest_text(grid: Grid, band: Band, column: int) -> int:
    """The last row of the header in which a text of a column starts; -1 where none does."""
    places = (grid.at(row, column) for row in reversed(band.header))
    return next((place.row for place in places if place is not None and not place.blank), -1)


def _path(grid: Grid, band: Band, column: int, lowest: Sequence[int]) -> tuple[str, ...]:
    path: list[str] = []
    last: Place | None = None
    for row in band.header:
        if numbering(grid, row):
            continue
        place = grid.at(row, column)
        if place is None or place.blank:
            place = _inherited(grid, row, column, lowest)
        if place is None or place is last:
            continue
        last = place
        if not path or path[-1] != place.text:
            path.append(place.text)
    return tuple(path)


def _inherited(grid: Grid, row: int, column: int, lowest: Sequence[int]) -> Place | None:
    """In a header flattened to single cells, the spanning text stands left of blanks that have
    texts below them.
    """
    if lowest[column] <= row or any(place.column_span > 1 for place in grid.rows[row]):
        return None
    for left in range(column - 1, -1, -1):
        if lowest[left] <= row:
            return None
        place = grid.at(row, left)
        if place is not None and not place.blank:
            return place if place.row_span == 1 else None
    return None


def band_columns(grid: Grid, band: Band) -> list[Column]:
    """Columns with what their headers say, before their content is looked at; those that cells left
    of them cover throughout, as a form of several parts has them, say nothing.
    """
    columns = []
    rows = (*band.header, *band.data)
    begun = {place.column for row in rows for place in grid.rows[row] if place.row == row}
    for index, path in enumerate(header_paths(grid, band)):
        meaning = meaning_of(path)
        kind = "label" if _reaches_down(grid, band, index) else meaning.kind
        if path and index not in begun:
            kind = "note"
        columns.append(Column(index, path, meaning, kind))
    return columns


def _reaches_down(grid: Grid, band: Band, column: int) -> bool:
    """Whether the last header cell spans into the data: it names those rows, not the column."""
    if not band.header or not band.data:
        return False
    place = grid.at(band.data.start, column)
    return place is not None and place.row in band.header and not place.blank
