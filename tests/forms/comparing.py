"""Filings compared by what was entered, not by where."""

from __future__ import annotations

from jixiao.filing.filing import Filing
from jixiao.filing.value import State


def bare(filing: Filing) -> dict[str, tuple[State, object, str]]:
    """What was entered, without where."""
    return {
        path: (value.state, value.number, value.text if value.number is None else "")
        for path, value in filing.entered()
    }


def same(one: Filing, other: Filing) -> bool:
    """Whether two filings say the same; the head counts."""
    heads = [(each.region, each.year, each.pack) for each in (one, other)]
    return heads[0] == heads[1] and bare(one) == bare(other)
