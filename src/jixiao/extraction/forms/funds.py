"""The table of funds of a form: what was budgeted, what was spent, at what rate (A05, A19)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from jixiao.extraction.forms import words
from jixiao.extraction.forms.numbers import Number, cells_of, partings
from jixiao.figures.figure import rounded
from jixiao.late import late_regex

_HEADER_BEFORE, _HEADER_AFTER = 120, 40
"""Characters around the name of the rate in which the other columns stand."""
_REACH = 900
"""Characters behind the header in which the rows stand."""
_STRETCH = late_regex(r"\d[\d.,%]*(?:[\s|/—\-]+\d[\d.,%]*)*")
_HAN = late_regex(r"[\u4e00-\u9fff]+")
_RANGE = late_regex(r"\d[/—\-]\d")
"""2021-2022, 1/2: no cells of a row."""
_NO_ROW = late_regex(r"(?<=(?:19|20)\d\d)年|[月日号字分、]")
_CELL_UNIT = late_regex(r"(?<=\d)(?P<unit>万元?|元)(?=[\s|]|$)")
MONEY = ("initial", "adjusted", "outturn")
_MEASURES = {"initial", "adjusted", "rate"}
"""What a header names beside the outturn."""
_LEAST = 2
_SOMEWHAT = 5
"""Percentage points by which a rate that is wrong may be off and still tell its own row."""
_MOST_POINTS = Decimal(20)
"""Points that an execution rate has at most."""


@dataclass(slots=True)
class FundRow:
    """One row: its label and its numbers by column; ``sure``: every column has its number."""

    label: str
    cells: dict[str, Number]
    start: int
    end: int
    sure: bool

    @property
    def base(self) -> Number | None:
        """What the rate is taken of: the budget as adjusted, else as approved."""
        return self.cells.get("adjusted") or self.cells.get("initial")


@dataclass(slots=True)
class Funds:
    """The rows under one header, the total first; ``unit`` is 万元, 元 or ""."""

    start: int
    end: int
    unit: str
    rows: list[FundRow] = field(default_factory=list)


def funds_of(text: str) -> Iterator[Funds]:
    """The tables of funds in a folded text."""
    end = 0
    for head in words.FUND_HEAD.finditer(text):
        if head.start() < end:
            continue
        header = _header(text, max(end, head.start() - _HEADER_BEFORE), head)
        if header is None:
            continue
        columns, start, end = header
        stop = words.FUNDS_END.search(text, end, end + _REACH)
        close = stop.start() if stop else min(len(text), end + _REACH)
        funds = Funds(start, close, _unit(text, start))
        bare = _without_units(text, end, close, funds.unit)
        funds.rows = list(_rows(bare, columns, end, close))
        if funds.rows:
            yield funds
            end = close


def _header(text: str, start: int, head: re.Match[str]) -> tuple[list[str], int, int] | None:
    """The kinds of the columns that adjoin the name of the rate, and their span."""
    run: list[re.Match[str]] = []
    for column in words.FUND_COLUMN.finditer(text, start, head.end() + _HEADER_AFTER):
        tail = words.COLUMN_TAIL.match(text, run[-1].end()) if run else None
        if tail is None or tail.end() != column.start():
            if run and run[-1].end() >= head.end():
                break
            run = []
        run.append(column)
    kinds = _distinct([words.column_kind(column) for column in run])
    if run and run[-1].end() >= head.end() and "outturn" in kinds and _MEASURES & set(kinds):
        tail = words.COLUMN_TAIL.match(text, run[-1].end())
        return kinds, run[0].start(), tail.end() if tail else run[-1].end()
    return None


def _distinct(kinds: list[str]) -> list[str]:
    """Each kind once: the first rate (执行率得分 names another column), the last of the others.

    A first 年度预算数 over 年初预算 and 调整后预算 is the title of both.
    """
    return [
        kind
        for index, kind in enumerate(kinds)
        if kind not in (kinds[:index] if kind == "rate" else kinds[index + 1 :])
    ]


def _unit(text: str, start: int) -> str:
    first, last = max(0, start - _HEADER_BEFORE), start + _HEADER_BEFORE
    named = list(words.IN_UNIT.finditer(text, first, last))
    return re.sub(r"[\s|]", "", named[-1]["unit"]) if named else ""


def _without_units(text: str, start: int, end: int, unit: str) -> str:
    """The text with the units behind amounts in cells (4753.66万元) blanked out, where they all are
    the unit of the table.
    """
    units = {found["unit"][0] for found in _CELL_UNIT.finditer(text, start, end)}
    if not units or units != {(unit or "万")[0]}:
        return text
    blanked = _CELL_UNIT.sub(lambda found: " " * len(found[0]), text[start:end])
    return text[:start] + blanked + text[end:]


def _rows(text: str, columns: Sequence[str], start: int, end: int) -> Iterator[FundRow]:
    position = start
    first: FundRow | None = None
    for stretch in _STRETCH.finditer(text, start, end):
        label = "".join(_HAN.findall(text, position, stretch.start()))
        position = stretch.end()
        if _NO_ROW.match(text, stretch.end()) or _RANGE.search(stretch[0]):
            continue
        row = read_row(text, columns, label, *stretch.span())
        if row is None and first is not None:
            row = _like(first, text, label, *stretch.span())
        for one in [row] if row is not None else _rows_in_a_row(text, columns, label, stretch):
            first = first or one
            yield one


def _rows_in_a_row(
    text: str, columns: Sequence[str], label: str, stretch: re.Match[str]
) -> Iterator[FundRow]:
    """Rows whose names stand elsewhere, so that one row's numbers follow the other's: each as long
    as its own rate demands.
    """
    numbers = cells_of(text, *stretch.span()) or []
    while len(numbers) > _LEAST:
        for length in range(min(len(columns), len(numbers)), _LEAST, -1):
            span = numbers[0].start, numbers[length - 1].close
            row = read_row(text, columns, label, *span)
            if row is not None and row.sure:
                yield row
                numbers, label = numbers[length:], ""
                break
        else:
            return


def _like(first: FundRow, text: str, label: str, start: int, end: int) -> FundRow | None:
    """A row of amounts only, in the columns that hold amounts in the first row."""
    kinds = [kind for kind in first.cells if kind in MONEY]
    numbers = cells_of(text, start, end)
    if numbers is None or len(numbers) != len(kinds):
        joined = "".join(first.cells[kind].digits for kind in kinds)
        readings = partings(text, start, end, len(kinds)) if text[start:end] == joined else ()
        fitting = [
            reading
            for reading in readings
            if [one.digits for one in reading] == [first.cells[kind].digits for kind in kinds]
        ]
        numbers = list(fitting[0]) if fitting else []
    if not numbers or any(number.percent for number in numbers):
        return None
    return FundRow(label, dict(zip(kinds, numbers, strict=True)), start, end, False)


def read_row(text: str, columns: Sequence[str], label: str, start: int, end: int) -> FundRow | None:
    """The row of a stretch of numbers, parted as its own rate demands; None where not unique.

    Of separated cells the leftmost placing counts: blanks are at the end of a row.
    """
    numbers = cells_of(text, start, end)
    glued = numbers is None or (len(numbers) < 2 and end - start > 3)
    readings = partings(text, start, end, len(columns)) if glued else iter([tuple(numbers or ())])
    found: dict[tuple[int, ...], dict[str, Number]] = {}
    scored: dict[tuple[int, ...], dict[str, Number]] = {}
    for reading in readings:
        for cells in _placings(columns, reading):
            if glued and not _plausible(cells):
                continue
            if _reconciles(cells, exactly=glued):
                found.setdefault(_places_of(cells), cells)
            elif glued and _scores(cells):
                scored.setdefault(_places_of(cells), cells)
    chosen = found or scored
    if len(chosen) == 1 or (found and not glued):
        return FundRow(label, next(iter(chosen.values())), start, end, True)
    if chosen or glued or not numbers:
        return None
    return _as_placed(columns, numbers, label, start, end)


def _places_of(cells: dict[str, Number]) -> tuple[int, ...]:
    """Where budget, outturn and rate begin."""
    base = cells.get("adjusted") or cells["initial"]
    return base.start, cells["outturn"].start, cells["rate"].start


def _scores(cells: dict[str, Number]) -> bool:
    """Whether a row is borne out by its score (points × rate) though its rate is somewhat off."""
    points, score, stated = cells.get("points"), cells.get("score"), cells.get("rate")
    base = cells.get("adjusted") or cells.get("initial")
    outturn = cells.get("outturn")
    if not (points and score and stated and base and outturn) or not base.value:
        return False
    given = Fraction(points.value) * Fraction(stated.value) / 100
    off = Fraction(outturn.value) / Fraction(base.value) * 100 - Fraction(stated.value)
    return rounded(given, _places(score)) == score.value and abs(off) <= _SOMEWHAT


def _placings(columns: Sequence[str], numbers: Sequence[Number]) -> Iterator[dict[str, Number]]:
    """The ways to put the numbers under the columns in order."""
    if not _LEAST < len(numbers) <= len(columns):
        return
    for chosen in combinations(range(len(columns)), len(numbers)):
        kinds = [columns[index] for index in chosen]
        full = len(numbers) == len(columns)
        pairs = list(zip(kinds, numbers, strict=True))
        if all(_fits(kind, number, full) for kind, number in pairs):
            yield dict(pairs)


def _fits(kind: str, number: Number, full: bool) -> bool:
    """A rate has its sign, or is a ratio (0.958), or stands in a row without a blank (100)."""
    if kind != "rate":
        return not number.percent
    return number.percent or full or (number.value <= 1 and "." in number.digits)


def _plausible(cells: dict[str, Number]) -> bool:
    """What a row that was run together must be beside: no zeros, points and a score within them."""
    if not {"rate", "outturn"} <= cells.keys() or not cells.keys() & {"initial", "adjusted"}:
        return False
    points, score = cells.get("points"), cells.get("score")
    most = points.value if points is not None else _MOST_POINTS
    return (
        cells["rate"].percent
        and bool(cells["rate"].value and cells["outturn"].value)
        and 1 <= most <= _MOST_POINTS
        and (score is None or score.value <= most)
    )


def _reconciles(cells: dict[str, Number], *, exactly: bool) -> bool:
    """Whether the rate is outturn over budget: rounded, or also cut off where cells are known."""
    base = cells.get("adjusted") or cells.get("initial")
    outturn, stated = cells.get("outturn"), cells.get("rate")
    if base is None or outturn is None or stated is None or not base.value:
        return False
    value = Fraction(outturn.value) / Fraction(base.value)
    ratio = not stated.percent and stated.value <= 1 and "." in stated.digits
    scaled = value if ratio else value * 100
    off = abs(rounded(scaled, _places(stated)) - stated.value)
    return off <= (0 if exactly else _ulp(stated))


def _places(number: Number) -> int:
    return len(number.digits.partition(".")[2])


def _ulp(number: Number) -> Decimal:
    """One unit of the last place: a rate may be cut off."""
    return Decimal(1).scaleb(-_places(number))


def _as_placed(
    columns: Sequence[str], numbers: Sequence[Number], label: str, start: int, end: int
) -> FundRow | None:
    """A row of separated cells as the columns stand: all of them, all but the rate, or money."""
    without_rate = [kind for kind in columns if kind != "rate"]
    money = [kind for kind in columns if kind in MONEY]
    plain = not any(number.percent for number in numbers)
    if len(numbers) == len(columns) and all(
        number.percent <= (kind == "rate") for kind, number in zip(columns, numbers, strict=True)
    ):
        return FundRow(label, dict(zip(columns, numbers, strict=True)), start, end, not plain)
    amounts = [number for number in numbers if not number.percent]
    leading = columns[: len(money)] == money
    if leading and numbers[-1].percent and len(amounts) == len(numbers) - 1 == len(money):
        return FundRow(label, dict(zip(money, amounts, strict=True)), start, end, False)
    for kinds in (without_rate, money):
        if plain and leading and len(numbers) == len(kinds):
            return FundRow(label, dict(zip(kinds, numbers, strict=True)), start, end, False)
    return None
