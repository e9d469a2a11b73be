"""Rates whose budget, or whose outturn, the report prints for the same subject elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from jixiao.extraction.building import part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.subjects import core_of
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_RATE = late_regex(r"(?:预算|资金)?(?:执行|支出|支付|使用)(?:率|进度)$")
_PROJECT = late_regex(r"项目$")
_WHOLE = "整体"
"""整体支出, 整体收入: the whole body, of which the outturn is printed without the rest."""
_SHORTEST = 4
"""Characters of a subject that is surely the same in two places."""
_SEVERAL = 2
"""Rates of one passage that hold, beside which another one is surely meant so."""


class BudgetsElsewhere:
    """The budgets and outturns of every subject, wherever they are printed."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._budgets: dict[str, list[Phrase]] = defaultdict(list)
        self._spent: dict[str, list[Phrase]] = defaultdict(list)
        self._titled: dict[str, list[Phrase]] = defaultdict(list)
        """The budgets of passages that open with the name of a project: （1）租赁费。…预算9万元."""
        self._doubted: list[tuple[int, Relation]] = []
        for statement in statements:
            owner = statement.owner
            for level in statement.levels:
                if level.money and not level.prior:
                    stage = level.subject.stage
                    planned = stage in words.PLANNED
                    if not stage and owner is not None and owner.levels:
                        last = owner.levels[-1].subject.stage
                        planned = last in words.PLANNED and _is_budget(owner)
                    known = self._budgets if planned else self._spent
                    known[_key(statement.subject)].append(level)
                    if planned and len(title := level.title) >= _SHORTEST:
                        self._titled[core_of(title)].append(level)

    def rate_over(self, phrase: Phrase, statement: Statement) -> Relation | None:
        """完成预算的: the outturn right before over the one budget of its subject, or the one
        outturn over the budget right before: where it holds, or the rate is a misprint of that.
        """
        if phrase.role is not Role.EXECUTION_RATE or not (key := _key(statement.subject)):
            return None
        before = [one for one in statement.levels if one.figure.start < phrase.figure.start]
        if not before:
            return self._by_name(phrase, statement)
        relation = _rate_of(phrase, self._pair(before[-1], key), statement)
        if relation is None:
            return self._over_titled(phrase, before[-1], statement)
        told = relation.verdict is Verdict.HOLDS or is_misprinted(relation)
        return relation if told else None

    def doubted(self, held: Mapping[int, int]) -> Iterator[Relation]:
        """The rates over budgets of titled passages that fail, where several beside them hold;
        ``held`` are the rates that hold in each passage.
        """
        yield from (one for passage, one in self._doubted if held[passage] >= _SEVERAL)

    def _by_name(self, phrase: Phrase, statement: Statement) -> Relation | None:
        """甲项目支出率只有77%: the one outturn over the one budget of what the rate names, wherever
        they are printed.
        """
        name = _key(_RATE.sub("", phrase.rate_name))
        if not name:
            return None
        planned, done = _only(self._budgets.get(name, [])), _only(self._spent.get(name, []))
        if planned is None or done is None:
            return None
        relation = _rate_of(phrase, (done, planned), statement)
        told = relation is not None and (not relation.contradicted or is_misprinted(relation))
        return relation if told else None

    def _over_titled(self, phrase: Phrase, done: Phrase, statement: Statement) -> Relation | None:
        """租赁费支出81万元，执行率90%: over the one budget under the heading 租赁费."""
        planned = _only(self._titled.get(core_of(statement.subject), []))
        spent = done.role is Role.LEVEL and done.subject.stage not in words.PLANNED
        if planned is None or not spent or planned.passage == done.passage:
            return None
        relation = _rate_of(phrase, (done, planned), statement)
        if relation is not None and relation.contradicted:
            self._doubted.append((phrase.passage, relation))
            return None
        return relation

    def _pair(self, last: Phrase, key: str) -> tuple[Phrase, Phrase] | None:
        """Outturn and budget: the amount before a rate, and the only one of the other kind."""
        if last.role is not Role.LEVEL:
            return None
        if last.subject.stage in ("outturn", ""):
            planned = _only(self._budgets.get(key, []))
            return (last, planned) if planned is not None else None
        done = _only(self._spent.get(key, [])) if last.subject.stage in words.PLANNED else None
        return (done, last) if done is not None else None


def _is_budget(owner: Statement) -> bool:
    """预算共80万元，具体为：甲60万元，乙20万元: whether what a list details is a budget alone."""
    amounts = [one for one in owner.levels if one.money]
    spent = [one for one in amounts if one.subject.stage not in words.PLANNED]
    return bool(amounts) and not spent


def _rate_of(
    phrase: Phrase, pair: tuple[Phrase, Phrase] | None, statement: Statement
) -> Relation | None:
    if pair is None or not comparable(*pair) or pair[1].figure.value == 0:
        return None
    return rate(
        phrase.figure, (pair[0].figure, pair[1].figure), part_of_whole,
        kind=RelationKind.EXECUTION_RATE, formula="执行数÷预算数×100",
        subject=statement.subject, scope=Scope.DOCUMENT,
    )  # fmt: skip


def _only(amounts: Sequence[Phrase]) -> Phrase | None:
    """The first of amounts that all say the same."""
    return amounts[0] if len({one.figure.value for one in amounts}) == 1 else None


def _key(subject: str) -> str:
    """A subject that is the same wherever it stands; "" for one that may be another's."""
    if subject.startswith(_WHOLE):
        return _WHOLE
    telling = len(subject) >= _SHORTEST and not words.GENERIC_SUBJECT.match(subject)
    return core_of(_PROJECT.sub("", subject)) if telling else ""
