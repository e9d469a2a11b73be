"""Whole reports written by this project: figures marked in the text, relations below it.

A marked figure stands in braces with a name, ``{cur=447.43}万元``; so may a word, ``{way=增加}``.
After the text, the line ``=== relations`` opens lines such as ``diff rise = cur prev``: the form,
the stated figure and its operands, each a name or a plain number. ``=== planted`` opens lines
``name | wrong literal | code | why``: all of them stand at once in the planted text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks import arithmetic
from benchmarks.checking import number

MARK = re.compile(r"\{(\w+)=([^{}]+)\}")
SECTION = re.compile(r"^=== (relations|planted)\n", re.MULTILINE)
ONLY_TOLD = frozenset(("A13", "A14"))
"""Kinds of error that are pointed out and no more (domain §8): a last digit cut off or off by one.
"""
Labels = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation of a marked report: ``stated`` is a name, operands are names or numbers."""

    form: str
    stated: str
    operands: tuple[str, ...]

    @property
    def line(self) -> str:
        return f"{self.form} {self.stated} = {' '.join(self.operands)}"


@dataclass(frozen=True, slots=True)
class Plant:
    """An error for a marked place."""

    name: str
    wrong: str
    code: str
    why: str


@dataclass(frozen=True, slots=True)
class Version:
    """A text without braces and where each mark stands in it."""

    text: str
    places: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report of the project with what is true of it and what is planted in it."""

    name: str
    marked: str
    relations: tuple[Stated, ...]
    plants: tuple[Plant, ...]

    def clean(self) -> Version:
        return self._version({})

    def planted(self) -> Version:
        return self._version({plant.name: plant.wrong for plant in self.plants})

    def relation_labels(self) -> Labels:
        """What the clean text holds, as ``consistent.jsonl`` of the samples has it."""
        return [self._relation_label(relation) for relation in self.relations]

    def planted_labels(self) -> Labels:
        """What is wrong in the planted text, as ``labels.jsonl`` of the samples has it."""
        return [self._planted_label(plant, self.planted().places) for plant in self.plants]

    def faults(self) -> Iterator[str]:
        """What the writer of the report got wrong: names, relations that do not hold, plants."""
        names = [found[1] for found in MARK.finditer(self.marked)]
        yield from (f"{name}: marked twice" for name in set(names) if names.count(name) > 1)
        known = set(names)
        for relation in self.relations:
            used = {relation.stated, *(o for o in relation.operands if number_of(o) is None)}
            if used - known:
                yield f"{relation.line}: not marked: {' '.join(sorted(used - known))}"
            elif told := arithmetic.fault(relation.form, *self._literals(relation)):
                yield f"{relation.line}: {told}"
        yield from (f"planted {p.name}: not marked" for p in self.plants if p.name not in known)
        yield from (f"planted {p.name}: nothing changed" for p in self.plants
                    if p.name in known and self._literal(p.name) == p.wrong)  # fmt: skip

    def _literals(self, relation: Stated) -> tuple[str, list[str]]:
        return self._literal(relation.stated), [self._literal(o) for o in relation.operands]

    def _literal(self, name: str) -> str:
        if number_of(name) is not None:
            return name
        return next(found[2] for found in MARK.finditer(self.marked) if found[1] == name)

    def _version(self, wrong: Mapping[str, str]) -> Version:
        pieces, places, length, last = [], {}, 0, 0
        for found in MARK.finditer(self.marked):
            before, literal = self.marked[last : found.start()], wrong.get(found[1], found[2])
            start = length + len(before)
            places[found[1]] = (start, start + len(literal))
            pieces += [before, literal]
            length, last = start + len(literal), found.end()
        return Version("".join([*pieces, self.marked[last:]]), places)

    def _relation_label(self, relation: Stated) -> dict[str, Any]:
        places = self.clean().places
        start, end = places[relation.stated]
        operands = [name for name in relation.operands if name in places]
        return {
            "id": f"{self.name} {relation.line}",
            "file": self.name,
            "form": relation.form,
            "operands": [self._literal(name) for name in operands],
            "start": start,
            "end": end,
            "operand_spans": [list(places[name]) for name in operands],
        }

    def _planted_label(self, plant: Plant, places: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
        broken = [r for r in self.relations if plant.name in (r.stated, *r.operands)]
        touched = set(chain.from_iterable((r.stated, *r.operands) for r in broken))
        start, end = places[plant.name]
        return {
            "id": f"{self.name} {plant.name}",
            "file": self.name,
            "code": plant.code,
            "severity": "I" if plant.code in ONLY_TOLD else "E",
            "start": start,
            "end": end,
            "stated": plant.wrong,
            "note": plant.why,
            "related": [list(places[n]) for n in sorted(touched - {plant.name}) if n in places],
        }


def number_of(name: str) -> str | None:
    """The operand itself where it is a plain number."""
    return name if number(name) is not None and name[:1].isdigit() else None


def read(path: Path) -> MarkedReport:
    """The marked report of a file; a line that cannot be read is a ``ValueError``."""
    text, *rest = SECTION.split(path.read_text(encoding="utf-8"))
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    relations = [_stated(line) for line in _lines(sections.get("relations", ""))]
    plants = [_plant(line) for line in _lines(sections.get("planted", ""))]
    return MarkedReport(path.stem, text, tuple(relations), tuple(plants))


def _lines(section: str) -> list[str]:
    return [line.strip() for line in section.splitlines() if line.strip()]


def _stated(line: str) -> Stated:
    left, equals, right = line.partition(" = ")
    if not equals or len(left.split()) != 2:
        raise ValueError(f"expected 'form stated = operands', found {line!r}")
    form, stated = left.split()
    return Stated(form, stated, tuple(right.split()))


def _plant(line: str) -> Plant:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 4:
        raise ValueError(f"expected 'name | wrong | code | why', found {line!r}")
    return Plant(*parts)
