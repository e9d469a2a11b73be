"""What a change is measured against, as the clause or what stands before it says."""

from __future__ import annotations

from jixiao.extraction.prose import words
from jixiao.extraction.prose.gaps import Clause

_LAST_YEAR = "上年"


def comparison_of(clause: Clause) -> str:
    """The base compared with, as printed; 上年 where only 同比 or the like says so; else ""."""
    for part in clause:
        bases = [match["base"] for match in words.COMPARISON.finditer(part)]
        if bases:
            return bases[-1] or _LAST_YEAR
        if words.YEAR_ON_YEAR.search(part):
            return _LAST_YEAR
    return ""
