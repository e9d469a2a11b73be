"""A region's policy (``policy.yaml``): thresholds, and how severe a slip is there.

What a region does not say is as the nation has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path

from jixiao.regions.certainty import Certainty
from jixiao.regions.marked_yaml import Block, Problem, read_block

SCHEMA = "jixiao.policy/1"
SEVERITIES = ("error", "warning", "info")
_THRESHOLDS = (
    *("large_adjustment", "over_completion", "hardly_begun", "nearly_done"),
    *("sampling_share", "sampling_most"),
)
_HERE = Path(__file__).parent
_NAME, _NATIONAL = "policy.yaml", "national"


class PolicyError(Exception):
    """A policy that cannot be used; names every problem."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What one file says."""

    severities: Mapping[str, str] = field(default_factory=dict)
    """Check code → severity, where it departs from the check's own."""
    thresholds: Mapping[str, Fraction] = field(default_factory=dict)


@cache
def policy_of(region: str) -> Policy:
    """The region's policy over the national one."""
    national, own = _policy_in(_NATIONAL), _policy_in(region)
    return Policy(
        {**national.severities, **own.severities}, {**national.thresholds, **own.thresholds}
    )


def _policy_in(region: str) -> Policy:
    path = _HERE / region / _NAME
    return read_policy(path) if region and path.is_file() else Policy()


def read_policy(path: Path) -> Policy:
    """The policy in a file. Raises :class:`PolicyError`."""
    problems: list[Problem] = []
    block = read_block(path.read_text(encoding="utf-8"), str(path), problems)
    found = _policy(block) if block else Policy()
    if problems:
        raise PolicyError("\n".join(map(str, problems)))
    return found


def _policy(block: Block) -> Policy:
    if block.text("schema") != SCHEMA:
        block.problem(f"schema 应为 {SCHEMA}", "schema")
    severities = dict(_severity(one) for one in block.blocks("severity"))
    thresholds = dict(_threshold(one) for one in block.blocks("thresholds"))
    block.finish()
    return Policy(severities, thresholds)


def _severity(block: Block) -> tuple[str, str]:
    code, word = block.text("code"), block.choice("severity", SEVERITIES)
    _sourced(block, code)
    return code, word


def _threshold(block: Block) -> tuple[str, Fraction]:
    name, value = block.choice("name", _THRESHOLDS), block.number("value")
    if value is None:
        block.problem(f"{name} 没有写 value；应为数字")
    _sourced(block, name)
    return name, Fraction(value or 0)


def _sourced(block: Block, name: str) -> None:
    """Every value says how sure it is and where it stands."""
    block.choice("certainty", tuple(Certainty))
    if source := block.block("source"):
        source.text("document", "")
        source.text("note", "")
        source.finish()
    else:
        block.problem(f"{name} 缺少 source；应写明出处")
    block.finish()
