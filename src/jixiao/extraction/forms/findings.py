"""What the reading of forms gathers: relations, and the figures they are of."""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.extraction.forms.numbers import Number
from jixiao.figures.figure import MONEY_SCALE, Dimension, Figure
from jixiao.ledger.relation import Relation, Role


@dataclass(slots=True)
class Findings:
    """The relations of one form and the figures they are of, with their roles."""

    relations: list[Relation] = field(default_factory=list)
    figures: dict[int, tuple[Figure, Role, str]] = field(default_factory=dict)
    """By place: figure, role, subject."""

    def figure(self, number: Number, role: Role, subject: str, unit: str = "") -> Figure:
        """The figure of a number, remembered."""
        known = self.figures.get(number.start)
        if known is None:
            scale = MONEY_SCALE.get(unit, 1)
            dimension = Dimension.MONEY if unit in MONEY_SCALE else Dimension.NUMBER
            if role in (Role.WEIGHT, Role.SCORE):
                dimension = Dimension.SCORE
            figure = number.figure(unit if dimension is Dimension.MONEY else "", dimension, scale)
            known = self.figures[number.start] = (figure, role, subject)
        return known[0]
