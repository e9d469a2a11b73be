"""Score a Filing by a pack: every leaf by its rule, parents as sums, the total and its grade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from jixiao.filing.consolidating import Consolidation
from jixiao.filing.filing import Filing
from jixiao.filing.known import Knowledge
from jixiao.filing.objects import ScoredObject, body_of, project_of
from jixiao.regions.certainty import Certainty
from jixiao.regions.pack import Criterion, Pack
from jixiao.rubrics.case import Case
from jixiao.rubrics.evidence import evidence_gaps
from jixiao.rubrics.functions import FUNCTIONS
from jixiao.rubrics.functions.given import given_or, given_row, outside
from jixiao.rubrics.monitoring import warnings
from jixiao.rubrics.outcome import Basis, Operand, Outcome, Part, lacking
from jixiao.rubrics.rounding import digits, score_of
from jixiao.rubrics.score_sheet import ScoreItem, ScoreSheet
from jixiao.rubrics.whole_paths import in_whole

_FROM_SURE_TO_UNSURE = tuple(Certainty)


def score(filing: Filing, pack: Pack) -> ScoreSheet:
    """The score sheet of a body as a whole; what is missing is listed, never guessed."""
    return _scored(body_of(filing), pack)


def score_project(filing: Filing, name: str, pack: Pack) -> ScoreSheet | None:
    """The score sheet of one project by its own indicators and funds; None where there is none."""
    project = project_of(filing, name)
    return replace(_scored(project, pack), project=project.name) if project else None


def _scored(object_: ScoredObject, pack: Pack) -> ScoreSheet:
    """The sheet of one object, its paths as they are in the whole Filing."""
    filing = object_.filing
    knowledge = Knowledge(filing)
    sheet = _Scoring(knowledge)
    items = [item for criterion in pack.criteria for item in sheet.lines(criterion, 0)]
    stated = filing.get("evaluation.stated_total").number
    total, rescaled = _total(sheet, pack)
    complete = not sheet.missing and not sheet.faults and total is not None
    made = ScoreSheet(
        pack=pack,
        items=items,
        total=total,
        grade=pack.grade(total) if complete and total is not None else "",
        stated_total=stated,
        missing=tuple(dict.fromkeys(sheet.missing)),
        faults=tuple(sheet.faults),
        warnings=warnings(knowledge, pack),
        evidence=tuple(evidence_gaps(knowledge, pack)),
        rescaled_from=rescaled,
    )
    return in_whole(made, object_) if object_.numbers else made


def score_together(department: Consolidation, pack: Pack) -> ScoreSheet:
    """The sheet of a department with its units; sums that are wrong give no total."""
    sheet = score(department.filing, pack)
    told = replace(sheet, members=department.members, eliminated=department.eliminated)
    faults = tuple(problem.message for problem in department.problems)
    if not faults:
        return told
    return replace(told, total=None, grade="", rescaled_from=None, faults=(*told.faults, *faults))


@dataclass(slots=True)
class _Leaf:
    criterion: Criterion
    outcome: Outcome


class _Scoring:
    """The leaves of one sheet, with what is missing and what is wrong."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.leaves: list[_Leaf] = []
        self.missing: list[str] = []
        self.faults: list[str] = []

    def lines(self, criterion: Criterion, level: int) -> Iterator[ScoreItem]:
        """The line of a criterion, then those below it."""
        if criterion.children:
            below = [line for child in criterion.children for line in self.lines(child, level + 1)]
            yield _parent(criterion, level, [line for line in below if line.level == level + 1])
            yield from below
            return
        outcome = self._scored(criterion)
        self.leaves.append(_Leaf(criterion, outcome))
        self.missing.extend(outcome.missing)
        yield _line(criterion, level, outcome)
        for part in outcome.parts:
            yield _part_line(criterion, level + 1, part)

    def _scored(self, criterion: Criterion) -> Outcome:
        case = Case(self._knowledge, criterion)
        rule = criterion.rule
        outcome = FUNCTIONS[rule.function].score(case) if rule else lacking(criterion.id)
        found = given_row(case)
        if found is None:
            return self._unfilled(case, outcome)
        if "not_applicable" in found[1] and found[1]["not_applicable"].number:
            return Outcome(None, "本单位不适用", basis=Basis.NOT_APPLICABLE)
        if rule and rule.certainty is Certainty.RECONSTRUCTED:
            outcome = _reported_before_rebuilt(case, outcome)
        outcome = self._overridden(case, outcome, found[0])
        if outcome.basis is Basis.MISSING and outcome.reason:
            self.faults.append(f"“{criterion.name}”{outcome.reason}")
        return outcome

    def _unfilled(self, case: Case, outcome: Outcome) -> Outcome:
        """A form scored by hand is never completed by rules that were rebuilt."""
        criterion, rule = case.criterion, case.criterion.rule
        by_hand = bool(case.filing.rows.get("scores")) and not criterion.deduction
        if not (by_hand and rule and rule.certainty is Certainty.RECONSTRUCTED):
            return outcome
        return lacking(f"scores.{criterion.id}")

    def _overridden(self, case: Case, outcome: Outcome, number: int) -> Outcome:
        """The reviewer's score in place of the other, which needs a reason."""
        filing = case.filing
        value = filing.get(f"scores.{number}.override").number
        if value is None:
            return outcome
        reason = filing.get(f"scores.{number}.override_reason").text
        fault = outside(value, case.points) or ("" if reason else "改定得分没有写理由")
        if fault:
            return lacking(f"scores.{number}.override", reason=fault)
        before = "无" if outcome.score is None else digits(outcome.score)
        operand = Operand("评审改定", f"{digits(value)}分", f"scores.{number}.override")
        return Outcome(value, f"评审改定（原{before}）", [operand], Basis.OVERRIDE, reason=reason)


