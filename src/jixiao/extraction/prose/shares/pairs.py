"""Shares of one of two parts, of what both make together (A09)."""

from __future__ import annotations

from typing import NamedTuple

from jixiao.extraction.building import agrees
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.shares.siblings import share_of
from jixiao.extraction.prose.shares.wholes import NEAR
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Relation

_LATTER = "后者占"


class Bare(NamedTuple):
    """A share that agrees and names no base: its phrase, its part and its whole."""

    phrase: Phrase
    part: Phrase
    whole: Figure


def share_of_latter(
    phrase: Phrase, part: Phrase, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """支出90.40万元。…甲60.20万元，乙30.20万元，后者占33.41%: of what both make, where that is
    printed before them; wrong for sure where it is the latter over the former.
    """
    if _LATTER not in phrase.gap:
        return None
    near = [one for other in nearest_before(statement, statements, NEAR) for one in other.levels]
    before = [one for one in near if one.figure.start < part.figure.start]
    former = max(before, key=lambda one: one.figure.start, default=None)
    if former is None or former.passage != part.passage:
        return None
    both = former.figure.value + part.figure.value
    whole = next((one.figure for one in before if one.figure.value == both), None)
    if whole is None or whole.dimension is not part.figure.dimension:
        return None
    relation = share_of(phrase, part, whole, statement)
    over = share_of(phrase, part, former.figure, statement)
    return relation if agrees(relation.judgement) or agrees(over.judgement) else None


def share_of_rest(
    phrase: Phrase, part: Phrase, statement: Statement, relation: Relation, bare: Bare | None
) -> Relation:
    """支出90万元。甲60万元，占66.67%；乙30万元，占25%: a share that is of another amount than
    the one before it in its sentence, though the parts of both are all of that one's whole.
    """
    if bare is None or phrase.base:
        return relation
    if (bare.phrase.passage, bare.phrase.stop) != (phrase.passage, phrase.stop):
        return relation
    whole = relation.operands[-1].figure
    rest = bare.part.figure.value + part.figure.value == bare.whole.value
    alike = bare.part.figure.dimension is part.figure.dimension and part is not bare.part
    other = whole is None or whole.value != bare.whole.value
    return share_of(phrase, part, bare.whole, statement) if rest and alike and other else relation
