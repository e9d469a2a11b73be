"""Actual values of indicators that the report tells elsewhere too, under a like name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.extraction.building import same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.indicators import Indicator
from jixiao.ledger.relation import Relation, Role

_TELLING_DIGITS = 3
"""Digits that a figure must have to be no chance."""
_SHARED = 3
"""Characters of an indicator's name that the other place must have, and the part of it:"""
_SHARED_PART = Fraction(3, 5)


def echoed_actuals(indicators: list[Indicator], phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each actual value against the first other place that tells the same of the same."""
    told: dict[tuple[str, str], list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        if phrase.role is Role.LEVEL and phrase.figure.telling >= _TELLING_DIGITS:
            told[phrase.figure.digits, phrase.figure.unit].append(phrase)
    for one in indicators:
        if one.actual is None or one.actual.figure.telling < _TELLING_DIGITS:
            continue
        figure = one.actual.figure
        for phrase in told.get((figure.digits, figure.unit), ()):
            if phrase.passage != one.actual.passage and _names(one.name, phrase):
                yield same(figure, phrase.figure, subject=one.name)
                break


def _names(name: str, phrase: Phrase) -> bool:
    """Whether a place names the indicator, up to words that it leaves out."""
    characters = set(name)
    shared = len(characters & set(phrase.gap + phrase.subject.name))
    return shared >= _SHARED and shared >= len(characters) * _SHARED_PART
