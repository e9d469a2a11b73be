"""What is left of an embedded chart: its names, then as many values, in one line of cells."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

from jixiao.documents.document import Cell, Table
from jixiao.documents.flat_grid import Piece, pieces_between
from jixiao.documents.textlines import Line

_MOST_LINES = 60
"""Lines of one run that may be charts; longer runs are tables."""


def read_charts(text: str, lines: Sequence[Line]) -> list[Table]:
    """The charts that a run of lines begins with; none where the run is anything else.

    Several charts in one run must name the same things (amounts, then shares): rows of a table
    with two label columns and two figures look alike but name different ones.
    """
    if len(lines) > _MOST_LINES or not any(_is_mixed(line) for line in lines):
        return []
    pieces = pieces_between(text, lines[0].start, lines[-1].end, "\t")
    if pieces and not pieces[-1].words:
        pieces.pop()
    charts, rest = _split(pieces)
    heads = [_plain(names) for names, _ in charts]
    if rest and charts:
        heads.append(_plain(rest[: len(charts[0][0])]))
    same = bool(charts) and all(head == heads[0] for head in heads)
    return [_table(names, values) for names, values in charts] if same else []


def _plain(names: list[Piece]) -> str:
    """Names to compare: widths and blanks do not matter."""
    return "".join(normalize("NFKC", "|".join(name.words for name in names)).split())


def _is_mixed(line: Line) -> bool:
    """Whether names and figures stand in one line."""
    cells = [cell.strip() for cell in line.raw.split("\t") if cell.strip()]
    return bool(cells) and cells[-1][-1:].isdigit() != cells[0][-1:].isdigit()


def _split(
    pieces: list[Piece],
) -> tuple[list[tuple[list[Piece], list[Piece]]], list[Piece]]:
    """Runs of names each followed by as many figures, and what is left over."""
    charts: list[tuple[list[Piece], list[Piece]]] = []
    index = 0
    while index < len(pieces):
        names_end = _run(pieces, index, False)
        values_end = _run(pieces, names_end, True)
        size = names_end - index
        if size < 2 or values_end - names_end != size:
            break
        charts.append((pieces[index:names_end], pieces[names_end:values_end]))
        index = values_end
    return charts, pieces[index:]


def _run(pieces: list[Piece], index: int, numbers: bool) -> int:
    while index < len(pieces) and pieces[index].words and pieces[index].is_number == numbers:
        index += 1
    return index


def _table(names: list[Piece], values: list[Piece]) -> Table:
    cells = [Cell(0, column, name.start, name.end) for column, name in enumerate(names)]
    cells += [Cell(1, column, value.start, value.end) for column, value in enumerate(values)]
    return Table(names[0].start, values[-1].end, 2, len(names), cells, "chart", 1)
