"""One amount to another: 甲费与乙费之比为2.35:1, of the amounts that bear these names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from jixiao.extraction.building import agrees, rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_RATIO = late_regex(
    r"(?P<one>[一-龥“”]{2,12}?)[与和同](?P<other>[一-龥“”]{2,12}?)(?:之比|的比[值例]?)(?:[约为是]|达到?)*$"
)
TO_ONE = late_regex(r"^[:：∶]1(?!\d|\.)|^[:：∶]$")
_MOST = 8
"""The last amounts of a name that are tried."""


def quotient_relations(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each such ratio of the last amounts of both names before it that make it; where none do, a
    misprint of the last ones.
    """
    amounts: list[Phrase] = []
    for phrase in phrases:
        bare = phrase.figure.dimension is Dimension.NUMBER and "比" in phrase.gap
        match = _RATIO.search(phrase.gap) if bare and TO_ONE.match(phrase.after) else None
        if match is not None and phrase.figure.value:
            yield from _of_names(phrase, match["one"], match["other"], amounts)
        if phrase.money and not phrase.prior and phrase.figure.value:
            amounts.append(phrase)


def _of_names(phrase: Phrase, one: str, other: str, before: Sequence[Phrase]) -> Iterator[Relation]:
    tried = [
        _quotient(phrase, part, whole)
        for part in _named(one, before)
        for whole in _named(other, before)
    ]
    held = min(filter(_agrees, tried), key=_missed, default=None)
    slipped = (relation for relation in tried[:1] if is_misprinted(relation))
    yield from (held,) if held is not None else slipped


def _agrees(relation: Relation) -> bool:
    return agrees(relation.judgement)


def _missed(relation: Relation) -> Fraction:
    """How far what two amounts make lies from what is printed."""
    stated, value = relation.stated.figure, relation.judgement.value
    return abs(value - stated.fraction) if stated is not None and value is not None else Fraction(0)


def _named(name: str, before: Sequence[Phrase]) -> list[Phrase]:
    """The last amounts that are called so, the nearest first."""
    found = (one for one in reversed(before) if one.subject.name.endswith(name) or name in one.gap)
    return list(islice(found, _MOST))


def _quotient(phrase: Phrase, part: Phrase, whole: Phrase) -> Relation:
    return rate(
        phrase.figure, (part.figure, whole.figure), lambda values: values[0] / values[1],
        kind=RelationKind.PRODUCT, formula="前项÷后项", subject="比值",
    )  # fmt: skip
