"""Hostile files: each a one-line error or a right answer, and the others still checked."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.checking import run_cli
from benchmarks.hostile_samples import write_all
from benchmarks.result import SuiteResult
from benchmarks.speed_samples import report

NAME = "hostile"
SECONDS_EACH = 60.0
SECONDS_TOGETHER = 300.0
CRASHED_CHECK = "XX01"
LONGEST_MESSAGE = 300


def run(_seed: int = 0) -> SuiteResult:
    """Every hostile file alone, then all of them together with a good one."""
    result = SuiteResult(NAME)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = write_all(folder)
        calm = 0
        for path in paths:
            problem = problem_of(path)
            calm += not problem
            if problem:
                result.misses.append(f"{path.name}: {problem}")
        result.at_least("files met calmly, each alone", calm, len(paths), 1.0)
        _together(result, folder, paths)
    return result


def problem_of(path: Path) -> str:
    """What is wrong with the answer to one file; empty where it is a line or a right answer."""
    try:
        done = run_cli(["check", "--format", "json", str(path)], SECONDS_EACH)
    except subprocess.TimeoutExpired:
        return f"no answer within {SECONDS_EACH:.0f} s"
    if "Traceback" in done.stderr or "Traceback" in done.stdout:
        return f"traceback: {done.stderr.strip().splitlines()[-1][:120]}"
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except json.JSONDecodeError:
        return f"no JSON (exit {done.returncode}): {(done.stdout + done.stderr).strip()[:120]!r}"
    return _answer_problem(answer, done.returncode, path)


def _answer_problem(answer: dict[str, Any], code: int, path: Path) -> str:
    errors, documents = answer["errors"], answer["documents"]
    if bool(errors) == bool(documents):
        return f"{len(errors)} errors and {len(documents)} documents for one file"
    if errors:
        message = str(errors[0]["message"])
        if "_right" in path.stem:
            return f"refused, yet readable: {message[:120]}"
        if code != 2 or "\n" in message or len(message) > LONGEST_MESSAGE:
            return f"exit {code}, message of {len(message)} characters: {message[:120]!r}"
        return ""
    crashed = [f for f in documents[0]["findings"] if f["code"] == CRASHED_CHECK]
    if crashed:
        return f"a check crashed: {crashed[0]['message'][:120]}"
    return "" if code in (0, 1) else f"exit {code} for a document that was read"


def _together(result: SuiteResult, folder: Path, paths: list[Path]) -> None:
    """Bad files first and last; the good one between them is checked all the same."""
    good = folder / "good.txt"
    good.write_text(report(2), encoding="utf-8")
    middle = len(paths) // 2
    names = [str(path) for path in (*paths[:middle], good, *paths[middle:])]
    try:
        done = run_cli(["check", "--format", "json", *names], SECONDS_TOGETHER)
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError) as reason:
        result.at_least("good file checked among them", 0, 1, 1.0)
        result.misses.append(f"all together: {type(reason).__name__}")
        return
    checked = [d for d in answer["documents"] if Path(d["path"]).name == good.name]
    relations = len(checked[0]["relations"]) if checked else 0
    result.at_least("good file checked among them", int(relations > 0), 1, 1.0)
    seen = len(answer["documents"]) + len(answer["errors"])
    result.at_least("files accounted for", seen, len(names), 1.0)
    result.at_least("exit 2 outranks the rest", int(done.returncode == 2), 1, 1.0)
