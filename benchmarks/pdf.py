"""Three real PDFs: identities that hold, errors that stand in them, tables and their blanks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from benchmarks.checking import Checked, Finding, Relation, check, number, same_number
from benchmarks.pdf_tables import facts_of, tables_of
from benchmarks.result import SuiteResult
from benchmarks.samples import sample, shared

NAME = "pdf"
NO_IDENTITY = "not_a_finding"
WORD_KINDS = {"direction_word": "A22", "placeholder": "E03", "copy_paste": "B10"}


def run(_seed: int = 0) -> SuiteResult:
    """Every labelled document."""
    result = SuiteResult(NAME)
    labels = yaml.safe_load(sample("expected", "pdf_labels_dev.yaml").read_text(encoding="utf-8"))
    documents: list[dict[str, Any]] = labels["documents"]
    paths = {doc["id"]: shared() / doc["path"] for doc in documents}
    checked = {name: check(path) for name, path in paths.items()}
    _identities(result, documents, checked)
    _findings(result, documents, checked)
    _tables(result, documents, paths)
    return result


def pages_of(label: Mapping[str, Any]) -> list[int]:
    page = label["page"]
    return list(page) if isinstance(page, list) else [page]


def _identities(
    result: SuiteResult, documents: list[dict[str, Any]], checked: Mapping[str, Checked]
) -> None:
    held = total = noisy = 0
    for document in documents:
        answer = checked[document["id"]]
        for label in document["consistent"]:
            if label["kind"] == NO_IDENTITY:
                continue
            total += 1
            matching = [rel for rel in answer.relations if states(rel, label)]
            held += any(rel.settled for rel in matching)
            loud = [f for f in answer.errors if f.relation in {rel.id for rel in matching}]
            noisy += bool(loud)
            if not any(rel.settled for rel in matching):
                sides = f"{label['stated']} = {label['op']} {' '.join(label['operands'])}"
                verdicts = "/".join(rel.verdict for rel in matching) or "no relation"
                result.misses.append(
                    f"{label['id']} p{label['page']} {verdicts}: {label['identity']} | {sides}"
                )
            result.misses += [f"{label['id']} raises {finding.short}" for finding in loud]
    result.at_least("identities held", held, total, 0.95)
    result.at_most("identities that raise an error", noisy, 0)


def states(rel: Relation, label: Mapping[str, Any]) -> bool:
    """The relation of the label: its page, its stated value and all its operands."""
    if rel.page is not None and rel.page not in pages_of(label):
        return False
    operands = list(label["operands"])
    if label["op"] in ("rate", "rate_delta"):
        operands = [value for value in operands if value not in ("1", "-1")]
    if label["op"] in ("eq", "wan") or len(operands) == 1:
        return _same_either_way(rel, label["stated"], operands[0])
    return same_number(rel.stated, label["stated"]) and _has_all(rel, operands)


def _same_either_way(rel: Relation, stated: str, operand: str) -> bool:
    if len(rel.operands) != 1:
        return False
    sides = ((rel.stated, rel.operands[0]), (rel.operands[0], rel.stated))
    return any(same_number(a, stated) and same_number(b, operand) for a, b in sides)


def _has_all(rel: Relation, operands: list[str]) -> bool:
    """Every operand that is not zero is there, and no other that is not zero."""
    wanted = sorted(value for text in operands if (value := number(text)))
    there = sorted(value for text in rel.operands if (value := number(text)))
    return wanted == there


def _findings(
    result: SuiteResult, documents: list[dict[str, Any]], checked: Mapping[str, Checked]
) -> None:
    """Labelled errors; those of one root count as found when one of them is."""
    found: dict[str, bool] = {}
    explained: set[int] = set()
    soft = [0, 0]
    for document in documents:
        answer = checked[document["id"]]
        for label in document["findings"]:
            hits = [f for f in answer.findings if points_at(f, label)]
            explained.update(map(id, hits))
            if label["severity"] != "E":
                soft = [soft[0] + bool(hits), soft[1] + 1]
            elif label["expect"] == "must" or label.get("root"):
                root = label.get("root", label["id"])
                loud = any(f.severity in ("error", "warning") for f in hits)
                found[root] = found.get(root, False) or loud
            if not hits and label["expect"] != "optional":
                result.misses.append(
                    f"{label['id']} {label['severity']} not found: p{label['page']} "
                    f"{label['stated']} -> {label['expected']}"
                )
    result.at_least("labelled errors found (all but one)", sum(found.values()) + 1, len(found), 1.0)
    result.inform("  labelled errors found", f"{sum(found.values())}/{len(found)}")
    result.inform("  labelled warnings and infos found", f"{soft[0]}/{soft[1]}")
    _beyond(result, checked, explained)


def points_at(finding: Finding, label: Mapping[str, Any]) -> bool:
    """A finding on the label's page that shows its stated value or word (of a sum, either side)."""
    if finding.page is not None and finding.page not in pages_of(label):
        return False
    kind = WORD_KINDS.get(label["kind"])
    if kind is not None:
        return kind in finding.kinds or (label["stated"] in (finding.stated or finding.quote))
    if number(label["stated"]) is None:
        return bool(finding.stated) and finding.stated in label["stated"]
    swapped = same_number(finding.expected, label["stated"]) and same_number(
        finding.stated, label["expected"]
    )
    return same_number(finding.stated, label["stated"]) or swapped


def _beyond(result: SuiteResult, checked: Mapping[str, Checked], explained: set[int]) -> None:
    extra = [(n, f) for n, doc in checked.items() for f in doc.errors if id(f) not in explained]
    result.inform("errors beyond the labels (to judge)", str(len(extra)))
    result.misses += [f"{name} beyond the labels: {finding.short}" for name, finding in extra]
    for name, document in checked.items():
        warnings = [f for f in document.findings if f.severity == "warning"]
        result.misses += [f"{name} (for reading) {finding.short}" for finding in warnings]


def _tables(
    result: SuiteResult, documents: list[dict[str, Any]], paths: Mapping[str, Path]
) -> None:
    rows = [0, 0]
    cells = [0, 0]
    for document in documents:
        path = paths[document["id"]]
        for label, problem in tables_of(path, document["tables"]):
            rows = [rows[0] + (not problem), rows[1] + 1]
            if problem:
                result.misses.append(f"{document['id']} {label}: {problem}")
        for fact, problem in facts_of(path, document["tables"], document["facts"]):
            cells = [cells[0] + (not problem), cells[1] + 1]
            if problem:
                result.misses.append(f"{document['id']} {fact}: {problem}")
    result.at_least("tables with their row counts", rows[0], rows[1], 1.0)
    result.at_least("facts of tables, blanks apart", cells[0], cells[1], 1.0)
