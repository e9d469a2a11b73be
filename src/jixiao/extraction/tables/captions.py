"""What stands above a table: its name, the unit of its amounts and its year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from jixiao.documents.document import Document, Paragraph
from jixiao.extraction.tables.grid import Grid, normal
from jixiao.extraction.tables.vocabulary import TableKind, words
from jixiao.figures.misprints import telling_digits
from jixiao.late import late_regex

_UNIT = late_regex(
    r"(?:金额)?单位[：:]?(?:人民币)?[（(]?(亿元|百万元|万元|千元|元|[万亿](?![一-龥]))"
)
"""单位：万 is one of money, too."""
_BARE_UNIT = late_regex(r"[（(](亿元|万元|元)(?:[)）]|[，,、；;][^（）()]*[)）]$)")
_YEAR = late_regex(r"(20\d{2})(?:年|$)")
_NAME = late_regex(r"^.{2,60}(?:表|情况|构成|一览|明细|清单)(?:[（(].{1,24}[)）])?$")
_PREFIX = late_regex(
    r"^(?:附件?表?|表|公开|预算|决算|财决|附)*\d{0,2}[-—]?\d{0,2}[：:.、．]?\s*"
    r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)?"
)
_YUAN = late_regex("[0-9０-９]元")
_UNIT_YUAN = ("单位：元", "单位:元")
_LOOK_BACK = 6
_HEADING_END = 28
"""Characters at the end of a line in which its unit stands."""
_INTRODUCED = late_regex(r"[：。；:]\s*\n")
"""各项目执行情况如下：, and the name of the table on a line of its own."""
_IN_PROSE = late_regex(r"(?<![\d.,])(\d[\d,]*\.\d+)(亿元|万元|元)")
_TELLING, _LEAST_SAID = 4, 2
"""Digits of an amount that is known again, and how many must be."""
_FEW_ROWS = 12
"""Rows of a table of the three expenses, at most."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The name as printed (clean), the unit of bare amounts, the year, the kind by name."""

    title: str = ""
    unit: str = ""
    year: int | None = None
    kind: TableKind | None = None


def caption_of(document: Document, above: list[Paragraph], grid: Grid) -> Caption:
    """Read the lines above a table and the rows at its top that hold one cell only."""
    texts = [document.text[p.start : p.end] for p in above[-_LOOK_BACK:]]
    lines = [normal(part) for text in texts for part in _INTRODUCED.split(text)]
    lines += _top_lines(grid)
    title = unit = ""
    year: int | None = None
    for line in reversed(lines):
        if not unit and (match := _UNIT.search(line) or _BARE_UNIT.search(line[-_HEADING_END:])):
            unit = match[1].removesuffix("元") + "元"
        if len(line) > 60:
            break
        if not title and _NAME.match(line) and len(_PREFIX.sub("", line)) > 3:
            title = "" if line.startswith("注") else line
        if year is None and len(line) <= 40 and (found := _YEAR.search(line)):
            year = int(found[1])
        if title and unit:
            break
    return Caption(title, unit, year, kind_by_name(title))


def _top_lines(grid: Grid) -> list[str]:
    lines = []
    for row in range(min(3, len(grid))):
        texts = [place.text for place in grid.filled[row]]
        if not texts or len(texts) > 3 or any(place.number for place in grid.filled[row]):
            break
        lines += texts
    return lines


def kind_by_name(title: str) -> TableKind | None:
    """The kind that a table's name says; None where it says none."""
    name = _PREFIX.sub("", title)
    if not name:
        return None
    for kind in words().kinds:
        if kind.name is not None and kind.name.search(name):
            return kind
    return None


def kind_by_header(header: str) -> TableKind | None:
    """The kind that the joined header words say."""
    for kind in words().kinds:
        if kind.name is None and all(pattern.search(header) for pattern in kind.words):
            return kind
    return None


def kind_by_rows(grid: Grid) -> TableKind | None:
    """The kind that the names of the rows say, where they stand for columns of its usual form."""
    if len(grid) > _FEW_ROWS:
        return None
    firsts = [grid.filled[row][0] for row in range(len(grid)) if grid.filled[row]]
    names = "".join(place.text for place in firsts if not place.number)
    kind = kind_by_header(names) if "接待" in names else None
    return kind if kind is not None and kind.id == "three_public" else None


class UnitsInProse:
    """The units in which a document prints its amounts, worked out where a table prints none."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _units(self) -> dict[str, set[str]]:
        units: dict[str, set[str]] = defaultdict(set)
        for digits, unit in _IN_PROSE.findall(self._text):
            units[digits.replace(",", "")].add(unit)
        return units

    def of(self, amounts: Iterable[str]) -> str:
        """The one unit in which the prose prints two or more of the amounts; else ""."""
        told = {one for one in amounts if telling_digits(one) >= _TELLING and one in self._units}
        units = {unit for one in told for unit in self._units[one]}
        return units.pop() if len(told) >= _LEAST_SAID and len(units) == 1 else ""


def usual_unit(text: str) -> str:
    """万元 or 元 where a document counts nearly all its amounts in it; else ""."""
    wan = text.count("万元")
    yuan = len(_YUAN.findall(text)) + sum(text.count(unit) for unit in _UNIT_YUAN)
    if wan >= 3 and wan > 4 * yuan:
        return "万元"
    return "元" if yuan >= 3 and yuan > 4 * wan else ""
