"""What the region's form asks of a Filing: shared points, the scores, the grade they earn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from jixiao.filing.filing import Filing
from jixiao.filing.known import Knowledge
from jixiao.filing.objects import ScoredObject, body_of, project_of, scored_projects
from jixiao.ledger.filing_form import FilingForm, ItemScore, SharedPoints
from jixiao.regions.pack import Pack
from jixiao.regions.policy import policy_of
from jixiao.rubrics.case import Case
from jixiao.rubrics.choosing import NoPackError, pack_for, project_pack_for
from jixiao.rubrics.functions.given import BLANK_SCORE
from jixiao.rubrics.functions.indicators import indicator_numbers
from jixiao.rubrics.outcome import Basis
from jixiao.rubrics.score_sheet import ScoreItem, ScoreSheet
from jixiao.rubrics.scoring import score, score_project


def form_of(filing: Filing) -> FilingForm:
    """What its region's forms ask of a body and of its projects; nothing where no form fits."""
    objects = list(_objects(filing))
    try:
        pack = pack_for(filing)
    except NoPackError:
        return FilingForm(thresholds=policy_of(filing.region).thresholds)
    stated = filing.get("evaluation.stated_total").number
    sheet = score(filing, pack)
    leaves = _leaves(sheet)
    return FilingForm(
        shared=tuple(shared for each in objects for shared in each.shared),
        loose=tuple(loose for each in objects for loose in each.loose()),
        scores=_scores(sheet, leaves),
        blank=_blank(leaves),
        evidence=_evidence(filing, sheet),
        thresholds=policy_of(filing.region).thresholds,
        grade_words=tuple(grade.word for grade in pack.grades),
        grade="" if stated is None else pack.grade(stated),
    )


@dataclass(frozen=True, slots=True)
class _Object:
    """The body or a project with the points that its indicators share out."""

    rows: tuple[str, ...]
    shared: tuple[SharedPoints, ...]

    def loose(self) -> Iterator[tuple[str, str]]:
        """Rows that no criterion takes, each with the names of those there are."""
        taken = {row for shared in self.shared for row in shared.rows}
        names = "、".join(shared.name for shared in self.shared)
        return ((row, names) for row in self.rows if self.shared and row not in taken)


def _objects(filing: Filing) -> Iterator[_Object]:
    """Everything that is scored by a form; what no form fits is left out."""
    found = [(body_of(filing), pack_for)]
    found += [
        (project, project_pack_for)
        for name in scored_projects(filing)
        if (project := project_of(filing, name))
    ]
    for each, choose in found:
        with suppress(NoPackError):
            yield _object(each, choose(filing))


def _object(each: ScoredObject, pack: Pack) -> _Object:
    knowledge = Knowledge(each.filing)
    head = f"{each.name}·" if each.name else ""

    def whole(numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(each.path_in_whole(f"indicators.{number}") for number in numbers)

    return _Object(
        whole(range(1, len(each.filing.rows.get("indicators", ())) + 1)),
        tuple(
            SharedPoints(
                f"{head}{leaf.name}", leaf.points, whole(indicator_numbers(Case(knowledge, leaf)))
            )
            for leaf in pack.leaves()
            if leaf.rule and leaf.rule.function == "indicators" and leaf.points is not None
        ),
    )


def _leaves(sheet: ScoreSheet) -> list[ScoreItem]:
    """The lines of the form that are scored themselves."""
    ids = {leaf.id for leaf in sheet.pack.leaves()}
    return [item for item in sheet.items if item.path in ids]


def _scores(sheet: ScoreSheet, leaves: list[ScoreItem]) -> tuple[ItemScore, ...]:
    """The scores that make the total; none where it cannot be told from them."""
    unscored = [item for item in leaves if item.score is None]
    allowed = (item.basis is Basis.NOT_APPLICABLE or _is_blank(item) for item in unscored)
    if not all(allowed) or sheet.rescaled_from is not None:
        return ()
    deducted = {leaf.id for leaf in sheet.pack.leaves() if leaf.deduction}
    return tuple(
        ItemScore(-item.score if item.path in deducted else item.score, _cell(item))
        for item in leaves
        if item.score is not None and (item.score or item.path not in deducted)
    )


def _cell(item: ScoreItem) -> str:
    """The cell of a score that was given by hand."""
    given = item.basis in (Basis.SELF_REPORTED, Basis.OVERRIDE) and item.operands
    return item.operands[0].path if given else ""


def _evidence(filing: Filing, sheet: ScoreSheet) -> tuple[tuple[str, str, str], ...]:
    """What is not supported, of the body and of its projects: row, evidence, kinds wanted."""
    gaps = list(sheet.evidence)
    for name in scored_projects(filing):
        with suppress(NoPackError):
            project = score_project(filing, name, project_pack_for(filing))
            gaps += project.evidence if project else ()
    return tuple((gap.path, gap.found, "、".join(gap.wanted)) for gap in gaps)


def _blank(leaves: list[ScoreItem]) -> tuple[tuple[str, str], ...]:
    """The rows of the score table that name a criterion and give it no score."""
    return tuple(
        (item.missing[0].rpartition(".")[0], item.name)
        for item in leaves
        if _is_blank(item) and item.missing
    )


def _is_blank(item: ScoreItem) -> bool:
    return item.basis is Basis.MISSING and item.reason == BLANK_SCORE
