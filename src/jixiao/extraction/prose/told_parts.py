"""Parts of which the words themselves say how many they are (A20).

收入96万元，由三部分构成：上年结转6万元，年初预算80万元，年中追加10万元; 培训40期，一至四季度分别为
8期、12期、10期、10期: whatever they are called, they are all there is of the amount before them.
And rows that a word opens right behind an amount (结余9万元，其中结转6万元，财政收回3万元), told by
phrases alone where they make it, or would but for two digits swapped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, pairwise

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.breaks import IN_ROW
from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.rows import ROW_LINK
from jixiao.extraction.prose.totals.operands import near_total
from jixiao.extraction.prose.totals.slips import is_misprinted, shows_a_swap
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
    r"[，：（](?:其中)?(?:第?一至第?四|一、二、三、四|四个)季度(?:分别|依次)(?:为|是|有)?"
)
_PRICE = late_regex(r"，每[一-龥]{1,4}(?:单价)?(?:为)?")
"""保洁400工时，每工时30元，四个季度分别为: a price between an amount and its parts."""
_ITEMS = late_regex(r"[，；（]其中[：，]?(?:上述|以上|这|该)?")
_OF_ITEMS = late_regex(r"[一-龥]{1,6}(?:分别|依次)(?:为|是|有)?")
"""其中上述四个单位分别为: a count, and what stands behind it."""
_OF_KIND = late_regex(r"[，：、（](?:其中)?[：，]?[一-龥]{1,8}类")
_FOUR = 4
_BETWEEN = late_regex(r"[、，；]")
_MEASURED = (Dimension.MONEY, Dimension.COUNT)
_CALLED = late_regex(r"[，。；、：](?P<name>[一-龥]{3,10})(?:分别|依次)(?:为|是|有)?$")
_CALLED_SO = late_regex(r"(?:合计|共计|共|总数|总计)?(?:为|是|有)?$")
"""事业编制分别为, 事业编制共: what a row, and the amount that it makes, are called."""
_PLAIN = late_regex(r"(?:总[数额]|[数额]|资金|金额|合计|共计?|[为是了])+$")
"""预算数为: what follows the word that says which of two amounts one is."""
_BEHIND = 4
"""Figures behind a row among which that amount stands."""
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
    several things, as the amount before it in its passage that it makes exactly; else as what the
    words tell that it makes.
    """
    for place, first in enumerate(phrases[1:-1], 1):
        if "依次" not in first.gap and "分别" not in first.gap:
            continue
        row = _respective(phrases, place)
        total = sum((one.figure.value for one in row), Decimal(0))
        if first.figure.dimension not in _MEASURED or len(row) < _PAIR or not total:
            continue
        made = _place_of(total, first, phrases, place)
        if made is not None:
            yield _sum(phrases[made], row)
        elif len(row) > _PAIR:
            yield from _as_the_row_before(phrases, place, row)
            yield from _as_named_behind(phrases, place, row)


def _respective(phrases: Sequence[Phrase], place: int) -> list[Phrase]:
    """The amounts in a row from a place on."""
    row = [phrases[place]]
    for one in phrases[place + 1 : place + _MOST]:
        if one.figure.unit != row[0].figure.unit or not ROW_LINK.fullmatch(one.gap):
            break
        row.append(one)
    return row


def _place_of(total: Decimal, first: Phrase, phrases: Sequence[Phrase], end: int) -> int | None:
    """Where, before an end, the nearest amount stands that a row makes."""
    for place in range(end - 1, max(0, end - _MOST) - 1, -1):
        one = phrases[place]
        alike = one.passage == first.passage and one.figure.unit == first.figure.unit
        if alike and one.figure.value == total and one.figure.telling > 1:
            return place
    return None


def _as_the_row_before(
    phrases: Sequence[Phrase], place: int, row: Sequence[Phrase]
) -> Iterator[Relation]:
    """预算90万元，执行80万元。三项预算分别为30万元、40万元和20万元，执行分别为25万元、36万元和
    19万元: where the row before makes the first of two amounts, this one makes the second.
    """
    start = place - len(row)
    before = _respective(phrases, start) if start > 0 and "分别" in phrases[start].gap else []
    if len(before) != len(row) or before[0].figure.unit != row[0].figure.unit:
        return
    total = sum((one.figure.value for one in before), Decimal(0))
    made = _place_of(total, row[0], phrases, start)
    if made is None or made + 1 == start:
        return
    first, second = phrases[made : made + 2]
    said, done = (_PLAIN.sub("", one.gap)[-_PAIR:] for one in (first, second))
    if said == done or said not in before[0].gap or done not in row[0].gap or len(done) < _PAIR:
        return
    if first.after == second.gap and second.figure.unit == row[0].figure.unit:
        relation = _sum(second, row)
        if near_total(relation):
            yield relation


def _as_named_behind(
    phrases: Sequence[Phrase], place: int, row: Sequence[Phrase]
) -> Iterator[Relation]:
    """三个站所，事业编制分别为12名、9名、6名。核定编制35名，其中事业编制27名: what is called as a
    row is behind it, where they make it, or all but for a misprint.
    """
    match = _CALLED.search(row[0].gap)
    for one in phrases[place + len(row) :][:_BEHIND] if match else ():
        if one.passage != row[0].passage or one.figure.unit != row[0].figure.unit:
            continue
        if match and _CALLED_SO.sub("", one.gap).endswith(match["name"]):
            relation = _sum(one, row)
            if relation.verdict is Verdict.HOLDS:
                yield relation
            elif shows_a_swap(relation) or is_misprinted(relation):
                yield replace(relation, likely=True)
            return


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
        elif place > 1 and number and _PRICE.fullmatch(whole.gap):
            whole = phrases[place - 2]
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
