"""Amounts in a wrong unit, as figures beside them tell: 甲费36.20万元、乙费5.18元，合计41.38万元.

Where 元 in place of 万元, or the other way round, makes a sum or a mean hold that fails as it is
printed, or makes what was spent as large as its budget.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import MONEY_SCALE, Dimension, Figure, total_of
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention, Relation, RelationKind

_OTHER = {"元": "万元", "万元": "元"}
_SUMS = (RelationKind.SUM, RelationKind.DIFFERENCE, RelationKind.CHANGE_AMOUNT)
_EACH = late_regex(r"(?:[人车户案次件]均|平均每[一-龥]{1,3})[^，。；：]{0,6}$")
_SPENT = late_regex(r"(?:执行|支出|使用|支付|拨付|到位)[了数额为]*$")
_BACK = 8
"""Figures before an amount that tell its unit."""
_LARGE = 100_000
"""Amounts in 万元 are seldom printed with so large a number."""
_TELLING = 3
"""Digits of a sum that one unit for another makes by no chance."""


def unit_slips(relations: Sequence[Relation], told: Sequence[Mention]) -> Iterator[Mention]:
    """One mention for each amount whose other unit makes a failing sum hold."""
    known = {one.start for one in told if one.kind == "unit_slip"}
    for relation in relations:
        if relation.contradicted and relation.kind in _SUMS and not is_misprinted(relation):
            slipped = _slipped(relation)
            if slipped is not None and slipped.start not in known:
                known.add(slipped.start)
                yield _mention(slipped, relation.subject)


def odd_units(phrases: Sequence[Phrase]) -> Iterator[Mention]:
    """Means and outturns in another unit than the amounts right before them, and far too large."""
    for place, phrase in enumerate(phrases):
        if phrase.money and phrase.figure.unit in _OTHER:
            before = [one for one in phrases[max(0, place - _BACK) : place] if _beside(one, phrase)]
            odd = _odd_mean(phrase, before) if "均" in phrase.gap else _odd_outturn(phrase, before)
            if odd is not None:
                yield _mention(odd, phrase.subject.name)


def _beside(one: Phrase, phrase: Phrase) -> bool:
    return one.passage == phrase.passage and one.stop == phrase.stop and one.figure.value > 0


def _odd_mean(phrase: Phrase, before: Sequence[Phrase]) -> Figure | None:
    """支出5.40万元，接待300人次，人均180.00万元: what 元 would make the mean of."""
    if phrase.figure.unit == "元" or not _EACH.search(phrase.gap):
        return None
    figure = _in_other_unit(phrase.figure)
    amounts = [one.figure for one in before if one.money]
    counts = [one.figure for one in before if one.figure.dimension is Dimension.COUNT]
    for amount in amounts:
        for count in counts:
            held = judge_rate(figure, (amount, count), lambda values: values[0] / values[1])
            if held.verdict is Verdict.HOLDS:
                return phrase.figure
    return None


def _odd_outturn(phrase: Phrase, before: Sequence[Phrase]) -> Figure | None:
    """预算5200000.00元，执行4680000.00万元: numbers of one size in two units, larger than those of
    amounts in 万元.
    """
    planned = before[-1] if before else None
    if planned is None or planned.after != phrase.gap or planned.figure.unit != "元":
        return None
    staged = planned.subject.stage in words.PLANNED and _SPENT.search(phrase.gap)
    one, other = phrase.figure, planned.figure
    alike = one.in_unit <= other.in_unit <= 2 * one.in_unit
    large = one.unit == "万元" and one.in_unit >= _LARGE
    return one if staged and alike and large else None


def _mention(figure: Figure, subject: str) -> Mention:
    return Mention(
        "unit_slip", figure.start, figure.end, f"{figure.digits}{figure.unit}",
        f"{figure.digits}{_OTHER[figure.unit]}", subject=subject, figures=(figure,),
    )  # fmt: skip


def _slipped(relation: Relation) -> Figure | None:
    """The one figure of a sum that stands in another unit than all others, and should not."""
    stated = relation.stated.figure
    if stated is None or stated.telling < _TELLING:
        return None
    signed = [(-1, stated)]
    signed += [(one.sign, one.figure) for one in relation.operands if one.figure is not None]
    if any(one.dimension is not Dimension.MONEY or one.unit not in _OTHER for _, one in signed):
        return None
    units = [one.unit for _, one in signed]
    odd = [one for _, one in signed if units.count(one.unit) == 1]
    if len(odd) != 1 or len(signed) <= len(_OTHER):
        return None
    made = total_of(
        Decimal(sign) * (_in_other_unit(one).value if one is odd[0] else one.value)
        for sign, one in signed
    )
    return odd[0] if made == 0 else None


def _in_other_unit(figure: Figure) -> Figure:
    unit = _OTHER[figure.unit]
    return replace(figure, unit=unit, scale=MONEY_SCALE[unit])
