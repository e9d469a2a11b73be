"""The grammar of the formulas that are computed: signs, operations, ranges and a few functions."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from jixiao.documents.limits import FORMULA_BITS, FORMULA_DEPTH
from jixiao.documents.sheet import column_number
from jixiao.late import late_regex

_TOKEN = late_regex(
    r"\s*(?:"
    r"(?P<sheet>'(?:[^']|'')+'!|[\w.\u3400-\u9fff]+!)?"
    r"(?:\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d{1,7})"
    r"(?::\$?(?P<column2>[A-Z]{1,3})\$?(?P<row2>\d{1,7}))?"
    r"|\$?(?P<first>[A-Z]{1,3}):\$?(?P<last>[A-Z]{1,3}))(?![\w(.])"
    r"|(?P<number>\d+(?:\.\d*)?(?:E[+-]?\d{1,2})?|\.\d+)"
    r"|(?P<function>[A-Z][A-Z.]*)\("
    r"|(?P<mark>[-+*/^%(),])"
    r")\s*",
    re.IGNORECASE,
)
_LAST_ROW = 1048575
_MOST_EXPONENT = 64
_MOST_PLACES = 15


class NotComputableError(Exception):
    """A formula beyond what is computed here."""


class Area(NamedTuple):
    """A range: its sheet ("" for the formula's own), first and last (row, column)."""

    sheet: str
    first: tuple[int, int]
    last: tuple[int, int]


Numbers = list[Fraction | None]
"""What a range holds: numbers, None for texts; blank cells are left out."""
Lookup = Callable[[Area], Numbers]


def parse(formula: str, lookup: Lookup) -> Fraction:
    """The value of a formula, its ranges looked up; raises :class:`NotComputableError`."""
    return _Parser(formula, lookup).parse()


class _Parser:
    """One formula, left to right; a sign binds closer than a power, as in spreadsheets."""

    def __init__(self, formula: str, lookup: Lookup) -> None:
        self._tokens = _tokens(formula.removeprefix("="))
        self._at = 0
        self._lookup = lookup
        self._nested = 0

    def parse(self) -> Fraction:
        value = self._sum()
        if self._at != len(self._tokens):
            raise NotComputableError
        return value

    def _next(self, marks: str) -> str:
        """The next token if it is one of the marks, else ""."""
        if self._at < len(self._tokens):
            mark = self._tokens[self._at]["mark"]
            if mark and mark in marks:
                self._at += 1
                return mark
        return ""

    def _sum(self) -> Fraction:
        value = self._product()
        while mark := self._next("+-"):
            other = self._product()
            value = value + other if mark == "+" else value - other
        return value

    def _product(self) -> Fraction:
        value = self._power()
        while mark := self._next("*/"):
            other = self._power()
            if mark == "/" and not other:
                raise NotComputableError
            value = value * other if mark == "*" else value / other
        return value

    def _power(self) -> Fraction:
        value = self._signed()
        while self._next("^"):
            exponent = self._signed()
            if exponent.denominator != 1 or abs(exponent) > _MOST_EXPONENT or not value:
                raise NotComputableError
            value = value ** int(exponent)
            if max(abs(value.numerator), value.denominator).bit_length() > 4096:
                raise NotComputableError
        return value

    def _signed(self) -> Fraction:
        sign = 1
        while mark := self._next("+-"):
            sign = -sign if mark == "-" else sign
        value = self._atom()
        while self._next("%"):
            value /= 100
        return sign * value

    def _atom(self) -> Fraction:
        if self._next("("):
            return self._inside(self._sum)
        token = self._take()
        if token["number"]:
            return Fraction(token["number"])
        if token["function"]:
            return self._inside(lambda: _call(token["function"].upper(), self._arguments()))
        if token["row"] and not token["row2"]:
            return _single(self._lookup(_area(token)))
        raise NotComputableError

    def _take(self) -> re.Match[str]:
        if self._at >= len(self._tokens):
            raise NotComputableError
        self._at += 1
        return self._tokens[self._at - 1]

    def _inside(self, read: Callable[[], Fraction]) -> Fraction:
        """What brackets hold."""
        self._nested += 1
        if self._nested > FORMULA_DEPTH:
            raise NotComputableError
        value = read()
        self._nested -= 1
        if not self._next(")"):
            raise NotComputableError
        return value

    def _arguments(self) -> list[Numbers]:
        arguments = [self._argument()]
        while self._next(","):
            arguments.append(self._argument())
        return arguments

    def _argument(self) -> Numbers:
        """A range alone gives all it holds; anything else is one number."""
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        after = self._tokens[self._at + 1]["mark"] if self._at + 1 < len(self._tokens) else None
        if token is not None and (token["row"] or token["first"]) and after in (",", ")"):
            self._at += 1
            return self._lookup(_area(token))
        return [self._sum()]


def _tokens(formula: str) -> list[re.Match[str]]:
    tokens: list[re.Match[str]] = []
    position = 0
    while position < len(formula):
        match = _TOKEN.match(formula, position)
        if match is None:
            raise NotComputableError
        tokens.append(match)
        position = match.end()
    return tokens


def _area(token: re.Match[str]) -> Area:
    sheet = (token["sheet"] or "").removesuffix("!")
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    if token["first"]:
        columns = sorted((column_number(token["first"]), column_number(token["last"])))
        return Area(sheet, (0, columns[0]), (_LAST_ROW, columns[1]))
    rows = sorted((int(token["row"]) - 1, int(token["row2"] or token["row"]) - 1))
    names = (token["column"], token["column2"] or token["column"])
    columns = sorted(map(column_number, names))
    return Area(sheet, (rows[0], columns[0]), (rows[1], columns[1]))


def _single(numbers: Numbers) -> Fraction:
    """The number of one cell: a blank is zero, a text is no number."""
    if not numbers:
        return Fraction(0)
    if numbers[0] is None:
        raise NotComputableError
    return numbers[0]


def _call(name: str, arguments: list[Numbers]) -> Fraction:
    if name in ("ROUND", "ABS"):
        return _rounded(name, [_single(argument) for argument in arguments])
    if name == "SUBTOTAL":
        if _single(arguments.pop(0)) not in (9, 109):
            raise NotComputableError
        name = "SUM"
    numbers = [number for argument in arguments for number in argument if number is not None]
    if name == "SUM":
        return _total(numbers)
    if name == "AVERAGE" and numbers:
        return _total(numbers) / len(numbers)
    if name in ("MIN", "MAX"):
        return (min if name == "MIN" else max)(numbers, default=Fraction(0))
    if name == "PRODUCT" and 0 < len(numbers) <= _MOST_EXPONENT:
        product = Fraction(1)
        for number in numbers:
            product *= number
        return product
    raise NotComputableError


def _total(numbers: list[Fraction]) -> Fraction:
    """An exact sum over one denominator, which costs a tenth of a sum of fractions."""
    common = 1
    for denominator in {number.denominator for number in numbers}:
        common = lcm(common, denominator)
        if common.bit_length() > FORMULA_BITS:
            raise NotComputableError
    return Fraction(sum(n.numerator * (common // n.denominator) for n in numbers), common)


def _rounded(name: str, values: list[Fraction]) -> Fraction:
    if name == "ABS" and len(values) == 1:
        return abs(values[0])
    if name == "ROUND" and len(values) == 2 and abs(values[1]) <= _MOST_PLACES:
        with localcontext(prec=60):
            exact = Decimal(values[0].numerator) / Decimal(values[0].denominator)
            step = Decimal(1).scaleb(-int(values[1]))
            if exact.adjusted() > 40:
                raise NotComputableError
            return Fraction(exact.quantize(step, ROUND_HALF_UP))
    raise NotComputableError
