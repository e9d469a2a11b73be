"""What procurement saved: 预算 − 实际采购 = 节约资金, and the rate that it is of the budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from jixiao.extraction.building import agrees, part_of_whole, rate, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import difference_of
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_REACH = 16
"""Statements back in which budget and actual amount stand: their lists lie between."""
_PARAGRAPHS = 2
"""Paragraphs back, where the amount is not told as a change: each of the three has its own."""
_SAVING = late_regex(r"节|[审核]减")
_SAVED = late_regex(r"(?:节(?:约|省|支|资)|[审核]减)[^，。；：]{0,8}$")
"""节约资金: what the budget exceeds the actual amount by; 审减, 核减: what a review took off."""
_LEFT = late_regex(r"(?:结余|节余|剩余)(?:资金|金额)?$")
_CUT = late_regex(r"[审核]减[^，。；：]{0,8}$")
_REVIEWED = late_regex(r"送审|报审|审定|审核")
"""What a review cuts; a budget may be cut (核减) for any reason."""
_ACTUAL = late_regex(r"实际|成交|中标|采购|合同|审定|结算|决算[价数]|支出[数为]?$")
_PLANNED = late_regex(r"预算|计划|目标|控制价|送审")


def saving_relations(statements: list[Statement]) -> Iterator[Relation]:
    """Every saved amount, and its rate."""
    for statement in statements:
        for phrase in statement.phrases:
            if not _SAVING.search(phrase.gap):
                continue
            if phrase.money and phrase.role in (Role.LEVEL, Role.CHANGE):
                yield from _saved_amount(phrase, statement, statements)
            elif words.SAVED_RATE.search(phrase.gap):
                yield from _saved_rate(phrase, statement, statements)


def _saved_amount(
    phrase: Phrase, statement: Statement, statements: list[Statement]
) -> Iterator[Relation]:
    """The budget less the actual amount; where none differ so, the nearest that are named so, the
    actual amount behind the last budget.
    """
    if not _SAVED.search(phrase.gap):
        return
    before = _before(phrase, statement, statements)
    pairs = list(_pairs(phrase, before))
    differing = [pair for pair in pairs if _differ(*pair, phrase)]
    named = [pair for pair in pairs if _named(*pair) and pair[0].passage == phrase.passage]
    last = max((one.figure.start for one in before if _PLANNED.search(one.gap)), default=0)
    named = [pair for pair in named if last == pair[0].figure.start < pair[1].figure.start]
    if phrase.role is Role.CHANGE and words.ADJUSTING.search(phrase.gap):
        named = []  # 因招标节约调减36.90万元: the budget was cut by it
    if _CUT.search(phrase.gap):
        named = [pair for pair in named if any(_REVIEWED.search(one.gap) for one in pair)]
    named.sort(key=lambda pair: min(one.figure.start for one in pair), reverse=True)
    for planned, actual in (*differing, *named):
        yield signed_sum(
            phrase.figure, [(1, planned.figure), (-1, actual.figure)],
            subject=statement.title(phrase), kind=RelationKind.DIFFERENCE,
        )  # fmt: skip
        return


def _named(planned: Phrase, actual: Phrase) -> bool:
    """Whether two amounts of one passage are called budget and actual amount."""
    called = _PLANNED.search(planned.gap) and _ACTUAL.search(actual.gap)
    return called is not None and planned.passage == actual.passage


def _saved_rate(
    phrase: Phrase, statement: Statement, statements: list[Statement]
) -> Iterator[Relation]:
    """What was saved over the budget, or over what was paid with what was saved."""
    before = _before(phrase, statement, statements)
    saved = max(before, key=lambda one: one.figure.start, default=None)
    if saved is None or not (_SAVED.search(saved.gap) or _is_left_beside(saved, phrase)):
        return
    before.remove(saved)
    planned = _planned(saved, before)
    if planned is not None:
        before = [one for one in before if one is planned or not _made_of(planned, one, saved)]
    told: list[Relation] = []
    for compute, formula in (
        (part_of_whole, "节约额÷预算数×100"),
        (_of_both, "节约额÷（实际数＋节约额）×100"),
    ):
        for other in before:
            if other.figure.value <= saved.figure.value:
                continue
            relation = rate(
                phrase.figure, (saved.figure, other.figure), compute,
                kind=RelationKind.COMPLETION_RATE, formula=formula, subject=statement.subject,
            )  # fmt: skip
            if agrees(relation.judgement):
                yield relation
                return
            told.append(relation)
    for relation in told:
        if planned is not None and relation.operands[1].figure is planned.figure:
            yield relation
            return
    slips = [relation for relation in told if is_misprinted(relation)]
    yield from slips if len(slips) == 1 else ()


def _is_left_beside(saved: Phrase, phrase: Phrase) -> bool:
    """结余12万元，节资率6.92%: what is left of a budget, with the rate of it right behind."""
    return saved.after == phrase.gap and _LEFT.search(saved.gap) is not None


def _made_of(planned: Phrase, one: Phrase, saved: Phrase) -> bool:
    """Whether an amount is what was paid of the budget: what was saved is no rate of that."""
    return planned.figure.value > one.figure.value and _differ(planned, one, saved)


def _planned(saved: Phrase, before: list[Phrase]) -> Phrase | None:
    """The budget that a saved amount is of: of two that differ by it, else by its name."""
    for one, other in _pairs(saved, before):
        if _differ(one, other, saved):
            return one
    named = [one for one in before if one.sentence == saved.sentence and _PLANNED.search(one.gap)]
    return max(named, key=lambda one: one.figure.start, default=None)


def _of_both(values: Sequence[Fraction]) -> Fraction:
    """Saved ÷ (paid + saved) × 100."""
    saved, paid = values
    return saved / (paid + saved) * 100


def _before(phrase: Phrase, statement: Statement, statements: list[Statement]) -> list[Phrase]:
    """The amounts before a figure, the nearest first; those of list items last."""
    reach = _PARAGRAPHS if phrase.role is Role.LEVEL else 1
    around = [statement, *nearest_before(statement, statements, _REACH)]
    found = [
        (other.owner is not None, level)
        for other in around
        if statement.passage - other.passage <= reach
        for level in reversed([one for one in other.phrases if one.money])
        if level.figure.start < phrase.figure.start
    ]
    heads = [level for item, level in found if not item]
    return [*heads, *(level for item, level in found if item)]


def _pairs(phrase: Phrase, amounts: list[Phrase]) -> Iterator[tuple[Phrase, Phrase]]:
    """Larger and smaller amounts that a saved amount may lie between."""
    for actual, planned in product(amounts, repeat=2):
        larger = planned.figure.value > actual.figure.value > 0
        if larger and comparable(planned, actual) and comparable(planned, phrase):
            yield planned, actual


def _differ(planned: Phrase, actual: Phrase, saved: Phrase) -> bool:
    """Whether a saved amount lies between two others, up to a unit of its last place."""
    off = difference_of(
        difference_of(planned.figure.value, actual.figure.value), saved.figure.value
    )
    return off <= saved.figure.ulp
