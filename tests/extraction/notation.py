"""The notation of the case files: one line per relation or mention, and what fits it.

``sum holds 70.00 = 50.00 20.00``: kind and verdict (``*`` any), stated figure and operands in any
order; ``= *`` leaves the operands open. The sides of a ``same_fact`` may be swapped.
``direction 增加 → 减少``: kind, what stands at the place, what should (``→ *`` leaves it open).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from jixiao.ledger.relation import Ledger, Mention, Relation

ANY = "*"


@dataclass(frozen=True)
class Wanted:
    """A relation as a case file writes it."""

    kind: str
    verdict: str
    stated: str
    operands: tuple[str, ...]

    @classmethod
    def of(cls, line: str) -> Wanted:
        left, _, right = line.partition(" = ")
        kind, verdict, stated = left.split()
        return cls(kind, verdict, stated, tuple(sorted(right.split())))

    def fits(self, relation: Relation) -> bool:
        told = self.kind in (ANY, relation.kind)
        if not told or self.verdict not in (ANY, str(relation.verdict)):
            return False
        stated = relation.stated.digits
        operands = tuple(sorted(term.digits for term in relation.operands))
        sides = [(stated, operands)]
        if relation.kind == "same_fact" and len(operands) == 1:
            sides.append((operands[0], (stated,)))
        return any(self._reads(stated, operands) for stated, operands in sides)

    def _reads(self, stated: str, operands: tuple[str, ...]) -> bool:
        return self.stated in (ANY, stated) and self.operands in ((ANY,), operands)


def is_mentioned(line: str, ledger: Ledger) -> bool:
    """Whether a ledger has the mention that a case file writes in one line."""
    left, _, expected = line.partition(" → ")
    kind, _, quote = left.partition(" ")
    return any(_speaks_of(one, kind, quote, expected, ledger.text) for one in ledger.mentions)


def _speaks_of(mention: Mention, kind: str, quote: str, expected: str, text: str) -> bool:
    return (
        mention.kind == kind
        and quote in (ANY, text[mention.start : mention.end])
        and expected in (ANY, mention.expected)
    )


def load_cases(path: Path) -> list[dict[str, Any]]:
    """The cases of one file."""
    cases: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return cases


def line_of(relation: Relation) -> str:
    """A relation in the notation of the case files."""
    operands = " ".join(term.digits for term in relation.operands)
    return f"{relation.kind} {relation.verdict} {relation.stated.digits} = {operands}"
