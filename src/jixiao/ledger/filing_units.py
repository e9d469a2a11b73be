"""What is wrong with a department's units, at the rows of its Filing that name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.filing.consolidating import Consolidation, UnitProblem
from jixiao.ledger.filing_view import FilingView
from jixiao.ledger.relation import Mention


def unit_mentions(view: FilingView, together: Consolidation) -> Iterator[Mention]:
    """Every problem and every gap of the sums."""
    yield from _told(view, "unit_fault", together.problems)
    yield from _told(view, "unit_gap", together.gaps)


def _told(view: FilingView, kind: str, problems: Sequence[UnitProblem]) -> Iterator[Mention]:
    for problem in problems:
        yield from view.mention(kind, _shown(view, problem.path), note=problem.message)


def _shown(view: FilingView, path: str) -> str:
    """The path itself where something is entered there, else the first entry of its row."""
    row = path.rpartition(".")[0]
    beside = (other for other in view.entries if other.startswith(f"{row}."))
    return path if path in view.entries else next(beside, path)
