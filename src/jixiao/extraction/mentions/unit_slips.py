"""Amounts in a wrong unit, as the relations tell: 甲费36.20万元、乙费5.18元，合计41.38万元.

Where 元 in place of 万元, or the other way round, makes a sum hold that fails as it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import MONEY_SCALE, Dimension, Figure, total_of
from jixiao.ledger.relation import Mention, Relation, RelationKind

_OTHER = {"元": "万元", "万元": "元"}
_SUMS = (RelationKind.SUM, RelationKind.DIFFERENCE, RelationKind.CHANGE_AMOUNT)
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
                unit = _OTHER[slipped.unit]
                yield Mention(
                    "unit_slip", slipped.start, slipped.end, f"{slipped.digits}{slipped.unit}",
                    f"{slipped.digits}{unit}", subject=relation.subject, figures=(slipped,),
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
