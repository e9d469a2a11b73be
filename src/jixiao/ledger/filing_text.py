"""A Filing as text: a line for every entered value, so that each has a figure and a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.figures.figure import MONEY_SCALE, Dimension, Figure
from jixiao.filing.field import Field, Kind
from jixiao.filing.filing import Filing
from jixiao.filing.schema import sheets
from jixiao.filing.value import Value

_DIMENSIONS = {
    Kind.MONEY: Dimension.MONEY,
    Kind.COUNT: Dimension.COUNT,
    Kind.NUMBER: Dimension.NUMBER,
    Kind.PERCENT: Dimension.PERCENT,
    Kind.POINTS: Dimension.SCORE,
}


_MONEY_EXPONENT = -2


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the text: the path, what it is called, where it was entered, its figure."""

    path: str
    label: str
    start: int
    end: int
    place: str
    figure: Figure | None = None


@dataclass(slots=True)
class FilingText:
    """The text with its headings (level, offset, title) and entries, both by offset."""

    text: str = ""
    headings: list[tuple[int, int, str]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def text_of(filing: Filing) -> FilingText:
    """All entered values in the order of the sheets; what is about persons stays out."""
    lines: list[str] = []
    made = FilingText()
    length = 0
    for sheet in sheets():
        opened = False
        for path, label, described, value in _values(filing, sheet.name):
            if not opened:
                made.headings.append((1, length, sheet.name))
                lines.append(sheet.name)
                length += len(sheet.name) + 1
                opened = True
            line, entry = _line(path, label, described, value, length)
            made.entries.append(entry)
            lines.append(line)
            length += len(line) + 1
    made.text = "".join(f"{line}\n" for line in lines)
    return made


def _values(filing: Filing, sheet_name: str) -> Iterator[tuple[str, str, Field, Value]]:
    sheet = next(each for each in sheets() if each.name == sheet_name)
    for one in sheet.fields:
        if one.path in filing.values and not one.personal:
            yield one.path, one.label, one, filing.values[one.path]
    for table in sheet.tables:
        for number, row in enumerate(filing.rows.get(table.path, ()), 1):
            name = row[table.key].text if table.key and table.key in row else f"第{number}行"
            for column in table.columns:
                if column.path in row and not column.personal:
                    label = f"{table.label}（{name}）{column.label}"
                    yield f"{table.path}.{number}.{column.path}", label, column, row[column.path]


def _line(path: str, label: str, described: Field, value: Value, start: int) -> tuple[str, Entry]:
    """The line of a value, ``label：digits unit``, and its entry at ``start``."""
    head = f"{label}："
    place = value.origin.place
    dimension = _DIMENSIONS.get(described.kind)
    if value.number is None or dimension is None:
        text = " ".join(value.text.split())
        span = (start + len(head), start + len(head) + len(text))
        return f"{head}{text}", Entry(path, label, *span, place)
    digits = _digits(value.number, described.kind)
    first = start + len(head)
    number_end, end = first + len(digits), first + len(digits) + len(described.unit)
    scale = MONEY_SCALE["万元"] if described.kind is Kind.MONEY else 1
    figure = Figure(digits, described.unit, dimension, first, end, number_end, scale)
    return f"{head}{digits}{described.unit}", Entry(path, label, first, end, place, figure)


def _digits(number: Decimal, kind: Kind) -> str:
    """As entered; an amount in 万元 is meant to 0.01, whatever zeros were left out."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    if kind is Kind.MONEY and exponent > _MONEY_EXPONENT:
        return f"{number:.2f}"
    return f"{number:f}"
