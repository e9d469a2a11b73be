"""Write a Filing as YAML that reads back to the same Filing, with the Chinese names beside."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from jixiao.filing.field import NUMERIC, Field
from jixiao.filing.filing import Filing
from jixiao.filing.schema import SCHEMA, fields, tables
from jixiao.filing.value import State, Value


def yaml_of(filing: Filing) -> str:
    """The whole Filing; blank values are left out. What is to be confirmed or disputed says so."""
    lines = [f"schema: {SCHEMA}", f"region: {filing.region}", f"year: {filing.year}"]
    if filing.pack:
        lines.append(f"pack: {filing.pack}")
    lines.extend(_disputes(filing))
    lines.extend(_singles(filing))
    for path, table in tables().items():
        rows = filing.rows.get(path)
        if rows:
            lines.append(f"{path}:  # {table.label}")
            for row in rows:
                cells = [
                    (column, row[column.path]) for column in table.columns if column.path in row
                ]
                lines.extend(_row(cells))
    return "\n".join(lines) + "\n"


def _singles(filing: Filing) -> Iterator[str]:
    """Single values, nested by path: each head once."""
    open_heads: list[str] = []
    for path, field in sorted(fields().items(), key=lambda item: _place(item[0])):
        value = filing.values.get(path)
        if value is None or value.state is State.BLANK:
            continue
        *heads, name = path.split(".")
        common = 0
        while common < min(len(heads), len(open_heads)) and heads[common] == open_heads[common]:
            common += 1
        for depth in range(common, len(heads)):
            yield f"{'  ' * depth}{heads[depth]}:"
        open_heads = heads
        note = _to_confirm(value)
        yield f"{'  ' * len(heads)}{name}: {_scalar(field, value)}  # {field.label}{note}"


def _place(path: str) -> tuple[int, ...]:
    """Order by the first path that shares each head, so that no head is opened twice."""
    parts = path.split(".")
    known = list(fields())
    return tuple(
        next(
            index
            for index, other in enumerate(known)
            if other.split(".")[: depth + 1] == parts[: depth + 1]
        )
        for depth in range(len(parts))
    )


def _row(cells: list[tuple[Field, Value]]) -> Iterator[str]:
    if not cells:
        yield "  - {}"
    for index, (column, value) in enumerate(cells):
        note = f"  #{_to_confirm(value)}" if _to_confirm(value) else ""
        yield f"  {'-' if index == 0 else ' '} {column.path}: {_scalar(column, value)}{note}"


def _disputes(filing: Filing) -> Iterator[str]:
    """A comment for each value that a report states in several ways."""
    for path, values in filing.disputed.items():
        told = "、".join(dict.fromkeys(f"{value.text}（{value.origin.place}）" for value in values))
        yield f"# 待定 {path}：文中写法不一，{told}"


def _to_confirm(value: Value) -> str:
    return f" 待确认：{value.origin.place}" if value.origin.to_confirm else ""


def _scalar(field: Field, value: Value) -> str:
    if value.state is State.NOT_APPLICABLE or field.kind not in NUMERIC or value.number is None:
        return _quoted(value.text)
    return _quoted(value.text) if field.kind.value == "flag" else f"{value.number:f}"


def _quoted(text: str) -> str:
    """A text as YAML keeps it a text: quoted where it would be read as something else."""
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=1_000_000, default_style=None)
    return dumped.removesuffix("\n...\n").rstrip("\n")
