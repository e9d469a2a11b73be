"""Funds by source with their stages abreast: 计划安排资金 100 | 实际支出 90 | 结余 10
over rows that name the source in front of every amount (其中：中央财政 60 | 其中：中央财政 60 …).

Source: the self-evaluation form of projects of Hunan, as published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from jixiao.extraction.forms.numbers import Number
from jixiao.extraction.forms.words import FUNDS_END, GAP, loose
from jixiao.late import late_regex

_AMOUNT = r"(?P<number>\d[\d,]*(?:\.\d+)?)?(?![\d.,%年月日号])"
_STAGES = {
    "planned": "计划安排资金 预算安排资金 计划资金 计划安排",
    "arrived": "实际到位资金 到位资金 实际到位",
    "spent": "实际支出资金 实际支出 实际使用 资金支出",
    "left": "结余资金 结余 结转",
}
_STAGE_OF = {name: stage for stage, names in _STAGES.items() for name in names.split()}
_HEAD = late_regex(
    # No groups inside: a choice of plain words is sought by their first characters.
    rf"(?P<stage>{loose(' '.join(_STAGES.values()))})"
    rf"{GAP}(?:（{GAP}万?{GAP}元{GAP}）)?{GAP}{_AMOUNT}{GAP}"
)
_CELL = late_regex(r"(?P<label>[^\d\s|]+)|(?P<number>\d[\d,]*(?:\.\d+)?)(?![\d.,%年月日号])")
_ASIDE = late_regex(r"其中|[\s|：（）]")
_LEAST_STAGES = 2
_MOST_CELLS = 60


@dataclass(slots=True)
class Abreast:
    """One form: the total of every stage, and the amounts of its sources."""

    totals: dict[str, Number]
    sources: dict[str, list[Number]] = field(default_factory=dict)
    rows: list[dict[str, Number]] = field(default_factory=list)
    """The amounts of one source by stage."""

    def take(self, row: dict[str, Number]) -> None:
        """Add the row of one source, told for all the stages."""
        if row:
            self.rows.append(row)
        for stage, number in row.items():
            self.sources.setdefault(stage, []).append(number)


def abreast_of(text: str) -> Iterator[Abreast]:
    """The forms of this kind in a folded text."""
    position = 0
    while (first := _HEAD.search(text, position)) is not None:
        stages, totals, end = _heads(text, first)
        position = end
        if len(stages) >= _LEAST_STAGES and len(totals) >= _LEAST_STAGES:
            form = Abreast(totals)
            _read_sources(text, end, stages, form)
            if form.rows:
                yield form


def _heads(text: str, first: re.Match[str]) -> tuple[list[str], dict[str, Number], int]:
    """The stages that stand side by side, in order, with their totals; where they end."""
    stages: list[str] = []
    totals: dict[str, Number] = {}
    head: re.Match[str] | None = first
    end = first.end()
    while head is not None:
        stage = _STAGE_OF["".join(head["stage"].replace("|", "").split())]
        if stage in stages:
            break
        stages.append(stage)
        if (number := _number(head)) is not None:
            totals[stage] = number
        end = head.end()
        head = _HEAD.match(text, end)
    return stages, totals, end


def _read_sources(text: str, position: int, stages: list[str], form: Abreast) -> None:
    """The rows behind the totals: each names its source once for every stage."""
    stop = FUNDS_END.search(text, position)
    end = stop.start() if stop else len(text)
    name, at, row = "", 0, dict[str, Number]()
    for cell in islice(_CELL.finditer(text, position, end), _MOST_CELLS):
        if (number := _number(cell)) is not None:
            if not 0 < at <= len(stages):
                return
            row[stages[at - 1]] = number
            continue
        label = _ASIDE.sub("", cell["label"])
        if label != name:
            if name and at < len(stages):
                return
            form.take(row)
            name, at, row = label, 0, {}
        at += 1
    if at == len(stages):
        form.take(row)


def _number(match: re.Match[str]) -> Number | None:
    if match["number"] is None:
        return None
    start, end = match.span("number")
    return Number(match["number"].replace(",", ""), start, end)
