"""A mapping as YAML: read with every problem of the file at once, written to be corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from jixiao.figures.figure import MONEY_SCALE
from jixiao.filing.schema import fields, tables
from jixiao.forms.mappings.mapping import SCHEMA, ColumnMapping, SheetMap, TableMap, ValueMap
from jixiao.forms.problem import FormError, FormProblem
from jixiao.regions.marked_yaml import Block, Problem, read_block

_UNITS = ("", *MONEY_SCALE)


def read_mapping(path: Path) -> ColumnMapping:
    """The mapping in a file. Raises :class:`FormError` with every problem."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        words = "读不出来；应为 UTF-8 的文本文件"
        raise FormError([FormProblem(str(path), "", words)]) from error
    return mapping_of(text, str(path))


def mapping_of(text: str, file: str) -> ColumnMapping:
    """The mapping in a text; ``file`` is what messages call it."""
    problems: list[Problem] = []
    block = read_block(text, file, problems)
    maps = tuple(_maps(block)) if block else ()
    if problems:
        raise FormError([FormProblem(one.file, f"第{one.line}行", one.message) for one in problems])
    return ColumnMapping(maps, file)


def _maps(block: Block) -> Iterator[SheetMap]:
    schema = block.text("schema")
    if schema != SCHEMA:
        block.problem(f"schema 应为 {SCHEMA}，写的是 {schema or '空白'}", "schema")
    for one in block.blocks("sheets"):
        yield _values(one) if "values" in one.entries else _table(one)
        one.finish()
    block.finish()


def _table(block: Block) -> TableMap:
    name = block.choice("table", tuple(tables()))
    columns = _pairs(block, "columns")
    known = {column.path for column in tables()[name].columns} if name else set[str]()
    for header, column in columns.items():
        if column not in known:
            block.problem(
                f"{name} 没有 {column} 这一列（{header}）；可用的有 {'、'.join(sorted(known))}"
            )
    skip = tuple(word for word in block.text("skip", "").split("、") if word)
    return TableMap(block.text("sheet"), name, columns, block.choice("unit", _UNITS, ""), skip)


def _values(block: Block) -> ValueMap:
    values = _pairs(block, "values")
    for label, path in values.items():
        if path not in fields():
            block.problem(f"“{label}”对应的 {path} 不是填报表里的路径")
    return ValueMap(
        block.text("sheet"), block.text("label"), block.text("value"), values,
        block.choice("unit", _UNITS, ""),
    )  # fmt: skip


def _pairs(block: Block, key: str) -> Mapping[str, str]:
    inside = block.block(key)
    if inside is None:
        block.problem(f"缺少 {key}；应写“表头: 名称”")
        return {}
    return {header: str(path) for header, path in inside.rest().items()}


def mapping_yaml(mapping: ColumnMapping) -> str:
    """The text of a mapping, with a word on how to correct it."""
    content = {"schema": SCHEMA, "sheets": [_written(one) for one in mapping.maps]}
    dumped: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1_000_000)
    return (
        "# 表头与填报表的对应关系，按名称推测；请核对，改正后用 --mapping 再读一次。\n"
        "# columns：左边是表头，右边是填报表的列；unit：金额单位（元、万元……）；skip：不读的行。\n"
        f"{dumped}"
    )


def _written(one: SheetMap) -> dict[str, object]:
    unit = {"unit": one.unit} if one.unit else {}
    if isinstance(one, TableMap):
        skip = {"skip": "、".join(one.skip)} if one.skip else {}
        return {
            "sheet": one.sheet,
            "table": one.table,
            **unit,
            **skip,
            "columns": dict(one.columns),
        }
    return {
        "sheet": one.sheet, "label": one.label, "value": one.value, **unit,
        "values": dict(one.values),
    }  # fmt: skip
