"""Build judged relations from figures: spans, terms, formula words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Compute, Judgement, Verdict, judge_rate, judge_same, judge_sum
from jixiao.ledger.relation import Relation, RelationKind, Scope, Term

Signed = tuple[int, Figure]
"""A figure with +1 or −1."""
CLAUSE_SPAN = 160
"""A relation over figures further apart than this many characters spans its stated figure only."""


_ZEROS_SHOWN = 2
"""Zeros in a working beyond these say nothing."""


def span_of(stated: Figure, figures: Sequence[Figure]) -> tuple[int, int]:
    """First to last figure where they stand close together, else the stated figure."""
    start = min([stated.start, *[figure.start for figure in figures]])
    end = max([stated.end, *[figure.end for figure in figures]])
    if end - start <= CLAUSE_SPAN:
        return start, end
    return stated.start, stated.end


def signed_sum(
    stated: Figure,
    operands: Sequence[Signed],
    *,
    subject: str,
    kind: RelationKind = RelationKind.SUM,
    scope: Scope = Scope.CLAUSE,
    must_hold: bool = True,
    formula: str = "",
    judgement: Judgement | None = None,
    stated_sign: int = 1,
) -> Relation:
    """``stated`` = Σ sign × operand; ``stated_sign`` −1 where the total is a printed decrease."""
    if stated_sign < 0:
        operands = [(-sign, figure) for sign, figure in operands]
    judged = judgement or judge_sum(stated, operands)
    start, end = span_of(stated, [figure for _, figure in operands])
    shown, nothing = _without_surplus_zeros(operands)
    return Relation(
        kind, scope, formula or _working(operands),
        tuple(Term.of(figure, sign) for sign, figure in shown), Term.of(stated),
        judged, start, end, subject, must_hold, nothing=nothing,
    )  # fmt: skip


def _working(operands: Sequence[Signed]) -> str:
    """316.23－83.89, as printed in the document."""
    return "".join(
        ("＋" if sign > 0 else "－") + figure.digits for sign, figure in operands
    ).lstrip("＋")


def _without_surplus_zeros(operands: Sequence[Signed]) -> tuple[list[Signed], tuple[Figure, ...]]:
    """The operands with at most two zeros, and the zeros left out of the working."""
    zeros = [figure for _, figure in operands if not figure.value][_ZEROS_SHOWN:]
    if not zeros:
        return list(operands), ()
    left_out = {figure.start for figure in zeros}
    return [(sign, figure) for sign, figure in operands if figure.start not in left_out], tuple(
        zeros
    )


def rate(
    stated: Figure,
    operands: Sequence[Figure],
    compute: Compute,
    *,
    kind: RelationKind,
    formula: str,
    subject: str,
    scope: Scope = Scope.CLAUSE,
    must_hold: bool = True,
    judgement: Judgement | None = None,
) -> Relation:
    """``stated`` = compute(operands), a rate, a score or a product."""
    judged = judgement or judge_rate(stated, operands, compute)
    start, end = span_of(stated, operands)
    return Relation(
        kind, scope, formula, tuple(Term.of(figure) for figure in operands), Term.of(stated),
        judged, start, end, subject, must_hold,
    )  # fmt: skip


def same(
    stated: Figure,
    reference: Figure,
    *,
    subject: str,
    scope: Scope = Scope.DOCUMENT,
    sign: int = 1,
) -> Relation:
    """Two statements of one fact; ``sign`` −1 where a fall is printed (下降3.85%, −3.85%). Of text
    and table in two units the later one converts the earlier, and a rounded one the other.
    """
    converted = scope is Scope.TEXT_TABLE and stated.scale != reference.scale
    if converted and _converts(reference, stated):
        stated, reference = reference, stated
    judged = judge_sum(stated, [(sign, reference)]) if sign < 0 else judge_same(stated, reference)
    start, end = span_of(stated, [reference])
    kind = RelationKind.SAME_FACT if stated.scale == reference.scale else RelationKind.UNIT
    return Relation(
        kind, scope, "同一事实", (Term.of(reference),), Term.of(stated), judged, start, end, subject
    )


def _converts(one: Figure, other: Figure) -> bool:
    """Whether a figure says in its unit what another says before it, or more finely."""
    if one.value == other.value:
        return other.start < one.start
    return one.ulp > other.ulp and judge_same(one, other).verdict is Verdict.HOLDS


def results_of(relations: Iterable[Relation]) -> dict[int, Relation]:
    """What relations make, by where it stands; the same fact elsewhere makes nothing."""
    return {
        one.stated.figure.start: one
        for one in relations
        if one.stated.figure is not None and one.kind is not RelationKind.SAME_FACT
    }


def agrees(judgement: Judgement) -> bool:
    """Whether the figures can stand together."""
    return judgement.verdict in (Verdict.HOLDS, Verdict.ROUNDING)


def told_only(relation: Relation) -> Relation:
    """What the digits alone told: where they agree but for rounding, that is no fault."""
    if relation.verdict is Verdict.ROUNDING:
        relation.must_hold = False
    return relation


def part_of_whole(values: Sequence[Fraction]) -> Fraction:
    """Part ÷ whole × 100."""
    part, whole = values
    # One fraction is reduced once, where a quotient and its product are reduced twice.
    return Fraction(100 * part.numerator * whole.denominator, part.denominator * whole.numerator)


def rise_over_base(values: Sequence[Fraction]) -> Fraction:
    """Change ÷ (current − change) × 100, a rise."""
    current, change = values
    return change / (current - change) * 100


def fall_over_base(values: Sequence[Fraction]) -> Fraction:
    """Change ÷ (current + change) × 100, a fall; one may be printed with its sign."""
    current, fall = values[0], abs(values[1])
    return fall / (current + fall) * 100


def change_over_prior(values: Sequence[Fraction]) -> Fraction:
    """|current − prior| ÷ prior × 100."""
    current, prior = values
    return abs(current - prior) / prior * 100
