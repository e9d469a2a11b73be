"""A finding in words: the title and legal basis of its check, and the unit of its numbers."""

from __future__ import annotations

from functools import cache

from jixiao.checks.check import Check, Text
from jixiao.checks.finding import Finding
from jixiao.checks.registry import all_checks

CERTAINTIES = {
    "official": Text("有原文", "official"),
    "seed-verified": Text("样本印证", "seed-verified"),
    "reconstructed": Text("推定", "reconstructed"),
}


def title_of(finding: Finding, language: str) -> str:
    """The title of the finding's check; its dotted name where the check is not registered."""
    check = _checks().get(finding.code)
    return check.title.in_language(language) if check else finding.name


def bases_of(finding: Finding, language: str) -> list[str]:
    """Each legal basis with what it demands and how sure it is."""
    check = _checks().get(finding.code)
    shown = "{0}: {1} ({2})" if language == "en" else "{0}：{1}（{2}）"
    return [
        shown.format(
            basis.source, basis.demand, CERTAINTIES[basis.certainty.value].in_language(language)
        )
        for basis in (check.basis if check else ())
    ]


def unit_of(finding: Finding) -> str:
    """The unit of the numbers of a finding; empty where they say it themselves or are words."""
    if finding.relation is None:
        return ""
    for figure in finding.relation.figures():
        if figure.start == finding.start:
            return figure.unit
    return ""


@cache
def _checks() -> dict[str, Check]:
    return {check.code: check for check in all_checks()}
