"""What the region's form asks of a Filing: shared points, the scores, the grade they earn."""

from __future__ import annotations

from jixiao.filing.filing import Filing
from jixiao.filing.known import Knowledge
from jixiao.ledger.filing_form import NO_FORM, FilingForm, ItemScore, SharedPoints
from jixiao.regions.pack import Pack
from jixiao.rubrics.case import Case
from jixiao.rubrics.choosing import NoPackError, pack_for
from jixiao.rubrics.functions.given import BLANK_SCORE
from jixiao.rubrics.functions.indicators import indicator_numbers
from jixiao.rubrics.outcome import Basis
from jixiao.rubrics.score_sheet import ScoreItem, ScoreSheet
from jixiao.rubrics.scoring import score


def form_of(filing: Filing) -> FilingForm:
    """What its region's form asks; nothing where no form fits."""
    try:
        pack = pack_for(filing)
    except NoPackError:
        return NO_FORM
    stated = filing.get("evaluation.stated_total").number
    sheet = score(filing, pack)
    leaves = _leaves(sheet)
    return FilingForm(
        shared=_shared(filing, pack),
        scores=_scores(sheet, leaves),
        blank=_blank(leaves),
        grade_words=tuple(grade.word for grade in pack.grades),
        grade="" if stated is None else pack.grade(stated),
    )


def _shared(filing: Filing, pack: Pack) -> tuple[SharedPoints, ...]:
    knowledge = Knowledge(filing)
    return tuple(
        SharedPoints(leaf.name, leaf.points, _rows(Case(knowledge, leaf)))
        for leaf in pack.leaves()
        if leaf.rule and leaf.rule.function == "indicators" and leaf.points is not None
    )


def _rows(case: Case) -> tuple[str, ...]:
    return tuple(f"indicators.{number}" for number in indicator_numbers(case))


def _leaves(sheet: ScoreSheet) -> list[ScoreItem]:
    """The lines of the form that are scored themselves."""
    ids = {leaf.id for leaf in sheet.pack.leaves()}
    return [item for item in sheet.items if item.path in ids]


def _scores(sheet: ScoreSheet, leaves: list[ScoreItem]) -> tuple[ItemScore, ...]:
    """The scores that make the total; none where it cannot be told from them."""
    lacks = any(item.basis is Basis.MISSING and item.reason != BLANK_SCORE for item in leaves)
    if lacks or sheet.rescaled_from is not None:
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


def _blank(leaves: list[ScoreItem]) -> tuple[tuple[str, str], ...]:
    """The rows of the score table that name a criterion and give it no score."""
    return tuple(
        (item.missing[0].rpartition(".")[0], item.name)
        for item in leaves
        if item.basis is Basis.MISSING and item.reason == BLANK_SCORE and item.missing
    )
