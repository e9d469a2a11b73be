"""Where a region judges a slip more or less severely than the checks do (``policy.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jixiao.regions.certainty import Certainty
from jixiao.regions.marked_yaml import Block, Problem, read_block

SCHEMA = "jixiao.policy/1"
SEVERITIES = ("error", "warning", "info")
_HERE = Path(__file__).parent
_NAME = "policy.yaml"


class PolicyError(Exception):
    """A policy that cannot be used; names every problem."""


@cache
def severities_of(region: str) -> Mapping[str, str]:
    """Check code → severity, where the region departs from the default; none without a file."""
    path = _HERE / region / _NAME
    return read_policy(path) if path.is_file() else {}


def read_policy(path: Path) -> Mapping[str, str]:
    """The severities in a file. Raises :class:`PolicyError`."""
    problems: list[Problem] = []
    block = read_block(path.read_text(encoding="utf-8"), str(path), problems)
    found = dict(_severity(one, problems) for one in _entries(block)) if block else {}
    if problems:
        raise PolicyError("\n".join(map(str, problems)))
    return found


def _entries(block: Block) -> list[Block]:
    if block.text("schema") != SCHEMA:
        block.problem(f"schema 应为 {SCHEMA}", "schema")
    entries = list(block.blocks("severity"))
    block.finish()
    return entries


def _severity(block: Block, problems: list[Problem]) -> tuple[str, str]:
    """One departure with where it stands: nothing is more severe without a source."""
    code, word = block.text("code"), block.choice("severity", SEVERITIES)
    block.choice("certainty", tuple(Certainty))
    if source := block.block("source"):
        source.text("document", "")
        source.text("note", "")
        source.finish()
    else:
        problems.append(Problem(block.file, block.line, f"{code} 缺少 source；应写明出处"))
    block.finish()
    return code, word
