"""What an orphaned figure would follow from if two of its digits were swapped.

支出1,125.20万元，占14.94%: most rules that find what a figure is made of, far apart or by few
words, can tell so only where it holds, and are silent where it is misprinted. So a document is read
again with two neighbouring digits swapped of each figure that nothing bears out, wherever others
may make that. What holds then and did not before tells what was meant: it is returned as a relation
that the printed figure contradicts, likely and not sure. In the same way a rate is found that was
cut off instead of rounded (87.14% of 87.147).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from jixiao.documents.document import Document
from jixiao.extraction.building import Signed, signed_sum
from jixiao.extraction.linking.figures_by_size import FiguresBySize
from jixiao.extraction.swapping.orphans import Swap, orphans_of, swaps_of
from jixiao.extraction.swapping.plausible import is_plausible
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Ledger, Relation, RelationKind, Term

_MOST_TURNS = 4
"""Readings of a document at the most."""
_CHOICE = 2
"""Figures of one relation of which either may be the one that was swapped; where the relation is
told to be wrong already, just one says more.
"""
_LONGEST = 60_000
"""Characters of a document that is read again: no report of one body is longer."""
_RATES = (
    RelationKind.SHARE, RelationKind.CHANGE_RATE,
    RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE,
)  # fmt: skip
_STOPS = "。；\n"
_REST = late_regex(rf"[^{_STOPS}]*")
"""What stands behind a figure in its sentence."""
Read = Callable[[Document], Ledger]
_Making = tuple[RelationKind, frozenset[int]]
"""A kind of relation, and where its operands stand."""


def swapped_figures(document: Document, ledger: Ledger, read: Read) -> Iterator[Relation]:
    """What each such figure would follow from, where one swap alone makes it hold, and not one of
    each of many others, too.
    """
    if len(document.text) > _LONGEST:
        return
    orphans = orphans_of(ledger)
    known = _Known.of(ledger, orphans)
    found: dict[int, dict[str, Relation]] = defaultdict(dict)
    for turn in _turns(document, ledger, orphans):
        again = read(replace(document, text=_with(document.text, turn)))
        tried = {one.figure.start: one for one in turn}
        for meant, relation in _held(again.relations, tried):
            if not known.says_nothing(relation):
                relation.subject = relation.subject or known.subjects[meant.start]
                found[meant.start].setdefault(meant.digits, relation)
    alone = [one for told in found.values() for one in told.values() if len(told) == 1]
    makings = Counter(_together(one) for one in alone)
    wrong = {_together(one) for one in ledger.relations if one.contradicted and one.must_hold}
    for one in alone:
        together = _together(one)
        if makings[together] <= (1 if together in wrong else _CHOICE):
            yield one


def _turns(document: Document, ledger: Ledger, orphans: Sequence[Figure]) -> list[list[Swap]]:
    """What to read in each turn: one swap of a paragraph at a time, for what makes a figure stands
    mostly beside it.
    """
    index = FiguresBySize(ledger.facts if orphans else ())
    starts = [block.start for block in document.blocks]
    turns: list[list[Swap]] = []
    used: dict[int, int] = defaultdict(int)
    for figure in orphans:
        block = bisect_right(starts, figure.start)
        for swap in swaps_of(figure, document.text):
            if used[block] < _MOST_TURNS and is_plausible(figure, swap.value, index):
                turns += [[]] if used[block] == len(turns) else []
                turns[used[block]].append(swap)
                used[block] += 1
    return turns


class _Known(NamedTuple):
    """What a document tells before it is read again."""

    text: str
    made: AbstractSet[_Making]
    """What makes a figure already."""
    orphans: AbstractSet[int]
    subjects: Mapping[int, str]
    """What each figure states, by its place."""

    @classmethod
    def of(cls, ledger: Ledger, orphans: Sequence[Figure]) -> _Known:
        made = {_making(one) for one in ledger.relations if one.verdict is Verdict.HOLDS}
        subjects = {fact.figure.start: fact.subject for fact in ledger.facts}
        return cls(ledger.text, made, {one.start for one in orphans}, subjects)

    def says_nothing(self, relation: Relation) -> bool:
        """Whether the operands make another figure already; of a repetition, whether nothing bears
        out what it would repeat, or its own sentence prints that (预算92.40万元，已付29.40万元).
        """
        making = _making(relation)
        stated = relation.stated.figure
        if relation.kind is not RelationKind.SAME_FACT or stated is None:
            return making in self.made
        start = max(self.text.rfind(stop, 0, stated.start) for stop in _STOPS) + 1
        behind = _REST.match(self.text, stated.end)
        sentence = self.text[start : behind.end() if behind else stated.end]
        return not self.orphans.isdisjoint(making[1]) or relation.expected in sentence


def _making(relation: Relation) -> _Making:
    places = (term.figure.start for term in relation.operands if term.figure is not None)
    return relation.kind, frozenset(places)


def _together(relation: Relation) -> frozenset[int]:
    """Where the figures of a relation stand, any one of which may be the one that was swapped."""
    return frozenset(figure.start for figure in relation.figures())


def _with(text: str, swaps: Iterable[Swap]) -> str:
    """The text with other numbers in the places of some figures."""
    pieces, last = [], 0
    for one in sorted(swaps, key=lambda each: each.figure.start):
        pieces += [text[last : one.figure.start], one.printed]
        last = one.figure.number_end
    return "".join([*pieces, text[last:]])


def _held(
    relations: Sequence[Relation], tried: Mapping[int, Swap]
) -> Iterator[tuple[Figure, Relation]]:
    """What holds of just one of the figures tried: that figure, and what contradicts it as it is
    printed.
    """
    for relation in sorted(relations, key=lambda one: one.kind is RelationKind.SAME_FACT):
        moved = [one for one in relation.figures() if one.start in tried]
        if relation.verdict is not Verdict.HOLDS or len(moved) != 1:
            continue
        meant, swap = moved[0], tried[moved[0].start]
        printed = swap.figure
        if swap.cut:
            if meant is relation.stated.figure and (told := _cut_off(relation, printed)):
                yield meant, told
        elif meant is relation.stated.figure:
            yield meant, _contradicted(relation, printed, meant)
        elif (turned := _turned(relation, meant)) is not None:
            yield meant, _contradicted(turned, printed, meant)


def _cut_off(relation: Relation, printed: Figure) -> Relation | None:
    """A rate that holds rounded, where what is printed is just that without its further places."""
    value = relation.judgement.value
    if value is None or relation.kind not in _RATES or value < printed.in_unit:
        return None
    judgement = judge_rate(printed, (), lambda _: value)
    return replace(relation, stated=Term.of(printed), judgement=judgement, likely=True)


def _turned(relation: Relation, part: Figure) -> Relation | None:
    """A repetition, or a sum that adds up exactly, as what it says of one of its operands."""
    whole = relation.stated.figure
    if whole is None or relation.nothing:
        return None
    if relation.kind is RelationKind.SAME_FACT:
        return replace(relation, operands=(Term.of(whole),))
    terms = [(one.sign, one.figure) for one in relation.operands if one.figure is not None]
    if len(terms) != len(relation.operands) or not _add_up(terms, whole):
        return None
    own = next(sign for sign, figure in terms if figure is part)
    others = [(-own * sign, figure) for sign, figure in terms if figure is not part]
    return signed_sum(
        part, [(own, whole), *others], subject="",
        kind=RelationKind.DIFFERENCE, scope=relation.scope,
    )  # fmt: skip


def _add_up(terms: Sequence[Signed], whole: Figure) -> bool:
    values = (figure.value if sign > 0 else -figure.value for sign, figure in terms)
    alike = {figure.dimension for _, figure in terms} == {whole.dimension}
    return alike and len(terms) > 1 and sum(values, Decimal(0)) == whole.value


def _contradicted(relation: Relation, printed: Figure, meant: Figure) -> Relation:
    """A relation that holds for what is meant, of what is printed."""
    judgement = judge_rate(printed, (), lambda _: meant.fraction)
    return replace(
        relation, stated=Term.of(printed), judgement=judgement,
        cause="swapped_digits", expected=meant.digits, likely=True,
    )  # fmt: skip
