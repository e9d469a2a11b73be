"""The forms of relations that labels name, and whether figures fulfil them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from benchmarks.checking import number

Values = Sequence[Fraction]
HALF = Fraction(1, 2)


def _ratio(v: Values) -> Fraction:
    return min(v[0] / v[1], Fraction(1)) * v[2]


def _reverse(v: Values) -> Fraction:
    return (1 - max(Fraction(0), (v[0] - v[1]) / v[1])) * v[2]


def _product(v: Values) -> Fraction:
    made = Fraction(1)
    for value in v:
        made *= value
    return made


FORMS: Mapping[str, Callable[[Values], Fraction]] = {
    "sum": lambda v: Fraction(sum(v)),
    "diff": lambda v: v[0] - sum(v[1:]),
    "absdiff": lambda v: abs(v[0] - v[1]),
    "pct": lambda v: v[0] / v[1] * 100,
    "cd+": lambda v: v[1] / (v[0] - v[1]) * 100,
    "cd-": lambda v: v[1] / (v[0] + v[1]) * 100,
    "ratio": _ratio,
    "reverse": _reverse,
    "per_pp": lambda v: v[0] - v[1] * (v[2] - v[3]),
    "prod": _product,
    "quot": lambda v: v[0] / v[1],
    "mean": lambda v: Fraction(sum(v)) / len(v),
    "unit": _product,
    "same": lambda v: v[0],
}
"""``per_pp``: points, per, base, rate. ``unit``: figure and factor. The rest: see the samples."""


def fault(form: str, stated: str, operands: Sequence[str]) -> str:
    """Why the stated figure is not what the form makes of the operands; empty if it is.

    Each figure may be off by half a unit of its last printed place.
    """
    if form not in FORMS:
        return f"no such form; there are {' '.join(FORMS)}"
    said, values = number(stated), [number(operand) for operand in operands]
    if said is None or any(value is None for value in values):
        return "a figure without a number"
    exact = [Fraction(value) for value in values if value is not None]
    made = FORMS[form](exact)
    room = _half_unit(stated) + sum(
        abs(FORMS[form]([*exact[:at], value + _half_unit(operands[at]), *exact[at + 1 :]]) - made)
        for at, value in enumerate(exact)
    )
    return "" if abs(abs(made) - Fraction(said)) <= room else f"makes {float(made):.4f}, not {said}"


def _half_unit(literal: str) -> Fraction:
    """Half a unit of the last printed place; a whole number is a count and exact."""
    value = number(literal) or Decimal(0)
    places = -int(value.as_tuple().exponent)
    return HALF / 10**places if places > 0 else Fraction(0)
