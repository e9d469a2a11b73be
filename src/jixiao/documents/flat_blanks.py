"""Tables whose cells are set apart by blanks alone, as text copied from a page gives them.

A header of names, and below it rows of a name with a figure for every further column. A code
before the name has a column of its own. Anything less regular stays text.
"""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.documents.document import Table
from jixiao.documents.flat_grid import (
    Piece,
    blank_at,
    piece,
    pieces_apart,
    table_below,
)
from jixiao.documents.textlines import Line
from jixiao.late import late_regex

_CELL = late_regex(r"[^\s\u3000]+")
_DIGIT = late_regex(r"\d")
_HAN = late_regex(r"[\u4e00-\u9fff]")
_CODED = late_regex(r"(?:(?:支出)?(?:功能|经济)分类)?(?:科目|预算|项目)?(?:编码|代码)|序号")
_YEAR = late_regex(r"(?:19|20)\d\d年?")
_FEWEST_FIGURES, _FEWEST_ROWS = 2, 3
_LONGEST_NAME = 40


def is_header(lines: Sequence[Line], first: int) -> bool:
    """Whether a line is nothing but names, as the next line is a name with its figures."""
    words = lines[first].words
    if _DIGIT.search(words) or words.endswith(("。", "；", "：", ":")) or first + 1 >= len(lines):
        return False
    columns = len(_CELL.findall(words))
    return columns > _FEWEST_FIGURES and _DIGIT.search(lines[first + 1].words) is not None


def read_blanks(text: str, lines: Sequence[Line], first: int) -> tuple[Table, int] | None:
    """The table under the header at ``first`` and the line behind it, if there is one."""
    header = pieces_apart(text, lines[first].start, lines[first].end)
    labels = 2 if _CODED.fullmatch(header[0].words) else 1
    figures = len(header) - labels
    if figures < _FEWEST_FIGURES:
        return None
    rows = [header]
    for line in lines[first + 1 :]:
        row = _row(text, line, labels, figures)
        if row is None:
            break
        rows.append(row)
    if len(rows) <= _FEWEST_ROWS:
        return None
    return table_below(rows, lines, first)


def _row(text: str, line: Line, labels: int, figures: int) -> list[Piece] | None:
    """The cells of a row: code, name and figures; None where a line is no such row."""
    cells = pieces_apart(text, line.start, line.end)
    lead, values = cells[:-figures], cells[-figures:]
    if not lead or not all(one.is_number for one in values):
        return None
    code = lead[:1] if labels > 1 and lead[0].words.isdigit() and len(lead) > 1 else []
    names = lead[len(code) :]
    name = piece(text, names[0].start, names[-1].end)
    named = _HAN.search(name.words) or _YEAR.fullmatch(name.words)
    if not named or len(name.words) > _LONGEST_NAME:
        return None
    blank = [blank_at(line.start)] if labels > 1 and not code else []
    return [*blank, *code, name, *values]
