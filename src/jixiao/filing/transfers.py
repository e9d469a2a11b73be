"""What a department and its units paid each other (内部往来), taken off their sums once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from jixiao.filing.filing import Filing, Row
from jixiao.filing.schema import fields, tables
from jixiao.filing.value import Origin, State, Value

Fault = tuple[str, str]
"""A path of the transfers' table and what is wrong there."""

_TABLE = "internal_transfers"
_OUTTURN = "全年执行"
_MARGINS = (("kind", True), ("source", True), ("income", False))
"""The columns of a transfer that say where it stands, and whether its stage is part of the name."""


def eliminate(
    made: Filing, transfers: Sequence[Row], names: Collection[str]
) -> tuple[Decimal, list[Fault]]:
    """Take every transfer off the sums in ``made``; the amount of the year's and what is wrong.

    A row with a fault is taken off nowhere.
    """
    total, faults = Decimal(0), list[Fault]()
    for number, row in enumerate(transfers, 1):
        head = f"{_TABLE}.{number}"
        wrong = list(_faults(made, row, head, names))
        faults += wrong
        if wrong:
            continue
        amount = row["amount"].number or Decimal(0)
        for path in _targets(made, row).values():
            _take_off(made, path, amount)
        if row["stage"].text == _OUTTURN:
            total += amount
    return total, faults


def _faults(made: Filing, row: Row, head: str, names: Collection[str]) -> Iterator[Fault]:
    for column, label in (("from", "拨出单位"), ("to", "拨入单位")):
        name = row[column].text if column in row else ""
        if name not in names:
            known = "、".join(sorted(names))
            told = f"{label}应是汇总单位之一（{known}），写的是“{name or '空白'}”"
            yield f"{head}.{column}", told
    missing = [
        label
        for label, there in (
            ("口径", "stage" in row and row["stage"].entered),
            ("金额", "amount" in row and row["amount"].number is not None),
        )
        if not there
    ]
    if missing:
        yield f"{head}.amount", f"内部往来没有填{'、'.join(missing)}，抵销不了"
    else:
        yield from ((f"{head}.amount", message) for message in _misplaced(made, row))


def _misplaced(made: Filing, row: Row) -> Iterator[str]:
    """Why an amount cannot be taken off where its row says."""
    amount = row["amount"].number or Decimal(0)
    for label, path in _targets(made, row).items():
        if not path:
            yield f"内部往来没有填“{label}”，不知道从哪一项抵销"
        elif (made.values[path].number or Decimal(0)) < amount:
            yield f"抵销{amount:f}万元多于汇总的“{label}”{made.values[path].text}万元"


def _targets(made: Filing, row: Row) -> Mapping[str, str]:
    """The columns of a transfer that matter and the path that each is taken off; "" if blank."""
    stage = row["stage"].text
    targets = {}
    for name, by_stage in _MARGINS:
        column = tables()[_TABLE].column(name)
        if column is None or (name == "income" and stage != _OUTTURN):
            continue
        labels = {word: f"{stage}·{word}" if by_stage else word for word in column.choices}
        paths = {word: _paths()[label] for word, label in labels.items()}
        if any(path in made.values for path in paths.values()):
            chosen = paths.get(row[name].text, "") if name in row else ""
            targets[column.label] = chosen if chosen in made.values else ""
    entered = _paths()[f"{stage}·总额（没有分项时填）"]
    if entered in made.values:
        targets["总额"] = entered
    return targets


@cache
def _paths() -> Mapping[str, str]:
    """Label of a single value → its path."""
    return {one.label: path for path, one in fields().items()}


def _take_off(made: Filing, path: str, amount: Decimal) -> None:
    before = made.values[path]
    left = (before.number or Decimal(0)) - amount
    made.values[path] = Value(State.ENTERED, left, f"{left:f}", Origin(place="部门汇总"))
