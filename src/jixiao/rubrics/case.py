"""What a scoring function sees: the Filing, the criterion, and the parameters of its rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from jixiao.filing.expressions import Expression, parse
from jixiao.filing.filing import Filing
from jixiao.filing.known import Knowledge, Known
from jixiao.regions.pack import Criterion
from jixiao.rubrics.outcome import Operand, Outcome, lacking


@dataclass(frozen=True, slots=True)
class Case:
    """One criterion of one Filing."""

    knowledge: Knowledge
    criterion: Criterion

    @property
    def filing(self) -> Filing:
        return self.knowledge.filing

    @property
    def points(self) -> Fraction:
        return Fraction(self.criterion.points or 0)

    @property
    def parameters(self) -> Mapping[str, object]:
        return self.criterion.rule.parameters if self.criterion.rule else {}

    def number(self, key: str, default: str = "0") -> Fraction:
        """A parameter as an exact number."""
        return Fraction(str(self.parameters.get(key, default)))

    def text(self, key: str, default: str = "") -> str:
        return str(self.parameters.get(key, default) or default)

    def ratio(self, text: str) -> Ratio | Outcome:
        """The value of an expression over the Filing with its working; or what is missing."""
        expression = parse(text)
        known = {path: self.knowledge.at(path) for path in expression.paths}
        if any(each.not_applicable for each in known.values()):
            return Outcome(None, reason="不适用")
        missing = [path for each in known.values() for path in each.missing]
        if missing:
            return lacking(*missing)
        numbers = {path: each.number or Fraction(0) for path, each in known.items()}
        try:
            value = expression.value(numbers)
        except ZeroDivisionError:
            zeros = [path for path, number in numbers.items() if not number]
            return lacking(*zeros, reason="分母为零，无法计算")
        return Ratio(value, expression, known)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A computed value with the operands that it was computed from."""

    value: Fraction
    expression: Expression
    known: Mapping[str, Known]

    @property
    def operands(self) -> list[Operand]:
        return [Operand.of(each) for each in self.known.values()]

    @property
    def working(self) -> str:
        """168.16÷168.3, with the numbers of this Filing."""
        return self.expression.words(lambda path: Operand.of(self.known[path]).digits)


Function = Callable[[Case], Outcome]
"""A scoring function of docs/rubrics.md."""
