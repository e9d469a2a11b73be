"""The indicators of a form: first-level headings with their points, the total row, the layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.extraction.forms import words
from jixiao.extraction.forms.numbers import Number, cells_of, partings
from jixiao.extraction.forms.points import Layout, Marks, marks_of
from jixiao.late import late_regex

_FULL, _TENTH = Decimal(100), Decimal(10)
_SENTENCES = 2
_STOPS = ("。", "；", ";")
_DIGIT = late_regex(r"\d")
_HEADER_REACH = 120
"""Characters behind 三级指标 in which the other columns are named."""
_LAYOUTS = {
    (True, True): (Layout.LAST, Layout.AHEAD),
    (False, True): (Layout.SCORE,),
    (True, False): (Layout.POINTS,),
}


@dataclass(slots=True)
class Section:
    """A first-level indicator: its points in brackets and the marks of its rows, if readable."""

    name: str
    points: Number | None
    start: int
    end: int
    marks: Marks | None = None
    layout: Layout | None = None


@dataclass(slots=True)
class Indicators:
    """One table of indicators; ``total`` and ``score`` are those of its total row."""

    start: int
    end: int
    sections: list[Section] = field(default_factory=list)
    total: Number | None = None
    score: Number | None = None
    layouts: tuple[Layout, ...] = ()
    groups: list[Number] = field(default_factory=list)
    """绩效指标（90分）: points of several headings together."""
    whole: Section | None = None
    """All rows read together where no headings with points part them."""
    rates_execution: bool = False
    """An indicator among them is the execution rate: its points are no others."""


_LONGEST = 6000
"""Characters of a table of indicators up to its total row."""
_NAME_REACH = 16
"""Characters before points in brackets in which the name stands that they belong to."""


@dataclass(slots=True)
class _Heads:
    """Headings with points in a text: first-level ones, groups of them, second-level ones."""

    outer: list[tuple[str, int, Number]] = field(default_factory=list)
    """Name, place and points."""
    groups: list[Number] = field(default_factory=list)
    inner: list[Number] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> _Heads:
        heads = cls()
        for found in words.SECTION_POINTS.finditer(text):
            points = Number(found["points"], *found.span("points"))
            before = text[max(0, found.start() - _NAME_REACH) : found.start()]
            name = words.SECTION_NAME.search(before)
            if not found["unit"] and not (name and name["name"]):
                continue
            if words.GROUP_NAME.search(before):
                heads.groups.append(points)
            elif words.INNER_NAME.search(before):
                heads.inner.append(points)
            elif name:
                place = found.start() - len(name[0])
                heads.outer.append((re.sub(r"[\s|]", "", name["name"] or ""), place, points))
        return heads

    def between(self, start: int, end: int) -> _Heads:
        """Those of one table; 成本指标 is second-level where others of its kind have points."""
        inner = [one for one in self.inner if start <= one.start < end]
        outer = [
            (name, place, points)
            for name, place, points in self.outer
            if start <= points.start < end and not (inner and name.startswith("成本"))
        ]
        return _Heads(outer, [one for one in self.groups if start <= one.start < end], inner)


def indicators_of(text: str) -> Iterator[Indicators]:
    """The tables of indicators in a folded text, each up to its total row."""
    heads = _Heads.of(text)
    headers = [header.end() for header in words.THIRD_LEVEL.finditer(text)]
    openings = headers or [name.start() for name in words.FIRST_NAME.finditer(text)]
    marks = sorted([*openings, *(points.start for _, _, points in heads.outer)])
    start = 0
    while marks:
        limit = min(len(text), marks[0] + _LONGEST)
        close = words.TOTAL.search(text, marks[0], limit)
        end = close.start() if close else limit
        yield _table(text, heads.between(start, end), openings, start, end, close, bool(headers))
        start = close.end() if close else limit
        marks = [mark for mark in marks[1:] if mark >= start]


def _table(
    text: str, heads: _Heads, openings: list[int], start: int, end: int,
    close: re.Match[str] | None, headed: bool,
) -> Indicators:  # fmt: skip
    """The table between two places; ``openings`` are the ends of headers, if it is ``headed``."""
    opening = next((one for one in openings if start <= one <= end), None)
    outer = heads.outer
    if opening is not None and headed:
        outer = [one for one in outer if one[1] >= opening] or outer
    first = outer[0][2].end if outer else start
    table = Indicators(opening if opening is not None else first, end)
    table.layouts = _layouts(text, opening if headed else None)
    table.rates_execution = words.RATE_HEAD.search(text, table.start, end) is not None
    table.groups = heads.groups
    bounds = [*(place for _, place, _ in outer[1:]), end]
    for (name, _, points), bound in zip(outer, bounds, strict=False):
        section = Section(name, points, points.close, bound)
        _read_rows(text, section, table.layouts, points.value)
        table.sections.append(section)
    if close is not None:
        _read_total(text, close, table)
    return table


def _layouts(text: str, after: int | None) -> tuple[Layout, ...]:
    """The layouts that the header allows; all where it is not there."""
    if after is None:
        return (Layout.LAST, Layout.AHEAD, Layout.SCORE)
    order = [
        column.lastgroup
        for column in words.INDICATOR_COLUMN.finditer(text, after, after + _HEADER_REACH)
    ]
    points, score = "points" in order, "score" in order
    if points and score and "target" in order:
        ahead = order.index("points") < order.index("target")
        return (Layout.AHEAD,) if ahead else (Layout.LAST, Layout.POINTS)
    return _LAYOUTS.get((points, score), (Layout.LAST, Layout.AHEAD))


def _read_rows(text: str, section: Section, layouts: tuple[Layout, ...], weight: Decimal) -> None:
    if _is_prose(text[section.start : section.end]):
        return
    for layout in layouts:
        section.marks = marks_of(text, section.start, section.end, layout, weight)
        if section.marks is not None:
            section.layout = layout
            return


def _is_prose(text: str) -> bool:
    """产出指标（30分）, and below it sentences that score one indicator each: no rows of a form."""
    if text.count("。") < _SENTENCES:
        return False
    lines = [line for line in text.splitlines() if _DIGIT.search(line)]
    return 2 * sum(line.rstrip().endswith(_STOPS) for line in lines) > len(lines)


def read_whole(
    text: str, table: Indicators, execution: Number | None, gained: Number | None
) -> None:
    """All rows at once: they make the total less the points of the execution rate, or less what
    was ``gained`` for it where the form has scores alone.
    """
    total = table.total
    if total is None or (table.sections and all(one.marks for one in table.sections)):
        return
    section = Section("", None, table.start, table.end)
    apart = (execution.value,) if execution else (_TENTH, Decimal(0), 2 * _TENTH)
    if gained is not None and table.layouts == (Layout.SCORE,):
        apart = (gained.value, *apart)
    for other in apart:
        _read_rows(text, section, table.layouts, total.value - other)
        if section.marks is not None:
            table.whole = section
            return


def _read_total(text: str, close: re.Match[str], table: Indicators) -> None:
    """总分100 99.5, 总分10099.5: the points and the score of the total row."""
    start, end = close.span("chunk")
    numbers = cells_of(text, start, end)
    if numbers and len(numbers) in (1, 2) and numbers[0].value <= _FULL:
        table.total = numbers[0]
        table.score = numbers[1] if len(numbers) == 2 and numbers[1].value <= _FULL else None
        return
    points = [one.points.value for one in table.sections if one.points]
    wholes = {_FULL, sum(points, Decimal(0))}
    pairs = [
        pair
        for pair in partings(text, start, close.end("chunk"), 2)
        if len(pair) == 2 and pair[0].value in wholes and pair[1].value <= pair[0].value
    ]
    if len(pairs) == 1:
        table.total, table.score = pairs[0]
