"""Find the figures of a clean text and tell them from dates, codes and numbering (design §3)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from jixiao.figures.approximating import leading, with_unit
from jixiao.figures.chinese import value_of
from jixiao.figures.figure import Approximation, Dimension, Figure
from jixiao.figures.patterns import TOKEN
from jixiao.figures.units import measure
from jixiao.late import late_regex

_KINDS = ("percent", "money", "score", "count", "bare")
_MAX_DIGITS = 24
_SHORT_CODE, _LONG_CODE, _LABEL_LENGTH = 3, 5, 7
_LOST = "?？\ufffd"
"""What stands for characters that a conversion lost: digits may be among them."""
_YUAN_SIGNS = "¥￥"
_NAME_OF_PEOPLE = 4
_OF_PEOPLE = late_regex(r"(?:人|编制)数[为是：]?$")
"""编制人数42: people without a measure word."""
_AMOUNTS = "计数额费出入算款金支收值"
_HAN = late_regex(r"[\u4e00-\u9fff]")
_CODE_BEFORE = late_regex(r"(?:热线|电话|传真|邮编|[账卡编]号|编码|代码|号码|微信|QQ)[为是：]?$")
_CODE_AFTER = late_regex(r"(?:市?民?(?:服务)?热线|报警|急救|火警|电话|平台)")
_BETWEEN = frozenset({"-", "—", "——", "--", "～", "至", "到"})
_WORKING = late_regex(r"[%元]?[）)]?[=÷×*/+]")


class Mark(StrEnum):
    """What a token is, besides a figure."""

    FIGURE = "figure"
    YEAR = "year"
    DATE = "date"
    CODE = "code"
    LIST = "list"


class Token(NamedTuple):
    """A figure, year, date, code or list number at ``start:end`` of the clean text."""

    mark: Mark
    start: int
    end: int
    text: str
    figure: Figure | None = None
    bound: str = ""
    """≥, ≤, 不低于 … before the number: a target, not a measured value."""


def scan(text: str) -> list[Token]:
    """All tokens of a clean text, in order. Figures carry places in the clean text."""
    tokens: list[Token] = []
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        if kind is None or kind == "skip":
            continue
        if kind == "figure":
            number = _read_number(match, text, tokens[-1] if tokens else None)
            tokens.append(_closing_range(tokens, number, text))
        elif kind == "numeral":
            if numeral := _read_numeral(match, text):
                tokens.append(numeral)
        elif kind != "latin" or not match[kind].isalpha():
            tokens.append(Token(_MARKS[kind], match.start(kind), match.end(kind), match[kind]))
    return tokens


_MARKS = {
    "date": Mark.DATE,
    "year": Mark.YEAR,
    "code": Mark.CODE,
    "list": Mark.LIST,
    "latin": Mark.CODE,
    "glued": Mark.CODE,
}


def _token_of(figure: Figure, text: str, bound: str = "") -> Token:
    start, end = figure.start, figure.end
    return Token(Mark.FIGURE, start, end, text[start:end], figure, bound)


def _read_number(match: re.Match[str], text: str, previous: Token | None) -> Token:
    """The figure of a number with its unit, or the code that it is."""
    start, end = match.span("number")
    if text[start] == "-" and previous is not None and previous.figure and previous.end == start:
        start += 1
    digits = text[start:end].replace(",", "")
    if start and text[start - 1] in _LOST:
        return Token(Mark.CODE, start, end, text[start:end])
    kind = _kind_of(match)
    if len(digits) > _MAX_DIGITS or (not kind and _is_code(text, start, end)):
        return Token(Mark.CODE, start, end, text[start:end])
    unit, dimension, scale = "", Dimension.NUMBER, 1
    stop = end
    if kind:
        unit, dimension, scale = measure(kind, match[kind])
        stop = match.end(kind)
    elif start and text[start - 1] in _YUAN_SIGNS:
        unit, dimension = "元", Dimension.MONEY
    elif _OF_PEOPLE.search(text, max(0, start - _NAME_OF_PEOPLE), start) and digits.isdigit():
        unit, dimension = "人", Dimension.COUNT
    bound, word = leading(text, start, unit)
    word = with_unit(word, match["many"] or text[end:stop], match["after"] or "")
    figure = Figure(digits, unit, dimension, start, stop, end, scale, word)
    return _token_of(figure, text, bound)


def _kind_of(match: re.Match[str]) -> str:
    """Which group holds the unit of a number; "" for a bare number."""
    for group in _KINDS:
        if match[group]:
            return group
    return ""


def _is_code(text: str, start: int, end: int) -> bool:
    """Whether an integer without unit is a hotline, an account or another name in digits."""
    if not text[start:end].isdigit():
        return False
    if end - start >= _SHORT_CODE and _CODE_AFTER.match(text, end):
        return True
    if _CODE_BEFORE.search(text[max(0, start - _LABEL_LENGTH) : start]):
        return True
    if end - start < _LONG_CODE or not start or text[start - 1] in _AMOUNTS:
        return False
    return bool(_HAN.match(text, start - 1) and _HAN.match(text, end))


def _read_numeral(match: re.Match[str], text: str) -> Token | None:
    """The figure of 三个, 五十余人, 百分之八; None where the characters are no one number."""
    group = "hundredths" if match["hundredths"] else "words"
    try:
        digits = str(value_of(match[group]))
    except ValueError:
        return None
    start, middle = match.start("numeral"), match.end(group)
    unit, dimension, scale, end = "%", Dimension.PERCENT, 1, middle
    if group == "words":
        unit, end = match["thing"], match.end("thing")
        kind = "money" if unit.endswith("元") else "percent" if "百分点" in unit else "count"
        unit, dimension, scale = measure(kind, unit)
    bound, word = leading(text, start, unit)
    word = with_unit(word, match["some"] or "", match["later"] or "")
    return _token_of(Figure(digits, unit, dimension, start, end, middle, scale, word), text, bound)


def _closing_range(tokens: list[Token], token: Token, text: str) -> Token:
    """3-5个 says at least 3 and at most 5: both ends become bounds of the shared unit."""
    low, high = tokens[-1].figure if tokens else None, token.figure
    if low is None or high is None or low.approximation or high.approximation:
        return token
    between = text[tokens[-1].end : token.start]
    if between not in _BETWEEN or (low.unit and (low.unit != high.unit or between in "至到")):
        return token
    if Decimal(low.digits) >= Decimal(high.digits) or _WORKING.match(text, token.end):
        return token
    low = replace(
        low,
        unit=high.unit,
        dimension=high.dimension,
        scale=high.scale,
        approximation=Approximation.AT_LEAST,
    )
    tokens[-1] = tokens[-1]._replace(figure=low)
    return token._replace(figure=replace(high, approximation=Approximation.AT_MOST))
