"""Sums along rows or columns: which reading reconciles, and how sure its structure is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Protocol

from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.reading import Entry
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Judgement, Verdict, judge_sum
from jixiao.ledger.relation import Relation, RelationKind, Scope, Term


class RowLines(Protocol):
    """Rows by running number with their figures."""

    @property
    def panels(self) -> Sequence[Sequence[Row]]: ...
    @property
    def crosses(self) -> list[int]: ...
    def get(self, line: int, cross: int) -> Entry | None: ...
    def of(self, row: Row) -> int: ...


class Trust(IntEnum):
    """How sure it is that the parts make the whole."""

    OPEN = 0
    """其中 …: the parts may fall short of the whole and never exceed it."""
    LIKELY = 1
    """The layout says so; a contradiction counts only where another line verifies the reading."""
    PLAIN = 2
    """An explicit 合计 under a flat list: a contradiction counts, unless every line contradicts."""
    KNOWN = 3
    """A partition that the classification or the form itself prescribes (domain §3.3)."""


@dataclass(slots=True)
class Reading:
    """``whole`` = Σ sign × part, by line number (rows for columns of sums, or columns)."""

    whole: int
    parts: Sequence[tuple[int, int]]
    """Sign and line."""
    formula: str
    trust: Trust
    kind: RelationKind = RelationKind.SUM
    at_row: bool = False
    """Whether the figures stand in one row: the relation then spans them all."""
    complete: bool = False
    """Whether a part that is not printed leaves a contradiction open (it may be unknown)."""


@dataclass(slots=True)
class Outcome:
    """One line's figures under a reading."""

    stated: Entry
    parts: list[tuple[int, Entry]]
    difference: Decimal
    several: bool
    """Two or more parts are not zero, so that a sum that holds is no accident."""
    blanks: int

    @property
    def mixed(self) -> bool:
        """Whether the figures measure different things (people and money in one column)."""
        dimension = self.stated.fact.figure.dimension
        return any(entry.fact.figure.dimension is not dimension for _, entry in self.parts)

    @property
    def exceeds(self) -> bool:
        """Whether the only part that is not zero is more than the whole, which a change can be, and
        the row behind an open list, too, where the parts of a column stay blank.
        """
        return not self.several and self.difference > 0 and self.stated.column.kind != "change"

    @property
    def rates(self) -> bool:
        """Whether the figures are percentages, which add up to nothing."""
        return self.stated.figure.dimension is Dimension.PERCENT


Getter = Callable[[int, int], Entry | None]
_ZERO = Decimal(0)
_MANY_DIGITS = 4
"""Digits of a whole that its parts come near to by no chance."""


def outcomes(reading: Reading, crosses: Iterable[int], get: Getter) -> list[Outcome]:
    """The reading over every line that states the whole and at least one part."""
    found: list[Outcome] = []
    for cross in crosses:
        stated = get(reading.whole, cross)
        if stated is None:
            continue
        parts: list[tuple[int, Entry]] = []
        total, filled = _ZERO, 0
        for sign, line in reading.parts:
            entry = get(line, cross)
            if entry is None:
                continue
            value = entry.fact.figure.value
            if value:
                filled += 1
                total = total + value if sign > 0 else total - value
            parts.append((sign, entry))
        if parts:
            difference = total - stated.fact.figure.value
            blanks = len(reading.parts) - len(parts)
            found.append(Outcome(stated, parts, difference, filled > 1, blanks))
    return found


def best(
    readings: Sequence[Reading], crosses: Sequence[int], get: Getter
) -> tuple[Reading, list[Outcome]] | None:
    """The reading that reconciles on most lines; the first where several are as good."""
    chosen: tuple[Reading, list[Outcome]] | None = None
    top: tuple[int, int] | None = None
    for reading in readings:
        found = outcomes(reading, crosses, get)
        if not found:
            continue
        score = (
            sum(2 + outcome.several for outcome in found if not outcome.difference),
            -sum(1 for outcome in found if outcome.difference),
        )
        if top is None or score > top:
            chosen, top = (reading, found), score
            if not score[1] and score[0] > 2:
                break
    return chosen


