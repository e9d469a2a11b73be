"""What a region's form asks of a Filing, as relations and mentions of its Ledger.

The Ledger sees no rubric: whoever makes it of a Filing says what the form asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import judge_sum
from jixiao.filing.objects import strangers
from jixiao.ledger.filing_view import FilingView
from jixiao.ledger.relation import Mention, Relation, RelationKind, Scope, Term


@dataclass(frozen=True, slots=True)
class SharedPoints:
    """Points that the indicators of one criterion share out, and the rows of these."""

    name: str
    points: Decimal
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One score of the form; ``path`` is the cell that holds it, "" where it was computed."""

    score: Decimal
    path: str = ""


@dataclass(frozen=True, slots=True)
class FilingForm:
    """The form of a Filing. ``scores`` make the total where nothing but ``blank`` is missing."""

    shared: tuple[SharedPoints, ...] = ()
    loose: tuple[tuple[str, str], ...] = ()
    """Indicators that no criterion takes, each with the names of the criteria there are."""
    scores: tuple[ItemScore, ...] = ()
    blank: tuple[tuple[str, str], ...] = ()
    """Rows of the score table without a score, each with the name of its criterion."""
    evidence: tuple[tuple[str, str, str], ...] = ()
    """Indicators that are not supported: row, the evidence named, the kinds that would do."""
    thresholds: Mapping[str, Fraction] = field(default_factory=dict)
    """The region's by name (regions/policy.py); what is not there is not looked at."""
    grade_words: tuple[str, ...] = ()
    grade: str = ""
    """The word that the stated total earns."""


NO_FORM = FilingForm()


def form_relations(form: FilingForm, figures: Mapping[str, Figure]) -> Iterator[Relation]:
    """The weights against the points they share out, the scores against the stated total."""
    for shared in form.shared:
        weights = [figures.get(f"{row}.weight") for row in shared.rows]
        known = [weight for weight in weights if weight is not None]
        if known and len(known) == len(weights):
            stated = _printed(shared.points)
            subject = f"{shared.name}权重合计"
            terms = tuple(Term.of(weight) for weight in known)
            yield _sum(RelationKind.WEIGHTS, stated, known, terms, subject)
    total = figures.get("evaluation.stated_total")
    if total is None or not form.scores:
        return
    operands = [figures.get(item.path) or _printed(item.score) for item in form.scores]
    terms = tuple(
        Term.of(figure) if item.path in figures else Term(figure.digits)
        for item, figure in zip(form.scores, operands, strict=True)
    )
    yield _sum(RelationKind.SCORE, total, operands, terms, "自评总分")


def form_mentions(form: FilingForm, view: FilingView) -> Iterator[Mention]:
    """Blank scores, grade words, missing evidence, rows that no criterion or project takes."""
    yield from _blank_scores(form, view)
    yield from _grade(form, view)
    for row, names in form.loose:
        if f"{row}.weight" in view.entries:
            yield from view.mention(
                "no_criterion", f"{row}.weight", stated=view.text(f"{row}.weight"),
                subject=view.name(row), note=names,
            )  # fmt: skip
    for row, found, wanted in form.evidence:
        yield from view.mention(
            "unsupported" if found else "no_evidence",
            f"{row}.evidence" if found and f"{row}.evidence" in view.entries else f"{row}.name",
            stated=found or "空白", subject=view.name(row), note=wanted,
        )  # fmt: skip
    for path, name in strangers(view.filing):
        yield from view.mention("no_project", path, stated=name)


def _blank_scores(form: FilingForm, view: FilingView) -> Iterator[Mention]:
    """Each blank score; a single one with what closes the stated total."""
    stated = view.filing.get("evaluation.stated_total").number
    gap = ""
    if stated is not None and form.scores:
        gap = f"{stated - sum((item.score for item in form.scores), Decimal(0)):f}"
    for row, name in form.blank:
        expected = gap if len(form.blank) == 1 and not gap.startswith("-") else ""
        yield from view.mention(
            "blank_score", f"{row}.criterion", stated="空白", expected=expected, subject=name
        )


def _grade(form: FilingForm, view: FilingView) -> Iterator[Mention]:
    word = view.text("evaluation.stated_grade")
    if not word or not form.grade or word == form.grade:
        return
    kind = "grade_mismatch" if word in form.grade_words else "grade"
    yield from view.mention(kind, "evaluation.stated_grade", stated=word, expected=form.grade)


def _sum(
    kind: RelationKind,
    stated: Figure,
    operands: list[Figure],
    terms: tuple[Term, ...],
    subject: str,
) -> Relation:
    """A sum; where what it should make stands nowhere, it is shown on its first operand."""
    first = operands[0] if stated.end == 0 else stated
    formula = "＋".join(term.digits for term in terms)
    judgement = judge_sum(stated, [(1, operand) for operand in operands])
    place = Term(stated.digits, stated if stated.end else None)
    return Relation(
        kind, Scope.TABLE, formula, terms, place, judgement, first.start, first.end, subject
    )


def _printed(number: Decimal) -> Figure:
    """A number that stands nowhere in the text."""
    return Figure(f"{number:f}", "分", Dimension.SCORE, 0, 0, 0)
