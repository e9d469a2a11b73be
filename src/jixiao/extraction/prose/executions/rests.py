"""What a rate leaves: 预算80万元，支出72万元，执行率90%，结余8万元.

Where a rate holds between two amounts, these are what was planned and what was done; an amount that
is said to be left right behind it, or later in its passage, is their difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import agrees, results_of, signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_LEFT = late_regex(
    r"(?:尾欠|欠[缴收]|结余|结转|节余|节约|节支|节省|结存|剩余|余下|余额|缺口|差额|[尚还仍][有余缺差欠]|"
    r"未(?:到位|下达|拨付|支付|兑付|支出|执行|使用))[^，。；：]{0,6}$"
)
_SIGNS = frozenset("余转约支省存缺差未尚还仍欠")
"""Characters of which one stands in those words."""
_NAMED = 16
"""Characters right before an amount that say that it is left."""
_BROUGHT = late_regex(r"年初|上年|以前年度|期初|历年")
_RATES = (RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE)
_MOST = 40
"""Rates right before an amount of which one may leave it."""
_TELLING = 3
"""Digits that an amount apart from its rate has, so that it is no chance what it is."""
_COUNTS_BEHIND, _COUNTS_BEFORE = 8, 2
"""Figures behind the rate of two counts and before it among which what it leaves stands."""
_NOT = late_regex(r"(?:不|未|非)(?P<done>[一-龥]{2})[^，。；：、]{0,6}$")
_NOT_BEHIND = late_regex(r"(?:不|未|非)(?P<done>[一-龥]{2})")
"""检出的3批次不合格样品: the same, said behind the count."""
_OFF = late_regex(
    r"的?(?:年度|全年|年初)?(?:计划|目标|任务)(?:任务|数|值|量)?(?:还|尚|仍|相|短)?[少差缺欠](?:了|完成|开展|实施)?"
)
"""比30场的计划少: of a plan, how much less was done."""
_MISCOUNTED = 2
"""Digits of a count that is said not to be what was rated, of which one may be wrong."""
Pair = tuple[Figure, Figure]
"""What was done, and what was planned."""


def rests_of_rates(phrases: Sequence[Phrase], relations: Sequence[Relation]) -> Iterator[Relation]:
    """The amounts left that no relation states yet; where none of the pairs of the passage makes
    one, it is told of the nearest that a misprint keeps from it.
    """
    stated = results_of(relations)
    rated = {start: one for start, one in stated.items() if one.kind in _RATES}
    passage, rates, beside = -1, list[Relation](), False
    for phrase in phrases if rated else ():
        if phrase.passage != passage:
            passage, rates = phrase.passage, []
        start = phrase.figure.start
        told = rates and phrase.money and start not in stated
        if told and not _SIGNS.isdisjoint(phrase.gap) and _is_left(phrase):
            yield from _rest_of(phrase, [*_pairs(rates)], beside=beside)
        beside = start in rated
        rates = [rated[start], *rates[: _MOST - 1]] if beside else rates


def _pairs(rates: Sequence[Relation]) -> Iterator[Pair]:
    """The two amounts of each rate that agrees, be it turned over; what is left, more is than was
    spent.
    """
    for rate in rates:
        pair = [term.figure for term in rate.operands if term.figure is not None]
        if len(pair) == len(rate.operands) == 2 and agrees(rate.judgement):
            done, planned = sorted(pair, key=lambda one: one.value)
            if done.dimension is Dimension.MONEY and done.value < planned.value:
                yield done, planned


def _is_left(phrase: Phrase) -> bool:
    plain = phrase.role is Role.LEVEL or (phrase.role is Role.CHANGE and not phrase.base)
    said = plain and _LEFT.search(phrase.gap[-_NAMED:]) is not None
    return said and _BROUGHT.search(phrase.gap[-_NAMED:]) is None


def _rest_of(phrase: Phrase, pairs: Sequence[Pair], *, beside: bool) -> Iterator[Relation]:
    """The difference that holds; else a misprint of the pair right before it, or, of an amount that
    tells enough, of just one of the passage.
    """
    told = [_rest(phrase, done, planned) for done, planned in pairs]
    held = [one for one in told if agrees(one.judgement)]
    slips = [one for one in (told[:1] if beside else told) if is_misprinted(one)]
    sure = beside or (len(slips) == 1 and phrase.figure.telling >= _TELLING)
    yield from held[:1] or (slips if sure else ())


def rests_of_counts(phrases: Sequence[Phrase], relations: Sequence[Relation]) -> Iterator[Relation]:
    """应检80台，实检76台，检验率95%，4台停用; 合格83件，不合格3件，合格率96.51%: a count beside a
    rate that is just what it leaves of the whole; another one only where it is said not to be what
    the rate is called by, and is a misprint.
    """
    stated = results_of(relations)
    rated = {start: one for start, one in stated.items() if one.kind in _RATES}
    for place, phrase in enumerate(phrases) if rated else ():
        pair = _counts_of(rated.get(phrase.figure.start))
        if pair is None:
            continue
        known = {figure.start for figure in pair}
        behind = phrases[place + 1 : place + 1 + _COUNTS_BEHIND]
        around = (*behind, *phrases[max(0, place - _COUNTS_BEFORE) : place])
        beside = [
            one
            for one in around
            if one.passage == phrase.passage and one.figure.unit == pair[1].unit
            and one.figure.start not in known and one.figure.start not in stated
        ]  # fmt: skip
        told = [_rest(one, *pair) for one in beside]
        held = [one for one in told if one.verdict is Verdict.HOLDS]
        yield from _done(beside, pair, held)
        slips = (r for one, r in zip(beside, told, strict=True) if _is_miscounted(one, phrase, r))
        yield from held[:1] or [*slips][:1]


def _done(beside: Sequence[Phrase], pair: Pair, held: Sequence[Relation]) -> Iterator[Relation]:
    """抽检90批次，不合格3批次，合格87批次: what is told behind what it leaves, as all but that."""
    done, whole = pair
    left = held[0].stated.figure if held else None
    if left is not None and left.start < done.start and left in [one.figure for one in beside]:
        yield signed_sum(
            done, [(1, whole), (-1, left)], subject="", kind=RelationKind.DIFFERENCE
        )  # fmt: skip


def _counts_of(rate: Relation | None) -> Pair | None:
    """What was done and all there was, where a rate that agrees is of two counts of one unit."""
    figures = [term.figure for term in rate.operands] if rate is not None else []
    if rate is None or len(figures) != 2 or not agrees(rate.judgement):
        return None
    done, whole = figures
    if done is None or whole is None or done.dimension is not Dimension.COUNT:
        return None
    return (done, whole) if done.unit == whole.unit and done.value < whole.value else None


def _rest(phrase: Phrase, done: Figure, whole: Figure) -> Relation:
    return signed_sum(
        phrase.figure, [(1, whole), (-1, done)],
        subject=phrase.subject.name, kind=RelationKind.DIFFERENCE,
    )  # fmt: skip


def _is_miscounted(phrase: Phrase, rate: Phrase, relation: Relation) -> bool:
    """Whether 不合格97件 is a misprint of what a 合格率 leaves; or 比30场的计划少6场 is told of
    just the two that a rate is of.
    """
    whole = relation.operands[0].figure
    if whole is not None and _OFF.fullmatch(phrase.gap):
        beside = 0 <= phrase.figure.start - whole.end <= len(phrase.gap)
        relation.sure = beside and relation.contradicted and not phrase.figure.approximation
        return relation.sure
    match = _NOT.search(phrase.gap) or _NOT_BEHIND.match(phrase.after)
    named = match is not None and match["done"] in rate.gap
    telling = phrase.figure.telling >= _MISCOUNTED and is_misprinted(relation)
    return named and telling
