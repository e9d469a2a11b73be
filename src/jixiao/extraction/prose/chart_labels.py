"""The labels of a chart, left as bare numbers beside the paragraphs that tell what it draws."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jixiao.extraction.building import same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Figure
from jixiao.figures.misprints import misprinted, telling_digits
from jixiao.ledger.relation import Relation, Scope

_LABELS, _BESIDE = 8, 3
"""Labels of a chart, and paragraphs beside it that tell what it draws."""
_TELLING, _TELLING_ALONE = 3, 5
"""Digits of a label beside others that are told; of one that is so alone."""


def odd_labels(runs: Iterable[list[Phrase]], amounts: Sequence[Phrase]) -> Iterator[Relation]:
    """支出52.30万元，收入48.10万元。 48.10 53.30: the labels of a chart, all but one of which the
    paragraphs beside it tell, and what they tell in its stead.
    """
    passages = [one.passage for one in amounts]
    for run in runs:
        if not 1 < len(run) <= _LABELS or not any(one.figure.places for one in run):
            continue
        first = bisect_left(passages, run[0].passage - _BESIDE)
        end = bisect_right(passages, run[-1].passage + _BESIDE)
        beside = {one.figure.digits: one for one in amounts[first:end]}
        odd = [one for one in run if one.figure.digits not in beside]
        labels = {one.figure.digits for one in run}
        if len(odd) == 1 and _tell(labels & beside.keys()):
            left = (one for digits, one in beside.items() if digits not in labels)
            yield from _misprinted_label(odd[0].figure, left)


def _tell(labels: Iterable[str]) -> bool:
    """Whether labels are told by no chance: one of many digits, or two."""
    telling = [telling_digits(one) for one in labels]
    return max(telling, default=0) >= _TELLING_ALONE or sum(n >= _TELLING for n in telling) > 1


def _misprinted_label(odd: Figure, left: Iterable[Phrase]) -> Iterator[Relation]:
    for one in left if odd.telling >= _TELLING else ():
        if misprinted(odd.digits, one.figure.digits):
            relation = same(
                in_unit_of(one.figure, odd), one.figure, subject=one.subject.name,
                scope=Scope.TEXT_TABLE,
            )  # fmt: skip
            yield replace(relation, likely=True)
            return


def in_unit_of(amount: Figure, bare: Figure) -> Figure:
    """A bare number as an amount of the unit of another one."""
    return replace(bare, unit=amount.unit, dimension=amount.dimension, scale=amount.scale)
