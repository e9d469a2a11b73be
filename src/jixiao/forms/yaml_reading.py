"""Read a Filing from YAML (docs/filing.md): nested by path, tables as lists of rows."""

from __future__ import annotations

from pathlib import Path

import yaml

from jixiao.filing.entering import EntryError, read_entry
from jixiao.filing.field import Field
from jixiao.filing.filing import Filing, Row
from jixiao.filing.known import derived
from jixiao.filing.schema import SCHEMA, fields, tables
from jixiao.filing.value import Origin, State
from jixiao.forms.problem import FormError, FormProblem

_HEAD = ("schema", "region", "year", "pack")


def read_yaml(path: Path) -> Filing:
    """The Filing in a YAML file. Raises :class:`FormError` with every problem of the file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FormError([FormProblem(str(path), "", f"读不出来：{error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise FormError([FormProblem(str(path), "", "应为 UTF-8 的文本文件")]) from error
    return filing_of(text, str(path))


def filing_of(text: str, file: str) -> Filing:
    """The Filing in a YAML text; ``file`` is what messages call it."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"第{mark.line + 1}行" if mark else ""
        raise FormError([FormProblem(file, place, f"不是有效的 YAML：{error.problem}")]) from error
    reader = _Reader(file)
    filing = reader.read(node)
    if reader.problems:
        raise FormError(reader.problems)
    return filing


class _Reader:
    """One file on the way to a Filing, with all that is wrong with it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[FormProblem] = []

    def read(self, node: yaml.Node | None) -> Filing:
        if not isinstance(node, yaml.MappingNode):
            self._complain(node, "应为“键: 值”的一组，开头写 schema、region、year")
            return Filing("", 0, path=self.file)
        head = self._head(node)
        filing = Filing(
            head.get("region", ""), self._year(node, head), head.get("pack", ""), path=self.file
        )
        for key, value in self._pairs(node):
            if key not in _HEAD:
                self._enter(filing, key, value)
        return filing

    def _head(self, node: yaml.MappingNode) -> dict[str, str]:
        head = {
            key: str(value.value)
            for key, value in self._pairs(node, quiet=True)
            if key in _HEAD and isinstance(value, yaml.ScalarNode)
        }
        if head.get("schema") != SCHEMA:
            found = head.get("schema", "没有写")
            self._complain(node, f"schema 应为 {SCHEMA}，{found}")
        if not head.get("region"):
            self._complain(node, "缺少 region（地区）")
        return head

    def _year(self, node: yaml.Node, head: dict[str, str]) -> int:
        year = head.get("year", "")
        if len(year) == 4 and year.isascii() and year.isdigit():
            return int(year)
        self._complain(node, f"year 应为四位年份，写的是“{year}”")
        return 0

    def _enter(self, filing: Filing, path: str, node: yaml.Node) -> None:
        if path in tables():
            filing.rows[path] = self._rows(path, node)
        elif isinstance(node, yaml.MappingNode):
            for key, value in self._pairs(node):
                self._enter(filing, f"{path}.{key}", value)
        elif field := fields().get(path):
            row: Row = {}
            self._cell(row, path, field, node)
            filing.values.update(row)
        else:
            self._unknown(path, node)

    def _rows(self, path: str, node: yaml.Node) -> list[Row]:
        if not isinstance(node, yaml.SequenceNode):
            self._complain(node, f"{path} 应为列表，每行一项（- 开头）")
            return []
        table, rows = tables()[path], []
        for item in node.value:
            row: Row = {}
            rows.append(row)
            if not isinstance(item, yaml.MappingNode):
                self._complain(item, f"{path} 的每一项应为“键: 值”的一组")
                continue
            for key, value in self._pairs(item):
                column = table.column(key)
                if column is None:
                    known = "、".join(each.path for each in table.columns)
                    self._complain(value, f"{path} 没有 {key} 这一列；可用的有 {known}")
                else:
                    self._cell(row, key, column, value)
        return rows

    def _cell(self, row: Row, key: str, field: Field, node: yaml.Node) -> None:
        if not isinstance(node, yaml.ScalarNode):
            self._complain(node, f"{field.label}（{key}）应为一个值，写的是一组")
            return
        if node.tag == "tag:yaml.org,2002:null":
            return
        origin = Origin(self.file, _line(node))
        try:
            value = read_entry(str(node.value), field, origin)
        except EntryError as error:
            self._complain(node, f"{field.label}（{key}）{error}")
            return
        if value.state is not State.BLANK:
            row[key] = value

    def _pairs(self, node: yaml.MappingNode, quiet: bool = False) -> list[tuple[str, yaml.Node]]:
        pairs: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in pairs and not quiet:
                self._complain(key, f"{name} 写了两次；只能写一次")
            pairs[name] = value
        return list(pairs.items())

    def _unknown(self, path: str, node: yaml.Node) -> None:
        if path in derived():
            self._complain(node, f"{path}（{derived()[path].label}）由其他数算出，不用填；请删去")
        else:
            self._complain(node, f"不认识的键 {path}；请改正或删去")

    def _complain(self, node: yaml.Node | None, message: str) -> None:
        self.problems.append(FormProblem(self.file, _line(node) if node else "", message))


def _line(node: yaml.Node) -> str:
    return f"第{node.start_mark.line + 1}行"
