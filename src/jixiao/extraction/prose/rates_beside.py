"""Rates that no wording tied to amounts, of the two right before them: 共5处，盘活4处，盘活率80%.

Told where they hold, and where one wrong digit made the rate of just these two what is printed:
that two amounts beside a rate come so near to it is no chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import part_of_whole, rate, results_of
from jixiao.extraction.prose.comparability import quantity_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role

_KINDS = {
    Role.SHARE: RelationKind.SHARE,
    Role.EXECUTION_RATE: RelationKind.EXECUTION_RATE,
    Role.COMPLETION_RATE: RelationKind.COMPLETION_RATE,
    Role.LEVEL: RelationKind.COMPLETION_RATE,
}
_AMOUNTS = (Role.LEVEL, Role.ACTUAL, Role.TARGET)
_COUNTED = (Dimension.MONEY, Dimension.COUNT)
_TELLING_PLACES = 2
"""Decimals of a rate whose likeness to another one is no chance."""


def rates_beside(phrases: Sequence[Phrase], relations: Sequence[Relation]) -> Iterator[Relation]:
    """One relation for each rate that no relation states, of the pair right before it."""
    stated = results_of(relations)
    for place, phrase in enumerate(phrases):
        percent = phrase.figure.dimension is Dimension.PERCENT and phrase.role in _KINDS
        if percent and phrase.figure.start not in stated and _is_rate(phrase):
            yield from _of_pair(phrase, phrases[max(0, place - 3) : place])


def _is_rate(phrase: Phrase) -> bool:
    """Whether a percentage is a rate that amounts make, and no bound."""
    named = phrase.role is not Role.LEVEL or bool(phrase.rate_name)
    return named and not (phrase.bound or phrase.respective or phrase.prior)


def _of_pair(phrase: Phrase, before: Sequence[Phrase]) -> Iterator[Relation]:
    """The rate of the one of the last two over the other, whichever way holds; a misprint where
    nothing of their kind stands before them that the rate may be of as well.
    """
    beside, others = before[-2:], before[:-2]
    if len(beside) < 2 or not all(_counts(one, phrase) for one in beside):
        return
    kinds = [quantity_of(one) for one in beside]
    if kinds[0] != kinds[1]:
        return
    alone = not any(_counts(one, phrase) and quantity_of(one) == kinds[0] for one in others)
    whole, last = (one.figure for one in beside)
    told = [
        rate(
            phrase.figure, pair, part_of_whole, kind=_KINDS[phrase.role],
            formula="部分÷总数×100", subject=phrase.rate_name or phrase.subject.name,
        )
        for pair in ((last, whole), (whole, last))
        if pair[1].value and pair[0].value
    ]  # fmt: skip
    held = [relation for relation in told if relation.verdict is Verdict.HOLDS]
    telling = alone and phrase.figure.places >= _TELLING_PLACES
    slips = [relation for relation in told if telling and is_misprinted(relation)]
    yield from held[:1] or (slips if len(slips) == 1 else ())


def _counts(one: Phrase, phrase: Phrase) -> bool:
    """Whether a figure of the rate's sentence is an amount or a count."""
    beside = one.passage == phrase.passage and one.sentence == phrase.sentence
    return beside and one.role in _AMOUNTS and one.figure.dimension in _COUNTED
