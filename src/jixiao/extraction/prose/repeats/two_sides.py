"""收入总计 = 支出总计 (identity I04)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jixiao.extraction.building import agrees, same
from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import NEW_CLAUSE
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

_TOTALS = late_regex(
    r"(?P<side>收入|支出)(?P<rest>总计|总额|总数|总量|共计|(?<=整体收入|整体支出))$"
)
_TOTAL = late_regex(
    r"(?:总计|合计|共计|总额|总数|总量|总收入|总支出|合计收入|合计支出|收支|本年收入|本年支出|收入总|支出总)(?:数|额|预算|决算)?$"
    r"|^(?:预算内)?(?:收入|支出)$"
)
"""What both sides of an account, or one side in another place, come to."""
_PLANNED = late_regex(r"(?:相应)?(?:安排)?(?:部门|单位)?(?:收入|支出)")
"""收入预算80万元，相应安排支出预算80万元: a side of the body's budget."""
_FEWEST_DIGITS = 4
"""Digits that make it no chance that two totals are one amount."""
_BALANCE = late_regex(r"相抵|结余|结转|盈余|余额|差额|缺口|赤字|超支")
"""What is left over between the two sides."""
_CENT = Decimal("0.01")
_BEHIND = 4
"""Statements behind the two sides in which that is told."""


def two_sides(statements: list[Statement]) -> Iterator[Relation]:
    """收入总计 = 支出总计 of one year in one passage (identity I04)."""
    last: dict[tuple[int, str, str], tuple[str, Statement]] = {}
    for statement in statements:
        match = _TOTALS.search(statement.subject)
        if match is None or not statement.levels:
            continue
        if not match["rest"] and not _is_budget(statement):
            continue
        key = (statement.passage, statement.subject[: match.start()], match["rest"])
        if statement.before is not None and not key[1]:
            key = _key_before(statement.before, key)
        seen = last.get(key)
        if seen is not None and seen[0] != match["side"]:
            yield from _compared(seen[1], statement, statements)
        last[key] = (match["side"], statement)


def _is_budget(statement: Statement) -> bool:
    """整体收入预算: the budget of a side of the body, which balances; what was done need not."""
    return len(statement.levels) == 1 and statement.levels[0].subject.stage in words.PLANNED


def equal_totals(statements: list[Statement]) -> Iterator[Relation]:
    """收入总计、支出总计、本年收入合计 of the same digits: they are one amount where nothing is
    carried over (I22), be one of them printed more finely. Told only where it holds.
    """
    seen: dict[tuple[Decimal, int], Statement] = {}
    for statement in statements:
        if not statement.levels:
            continue
        level = statement.levels[0]
        if not (_TOTAL.search(statement.subject) or _is_side_of_budget(statement, level)):
            continue
        if not level.money or level.prior or level.figure.telling < _FEWEST_DIGITS:
            continue
        key = Decimal(level.figure.digits).quantize(_CENT), level.figure.scale
        other = seen.setdefault(key, statement)
        if other is not statement and other.subject != statement.subject:
            yield same(level.figure, other.levels[0].figure, subject=statement.title(level))


def _is_side_of_budget(statement: Statement, level: Phrase) -> bool:
    planned = level.subject.stage in words.PLANNED
    return planned and _PLANNED.fullmatch(statement.subject) is not None


def _key_before(before: Statement, key: tuple[int, str, str]) -> tuple[int, str, str]:
    """市级收入总计80万元，支出总计80万元: the other side may leave out whose it is."""
    match = _TOTALS.search(before.subject)
    if match is None or before.passage != key[0] or match["rest"] != key[2]:
        return key
    return key[0], before.subject[: match.start()], key[2]


def _compared(one: Statement, other: Statement, statements: list[Statement]) -> Iterator[Relation]:
    """The amounts of both sides, stage by stage."""
    beside = other.before is one and other.first.pause < NEW_CLAUSE
    beside = beside and not _balance_told(one, other, statements)
    for income, outgo in zip(one.levels, other.levels, strict=False):
        relation = same(outgo.figure, income.figure, subject="收支总计")
        if beside or agrees(relation.judgement):
            yield relation


def _balance_told(one: Statement, other: Statement, statements: list[Statement]) -> bool:
    """Whether the passage goes on to say what is left over between two sides that differ, or how
    each of them changed.
    """
    behind = statements[other.index + 1 : other.index + 1 + _BEHIND]
    told = [change for each in (one, other, *behind) for change in each.changes]
    if {"收入", "支出"} <= {change.subject.name for change in told} or _changed_apart(told):
        return True
    if one.changes and other.changes and one.changes[0].subject != other.changes[0].subject:
        return True
    off = abs(one.levels[0].figure.value - other.levels[0].figure.value)
    for statement in behind:
        if statement.passage != other.passage:
            return False
        amounts = {phrase.figure.value for phrase in statement.phrases if phrase.money}
        if off in amounts or (any(amounts) and _BALANCE.search(statement.first.gap)):
            return True
    return False


def _changed_apart(told: list[Phrase]) -> bool:
    """收、支总计分别增加20万元、37万元; 收入总计增加20万元，支出总计减少3万元: whether both sides
    are said to have changed by different amounts.
    """
    for one, other in pairwise(told):
        sides = {one.subject.name[:2], other.subject.name[:2]} == {"收入", "支出"}
        apart = sides or ("分别" in one.gap and not other.subject.name)
        if apart and one.figure.value != other.figure.value:
            return True
    return False
