"""Filings made in tests: from YAML text, and drawn by hypothesis."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from jixiao.filing.filing import Filing
from jixiao.filing.value import State, Value
from jixiao.forms.yaml_reading import read_yaml
from jixiao.regions.certainty import Certainty
from jixiao.regions.pack import Criterion, Grade, Pack, Rule, Source

EXAMPLES = Path(__file__).parents[2] / "examples"
GRADES = tuple(
    Grade(word, Decimal(least)) for word, least in (("优", 90), ("良", 80), ("中", 60), ("差", 0))
)


def example(name: str) -> Filing:
    return read_yaml(EXAMPLES / f"{name}.yaml")


def filing_with(**values: str) -> Filing:
    """A filing with numbers at paths; ``__`` stands for the dot."""
    filing = Filing("xinjiang", 2024)
    for path, number in values.items():
        filing.put(path.replace("__", "."), number_of(number))
    return filing


def number_of(text: str) -> Value:
    return Value(State.ENTERED, Decimal(text), text)


def text_of(text: str) -> Value:
    return Value(State.ENTERED, None, text)


def indicator(operator: str, target: str, actual: str, weight: str = "10") -> Filing:
    """A filing with one indicator."""
    filing = Filing("xinjiang", 2024)
    filing.rows["indicators"] = [
        {
            "name": text_of("指标"),
            "operator": text_of(operator),
            "target": number_of(target),
            "actual": number_of(actual),
            "weight": number_of(weight),
        }
    ]
    return filing


def pack_of(*criteria: Criterion, total: str = "10") -> Pack:
    return Pack(
        "test", "试用", "xinjiang", "department", 2020, None, Decimal(total),
        Certainty.OFFICIAL, Source(note="试用"), criteria, GRADES, Certainty.OFFICIAL,
    )  # fmt: skip


def leaf(function: str, points: str = "10", name: str = "a", **parameters: object) -> Criterion:
    """A criterion scored by one function."""
    return criterion_of(function, parameters, points, name)


def criterion_of(
    function: str, parameters: dict[str, object], points: str = "10", name: str = "a"
) -> Criterion:
    rule = Rule(function, parameters, Certainty.OFFICIAL)
    return Criterion(name, f"项目{name}", Decimal(points), Certainty.OFFICIAL, rule)
