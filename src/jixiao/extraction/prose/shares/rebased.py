"""Shares that hold of another amount than the one they are of: the base was mistaken.

Nearly any report prints an amount that a wrong base was; that the words, or the other shares of the
row, tell another one makes the share wrong, however well it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.subjects import subject_of
from jixiao.figures.figure import Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_BACK = 16
"""Statements back in which the amount stands that a base names."""
_SHORTEST = 4
"""Characters of a name that is of one amount (基本支出)."""
_WHOLE = 100
_OPERANDS = 2
_TELLING_BASE, _APART = 3, 2
"""Characters of a base that is the same where it is called the same, and passages so near that it
is called so of the same.
"""
_NEAR = 4
"""Shares among which those of the other parts stand."""
_WAYS = "支付|采购|支出|执行|拨付|成交|中标|签约|发放|到位|使用"
_DONE = late_regex(rf"(?:实际)?(?P<done>{_WAYS})(?:总额|总数|金额|资金|额|数)的?")
"""占支付额的: of what was paid, as its own words tell."""
_YEAR_OF = late_regex(r"^(?:全年|本年度?|当年|年度)")
_AMOUNT_OF = late_regex(rf"(?P<done>{_WAYS})(?:了|的|总额|金额|资金|额|数|为|共)*$")


def of_its_name(
    phrase: Phrase,
    part: Phrase,
    relation: Relation,
    statement: Statement,
    statements: list[Statement],
) -> Relation | None:
    """基本支出320万元…人员经费占基本支出的29.86%: of the one amount of the passage that is called
    as the base is, where the share holds of an amount that is not; nothing else.
    """
    whole = relation.operands[-1].figure
    if not phrase.base or whole is None or not agrees(relation.judgement):
        return None
    called = [
        level.figure
        for other in (statement, *nearest_before(statement, statements, _BACK))
        for level in other.levels
        if level.passage == phrase.passage and level.figure.start < phrase.figure.start
        if level is not part and comparable(level, part) and _is_called(level, other, phrase.base)
    ]
    values = {figure.value for figure in called}
    if len(values) != 1 or whole.value in values or part.figure.value > called[0].value:
        return None
    return _share(relation, phrase.figure, part.figure, called[0])


def _is_called(level: Phrase, statement: Statement, base: str) -> bool:
    if level.prior or level.is_base:
        return False
    if done := _DONE.fullmatch(base):
        told = _AMOUNT_OF.search(level.gap)
        return told is not None and told["done"] == done["done"]
    name, stage = subject_of(base)
    if len(name) < _SHORTEST or "总" in name or words.GENERIC_SUBJECT.match(name):
        return False
    planned = level.subject.stage in words.PLANNED
    staged = stage == level.subject.stage if stage else not planned
    return staged and _YEAR_OF.sub("", statement.subject) == name


def of_one_whole(relations: Sequence[Relation], phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """本级290万元，占90.63%；上级30万元，占10.47%: two parts that make the amount that one share
    is of, while the other, of another amount, does not make 100 with it: of the same.
    """
    by_place = {one.figure.start: one for one in phrases if one.role is Role.SHARE}
    shares = sorted((one for one in relations if _is_share(one)), key=_place)
    wrong: dict[int, Relation] = {}
    for at, one in enumerate(shares):
        for other in shares[at + 1 : at + 1 + _NEAR]:
            for first, second in ((one, other), (other, one)):
                told = _of_the_same(first, second) if _beside(one, other, by_place) else None
                if told is not None:
                    wrong[_place(first)] = told
    for one in shares:  # another reading of the same share is of that amount already
        told = wrong.get(_place(one))
        if told is not None and _parts(one)[1].value == _parts(told)[1].value:
            del wrong[_place(one)]
    held = {id(one) for one in shares}
    for relation in relations:
        yield wrong.get(_place(relation), relation) if id(relation) in held else relation


def _place(relation: Relation) -> int:
    return relation.stated.figure.start if relation.stated.figure else -1


def _is_share(relation: Relation) -> bool:
    figures = [one.figure for one in relation.operands]
    told = relation.kind is RelationKind.SHARE and agrees(relation.judgement)
    return told and len(figures) == _OPERANDS and None not in (*figures, relation.stated.figure)


def _beside(one: Relation, other: Relation, by_place: dict[int, Phrase]) -> bool:
    """Whether two shares are told of parts of one passage in the same words; of neighbouring ones,
    where the words name what they are of (（二）…占总支出的60%。（三）…占总支出的40%).
    """
    first, second = (
        by_place.get(each.stated.figure.start) for each in (one, other) if each.stated.figure
    )
    if first is None or second is None:
        return False
    near = _APART if len(first.base) >= _TELLING_BASE else 0
    return abs(first.passage - second.passage) <= near and first.base == second.base


def _of_the_same(one: Relation, other: Relation) -> Relation | None:
    """The first share of the whole of the second, where both parts make this."""
    (part, whole), (rest, all_), stated = _parts(one), _parts(other), one.stated.figure
    beside = other.stated.figure
    if stated is None or beside is None or whole.value == all_.value or part.start == rest.start:
        return None
    if part.value + rest.value != all_.value or part.dimension is not all_.dimension:
        return None
    off = abs(stated.value + beside.value - _WHOLE)
    return _share(one, stated, part, all_) if off > stated.ulp + beside.ulp else None


def _parts(relation: Relation) -> tuple[Figure, Figure]:
    part, whole = (one.figure for one in relation.operands)
    assert part is not None
    assert whole is not None
    return part, whole


def _share(relation: Relation, stated: Figure, part: Figure, whole: Figure) -> Relation:
    told = rate(
        stated, (part, whole), part_of_whole, kind=RelationKind.SHARE,
        formula=relation.formula, subject=relation.subject,
    )  # fmt: skip
    return replace(told, must_hold=relation.must_hold)
