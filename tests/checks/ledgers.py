"""Small Ledgers from the case files: figures are found in the text by what they print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from jixiao.checks.filing_document import filing_document
from jixiao.figures.figure import Figure
from jixiao.figures.scan import scan
from jixiao.figures.verdict import Judgement, judge_rate, judge_same, judge_sum
from jixiao.filing.consolidating import consolidate
from jixiao.forms.yaml_reading import filing_of
from jixiao.ledger.relation import Fact, Ledger, Mention, Relation, RelationKind, Role, Scope, Term

Case = dict[str, Any]

HEAD = "schema: jixiao.filing/1\nyear: 2024\n"

FORMS: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "quotient": lambda v: v[0] / v[1] * 100,
    "change": lambda v: abs(v[0] - v[1]) / v[1] * 100,
    "increase_from": lambda v: v[1] / (v[0] - v[1]) * 100,
    "decrease_from": lambda v: v[1] / (v[0] + v[1]) * 100,
    "product": lambda v: v[0] * v[1],
    "points": lambda v: v[0] * v[1] / 100,
    "same": lambda v: v[0],
}
SUMS = {"sum", "difference", "weights", "change_amount"}


def ledger_of(case: Case) -> Ledger:
    """The Ledger that a case describes, or that of its Filing."""
    if "filing" in case:
        region = "" if case["filing"].startswith("region:") else "region: xinjiang\n"
        filing = filing_of(HEAD + region + case["filing"], case["name"])
        units = {
            number: filing_of(HEAD + region + text, f"{number}.yaml")
            for number, text in enumerate(case.get("units", ()), 1)
        }
        return filing_document(filing, consolidate(filing, units) if units else None)[1]
    ledger = Ledger(case["text"])
    ledger.relations = [_relation(case["text"], each) for each in case.get("relations", ())]
    ledger.facts = [_fact(case["text"], name) for name in case.get("facts", ())]
    ledger.mentions = [_mention(case["text"], each) for each in case.get("mentions", ())]
    ledger.headings = [(1, case["text"].index(title), title) for title in case.get("headings", ())]
    return ledger


def figure_at(text: str, name: str) -> Figure:
    """The figure that prints as ``name``; ``name#2`` is the second one."""
    printed, _, number = name.partition("#")
    found = [
        token.figure
        for token in scan(text)
        if token.figure and text[token.figure.start : token.figure.end] == printed
    ]
    return found[int(number or 1) - 1]


def _fact(text: str, name: str) -> Fact:
    """``95.13%:change_rate`` is a figure with its role, ``…:tied`` one that a relation holds,
    ``168万元:::initial`` one of a stage, ``168万元::::接待费`` one of a name.
    """
    printed, role, tied, stage, subject = (*name.split(":"), "", "", "", "")[:5]
    return Fact(
        figure_at(text, printed), Role(role or "level"), subject, stage=stage,
        relations=int(tied == "tied"),
    )  # fmt: skip


def _relation(text: str, data: Case) -> Relation:
    stated = figure_at(text, data["stated"])
    signs = [-1 if name.startswith("-") else 1 for name in data["operands"]]
    operands = [figure_at(text, name.lstrip("-")) for name in data["operands"]]
    places = [figure.start for figure in (stated, *operands)]
    ends = [figure.end for figure in (stated, *operands)]
    return Relation(
        kind=RelationKind(data["kind"]),
        scope=Scope(data.get("scope", "clause")),
        formula=data.get("formula", ""),
        operands=tuple(Term.of(each, sign) for each, sign in zip(operands, signs, strict=True)),
        stated=Term.of(stated),
        judgement=_judgement(data, stated, signs, operands),
        start=min(places),
        end=max(ends),
        subject=data.get("subject", ""),
        must_hold=data.get("must_hold", True),
        cause=data.get("cause", ""),
        sure=data.get("sure", False),
        covers=tuple(data.get("covers", ())),
    )


def _judgement(
    data: Case, stated: Figure, signs: Sequence[int], operands: Sequence[Figure]
) -> Judgement:
    if data["kind"] == "same_fact":
        return judge_same(stated, operands[0])
    form = data.get("form")
    if form is None:
        return judge_sum(stated, list(zip(signs, operands, strict=True)))
    return judge_rate(stated, operands, FORMS[form])


def _mention(text: str, data: Case) -> Mention:
    at, _, number = data["at"].partition("#")
    start = -1
    for _ in range(int(number or 1)):
        start = text.index(at, start + 1)
    return Mention(
        kind=data["kind"],
        start=start,
        end=start + len(at),
        stated=data.get("stated", at),
        expected=data.get("expected", ""),
        note=data.get("note", ""),
        subject=data.get("subject", ""),
        figures=tuple(figure_at(text, name) for name in data.get("figures", ())),
    )
