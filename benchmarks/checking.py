"""One file through ``jixiao check --format json``, as typed records (design §6)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
COMMAND = (sys.executable, "-c", "import sys; from jixiao.cli.main import main; sys.exit(main())")
"""The command ``jixiao``, installed or not."""
SETTLED = frozenset({"holds", "rounding"})
JUDGED = frozenset({"holds", "rounding", "contradicted"})


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text; ``role`` only for the figures of a relation."""

    start: int
    end: int
    role: str = ""

    def meets(self, other: Span) -> bool:
        return max(self.start, other.start) < min(self.end, other.end)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of the JSON."""

    id: str
    kind: str
    scope: str
    start: int
    end: int
    operands: tuple[str, ...]
    stated: str
    recomputed: str
    verdict: str
    figures: tuple[Span, ...]
    page: int | None

    @property
    def settled(self) -> bool:
        return self.verdict in SETTLED


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of the JSON."""

    code: str
    kinds: frozenset[str]
    severity: str
    message: str
    quote: str
    stated: str
    expected: str
    cause: str
    start: int
    end: int
    page: int | None
    relation: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def short(self) -> str:
        """One line for a list of misses."""
        kinds = "/".join(sorted(self.kinds))
        quote = " ".join(self.quote.split())[:40]
        place = f"p{self.page}" if self.page else f"@{self.start}"
        return (
            f"{self.severity:7} {self.code} {kinds} {place} [{quote}] "
            f"{self.stated} -> {self.expected} {self.cause} | {self.message[:90]}"
        )


@dataclass(slots=True)
class Checked:
    """One document as checked. ``error`` says why it was not."""

    path: str
    relations: list[Relation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    coverage: dict[str, int] = field(default_factory=dict)
    body: str = ""
    error: str = ""

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity == "error"]

    def relation(self, relation_id: str) -> Relation | None:
        return next((rel for rel in self.relations if relation_id and rel.id == relation_id), None)


def number(text: str | None) -> Decimal | None:
    """The first number of a literal, without separators, blanks, width, sign or unit."""
    plain = unicodedata.normalize("NFKC", text or "").replace(",", "").replace(" ", "")
    found = NUMBER.search(plain)
    try:
        return abs(Decimal(found.group())) if found else None
    except InvalidOperation:
        return None


def same_number(one: str | None, other: str | None) -> bool:
    value = number(one)
    return value is not None and value == number(other)


def check(path: Path) -> Checked:
    """The file as checked in this process."""
    return _records(check_json([path]), path)


def check_json(paths: Sequence[Path]) -> dict[str, Any]:
    """The JSON of ``jixiao check`` as data."""
    answer: dict[str, Any] = json.loads(check_text(paths))
    return answer


def check_text(paths: Sequence[Path]) -> str:
    """The JSON that ``jixiao check`` prints, made without a new process."""
    from jixiao import verbs
    from jixiao.documents.document import DocumentError
    from jixiao.reports.findings import json_report

    results, errors = [], []
    for path in paths:
        try:
            results.append(verbs.check(path))
        except DocumentError as error:
            errors.append(json_report.FileError(str(path), error.code, error.message))
    return json_report.check_json(results, errors)


def run_cli(arguments: Sequence[str], seconds: float = 120.0) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=seconds,
        check=False,
    )


def _records(answer: dict[str, Any], path: Path) -> Checked:
    documents = answer.get("documents") or []
    if not documents:
        errors = answer.get("errors") or [{"message": "no document and no error"}]
        return Checked(str(path), error=str(errors[0].get("message")))
    document = documents[0]
    return Checked(
        path=str(path),
        relations=[_relation(raw) for raw in document.get("relations") or []],
        findings=[_finding(raw) for raw in document.get("findings") or []],
        coverage=dict(document.get("coverage") or {}),
        body=str(document.get("body") or ""),
    )


def _page(raw: dict[str, Any]) -> int | None:
    page = (raw.get("locator") or {}).get("page")
    return page if isinstance(page, int) else None


def _relation(raw: dict[str, Any]) -> Relation:
    figures = [Span(f["start"], f["end"], f.get("role", "")) for f in raw.get("figures") or []]
    return Relation(
        id=str(raw["id"]),
        kind=raw["kind"],
        scope=raw["scope"],
        start=raw["start"],
        end=raw["end"],
        operands=tuple(raw["operands"]),
        stated=raw["stated"] or "",
        recomputed=raw.get("recomputed") or "",
        verdict=raw["verdict"],
        figures=tuple(figures),
        page=_page(raw),
    )


def _finding(raw: dict[str, Any]) -> Finding:
    return Finding(
        code=raw["code"],
        kinds=frozenset(raw.get("kinds") or ()),
        severity=raw["severity"],
        message=raw.get("message") or "",
        quote=raw.get("quote") or "",
        stated=str(raw.get("stated") or ""),
        expected=str(raw.get("expected") or ""),
        cause=raw.get("cause") or "",
        start=raw["start"],
        end=raw["end"],
        page=_page(raw),
        relation=str(raw["relation"]) if raw.get("relation") is not None else "",
    )
