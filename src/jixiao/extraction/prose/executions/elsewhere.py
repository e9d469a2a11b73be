"""Rates over a budget that the report prints for the same subject in another place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from jixiao.extraction.building import part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_WHOLE = "整体"
"""整体支出, 整体收入: the whole body, of which the outturn is printed without the rest."""
_SHORTEST = 4
"""Characters of a subject that is surely the same in two places."""


class BudgetsElsewhere:
    """The budgets of every subject, wherever they are printed."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._budgets: dict[str, list[Phrase]] = defaultdict(list)
        for statement in statements:
            for level in statement.levels:
                if level.subject.stage in words.PLANNED and level.money and not level.prior:
                    self._budgets[_key(statement.subject)].append(level)

    def rate_over(self, phrase: Phrase, statement: Statement) -> Relation | None:
        """完成预算的: the outturn right before over the one budget of its subject: where it holds,
        or where the rate is a misprint of what they make.
        """
        if phrase.role is not Role.EXECUTION_RATE:
            return None
        key = _key(statement.subject)
        budgets = self._budgets.get(key, []) if key else []
        done = [one for one in statement.levels if one.figure.start < phrase.figure.start]
        if not done or done[-1].subject.stage != "outturn" or done[-1].role is not Role.LEVEL:
            return None
        if len({one.figure.value for one in budgets}) != 1 or not comparable(done[-1], budgets[0]):
            return None
        relation = rate(
            phrase.figure, (done[-1].figure, budgets[0].figure), part_of_whole,
            kind=RelationKind.EXECUTION_RATE, formula="执行数÷预算数×100",
            subject=statement.subject, scope=Scope.DOCUMENT,
        )  # fmt: skip
        told = relation.verdict is Verdict.HOLDS or is_misprinted(relation)
        return relation if told else None


def _key(subject: str) -> str:
    """A subject that is the same wherever it stands; "" for one that may be another's."""
    if subject.startswith(_WHOLE):
        return _WHOLE
    telling = len(subject) >= _SHORTEST and not words.GENERIC_SUBJECT.match(subject)
    return subject if telling else ""
