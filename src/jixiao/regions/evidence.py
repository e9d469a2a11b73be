"""Which kinds of evidence support which indicator: of a pack, else the national list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jixiao.regions.certainty import Certainty
from jixiao.regions.marked_yaml import Block, Problem, read_block

SCHEMA = "jixiao.evidence/1"
_NATIONAL = Path(__file__).parent / "national" / "evidence.yaml"


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """Indicators whose name holds one of ``words`` are supported by any of ``kinds``."""

    words: tuple[str, ...]
    kinds: tuple[str, ...]
    line: int = 0
    """Of its file, for messages."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Rules in order: the first that fits decides."""

    rules: tuple[EvidenceRule, ...]
    certainty: Certainty

    def kinds_for(self, name: str) -> tuple[str, ...]:
        """The kinds that support an indicator; none where no rule speaks of it."""
        for rule in self.rules:
            for word in rule.words:
                if word in name:
                    return rule.kinds
        return ()


def evidence_in(block: Block) -> Evidence:
    """The rules of a mapping with ``certainty`` and ``indicators``."""
    certainty = Certainty(block.choice("certainty", tuple(Certainty)))
    rules = []
    for one in block.blocks("indicators"):
        rules.append(EvidenceRule(one.texts("words"), one.texts("kinds"), one.line))
        one.finish()
    block.finish()
    return Evidence(tuple(rules), certainty)


@cache
def national_evidence() -> Evidence:
    """The list that holds where a pack has none of its own."""
    problems: list[Problem] = []
    block = read_block(_NATIONAL.read_text(encoding="utf-8"), str(_NATIONAL), problems)
    assert block is not None
    block.text("schema")
    if source := block.block("source"):
        source.text("note")
    found = evidence_in(block)
    assert not problems, "\n".join(map(str, problems))
    return found
