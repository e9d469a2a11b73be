"""What a scoring function gives: points with their working, or what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from jixiao.filing.known import Known
from jixiao.rubrics.rounding import digits


class Basis(StrEnum):
    """What a score rests on."""

    COMPUTED = "computed"
    SELF_REPORTED = "self_reported"
    """自报: given by hand; nothing recomputes it."""
    OVERRIDE = "override"
    """Set by a reviewer, with a reason."""
    NOT_APPLICABLE = "not_applicable"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Operand:
    """One value that a score rests on, as it is shown: label, digits with unit, path."""

    label: str
    digits: str
    path: str = ""

    @classmethod
    def of(cls, known: Known) -> Operand:
        number = "" if known.number is None else digits(known.number, 6)
        return cls(known.label, f"{number}{known.unit}", known.path)


@dataclass(frozen=True, slots=True)
class Outcome:
    """``score`` is None where values are missing; ``formula`` is the working in words."""

    score: Decimal | None
    formula: str = ""
    operands: Sequence[Operand] = ()
    basis: Basis = Basis.COMPUTED
    missing: tuple[str, ...] = ()
    reason: str = ""
    """Why there is no score, or what a reader should know of it."""
    parts: Sequence[Part] = field(default=())
    """The indicators that a criterion is made of."""


@dataclass(frozen=True, slots=True)
class Part:
    """One indicator's share of a criterion."""

    path: str
    name: str
    points: Decimal | None
    outcome: Outcome


def lacking(*missing: str, reason: str = "") -> Outcome:
    """No score: these paths must be filled in first."""
    return Outcome(None, basis=Basis.MISSING, missing=tuple(dict.fromkeys(missing)), reason=reason)
