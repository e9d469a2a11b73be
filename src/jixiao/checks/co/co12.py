"""CO12 consistency.near_repeat: an amount one digit away from one that is printed repeatedly."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.near_repeats import NearRepeat, near_repeats
from jixiao.checks.relation_faults import with_unit
from jixiao.checks.swapped_digits import swapped_digits
from jixiao.checks.titles import shown_title


def find(case: Case) -> Iterator[Fault]:
    told = set()
    for found in near_repeats(case.ledger):
        told.add(found.odd.figure.start)
        yield _fault(case, found, "default")
    for found in swapped_digits(case.ledger):
        if found.odd.figure.start not in told:
            yield _fault(case, found, "swapped")


def _fault(case: Case, found: NearRepeat, variant: str) -> Fault:
    odd, known = found.odd.figure, found.known.figure
    title = shown_title(case.ledger.title_at(known.start))
    return Fault(
        odd.start,
        odd.end,
        odd.digits,
        known.digits,
        variant=variant,
        arguments={
            "subject": found.odd.subject,
            "stated": with_unit(odd.digits, odd),
            "other": with_unit(known.digits, known),
            "where": f"{title}等" if title else "",
        },
    )


CHECK = Check(
    code="CO12",
    name="consistency.near_repeat",
    title=Text("与反复出现的数只差一位", "One digit away from an amount printed repeatedly"),
    explanation=(
        "同一数额在文中两处以上出现，某处只出现一次的数与它只差一位（错写、漏写、多写或颠倒），"
        "口径、年度没有写明不同，也没有其他数可以印证时，多半是笔误。"
    ),
    basis=(TRUE_DISCLOSURE,),
    wrong="本年支出86.52万元。实际使用86.52万元。财政安排的86.32万元全部用于职工服务。",
    right="本年支出86.52万元。实际使用86.52万元。财政安排的86.52万元全部用于职工服务。",
    severity=Severity.WARNING,
    kinds=("B01",),
    messages={
        "default": Text(
            "“{subject}”写为{stated}，与{where}反复出现的{other}只差一位，没有其他数可以印证，请核对",
            "{subject} is given as {stated}, one digit away from {other}, which is printed "
            "repeatedly ({where}); no other figure bears it out",
        ),
        "swapped": Text(
            "“{subject}”写为{stated}，与{where}有其他数印证的{other}只差两位颠倒，请核对",
            "{subject} is given as {stated}, two digits swapped from {other}, which other figures "
            "bear out ({where})",
        ),
    },
    find=find,
)
