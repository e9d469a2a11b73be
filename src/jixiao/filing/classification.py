"""Codes of classified spending with their names, as dated data (codes/*.yaml).

The lists are not complete: a code that is not in them is unknown, never wrong; only the classes
of a list that says ``classes`` are all there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jixiao.regions.certainty import Certainty
from jixiao.regions.marked_yaml import Block, Problem, read_block

SCHEMA = "jixiao.codes/1"
_FOLDER = Path(__file__).parent / "codes"
_TABLES = ("functional", "economic")


@dataclass(frozen=True, slots=True)
class CodeList:
    """One classification from one year on."""

    table: str
    year_from: int
    levels: tuple[int, ...]
    """Digits of a code: of a 类, a 款, a 项."""
    names: Mapping[str, str]
    classes: frozenset[str]
    """All classes; empty where the list does not say that it has all."""
    source: str
    certainty: Certainty

    def code_of(self, name: str, among: str = "") -> str:
        """The only code of a name below ``among``; "" where none or several have it."""
        plain = plain_name(name)
        found = [
            code
            for code, known in self.names.items()
            if plain_name(known) == plain and code.startswith(among)
        ]
        return found[0] if len(found) == 1 else ""


class CodesError(Exception):
    """A code file that cannot be used; names every problem."""


@cache
def codes_for(table: str, year: int) -> CodeList | None:
    """The newest list of a table that is valid in a year."""
    fitting = [one for one in _lists() if one.table == table and one.year_from <= year]
    return max(fitting, key=lambda one: one.year_from, default=None)


def levels_of(table: str) -> tuple[int, ...]:
    """Digits of the codes of a table, the same in every year; none where it has no codes."""
    return next((one.levels for one in _lists() if one.table == table), ())


def plain_name(name: str) -> str:
    """A name as it is compared: no blanks, one kind of brackets, no level behind it."""
    text = "".join(name.split()).replace("(", "（").replace(")", "）")
    for level in ("（类）", "（款）", "（项）"):
        text = text.removesuffix(level)
    return text


@cache
def _lists() -> tuple[CodeList, ...]:
    return tuple(read_codes(path) for path in sorted(_FOLDER.glob("*.yaml")))


def read_codes(path: Path) -> CodeList:
    """The list in a file. Raises :class:`CodesError`."""
    problems: list[Problem] = []
    block = read_block(path.read_text(encoding="utf-8"), str(path), problems)
    found = _list(block) if block else None
    if found is None or problems:
        raise CodesError("\n".join(map(str, problems)))
    return found


def _list(block: Block) -> CodeList:
    if block.text("schema") != SCHEMA:
        block.problem(f"schema 应为 {SCHEMA}", "schema")
    source, names = block.block("source"), block.block("names")
    known = {code: str(name) for code, name in names.rest().items()} if names else {}
    made = CodeList(
        table=block.choice("table", _TABLES),
        year_from=block.whole("year_from") or 0,
        levels=tuple(int(level) for level in block.texts("levels")),
        names=known,
        classes=frozenset(block.texts("classes")),
        source=source.text("document") if source else "",
        certainty=Certainty(block.choice("certainty", tuple(Certainty))),
    )
    if source:
        source.text("note", "")
        source.finish()
    for code in known:
        if len(code) not in made.levels or not code.isdigit():
            block.problem(f"编码 {code} 应为 {'、'.join(map(str, made.levels))} 位数字", "names")
    block.finish()
    return made
