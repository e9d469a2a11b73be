"""Find the figures of a clean text and tell them from dates, codes and numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from jixiao.figures.chinese import value_of
from jixiao.figures.figure import Approximation, Dimension, Figure
from jixiao.figures.units import measure, unit_pattern

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_YEAR = r"(?:19|20)\d{2}"
_NUMERAL = "一二三四五六七八九十两百"
_THING = "个(?!月|别|人|性)|项(?!规定)|家|名(?!词|称|单)|户|辆|场(?!所)|批次|人次|位|台|所|宗|起(?!来|到)"

_TOKEN = re.compile(
    rf"""
    (?P<document>[〔\[（]{_YEAR}[〕\]）]第?\d+号|第?\d+号)
  | (?P<range>{_YEAR}[-—至到～]{_YEAR}年?度?)
  | (?P<date>(?:{_YEAR}|\d{{2}})年\d{{1,2}}月(?:\d{{1,2}}日)?|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}
        |(?<![\d.])\d{{1,2}}(?:[-—至到～、]\d{{1,2}})?月(?:份|\d{{1,2}}(?:[-—至到～]\d{{1,2}})?日)?
        |{_YEAR}年(?:[一二三四]季度|上半年|下半年)|(?<![\d.])\d{{1,2}}日|\d{{1,2}}：\d{{2}}(?!\d))
  | (?P<year>(?<![\d.]){_YEAR}(?:年度|年)(?!以上|以下|以内)|20[xX×]{{2}}年)
  | (?P<code>(?<![\d.])(?:\d{{3}}类|\d{{2}}款|0\d项|[1-9]\d项(?=[）(（]))
        |(?<=表)\d{{1,2}}(?:-\d+)?(?![\d.]*[%元])|(?<=附件)\d{{1,2}}|(?<=附表)\d{{1,2}}
        |第\d+(?:[-—至]\d+)?[^\d，。；：、]{{0,2}}|[A-Za-z][-+]?\d[\dA-Za-z.+-]*|\d+\+N)
  | (?P<list>(?:^-)?(?<![\d.])\d{{1,2}}(?:[.．](?!\d)|、(?![\d一二三四五六七八九十])|[.．](?=\d{{4}}年))
        |(?<=[。；：，、\n）“])（\d{{1,2}}）(?!年)|^（\d{{1,2}}）(?!年)
        |^\d{{1,2}}(?=[.．]\d{{1,2}}[.．、]?[^\d%元万分个])|[①-⑳])
  | (?P<figure>
        (?P<bound>≥|≤|>=|<=|>|<|=|至少达?到?|不低于|不少于|不超过|不高于|大于等于|小于等于)?
        (?P<before>大?约|接近|将近|近(?!\d年)|超过|突破|逾|不足|不到|达到?)?
        (?P<number>(?:(?<![\dA-Za-z）.])-)?(?<![\d.A-Za-z]){_NUMBER})
        (?P<many>余|多(?![项个种]样))?
        (?:{unit_pattern()})?
        (?P<after>左右|上下|以上|以下|以内|以外|及以上|（含）以上)?
        (?![A-Za-z]))
  | (?P<percentage>百分之(?P<hundredths>[{_NUMERAL}零点]+))
  | (?P<numeral>(?<![第{_NUMERAL}零几上下同每之这那唯另任某各统进逐])(?P<words>[二三四五六七八九十两][{_NUMERAL}]*)(?P<thing>{_THING}))
    """,
    re.VERBOSE,
)

_BEFORE = {
    "约": Approximation.ABOUT,
    "大约": Approximation.ABOUT,
    "接近": Approximation.UNDER,
    "将近": Approximation.UNDER,
    "近": Approximation.UNDER,
    "不足": Approximation.UNDER,
    "不到": Approximation.UNDER,
    "超过": Approximation.OVER,
    "突破": Approximation.OVER,
    "逾": Approximation.OVER,
}
_AFTER = {
    "左右": Approximation.ABOUT,
    "上下": Approximation.ABOUT,
    "以上": Approximation.AT_LEAST,
    "及以上": Approximation.AT_LEAST,
    "（含）以上": Approximation.AT_LEAST,
    "以下": Approximation.AT_MOST,
    "以内": Approximation.AT_MOST,
}
_MAX_DIGITS = 24


class Mark(StrEnum):
    """What a token is, besides a figure."""

    FIGURE = "figure"
    YEAR = "year"
    DATE = "date"
    CODE = "code"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Token:
    """A figure, year, date, code or list number at ``start:end`` of the clean text."""

    mark: Mark
    start: int
    end: int
    text: str
    figure: Figure | None = None
    bound: str = ""
    """≥, ≤, =, > or < printed before the number: a target, not a measured value."""


_MARKS = {
    "document": Mark.CODE,
    "range": Mark.DATE,
    "date": Mark.DATE,
    "year": Mark.YEAR,
    "code": Mark.CODE,
    "list": Mark.LIST,
}


def scan(text: str) -> list[Token]:
    """All tokens of a clean text, in order. Figures carry places in the clean text."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind in _MARKS:
            tokens.append(Token(_MARKS[kind], match.start(), match.end(), match.group()))
        elif token := _figure_token(match):
            tokens.append(token)
    return tokens


def _figure_token(match: re.Match[str]) -> Token | None:
    figure = _figure(match)
    if figure is None:
        return None
    bound = match["bound"] or ""
    return Token(Mark.FIGURE, figure.start, figure.end, match.group(), figure, bound)


def _figure(match: re.Match[str]) -> Figure | None:
    if match["numeral"]:
        digits = str(value_of(match["words"]))
        start, middle = match.start("words"), match.end("words")
        return Figure(digits, match["thing"], Dimension.COUNT, start, match.end(), middle)
    if match["percentage"]:
        digits = str(value_of(match["hundredths"]))
        return Figure(
            digits, "%", Dimension.PERCENT, match.start("percentage"), match.end(), match.end()
        )
    digits = match["number"].replace(",", "")
    if len(digits) > _MAX_DIGITS:
        return None
    kind = next((name for name in ("percent", "money", "score", "count", "bare") if match[name]), "")
    end = match.end(kind) if kind else match.end("number")
    word = Approximation.NONE
    unit = match[kind] if kind else ""
    stripped = unit.lstrip("多余来")
    if match["many"] or stripped != unit or (kind == "count" and ("多" in unit or "余" in unit)):
        word = Approximation.OVER
    unit = stripped.replace("多", "").replace("余", "") if kind == "count" else stripped
    name, dimension, scale = measure(kind, unit) if kind else ("", Dimension.NUMBER, 1)
    word = _AFTER.get(match["after"] or "", _BEFORE.get(match["before"] or "", word))
    return Figure(
        digits, name, dimension, match.start("number"), end, match.end("number"), scale, word
    )
