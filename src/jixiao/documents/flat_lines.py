"""Tables with one cell per line and no mark between them: names and figures take turns.

A row is a name with its figure, or with as many figures as the header names, or a name alone, or
two pairs of name and figure where both sides of an account stand beside each other. Blank cells
are lost: a name without a figure is followed by the next name, and where one side of an account
has come to its end, more blank lines lead to the next pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jixiao.documents.document import Cell, Table
from jixiao.documents.flat_grid import NO_FIGURE, NUMBER, Piece, blank_at, piece
from jixiao.documents.textlines import Line
from jixiao.late import late_regex

_LONGEST = 24
"""Characters of a line that may be a cell, at most."""
_MOST_NAMES = 9
"""Names that may stand before the first figure: those of the header and of the first row."""
_FEWEST_ROWS = 3
"""Figures that make such lines a table."""
_SENTENCE = late_regex(r"[。；，,;]|[:：]$")
_FIRST_NAME = late_regex(r"项目|科目(?:名称)?|名称|类别|内容|年度|年份|单位名称")
_NAMES = late_regex(r"项目|科目|名称|类别|内容|收入|支出|年度")
_AMOUNTS = late_regex(r"(?:数|额|预算|决算|执行|金额|合计)$")
_STAGED = late_regex(
    r"(?:20\d\d年度?|本年度?|上年度?|年初|全年|调整)(?:预算|决算|执行|支出)(?:安排)?数?"
)
_WHOLE = late_regex(r"(?:收入|支出)?(?:总计|合计|总额)")
_WHOLE_OF_SIDE = late_regex(r"(?:收入|支出)?(?:总计|合计|总额)$")
_INCOME = late_regex(r"收\s*入(?:合\s*计|总\s*计)?$")
_NUMBERING = late_regex(r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?=[)）.、．])")
_BLANKS = late_regex(r"\s+")


@dataclass(slots=True)
class _Pair:
    """A name with its figure, if it has one."""

    name: Line
    figure: Line | None
    blanks: int
    """Blank lines before the name."""


def read_lines(text: str, lines: Sequence[Line], first: int) -> tuple[Table, int] | None:
    """The table that begins with the line ``first`` and the line behind it, if there is one."""
    header = _header(lines, first)
    if header is None:
        return None
    if len(header) > 2 and not _is_paired(lines, header):
        return _read_wide(text, lines, header)
    pairs, after = _pairs(lines, header[-1] + 1 if header else first)
    if sum(pair.figure is not None for pair in pairs) < _FEWEST_ROWS:
        return None
    two_sided = len(header) == 4 or (not header and _faces(pairs))
    turns = _in_turns(pairs) if len(header) == 4 else []
    rows = turns or (_rows(pairs) if two_sided else [[pair] for pair in pairs])
    return _table(text, [lines[index] for index in header], rows, lines[after - 1].end), after


def _header(lines: Sequence[Line], first: int) -> list[int] | None:
    """The lines of the header that begins at ``first``: a name for every column; none where a
    total opens the table; None where no table begins.
    """
    names: list[int] = []
    for index in range(first, len(lines)):
        words = lines[index].words
        if not words:
            continue
        if NUMBER.fullmatch(words):
            break
        names.append(index)
        if len(names) > _MOST_NAMES or not _is_cell(words):
            return None
    else:
        return None
    header = names[:-1]
    if not header:
        return [] if names and _WHOLE.fullmatch(_bare(lines[names[0]])) else None
    wide = len(header) > 2 and (
        _FIRST_NAME.fullmatch(_bare(lines[header[0]])) or _is_staged(lines, header)
    )
    return header if wide or _is_paired(lines, header) else None


def _is_staged(lines: Sequence[Line], header: list[int]) -> bool:
    """Whether every name but the first is that of a stage of one year, as 2021年决算数 is."""
    return all(_STAGED.fullmatch(_bare(lines[index])) for index in header[1:])


def _bare(line: Line) -> str:
    return _BLANKS.sub("", line.words)


def _is_paired(lines: Sequence[Line], header: list[int]) -> bool:
    """Whether a header names a column of names and one of figures, once or for either side."""
    names = [_bare(lines[index]) for index in header]
    paired = len(names) in (2, 4) and all(map(_NAMES.search, names[::2]))
    return paired and all(map(_AMOUNTS.search, names[1::2]))


def _read_wide(text: str, lines: Sequence[Line], header: list[int]) -> tuple[Table, int] | None:
    """The table whose rows are a name and one figure for each further name of the header, or a
    name alone; one with zeros for some of them has lost cells that were blank.
    """
    rows, full = [[lines[index] for index in header]], 1
    after, row, names = header[-1] + 1, list[Line](), list[list[Line]]()
    for index in range(after, len(lines)):
        line = lines[index]
        if not line.words:
            continue
        figure = NUMBER.fullmatch(line.words) is not None or line.words in NO_FIGURE
        if not (figure or _is_cell(line.words)) or (figure and not row):
            break
        if row and not figure:
            if not _is_empty(row) or len(names) == _MOST_NAMES:
                break
            names.append(row)
            row = []
        row.append(line)
        if len(row) == len(header):
            rows += [*names, row]
            after, row, names, full = index + 1, [], [], full + 1
    if full < _FEWEST_ROWS:
        return None
    grid = [_pieces(text, row, len(header)) for row in rows]
    return _placed(grid, lines[after - 1].end, 1), after


def _is_empty(row: list[Line]) -> bool:
    """Whether a row is a name, with nothing but zeros if with any figure."""
    return all(line.words in NO_FIGURE or not line.words.strip("0.") for line in row[1:])


def _pieces(text: str, row: list[Line], width: int) -> list[Piece]:
    """The cells of a row; those behind a name alone are blank."""
    cells = [piece(text, line.start, line.end) for line in row]
    return cells + [blank_at(cells[-1].end)] * (width - len(cells))


def _is_cell(words: str) -> bool:
    return len(words) <= _LONGEST and _SENTENCE.search(words) is None and "|" not in words


def _pairs(lines: Sequence[Line], index: int) -> tuple[list[_Pair], int]:
    """The names from ``index`` on, each with its figure, and the line behind the last figure."""
    pairs: list[_Pair] = []
    blanks, after, held = 0, index, 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if not line.words:
            blanks += 1
            continue
        if NUMBER.fullmatch(line.words):
            if not pairs or pairs[-1].figure is not None:
                break
            pairs[-1].figure, after, held = line, index, len(pairs)
        elif _is_cell(line.words) and len(pairs) - held < _MOST_NAMES:
            pairs.append(_Pair(line, None, blanks))
        else:
            break
        blanks = 0
    return pairs[:held], after


def _faces(pairs: Sequence[_Pair]) -> bool:
    """Whether the first two names are the same total of income and of expense."""
    one, other = (_BLANKS.sub("", pair.name.words) for pair in pairs[:2])
    return one != other and {one[:2], other[:2]} == {"收入", "支出"} and one[2:] == other[2:]


def _in_turns(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """Income and expense in turns throughout; none where a row would hold the total of one side
    alone, or income on both, or more blank lines lead to a pair than a lost figure leaves.
    """
    rows = [list(pairs[at : at + 2]) for at in range(0, len(pairs), 2)]
    usual = min((pair.blanks for pair in pairs[1:]), default=0)
    if any(pair.blanks > usual + 1 and last.figure for last, pair in pairwise(pairs)):
        return []
    totals = [[_WHOLE_OF_SIDE.search(_bare(pair.name)) for pair in row] for row in rows]
    even = all(len(row) == 2 and bool(row[0]) == bool(row[1]) for row in totals)
    told = any(row[0] for row in totals)
    income = any(_INCOME.search(pair.name.words) for row in rows for pair in row[1:])
    return rows if even and told and not income else []


def _rows(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """Two pairs to a row; one alone where no pair of the other side follows it."""
    usual = min((pair.blanks for pair in pairs[1:]), default=0)
    rows: list[list[_Pair]] = []
    for pair in pairs:
        near = pair.blanks <= usual + 1
        if rows and len(rows[-1]) == 1 and near and _is_opposite(rows[-1][0], pair):
            rows[-1].append(pair)
        else:
            rows.append([pair])
    return rows


def _is_opposite(income: _Pair, other: _Pair) -> bool:
    """Whether a pair is of the other side: no income again, and numbered alike if at all."""
    numbers = [_NUMBERING.match(pair.name.words) for pair in (income, other)]
    told = [match.group() for match in numbers if match]
    return _INCOME.search(other.name.words) is None and len({*told}) < 2


def _table(text: str, header: list[Line], rows: list[list[_Pair]], end: int) -> Table:
    """The table of a header and rows of one pair or two."""
    width = 2 * max(len(row) for row in rows)
    grid = [[piece(text, line.start, line.end) for line in header]] if header else []
    for row in rows:
        pieces: list[Piece] = []
        for pair in row:
            name = piece(text, pair.name.start, pair.name.end)
            figure = pair.figure
            blank = blank_at(name.end)
            pieces += [name, piece(text, figure.start, figure.end) if figure else blank]
        grid.append(pieces + [blank_at(pieces[-1].end)] * (width - len(pieces)))
    return _placed(grid, end, 1 if header else 0)


def _placed(grid: list[list[Piece]], end: int, header_rows: int) -> Table:
    """The table of rows of equally many cells."""
    cells = [
        Cell(number, column, one.start, one.end)
        for number, row in enumerate(grid)
        for column, one in enumerate(row)
    ]
    start = grid[0][0].start
    return Table(start, end, len(grid), len(grid[0]), cells, "lines", header_rows)
