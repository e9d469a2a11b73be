"""A rubric pack: the criteria of one region's form, their points, and how each is scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.regions.certainty import Certainty
from jixiao.regions.evidence import Evidence

SCHEMA = "jixiao.pack/1"


@dataclass(frozen=True, slots=True)
class Source:
    """The document that a value stands in."""

    document: str = ""
    """Title, with number and article where they are known."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A scoring function by name with its parameters, as written in the pack."""

    function: str
    parameters: Mapping[str, object]
    certainty: Certainty
    line: int = 0
    """Of the pack file, for messages."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of the form. A leaf has a rule; a parent has children whose points add up to its own.

    ``points`` is None where the body itself sets them (a share of the parent's points).
    """

    id: str
    name: str
    points: Decimal | None
    certainty: Certainty
    rule: Rule | None = None
    children: tuple[Criterion, ...] = ()
    deduction: bool = False
    """Points are taken off the total, as the Sichuan form does for 配合度."""
    line: int = 0

    def leaves(self) -> Iterator[Criterion]:
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def walk(self) -> Iterator[Criterion]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade word and the least total that earns it."""

    word: str
    least: Decimal


@dataclass(frozen=True, slots=True)
class MonitoringLine:
    """The share of the budget that should be spent by the end of a month."""

    month: int
    least: Fraction


@dataclass(frozen=True, slots=True)
class Pack:
    """The scoring form of one region for one kind of object, valid from one year on."""

    id: str
    name: str
    region: str
    object: str
    """``department``, ``project``, ``special_project`` or ``pre_evaluation``."""
    year_from: int
    year_to: int | None
    total: Decimal
    certainty: Certainty
    source: Source
    criteria: tuple[Criterion, ...]
    grades: tuple[Grade, ...]
    """From the best down."""
    grades_certainty: Certainty
    path: str = ""
    monitoring: tuple[MonitoringLine, ...] = ()
    """The region's lines; where it has none, the common default applies."""
    monitoring_certainty: Certainty = Certainty.RECONSTRUCTED
    evidence: Evidence | None = None
    """Its own rules on evidence; None where the national ones hold."""

    def leaves(self) -> Iterator[Criterion]:
        for criterion in self.criteria:
            yield from criterion.leaves()

    def walk(self) -> Iterator[Criterion]:
        for criterion in self.criteria:
            yield from criterion.walk()

    @property
    def indicator_points(self) -> Decimal | None:
        """What the weights of the body's own indicators add up to; None where it shares out none.

        Where indicators are only averaged or windowed within a criterion, their weights are free.
        """
        shared = [
            leaf.points
            for leaf in self.leaves()
            if leaf.rule and leaf.rule.function == "indicators" and leaf.points is not None
        ]
        return sum(shared, Decimal(0)) if shared else None

    def grade(self, total: Decimal) -> str:
        """The grade word of a total."""
        return next((grade.word for grade in self.grades if total >= grade.least), "")
