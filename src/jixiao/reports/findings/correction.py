"""What stands there and what the recomputation makes of it."""

from __future__ import annotations

from jixiao.checks.finding import Finding


def correction(finding: Finding) -> str:
    """``19.28% → 19.25%``, "" where no value can be put for the one that is stated."""
    if not (finding.expected and finding.stated and finding.stated in finding.quote):
        return ""
    figure = finding.relation.stated.figure if finding.relation else None
    at_figure = figure is not None and figure.start == finding.start
    unit = figure.unit if figure is not None and at_figure else ""
    return f"{finding.stated}{unit} → {finding.expected}{unit}"
