"""A total of parts that are named and not told: 绿化养护、公园维修两个项目合计支出186.40万元, of
what each of them is told to have elsewhere.

Told where one figure of each name makes it exactly, and so never an error.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise, product

from jixiao.extraction.building import results_of, signed_sum
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role

_NAMED = late_regex(
    r"(?P<names>[^，。；：]+?)(?:这|等)?(?P<count>[两二三四五六2-6])(?:个|项|类|笔|部分|大类)"
    r"[^，。；：\d]{0,6}?(?:合计|总计|共|之和|一共)[^，。；：\d]{0,6}$"
)
_ALL = late_regex(r"[^，。；：\d]{0,6}?(?:合计|总计|共|之和)[^，。；：\d]{0,6}")
_UNITS = ("个", "项", "类", "笔")
_JOINS = late_regex(r"[、和与及]")
_OPENS = late_regex(r"^(?:其中|以上|上述|加上|加)")
_SIGNS = frozenset("共计和")
_ROLES = {Dimension.MONEY: (Role.LEVEL, Role.ACTUAL), Dimension.SCORE: (Role.SCORE,)}
_TELLING = 3
_MOST, _SHORTEST = 6, 2
"""Figures of one name that are tried; characters of a name."""
_REACH = 400
"""Figures to either side of a total among which its parts stand."""


def named_parts(
    phrases: Sequence[Phrase], facts: Sequence[Fact], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """Each such total that no sum makes yet."""
    asked = [
        (one, names)
        for before, one in pairwise(phrases)
        if _is_asked(one) and (names := _names(one, before))
    ]
    if not asked:
        return
    made = results_of([one for one in relations if not one.contradicted])
    said = {one.figure.start: last_clause(one.gap).text for one in phrases}
    facts = sorted(facts, key=_place)
    for phrase, names in asked:
        if not phrase.money or phrase.figure.start not in made:
            place = bisect_left(facts, phrase.figure.start, key=_place)
            near = facts[max(0, place - _REACH) : place + _REACH]
            yield from _made_of(phrase, [_figures(name, phrase, near, said) for name in names])


def _place(fact: Fact) -> int:
    return fact.figure.start


def _is_asked(one: Phrase) -> bool:
    measured = one.figure.dimension in _ROLES and not _SIGNS.isdisjoint(one.gap)
    return measured and one.figure.telling >= _TELLING


def _names(phrase: Phrase, before: Phrase) -> list[str]:
    """The names that a total is told of, if they are just as many as it counts; the count may be
    a figure of its own.
    """
    said = phrase.gap
    if before.figure.unit in _UNITS and _ALL.fullmatch(said):
        said = f"{before.gap}{before.figure.value:f}{before.figure.unit}{said}"
    match = _NAMED.search(said) if "、" in said else None
    names = _JOINS.split(_OPENS.sub("", match["names"])) if match is not None else []
    counted = match is not None and number_of(match["count"]) == len(names)
    return names if counted and all(len(one) >= _SHORTEST for one in names) else []


def _figures(
    name: str, phrase: Phrase, facts: Sequence[Fact], said: Mapping[int, str]
) -> list[Figure]:
    """The figures that are told of a name, each size once."""
    dimension, found = phrase.figure.dimension, dict[Decimal, Figure]()
    for fact in facts:
        figure = fact.figure
        alike = figure.dimension is dimension or fact.role is Role.SCORE
        if not alike or fact.role not in _ROLES[dimension] or figure.start == phrase.figure.start:
            continue
        if name in fact.subject or name in said.get(figure.start, ""):
            found.setdefault(figure.value, figure)
    return list(found.values())


def _made_of(phrase: Phrase, told: Sequence[Sequence[Figure]]) -> Iterator[Relation]:
    """The total of one figure of each name."""
    wanted = phrase.figure.value
    for row in product(*(figures[:_MOST] for figures in told)):
        if sum((one.value for one in row), Decimal(0)) == wanted:
            kind = RelationKind.SUM if phrase.money else RelationKind.SCORE
            yield signed_sum(
                phrase.figure, [(1, one) for one in row], subject=phrase.subject.name, kind=kind
            )
            return
