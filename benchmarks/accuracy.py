"""docs/accuracy.md: one dated section per suite, each rewritten when its suite has run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.result import SuiteResult
from benchmarks.samples import REPOSITORY

PAGE = REPOSITORY / "docs" / "accuracy.md"
HEAD = """# Accuracy and speed

What `jixiao check` reaches on the labelled samples in `../shared`, and on whole reports of this
project (`benchmarks/reports`, suite own), suite by suite: each bar, the figure reached, and whether
it was met. Written by `python -m benchmarks --write`; the misses
behind a figure are listed by `python -m benchmarks SUITE --list`. The samples were read while the
extraction was written, so these figures say what is reached on known texts; unseen ones are
measured by others.
"""
SECTION = re.compile(r"<!-- suite: (\w+) -->\n(.*?)<!-- end -->\n", re.DOTALL)


def write(results: Iterable[SuiteResult], command: str, page: Path = PAGE) -> None:
    """Replace the sections of the suites that ran; skipped suites keep theirs."""
    old = page.read_text(encoding="utf-8") if page.exists() else ""
    sections = dict(SECTION.findall(old))
    for result in results:
        if not result.skipped:
            sections[result.name] = section(result, command, datetime.now(tz=UTC).date())
    body = "\n".join(
        f"<!-- suite: {name} -->\n{text}<!-- end -->\n" for name, text in sections.items()
    )
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"{HEAD}\n{body}", encoding="utf-8", newline="\n")


def section(result: SuiteResult, command: str, day: date) -> str:
    """One suite as Markdown."""
    lines = [f"## {result.name}", "", f"{day.isoformat()}, `{command}`", ""]
    lines += ["| bar | demanded | reached | |", "|---|---|---|---|"]
    for bar in result.bars:
        cells = (bar.name.strip(), bar.demanded, bar.reached, bar.mark)
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
