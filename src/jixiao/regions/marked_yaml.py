"""YAML whose values know their line, so that a message can name it; keys may not stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

import yaml

Plain = str | None | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a file: where, what was expected, what was found, what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file} 第{self.line}行：{self.message}"


@dataclass(slots=True)
class Block:
    """A mapping of the file. Every key must be asked for; :meth:`finish` reports the others."""

    file: str
    line: int
    entries: dict[str, yaml.Node]
    problems: list[Problem]
    _read: set[str] = field(default_factory=set)

    def problem(self, message: str, key: str = "") -> None:
        node = self.entries.get(key)
        line = self.line if node is None else node.start_mark.line + 1
        self.problems.append(Problem(self.file, line, message))

    def text(self, key: str, default: str | None = None) -> str:
        """A text; without ``default`` it must be there."""
        node = self._take(key)
        if node is None or _is_null(node):
            if default is None:
                self.problem(f"缺少 {key}；应写明")
            return default or ""
        if not isinstance(node, yaml.ScalarNode):
            self.problem(f"{key} 应为文字，写的是一组值", key)
            return default or ""
        return str(node.value)

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        word = self.text(key, default)
        if word and word not in allowed:
            self.problem(f"{key} 应为 {'、'.join(allowed)} 之一，写的是 {word}", key)
            return default or allowed[0]
        return word or (allowed[0] if default is None else default)

    def number(self, key: str, default: Decimal | None = None) -> Decimal | None:
        """An exact number; None where the key is absent or null and there is no default."""
        text = self.text(key, "")
        if not text:
            return default
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            self.problem(f"{key} 应为数字，写的是 {text}", key)
            return default
        return number

    def whole(self, key: str, default: int | None = None) -> int | None:
        number = self.number(key)
        if number is None:
            return default
        if number != int(number):
            self.problem(f"{key} 应为整数，写的是 {number}", key)
        return int(number)

    def flag(self, key: str) -> bool:
        return self.choice(key, ("true", "false"), "false") == "true"

    def block(self, key: str) -> Block | None:
        node = self._take(key)
        return None if node is None else _block(node, self.file, self.problems, key)

    def blocks(self, key: str) -> Iterator[Block]:
        """The mappings of a list; none where the key is absent."""
        node = self._take(key)
        if node is None:
            return
        if not isinstance(node, yaml.SequenceNode):
            self.problem(f"{key} 应为列表", key)
            return
        for item in node.value:
            if block := _block(item, self.file, self.problems, key):
                yield block

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list; none where the key is absent."""
        node = self._take(key)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self.problem(f"{key} 应为列表", key)
            return ()
        return tuple(str(item.value) for item in node.value)

    def rest(self) -> dict[str, Plain]:
        """All keys that have not been asked for, as plain values."""
        keys = [key for key in self.entries if key not in self._read]
        self._read.update(keys)
        return {key: _plain(self.entries[key]) for key in keys}

    def finish(self) -> None:
        for key in self.entries:
            if key not in self._read:
                self.problem(f"不认识的键 {key}；请改正或删去", key)

    def _take(self, key: str) -> yaml.Node | None:
        self._read.add(key)
        return self.entries.get(key)


def read_block(text: str, file: str, problems: list[Problem]) -> Block | None:
    """The mapping that a YAML file holds; what is wrong with it goes to ``problems``."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problems.append(Problem(file, line, f"不是有效的 YAML：{error.problem}；请改正"))
        return None
    except yaml.YAMLError as error:
        problems.append(Problem(file, 1, f"不是有效的 YAML：{error}；请改正"))
        return None
    if node is None:
        problems.append(Problem(file, 1, "文件是空的；应有内容"))
        return None
    return _block(node, file, problems, "文件")


def _block(node: yaml.Node, file: str, problems: list[Problem], name: str) -> Block | None:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        problems.append(Problem(file, line, f"{name} 应为“键: 值”的一组"))
        return None
    entries: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if key.value in entries:
            at = key.start_mark.line + 1
            problems.append(Problem(file, at, f"键 {key.value} 重复；只能写一次"))
        entries[str(key.value)] = value
    return Block(file, line, entries, problems)


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _plain(node: yaml.Node) -> Plain:
    """Scalars stay the text that was written: numbers are made exact where they are used."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return None if _is_null(node) else str(node.value)


Parameters = Mapping[str, Plain]
