"""Runs every command of ``jixiao`` where nothing but a handed-out copy of it is at hand."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from jixiao.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]
Run = Callable[..., str]
"""Words of a call to what it prints; fails where the call does."""


def run_every_verb(run: Run, folder: Path) -> None:
    """Each command once, in a folder of its own, with every kind of result."""
    called: set[str] = set()

    def call(*words: str) -> str:
        called.add(words[0])
        return run(*words)

    assert "AR01" in call("rules")
    call("demo", "-o", "样 例")
    (report,) = (folder / "样 例").glob("*.txt")
    checked = json.loads(call("check", str(report), "--format", "json"))
    assert checked["documents"][0]["findings"]
    assert json.loads(call("extract", str(report)))["text"]
    assert "xinjiang-department" in call("rubrics", "list")
    filing = ROOT / "examples" / "xinjiang-union-2024.yaml"
    assert json.loads(call("score", str(filing), "--format", "json"))["total"] == "99.66"
    call("new", "--region", "xinjiang", "--year", "2024", "-o", str(folder / "填 报.xlsx"))
    assert (folder / "填 报.xlsx").is_file()
    _every_result(call, report, folder)
    assert called == set(COMMANDS), "a command of jixiao is not run here"


def _every_result(call: Run, report: Path, folder: Path) -> None:
    """Documents of every format: a page, a workbook and, where the format takes them, notes."""
    sources = ROOT / "tests" / "fuzzing" / "sources"
    inbox, results = folder / "收 件", folder / "结 果"
    shutil.copytree(sources, inbox)
    names = sorted(str(path) for path in inbox.iterdir())
    call("check", *names, "--format", "html", "--working-paper", "-o", str(results))
    noted = [name for name in names if name.endswith((".docx", ".pdf", ".xlsx"))]
    call("check", *noted, "--annotate", "-o", str(results))
    made = {path.name for path in results.iterdir()}
    assert {"page.annotated.pdf", "report.annotated.docx", "table.annotated.xlsx"} <= made
    assert {"自评.check.html", "table.底稿.xlsx", "table.xlsx.底稿.xlsx"} <= made
