"""Means and ratios of which one operand stands right beside them, the other anywhere.

编组48个，平均每组35.25人, of 1,692人 on the first page; 按巡护员合计150人计算，林护比21.36:1, of so
many 亩 or 人. Told where it holds and, for all the figures of the document, would hardly do so by
chance; where a ratio says what it is counted by, also one that was taken of another count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from jixiao.extraction.building import rate, results_of
from jixiao.extraction.linking.figures_by_size import FiguresBySize
from jixiao.extraction.prose.comparability import bare_unit, measured_in
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.likeness import share
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.quotients import TO_ONE
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Compute, Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role

_MEAN = late_regex(
    r"均(?!衡)|每(?!股)|[百千万](?:人|名|户)(?:[^，。；：、]{1,6}[数量率]?)(?:为|是|达到?)?$"
)
_OF_EACH = late_regex(r"，平均每(?P<each>[一-龥]{1,3}?)(?:约?为|是)?")
_PER_MANY = late_regex(r"(?:每|^|[，。；])(?P<many>[百千万])(?:人|名|户)")
_RATIO = late_regex(r"(?P<one>[一-龥])(?P<other>[一-龥])比(?:例)?(?:约?为|是|达到?)*$")
_COUNTED_BY = late_regex(r"^[^，。；：]{0,6}(?:计算|测算|折算|核算)，")
"""按150人计算: the count right before a mean is what it is taken over."""
_MANY = {"百": 100, "千": 1000, "万": 10_000}
_SIGNS = frozenset("均每万千百比")
_NEAR, _FAR = 4, 20
"""Counts before a mean of which one is what it is taken over; figures, one of them shared out."""
_TELLING, _PRECISE = 3, 2
"""Digits, or decimals, of a mean that tell anything."""
_SURE, _LIKELY = Fraction(1, 20), Fraction(1)
"""How many figures at most would make a mean by chance; the same where one has its name."""
_WORD = 2
_LARGEST = 4000
"""Figures of a document in which operands are looked for."""


class _Tried(NamedTuple):
    """What may make a mean: what is shared out, among how many; how often so by chance."""

    amount: Figure
    among: Figure
    chance: Fraction


def means_afar(
    phrases: Sequence[Phrase], facts: Sequence[Fact], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """One relation for each mean or ratio that none holds for yet."""
    asked = [(place, one) for place, one in enumerate(phrases) if _is_asked(one)]
    if not asked or len(facts) > _LARGEST:
        return
    made = results_of(relations)
    index = FiguresBySize(facts)
    for place, phrase in asked:
        if phrase.figure.start in made:
            continue
        telling = phrase.figure.telling >= _TELLING
        found = (_first(phrase, index) if telling else None) or _of_named(place, phrases)
        ratio = _RATIO.search(phrase.gap) if found is None else None
        if found is not None:
            yield found
        elif ratio is not None:
            yield from _of_ratio(phrase, ratio["one"], ratio["other"], phrases[:place])


def _is_asked(one: Phrase) -> bool:
    """Whether a figure is a mean by its words, or so many to one."""
    figure = one.figure
    if _SIGNS.isdisjoint(one.gap) or one.prior or one.bound or not figure.value:
        return False
    if figure.telling < _TELLING and figure.places < _PRECISE:
        return False
    if figure.dimension is Dimension.NUMBER:
        return TO_ONE.match(one.after) is not None and _RATIO.search(one.gap) is not None
    sized = one.money or figure.dimension is Dimension.COUNT
    told = sized and one.role in (Role.LEVEL, Role.ACTUAL)
    return told and _MEAN.search(last_clause(one.gap).text) is not None


def _first(phrase: Phrase, index: FiguresBySize) -> Relation | None:
    """The first pair that makes the mean, by no chance."""
    clause = last_clause(phrase.gap).text
    for one in _tries(phrase, index, _times(clause)):
        named = any(_is_named(each, clause, index) for each in (one.amount, one.among))
        if one.chance <= (_LIKELY if named else _SURE):
            relation = _divided(phrase, one.amount, one.among, _times(clause))
            if relation.verdict is Verdict.HOLDS:
                return relation
    return None


def _is_named(figure: Figure, clause: str, index: FiguresBySize) -> bool:
    return share(clause, index.subjects[figure.start], _WORD)


def _times(clause: str) -> int:
    """万人拥有4.20张: how many what is counted is told of."""
    match = _PER_MANY.search(clause)
    return _MANY[match["many"]] if match is not None else 1


def _tries(phrase: Phrase, index: FiguresBySize, times: int) -> Iterator[_Tried]:
    """A count beside the mean with an amount anywhere, then an amount beside it with a count."""
    figure, half = phrase.figure, phrase.figure.ulp / 2
    low, high = (figure.value - half) / times, (figure.value + half) / times
    beside = index.beside(figure, _FAR, 0)
    told = _COUNTED_BY.match(phrase.gap) is not None
    near = beside[: 1 if told else _NEAR]
    counts = [one for one in near if one.dimension is Dimension.COUNT and one.value > 1]
    clause = last_clause(phrase.gap).text
    counts.sort(key=lambda one: not _is_named(one, clause, index))
    kinds = {"money"} if phrase.money else {measured_in(figure)}
    if figure.dimension is Dimension.NUMBER:
        kinds = {measured_in(one) for one in counts[:1]}
    precision = Fraction(figure.ulp) / Fraction(figure.value)
    for kind in kinds:
        for rank, count in enumerate(counts, 1):
            amount = index.within(kind, low * count.value, high * count.value, count)
            if amount is not None and amount.start != figure.start:
                yield _Tried(amount, count, precision * rank * index.number_of(kind))
        amounts = [one for one in beside if measured_in(one) == kind and not told]
        for rank, amount in enumerate(amounts, 1):
            for unit in index.counted:
                over = index.within(unit, amount.value / high, amount.value / low, amount)
                if over is not None and over.value > 1 and over.start != figure.start:
                    yield _Tried(amount, over, precision * rank * index.number_counted)


def _of_named(place: int, phrases: Sequence[Phrase]) -> Relation | None:
    """其中苗木92.40万元、农药8.15万元；购入苗木2.20万株，平均每株24.00元: the amount of the passage
    that is called as the count right before a mean is, where a misprint keeps the mean from it.
    """
    phrase, count = phrases[place], phrases[place - 1] if place else phrases[place]
    each = _OF_EACH.fullmatch(phrase.gap) if count.after == phrase.gap and phrase.money else None
    if each is None or bare_unit(count.figure) != each["each"] or not count.figure.value:
        return None
    clause = last_clause(count.gap).text
    amounts = {
        one.figure.value: one
        for one in phrases[max(0, place - _FAR) : place]
        if one.money and one.passage == phrase.passage and not one.prior
        if len(one.subject.name) >= _WORD and clause.endswith(one.subject.name)
    }
    told = [_divided(phrase, one.figure, count.figure, 1) for one in amounts.values()]
    if len(told) != 1 or not is_misprinted(told[0]):
        return None
    told[0].likely = True
    return told[0]


def _of_ratio(phrase: Phrase, one: str, other: str, before: Sequence[Phrase]) -> Iterator[Relation]:
    """按教师合计150人计算，生师比: of the last count that has the first word in its name, over the
    one right before; another ratio where it is that over another count of the second word.
    """
    if not before or not _COUNTED_BY.match(phrase.gap) or before[-1].after != phrase.gap:
        return
    count = before[-1]
    alike = [
        each
        for each in before
        if measured_in(each.figure) == measured_in(count.figure) and not each.prior
    ]
    amounts = [each for each in alike if one in last_clause(each.gap).text]
    others = [each for each in alike if other in last_clause(each.gap).text]
    for amount in amounts[::-1]:
        for each in others:
            wrong = each.figure.value not in (0, count.figure.value)
            if wrong and _divided(phrase, amount.figure, each.figure, 1).verdict is Verdict.HOLDS:
                told = _divided(phrase, amount.figure, count.figure, 1)
                told.sure = True
                yield told
                return


def _divided(phrase: Phrase, amount: Figure, count: Figure, times: int) -> Relation:
    return rate(
        phrase.figure, (amount, count), _quotient(times), kind=RelationKind.PRODUCT,
        formula="金额÷数量", subject="平均数" if times == 1 else phrase.subject.name,
    )  # fmt: skip


def _quotient(times: int) -> Compute:
    return lambda values: values[0] / values[1] * times
