"""Whole reports of this project: relations held, planted errors told, silence on clean texts."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import marked, whole
from benchmarks.checking import Checked, check
from benchmarks.marked import Labels, MarkedReport, Version
from benchmarks.result import SuiteResult
from benchmarks.samples import HERE

NAME = "own"
REPORTS = HERE / "reports"


def run(_seed: int = 0, folder: Path = REPORTS) -> SuiteResult:
    """Every marked report of a folder, clean and planted."""
    result = SuiteResult(NAME)
    reports = [marked.read(path) for path in sorted(folder.glob("*.txt"))]
    faults = [f"{report.name}: {fault}" for report in reports for fault in report.faults()]
    result.at_most("faults of the reports themselves", len(faults), 0)
    result.misses += faults
    if not faults:
        _judge(result, reports)
    return result


def _judge(result: SuiteResult, reports: Sequence[MarkedReport]) -> None:
    planted = {report.name: report.planted() for report in reports}
    clean = {report.name: report.clean() for report in reports}
    wrong = _all([report.planted_labels() for report in reports])
    whole.judge_planted(result, _texts(planted), _checked(planted), wrong)
    true = _all([report.relation_labels() for report in reports])
    whole.judge_clean(result, _texts(clean), _checked(clean), true)


def _all(labels: Sequence[Labels]) -> Labels:
    return [label for of_one in labels for label in of_one]


def _texts(versions: Mapping[str, Version]) -> dict[str, str]:
    return {name: version.text for name, version in versions.items()}


def _checked(versions: Mapping[str, Version]) -> dict[str, Checked]:
    with tempfile.TemporaryDirectory() as folder:
        checked = {}
        for name, version in versions.items():
            path = Path(folder, f"{name}.txt")
            path.write_text(version.text, encoding="utf-8", newline="")
            checked[name] = check(path)
        return checked
