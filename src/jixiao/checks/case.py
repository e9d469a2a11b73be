"""What a check is given: the Ledger and what several checks draw from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from jixiao.checks.fact_index import FactIndex
from jixiao.checks.suspects import Suspect, find_suspects
from jixiao.checks.truncation import lone_truncation, truncated_relations
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Ledger, Mention, Relation, RelationKind


@dataclass(frozen=True)
class Case:
    """One document under check."""

    ledger: Ledger

    def relations(self, *kinds: RelationKind) -> Iterator[Relation]:
        """The relations of these kinds, in the order of the Ledger."""
        return (relation for relation in self.ledger.relations if relation.kind in kinds)

    def mentions(self, *kinds: str) -> Iterator[Mention]:
        return (mention for mention in self.ledger.mentions if mention.kind in kinds)

    def wrong(self, *kinds: RelationKind) -> Iterator[Relation]:
        """Relations that are clearly contradicted: by more than one last unit, and binding."""
        return (
            relation
            for relation in self._contradicted
            if relation.kind in kinds
            and not relation.judgement.last_digit
            and (relation.must_hold or exceeds_head(relation))
            and id(relation) not in self._resting_on_slips
            and not self._is_told_for_sure(relation)
        )

    @cached_property
    def facts(self) -> FactIndex:
        """The facts of the Ledger by place and by amount."""
        return FactIndex(self.ledger)

    @cached_property
    def _contradicted(self) -> list[Relation]:
        """The relations that do not hold: few, and asked for by kind again and again."""
        return [relation for relation in self.ledger.relations if relation.contradicted]

    @cached_property
    def slipped(self) -> dict[int, list[Relation]]:
        """By its place, what is computed with, or makes, an amount whose unit is wrong: that is
        told.
        """
        found: dict[int, list[Relation]] = {one.start: [] for one in self.mentions("unit_slip")}
        for relation in self.ledger.relations if found else ():
            for figure in relation.figures():
                if figure.start in found:
                    found[figure.start].append(relation)
        return found

    @cached_property
    def _resting_on_slips(self) -> set[int]:
        """The relations of :attr:`slipped`, by identity."""
        return {id(relation) for found in self.slipped.values() for relation in found}

    @cached_property
    def suspects(self) -> list[Suspect]:
        """Figures that are wrong themselves, rather than what was computed from them."""
        resting = self._resting_on_slips
        told = [one for one in self.ledger.relations if id(one) not in resting]
        return find_suspects(told, self.ledger.facts)

    def _is_told_for_sure(self, relation: Relation) -> bool:
        """Whether the figure of a likely relation is one that others know to be wrong."""
        stated = relation.stated.figure if relation.likely else None
        sure = {one.figure.start for one in self.suspects if one.sure} if stated else ()
        return stated is not None and stated.start in sure

    @cached_property
    def likely(self) -> set[int]:
        """Where the figures stand that would hold if they were misprinted."""
        stated = (one.stated.figure for one in self._contradicted if one.likely)
        return {figure.start for figure in stated if figure is not None}

    @cached_property
    def blamed(self) -> dict[int, Suspect]:
        """By ``id`` of a relation: the suspect that explains its contradiction."""
        return {
            id(relation): suspect
            for suspect in self.suspects
            if suspect.sure
            for relation in suspect.relations
        }

    @cached_property
    def truncated(self) -> list[Relation]:
        """The truncated rates, where this document truncates throughout; else none."""
        return truncated_relations(self.ledger.relations)

    @cached_property
    def lone_truncation(self) -> Relation | None:
        """The one truncated rate, where this document rounds all others; else none."""
        return lone_truncation(self.ledger.relations)


def exceeds_head(relation: Relation) -> bool:
    """Whether the parts of an open list come to more than its head; about so much of one part may
    be in another (其中甲23.9亿元，乙超过11亿元).
    """
    value, figure = relation.judgement.value, relation.stated.figure
    if value is None or figure is None or relation.verdict is not Verdict.CONTRADICTED:
        return False
    if any(one.approximation for one in relation.figures()):
        return False
    return value * figure.scale > figure.value
