"""The tables of the working paper: relations, findings and figures that are not checked."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.checks.causes import CAUSES
from jixiao.checks.finding import Finding
from jixiao.ledger.relation import Fact, Relation
from jixiao.reports.findings.doubt_words import DOUBT
from jixiao.reports.findings.finding_words import bases_of, title_of, unit_of
from jixiao.reports.findings.paper_sheet import Cell, Column, Marked, Number, Sheet
from jixiao.reports.findings.paper_words import paper_word
from jixiao.reports.findings.places import excerpt, full_place, one_line
from jixiao.reports.findings.relation_account import Accounts, difference, with_unit
from jixiao.reports.findings.relation_words import kind_words, verdict_word
from jixiao.reports.findings.unchecked_words import why_unchecked
from jixiao.reports.findings.words import SEVERITIES

_RELATION_COLUMNS = (
    ("number", 8), ("kind", 10), ("subject", 15), ("place", 19), ("working", 30), ("operands", 26),
    ("stated", 12), ("unit", 6), ("recomputed", 12), ("difference", 12), ("verdict", 13),
    ("reason", 20),
)  # fmt: skip
_FINDING_COLUMNS = (
    ("number", 6), ("code", 7), ("name", 14), ("severity", 7), ("place", 19), ("quote", 29),
    ("stated", 11), ("expected", 11), ("unit", 6), ("cause", 12), ("message", 31), ("basis", 30),
    ("relation", 8), ("opinion", 14),
)  # fmt: skip
_UNCHECKED_COLUMNS = (
    ("number", 6), ("figure", 14), ("value", 13), ("unit", 7), ("subject", 22), ("place", 26),
    ("quote", 48), ("why", 34),
)  # fmt: skip


def relations_sheet(accounts: Accounts) -> Sheet:
    """One row per relation, in the order of the document."""
    relations = accounts.result.ledger.relations
    rows = [_relation_row(accounts, each, number) for number, each in enumerate(relations, 1)]
    return _sheet("relations", _RELATION_COLUMNS, rows, accounts.language)


def findings_sheet(accounts: Accounts) -> Sheet:
    """One row per finding, by place."""
    names = {
        id(each): relation_id(each, number)
        for number, each in enumerate(accounts.result.ledger.relations, 1)
    }
    rows = [
        _finding_row(accounts, each, number, names)
        for number, each in enumerate(accounts.result.findings, 1)
    ]
    return _sheet("findings", _FINDING_COLUMNS, rows, accounts.language)


def unchecked_sheet(accounts: Accounts) -> Sheet:
    """One row per figure that stands in no relation, with the reason."""
    facts = (fact for fact in accounts.result.ledger.facts if not fact.relations)
    rows = [_unchecked_row(accounts, fact, number) for number, fact in enumerate(facts, 1)]
    return _sheet("unchecked", _UNCHECKED_COLUMNS, rows, accounts.language)


def relation_id(relation: Relation, number: int) -> str:
    """The id of a relation as in the JSON."""
    return relation.id or f"r{number}"


def _sheet(
    name: str, columns: Iterable[tuple[str, float]], rows: list[list[Cell]], language: str
) -> Sheet:
    heads = [Column(paper_word(key, language), width) for key, width in columns]
    return Sheet(paper_word(name, language), heads, rows)


def _relation_row(accounts: Accounts, relation: Relation, number: int) -> list[Cell]:
    language = accounts.language
    stated = relation.stated.figure
    start, end = (stated.start, stated.end) if stated else (relation.start, relation.end)
    recomputed = relation.judgement.recomputed
    off = difference(relation)
    verdict = relation.verdict.value
    return [
        relation_id(relation, number),
        kind_words(relation, language),
        one_line(relation.subject),
        _place(accounts, start, end),
        accounts.working(relation),
        _operands(accounts, relation),
        Number(relation.stated.digits),
        stated.unit if stated else "",
        "" if recomputed is None else Number(recomputed),
        "" if off is None else Number(f"{off:f}"),
        Marked(verdict_word(verdict, language), verdict),
        accounts.reason(relation),
    ]


def _operands(accounts: Accounts, relation: Relation) -> str:
    """Each operand on its line: name, number with unit, and its place where it is another."""
    shown = "{0} ({1})" if accounts.language == "en" else "{0}（{1}）"
    lines = []
    for term, name, place in accounts.operands(relation):
        sign = "－" if term.sign < 0 else ""
        text = f"{sign}{name} {with_unit(term)}".strip()
        lines.append(shown.format(text, place) if place else text)
    return "\n".join(lines)


def _finding_row(
    accounts: Accounts, finding: Finding, number: int, names: dict[int, str]
) -> list[Cell]:
    language = accounts.language
    cause = CAUSES.get(finding.cause)
    return [
        Number(str(number)),
        finding.code,
        title_of(finding, language),
        Marked(SEVERITIES[finding.severity].in_language(language), finding.severity.value),
        _place(accounts, finding.start, finding.end),
        _quote(accounts, finding.start, finding.end),
        Number(finding.stated),
        Number(finding.expected),
        unit_of(finding),
        cause.in_language(language) if cause else "",
        finding.message,
        "\n".join(bases_of(finding, language)),
        names.get(id(finding.relation), "") if finding.relation else "",
        "",
    ]


def _unchecked_row(accounts: Accounts, fact: Fact, number: int) -> list[Cell]:
    figure = fact.figure
    text = accounts.result.document.text
    return [
        Number(str(number)),
        one_line(text[figure.start : figure.end]),
        Number(figure.digits),
        figure.unit,
        one_line(fact.subject),
        _place(accounts, figure.start, figure.end),
        _quote(accounts, figure.start, figure.end),
        _why(accounts, fact),
    ]


def _why(accounts: Accounts, fact: Fact) -> str:
    """Why a figure is not checked, and whether it was read with doubt."""
    language = accounts.language
    why = why_unchecked(fact, language)
    if not accounts.result.ledger.is_doubtful(fact.figure):
        return why
    return f"{why}{'; ' if language == 'en' else '；'}{DOUBT.in_language(language)}"


def _place(accounts: Accounts, start: int, end: int) -> str:
    document, ledger = accounts.result.document, accounts.result.ledger
    return full_place(document.locate(start, end), ledger, start, accounts.language)


def _quote(accounts: Accounts, start: int, end: int) -> str:
    if start == end:
        return ""
    return excerpt(accounts.result.document.text, start, end)
