"""资金总额 100 其中：财政拨款 80 其他资金 20: the one amount of a form and its sources (A19)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.extraction.forms.numbers import Number
from jixiao.extraction.forms.words import FUNDS_END, GAP, loose
from jixiao.figures.misprints import misprinted
from jixiao.late import late_regex

_NUMBER = r"(?P<number>\d[\d,]*(?:\.\d+)?)(?![\d.,%分年月日万亿元])"
"""A bare number: an amount with its unit is one of a sentence."""
_TOTAL = late_regex(
    rf"(?:{loose('资金总额 年度预算 资金小计 拨款小计')}){GAP}(?:（{GAP}万?{GAP}元{GAP}）)?{GAP}）?"
    rf"{GAP}：?{GAP}{_NUMBER}"
)
_SOURCE = late_regex(rf"(?:{GAP}\d[、.](?!\d))?(?P<label>[^\d。；]{{2,40}}?){_NUMBER}")
_NAMES = late_regex(loose("拨款 资金 补助 财政 其他 其它 自筹 结转 预算 基金 收入"))
_ENDS = late_regex(rf"{FUNDS_END.pattern}|{loose('总额 合计 小计')}")
"""What is no source: the next section, the next total."""
_MOST = 8
"""Sources of one amount."""
_LEAST_MISPRINTED = 2
"""Sources beyond which a total that misses them by one digit is no accident."""


@dataclass(frozen=True, slots=True)
class Sources:
    """A total and the parts that make it."""

    total: Number
    parts: tuple[Number, ...]


def sources_of(text: str) -> Iterator[Sources]:
    """Totals with one number to a row, and the rows behind them that make them: those that add up,
    be it the only one, else all of them where a misprint of the total explains what is missing.
    """
    for total in _TOTAL.finditer(text):
        stated = _number(total)
        parts: list[Number] = []
        made = Decimal(0)
        for part in _rows(text, total.end()):
            parts.append(part)
            made += part.value
            if len(parts) > 1 and made == stated.value:
                yield Sources(stated, tuple(parts))
                break
        else:
            told = len(parts) > _LEAST_MISPRINTED and misprinted(stated.digits, str(made))
            if told or (len(parts) == 1 and made == stated.value):
                yield Sources(stated, tuple(parts))


def _rows(text: str, position: int) -> Iterator[Number]:
    """The numbers of the sources behind a total, up to the next total."""
    for _ in range(_MOST):
        row = _SOURCE.match(text, position)
        if row is None or not _NAMES.search(row["label"]) or _ENDS.search(row["label"]):
            return
        yield _number(row)
        position = row.end()


def _number(match: re.Match[str]) -> Number:
    start, end = match.span("number")
    return Number(match["number"].replace(",", ""), start, end)
