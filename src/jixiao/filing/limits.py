"""What values of a Filing may not be beside each other (limits.yaml), and who breaks it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from jixiao.filing.known import derived
from jixiao.filing.schema import fields, tables


@dataclass(frozen=True, slots=True)
class Limit:
    """One line of limits.yaml."""

    path: str
    words: str
    above: str = ""
    beside: str = ""
    sort: str = ""
    once: bool = False
    instead: tuple[str, ...] = ()


@cache
def limits() -> tuple[Limit, ...]:
    """All lines of limits.yaml."""
    text = files("jixiao.filing").joinpath("limits.yaml").read_text(encoding="utf-8")
    return tuple(
        Limit(**{**raw, "instead": tuple(raw.get("instead", ()))})
        for raw in yaml.safe_load(text)["limits"]
    )


@cache
def single_pairs(limit: Limit) -> tuple[tuple[str, str], ...]:
    """The paths outside of tables that a limit compares, entered ones before derived ones."""
    known = (*fields(), *derived())
    found = ((path, word_in(limit.path, path)) for path in known)
    pairs = ((path, limit.above.replace("*", word)) for path, word in found if word is not None)
    return tuple((path, other) for path, other in pairs if other in known)


@cache
def columns_of(limit: Limit) -> tuple[tuple[str, str, str], ...]:
    """The tables that a limit speaks of, with the column and the other one."""
    other = limit.above or limit.beside
    return tuple(
        (name, limit.path.rpartition(".")[2], other.rpartition(".")[2])
        for name, table in tables().items()
        if word_in(limit.path.rpartition(".")[0], name) is not None
        and table.column(limit.path.rpartition(".")[2])
        and table.column(other.rpartition(".")[2])
    )


def word_in(pattern: str, path: str) -> str | None:
    """What ``*`` of a pattern stands for in a path; "" without one; None where it does not fit."""
    head, star, tail = pattern.partition("*")
    if not star:
        return "" if path == pattern else None
    fits = path.startswith(head) and path.endswith(tail) and len(path) > len(head) + len(tail)
    return path[len(head) : len(path) - len(tail)] if fits else None
