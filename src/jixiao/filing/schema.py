"""All fields of a Filing, from ``fields/*.yaml``; a path with braces stands for several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

import yaml

from jixiao.filing.field import Family, Field, Kind, Merge, Place, Sheet, Table
from jixiao.late import late_regex

SCHEMA = "jixiao.filing/1"
Words = Mapping[str, Mapping[str, str]]
"""Name of a brace → key in the path → word in the label."""
_BRACES = late_regex(r"\{(\w+)\}")


@cache
def sheets() -> tuple[Sheet, ...]:
    """The sheets in the order in which a clerk fills them in."""
    folder = files("jixiao.filing").joinpath("fields")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return tuple(
        sheet
        for name in names
        for sheet in _sheets(yaml.safe_load(folder.joinpath(name).read_text(encoding="utf-8")))
    )


@cache
def fields() -> Mapping[str, Field]:
    """Every single value by its path."""
    return {field.path: field for sheet in sheets() for field in sheet.fields}


@cache
def tables() -> Mapping[str, Table]:
    """Every table by its path."""
    return {table.path: table for sheet in sheets() for table in sheet.tables}


@lru_cache(maxsize=65_536)
def cell_of(path: str) -> tuple[str, int, str] | None:
    """Table, row from 1 and column of the path of a cell (``indicators.3.actual``)."""
    head, _, column = path.rpartition(".")
    table, _, number = head.rpartition(".")
    if table not in tables() or not number.isdigit() or not int(number):
        return None
    return table, int(number), column


@lru_cache(maxsize=4096)
def field_at(path: str) -> Field | None:
    """The field of a path: a single value, or a cell of a table as in ``indicators.3.actual``."""
    if found := fields().get(path):
        return found
    cell = cell_of(path)
    return tables()[cell[0]].column(cell[2]) if cell else None


def _sheets(content: Mapping[str, Any]) -> Iterator[Sheet]:
    words: Words = content.get("words", {})
    for entry in content["sheets"]:
        singles = [one for raw in entry.get("fields", ()) for one in _expanded(raw, words)]
        rows = [one for raw in entry.get("tables", ()) for one in _tables(raw, words)]
        yield Sheet(entry["name"], tuple(singles), tuple(rows))


def _tables(raw: Mapping[str, Any], words: Words) -> Iterator[Table]:
    columns = tuple(one for column in raw["columns"] for one in _expanded(column, words))
    for keys, labels in combinations(raw["path"], words):
        path, label = raw["path"].format(**keys), raw["label"].format(**labels)
        family = None
        if "family" in raw:
            (name,) = keys
            family = Family(raw["path"].format(**{name: "*"}), raw["family"], keys[name])
        key, apart = raw.get("key", ""), bool(raw.get("apart", False))
        yield Table(path, label, columns, key, apart, family, Merge(raw.get("merged", Merge.OWN)))


def combinations(path: str, words: Words) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """For each combination of the words that the braces of a path name: its keys, its labels."""
    names = _BRACES.findall(path)
    for keys in product(*(words[name] for name in names)):
        chosen = dict(zip(names, keys, strict=True))
        yield chosen, {name: words[name][key] for name, key in chosen.items()}


def _expanded(raw: Mapping[str, Any], words: Words) -> Iterator[Field]:
    for keys, labels in combinations(raw["path"], words):
        yield Field(
            path=raw["path"].format(**keys),
            label=raw["label"].format(**labels),
            kind=Kind(raw["kind"]),
            unit=raw.get("unit", "万元" if raw["kind"] == "money" else ""),
            note=raw.get("note", ""),
            choices=tuple(raw.get("choices", ())),
            negative=bool(raw.get("negative", False)),
            personal=bool(raw.get("personal", False)),
            section=raw.get("section", ""),
            place=_place(raw, keys, labels),
            lines=int(raw.get("lines", 1)),
            sample=str(raw.get("sample", "")),
            refers=raw.get("refers", ""),
        )


def _place(raw: Mapping[str, Any], keys: dict[str, str], labels: dict[str, str]) -> Place | None:
    """Where a field stands whose entry names the word list that runs ``across``."""
    across = raw.get("across")
    if across is None:
        return None
    row_label = raw["label"].format(**{**labels, across: ""}).strip("·")
    row = raw["path"].format(**{**keys, across: "*"})
    return Place(row, keys[across], row_label, labels[across])
