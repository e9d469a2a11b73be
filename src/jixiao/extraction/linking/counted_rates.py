"""Rates of two counts that stand beside each other in another part of the report.

走访任务48户，实际走访45户 in the summary, 走访完成率93.75% in the assessment: told where it
holds, by a rate of digits that are no chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.extraction.building import part_of_whole, rate, results_of
from jixiao.extraction.linking.figures_by_size import RATED, SIZED
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure, rounded
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind

_TELLING = 3
"""Digits of a rate that no other two counts make by chance."""
_PLACES = 2
_APART = 2
"""How many figures two counts may stand apart."""


def counted_rates(phrases: Sequence[Phrase], relations: Sequence[Relation]) -> Iterator[Relation]:
    """Each rate that no relation makes yet, of the nearest two counts that make it."""
    stated = results_of(relations)
    asked = [one for one in phrases if _is_asked(one) and one.figure.start not in stated]
    pairs = _pairs(phrases) if asked else {}
    for phrase in asked:
        for part, whole in pairs.get(phrase.figure.digits, ()):
            if phrase.figure.start in (part.start, whole.start):
                continue
            relation = rate(
                phrase.figure, (part, whole), part_of_whole, formula="部分÷总数×100",
                kind=RelationKind.COMPLETION_RATE, subject=phrase.rate_name,
            )  # fmt: skip
            if relation.verdict is Verdict.HOLDS:
                yield relation
                break


def _is_asked(one: Phrase) -> bool:
    """Whether a figure is a named rate of two places, and no limit."""
    figure = one.figure
    if figure.dimension is not Dimension.PERCENT or not one.rate_name or one.bound or one.prior:
        return False
    return one.role in RATED and figure.places == _PLACES and figure.telling >= _TELLING


def _pairs(phrases: Sequence[Phrase]) -> dict[str, list[tuple[Figure, Figure]]]:
    """The counts of a unit that stand beside each other in a paragraph, by their rate."""
    pairs: dict[str, list[tuple[Figure, Figure]]] = defaultdict(list)
    counts = [one for one in phrases if _is_count(one)]
    for place, one in enumerate(counts):
        for other in counts[place + 1 : place + 1 + _APART]:
            beside = one.passage == other.passage and one.figure.unit == other.figure.unit
            if beside and one.figure.value != other.figure.value:
                part, whole = sorted((one.figure, other.figure), key=lambda each: each.value)
                made = Fraction(part.value * 100) / Fraction(whole.value)
                pairs[f"{rounded(made, _PLACES):.{_PLACES}f}"].append((part, whole))
    return pairs


def _is_count(one: Phrase) -> bool:
    return one.role in SIZED and one.figure.dimension is Dimension.COUNT and bool(one.figure.value)
