"""Labelled excerpts, judged by the scorer that stands beside them."""

from __future__ import annotations

import importlib.util
import io
import json
import re
import tempfile
from collections import Counter
from pathlib import Path
from types import ModuleType

from benchmarks.checking import Checked, check
from benchmarks.result import SuiteResult
from benchmarks.samples import SamplesMissingError, sample

NAME = "excerpts"
KINDS = {"share": "percent_of", "score": "score_sum"}
"""Names of the JSON that the labels call otherwise."""
SPLIT = "dev"
BY_TYPE = re.compile(r"^  (\w+)\s+recall (\d+)/(\d+)")
ENOUGH_LABELS = 10


def run(_seed: int = 0) -> SuiteResult:
    """All excerpts checked, scored, and the score held against the bars."""
    result = SuiteResult(NAME)
    scorer = _scorer()
    with tempfile.TemporaryDirectory() as folder:
        for text in sorted(sample("benchmark", "texts", SPLIT).glob("*.txt")):
            target = Path(folder) / f"{text.stem}.json"
            target.write_text(json.dumps(scorable(check(text))), encoding="utf-8")
        printed = io.StringIO()
        root = str(sample("benchmark"))
        counts = scorer.score(SPLIT, root, folder, True, True, printed)
    lines = printed.getvalue().splitlines()
    _bars(result, counts, lines)
    heads = ("missed", "unmatched", "verdict ", "false", "trap ")
    result.misses = [line.strip() for line in lines if line.strip().startswith(heads)]
    result.misses = [line for line in result.misses if not line.startswith("verdict accuracy")]
    result.misses = [line for line in result.misses if not line.startswith("trap hits")]
    result.misses = [line for line in result.misses if not line.startswith("false alarms")]
    result.notes = [line for line in lines if line.strip() not in result.misses]
    return result


def scorable(checked: Checked) -> dict[str, object]:
    """One document in the scorer's own format."""
    relations = [
        {
            "kind": KINDS.get(rel.kind, rel.kind),
            "start": rel.start,
            "end": rel.end,
            "verdict": rel.verdict,
            "operands": list(rel.operands),
            "stated": rel.stated,
        }
        for rel in checked.relations
    ]
    findings = [
        {"start": f.start, "end": f.end, "severity": f.severity, "kind": f.code}
        for f in checked.findings
    ]
    return {"relations": relations, "findings": findings}


def _scorer() -> ModuleType:
    path = sample("benchmark", "score.py")
    spec = importlib.util.spec_from_file_location("jixiao_benchmark_score", path)
    if spec is None or spec.loader is None:
        raise SamplesMissingError(f"the scorer at {path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _bars(result: SuiteResult, counts: Counter[str], lines: list[str]) -> None:
    result.at_least("relation recall", counts["matched"], counts["rel"], 0.95)
    for line in lines:
        if found := BY_TYPE.match(line):
            kind, hit, total = found[1], int(found[2]), int(found[3])
            if total >= ENOUGH_LABELS:
                result.at_least(f"recall of {kind}", hit, total, 0.90)
            else:
                result.inform(f"recall of {kind}", f"{hit}/{total}")
    result.at_least("verdict accuracy", counts["exact"], counts["matched"], 0.98)
    result.at_least("wrong-major with a finding", counts["s_major"], counts["w_major"], 0.95)
    result.at_least("showing the stated number", counts["s_near"], counts["w_major"], 0.90)
    clean = max(1, counts["clean"])
    result.at_most("clean files with an error", counts["clean_err"] / clean, 0.05)
    result.at_most("clean files, error or warning", counts["clean_warn"] / clean, 0.20)
    result.at_most("traps that raise an error", counts["trap_e"], 2)
    returned = counts["rel_returned"] / max(1, counts["rel"])
    result.at_most("relations returned per label", returned, 4)
