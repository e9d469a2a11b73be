"""Read the forms of a document into the ledger, in place of what prose made of their numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from jixiao.documents.document import Document, Table
from jixiao.extraction.forms.abreast import abreast_of
from jixiao.extraction.forms.amounts import (
    abreast_relations,
    fund_relations,
    nature_relations,
    source_relation,
)
from jixiao.extraction.forms.findings import Findings
from jixiao.extraction.forms.funds import Funds, funds_of
from jixiao.extraction.forms.natures import natures_of
from jixiao.extraction.forms.numbers import Number
from jixiao.extraction.forms.relations import point_relations
from jixiao.extraction.forms.sections import Indicators, indicators_of, read_whole
from jixiao.extraction.forms.sources import sources_of
from jixiao.extraction.forms.words import EXECUTION_POINTS
from jixiao.figures.figure import Figure
from jixiao.figures.folding import fold
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Ledger, Relation, RelationKind, Role

_OF_POINTS = (RelationKind.WEIGHTS, RelationKind.SCORE)
_PERCENT_APART = late_regex(r"(?<=\d)([ \u3000]+)%")
_BEFORE = 400
"""Characters before a table of funds in which its points are named (预算执行情况（20分）)."""


def add_forms(document: Document, ledger: Ledger) -> None:
    """Add what the forms of a text state; tables whose cells are sure are read elsewhere."""
    text = _visible(document)
    found = Findings()
    funds = list(funds_of(text))
    tables = list(indicators_of(text))
    for one in funds:
        fund_relations(one, found)
        if natures := natures_of(text, one):
            nature_relations(natures, found)
    for sources in sources_of(text):
        source_relation(sources, found)
    for form in abreast_of(text):
        abreast_relations(form, found)
    for table in tables:
        own = _own(funds, table)
        points, score = _points(text, own) if own else (None, None)
        read_whole(text, table, points, score)
        point_relations(table, points, score, found)
    if found.relations:
        _replace(ledger, found)


def _visible(document: Document) -> str:
    """The folded text, with tables blanked out whose cells are sure: drawn, or parted by tabs. A
    percent sign stands right behind its number (100 %).
    """
    text = fold(document.text)
    if " %" in text or "\u3000%" in text:
        text = _PERCENT_APART.sub(r"%\1", text)
    pieces, position = [], 0
    for block in document.blocks:
        if isinstance(block, Table) and _has_sure_cells(block, text):
            pieces += [text[position : block.start], "。" * (block.end - block.start)]
            position = block.end
    return "".join([*pieces, text[position:]])


def _has_sure_cells(table: Table, text: str) -> bool:
    return table.origin != "lines" or text.find("\t", table.start, table.end) >= 0


def _own(funds: list[Funds], table: Indicators) -> Funds | None:
    """The table of funds right before a table of indicators."""
    before = [one for one in funds if one.start < table.start]
    return before[-1] if before else None


def _points(text: str, funds: Funds) -> tuple[Number | None, Number | None]:
    """The points and the score of the execution rate."""
    cells = funds.rows[0].cells
    points, score = cells.get("points"), cells.get("score")
    if points is None:
        named = list(EXECUTION_POINTS.finditer(text, max(0, funds.start - _BEFORE), funds.start))
        points = Number(named[-1]["points"], *named[-1].span("points")) if named else None
    return points, score


def _replace(ledger: Ledger, found: Findings) -> None:
    """The figures of the forms take the place of all that overlaps them otherwise."""
    ends = dict(sorted((one.start, one.end) for one, _, _ in found.figures.values()))
    starts = list(ends)
    known = {(fact.figure.start, fact.figure.number_end) for fact in ledger.facts}
    own = {(figure.start, figure.number_end) for figure, _, _ in found.figures.values()}
    role_at = {place: role for place, (_, role, _) in found.figures.items()}

    def clashes(figure: Figure) -> bool:
        if (figure.start, figure.number_end) in own:
            return False
        last = bisect_left(starts, figure.end) - 1
        return last >= 0 and ends[starts[last]] > figure.start

    ledger.facts = [fact for fact in ledger.facts if not clashes(fact.figure)]
    ledger.relations = [
        relation
        for relation in ledger.relations
        if not any(clashes(one) for one in relation.figures()) and not _mistaken(relation, role_at)
    ]
    for figure, role, subject in found.figures.values():
        if (figure.start, figure.number_end) not in known:
            section = ledger.section_at(figure.start)
            ledger.facts.append(Fact(figure, role, subject, section=section, in_table=True))
    ledger.facts.sort(key=lambda fact: fact.figure.start)
    ledger.relations.extend(found.relations)


def _mistaken(relation: Relation, role_at: Mapping[int, Role]) -> bool:
    """Whether another reader took a figure for a rate that is none by its column, or told against
    cells what their columns do not: a sum of cells alone, a rate of points.
    """
    if relation.contradicted and relation.kind not in _OF_POINTS:
        roles = [role_at.get(figure.start) for figure in relation.figures()]
        summed = relation.kind is RelationKind.SUM and None not in roles
        if summed or any(role in (Role.WEIGHT, Role.SCORE) for role in roles):
            return True
    stated = relation.stated.figure
    role = role_at.get(stated.start) if stated else None
    rated = relation.kind in (RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE)
    return rated and role not in (None, Role.EXECUTION_RATE)
