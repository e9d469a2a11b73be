"""AR21 arithmetic.nearly_closed: the parts of an open list make its total but for one digit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import relation_fault, with_unit
from jixiao.checks.solving import solutions
from jixiao.figures.figure import Dimension, Figure, printed
from jixiao.figures.misprints import misprinted, swaps_of
from jixiao.ledger.relation import Relation, RelationKind

_TELLING_DIGITS = 4
"""Digits, down to the last that one of the parts has, of which one may differ: of fewer, too many
numbers do.
"""
_SHORT = 3
"""Characters of a part of which any swap may be chance."""
_FEWEST_PARTS = 2


def find(case: Case) -> Iterator[Fault]:
    wrong = {id(relation) for relation in case.wrong(RelationKind.SUM)}
    for relation in case.relations(RelationKind.SUM):
        open_list = relation.contradicted and not relation.must_hold and id(relation) not in wrong
        if open_list and _is_measured(relation) and len(relation.operands) >= _FEWEST_PARTS:
            yield from _fault(case, relation)


def _is_measured(relation: Relation) -> bool:
    """Whether the total is an amount, or a length or an area with decimals; people and things may
    well be told in part.
    """
    figure = relation.stated.figure
    return figure is not None and (figure.dimension is Dimension.MONEY or figure.places > 0)


def _fault(case: Case, relation: Relation) -> Iterator[Fault]:
    """The total that the parts nearly make, else the one part with which they would make it."""
    found = relation_fault(case, relation, CHECK.kinds)
    if _is_near(relation, relation.stated.digits, found.expected):
        yield replace(found, variant="default")
        return
    wanted = [
        (figure, value)
        for term in relation.operands
        if (figure := term.figure) is not None
        for value in _mended(relation, figure)
    ]
    near = [one for one in wanted if _is_near(relation, one[0].digits, one[1])]
    near = near or [one for one in wanted if _is_swapped(relation, one[0].digits, one[1])]
    if len(near) == 1:
        figure, value = near[0]
        arguments = {
            **found.arguments,
            "part": with_unit(figure.digits, figure),
            "mended": with_unit(value, figure),
        }
        yield replace(
            found, start=figure.start, end=figure.end, stated=figure.digits, expected=value,
            variant="part", arguments=arguments,
        )  # fmt: skip


def _mended(relation: Relation, figure: Figure) -> Iterator[str]:
    """What a figure would print if the relation held."""
    for value in solutions(relation, figure):
        if value > 0:
            yield printed(value / figure.scale, figure.places)


def _is_near(relation: Relation, stated: str, expected: str) -> bool:
    return misprinted(stated, expected) and _telling(relation, expected) >= _TELLING_DIGITS


def _is_swapped(relation: Relation, digits: str, expected: str) -> bool:
    """甲76.18万元，乙8.07万元: whether a short part of a long total prints two digits swapped."""
    stated = relation.stated.figure
    long = stated is not None and stated.telling >= _TELLING_DIGITS and len(digits) > _SHORT
    return long and expected in swaps_of(digits)


def _telling(relation: Relation, expected: str) -> int:
    """The digits of what is expected, zeros at the end aside that all parts have."""
    figures = [one.figure for one in relation.operands if one.figure is not None]
    stated = relation.stated.figure
    digits = expected.replace(".", "").lstrip("0")
    plain = stated is not None and "." not in expected
    if not plain or any(one.scale != stated.scale or one.places for one in figures if stated):
        return len(digits.strip("0"))
    ends = [len(one.digits) - len(one.digits.rstrip("0")) for one in figures]
    return len(digits) - min(ends)


CHECK = Check(
    code="AR21",
    name="arithmetic.nearly_closed",
    title=Text("所列各项与总数只差一位数字", "Parts that make their total but for one digit"),
    explanation=(
        "“其中”所列各项可以少于总数；但各项之和与总数只差一位数字（改、漏、多一位，"
        "或相邻两位颠倒）时，多半是总数或某项写错，请核实。"
    ),
    basis=(TRUE_DISCLOSURE,),
    wrong="专项资金合计58.96万元，其中监理费22.00万元，测绘费14.85万元，补偿费12.11万元。",
    right="专项资金合计48.96万元，其中监理费22.00万元，测绘费14.85万元，补偿费12.11万元。",
    severity=Severity.WARNING,
    kinds=("A20",),
    messages={
        "default": Text(
            "“{subject}”写为{stated}，所列各项{working}为{expected}，只差一位数字，请核实",
            "{subject} is given as {stated}; the parts listed, {working}, make {expected}: "
            "one digit apart",
        ),
        "part": Text(
            "所列各项之和与“{subject}”的{stated}不符；其中{part}若为{mended}即相符，只差一位数字，请核实",
            "the parts listed do not make {subject}, {stated}; they would with {mended} for "
            "{part}: one digit apart",
        ),
    },
    find=find,
)
