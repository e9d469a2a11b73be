"""Two whole reports, each clean and with planted errors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from benchmarks.checking import Checked, Finding, Relation, Span, check
from benchmarks.marked import Labels
from benchmarks.places import context
from benchmarks.result import SuiteResult
from benchmarks.samples import json_lines, sample, text_of

NAME = "whole"
BESIDE_A_WORD = 14
"""A wrong word is pointed at through the figure beside it."""
NOT_HERE = frozenset({"A04", "A15"})
ALSO_HERE = frozenset({"B01", "B05"})


def run(_seed: int = 0) -> SuiteResult:
    """Planted errors, relations that hold, and silence on the clean texts."""
    result = SuiteResult(NAME)
    folder = sample("benchmark", "whole")
    for kind, judge, file in (
        ("planted", judge_planted, "labels.jsonl"),
        ("clean", judge_clean, "consistent.jsonl"),
    ):
        paths = sorted((folder / kind).glob("*.txt"))
        texts = {path.stem: text_of(path) for path in paths}
        labels = list(json_lines(sample("benchmark", "whole", file)))
        judge(result, texts, {path.stem: check(path) for path in paths}, labels)
    return result


def in_scope(label: Mapping[str, Any]) -> bool:
    """Planted errors that arithmetic and consistency must find."""
    code = label["code"]
    arithmetic = code.startswith("A") and code not in NOT_HERE
    return label["severity"] == "E" and (arithmetic or code in ALSO_HERE)


def judge_planted(
    result: SuiteResult, texts: Mapping[str, str], checked: Mapping[str, Checked], labels: Labels
) -> None:
    """How many planted errors are told, and what is told beside them."""
    wanted = [label for label in labels if in_scope(label)]
    strict = loose = 0
    for label in wanted:
        loud = [f for f in checked[label["file"]].findings if f.severity in ("error", "warning")]
        on_it = any(f.span.meets(_target(label)) for f in loud)
        near = any(f.span.meets(span) for f in loud for span in _related(label))
        strict += on_it
        loose += on_it or near
        if not on_it:
            where = context(texts[label["file"]], _target(label))
            fate = "only near" if near else "missed"
            result.misses.append(f"{label['id']} {fate}: {where} | {label['note']}")
    result.at_least("planted errors found on or near", loose, len(wanted), 0.95)
    result.inform("planted errors found on the figure", f"{strict}/{len(wanted)}")
    _elsewhere(result, labels, checked)


def _target(label: Mapping[str, Any]) -> Span:
    """The planted figure; a planted word reaches to the figure that follows it."""
    worded = not re.search(r"\d", label["stated"])
    return Span(label["start"], label["end"] + (BESIDE_A_WORD if worded else 0))


def _related(label: Mapping[str, Any]) -> list[Span]:
    return [Span(start, end) for start, end in label["related"]]


def _elsewhere(result: SuiteResult, labels: Labels, checked: Mapping[str, Checked]) -> None:
    """Errors on planted texts that no label explains."""
    for name, document in checked.items():
        known = [span for label in labels if label["file"] == name
                 for span in (_target(label), *_related(label))]  # fmt: skip
        free = [f for f in document.errors if not _explained(document, f, known)]
        result.misses += [f"planted/{name} unexplained: {finding.short}" for finding in free]


def _explained(document: Checked, finding: Finding, known: list[Span]) -> bool:
    """A finding on a planted place, or on a relation that such a place takes part in."""
    relation = document.relation(finding.relation)
    places = [finding.span, *(relation.figures if relation else ())]
    return any(place.meets(span) for place in places for span in known)


def judge_clean(
    result: SuiteResult, texts: Mapping[str, str], checked: Mapping[str, Checked], labels: Labels
) -> None:
    """How many relations of clean texts are held, and what is wrongly told of them."""
    hits = 0
    by_form: dict[str, list[int]] = {}
    for label in labels:
        held = any(covers(rel, label) for rel in checked[label["file"]].relations)
        hits += held
        tally = by_form.setdefault(label["form"], [0, 0])
        tally[0] += held
        tally[1] += 1
        if not held:
            where = context(texts[label["file"]], Span(label["start"], label["end"]))
            sides = " ".join(label["operands"])
            result.misses.append(
                f"{label['id']} not in the Ledger: {label['form']} {sides} | {where}"
            )
    result.at_least("relations held", hits, len(labels), 0.90)
    result.inform("  by form", " ".join(f"{k} {a}/{b}" for k, (a, b) in sorted(by_form.items())))
    errors: list[tuple[str, Finding]] = [(n, f) for n, doc in checked.items() for f in doc.errors]
    result.at_most("errors on clean texts", len(errors), 0)
    result.misses += [f"clean/{name} false: {finding.short}" for name, finding in errors]
    for name, document in checked.items():
        soft = [f for f in document.findings if f.severity == "warning"]
        result.misses += [f"clean/{name} (for reading) {finding.short}" for finding in soft]


def covers(rel: Relation, label: Mapping[str, Any]) -> bool:
    """A settled relation with the label's stated figure and at least half of its operands."""
    if not rel.settled:
        return False
    stated = Span(label["start"], label["end"])
    operands = [Span(start, end) for start, end in label["operand_spans"]]
    sides = [(stated, operands)]
    if label["form"] == "same":
        sides += [(operand, [stated]) for operand in operands]
    return any(_covers(rel, head, rest) for head, rest in sides)


def _covers(rel: Relation, head: Span, rest: list[Span]) -> bool:
    if not any(f.role == "stated" and f.meets(head) for f in rel.figures):
        return False
    hit = sum(any(figure.meets(span) for figure in rel.figures) for span in rest)
    return 2 * hit >= len(rest)
