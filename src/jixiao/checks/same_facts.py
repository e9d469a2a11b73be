"""One fact with two values as a fault: here this, elsewhere that."""

from __future__ import annotations

from jixiao.checks.case import Case
from jixiao.checks.causes import STAGE_CAUSES
from jixiao.checks.check import Fault, Text
from jixiao.checks.relation_faults import expected_of, place_of, relation_fault, with_unit
from jixiao.checks.titles import shown_title
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Relation


def elsewhere(relation: Relation) -> bool:
    """Whether a more special check reports this disagreement (total score, another stage)."""
    return "B03" in relation.covers or relation.cause in STAGE_CAUSES


def same_messages() -> dict[str, Text]:
    return {
        "default": Text(
            "“{subject}”此处写为{stated}，{where}写为{other}{cause}",
            "{subject} is given as {stated} here and as {other} {where}{cause}",
        ),
        "consequence": Text(
            "“{subject}”此处写为{stated}，{where}写为{other}；"
            "多半由{blamed}引起，该数若为{mended}则都相符",
            "{subject} is given as {stated} here and as {other} {where}; "
            "most likely because of {blamed}, which would agree as {mended}",
        ),
    }


def same_fact_fault(case: Case, relation: Relation, kinds: tuple[str, ...]) -> Fault:
    """The fault of two statements of one fact, shown on the later or lesser one."""
    fault = relation_fault(case, relation, kinds)
    reference = relation.operands[0]
    arguments = {
        **fault.arguments,
        "other": with_unit(reference.digits, reference.figure),
        "where": _where(case, relation, reference.figure),
    }
    start, end = place_of(relation)
    return Fault(
        start,
        end,
        fault.stated,
        expected_of(relation),
        fault.cause,
        fault.variant,
        fault.severity,
        fault.kinds,
        relation,
        arguments,
    )


def _where(case: Case, relation: Relation, reference: Figure | None) -> str:
    """The section of the other statement, where it is another one; empty for the same."""
    if reference is None:
        return ""
    there = shown_title(case.ledger.title_at(reference.start))
    here = shown_title(case.ledger.title_at(place_of(relation)[0]))
    return there if there != here else ""
