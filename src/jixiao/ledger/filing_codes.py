"""Classified spending of a Filing: its codes and names, and classes as sums of what is in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jixiao.figures.figure import Figure
from jixiao.figures.verdict import judge_sum
from jixiao.filing.classification import CodeList, codes_for, levels_of, plain_name
from jixiao.filing.field import Kind
from jixiao.filing.filing import Filing
from jixiao.filing.schema import tables
from jixiao.ledger.filing_view import FilingView, digits_of
from jixiao.ledger.relation import Mention, Relation, RelationKind, Scope, Term

_TABLES = {"functional": "项", "economic": "款"}
"""Tables by code, and the level that spending must be told to."""


_THREE_PUBLIC = {
    "30212": "three_public.outturn.abroad",
    "30217": "three_public.outturn.hospitality",
    "30231": "three_public.outturn.vehicle_running",
    "31013": "three_public.outturn.vehicle_purchase",
}
"""Economic codes of basic spending → the three-public expense that holds it (I20)."""


def three_public_mentions(view: FilingView) -> Iterator[Mention]:
    """Three-public expenses below what basic spending alone has under their codes.

    Money from other sources than the budget stands in neither (domain notes §3.6).
    """
    for row, code in _codes(view.filing, "economic").items():
        path = _THREE_PUBLIC.get(code, "")
        spent, part = view.number(path) if path else None, view.number(f"{row}.outturn")
        if spent is not None and part is not None and spent < part:
            yield from view.mention(
                "three_public_below_code", path, stated=digits_of(spent), expected=digits_of(part),
                subject=view.knowledge.at(path).label, note=code,
            )  # fmt: skip


def code_mentions(view: FilingView) -> Iterator[Mention]:
    """Codes that cannot be, names that are not theirs, rows without the level that is required."""
    for table, level in _TABLES.items():
        levels, known = levels_of(table), codes_for(table, view.filing.year)
        codes = _codes(view.filing, table)
        for row, code in codes.items():
            yield from _code(view, row, code, levels, known)
            deepest = len(code) == levels[-1]
            below = any(other != code and other.startswith(code) for other in codes.values())
            if len(code) in levels and not deepest and not below:
                yield from view.mention(
                    "code_level", f"{row}.code", stated=code, subject=view.name(row), note=level
                )


def class_relations(filing: Filing, figures: Mapping[str, Figure]) -> Iterator[Relation]:
    """A class or group is the sum of the rows of the next level in it (domain notes I10, I17)."""
    for table in _TABLES:
        levels, codes = levels_of(table), _codes(filing, table)
        amounts = [column.path for column in tables()[table].columns if column.kind is Kind.MONEY]
        for row, code in codes.items():
            if below := _below(codes, code, levels):
                for column in amounts:
                    yield from _relation(figures, row, below, column, code)


def _below(codes: Mapping[str, str], code: str, levels: tuple[int, ...]) -> list[str]:
    """The rows of the next level in a code."""
    deeper = [level for level in levels if level > len(code)]
    if len(code) not in levels or not deeper:
        return []
    return [
        row for row, other in codes.items() if len(other) == deeper[0] and other.startswith(code)
    ]


def _codes(filing: Filing, table: str) -> dict[str, str]:
    """Row → its code, of the rows that have one of digits."""
    rows = enumerate(filing.rows.get(table, ()), 1)
    return {f"{table}.{number}": row["code"].text for number, row in rows if "code" in row}


def _relation(
    figures: Mapping[str, Figure], row: str, below: list[str], column: str, code: str
) -> Iterator[Relation]:
    stated = figures.get(f"{row}.{column}")
    parts = [figures.get(f"{other}.{column}") for other in below]
    known = [part for part in parts if part is not None]
    if stated is None or len(known) < len(parts):
        return
    judgement = judge_sum(stated, [(1, part) for part in known])
    formula = "＋".join(part.digits for part in known)
    yield Relation(
        RelationKind.SUM, Scope.TABLE, formula, tuple(map(Term.of, known)), Term.of(stated),
        judgement, stated.start, stated.end, code, covers=("F06",),
    )  # fmt: skip


def _code(
    view: FilingView, row: str, code: str, levels: tuple[int, ...], known: CodeList | None
) -> Iterator[Mention]:
    """What is wrong with a code or with the name beside it."""
    if not code.isdigit() or len(code) not in levels:
        told = "、".join(map(str, levels))
        yield from view.mention("code_form", f"{row}.code", stated=code, note=told)
        return
    if known is None:
        return
    if known.classes and code[:3] not in known.classes:
        yield from view.mention("code_class", f"{row}.code", stated=code, note=known.source)
        return
    name, right = view.text(f"{row}.name"), known.names.get(code, "")
    if name and right and plain_name(name) != plain_name(right):
        yield from view.mention(
            "code_name", f"{row}.name", stated=name, expected=right, subject=code,
            note=known.code_of(name, code[: levels[-2]]),
        )  # fmt: skip
