"""The words of tables, from the YAML files beside this module, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jixiao.late import late_regex

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of table; ``stage`` is what a column says that has no stage word of its own.

    ``budget_stage`` is what a bare 预算数 means there (年初 or 全年).
    """

    id: str
    name: re.Pattern[str] | None
    words: tuple[re.Pattern[str], ...] = ()
    stage: str = ""
    budget_stage: str = ""


@dataclass(frozen=True, slots=True)
class RateWords:
    """A rate column: its relation kind and, over each other, what it divides."""

    name: re.Pattern[str]
    kind: str
    numerator: str
    denominator: str
    formula: str


@dataclass(frozen=True, slots=True)
class Partition:
    """A whole and all its parts, by row label; exhaustive (domain §3.3) where no row is called as
    ``absent`` has it.
    """

    whole: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]
    formula: str
    sure: bool
    absent: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Twin:
    """An economic code paid under a functional code or shown in a 三公 column; only where equal."""

    economic: str
    functional: tuple[str, ...]
    column: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class TableWords:
    """All patterns and lists, compiled."""

    kinds: tuple[TableKind, ...]
    columns: tuple[tuple[str, re.Pattern[str]], ...]
    stages: tuple[tuple[str, re.Pattern[str]], ...]
    rates: tuple[RateWords, ...]
    total_column: re.Pattern[str]
    open_column: re.Pattern[str]
    form_field: re.Pattern[str]
    numbering_row: re.Pattern[str]
    total: re.Pattern[str]
    grand: re.Pattern[str]
    sub: re.Pattern[str]
    closing: re.Pattern[str]
    open: re.Pattern[str]
    partitions: tuple[Partition, ...]
    column_parts: tuple[tuple[re.Pattern[str], ...], ...]
    personnel: frozenset[str]
    operating: frozenset[str]
    personnel_total: re.Pattern[str]
    operating_total: re.Pattern[str]
    twins: tuple[Twin, ...]


@cache
def words() -> TableWords:
    """The table vocabulary."""
    headers, rows, codes = _load("headers"), _load("rows"), _load("codes")
    return TableWords(
        kinds=tuple(_kinds()),
        columns=tuple(
            (entry["kind"], late_regex(entry["pattern"])) for entry in headers["columns"]
        ),
        stages=tuple((entry["stage"], late_regex(entry["pattern"])) for entry in headers["stages"]),
        rates=tuple(
            RateWords(
                late_regex(entry["pattern"]),
                entry["kind"],
                entry["over"][0],
                entry["over"][1],
                entry["formula"],
            )
            for entry in headers["rates"]
        ),
        **{
            name: late_regex(headers[name])
            for name in ("total_column", "open_column", "form_field", "numbering_row")
        },
        **{name: late_regex(rows[name]) for name in ("total", "grand", "sub", "closing", "open")},
        partitions=tuple(
            Partition(
                late_regex(entry["whole"]),
                _compiled(entry["parts"]),
                entry["formula"],
                bool(entry.get("sure")),
                late_regex(entry["absent"]) if "absent" in entry else None,
            )
            for entry in rows["partitions"]
        ),
        column_parts=tuple(_compiled(parts) for parts in rows["column_parts"]),
        personnel=frozenset(codes["personnel"]),
        operating=frozenset(codes["operating"]),
        personnel_total=late_regex(codes["personnel_total"]),
        operating_total=late_regex(codes["operating_total"]),
        twins=tuple(
            Twin(
                entry["economic"],
                tuple(entry.get("functional", ())),
                late_regex(entry["column"]) if "column" in entry else None,
            )
            for entry in codes["twins"]
        ),
    )


def _kinds() -> list[TableKind]:
    data = _load("kinds")
    named = [
        TableKind(
            entry["id"],
            late_regex(entry["pattern"]),
            stage=entry.get("stage", ""),
            budget_stage=entry.get("budget_stage", ""),
        )
        for entry in data["kinds"]
    ]
    by_header = [
        TableKind(entry["id"], None, _compiled(entry["words"]), entry.get("stage", ""), "adjusted")
        for entry in data["by_header"]
    ]
    return named + by_header


def load(name: str) -> Any:
    """The data of ``<name>.yaml`` beside this module."""
    text = files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - both are safe loaders


_load = load


def _compiled(patterns: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(late_regex(pattern) for pattern in patterns)
