"""Amounts of as many rows of a table as the prose counts, whichever rows these are:
其中：市级专项3个，预算86.40万元，支出81.25万元；中央专项2个，预算….

Told where just so many rows of one column make the amount, in one way only; another amount of the
same count is of the same rows, and where it misses these by a slip, it is an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, groupby
from math import comb

from jixiao.extraction.building import results_of, signed_sum
from jixiao.extraction.linking.runs import columns_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_THINGS = late_regex(r"[个项](?:项目|专项|任务|支出)?(?![一-龥]?[级类]指标)")
_IN_WORDS = late_regex(
    r"(?P<count>[两二三四五六七八九])[个项][^，。；：]{0,12}(?:，[^，。；：]{0,8}){0,2}$"
)
_ENDS = late_regex(r"[。；：]")
_TELLING, _SHORT = 4, 3
"""Digits of an amount that rows make by no chance; of one that few choices of rows could make."""
_FEW_WAYS = 40
_FEWEST, _MOST = 2, 12
"""Rows that are counted together."""
_WAYS = 1000
"""Ways to choose rows of a column that are looked at."""
_ASKED = 40


def sums_of_counted(
    phrases: Sequence[Phrase], tables: Sequence[TableReading], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """One relation for each amount behind a count that no sum makes yet."""
    asked = _asked(phrases)
    if not asked:
        return
    made = {at for at, one in results_of(relations).items() if _is_sum(one)}
    columns = [one for one in columns_of(tables, Role.LEVEL) if len(one) >= _FEWEST]
    for _, group in groupby(asked[:_ASKED], key=lambda one: one[2]):
        chosen: Sequence[Entry] = ()
        missed: list[Phrase] = []
        for phrase, count, _ in group:
            telling = phrase.figure.telling >= _SHORT
            ways = columns if telling else ()
            found = [rows for column in ways for rows in _choices(column, phrase, count)]
            if found and len({tuple(one.figure.value for one in rows) for rows in found}) == 1:
                chosen = found[0]
            if phrase.figure.start in made:
                continue
            if found and chosen is found[0]:
                yield _sum(phrase, chosen)
            else:
                missed.append(phrase)
        for phrase in missed if chosen else ():
            yield from _of_same_rows(phrase, chosen, columns)


def _of_same_rows(
    phrase: Phrase, chosen: Sequence[Entry], columns: Sequence[Sequence[Entry]]
) -> Iterator[Relation]:
    """Another amount of just these rows: in the one column where it holds, or is a misprint or
    leaves one of them out.
    """
    rows = {id(one.row) for one in chosen}
    picked = [[one for one in column if id(one.row) in rows] for column in columns]
    told = [_sum(phrase, one) for one in picked if len(one) == len(chosen)]
    fitting = [
        one
        for one in told
        if one.verdict is Verdict.HOLDS
        or (phrase.figure.telling >= _SHORT and (shows_a_slip(one) or _leaves_one_out(one)))
    ]
    yield from fitting if len(fitting) == 1 else ()


def _leaves_one_out(relation: Relation) -> bool:
    """Whether an amount is what all rows but one make."""
    stated, value = relation.stated.figure, relation.judgement.value
    rows = [one.figure for one in relation.operands if one.figure is not None]
    missed = value - stated.fraction if value is not None and stated is not None else None
    return any(one.fraction == missed and one.telling >= _SHORT for one in rows)


def _sum(phrase: Phrase, rows: Sequence[Entry]) -> Relation:
    return signed_sum(
        phrase.figure, [(1, one.figure) for one in rows], subject=phrase.subject.name,
        kind=RelationKind.SUM, scope=Scope.TEXT_TABLE, formula="各行之和",
    )  # fmt: skip


def _is_sum(one: Relation) -> bool:
    return one.kind is RelationKind.SUM and one.verdict is Verdict.HOLDS


def _asked(phrases: Sequence[Phrase]) -> list[tuple[Phrase, int, int]]:
    """The amounts behind a count of things in their part of a sentence, with that count and a
    number of the count.
    """
    found: list[tuple[Phrase, int, int]] = []
    count, passage, counted = 0, -1, 0
    for phrase in phrases:
        if phrase.passage != passage or _ENDS.search(phrase.gap):
            count, passage = 0, phrase.passage
        if phrase.figure.dimension is Dimension.COUNT:
            number = phrase.figure.value
            things = _THINGS.match(phrase.figure.unit + phrase.after) and not number % 1
            count = int(number) if things and _FEWEST <= number <= _MOST else 0
            counted += 1
        elif phrase.money and phrase.figure.value and not phrase.prior:
            words = _IN_WORDS.search(phrase.gap)
            if words is not None:
                count, counted = int(number_of(words["count"])), counted + 1
            if count:
                found.append((phrase, count, counted))
    return found


def _choices(column: Sequence[Entry], phrase: Phrase, count: int) -> Iterator[Sequence[Entry]]:
    """The rows of a column, so many, that make an amount."""
    most = _WAYS if phrase.figure.telling >= _TELLING else _FEW_WAYS
    if not count <= len(column) or comb(len(column), count) > most:
        return
    wanted = phrase.figure.value * phrase.figure.scale
    sizes = [one.figure.value * one.figure.scale for one in column]
    for places in combinations(range(len(column)), count):
        if sum((sizes[at] for at in places), Decimal(0)) == wanted:
            yield [column[at] for at in places]
