"""Rates whose budget, or whose outturn, the report prints for the same subject elsewhere."""

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
    """The budgets and outturns of every subject, wherever they are printed."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._budgets: dict[str, list[Phrase]] = defaultdict(list)
        self._spent: dict[str, list[Phrase]] = defaultdict(list)
        for statement in statements:
            for level in statement.levels:
                if level.money and not level.prior:
                    planned = level.subject.stage in words.PLANNED
                    known = self._budgets if planned else self._spent
                    known[_key(statement.subject)].append(level)

    def rate_over(self, phrase: Phrase, statement: Statement) -> Relation | None:
        """完成预算的: the outturn right before over the one budget of its subject, or the one
        outturn over the budget right before: where it holds, or the rate is a misprint of that.
        """
        if phrase.role is not Role.EXECUTION_RATE or not (key := _key(statement.subject)):
            return None
        before = [one for one in statement.levels if one.figure.start < phrase.figure.start]
        pair = self._pair(before[-1], key) if before else None
        if pair is None or not comparable(*pair) or pair[1].figure.value == 0:
            return None
        relation = rate(
            phrase.figure, (pair[0].figure, pair[1].figure), part_of_whole,
            kind=RelationKind.EXECUTION_RATE, formula="执行数÷预算数×100",
            subject=statement.subject, scope=Scope.DOCUMENT,
        )  # fmt: skip
        told = relation.verdict is Verdict.HOLDS or is_misprinted(relation)
        return relation if told else None

    def _pair(self, last: Phrase, key: str) -> tuple[Phrase, Phrase] | None:
        """Outturn and budget: the amount before a rate, and the only one of the other kind."""
        if last.role is not Role.LEVEL:
            return None
        if last.subject.stage == "outturn":
            planned = _only(self._budgets.get(key, []))
            return (last, planned) if planned is not None else None
        done = _only(self._spent.get(key, [])) if last.subject.stage in words.PLANNED else None
        return (done, last) if done is not None else None


def _only(amounts: Sequence[Phrase]) -> Phrase | None:
    """The first of amounts that all say the same."""
    return amounts[0] if len({one.figure.value for one in amounts}) == 1 else None


def _key(subject: str) -> str:
    """A subject that is the same wherever it stands; "" for one that may be another's."""
    if subject.startswith(_WHOLE):
        return _WHOLE
    telling = len(subject) >= _SHORTEST and not words.GENERIC_SUBJECT.match(subject)
    return subject if telling else ""
