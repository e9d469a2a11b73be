"""收入总计 = 本年收入合计 + 年初结转和结余 (I02), and the same of the other side (I03)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.extraction.building import agrees
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.totals.operands import sum_towards
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

_CARRIED = late_regex(r"(?P<when>年初|上年|年末).*结[转余].*|(?P<shared>结余分配)")
_BOTH = late_regex(r"收、?支(?:总[计额]|规模)|收入(?:总[计额])?、支出总[计额]")
"""One total of both sides."""
_SIDES = {"年初": "收入", "上年": "收入", "年末": "支出", "结余分配": "支出"}
_SHARED_OUT = "结余分配"
"""What was shared out at the end of the year stands beside what was carried over."""
_AVAILABLE = r"(?:当年|全年|本年)?(?:可用|可支配|可安排)(?:的)?(?:资金|财力)(?:总额)?"
_REACH = 16
"""Statements between what was carried over and the year's amount, or the total."""
_PASSAGES = 3
"""Passages between them."""


def account_totals(statements: list[Statement], stated: set[int]) -> Iterator[Relation]:
    """The total of a side of the account against the year's amount with what is carried over,
    told in sentences of their own; ``stated`` are the figures that a list already makes: towards
    them only an exact sum is told. As the words may leave a part out, what is off counts only where
    it is off as a misprint is.
    """
    for statement in statements:
        match = _CARRIED.fullmatch(statement.subject)
        if match is None or not statement.levels or statement.owner is not None:
            continue
        side = _SIDES[match["when"] or match["shared"]]
        year = _nearest(statement, statements, rf"(?:本年)?{side}合计|本年{side}")
        total = _total_of(statement, statements, rf"{side}(?:总[计量额]|共计)|总{side}")
        carried = statement.levels[0]
        if year is None or total is None or carried.prior:
            continue
        relation = sum_towards(statement, total, [(1, year), (1, carried)])
        shared = _nearest(statement, statements, _SHARED_OUT) if side == "支出" else None
        if shared is not None and relation.contradicted:
            relation = sum_towards(statement, total, [(1, year), (1, shared), (1, carried)])
        told = total.figure.start in stated
        if relation.verdict is Verdict.HOLDS or (not told and _counts(relation)):
            yield relation


def _counts(relation: Relation) -> bool:
    """Whether a sum agrees, or is off as a misprint is."""
    return agrees(relation.judgement) or shows_a_slip(relation)


def _total_of(statement: Statement, statements: list[Statement], name: str) -> Phrase | None:
    """The total before what was carried over, else the one right behind it in its sentence."""
    found = _nearest(statement, statements, name) or _of_both(statement, statements)
    behind = statements[statement.index + 1 : statement.index + 2]
    if found is not None or not behind or behind[0].sentence != statement.sentence:
        return found
    told = re.fullmatch(rf"{name}|{_AVAILABLE}", behind[0].subject)
    levels = behind[0].levels
    return levels[0] if told and levels and levels[0].money else None


def _of_both(statement: Statement, statements: list[Statement]) -> Phrase | None:
    """收、支总计均为80万元: the nearest total of both sides before a statement."""
    for other in nearest_before(statement, statements, _REACH):
        if statement.passage - other.passage > _PASSAGES:
            return None
        if other.levels and other.levels[0].money and _BOTH.search(other.levels[0].gap):
            return other.levels[0]
    return None


def _nearest(statement: Statement, statements: list[Statement], name: str) -> Phrase | None:
    """The amount of this year under a name, before a statement."""
    pattern = re.compile(name)
    for other in nearest_before(statement, statements, _REACH):
        if statement.passage - other.passage > _PASSAGES:
            return None
        if other.levels and other.levels[0].money and pattern.fullmatch(other.subject):
            return other.levels[0]
    return None
