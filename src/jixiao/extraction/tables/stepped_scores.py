"""Scores by the rule that a cell of their own row prints: 每低1个百分点扣0.5分 (A06)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.extraction.prose import words
from jixiao.extraction.prose.scores.indicators import as_set
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.rates import relation_of
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Compute, Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_ENDS = late_regex(r"[，。；]?(?:直至|最多)?(?:扣完(?:本项)?(?:分值)?(?:为止)?)?[。；]?")
"""What may stand behind a rule that says all."""


def stepped_score(
    reading: TableReading,
    scored: tuple[Row, Entry, Entry],
    reached: Figure,
    wanted: Figure,
    *,
    limit: bool,
) -> Relation | None:
    """上座率 | 90% | 86.00% | 8 | 6.00 | 每低1个百分点扣0.5分: points off for each step that the
    result lies off its target, in proportion, for whole steps or for each begun; wrong for sure
    where the cell says nothing else.
    """
    row, stated, points = scored
    percents = reached.dimension is wanted.dimension is Dimension.PERCENT
    rule = _rule_of(reading, row) if percents else None
    if rule is None:
        return None
    signed = [(1, figure) for figure in (reached, wanted, points.figure)]
    operands = (reached, as_set(wanted), as_set(points.figure))
    formula = f"分值－每{rule['step'] or 1}个百分点扣{rule['per']}分×偏差"
    told = [
        relation_of(
            RelationKind.SCORE, formula, stated, signed,
            judge_rate(stated.figure, operands, way),
        )
        for way in _ways(rule, limit=limit)
    ]  # fmt: skip
    held = next((one for one in told if one.verdict is Verdict.HOLDS), None)
    alone = _ENDS.fullmatch(rule.string, rule.end()) is not None and not rule.start()
    chosen = held or (told[0] if alone else None)
    if chosen is not None:
        chosen.covers = ("A06",)
    return chosen


def _rule_of(reading: TableReading, row: Row) -> re.Match[str] | None:
    """The one rule of a row that counts by each step."""
    texts = [place.text for place in reading.grid.filled[row.index] if "百分点" in place.text]
    found = [match for text in texts for match in words.PER_POINT.finditer(text)]
    return found[0] if len(found) == 1 and found[0][0].startswith("每") else None


def _ways(rule: re.Match[str], *, limit: bool) -> Iterator[Compute]:
    step, per = Fraction(number_of(rule["step"] or "1")), Fraction(rule["per"])
    either = "偏离" in rule[0]

    def steps(values: Sequence[Fraction]) -> Fraction:
        off = values[1] - values[0]
        off = abs(off) if either else max(-off if limit else off, Fraction(0))
        return off / step

    yield lambda values: max(values[2] - steps(values) * per, Fraction(0))
    yield lambda values: max(values[2] - (steps(values) // 1) * per, Fraction(0))
    yield lambda values: max(values[2] + (-steps(values) // 1) * per, Fraction(0))
