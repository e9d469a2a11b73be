"""Means that hold of another number or amount than the one that they name.

年末在职60人，编制66名。…按年末在职人员计算人均1.50万元, which 66 make; 门诊收入80万元…次均门诊
费用250元, which all income makes; 8所学校共320人，平均每校45.71人, which 7 make.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.extraction.building import rate
from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.one_of_many import OF_MEANS, each_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_CLAUSE = late_regex(r"[^，。；：、（）]*$")
_OVER_STAFF = late_regex(
    r"[，；（。]按照?(?:年末|年底)?(?P<name>在职|在编|在岗)(?:人员|职工|人数|总?数)*"
    r"(?:计算|测算|折算|核算)?，?人均[^，。；：、]{0,8}$"
)
"""按年末在职人员计算人均: a mean that names those it is over."""
_OF_NAMED = late_regex(
    r"(?:^|[，。；：（])(?:每?[人次日床]+[次天日]?均)(?P<name>[一-龥]{2})(?:医疗)?(?:费用?|收入)"
    r"(?:约?为|是|达)?$"
)
"""次均门诊费用: a mean that names what is shared out."""
_NAMED_INCOME = r"(?:医疗)?(?:收入|费用)?(?:约?为|是|实现|完成)*"
_PEOPLE = ("人", "名")
_WHOLES = ("所", "个", "家", "间")
_TELLING, _PRECISE, _OFF, _NEAR = 4, 2, 1, 4
"""Digits and decimals of a mean that another number makes by no chance; how far off that one is;
characters behind a count among which what is counted is named.
"""
_PAIR, _FAR = 2, 24
"""Figures of a mean; those before it that may stand in its sentence."""


def mistaken_means(phrases: Sequence[Phrase], relations: Sequence[Relation]) -> Iterator[Relation]:
    """One relation for each mean of what it names, where it holds of something else."""
    held: dict[int, Relation] = {}
    for one in relations:
        mean = one.kind is RelationKind.PRODUCT and len(one.operands) == _PAIR
        if mean and one.verdict is Verdict.HOLDS and one.stated.figure is not None:
            held.setdefault(one.stated.figure.start, one)
    for place, phrase in enumerate(phrases):
        precise = phrase.figure.telling >= _TELLING or phrase.figure.places >= _PRECISE
        if "均" not in phrase.gap or not precise:
            continue
        if (found := held.get(phrase.figure.start)) is not None:
            yield from _of_another(phrase, found, phrases)
        elif phrase.role is Role.LEVEL:
            yield from _over_another(phrase, phrases[:place])


def _of_another(mean: Phrase, found: Relation, phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """A mean that holds, by the one number or amount that its words name instead."""
    amount, count = (term.figure for term in found.operands)
    if amount is None or count is None:
        return
    if match := _OVER_STAFF.search(mean.gap):
        told = _called(phrases, rf"{match['name']}(?:人员|职工|人数|总?数)*", Dimension.COUNT)
        staff = [one for one in told if bare_unit(one) in _PEOPLE]
        if staff and len({one.value for one in staff}) == 1 and staff[0].value != count.value:
            yield _divided(mean, amount, staff[0])
    elif match := _OF_NAMED.search(mean.gap):
        named = _called(phrases, match["name"] + _NAMED_INCOME, Dimension.MONEY)
        one = named[0] if len({each.value for each in named}) == 1 else None
        if one is not None and mean.figure.value < one.value < amount.value:
            yield _divided(mean, one, count)


def _called(phrases: Sequence[Phrase], name: str, dimension: Dimension) -> list[Figure]:
    """The levels of this year that the end of their clause calls so."""
    pattern = late_regex(rf"{name}$")
    return [
        one.figure
        for one in phrases
        if one.figure.dimension is dimension and one.role is Role.LEVEL and not one.prior
        if (clause := _CLAUSE.search(one.gap)) is not None and "均" not in clause[0]
        if pattern.search(clause[0])
    ]


def _over_another(mean: Phrase, before: Sequence[Phrase]) -> Iterator[Relation]:
    """8所学校共320人，平均每校45.71人: by the one number that its sentence tells of what the mean
    is of, where the amount before it makes the mean with one more or one less.
    """
    clause = _CLAUSE.search(mean.gap)
    each = each_of(clause[0]) if clause is not None and "平均每" in clause[0] else ""
    beside = [one for one in before[-_FAR:] if _beside(one, mean)] if each else []
    counts = [one for one in beside if _counts(one, each)]
    amounts = [
        one
        for one in beside
        if one not in counts and one.role is Role.LEVEL and not one.prior
        if one.figure.dimension is mean.figure.dimension
        if mean.money or bare_unit(one.figure) == bare_unit(mean.figure)
    ]
    if len({one.figure.value for one in counts}) != 1 or not amounts:
        return
    count, amount = counts[0].figure, amounts[-1].figure
    if any(not _divided(mean, one.figure, count).contradicted for one in amounts):
        return
    for number in (count.value - _OFF, count.value + _OFF):
        other = replace(count, digits=str(number))
        if number > 1 and _divided(mean, amount, other).verdict is Verdict.HOLDS:
            yield _divided(mean, amount, count)
            return


def _beside(one: Phrase, mean: Phrase) -> bool:
    return (one.passage, one.stop) == (mean.passage, mean.stop)


def _counts(one: Phrase, each: str) -> bool:
    """6所学校, 6个村: whether a count is of what a mean is of."""
    counted = one.figure.dimension is Dimension.COUNT and one.role is Role.LEVEL and not one.prior
    if not counted or one.figure.places:
        return False
    unit = bare_unit(one.figure)
    return unit == each or (unit in _WHOLES and each[:1] in one.after[:_NEAR].split("，")[0])


def _divided(mean: Phrase, amount: Figure, count: Figure) -> Relation:
    relation = rate(
        mean.figure, (amount, count), lambda values: values[0] / values[1],
        kind=RelationKind.PRODUCT, formula=OF_MEANS, subject="平均数",
    )  # fmt: skip
    relation.sure = relation.contradicted
    return relation
