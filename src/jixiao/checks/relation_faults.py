"""A contradicted relation as a fault: place, amounts, working and who is to blame."""

from __future__ import annotations

from jixiao.checks.case import Case
from jixiao.checks.check import Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.likely_causes import is_doubtful, likely_cause
from jixiao.checks.working import working_of
from jixiao.figures.figure import Figure, printed
from jixiao.ledger.relation import Relation, Term


def messages(zh: str, en: str) -> dict[str, Text]:
    """The templates of a relation check: on its own, and where another figure is to blame."""
    return {
        "default": Text(
            f"“{{subject}}”{zh}写为{{stated}}，按{{working}}计算应为{{expected}}{{cause}}",
            f"{{subject}}: {en} is given as {{stated}}; {{working}} makes {{expected}}{{cause}}",
        ),
        "consequence": Text(
            f"“{{subject}}”{zh}写为{{stated}}，按{{working}}计算应为{{expected}}；"
            "多半由{blamed}引起，该数若为{mended}则都相符",
            f"{{subject}}: {en} is given as {{stated}}; {{working}} makes {{expected}}; "
            "most likely because of {blamed}, which would agree as {mended}",
        ),
    }


def relation_fault(case: Case, relation: Relation, kinds: tuple[str, ...] = ()) -> Fault:
    """The fault of a contradicted relation, shown on its stated figure."""
    start, end = place_of(relation)
    expected = expected_of(relation)
    arguments = {
        "subject": relation.subject,
        "stated": with_unit(relation.stated.digits, relation.stated.figure),
        "expected": with_unit(expected, relation.stated.figure),
        "working": working_of(relation),
    }
    suspect = case.blamed.get(id(relation))
    consequence = suspect is not None and (suspect.figure.start, suspect.figure.end) != (start, end)
    if suspect is not None and consequence:
        arguments["blamed"] = with_unit(suspect.figure.digits, suspect.figure)
        arguments["mended"] = with_unit(suspect.expected, suspect.figure)
    cause = "" if consequence else likely_cause(relation, case.facts)
    wide = not consequence and is_doubtful(relation, cause)
    return Fault(
        start=start,
        end=end,
        stated=relation.stated.digits,
        expected=expected,
        cause="other_scope" if wide else cause,
        variant="consequence" if consequence else "default",
        severity=Severity.WARNING if consequence or wide or relation.likely else None,
        kinds=(*kinds, *(kind for kind in relation.covers if kind not in kinds)),
        relation=relation,
        arguments=arguments,
    )


def place_of(relation: Relation) -> tuple[int, int]:
    figure = relation.stated.figure
    return (figure.start, figure.end) if figure else (relation.start, relation.end)


def expected_of(relation: Relation) -> str:
    """What should be printed: the recomputed value with the printed places where that differs."""
    if relation.expected:
        return relation.expected
    value = relation.judgement.value
    recomputed = relation.judgement.recomputed or ""
    if value is None:
        return recomputed
    digits = printed(value, _places(relation.stated))
    return recomputed if digits == relation.stated.digits else digits


def with_unit(digits: str, figure: Figure | None) -> str:
    return f"{digits}{figure.unit}" if figure else digits


def _places(term: Term) -> int:
    return len(term.digits.partition(".")[2])
