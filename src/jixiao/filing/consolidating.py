"""A department with its units: their amounts and people added up, less what they paid each other.

A department Filing holds the figures of the department's own office (本级); what they and those
of the units make together is computed here and stored nowhere (domain notes §3.3, I27).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.filing.field import Kind, Merge, Table
from jixiao.filing.filing import Filing, Row
from jixiao.filing.known import Knowledge, derived
from jixiao.filing.schema import fields, tables
from jixiao.filing.transfers import eliminate
from jixiao.filing.value import BLANK, Origin, State, Value

OFFICE = "本级"
_ADDED = frozenset({Kind.MONEY, Kind.COUNT})
_TWO = 2
_TOGETHER = Origin(place="部门汇总")


@dataclass(frozen=True, slots=True)
class UnitProblem:
    """What stands in the way of a sum, at a path of the department's Filing."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Consolidation:
    """A department's Filing with its units in it."""

    filing: Filing
    members: tuple[str, ...]
    eliminated: Decimal
    """What members paid each other in the year (全年执行), taken off once, in 万元."""
    problems: tuple[UnitProblem, ...]
    """What makes the sums wrong."""
    gaps: tuple[UnitProblem, ...]
    """What some members tell and others do not: it stays blank, nothing is guessed."""


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    path: str
    knowledge: Knowledge

    @property
    def filing(self) -> Filing:
        return self.knowledge.filing


def consolidate(department: Filing, units: Mapping[int, Filing]) -> Consolidation:
    """A department with the Filings of its units; ``units`` has them by row of the table."""
    own = department.get("body.name").text or OFFICE
    members = [_Member(own, "body.name", Knowledge(department))]
    for row, filing in units.items():
        name = department.get(f"units.{row}.name").text or filing.get("body.name").text
        members.append(_Member(name, f"units.{row}.name", Knowledge(filing)))
    made = Filing(department.region, department.year, department.pack, path=department.path)
    problems = list(_strangers(department, members[1:]))
    _add_fields(made, members)
    for table in tables().values():
        if rows := _rows(table, members):
            made.rows[table.path] = rows
    _add_totals(made, members)
    gaps = tuple(_gaps(made, members))
    names = tuple(member.name for member in members)
    eliminated, faults = eliminate(made, department.rows.get("internal_transfers", []), names)
    problems += [UnitProblem(path, message) for path, message in faults]
    if not problems:
        problems += _torn(made, members)
    return Consolidation(made, names, eliminated, tuple(problems), gaps)


def _strangers(department: Filing, units: Sequence[_Member]) -> Iterator[UnitProblem]:
    """Units of another year: nothing of theirs can be added."""
    for unit in units:
        if unit.filing.year != department.year:
            told = f"“{unit.name}”的填报表是{unit.filing.year}年度的，应为{department.year}年度"
            yield UnitProblem(unit.path, told)


def _add_fields(made: Filing, members: Sequence[_Member]) -> None:
    """Amounts and counts that every member tells, added up; other values are the department's."""
    for path, one in fields().items():
        values = [member.filing.get(path) for member in members]
        value = _added(values) if one.kind in _ADDED else values[0]
        if value.state is not State.BLANK:
            made.values[path] = value


def _added(values: Sequence[Value]) -> Value:
    """The sum; blank where one is; what does not apply to a member adds nothing."""
    if any(value.state is State.BLANK for value in values):
        return BLANK
    numbers = [value.number for value in values if value.number is not None]
    return _value(sum(numbers, Decimal(0))) if numbers else values[0]


def _value(number: Decimal) -> Value:
    return Value(State.ENTERED, number, f"{number:f}", _TOGETHER)


def _rows(table: Table, members: Sequence[_Member]) -> list[Row]:
    """The rows that a table has for all members together."""
    if table.merged is Merge.NONE:
        return []
    if table.merged is Merge.OWN:
        return [dict(row) for row in members[0].filing.rows.get(table.path, ())]
    rows = [dict(row) for member in members for row in member.filing.rows.get(table.path, ())]
    return list(rows_by_key(table, rows)) if table.merged is Merge.KEY else rows


def rows_by_key(table: Table, rows: Sequence[Row]) -> Iterator[Row]:
    """Rows of one key as one: amounts added, words of the first."""
    together: dict[str, list[Row]] = {}
    for number, row in enumerate(rows):
        key = row[table.key].text if table.key in row else f"#{number}"
        together.setdefault(key, []).append(row)
    for same in together.values():
        merged = dict(same[0])
        for column in table.columns:
            numbers = [row[column.path].number for row in same if column.path in row]
            known = [number for number in numbers if number is not None]
            if column.kind in _ADDED and known:
                merged[column.path] = _value(sum(known, Decimal(0)))
        yield merged


def _add_totals(made: Filing, members: Sequence[_Member]) -> None:
    """Totals that every member knows in its own way, where the sums of parts do not tell them."""
    for rule in derived().values():
        entry = rule.ways[0].text
        if entry not in fields() or Knowledge(made).at(rule.path).number is not None:
            continue
        known = [member.knowledge.at(rule.path).number for member in members]
        numbers = [number for number in known if number is not None]
        if len(numbers) == len(members):
            made.values[entry] = _value(_exact(sum(numbers, Fraction(0))))


def _exact(number: Fraction) -> Decimal:
    """A sum of decimals as the decimal that it is."""
    return Decimal(number.numerator) / Decimal(number.denominator)


def _torn(made: Filing, members: Sequence[_Member]) -> Iterator[UnitProblem]:
    """Totals whose ways agree for every member and no more for all: a transfer stands in one only.

    It may be missing from a stage, or have been entered by another amount.
    """
    knowledge = Knowledge(made)
    for rule in derived().values():
        if len(_sums(knowledge, rule.path)) < _TWO:
            continue
        if all(len(_sums(member.knowledge, rule.path)) < _TWO for member in members):
            told = "、".join(f"{_exact(number):f}" for number in _sums(knowledge, rule.path))
            words = f"抵销内部往来后{rule.label}各种算法不一（{told}）；各口径的内部往来应成套填写"
            yield UnitProblem("internal_transfers.1.amount", words)


def _sums(knowledge: Knowledge, path: str) -> list[Fraction]:
    """The different results of the ways to a total."""
    return list(dict.fromkeys(number for _, number in knowledge.ways_to(path)))


def _entered(operand: str) -> Iterator[str]:
    """What is typed for an operand: itself, or all that it is worked out from."""
    yield operand
    rule = derived().get(operand)
    for way in rule.ways if rule is not None else ():
        for path in way.paths:
            yield from _entered(path)


def _gaps(made: Filing, members: Sequence[_Member]) -> Iterator[UnitProblem]:
    """Values that some members tell and others do not, where no total makes up for them."""
    knowledge = Knowledge(made)
    served = {
        path
        for rule in derived().values()
        if knowledge.at(rule.path).number is not None
        for way in rule.ways
        for operand in way.paths
        for path in _entered(operand)
    }
    for path, one in fields().items():
        if one.kind not in _ADDED or path in served or path in made.values:
            continue
        blank = [each for each in members if each.filing.get(path).state is State.BLANK]
        if len(blank) < len(members):
            names = "、".join(f"“{member.name}”" for member in blank)
            yield UnitProblem(blank[0].path, f"{names}没有填{one.label}，合计不出来；没有发生填 0")
