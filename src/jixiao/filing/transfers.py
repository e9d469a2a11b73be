"""What a department and its units paid each other (内部往来), taken off their sums once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from jixiao.filing.filing import Filing, Row
from jixiao.filing.value import Origin, State, Value

Fault = tuple[str, str]
"""A path of the transfers' table and what is wrong there."""

_STAGES = {"年初预算": "initial", "全年预算": "adjusted", "全年执行": "outturn"}
_KINDS = {"人员经费": "personnel", "公用经费": "public", "项目支出": "project"}
_SOURCES = {"上级资金": "superior", "本级资金": "own", "其他资金": "other"}
_INCOMES = {
    "财政拨款收入": "fiscal", "上级补助收入": "superior", "事业收入": "business",
    "经营收入": "operating", "附属单位上缴收入": "affiliated", "其他收入": "other",
}  # fmt: skip
_OUTTURN = "outturn"


def eliminate(
    made: Filing, transfers: Sequence[Row], names: Collection[str]
) -> tuple[Decimal, list[Fault]]:
    """Take every transfer off the sums in ``made``; the amount of the year's and what is wrong.

    A row with a fault is taken off nowhere.
    """
    total, faults = Decimal(0), list[Fault]()
    for number, row in enumerate(transfers, 1):
        head = f"internal_transfers.{number}"
        wrong = list(_faults(made, row, head, names))
        faults += wrong
        if wrong:
            continue
        amount = row["amount"].number or Decimal(0)
        for path in _targets(made, row).values():
            _take_off(made, path, amount)
        if _STAGES[row["stage"].text] == _OUTTURN:
            total += amount
    return total, faults


def _faults(made: Filing, row: Row, head: str, names: Collection[str]) -> Iterator[Fault]:
    for column, label in (("from", "拨出单位"), ("to", "拨入单位")):
        name = row[column].text if column in row else ""
        if name not in names:
            known = "、".join(sorted(names))
            yield (
                f"{head}.{column}",
                f"{label}应是汇总单位之一（{known}），写的是“{name or '空白'}”",
            )
    told = {
        "口径": "stage" in row and row["stage"].text in _STAGES,
        "金额": "amount" in row and row["amount"].number is not None,
    }
    yield from (
        (f"{head}.amount", f"内部往来没有填{label}，抵销不了")
        for label, there in told.items()
        if not there
    )
    if not all(told.values()):
        return
    amount = row["amount"].number or Decimal(0)
    for label, path in _targets(made, row).items():
        if not path:
            yield f"{head}.amount", f"内部往来没有填“{label}”，不知道从哪一项抵销"
        elif (made.values[path].number or Decimal(0)) < amount:
            stands = made.values[path].text
            yield f"{head}.amount", f"抵销{amount:f}万元多于汇总的“{label}”{stands}万元"


def _targets(made: Filing, row: Row) -> Mapping[str, str]:
    """The columns of a transfer that matter and the path that each is taken off; "" if blank."""
    stage = _STAGES[row["stage"].text]
    groups = [
        ("拨出单位列为", "kind", f"budget.{stage}", _KINDS),
        ("拨入单位资金来源", "source", f"budget.{stage}", _SOURCES),
    ]
    if stage == _OUTTURN:
        groups.append(("拨入单位收入列为", "income", "income", _INCOMES))
    targets = {}
    for label, column, parent, words in groups:
        paths = {word: f"{parent}.{key}" for word, key in words.items()}
        if any(path in made.values for path in paths.values()):
            chosen = paths.get(row[column].text, "") if column in row else ""
            targets[label] = chosen if chosen in made.values else ""
    entered = f"budget.{stage}.entered_total"
    if entered in made.values:
        targets["总额"] = entered
    return targets


def _take_off(made: Filing, path: str, amount: Decimal) -> None:
    before = made.values[path]
    left = (before.number or Decimal(0)) - amount
    made.values[path] = Value(State.ENTERED, left, f"{left:f}", Origin(place="部门汇总"))
