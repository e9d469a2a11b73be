"""移交人员90人，其中士官20人、义务兵70人。义务兵中安置工作8人、自谋职业62人: the parts of a part,
told behind the list that it is an item of.

Told where they make it; where they do not, if the list of it fails, too, and both would hold of one
other number in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import Signed, signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_OPENS = late_regex(r"(?:^|[。；])(?P<name>[一-龥]{2,12}?)中，?[^，。；：]{2,14}$")
_GOES_ON = late_regex(r"[、，和][^，。；：、]{2,14}")
_BACK, _FAR_BACK, _LONGEST = 8, 40, 8
"""Figures back in which the part stands, in its passage and beyond, and parts of it."""
_TELLING = 4
"""Digits of an amount that parts told in another passage make by no chance."""
_BEHIND = late_regex(r"(?:为|是|共|达|计)+$")
_KINDS = (Dimension.COUNT, Dimension.MONEY)


def parts_of_part(phrases: Sequence[Phrase], relations: Sequence[Relation]) -> Iterator[Relation]:
    """The sum of each such row."""
    for place, phrase in enumerate(phrases):
        if "中" not in phrase.gap or phrase.figure.dimension not in _KINDS:
            continue
        match = _OPENS.search(phrase.gap)
        part = _part(match["name"], place, phrases) if match is not None else None
        if part is None:
            continue
        following = phrases[place + 1 : place + _LONGEST]
        row = [phrase.figure, *(one.figure for one in _goes_on(phrase, following))]
        if len(row) > 1:
            told = _sum(part, row)
            told.sure = told.contradicted and _is_meant(part.figure, row, relations)
            if told.sure or told.verdict is Verdict.HOLDS:
                yield told


def _part(name: str, place: int, phrases: Sequence[Phrase]) -> Phrase | None:
    """The last count before a row that is called as the row says."""
    first = phrases[place]
    for back, one in enumerate(reversed(phrases[max(0, place - _FAR_BACK) : place])):
        near = back < _BACK and one.passage == first.passage
        near = near or one.figure.telling >= _TELLING
        alike = near and one.figure.unit == first.figure.unit and one.role is Role.LEVEL
        if alike and _BEHIND.sub("", one.gap).endswith(name):
            return one
    return None


def _goes_on(first: Phrase, following: Sequence[Phrase]) -> Iterator[Phrase]:
    """The further parts in the sentence of the first one."""
    for one in following:
        here = (one.passage, one.sentence) == (first.passage, first.sentence)
        alike = one.figure.unit == first.figure.unit and one.role is Role.LEVEL
        if not (here and alike and _GOES_ON.fullmatch(one.gap)):
            return
        yield one


def _sum(part: Phrase, row: Sequence[Figure]) -> Relation:
    signed: list[Signed] = [(1, one) for one in row]
    return signed_sum(part.figure, signed, subject=part.subject.name, scope=Scope.DOCUMENT)


def _is_meant(part: Figure, row: Sequence[Figure], relations: Sequence[Relation]) -> bool:
    """Whether a sum that a part is in fails as well, and holds of what its own parts make."""
    made = sum(one.value for one in row)
    for one in relations:
        whole = one.stated.figure
        if one.kind is not RelationKind.SUM or not one.contradicted or whole is None:
            continue
        parts = [term.figure for term in one.operands if term.figure is not None]
        added = len(parts) == len(one.operands) and all(term.sign > 0 for term in one.operands)
        if added and any(figure.start == part.start for figure in parts):
            others = sum(figure.value for figure in parts if figure.start != part.start)
            if others + made == whole.value:
                return True
    return False
