"""Rates of the whole body over another of its totals than the one that they name.

全年预算90万元，支出80万元…上半年支出40万元，占全年支出的44.44%: nearly any rate holds of some
amount; one that holds of another total than its words tell was taken over the wrong one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter

from jixiao.extraction.building import agrees, change_over_prior, part_of_whole, rate
from jixiao.extraction.prose.body.facts import STAGES, BodyFacts
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_BASES = {
    "initial": late_regex(r"年初(?:批复|下达)?(?:的)?(?:部门)?预算(?:总额|数|额)?"),
    "adjusted": late_regex(r"(?:全年|调整后的?(?:全年)?)(?:部门)?预算(?:总额|数|额)?"),
    "outturn": late_regex(
        r"(?:全年|本年|全部|年度)(?:实际|总)?支出(?:总额|合计|总数|数)?|总支出|支出总额"
    ),
}
"""How each total of the body is called as the base of a rate."""
_CALLED = {
    "initial": late_regex(r"年初(?:批复|下达)?(?:的)?(?:部门)?预算"),
    "adjusted": late_regex(r"全年(?:部门)?预算|调整后"),
    "outturn": late_regex(
        r"支出[^，。；：]{0,2}(?:合计|总计|总额|总数)|总支出|(?:全年|本年|年度)支出"
    ),
}
"""How an amount is called that may be what a rate of such a base is of."""
_KINDS = {
    Role.SHARE: (RelationKind.SHARE, "部分÷总数×100"),
    Role.EXECUTION_RATE: (RelationKind.EXECUTION_RATE, "执行数÷预算数×100"),
}
_size = attrgetter("figure.value")
_FULL = 100
_PLACES, _TELLING = 2, 3
"""Decimals of a rate, and digits of an amount, that agree by no chance."""
_NEAR = 6
"""Figures before an adjusted budget among which the initial one is told."""


def rates_over_wrong_totals(
    statements: Sequence[Statement], facts: BodyFacts
) -> Iterator[Relation]:
    """Each such rate of the amount right before it, against the total that it names."""
    phrases = [one for statement in statements for one in statement.phrases]
    phrases.sort(key=lambda one: one.figure.start)
    money = _Money(phrases)
    for place, (before, phrase) in enumerate(pairwise(phrases)):
        stage = _named(phrase) if before.after == phrase.gap else ""
        named = facts.value(stage) if stage else None
        if stage == "initial" and None in (named, facts.value("adjusted")):
            yield from _of_change_beside(phrase, before, phrases[max(0, place - _NEAR) : place])
        if named is None or not named.figure.value or before.passage != phrase.passage:
            continue
        others = [one.figure for other in STAGES if (one := facts.value(other)) is not None]
        others = [one for one in others if one.value and one.value != named.figure.value]
        if phrase.role is Role.CHANGE_RATE:
            yield from _of_change(phrase, before, named.figure, facts)
        elif _is_part(before) and not _is_of_one_called_so(phrase, before, stage, money):
            yield from _of_part(phrase, before, named.figure, others)


def _named(phrase: Phrase) -> str:
    """The stage of the total that the base of a precise rate names."""
    figure = phrase.figure
    if not phrase.base or figure.dimension is not Dimension.PERCENT or figure.places < _PLACES:
        return ""
    if phrase.role is not Role.CHANGE_RATE and phrase.role not in _KINDS:
        return ""
    return next((stage for stage, name in _BASES.items() if name.fullmatch(phrase.base)), "")


def _is_part(one: Phrase) -> bool:
    return _is_level(one) and one.figure.telling >= _TELLING


def _is_level(one: Phrase) -> bool:
    return one.money and one.role is Role.LEVEL and not one.prior


class _Money:
    """The amounts of a document by size, and by paragraph."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        told = [one for one in phrases if one.money and one.figure.value]
        self._amounts = sorted(told, key=_size)
        self.sizes: dict[int, set[Decimal]] = defaultdict(set)
        for one in told:
            self.sizes[one.passage].add(one.figure.value)

    def making(self, phrase: Phrase, part: Phrase) -> list[Phrase]:
        """The amounts of which one is a part at a rate."""
        half = phrase.figure.ulp
        low, high = phrase.figure.value - half, phrase.figure.value + half
        if low <= 0:
            return []
        first = bisect_left(self._amounts, part.figure.value * _FULL / high, key=_size)
        end = bisect_right(self._amounts, part.figure.value * _FULL / low, key=_size)
        return [
            one
            for one in self._amounts[first:end]
            if one is not part
            if agrees(judge_rate(phrase.figure, (part.figure, one.figure), part_of_whole))
        ]


