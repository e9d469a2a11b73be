"""The scored form: every criterion with its points, score, working and certainty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.regions.certainty import Certainty
from jixiao.regions.pack import Pack
from jixiao.rubrics.evidence import EvidenceGap
from jixiao.rubrics.monitoring import Warned
from jixiao.rubrics.outcome import Basis, Operand


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """One line of the form: a criterion, or an indicator of one."""

    path: str
    name: str
    level: int
    """0 for a criterion of the first level."""
    points: Decimal | None
    score: Decimal | None
    rule: str
    """The scoring function's name; "" for the sum of the lines below."""
    formula: str
    operands: Sequence[Operand]
    basis: Basis
    certainty: Certainty
    reason: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The scores of one Filing by one pack.

    ``total`` adds up what could be scored and is None where nothing could be or where the form
    itself is faulty (``faults``); ``complete`` says whether every criterion has its score.
    """

    pack: Pack
    items: Sequence[ScoreItem]
    total: Decimal | None
    grade: str
    stated_total: Decimal | None
    missing: tuple[str, ...]
    faults: tuple[str, ...]
    warnings: Sequence[Warned] = ()
    """What monitoring would warn of."""
    evidence: Sequence[EvidenceGap] = ()
    """Indicators that were done and are not supported."""
    project: str = ""
    """The project that is scored; "" for a body as a whole."""
    members: tuple[str, ...] = ()
    """The department's office and the units whose figures were added up; none for a single body."""
    eliminated: Decimal = Decimal(0)
    """What these paid each other, taken off once, in 万元."""
    rescaled_from: Decimal | None = None
    """The total before points that do not apply were spread over the rest."""

    @property
    def complete(self) -> bool:
        return self.total is not None and not self.missing and not self.faults
