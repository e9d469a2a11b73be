"""资金总额 100 其中：财政拨款 80 其他资金 20: the one amount of a form and its sources (A19)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.extraction.forms.numbers import Number
from jixiao.extraction.forms.words import FUNDS_END, GAP, loose

_NUMBER = r"(?P<number>\d[\d,]*(?:\.\d+)?)(?![\d.,%分年月日万亿元])"
"""A bare number: an amount with its unit is one of a sentence."""
_TOTAL = re.compile(
    rf"(?:{loose('资金总额 年度预算 资金小计')}){GAP}(?:（{GAP}万?{GAP}元{GAP}）)?{GAP}：?{GAP}"
    rf"{_NUMBER}"
)
_SOURCE = re.compile(rf"(?P<label>[^\d。；]{{2,40}}?){_NUMBER}")
_NAMES = re.compile(loose("拨款 资金 补助 财政 其他 其它 自筹 结转"))
_MOST = 8
"""Sources of one amount."""


@dataclass(frozen=True, slots=True)
class Sources:
    """A total and the parts that make it."""

    total: Number
    parts: tuple[Number, ...]


def sources_of(text: str) -> Iterator[Sources]:
    """Totals with one number to a row, and the rows behind them that add up."""
    for total in _TOTAL.finditer(text):
        stated = _number(total)
        parts: list[Number] = []
        position = total.end()
        while len(parts) < _MOST:
            row = _SOURCE.match(text, position)
            if row is None or not _NAMES.search(row["label"]) or FUNDS_END.search(row["label"]):
                break
            parts.append(_number(row))
            position = row.end()
            if len(parts) > 1 and sum(part.value for part in parts) == stated.value:
                yield Sources(stated, tuple(parts))
                break


def _number(match: re.Match[str]) -> Number:
    start, end = match.span("number")
    return Number(match["number"].replace(",", ""), start, end)
