"""Write a Filing as YAML that reads back to the same Filing, with the Chinese names beside."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from jixiao.filing.field import NUMERIC, Field, Kind, Table
from jixiao.filing.filing import Filing, Row
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
            lines.extend(line for row in rows for line in row_lines(table, row))
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
        yield f"{'  ' * len(heads)}{name}: {scalar(field, value)}  # {field.label}{note}"


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


def row_lines(table: Table, row: Row, indent: str = "  ", flow: bool = False) -> Iterator[str]:
    """A row of a table: a cell a line, or all of them in brackets (``flow``)."""
    cells = [(column, row[column.path]) for column in table.columns if column.path in row]
    if flow or not cells:
        told = ", ".join(f"{column.path}: {flow_scalar(column, value)}" for column, value in cells)
        yield f"{indent}- {{{told}}}"
        return
    for index, (column, value) in enumerate(cells):
        note = f"  #{_to_confirm(value)}" if _to_confirm(value) else ""
        dash = "-" if index == 0 else " "
        yield f"{indent}{dash} {column.path}: {scalar(column, value)}{note}"


def _disputes(filing: Filing) -> Iterator[str]:
    """A comment for each value that a report states in several ways."""
    for path, values in filing.disputed.items():
        told = "、".join(dict.fromkeys(f"{value.text}（{value.origin.place}）" for value in values))
        yield f"# 待定 {path}：文中写法不一，{told}"


def _to_confirm(value: Value) -> str:
    return f" 待确认：{value.origin.place}" if value.origin.to_confirm else ""


def flow_scalar(field: Field, value: Value) -> str:
    """A value as it stands within brackets."""
    text = scalar(field, value)
    if field.kind in NUMERIC and value.number is not None and field.kind is not Kind.FLAG:
        return text
    dumped: str = yaml.safe_dump(
        [value.text], allow_unicode=True, width=1_000_000, default_flow_style=True
    )
    return dumped.strip()[1:-1]


def scalar(field: Field, value: Value) -> str:
    """A value as it stands behind its key."""
    if value.state is State.NOT_APPLICABLE or field.kind not in NUMERIC or value.number is None:
        return _quoted(value.text)
    return _quoted(value.text) if field.kind is Kind.FLAG else f"{value.number:f}"


def _quoted(text: str) -> str:
    """A text as YAML keeps it a text: quoted where it would be read as something else."""
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=1_000_000, default_style=None)
    return dumped.removesuffix("\n...\n").rstrip("\n")
