"""Scores of rows by a rule that stands outside of their table, and names them:
注：资金结转率每超出目标1个百分点扣0.3分, of the row 资金结转率 | ≤5% | 8.40% | 4 | 2.98.

Told where it holds, and where a misprint keeps the score from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.extraction.building import results_of
from jixiao.extraction.linking.score_sheets import ScoreSheets
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.indicators import as_set
from jixiao.extraction.prose.scores.rules import score_by
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Compute, Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role, Scope

if TYPE_CHECKING:
    from jixiao.extraction.tables.reading import Entry

_RULE = late_regex(
    r"(?P<name>[^，。；：]{2,24}?)(?:[，：]|指标)?(?:按|实际)?每(?P<way>[^，。；：\d]{0,10}?)"
    r"(?P<step>\d(?:\.\d)?|[一二两三四五])?个?(?:百分点|%)，?扣减?$"
)
_BELOW = late_regex(r"低|少|差|降|不足|未达")
_SHORTEST = 3
"""Characters of a name that is of one row."""


def noted_steps(
    phrases: Sequence[Phrase], sheets: ScoreSheets, relations: Sequence[Relation]
) -> Iterator[Relation]:
    """One relation for each such row that nothing makes yet."""
    rules = [
        (phrase, rule)
        for phrase in phrases
        if phrase.role is Role.CHANGE and phrase.figure.dimension is Dimension.SCORE
        if "百分点" in phrase.context or "%" in phrase.context
        if (rule := _RULE.search(phrase.context)) is not None
    ]
    if not rules or not sheets.rows:
        return
    made = {at for at, one in results_of(relations).items() if one.verdict is Verdict.HOLDS}
    for phrase, rule in rules:
        for name, entries in sheets.rows.items():
            if len(name) >= _SHORTEST and name in rule["name"]:
                for entry in entries:
                    if entry.figure.start not in made:
                        yield from _of_row(entry, phrase, rule, sheets)


def _of_row(
    entry: Entry, phrase: Phrase, rule: re.Match[str], sheets: ScoreSheets
) -> Iterator[Relation]:
    """Its points less what the rule takes off for what it lies off its target."""
    at = entry.figure.start
    points, reached = sheets.weights.get(at), sheets.results.get(at)
    wanted = sheets.targets.get(at) or sheets.limits.get(at)
    if points is None or reached is None or wanted is None:
        return
    if not reached.dimension is wanted.dimension is Dimension.PERCENT:
        return
    step, per = number_of(rule["step"] or "1"), phrase.figure.value
    told = score_by(
        entry.figure, (as_set(reached), as_set(wanted), as_set(points)),
        _less(Fraction(per) / Fraction(step), below=_BELOW.search(rule["way"]) is not None),
        formula=f"分值－每{step:f}个百分点扣{phrase.figure.digits}分×偏差",
        subject=f"{entry.row.name}得分", scope=Scope.TEXT_TABLE,
    )  # fmt: skip
    if told.verdict is Verdict.HOLDS or is_misprinted(told):
        yield told


def _less(per: Fraction, *, below: bool) -> Compute:
    def score(values: Sequence[Fraction]) -> Fraction:
        off = values[1] - values[0] if below else values[0] - values[1]
        return max(values[2] - max(off, Fraction(0)) * per, Fraction(0))

    return score
