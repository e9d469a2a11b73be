"""Findings, relations and extracts as JSON: jixiao.check/1 and jixiao.extract/1 (docs/json.md)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.checks.finding import Finding
from jixiao.checks.result import CheckResult
from jixiao.collection import without_collection
from jixiao.documents.document import Document
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Fact, Ledger, Relation

if TYPE_CHECKING:
    from jixiao.filing.filing import Filing

CHECK_SCHEMA = "jixiao.check/1"
EXTRACT_SCHEMA = "jixiao.extract/1"

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class FileError:
    """A file that gave no result: its path, a stable code and one line for the user."""

    path: str
    code: str
    message: str

    def as_dict(self) -> Json:
        return {"path": self.path, "code": self.code, "message": self.message}


def check_json(results: Iterable[CheckResult], errors: Iterable[FileError] = ()) -> str:
    """All checked documents of one call."""
    with without_collection():
        return _dump(
            {
                "schema": CHECK_SCHEMA,
                "errors": [error.as_dict() for error in errors],
                "documents": [_checked(result) for result in results],
            }
        )


def extract_json(document: Document, ledger: Ledger, filing: Filing | None = None) -> str:
    """The text of one document with its parts, figures, relations and partial Filing."""
    from jixiao.reports.findings.filing_json import filing_json

    return _dump(
        {
            "schema": EXTRACT_SCHEMA,
            "path": document.path,
            **_nature(ledger),
            "notes": list(document.notes),
            "text": document.text,
            "text_sha256": document.text_sha256,
            "parts": [
                {"kind": part.kind, "start": part.start, "end": part.end, "title": part.title}
                for part in ledger.parts
            ],
            "figures": [_fact(document, fact, ledger) for fact in ledger.facts],
            "relations": _relations(document, ledger),
            "filing": filing_json(filing) if filing else None,
        }
    )


def _dump(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), check_circular=False)


def _nature(ledger: Ledger) -> Json:
    return {
        "kind": ledger.kind,
        "body": ledger.body,
        "year": ledger.year,
        "region": ledger.region,
    }


def _checked(result: CheckResult) -> Json:
    document, ledger = result.document, result.ledger
    found, checked = len(ledger.facts), ledger.checked
    return {
        "path": document.path,
        "text_sha256": document.text_sha256,
        **_nature(ledger),
        "notes": list(document.notes),
        "coverage": {"figures": found, "checked": checked, "unchecked": found - checked},
        "relations": _relations(document, ledger),
        "findings": _findings(document, ledger.relations, result.findings),
    }


def _relations(document: Document, ledger: Ledger) -> list[Json]:
    found = [
        _relation(document, relation, _id(relation, number))
        for number, relation in enumerate(ledger.relations, 1)
    ]
    if ledger.doubts:
        for relation, told in zip(ledger.relations, found, strict=True):
            told.update(_doubt(any(map(ledger.is_doubtful, relation.figures()))))
    return found


def _doubt(doubtful: bool) -> Json:
    """The key that stands only where a picture was read with doubt."""
    return {"doubtful": True} if doubtful else {}


def _id(relation: Relation, number: int) -> str:
    return relation.id or f"r{number}"


def _relation(document: Document, relation: Relation, name: str) -> Json:
    stated = relation.stated.figure
    start, end = (stated.start, stated.end) if stated else (relation.start, relation.end)
    path_of = document.path_of
    figures = [
        _figure("operand", term.figure, path_of) for term in relation.operands if term.figure
    ]
    if stated:
        figures.append(_figure("stated", stated, path_of))
    return {
        "id": name,
        "kind": relation.kind,
        "scope": relation.scope,
        "start": relation.start,
        "end": relation.end,
        "operands": [term.digits for term in relation.operands],
        "stated": relation.stated.digits,
        "recomputed": relation.judgement.recomputed,
        "verdict": relation.verdict,
        "figures": figures,
        "subject": relation.subject,
        "formula": relation.formula,
        "locator": document.locate(start, end).as_dict(),
    }


def _figure(role: str, figure: Figure, path_of: Callable[[int], str | None] | None) -> Json:
    return {
        "role": role,
        "start": figure.start,
        "end": figure.end,
        "unit": figure.unit,
        "path": path_of(figure.start) if path_of else None,
    }


def _findings(
    document: Document, relations: Sequence[Relation], findings: Iterable[Finding]
) -> list[Json]:
    names = {id(relation): _id(relation, number) for number, relation in enumerate(relations, 1)}
    return [_finding(document, finding, names) for finding in findings]


def _finding(document: Document, finding: Finding, names: dict[int, str]) -> Json:
    relation = finding.relation
    return {
        "code": finding.code,
        "kinds": list(finding.kinds),
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "quote": finding.quote,
        "stated": finding.stated,
        "expected": finding.expected,
        "cause": finding.cause,
        "start": finding.start,
        "end": finding.end,
        "locator": document.locate(finding.start, finding.end).as_dict(),
        "relation": names.get(id(relation)) if relation is not None else None,
        **_doubt(finding.doubtful),
    }


def _fact(document: Document, fact: Fact, ledger: Ledger) -> Json:
    figure = fact.figure
    return {
        "start": figure.start,
        "end": figure.end,
        "digits": figure.digits,
        "unit": figure.unit,
        "dimension": figure.dimension,
        "approximation": figure.approximation,
        "role": fact.role,
        "subject": fact.subject,
        "year": fact.year,
        "stage": fact.stage,
        "section": fact.section,
        "in_table": fact.in_table,
        "relations": fact.relations,
        "unchecked": None if fact.relations else fact.unchecked,
        "path": None,
        "locator": document.locate(figure.start, figure.end).as_dict(),
        **_doubt(ledger.is_doubtful(figure)),
    }
