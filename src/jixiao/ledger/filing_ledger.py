"""A Filing as a Ledger: its identities are relations, judged as those of any report."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jixiao.figures.figure import Figure, printed
from jixiao.figures.verdict import judge_sum
from jixiao.filing.consolidating import Consolidation
from jixiao.filing.expressions import Expression
from jixiao.filing.filing import Filing
from jixiao.filing.known import Derived, Knowledge, derived
from jixiao.ledger.filing_codes import class_relations
from jixiao.ledger.filing_form import NO_FORM, FilingForm, form_mentions, form_relations
from jixiao.ledger.filing_mentions import filing_mentions
from jixiao.ledger.filing_text import FilingText, text_of
from jixiao.ledger.filing_units import unit_mentions
from jixiao.ledger.filing_view import FilingView
from jixiao.ledger.relation import Fact, Ledger, Relation, RelationKind, Scope, Term

Signed = tuple[int, str]
"""A path with +1 or −1."""


@dataclass(slots=True)
class FilingLedger:
    """The Ledger of a Filing and the text that its places count in."""

    text: FilingText
    ledger: Ledger


def ledger_of(
    filing: Filing, form: FilingForm = NO_FORM, together: Consolidation | None = None
) -> FilingLedger:
    """Every entered figure, and a relation for each further way to a value that follows.

    ``form`` is what the region's form asks of it, ``together`` the same with its units.
    """
    text = text_of(filing)
    ledger = Ledger(text.text, kind="filing", year=filing.year, region=filing.region)
    ledger.body = filing.get("body.name").text
    ledger.headings = text.headings
    figures = {entry.path: entry.figure for entry in text.entries if entry.figure}
    labels = {entry.path: entry.label for entry in text.entries}
    ledger.facts = [
        Fact(figure, subject=labels[path], year=filing.year, in_table=True)
        for path, figure in figures.items()
    ]
    for fact in ledger.facts:
        fact.section = ledger.section_at(fact.figure.start)
    knowledge = Knowledge(filing)
    ledger.relations = list(_Identities(filing, knowledge, figures).relations())
    ledger.relations += [*form_relations(form, figures), *class_relations(filing, figures)]
    entries = {entry.path: entry for entry in text.entries}
    view = FilingView(filing, knowledge, entries, form.thresholds)
    ledger.mentions = [*filing_mentions(view), *form_mentions(form, view)]
    ledger.mentions += unit_mentions(view, together) if together else ()
    _number(ledger)
    return FilingLedger(text, ledger)


class _Identities:
    """The identities of one Filing: two ways to one value must give the same."""

    def __init__(self, filing: Filing, knowledge: Knowledge, figures: dict[str, Figure]) -> None:
        self._filing = filing
        self._knowledge = knowledge
        self._figures = figures

    def relations(self) -> Iterator[Relation]:
        for rule in derived().values():
            known = [way for way, _ in self._knowledge.ways_to(rule.path)]
            for way in known[1:]:
                yield from self._relation(rule, known[0], way)

    def _relation(self, rule: Derived, first: Expression, other: Expression) -> Iterator[Relation]:
        """What the first way gives against the figures of another, placed at these."""
        terms = self._terms(other) or []
        operands = [(sign, self._figures[path]) for sign, path in terms if path in self._figures]
        if not operands or len(operands) < len(terms):
            return
        entered = self._figures.get(first.text)
        stated = entered or self._total(first)
        if stated is None:
            return
        start = min(figure.start for _, figure in operands)
        end = next(figure.end for _, figure in operands if figure.start == start)
        yield Relation(
            RelationKind.SUM, Scope.TABLE, _words(operands),
            tuple(Term.of(figure, sign) for sign, figure in operands),
            Term(stated.digits, entered), judge_sum(stated, operands),
            *((entered.start, entered.end) if entered else (start, end)), rule.label,
        )  # fmt: skip

    def _total(self, way: Expression) -> Figure | None:
        """What a way gives, as a figure that stands nowhere, as fine as its finest operand."""
        terms = [
            (sign, self._figures[path])
            for sign, path in self._terms(way) or ()
            if path in self._figures
        ]
        if not terms:
            return None
        finest = max((figure for _, figure in terms), key=lambda figure: figure.places)
        total = sum((sign * figure.in_unit for sign, figure in terms), Fraction(0))
        digits = printed(total, finest.places)
        return Figure(digits, finest.unit, finest.dimension, 0, 0, 0, finest.scale)

    def _terms(self, way: Expression) -> list[Signed] | None:
        """A sum as signed entered paths; None where it is no plain sum."""
        return self._of(way.tree, 1)

    def _of(self, node: ast.expr, sign: int) -> list[Signed] | None:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
            right_sign = sign if isinstance(node.op, ast.Add) else -sign
            left, right = self._of(node.left, sign), self._of(node.right, right_sign)
            return None if left is None or right is None else left + right
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "sum":
            return self._column(ast.unparse(node.args[0]), sign)
        if isinstance(node, ast.Name | ast.Attribute):
            return self._path(ast.unparse(node), sign)
        return None

    def _path(self, path: str, sign: int) -> list[Signed] | None:
        """An entered path, or the terms of the first known way to one that follows."""
        rule = derived().get(path)
        if rule is None:
            return [(sign, path)]
        way = next((way for way, _ in self._knowledge.ways_to(path)), None)
        return None if way is None else self._of(way.tree, sign)

    def _column(self, name: str, sign: int) -> list[Signed]:
        table, _, column = name.rpartition(".")
        rows = self._filing.rows.get(table, [])
        return [(sign, f"{table}.{number}.{column}") for number, _ in enumerate(rows, 1)]


def _words(operands: list[tuple[int, Figure]]) -> str:
    """The working with the signs that the figures have: 168.29－1.91."""
    signed = []
    for sign, figure in operands:
        plus = (sign > 0) == (not figure.digits.startswith("-"))
        signed.append(("＋" if plus else "－") + figure.digits.lstrip("-"))
    return "".join(signed).lstrip("＋")


def _number(ledger: Ledger) -> None:
    """Order the relations by place, number them, count them on their facts."""
    ledger.relations.sort(key=lambda relation: (relation.start, relation.end))
    facts = {fact.figure.start: fact for fact in ledger.facts}
    for number, relation in enumerate(ledger.relations, 1):
        relation.id = f"r{number:04d}"
        for figure in relation.figures():
            facts[figure.start].relations += 1
