"""Tables of indicators whose cells are set apart by blanks, as text copied from a page gives them.

The header tells how many cells stand before and behind the figures of a row: labels, of which a
row prints only those that differ from the row above, what was to be done and what was done, the
points and the score, and a remark that may be left out. Labels and remarks may be broken over
lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jixiao.documents.document import Table
from jixiao.documents.flat_grid import Piece, blank_at, build_table, piece, pieces_apart
from jixiao.documents.textlines import Line
from jixiao.late import late_regex

_OPENS = late_regex(r"(?:一级|二级|三级|评价|考核|绩效)?指标(?:名称|类型)?\s")
_LABEL = late_regex(r"(?:[一二三四]级|评价|考核|绩效)?指标(?:名称|类型|内容)?|名称|项目(?:名称)?")
_FIGURE = late_regex(
    r"(?:指标|自评|评价|实际|标准|考核)?(?:分值|权重|得分|评分|满分|扣分)(?:（分）|\(分\))?|"
    r"(?:得分系数|完成率|完成比例)(?:（%）|\(%\))?|20\d\d年度?"
)
_NOTE = late_regex(r"备注|原因|措施|说明|依据")
_TOTAL = late_regex(r"(?:合|总|小)计|总分")
_SENTENCE = late_regex(r"[。；]")
_BRACKET = late_regex(r"[（(]")
_GOES_ON = ("，", "、", ",", "；", "：", "（")
_FEWEST_NAMES, _FEWEST_ROWS = 4, 3
_MOST_LOOSE = 4
"""Lines without figures that may stand before a row."""
_LONGEST = 40
"""Characters of such a line, at most."""
_BROKEN = 8
"""Characters from which a label alone on its line is the beginning of one that goes on."""


@dataclass(slots=True)
class _Shape:
    """How many cells of each kind the header names, from left to right."""

    labels: int
    middle: int
    figures: int
    notes: int

    @property
    def width(self) -> int:
        return self.labels + self.middle + self.figures + self.notes

    @classmethod
    def of(cls, names: Sequence[str]) -> _Shape | None:
        """The shape of a header; None where its names do not stand in this order."""
        labels = next((n for n, one in enumerate(names) if not _LABEL.fullmatch(one)), 0)
        notes = next((n for n, one in enumerate(names[::-1]) if not _NOTE.search(one)), 0)
        rest = names[labels : len(names) - notes]
        figures = next((n for n, one in enumerate(rest[::-1]) if not _FIGURE.fullmatch(one)), 0)
        figures = figures or (len(rest) if all(map(_FIGURE.fullmatch, rest)) else 0)
        if not labels or figures < 1 or len(names) < _FEWEST_NAMES:
            return None
        return cls(labels, len(rest) - figures, figures, notes)


@dataclass(slots=True)
class _Reader:
    """The rows so far, and the lines without figures behind them."""

    text: str
    shape: _Shape
    rows: list[list[Piece]]
    loose: list[list[Piece]] = field(default_factory=list)
    after: int = 0
    """The line behind the last row."""

    def add(self, line: Line, number: int) -> bool:
        """Take in a line; False where it belongs to no such table."""
        cells = pieces_apart(self.text, line.start, line.end)
        if not cells or _SENTENCE.search(line.words):
            return False
        row = self._row(cells)
        if row is not None:
            self.rows.append(row)
            self.loose, self.after = [], number + 1
            return True
        if self._goes_on(line):
            self.after = number + 1
            return True
        self.loose.append(cells)
        return len(self.loose) <= _MOST_LOOSE and len(line.words) <= _LONGEST

    def _goes_on(self, line: Line) -> bool:
        """Whether a line goes on with the remark of the row above it."""
        if not self.shape.notes or self.loose or len(self.rows) == 1:
            return False
        last = self.rows[-1][-1]
        if not last.words.endswith(_GOES_ON):
            return False
        self.rows[-1][-1] = piece(self.text, last.start, line.end)
        return True

    def _row(self, cells: list[Piece]) -> list[Piece] | None:
        """The cells of a row under the header; None where the line is none."""
        shape = self.shape
        place = _figures_at(cells, shape) or 0
        first = place - shape.middle
        if first < 1 or _TOTAL.fullmatch(cells[0].words):
            return self._total(cells)
        labels = self._labels(cells[:first])
        notes = cells[place + shape.figures :]
        tail = [piece(self.text, notes[0].start, notes[-1].end)] if notes else []
        row = [*labels, *cells[first : place + shape.figures], *tail]
        return row + [blank_at(row[-1].end)] * (shape.width - len(row))

    def _total(self, cells: list[Piece]) -> list[Piece] | None:
        """The row of a total, whose figures are the last ones under the header."""
        figures, shape = cells[1:], self.shape
        blank = blank_at(cells[0].end)
        if len(figures) == shape.middle + shape.figures and figures[-1].is_number:
            return [cells[0], *[blank] * (shape.labels - 1), *figures, *[blank] * shape.notes]
        fits = 0 < len(figures) <= shape.figures and all(one.is_number for one in figures)
        if not fits or not _TOTAL.fullmatch(cells[0].words):
            return None
        before = shape.labels + shape.middle + shape.figures - 1 - len(figures)
        return [cells[0], *[blank] * before, *figures, *[blank] * shape.notes]

    def _labels(self, own: list[Piece]) -> list[Piece]:
        """The labels of a row with those of the lines before it, the innermost last."""
        found: list[Piece] = []
        for cells in [*self.loose, own]:
            bracket = _BRACKET.match(cells[0].words) is not None
            joined = bool(found) and (bracket or (cells is own and self._is_broken(found, own)))
            if joined:
                found[-1] = piece(self.text, found[-1].start, cells[0].end)
            found += cells[joined:]
        over = len(found) - self.shape.labels
        if over > 0:
            found[-over - 1 :] = [piece(self.text, found[-over - 1].start, found[-1].end)]
        missing = self.shape.labels - len(found)
        return [blank_at(found[0].start)] * missing + found

    def _is_broken(self, before: list[Piece], own: list[Piece]) -> bool:
        """Whether the only label of a row ends the one that stands on the line above."""
        return len(own) == 1 and len(before[-1].words) >= _BROKEN and self.shape.labels > 1


def opens_scored(line: Line) -> bool:
    """Whether a line may be the header of such a table."""
    words = line.words
    return "指标" in words and _OPENS.match(words) is not None and not _SENTENCE.search(words)


def read_scored(text: str, lines: Sequence[Line], first: int) -> tuple[Table, int] | None:
    """The table under the header at ``first`` and the line behind it, if there is one."""
    header = pieces_apart(text, lines[first].start, lines[first].end)
    shape = _Shape.of([one.words for one in header])
    if shape is None:
        return None
    reader = _Reader(text, shape, [header])
    for number in range(first + 1, len(lines)):
        if not reader.add(lines[number], number):
            break
    if len(reader.rows) <= _FEWEST_ROWS:
        return None
    end = lines[reader.after - 1].end
    table = build_table(reader.rows, lines[first].start, end, header_rows=1)
    table.origin = "fitted"
    return table, reader.after


def _figures_at(cells: list[Piece], shape: _Shape) -> int | None:
    """Where the figures of a row begin: the last run of as many as the header names, behind which
    stands nothing but a remark.
    """
    for place in range(len(cells) - shape.figures, 0, -1):
        run = cells[place : place + shape.figures]
        if all(one.is_number for one in run):
            behind = cells[place + shape.figures :]
            return place if shape.notes or not behind else None
    return None