def state(reading: Reading, found: Sequence[Outcome]) -> list[Relation]:
    """The relations of a reading, without those whose structure nothing vouches for: of lines with
    nothing but zeros one alone says that a reading holds.
    """
    exact = [outcome for outcome in found if not outcome.difference or _is_rounded(outcome)]
    exact = [one for one in exact if one.stated.figure.value or one.several] or exact[:1]
    verified = any(outcome.several for outcome in exact) or len(exact) > 1
    relations = []
    for outcome in found:
        if outcome.mixed:
            continue
        judgement = _judge(outcome)
        if judgement.verdict is Verdict.CONTRADICTED and (
            outcome.rates
            or not _counts(reading, outcome, judgement, verified, len(found), len(exact))
        ):
            continue
        closed = reading.trust is not Trust.OPEN or verified
        relations.append(_relation(reading, outcome, judgement, closed))
    return relations


def _is_rounded(outcome: Outcome) -> bool:
    """Whether several parts make a whole of many digits but for what rounding them leaves."""
    if not outcome.several or outcome.mixed or outcome.stated.figure.telling < _MANY_DIGITS:
        return False
    return _judge(outcome).verdict is Verdict.ROUNDING


def _judge(outcome: Outcome) -> Judgement:
    stated = outcome.stated.figure
    if not outcome.difference:
        return Judgement(Verdict.HOLDS, stated.digits, value=Fraction(Decimal(stated.digits)))
    return judge_sum(stated, [(sign, entry.figure) for sign, entry in outcome.parts])


def _counts(
    reading: Reading,
    outcome: Outcome,
    judgement: Judgement,
    verified: bool,
    n_lines: int,
    n_exact: int,
) -> bool:
    """Whether a contradiction under this reading is worth stating."""
    if reading.complete and outcome.blanks:
        return False
    if len(reading.parts) == 1 and not verified:
        return False
    if judgement.last_digit:
        return reading.trust > Trust.OPEN
    if reading.trust is Trust.OPEN:
        return verified or (outcome.exceeds and not outcome.blanks)
    if verified:
        return True
    if reading.trust is Trust.LIKELY:
        return False
    return n_exact > 0 or n_lines == 1 or (reading.trust is Trust.KNOWN and n_lines == 2)


def _relation(reading: Reading, outcome: Outcome, judgement: Judgement, closed: bool) -> Relation:
    stated = outcome.stated.fact.figure
    start, end = stated.start, stated.end
    if reading.at_row:
        start = min(start, *(entry.fact.figure.start for _, entry in outcome.parts))
        end = max(end, *(entry.fact.figure.end for _, entry in outcome.parts))
    return Relation(
        reading.kind,
        Scope.TABLE,
        reading.formula,
        tuple(term(entry.fact.figure, sign) for sign, entry in outcome.parts),
        Term(stated.digits, stated),
        judgement,
        start,
        end,
        outcome.stated.fact.subject,
        closed,
    )


def total_of(
    stated: Entry,
    parts: Sequence[Entry],
    formula: str,
    kind: RelationKind,
    covers: tuple[str, ...],
    least: int = 2,
) -> list[Relation]:
    """``stated`` as the sum of at least ``least`` parts; it must hold."""
    if len(parts) < least:
        return []
    total = sum((entry.figure.value for entry in parts), _ZERO)
    pairs = [(1, entry) for entry in parts]
    outcome = Outcome(stated, pairs, total - stated.figure.value, True, 0)
    reading = Reading(0, (), formula, Trust.KNOWN, kind)
    relation = _relation(reading, outcome, _judge(outcome), closed=True)
    relation.covers = covers
    return [relation]


def term(figure: Figure, sign: int = 1) -> Term:
    """A printed figure as one side of a relation."""
    return Term(figure.digits, figure, sign)
