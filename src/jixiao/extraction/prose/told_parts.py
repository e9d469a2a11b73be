"""Parts of which the words themselves say how many they are (A20).

收入96万元，由三部分构成：上年结转6万元，年初预算80万元，年中追加10万元; 培训40期，一至四季度分别为
8期、12期、10期、10期: whatever they are called, they are all there is of the amount before them.
And rows that a word opens right behind an amount (结余9万元，其中结转6万元，财政收回3万元), told by
phrases alone where they make it, or would but for two digits swapped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.breaks import IN_ROW
from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.rows import ROW_LINK
from jixiao.extraction.prose.totals.operands import near_total
from jixiao.extraction.prose.totals.slips import shows_a_swap
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_COUNTED = late_regex(
    r"[，。]?由(?P<count>[两二三四五六])个?(?:部分|方面)(?:资金|收入|支出|内容)?(?:构成|组成)："
    r"[^，。；：、]*"
)
_QUARTERS = late_regex(
    r"[，：（](?:其中)?(?:第?一至第?四|一、二、三、四)季度(?:分别|依次)(?:为|是|有)?"
)
_ITEMS = late_regex(r"[，；（]其中[：，]?(?:上述|以上|这|该)?")
_OF_ITEMS = late_regex(r"[一-龥]{1,6}(?:分别|依次)(?:为|是|有)?")
"""其中上述四个单位分别为: a count, and what stands behind it."""
_OF_KIND = late_regex(r"[，：、（](?:其中)?[：，]?[一-龥]{1,8}类")
_FOUR = 4
_BETWEEN = late_regex(r"[、，；]")
_MEASURED = (Dimension.MONEY, Dimension.COUNT)
_MOST = 12
"""Parts of such a row at most."""
_TENTH, _THIRD = 10, 3
"""What a row with two digits swapped may miss its whole by, as a part of it; and where it goes
beyond the whole, or has parts or digits enough.
"""
_PAIR = 2
_TELLING = 3
"""Digits of such a whole, or of one of its parts, zeros at its end aside."""


def opened_rows(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each amount with the row that opens right behind it in its sentence."""
    for place, first in enumerate(phrases[1:], 1):
        if first.opener and not first.reason and _goes_with(phrases[place - 1], first):
            whole, row = phrases[place - 1], [first]
            for one in phrases[place + 1 : place + _MOST]:
                if one.depth != first.depth or not _goes_with(whole, one):
                    break
                row.append(one)
            yield from _made_of(whole, row)


