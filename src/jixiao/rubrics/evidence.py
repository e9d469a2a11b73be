"""Indicators whose result nothing supports, or only what cannot prove it (D07, D08)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jixiao.filing.known import Knowledge
from jixiao.filing.schema import tables
from jixiao.late import late_regex
from jixiao.regions.certainty import Certainty
from jixiao.regions.evidence import national_evidence
from jixiao.regions.pack import Pack

_REGISTER = late_regex(r"ledger\.\w+")


@dataclass(frozen=True, slots=True)
class EvidenceGap:
    """An indicator with a result whose evidence is missing or of another kind."""

    path: str
    """Of its row."""
    name: str
    wanted: tuple[str, ...]
    """Kinds that would support it; none where no rule says which."""
    found: str
    """What is named as evidence; "" where nothing is."""
    certainty: Certainty


@cache
def evidence_kinds() -> tuple[str, ...]:
    """All kinds there are, as the registers name them."""
    column = tables()["ledger.training"].column("evidence_kind")
    return column.choices if column else ()


def evidence_gaps(knowledge: Knowledge, pack: Pack) -> Iterator[EvidenceGap]:
    """Every indicator that was done and is not supported."""
    rules = pack.evidence or national_evidence()
    for number, row in enumerate(knowledge.filing.rows.get("indicators", ()), 1):
        path = f"indicators.{number}"
        if "actual" not in row and "actual_from" not in row and "achievement" not in row:
            continue
        name = row["name"].text if "name" in row else ""
        wanted = rules.kinds_for(name)
        told = row["evidence"].text if "evidence" in row else ""
        kinds = {*_kinds_in(told), *_of_registers(knowledge, path)}
        if kinds & set(wanted) or (not wanted and (told or kinds)):
            continue
        found = told or "、".join(sorted(kinds))
        yield EvidenceGap(path, name, wanted, found, rules.certainty)


def _kinds_in(text: str) -> Iterator[str]:
    return (kind for kind in evidence_kinds() if kind in text)


def _of_registers(knowledge: Knowledge, path: str) -> Iterator[str]:
    """The kinds that the rows of the registers name which an actual is counted from."""
    formula = knowledge.filing.get(f"{path}.actual_from").text
    for register in _REGISTER.findall(formula):
        for row in knowledge.filing.rows.get(register, ()):
            if "evidence_kind" in row:
                yield row["evidence_kind"].text
