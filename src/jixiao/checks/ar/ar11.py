"""AR11 arithmetic.suspect_figure: several relations fail because of this one figure."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import with_unit
from jixiao.checks.suspects import Suspect


def find(case: Case) -> Iterator[Fault]:
    for suspect in case.suspects:
        likely = not suspect.sure and suspect.figure.start in case.likely
        if not likely and not _shown_by_relation(suspect):
            yield _fault(suspect)


def _shown_by_relation(suspect: Suspect) -> bool:
    """Whether a failing relation is reported on this very figure."""
    place = suspect.figure.start
    stated = (relation.stated.figure for relation in suspect.relations)
    return any(figure is not None and figure.start == place for figure in stated)


def _fault(suspect: Suspect) -> Fault:
    figure = suspect.figure
    covers = (kind for relation in suspect.relations for kind in relation.covers)
    return Fault(
        start=figure.start,
        end=figure.end,
        stated=figure.digits,
        expected=suspect.expected,
        variant="default" if suspect.sure else "likelier",
        severity=None if suspect.sure else Severity.WARNING,
        kinds=tuple(dict.fromkeys((*CHECK.kinds, *covers))),
        relation=suspect.relations[0],
        arguments={
            "subject": suspect.relations[0].subject,
            "stated": with_unit(figure.digits, figure),
            "expected": with_unit(suspect.expected, figure),
            "count": str(len(suspect.relations)),
        },
    )


CHECK = Check(
    code="AR11",
    name="arithmetic.suspect_figure",
    title=Text("致使多处不符的数", "One figure makes several relations fail"),
    explanation=(
        "同一个数所在的两处以上关系都不成立，而改为另一个数后全部成立时，错的就是这个数。"
        "只有一处关系不成立，而合计等数在别处都能印证、唯独此数不能时，提示此数更可能有误。"
    ),
    basis=(TRUE_DISCLOSURE,),
    wrong="接待费15.20万元、运行费40.00万元，合计52.50万元；上年接待费10.00万元，增加2.50万元。",
    right="接待费12.50万元、运行费40.00万元，合计52.50万元；上年接待费10.00万元，增加2.50万元。",
    severity=Severity.ERROR,
    kinds=(
        "A07",
        "A20",
        "B01",
    ),
    messages={
        "default": Text(
            "{stated}所在的{count}处关系都不成立，改为{expected}则全部相符",
            "{stated} makes {count} relations fail; as {expected} they all hold",
        ),
        "likelier": Text(
            "“{subject}”不符，其余各数在别处都能印证，此处的{stated}若为{expected}则相符",
            "{subject} does not hold; the other figures are "
            "confirmed elsewhere, and {stated} would fit as {expected}",
        ),
    },
    find=find,
)