def rows_of_kinds(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """受理投诉165件，质量类96件、价格类69件、服务类24件: each number with the row of kinds behind
    it, of which all but one make it.
    """
    for place, first in enumerate(phrases[1:], 1):
        whole = phrases[place - 1]
        if first.gap[-1:] != "类" or whole.gap[-1:] == "类" or not _is_kind(first, whole):
            continue
        row = [first]
        for one in phrases[place + 1 : place + _MOST]:
            if one.pause != IN_ROW or not _is_kind(one, whole):
                break
            row.append(one)
        over = sum((one.figure.value for one in row), Decimal(0)) - whole.figure.value
        lacking = any(one.figure.value == over for one in row)
        if len(row) > _PAIR and lacking and whole.figure.telling >= _TELLING:
            yield _sum(whole, row)


def _is_kind(one: Phrase, whole: Phrase) -> bool:
    alike = one.figure.unit == whole.figure.unit != "" and one.sentence == whole.sentence
    counted = one.figure.dimension is Dimension.COUNT and one.role is Role.LEVEL
    return alike and counted and not whole.prior and _OF_KIND.fullmatch(one.gap) is not None


def respective_rows(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """较上年的9.00万元减少1万元。…上年两项依次为6.50万元和2.50万元: a row that is said to be of
    several things, as the amount before it in its passage that it makes exactly.
    """
    for place, first in enumerate(phrases[1:-1], 1):
        if "依次" not in first.gap and "分别" not in first.gap:
            continue
        row = [first]
        for one in phrases[place + 1 : place + _MOST]:
            if one.figure.unit != first.figure.unit or not ROW_LINK.fullmatch(one.gap):
                break
            row.append(one)
        total = sum((one.figure.value for one in row), Decimal(0))
        measured = first.figure.dimension in _MEASURED and len(row) > 1 and total
        for one in reversed(phrases[max(0, place - _MOST) : place]) if measured else ():
            alike = one.passage == first.passage and one.figure.unit == first.figure.unit
            if alike and one.figure.value == total and one.figure.telling > 1:
                yield _sum(one, row)
                break


def _goes_with(whole: Phrase, one: Phrase) -> bool:
    figures = whole.figure, one.figure
    measured = whole.money and one.money and not (whole.prior or one.prior)
    measured = measured or (
        figures[0].dimension is figures[1].dimension is Dimension.COUNT
        and bare_unit(figures[0]).removesuffix("次") == bare_unit(figures[1]).removesuffix("次")
    )
    return measured and (one.passage, one.sentence) == (whole.passage, whole.sentence)


def _made_of(whole: Phrase, row: Sequence[Phrase]) -> Iterator[Relation]:
    """The first so many of a row that make their whole; else those that the mark between the first
    two parts from the rest, where two digits swapped keep them from it.
    """
    sums = accumulate(one.figure.value for one in row)
    length = next((n for n, made in enumerate(sums, 1) if made == whole.figure.value), 0)
    if length > 1:
        yield _sum(whole, row[:length])
        return
    ends = (n for n, one in enumerate(row) if n and one.pause != IN_ROW)
    alike = row[: next(ends, len(row))]
    total = sum(one.figure.value for one in alike)
    many = len(alike) > _PAIR or whole.figure.telling > _TELLING
    room = _THIRD if many or total > whole.figure.value else _TENTH
    near = abs(total - whole.figure.value) * room < whole.figure.value
    told = max(one.figure.telling for one in (whole, *alike)) >= _TELLING
    if len(alike) > 1 and near and told:
        relation = _sum(whole, alike)
        if shows_a_swap(relation):
            yield relation


def _sum(whole: Phrase, parts: Sequence[Phrase]) -> Relation:
    return signed_sum(
        whole.figure, [(1, one.figure) for one in parts], subject=whole.subject.name
    )  # fmt: skip


def told_parts(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each amount with as many parts right behind it as the words say; a wrong one where they come
    near it.
    """
    for place, first in enumerate(phrases[1:], 1):
        if "分别" not in first.gap and "由" not in first.gap and "依次" not in first.gap:
            continue
        whole, number = phrases[place - 1], _number(first.gap)
        if place > 1 and _ITEMS.fullmatch(whole.gap) and _OF_ITEMS.fullmatch(first.gap):
            whole, number = phrases[place - 2], _items(whole)
        parts = phrases[place : place + number]
        if not number or not _are_all(whole, parts, phrases[place + number :][:1]):
            continue
        relation = _sum(whole, parts)
        if relation.verdict is Verdict.HOLDS or near_total(relation) or shows_a_swap(relation):
            yield relation


def _number(gap: str) -> int:
    """How many parts the words before the first of them announce."""
    if match := _COUNTED.fullmatch(gap):
        return int(number_of(match["count"]))
    return _FOUR if _QUARTERS.fullmatch(gap) else 0


def _items(count: Phrase) -> int:
    """How many a small count of items says that there are."""
    value = count.figure.value
    small = count.figure.dimension is Dimension.COUNT and 1 < value < _MOST
    return int(value) if small and value == int(value) else 0


def _are_all(whole: Phrase, parts: Sequence[Phrase], behind: Sequence[Phrase]) -> bool:
    """Whether parts in the unit of their whole stand in one row with it that ends with them."""
    figure = whole.figure
    if whole.role is not Role.LEVEL or figure.dimension not in _MEASURED:
        return False
    alike = all(
        (one.figure.dimension, one.figure.unit) == (figure.dimension, figure.unit)
        and (one.passage, one.depth) == (whole.passage, parts[0].depth)
        and one.role in (Role.LEVEL, Role.CHANGE)
        and one.sign >= 0
        for one in parts
    )
    row = all(one.after == other.gap for one, other in pairwise(parts))
    paused = all(_BETWEEN.match(one.gap) for one in parts[1:])
    goes_on = any(one.figure.unit == figure.unit and one.gap.startswith("、") for one in behind)
    return alike and row and paused and not goes_on
