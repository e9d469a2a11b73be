"""Amounts of one kind that make another of that kind right beside them exactly.

甲费12.40万元，预算15.30万元；乙费8.70万元，预算9.50万元；两项合计21.10万元，比预算24.80万元…: what
each item tells besides its own amount adds up like a column of a table. Told by the digits alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import signed_sum
from jixiao.extraction.partitions import partition_of
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, total_of
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_TELLING = 3
"""Digits, zeros at either end apart, that make such a sum no chance."""
_FEWEST_ROUNDED, _TELLING_ROUNDED = 4, 6
"""Amounts of a column, and digits of its total, that may miss each other by rounding."""
_COUNTED = (Role.LEVEL, Role.ACTUAL)
_MOST_PARTS = 12
_IN_ALL = late_regex(r"(?:全年|合计|累计|总计|共计?)[^，。；：、]{0,6}$")
_PRICED = 8
"""Characters before an amount in which it is said to be of one of many."""
_PASSAGES = 3
"""Passages from one amount of a column to the next."""
_OPENS, _PAIR = "：（", 2
"""What opens the details of an amount right behind it, two of them at least."""
_FEWEST = 3
"""Amounts of a column: a total and two parts."""


def column_sums(phrases: Sequence[Phrase], stated: set[int]) -> Iterator[Relation]:
    """The sums down each column towards an amount right before or behind their parts; ``stated``
    are the places of figures that are the result of a sum already.
    """
    for column in _columns(phrases):
        for place, level in enumerate(column):
            if level.figure.start in stated:
                continue
            behind = column[place + 1 : place + 1 + _MOST_PARTS]
            parts = _making(level, behind)
            if not parts and place:
                parts = _making(level, column[place - 1 :: -1])
            parts = parts or _but_details(level, behind)
            if parts and _is_no_chance(level, parts):
                yield signed_sum(
                    level.figure, [(1, one.figure) for one in parts], subject=level.subject.name
                )


def _columns(phrases: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    """What was planned, what was done, last year's amounts, rises, falls; amounts of one name;
    counts in one unit, with and without those of lists within (其中…).
    """
    money = [one for one in phrases if one.figure.dimension is Dimension.MONEY and not one.reason]
    levels = [one for one in money if one.role is Role.LEVEL and not one.of_whole]
    changes = [one for one in money if one.role is Role.CHANGE]
    this_year = [one for one in levels if not one.prior]
    named: dict[str, list[Phrase]] = defaultdict(list)
    for level in this_year:
        named[level.subject.name.replace("本级", "级")].append(level)
    named.pop("", None)
    counted: dict[str, list[Phrase]] = defaultdict(list)
    for one in phrases:
        if one.figure.dimension is Dimension.COUNT and one.role in _COUNTED and not one.depth:
            counted[one.figure.unit].append(one)
    columns = (
        [one for one in this_year if one.subject.stage not in words.PLANNED],
        [one for one in this_year if one.subject.stage in words.PLANNED],
        [one for one in levels if one.prior],
        [one for one in changes if one.sign > 0],
        [one for one in changes if one.sign < 0],
        *named.values(),
        *counted.values(),
        *map(_without_lists, counted.values()),
        _without_prices(this_year),
    )
    return (column for column in columns if column[_FEWEST - 1 :])


def _without_lists(column: list[Phrase]) -> list[Phrase]:
    """A column without what details its items (其中…); nothing where none is detailed."""
    kept = [one for one in column if not one.opener]
    return kept if len(kept) < len(column) else []


def _without_prices(column: list[Phrase]) -> list[Phrase]:
    """A column without what one of many costs (每人600元); nothing where none does."""
    kept = [one for one in column if "每" not in one.gap[-_PRICED:]]
    return kept if len(kept) < len(column) else []


def _making(level: Phrase, beside: Sequence[Phrase]) -> Sequence[Phrase]:
    """The amounts next to one, one after another, that make it exactly, or but for rounding where
    it has digits enough; none where none do.
    """
    if not beside or beside[0].figure.value >= level.figure.value:
        return ()
    wanted, passage = level.figure.value, level.passage
    running, told = wanted - wanted, 0
    for number, one in enumerate(beside[:_MOST_PARTS], 1):
        if not -_PASSAGES <= one.passage - passage <= _PASSAGES:
            break
        passage = one.passage
        running += one.figure.value
        told += one.figure.value != 0
        if told > 1 and (running == wanted or _is_rounded(level, running, told)):
            return beside[:number]
        if running > wanted:
            break
    return ()


def _but_details(level: Phrase, behind: Sequence[Phrase]) -> Sequence[Phrase]:
    """90.25万元。其中，甲20.10万元；乙40.15万元：丙25万元；丁12万元；戊30万元: the amounts behind
    one that make it but for the details of one of them, opened right behind that.
    """
    row = [one for one in behind if one.passage == level.passage]
    for first, opened in enumerate(row[1:], 1):
        if not (opened.opener or opened.gap[:1] in _OPENS) or not _has_digits(level):
            continue
        whole = row[first - 1].figure.value
        for end in range(first + _PAIR, len(row)):
            details = total_of(one.figure.value for one in row[first:end])
            if details > whole:
                break
            parts = [*row[:first], *row[end:]]
            if found := _making(level, parts):
                return found if len(found) > first else ()
    return ()


def _has_digits(level: Phrase) -> bool:
    return level.figure.telling > _TELLING


def _is_rounded(level: Phrase, made: Decimal, parts: int) -> bool:
    """Whether three parts or more miss an amount of many digits by no more than their rounding;
    or whether it is they rounded (11518085元 of 10785685.9元…).
    """
    figure = level.figure
    if parts + 1 < _FEWEST_ROUNDED or figure.telling < _TELLING_ROUNDED:
        return False
    if not figure.places:
        return made % figure.ulp != 0 and abs(made - figure.value) <= figure.ulp / 2
    return abs(made - figure.value) <= figure.ulp * parts / 2


def _are_its_kinds(parts: Sequence[Phrase]) -> bool:
    """Whether the parts are known to make a whole, whatever its digits (一般债务, 专项债务)."""
    beside = all(one.sentence == parts[0].sentence for one in parts)
    return beside and partition_of("", [one.subject.name for one in parts]) is not None


def _is_no_chance(level: Phrase, parts: Sequence[Phrase]) -> bool:
    """Whether digits enough agree; of counts, which are short, three parts at least."""
    if level.money:
        return _is_telling(level) or _are_its_kinds(parts)
    return _is_telling(level) and (len(parts) >= _FEWEST or _are_summed_up(level, parts))


def _are_summed_up(level: Phrase, parts: Sequence[Phrase]) -> bool:
    """春季310人次、186000元，秋季290人次、174000元，全年600人次: whether two counts of one
    sentence are right before what a word says is all of them.
    """
    beside = all((one.passage, one.stop) == (level.passage, level.stop) for one in parts)
    last = parts[0].figure.start < level.figure.start
    return beside and last and _IN_ALL.search(level.gap) is not None


def _is_telling(phrase: Phrase) -> bool:
    return phrase.figure.telling >= _TELLING
