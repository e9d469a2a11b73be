"""Changes of a whole and of all its parts, of which one is told as a rate alone, or farther on.

收入90亿元，增长12.5%，其中税收60亿元，增加6亿元；非税30亿元，增加4亿元: what the parts rose by
together is what the whole rose by; and what the other parts leave of it is what a part rose by.
Told where it holds; a rate but for a misprint, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial

from jixiao.extraction.building import agrees, rate, signed_sum, told_only
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import PRIOR, Statement, comparison_base
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Relation, RelationKind, Role

_REACH = 8
"""Statements behind a list in which the change of its whole stands."""
_TELLING, _PLACES = 3, 2
"""Digits of a rate, or of a change, that others make by no chance."""
_SIGNED = "Σ变动额÷（本年数－Σ变动额）×100"


def changes_of_parts(lists: Sequence[Parts], statements: Sequence[Statement]) -> Iterator[Relation]:
    """What the changes of the parts of each whole tell."""
    for parts in lists:
        if parts.stated.role is not Role.LEVEL or not parts.stated.money or not parts.agrees:
            continue
        items = [(value, _change(item), _rate(item)) for item, value in parts.items]
        told = [change for _, change, _ in items if change is not None]
        whole, whole_rate = _change(parts.head), _rate(parts.head)
        if len(told) == len(items):
            if whole is None and whole_rate is not None:
                yield from _as_rate(whole_rate, parts.stated, [(1, one) for one in told])
            if whole is None:
                yield from _told_behind(parts, told, statements)
        elif len(told) == len(items) - 1 and whole is not None:
            lone, _, lone_rate = next(one for one in items if one[1] is None)
            if lone_rate is not None:
                rest = [(-1, one) for one in told]
                yield from _as_rate(lone_rate, lone, [(1, whole), *rest])


def _change(statement: Statement) -> Phrase | None:
    """The one change since last year that a statement tells."""
    found = [one for one in statement.changes if one.money and comparison_base(one) == PRIOR]
    return found[0] if len(found) == 1 and found[0].sign else None


def _rate(statement: Statement) -> Phrase | None:
    """The one rate since last year that it tells."""
    found = [one for one in statement.phrases if one.role is Role.CHANGE_RATE]
    return found[0] if len(found) == 1 and found[0].sign else None


def _as_rate(
    stated: Phrase, level: Phrase, changes: Sequence[tuple[int, Phrase]]
) -> Iterator[Relation]:
    """A rate of what several changes leave together."""
    if stated.figure.telling < _PLACES:
        return
    signs = tuple(sign * one.sign * stated.sign for sign, one in changes)
    figures: list[Figure] = [level.figure, *(one.figure for _, one in changes)]
    compute = partial(_over_base, signs=signs, way=stated.sign)
    if _base(figures, signs, stated.sign) <= 0:
        return
    relation = rate(
        stated.figure, figures, compute, kind=RelationKind.CHANGE_RATE, formula=_SIGNED,
        subject=level.subject.name,
    )  # fmt: skip
    if agrees(relation.judgement):
        yield told_only(relation)
    elif stated.figure.telling >= _TELLING and is_misprinted(relation):
        yield replace(relation, likely=True)


def _base(figures: Sequence[Figure], signs: Sequence[int], way: int) -> Fraction:
    level, *changes = (one.fraction for one in figures)
    moved = sum((sign * one for sign, one in zip(signs, changes, strict=True)), Fraction(0))
    return level - way * moved if moved > 0 else Fraction(0)


def _over_base(values: Sequence[Fraction], signs: tuple[int, ...], way: int) -> Fraction:
    """Σ change ÷ (level − Σ change) × 100, for a fall by what it came from."""
    level, *changes = values
    moved = sum((sign * one for sign, one in zip(signs, changes, strict=True)), Fraction(0))
    return moved / (level - way * moved) * 100


def _told_behind(
    parts: Parts, told: Sequence[Phrase], statements: Sequence[Statement]
) -> Iterator[Relation]:
    """甲比上年减少3.20万元；乙减少1.10万元。三公经费比上年减少4.30万元: a change behind the list
    that those of its items make.
    """
    end = parts.items[-1][0].index + 1
    for statement in statements[end : end + _REACH]:
        stated = _change(statement)
        if stated is None or stated.figure.telling < _TELLING or statement.levels:
            continue
        signed = [(one.sign * stated.sign, one.figure) for one in told]
        relation = signed_sum(stated.figure, signed, subject=statement.title(stated))
        if agrees(relation.judgement):
            yield told_only(relation)
            return
