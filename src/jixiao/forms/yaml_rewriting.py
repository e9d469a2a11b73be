"""Write a Filing into a YAML text that somebody keeps: comments, order and wording stay.

Only what changed is touched. A value that is gone leaves its key; new single values stand at the
end under their whole path; rows are matched by what they hold, so that a row that was put in or
taken out leaves the others alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import yaml

from jixiao.filing.field import Table
from jixiao.filing.filing import Filing, Row
from jixiao.filing.schema import fields, tables
from jixiao.filing.value import State, Value
from jixiao.forms.problem import FormError
from jixiao.forms.yaml_reading import filing_of
from jixiao.forms.yaml_writing import flow_scalar, row_lines, scalar, yaml_of

_NULL = "tag:yaml.org,2002:null"
_BLOCK_STYLES = ("|", ">")


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters of the text and what stands there then."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Spot:
    """The scalar of a value, and whether it stands in brackets."""

    node: yaml.ScalarNode
    in_flow: bool


def save_yaml(filing: Filing, path: Path) -> None:
    """Write to a file; in one that is there only what changed.

    Raises :class:`FormError` where the file that is there is no Filing, ``OSError`` where it
    cannot be written.
    """
    there = path.exists()
    text = rewritten(path.read_text(encoding="utf-8-sig"), filing) if there else yaml_of(filing)
    path.write_text(text, encoding="utf-8", newline="\n")


def rewritten(text: str, filing: Filing) -> str:
    """The text with the values of ``filing``; a text that cannot be edited is written anew.

    Raises :class:`FormError` where the text is no Filing.
    """
    before = filing_of(text, "")
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(node, yaml.MappingNode)
    writer = _Rewriter(text, node, before, filing)
    made = writer.made()
    return made if _says(made, filing) else yaml_of(filing)


def _says(text: str, filing: Filing) -> bool:
    """Whether a text reads as a Filing: anchors and other rare YAML may have been in the way."""
    try:
        return _same(filing_of(text, ""), filing)
    except FormError:
        return False


def _same(one: Filing, other: Filing) -> bool:
    heads = [(each.region, each.year, each.pack) for each in (one, other)]
    said = [{path: _said(value) for path, value in each.entered()} for each in (one, other)]
    return heads[0] == heads[1] and said[0] == said[1]


def _said(value: Value) -> tuple[State, object]:
    """What counts of a value: 5000元 and 0.5 say the same."""
    return value.state, value.text if value.number is None else value.number


class _Rewriter:
    """One text on the way to what a Filing says."""

    def __init__(self, text: str, node: yaml.MappingNode, before: Filing, after: Filing) -> None:
        self._text, self._node = text, node
        self._before, self._after = before, after
        self._edits: list[_Edit] = []
        self._appended: list[str] = []

    def made(self) -> str:
        spots, rows = dict[str, _Spot](), dict[str, yaml.SequenceNode]()
        _walk(self._node, "", spots, rows)
        self._heads()
        self._singles(spots)
        for path, table in tables().items():
            self._table(table, rows.get(path))
        text = self._text
        ordered = sorted(self._edits, key=lambda one: (one.start, one.end))
        ordered.reverse()  # of two at one place the later is put in first: it stands behind
        for edit in ordered:
            text = text[: edit.start] + edit.text + text[edit.end :]
        ending = "" if text.endswith("\n") or not self._appended else "\n"
        return text + ending + "".join(f"{line}\n" for line in self._appended)

    def _heads(self) -> None:
        """Region, year and pack; a pack that is new stands at the end."""
        heads = {key.value: value for key, value in self._node.value}
        for key in ("region", "year", "pack"):
            old, new = f"{getattr(self._before, key)}", f"{getattr(self._after, key)}"
            if old != new and key in heads:
                self._replace(heads[key], new)
            elif old != new:
                self._appended.append(f"{key}: {new}")

    def _singles(self, spots: dict[str, _Spot]) -> None:
        for path, field in fields().items():
            old, new = self._before.get(path), self._after.get(path)
            if _said(old) == _said(new):
                continue
            blank = new.state is State.BLANK
            if spot := spots.get(path):
                self._replace(spot.node, "" if blank else self._scalar(spot, field.path, new))
            elif not blank:
                self._appended.append(f"{path}: {scalar(field, new)}  # {field.label}")

    def _scalar(self, spot: _Spot, path: str, value: Value) -> str:
        write = flow_scalar if spot.in_flow else scalar
        return write(fields()[path], value)

    def _table(self, table: Table, node: yaml.SequenceNode | None) -> None:
        old = self._before.rows.get(table.path, [])
        new = self._after.rows.get(table.path, [])
        if node is None or not old:
            if new:
                self._write_anew(table, node, new)
            return
        if not new:
            self._edits.append(_Edit(node.start_mark.index, _last_index(node) + 1, "[]"))
            return
        steps = list(_steps(old, new))
        if node.flow_style and any(i2 - i1 != j2 - j1 for _, i1, i2, j1, j2 in steps):
            self._write_anew(table, node, new)
            return
        for tag, i1, i2, j1, j2 in steps:
            paired = min(i2 - i1, j2 - j1) if tag == "replace" else 0
            for step in range(paired):
                self._row(table, node.value[i1 + step], old[i1 + step], new[j1 + step])
            for index in range(i1 + paired, i2):
                self._remove(node, index)
            if j1 + paired < j2:
                self._insert(table, node, i1 + paired, new[j1 + paired : j2])

    def _row(self, table: Table, node: yaml.Node, old: Row, new: Row) -> None:
        """The cells of one row that changed."""
        assert isinstance(node, yaml.MappingNode)
        cells = {key.value: value for key, value in node.value}
        in_flow = bool(node.flow_style)
        write = flow_scalar if in_flow else scalar
        added = []
        for column in table.columns:
            was, now = old.get(column.path), new.get(column.path)
            if (was and _said(was)) == (now and _said(now)):
                continue
            written = write(column, now) if now else ""
            if column.path in cells:
                self._replace(cells[column.path], written)
            elif now:
                added.append(f"{column.path}: {written}")
        if not added:
            return
        if in_flow:
            lead = ", " if node.value else ""
            at = node.end_mark.index - 1
            self._edits.append(_Edit(at, at, lead + ", ".join(added)))
            return
        indent = " " * node.start_mark.column
        at = self._line_end(_last_index(node))
        self._edits.append(_Edit(at, at, "".join(f"{indent}{line}\n" for line in added)))

    def _remove(self, node: yaml.SequenceNode, index: int) -> None:
        """A whole row with the dash before it; comments above it stay."""
        row = node.value[index]
        self._edits.append(
            _Edit(self._line_start(row.start_mark.index), self._line_end(_last_index(row)), "")
        )

    def _insert(self, table: Table, node: yaml.SequenceNode, index: int, rows: list[Row]) -> None:
        """Rows before the one at an index, in the style of those that are there."""
        if index < len(node.value):
            at = self._line_start(node.value[index].start_mark.index)
        else:
            at = self._line_end(_last_index(node.value[-1]))
        indent = " " * node.start_mark.column
        flow = bool(node.value[0].flow_style)
        lines = [line for row in rows for line in row_lines(table, row, indent, flow)]
        self._edits.append(_Edit(at, at, "".join(f"{line}\n" for line in lines)))

    def _write_anew(self, table: Table, node: yaml.Node | None, rows: list[Row]) -> None:
        """A table that was not there, or whose brackets cannot be edited row by row."""
        lines = [line for row in rows for line in row_lines(table, row, "  ", flow=False)]
        if node is None:
            self._appended += [f"{table.path}:  # {table.label}", *lines]
            return
        body = "".join(f"\n{line}" for line in lines) or "[]"
        self._edits.append(_Edit(node.start_mark.index, node.end_mark.index, body))

    def _replace(self, node: yaml.Node, text: str) -> None:
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode) and node.style in _BLOCK_STYLES:
            text += "\n"  # a text over several lines ends behind its line break
        lead = " " if start == end and text and not self._text[:start].endswith(" ") else ""
        self._edits.append(_Edit(start, end, lead + text))

    def _line_start(self, index: int) -> int:
        return self._text.rfind("\n", 0, index) + 1

    def _line_end(self, index: int) -> int:
        """Behind the line break of the line that holds an index."""
        found = self._text.find("\n", index)
        return len(self._text) if found < 0 else found + 1


def _walk(
    node: yaml.MappingNode,
    head: str,
    spots: dict[str, _Spot],
    rows: dict[str, yaml.SequenceNode],
) -> None:
    """Where every single value and every table stands."""
    for key, value in node.value:
        path = f"{head}{key.value}"
        if isinstance(value, yaml.MappingNode):
            _walk(value, f"{path}.", spots, rows)
        elif isinstance(value, yaml.SequenceNode):
            rows[path] = value
        else:
            spots[path] = _Spot(value, bool(node.flow_style))


def _steps(old: list[Row], new: list[Row]) -> Iterator[tuple[str, int, int, int, int]]:
    """How the rows became the others, as far as they differ."""
    matcher = SequenceMatcher(None, list(map(_signature, old)), list(map(_signature, new)), False)
    return (step for step in matcher.get_opcodes() if step[0] != "equal")


def _signature(row: Row) -> tuple[tuple[str, object], ...]:
    return tuple(sorted((column, _said(value)) for column, value in row.items()))


def _last_index(node: yaml.Node) -> int:
    """The last character of a node's own text: of a block, of the last scalar in it."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return max(node.start_mark.index, node.end_mark.index - 1)
    last = node.value[-1]
    return _last_index(last[1] if isinstance(last, tuple) else last)
