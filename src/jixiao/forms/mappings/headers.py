"""Where the heads of a foreign sheet stand, what they are called, in which unit its amounts are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jixiao.figures.figure import MONEY_SCALE
from jixiao.figures.folding import fold
from jixiao.forms.entry_reading import text_in
from jixiao.forms.workbook_opening import OpenSheet
from jixiao.late import late_regex

_MOST_ROWS = 30
"""Heads stand among the first rows of a sheet."""
_FEWEST = 2
"""Texts of a row of heads: one alone is a title or a unit."""
_UNITS = "|".join(sorted(MONEY_SCALE, key=len, reverse=True))
_BRACKET = late_regex(rf"\((?:单位:)?({_UNITS})\)$")
_TOLD = late_regex(rf"单位[:：]?(?:人民币)?({_UNITS})")
_BLANKS = late_regex(r"\s+")
BELOW = "/"
"""Between the two rows of a head: ``年初预算/财政拨款``."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column's name without its unit, and the unit that stands in it."""

    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The heads of a sheet by column; ``below`` is the first row of data."""

    heads: dict[int, Head]
    below: int

    def columns(self, name: str) -> list[int]:
        """The columns of a name."""
        return [column for column, head in self.heads.items() if head.name == name]


def head_rows(sheet: OpenSheet) -> Iterator[HeadRow]:
    """Every row of the beginning as heads, alone and together with the one below it."""
    for number in range(min(_MOST_ROWS, len(sheet.rows))):
        alone = {column: plain(text) for column, text in _texts(sheet, number) if text}
        if len(alone) < _FEWEST:
            continue
        yield HeadRow(alone, number + 1)
        if number + 1 < len(sheet.rows):
            yield HeadRow(_over_two(sheet, number), number + 2)


def find_heads(sheet: OpenSheet, names: Collection[str]) -> HeadRow | None:
    """The first row of heads that has all of these names; else the one that has most of them."""
    best, most = None, 0
    for row in head_rows(sheet):
        found = sum(bool(row.columns(name)) for name in names)
        if found > most:
            best, most = row, found
        if most == len(names):
            break
    return best


def unit_told(sheet: OpenSheet) -> str:
    """The unit that a sheet says above its data (``单位：元``); "" where it says none."""
    for number in range(min(_MOST_ROWS, len(sheet.rows))):
        for _, text in _texts(sheet, number):
            if match := _TOLD.search(_BLANKS.sub("", text)):
                return match[1]
    return ""


def plain(text: str) -> Head:
    """A head as it is compared: one width, no blanks, its unit apart."""
    name = _BLANKS.sub("", fold(text)).replace("（", "(").replace("）", ")")
    match = _BRACKET.search(name)
    return Head(name[: match.start()], match[1]) if match else Head(name)


def _texts(sheet: OpenSheet, number: int) -> Iterator[tuple[int, str]]:
    return ((column, text_in(cell)) for column, cell in enumerate(sheet.rows[number]))


def _over_two(sheet: OpenSheet, number: int) -> dict[int, Head]:
    """Heads of two rows: the upper one goes on to the right until the next, as merged cells do."""
    upper, lower = dict(_texts(sheet, number)), dict(_texts(sheet, number + 1))
    heads: dict[int, Head] = {}
    above = ""
    for column in range(max([*upper, *lower], default=-1) + 1):
        above = upper.get(column, "") or above
        below = lower.get(column, "")
        own = upper.get(column, "")
        parts = [plain(part) for part in ((above, below) if below else (own,)) if part]
        if parts:
            unit = next((part.unit for part in reversed(parts) if part.unit), "")
            heads[column] = Head(BELOW.join(part.name for part in parts), unit)
    return heads
