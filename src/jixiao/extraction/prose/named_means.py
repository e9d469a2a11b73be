"""Means of rates that are told by their name (三类合格率算术平均, 两类满意度平均), and of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from jixiao.extraction.building import rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_MANY = r"(?:(?P<count>[三四五六七八])[类项个次期批家种季])?"
_IS = r"(?:约?为|是|达到?|：|约)*$"
_NAMED_MEANS = (
    late_regex(
        _MANY + r"的?(?P<name>[一-龥]{1,6}[率度])的?(?P<plain>算术|简单)?平均(?:值|数)?" + _IS
    ),
    late_regex(
        _MANY
        + r"[一-龥]{0,4}(?P<plain>算术|简单)?平均，?(?:综合|总体|整体)?(?P<name>[一-龥]{1,6}[率度])"
        + _IS
    ),
)
"""三类满意度算术平均为, 三季平均合格率, 三项平均，综合满意度: of how many, what each is called."""
_OF_BOTH = late_regex(
    r"两[类项个次期批家种者](?:[一-龥]{0,8}?(?P<name>[一-龥]{2}[率度])的?(?:算术|简单)?平均(?:值|数)?"
    r"|[一-龥]{0,4}平均(?P<behind>[一-龥]{2}[率度]))" + _IS
)
"""两类调查满意度平均为: the mean of two rates."""
_FEWEST, _MOST, _PAIR = 3, 8, 2
"""Rates of a mean, where it does not say that they are two."""
_FULL = Fraction(100)


def of_named(phrase: Phrase, before: Sequence[Phrase]) -> Relation | None:
    """…，合格率96.00%；…，合格率93.00%；…，合格率90.00%。三类合格率算术平均为93.00%: the rates of
    its passage that are called so, wrong for sure where there are as many as it says, and none is
    weighted; else what holds or is a misprint.
    """
    match = next((one for way in _NAMED_MEANS if (one := way.search(phrase.gap))), None)
    if match is None or "加权" in phrase.gap:
        return None
    row = [one for one in before if one.passage == phrase.passage and _is_called(one, match)]
    number = int(number_of(match["count"])) if match["count"] else 0
    if not _FEWEST <= len(row) <= _MOST or number not in (0, len(row)):
        return None
    if any(one.figure.value > _FULL for one in row):
        return None
    relation = mean_of(phrase, row)
    sure = bool(number and match["plain"]) or is_misprinted(relation)
    return relation if sure or relation.verdict is Verdict.HOLDS else None


def of_two(phrase: Phrase, before: Sequence[Phrase]) -> Relation | None:
    """…，满意度94.50%；…，满意度91.20%。两类服务对象满意度平均92.85%: the last two rates of a name,
    where they make it.
    """
    match = _OF_BOTH.search(phrase.gap)
    if match is None or phrase.figure.telling < _FEWEST:
        return None
    name = match["name"] or match["behind"]
    row = [one for one in before if one.rate_name.endswith(name[-_FEWEST:])][-_PAIR:]
    relation = mean_of(phrase, row) if len(row) == _PAIR else None
    told = relation is not None and (relation.verdict is Verdict.HOLDS or is_misprinted(relation))
    return relation if told else None


def _is_called(one: Phrase, match: re.Match[str]) -> bool:
    """Whether a figure is a rate of just the name that a mean tells, be it with more words."""
    told = one.gap.removesuffix("为").removesuffix("是")
    result = one.role is not Role.TARGET and not one.bound
    return result and one.figure.dimension is Dimension.PERCENT and told.endswith(match["name"])


def mean_of(
    phrase: Phrase, row: Sequence[Phrase], *, capped: bool = False, whole: int = 0
) -> Relation:
    """The mean of a row; of a ``whole`` number of rates with those in full that it leaves out."""

    def compute(values: Sequence[Fraction]) -> Fraction:
        limited = [min(value, _FULL) for value in values] if capped else [*values]
        limited += [_FULL] * (whole - len(limited))
        return sum(limited, Fraction(0)) / len(limited)

    return rate(
        phrase.figure, [one.figure for one in row], compute, kind=RelationKind.PRODUCT,
        formula="各项之和÷项数" + ("，其余各项按100%计" if whole else ""), subject="平均数",
    )  # fmt: skip
