"""What is known at a path: entered, or following from what was entered (totals.yaml)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jixiao.filing.expressions import Expression, parse
from jixiao.filing.filing import Filing, Row
from jixiao.filing.schema import Words, combinations, field_at, tables
from jixiao.filing.value import State
from jixiao.late import late_regex

_OVER_ROWS = late_regex(r"(sum|count|distinct)\(([\w.]+)\)")


_INDICATORS, _ACTUAL = "indicators.", ".actual"


@dataclass(frozen=True, slots=True)
class Derived:
    """A value that follows from others, and the ways to it."""

    path: str
    label: str
    unit: str
    ways: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The number at a path, exactly; or why there is none."""

    path: str
    label: str
    unit: str = ""
    number: Fraction | None = None
    not_applicable: bool = False
    missing: tuple[str, ...] = ()
    """Paths that would have to be filled in for the number to be known."""
    way: str = ""
    """How it was worked out; "" where it was entered."""


@cache
def derived() -> Mapping[str, Derived]:
    """Every value of totals.yaml by its path."""
    text = files("jixiao.filing").joinpath("totals.yaml").read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    found = [one for raw in content["values"] for one in _expanded(raw, content["words"])]
    return {one.path: one for one in found}


def exact(number: Decimal) -> Fraction:
    """The number as a fraction; most are whole, which takes a third of the time."""
    whole = int(number)
    return Fraction(whole) if whole == number else Fraction(number)


class Knowledge:
    """The numbers of one Filing, each worked out once."""

    def __init__(self, filing: Filing) -> None:
        self.filing = filing
        self._known: dict[str, Known] = {}

    def at(self, path: str) -> Known:
        """What is known at a path, entered or derived."""
        if path not in self._known:
            self._known[path] = self._find(path)
        return self._known[path]

    def ways_to(self, path: str) -> Iterator[tuple[Expression, Fraction]]:
        """Every way to a derived value whose operands are known, with what it gives."""
        for way in derived()[path].ways:
            operands = [self.at(operand) for operand in way.paths]
            if all(operand.number is not None for operand in operands):
                yield way, way.value(self._numbers(way))

    def _find(self, path: str) -> Known:
        if path.endswith(")") and (match := _OVER_ROWS.fullmatch(path)):
            return self._over_rows(path, *match.groups())
        rule = derived().get(path)
        return self._entered(path) if rule is None else self._derived(rule)

    def _entered(self, path: str) -> Known:
        field, value = field_at(path), self.filing.get(path)
        label, unit = (field.label, field.unit) if field else (path, "")
        if value.state is State.BLANK and (counted := self._counted(path, label, unit)):
            return counted
        if value.state is State.NOT_APPLICABLE:
            return Known(path, label, unit, not_applicable=True)
        if value.number is None:
            return Known(path, label, unit, missing=(path,))
        return Known(path, label, unit, exact(value.number))

    def _counted(self, path: str, label: str, unit: str) -> Known | None:
        """An indicator's actual as the registers give it (``actual_from``); None without that."""
        if not path.startswith(_INDICATORS) or not path.endswith(_ACTUAL):
            return None
        text = self.filing.get(f"{path}_from").text
        if not text:
            return None
        way = parse(text)
        missing = tuple(each for operand in way.paths for each in self.at(operand).missing)
        if missing:
            return Known(path, label, unit, missing=missing)
        try:
            number = way.value(self._numbers(way))
        except ZeroDivisionError:
            return Known(path, label, unit, missing=way.paths)
        return Known(path, label, unit, number, way=text)

    def _derived(self, rule: Derived) -> Known:
        for way, number in self.ways_to(rule.path):
            return Known(rule.path, rule.label, rule.unit, number, way=way.text)
        missing = dict.fromkeys(
            path for operand in rule.ways[0].paths for path in self.at(operand).missing
        )
        return Known(rule.path, rule.label, rule.unit, missing=tuple(missing))

    def _over_rows(self, path: str, function: str, name: str) -> Known:
        if function == "count":
            return Known(path, f"{_label(name)}数", number=Fraction(len(self._rows(name))))
        table, _, column = name.rpartition(".")
        if function == "distinct":
            return self._distinct(path, table, column)
        cells = [
            self.at(f"{table}.{number}.{column}") for number, _ in enumerate(self._rows(table), 1)
        ]
        missing = tuple(path for cell in cells for path in cell.missing)
        label = f"{_label(table)}各行合计"
        if missing:
            return Known(path, label, missing=missing)
        total = sum((cell.number or Fraction(0) for cell in cells), Fraction(0))
        return Known(path, label, number=total)

    def _distinct(self, path: str, table: str, column: str) -> Known:
        """How many different entries a column has; blank ones are none."""
        entries = {row[column].text for row in self._rows(table) if column in row}
        return Known(path, f"{_label(table)}不同的个数", number=Fraction(len(entries)))

    def _rows(self, table: str) -> list[Row]:
        return self.filing.rows.get(table, [])

    def _numbers(self, way: Expression) -> dict[str, Fraction]:
        return {path: number for path in way.paths if (number := self.at(path).number) is not None}


def _label(table: str) -> str:
    found = tables().get(table)
    return found.label if found else table


def _expanded(raw: Mapping[str, Any], words: Words) -> Iterator[Derived]:
    for keys, labels in combinations(raw["path"], words):
        yield Derived(
            raw["path"].format(**keys),
            raw["label"].format(**labels),
            raw["unit"],
            tuple(parse(way.format(**keys)) for way in raw["ways"]),
        )