def _is_of_one_called_so(phrase: Phrase, part: Phrase, stage: str, money: _Money) -> bool:
    """Whether an amount that has the stage, too, or the name of the total, makes the rate: that of
    a project, or of an account of its own; or one that the part makes with one beside it.
    """
    making = money.making(phrase, part)
    rests = {one.figure.value - part.figure.value for one in making}
    beside = money.sizes.get(phrase.passage, set())
    named = (
        one.subject.stage == stage or phrase.base in one.gap or _CALLED[stage].search(one.gap)
        for one in making
    )
    return not rests.isdisjoint(beside) or any(named)


def _of_part(
    phrase: Phrase, part: Phrase, named: Figure, others: Sequence[Figure]
) -> Iterator[Relation]:
    kind, formula = _KINDS[phrase.role]
    told = rate(
        phrase.figure, (part.figure, named), part_of_whole, kind=kind, formula=formula,
        subject=part.subject.name, scope=Scope.DOCUMENT,
    )  # fmt: skip
    wrong = (judge_rate(phrase.figure, (part.figure, one), part_of_whole) for one in others)
    if not agrees(told.judgement) and any(one.verdict is Verdict.HOLDS for one in wrong):
        told.sure = True
        yield told


def _of_change(
    phrase: Phrase, before: Phrase, initial: Figure, facts: BodyFacts
) -> Iterator[Relation]:
    """全年预算90万元，比年初预算增加11.11%: over the initial budget, though of the adjusted one."""
    adjusted = facts.value("adjusted")
    if adjusted is None or not adjusted.figure.value or initial.value == adjusted.figure.value:
        return
    full, change = adjusted.figure, abs(adjusted.figure.value - initial.value)
    if before.figure.value in (full.value, change):
        yield from _over_initial(phrase, full, initial)


def _of_change_beside(
    phrase: Phrase, adjusted: Phrase, near: Sequence[Phrase]
) -> Iterator[Relation]:
    """项目年初预算80万元…，全年预算调整为90万元，比年初预算增加11.11%: the same of the one pair of
    budgets that its passage tells, be it that of a project.
    """
    beside = [one for one in near if one.passage == phrase.passage and _is_level(one)]
    initial = [one for one in beside if _CALLED["initial"].search(last_clause(one.gap)[0])]
    named = _is_level(adjusted) and _CALLED["adjusted"].search(last_clause(adjusted.gap)[0])
    if phrase.role is not Role.CHANGE_RATE or len(initial) != 1 or not named:
        return
    figures = adjusted.figure, initial[0].figure
    if all(one.value for one in figures) and figures[0].value != figures[1].value:
        yield from _over_initial(phrase, *figures)


def _over_initial(phrase: Phrase, full: Figure, initial: Figure) -> Iterator[Relation]:
    """A rate over the initial budget where it holds, or was taken over the adjusted one."""
    told = rate(
        phrase.figure, (full, initial), change_over_prior, kind=RelationKind.CHANGE_RATE,
        formula="（全年预算数－年初预算数）÷年初预算数×100", subject="全年预算数",
        scope=Scope.DOCUMENT,
    )  # fmt: skip
    wrong = judge_rate(phrase.figure, (initial, full), change_over_prior)
    told.sure = not agrees(told.judgement) and wrong.verdict is Verdict.HOLDS
    if told.sure or told.verdict is Verdict.HOLDS:
        yield told
