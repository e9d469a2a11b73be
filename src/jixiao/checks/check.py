"""What a check is made of: its record, its messages and the faults it reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from jixiao.checks.case import Case
from jixiao.checks.finding import Severity
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Relation


class Certainty(StrEnum):
    """How sure a legal basis is."""

    OFFICIAL = "official"
    SEED_VERIFIED = "seed-verified"
    RECONSTRUCTED = "reconstructed"


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in Chinese and in English."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Basis:
    """What a check rests on: document and article, what it asks for, and how sure that is."""

    source: str
    demand: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where a check is not satisfied; :mod:`running` makes a Finding of it.

    ``variant`` names the message template, ``arguments`` fill it. ``severity`` and ``kinds`` stand
    only where this case departs from the check's own.
    """

    start: int
    end: int
    stated: str = ""
    expected: str = ""
    cause: str = ""
    variant: str = "default"
    severity: Severity | None = None
    kinds: tuple[str, ...] = ()
    relation: Relation | None = None
    arguments: Mapping[str, str] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    """What it rests on beside the figures of its relation."""


Find = Callable[[Case], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Check:
    """One coded check. ``find`` is pure: a case in, faults out.

    ``kinds`` are all kinds of error of the field's catalogue (``kinds.yaml``) that it covers; a
    fault that is only some of them says so. ``wrong`` and ``right`` are a sample sentence that it
    reports and the same sentence set right.
    """

    code: str
    name: str
    title: Text
    explanation: str
    basis: tuple[Basis, ...]
    wrong: str
    right: str
    severity: Severity
    kinds: tuple[str, ...]
    messages: Mapping[str, Text]
    find: Find