def _reported_before_rebuilt(case: Case, computed: Outcome) -> Outcome:
    """A rebuilt rule never outranks the score that the body gave by the real one."""
    if computed.basis is Basis.COMPUTED and _is_by_coefficient(case):
        return computed
    given = given_or(case, None)
    if given.basis is not Basis.SELF_REPORTED or computed.basis is not Basis.COMPUTED:
        return given
    if computed.score is None or computed.score == given.score:
        return given
    hint = f"按重建的规则推算为{digits(computed.score)}分"
    return replace(given, reason="；".join(part for part in (given.reason, hint) if part))


def _is_by_coefficient(case: Case) -> bool:
    """Whether the body gave a coefficient in place of a score: that is its own judgement too."""
    found = given_row(case)
    return found is not None and "coefficient" in found[1] and "score" not in found[1]


def _total(sheet: _Scoring, pack: Pack) -> tuple[Decimal | None, Decimal | None]:
    """The total, and what it was before it was rescaled over what applies."""
    if sheet.faults:
        return None, None
    scored = [leaf for leaf in sheet.leaves if leaf.outcome.score is not None]
    if not scored:
        return None, None
    total = sum((_signed(leaf) for leaf in scored), Decimal(0))
    left_out = sum(
        (
            leaf.criterion.points or Decimal(0)
            for leaf in sheet.leaves
            if leaf.outcome.basis is Basis.NOT_APPLICABLE
        ),
        Decimal(0),
    )
    if not left_out or left_out >= pack.total:
        return max(total, Decimal(0)), None
    rescaled = Fraction(total) / Fraction(pack.total - left_out) * Fraction(pack.total)
    return score_of(rescaled, pack.total), total


def _signed(leaf: _Leaf) -> Decimal:
    score = leaf.outcome.score or Decimal(0)
    return -score if leaf.criterion.deduction else score


def _parent(criterion: Criterion, level: int, children: list[ScoreItem]) -> ScoreItem:
    scores = [child.score for child in children if child.score is not None]
    missing = tuple(path for child in children for path in child.missing)
    left_out = sum(child.basis is Basis.NOT_APPLICABLE for child in children)
    complete = bool(scores) and len(scores) + left_out == len(children)
    return ScoreItem(
        criterion.id, criterion.name, level, criterion.points,
        sum(scores, Decimal(0)) if complete else None,
        "", "＋".join(digits(score) for score in scores) if complete else "", (),
        Basis.COMPUTED if complete else Basis.MISSING, criterion.certainty, missing=missing,
    )  # fmt: skip


def _line(criterion: Criterion, level: int, outcome: Outcome) -> ScoreItem:
    rule = criterion.rule
    certainty = criterion.certainty
    if rule and outcome.basis is Basis.COMPUTED:
        certainty = max(certainty, rule.certainty, key=_FROM_SURE_TO_UNSURE.index)
    return ScoreItem(
        criterion.id, criterion.name, level, criterion.points, outcome.score,
        rule.function if rule else "", outcome.formula, outcome.operands, outcome.basis,
        certainty, outcome.reason, outcome.missing,
    )  # fmt: skip


def _part_line(criterion: Criterion, level: int, part: Part) -> ScoreItem:
    named = replace(criterion, id=part.path, name=part.name, points=part.points)
    return _line(named, level, part.outcome)
