"""Workings printed with their result: 变动率=（63.46-32）÷32×100%=98.31%.

What stands in a working states nothing else: its operands make no lists and no levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from jixiao.extraction.building import rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.indicators import as_set
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_LABEL = r"[^，。；=：+*×÷/（）\[\]-]{0,14}"
_LINK = late_regex(
    rf"(?P<close>[）\]]*){_LABEL}(?P<sign>[-+*×÷/])(?P<open>[（\[]*){_LABEL}(?P<inner>[（\[]*)"
)
"""All that stands between two operands; a word may name the second one."""
_RESULT = late_regex(
    rf"(?P<close>[）\]]*)(?:=|(?:的(?:公式|方法|比例))?(?:计算|折算|换算)，?(?:[本该此]项)?{words.GIVEN})"
)
"""What stands between the last operand and the result: a sign, or words (计算，自评得分)."""
_GIVEN = late_regex(rf"(?P<close>[）\]]*)，(?:[本该此]项)?{words.GIVEN}")
"""得分=95%×10，得: what stands before the result of a working that opened with a sign."""
_START = late_regex(r"[^=：，。；]*$")
_MOST_OPERANDS = 8
_SIGNS = {"×": "*", "÷": "/"}
_KINDS = (
    (late_regex(r"变动|增长|增减|调整|下降"), RelationKind.CHANGE_RATE),
    (late_regex(r"执行|支付|支出进度"), RelationKind.EXECUTION_RATE),
    (late_regex(r"完成|达成|实现"), RelationKind.COMPLETION_RATE),
)
"""What the name before a working tells of its result."""


class Working(NamedTuple):
    """A printed working: ``steps`` are its brackets, signs and the places of its operands."""

    name: str
    operands: tuple[Phrase, ...]
    steps: tuple[str | int, ...]
    result: Phrase


def workings_of(phrases: Sequence[Phrase]) -> list[Working]:
    """The workings of a document; their operands are marked as nothing but that."""
    found: list[Working] = []
    for place, phrase in enumerate(phrases):
        multiplied = place > 1 and "×" in phrases[place - 1].gap
        scored = phrase.role is Role.SCORE and ("算" in phrase.gap or multiplied)
        if place > 1 and (phrase.gap[-1:] == "=" or scored):
            working = _working(phrases, place)
            if working is not None:
                found.append(working)
                for operand in working.operands:
                    operand.role = Role.THRESHOLD
                if phrase.role is Role.TARGET and phrase.figure.unit == "%":
                    phrase.role, phrase.bound = Role.EXECUTION_RATE, ""
    return found


def _working(phrases: Sequence[Phrase], place: int) -> Working | None:
    """The working that a figure is the result of, if one is printed right before it."""
    result = phrases[place]
    gap = result.gap.replace(" ", "")
    end = _RESULT.fullmatch(gap) or _GIVEN.fullmatch(gap)
    if end is None:
        return None
    steps: list[str | int] = [*")" * len(end["close"])]
    first = place - 1
    links: list[re.Match[str]] = []
    while first and phrases[first].passage == result.passage and len(links) < _MOST_OPERANDS:
        link = _LINK.fullmatch(phrases[first].gap.replace(" ", ""))
        if link is None:
            break
        links.append(link)
        first -= 1
    if not links or phrases[first].passage != result.passage:
        return None
    if end.re is _GIVEN and not phrases[first].gap.endswith("="):
        return None
    for number, link in zip(range(len(links), 0, -1), links, strict=True):
        sign = _SIGNS.get(link["sign"], link["sign"])
        opened = "(" * len(link["open"] + link["inner"])
        steps = [*")" * len(link["close"]), sign, *opened, number, *steps]
    lead = _START.search(phrases[first].gap)
    text = lead.group() if lead else ""
    opened = "(" * (steps.count(")") - steps.count("("))
    if len(re.findall(r"[（\[]", text)) < len(opened):
        return None
    name = phrases[first].gap.rpartition("=")[0] or text
    operands = tuple(phrases[first:place])
    return Working(name[-20:], operands, (*opened, 0, *steps), result)


def working_relations(workings: Sequence[Working]) -> Iterator[Relation]:
    """Each result against its working; a wrong one counts where the working is a plain ratio, or
    makes a score.
    """
    for working in workings:
        figures = [one.figure for one in working.operands]
        arithmetic, result = _Arithmetic(working), working.result.figure
        relation = rate(
            result, figures, arithmetic, kind=_kind_of(working), formula=_formula_of(working),
            subject=working.name.strip("（[=：，"),
            judgement=judge_rate(result, [_whole(one) for one in figures], arithmetic),
        )  # fmt: skip
        ratio = {"/"} <= set(working.steps) and result.unit == "%"
        scored = {"*"} <= set(working.steps) and result.dimension is Dimension.SCORE
        if scored:
            relation.covers = ("A06",)
        if relation.verdict in (Verdict.HOLDS, Verdict.ROUNDING) or ratio or scored:
            yield relation


def _formula_of(working: Working) -> str:
    """A product that makes a score is told as one (所列算式×); all others need no sign."""
    product = working.result.figure.dimension is Dimension.SCORE and "*" in working.steps
    return "所列算式×" if product else "所列算式"


def _whole(figure: Figure) -> Figure:
    """A number without decimals in a working is meant as it stands: a count, or the 100%."""
    return figure if figure.places else as_set(figure)


def _kind_of(working: Working) -> RelationKind:
    dimension = working.result.figure.dimension
    if dimension is Dimension.SCORE:
        return RelationKind.SCORE
    if dimension is not Dimension.PERCENT:
        times = {"*", "/"} & set(working.steps)
        return RelationKind.PRODUCT if times else RelationKind.SUM
    told = (kind for name, kind in _KINDS if name.search(working.name))
    return next(told, RelationKind.SHARE)


class _Arithmetic:
    """The working as a function of its operands: products before sums, brackets before all."""

    def __init__(self, working: Working) -> None:
        self._steps = working.steps
        self._percents = [one.figure.unit == "%" for one in working.operands]
        self._factor = 100 if working.result.figure.unit == "%" else 1
        if any(self._is_hundred(one) for one in working.operands):
            self._factor = 1
        self._unsigned = not working.result.figure.digits.startswith("-")

    @staticmethod
    def _is_hundred(operand: Phrase) -> bool:
        """×100=95.10%: the hundred that makes a ratio a percentage."""
        return operand.figure.unit == "" and operand.figure.digits == "100"

    def __call__(self, values: Sequence[Fraction]) -> Fraction:
        self._values = [
            value / 100 if percent else value
            for value, percent in zip(values, self._percents, strict=True)
        ]
        self._at = 0
        value = self._sum() * self._factor
        return abs(value) if self._unsigned else value

    def _next(self) -> str | int:
        return self._steps[self._at] if self._at < len(self._steps) else ""

    def _sum(self) -> Fraction:
        value = self._product()
        while self._next() in ("+", "-"):
            sign = 1 if self._next() == "+" else -1
            self._at += 1
            value += sign * self._product()
        return value

    def _product(self) -> Fraction:
        value = self._operand()
        while self._next() in ("*", "/"):
            divides = self._next() == "/"
            self._at += 1
            other = self._operand()
            value = value / other if divides else value * other
        return value

    def _operand(self) -> Fraction:
        step = self._next()
        self._at += 1
        if isinstance(step, int):
            return self._values[step]
        value = self._sum()
        self._at += 1
        return value
