"""调整预算44万元（年初39万元，追加5万元）: a budget with its changes, in brackets or a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.prose.breaks import NEW_SENTENCE
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import sum_towards, with_signs
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, Role

_LONGEST = 8
"""Statements that such a bracket may hold."""


def adjusted_within(statements: list[Statement]) -> Iterator[Relation]:
    """The sum of a list that tells a budget and then what was added to or taken off it; told
    where it makes the amount right before the list.
    """
    for statement in statements:
        first, before = statement.first, statement.before
        bracketed = first.gap[:1] == "（"
        among = first.opener and first.pause < NEW_SENTENCE
        if not (bracketed or among) or not first.money or before is None:
            continue
        total = before.phrases[-1]
        if total.role is Role.LEVEL and total.money and total.depth + bracketed == first.depth:
            inside = _bracket(statements[statement.index : statement.index + _LONGEST])
            if _is_budget_with_changes(inside):
                relation = sum_towards(before, total, with_signs(inside))
                if relation.verdict is Verdict.HOLDS:
                    yield relation


def _bracket(statements: Sequence[Statement]) -> list[Phrase]:
    """The amounts up to the end of the bracket or of the sentence that the first one stands in."""
    amounts = [one for statement in statements for one in statement.phrases if one.money]
    inside = amounts[:1]
    for one in amounts[1:]:
        if one.closes or one.depth < inside[0].depth or one.sentence != inside[0].sentence:
            break
        inside.append(one)
    return inside


def _is_budget_with_changes(inside: list[Phrase]) -> bool:
    """Whether an amount is followed by nothing but changes that are measured from no other."""
    first, *others = inside
    changes = all(one.role is Role.CHANGE and one.sign and not one.base for one in others)
    return bool(others) and first.role is Role.LEVEL and not first.prior and changes
