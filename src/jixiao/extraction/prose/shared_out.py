"""Counts of one thing that share out a count told before: 42个部门中，有11个部门持平，31个部门下降.

Told where they add up exactly: such counts are short, but named by the thing that is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Relation, Role

_NOUN = 2
"""Characters behind a count that name what is counted."""
_COUNTED = (Role.LEVEL, Role.CHANGE)
"""What such counts are read as: 31个部门下降 is of those whose amounts fell."""
_FEWEST = 2
_PASSAGES = 2
"""Passages behind a count that may share it out."""
_MOST = 40
"""Counts back among which that of all is sought."""


def shared_out(phrases: Sequence[Phrase], stated: set[int]) -> Iterator[Relation]:
    """The sum of the counts of a sentence towards the last count of the same thing before it;
    ``stated`` are the places of figures that are the result of a sum already.
    """
    counts = [one for one in phrases if _is_named_count(one)]
    before: list[Phrase] = []
    for _, beside in groupby(counts, key=lambda one: (one.sentence, _thing(one))):
        row = list(beside)
        for parts, totals in ((row, before), (row[1:], row[:1])):
            total = _total_of(parts, totals[-_MOST:]) if len(parts) >= _FEWEST else None
            if total is not None and total.figure.start not in stated:
                yield signed_sum(
                    total.figure, [(1, one.figure) for one in parts], subject=total.subject.name
                )
                break
        before.extend(row)


def _total_of(parts: Sequence[Phrase], before: Sequence[Phrase]) -> Phrase | None:
    """The last count of the same thing that the parts come to."""
    made = sum(one.figure.value for one in parts)
    near = [
        one
        for one in before
        if _thing(one) == _thing(parts[0]) and parts[0].passage - one.passage <= _PASSAGES
    ]
    return next((one for one in reversed(near) if one.figure.value == made), None)


def _thing(phrase: Phrase) -> tuple[str, str]:
    return phrase.figure.unit, phrase.after[:_NOUN]


def _is_named_count(phrase: Phrase) -> bool:
    """Whether the thing that is counted stands right behind its measure word."""
    counted = phrase.figure.dimension is Dimension.COUNT and phrase.role in _COUNTED
    noun = phrase.after[:_NOUN]
    return counted and bool(phrase.figure.value) and len(noun) == _NOUN and noun.isalpha()
