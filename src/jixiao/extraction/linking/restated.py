"""Cells that the prose says again: of a row that a sentence names, with another cell of the row, or
with so many digits that it is no chance.

Told last of all links, where both print the same, and where a sentence that names the row prints
the cell with two digits swapped.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from itertools import pairwise

from jixiao.extraction.building import same
from jixiao.extraction.linking.sayings import pieces_of, said_before
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.subjects import level_of
from jixiao.extraction.reading import ProseReading
from jixiao.extraction.tables.reading import TableReading
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.misprints import misprinted, swaps_of
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role, Scope

_TELLING, _TELLING_ROUNDED, _TELLING_SWAP, _TELLING_PART = 4, 5, 3, 2
"""Digits, zeros at either end apart, by which a figure is known again under whatever name, when it
is rounded, with two of them swapped, and beside another figure of its row.
"""
_LEAST_TOTAL = {Dimension.MONEY: 10_000, Dimension.SCORE: 900}
"""From how many units of the last place the total of a table is known again (120.00, 94.5)."""
_TOTAL = late_regex(r"(?:合|总|小)计|总分|(?:自评|评价|总)?得分")
_RATE = late_regex(r"(?P<name>[一-龥]*(?:[率度]|比例|比重|水平))(?:约?为|是|达到?|：)*$")
_NAMED_RATE = late_regex(
    r"(?P<of>[一-龥]{2,8}?)(?P<rate>满意率|满意度|[一-龥]{2}率|比例|比重|水平)"
)
"""What the name of a row is of, and the rate: 用户, 满意度."""
_SET = (Role.TARGET, Role.WEIGHT, Role.THRESHOLD, Role.MID_YEAR)
_UNIT = late_regex(r"[（）()]")
_PRECISE = 2
"""Decimal places of a rate by which it is known again."""
_SHORTEST = 2
"""Characters of a name beside the unit that its figures have."""
_LONGEST_UNIT = 2
"""Characters of a unit that a name ends with, of which the words before are left (检测人次)."""
_MOST = 40
"""Places of one value in the prose that are looked at: one printed more often tells nothing."""


def restated_cells(
    tables: Sequence[TableReading], reading: ProseReading, relations: Sequence[Relation]
) -> Iterator[Relation]:
    """Each cell that no sentence is tied to yet, with the first that says the same of its row."""
    linked = _linked(relations)
    prose = _Prose(reading)
    for table in tables:
        placed = _with_units(_placed(table), table, prose.units)
        loose = [fact for _, fact in placed if fact.figure.start not in linked]
        said = {id(fact) for fact in loose if fact.figure.value in prose.values}
        rough = {id(fact) for fact in loose if prose.rounds(fact.figure)} - said
        tied = len(loose) < len(placed) or bool(said)
        slips = {id(fact) for fact in loose if tied and prose.may_swap(fact.figure)} - said
        rates = [fact for fact in loose if fact.figure.dimension is Dimension.PERCENT and tied]
        for row in _rows(table, placed) if said or rough or slips or rates else ():
            for fact in row.facts:
                phrase = prose.first(row, fact) if id(fact) in said else None
                if id(fact) in rough:
                    phrase = prose.rounded(row, fact)
                if phrase is None and id(fact) in slips:
                    phrase = prose.swapped(row, fact)
                if phrase is not None:
                    yield _restated(phrase, fact.figure, row)
                elif id(fact) not in said and (meant := prose.misprinted(row, fact, linked)):
                    yield _either(meant.figure, fact.figure, row, relations)


def _restated(phrase: Phrase, figure: Figure, row: _Row) -> Relation:
    sign = -1 if phrase.figure.value == -figure.value else 1
    scope = Scope.TEXT_TABLE
    return same(phrase.figure, figure, subject=row.name, scope=scope, sign=sign)


def _either(told: Figure, cell: Figure, row: _Row, relations: Sequence[Relation]) -> Relation:
    """A cell by what the prose tells; what the prose tells by the cell, where that is wrong."""
    wrong = any(one.stated.figure is told and one.contradicted for one in relations)
    stated, other = (told, cell) if wrong else (cell, told)
    return same(stated, other, subject=row.name, scope=Scope.TEXT_TABLE)


def _linked(relations: Sequence[Relation]) -> set[int]:
    return {
        figure.start
        for relation in relations
        if relation.kind is RelationKind.SAME_FACT and relation.scope is Scope.TEXT_TABLE
        for figure in relation.figures()
    }


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table with what its cells print."""

    name: str
    facts: list[Fact]

    @property
    def pieces(self) -> list[str]:
        """What of its name is sought in a sentence; nothing for a row of totals."""
        return [] if _TOTAL.search(self.name) else pieces_of(self.name)

    def pieces_for(self, figure: Figure) -> list[str]:
        """The same of a row that ends with the unit of its cell: 培训人次 of 培训1,260人次."""
        core = self.name.removesuffix(figure.unit) if figure.telling >= _TELLING_PART else ""
        counted = figure.dimension is Dimension.COUNT and core != self.name
        return [*self.pieces, core] if counted and len(core) >= _SHORTEST else self.pieces

    def others(self, figure: Figure) -> set[tuple[Decimal, Dimension]]:
        """What the row prints beside a figure, as far as both tell it."""
        if figure.telling < _TELLING_PART:
            return set()
        figures = [fact.figure for fact in self.facts if fact.figure.value != figure.value]
        return {(one.value, one.dimension) for one in figures if one.telling >= _TELLING_PART}


class _Prose:
    """The figures of the prose, and the sentences that they stand in."""

    def __init__(self, reading: ProseReading) -> None:
        self._passages, self._phrases = reading.passages, reading.phrases
        self.values = {one.figure.value for one in self._phrases}
        """What the prose prints; a fall with its sign, too."""
        self.values |= {-one.figure.value for one in self._phrases if one.sign < 0}
        self.values.discard(Decimal(0))
        self._digits = {one.figure.digits for one in self._phrases}
        self.units = {one.figure.unit: one.figure for one in self._phrases if one.figure.unit}
        """A figure of each unit that the prose prints."""

    @cached_property
    def _places(self) -> dict[Decimal, list[int]]:
        """The places of each value among the figures."""
        places: dict[Decimal, list[int]] = defaultdict(list)
        for place, one in enumerate(self._phrases):
            places[one.figure.value].append(place)
        return places

    def first(self, row: _Row, fact: Fact) -> Phrase | None:
        """The first figure of the prose that is surely that of a cell."""
        value = fact.figure.value
        places = self._places.get(value, []) + self._places.get(-value, [])
        found = [place for place in places[:_MOST] if _may_be(self._phrases[place], fact)]
        pieces, others = row.pieces_for(fact.figure), row.others(fact.figure)
        for place in found:
            phrase = self._phrases[place]
            named = self._names(phrase, pieces) or _of_one_level(row, phrase)
            named = named or self._names_mostly(phrase, row, fact.figure)
            if named or any(one in others for one in self._beside(place)):
                return phrase
        return self._phrases[found[0]] if found and _tells(fact.figure, row) else None

    @cached_property
    def _steps(self) -> set[Decimal]:
        """The last places of the amounts that are printed in 万元 and 亿元."""
        return {one.figure.ulp for one in self._phrases if one.money and one.figure.scale > 1}

    def _rough(self, figure: Figure) -> Iterator[int]:
        """The places of the amounts that an amount is when rounded to their last place."""
        for step in self._steps if figure.dimension is Dimension.MONEY else ():
            if figure.ulp < step and figure.value % step:
                value = (figure.value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
                places = self._places.get(value, ()) if value in self.values else ()
                yield from (one for one in places if self._phrases[one].figure.ulp == step)

    def rounds(self, figure: Figure) -> bool:
        """Whether the prose prints a cell rounded."""
        return any(True for _ in self._rough(figure))

    def rounded(self, row: _Row, fact: Fact) -> Phrase | None:
        """The first amount that prints a cell rounded, in a sentence that names its row, or else by
        its digits.
        """
        found = [self._phrases[place] for place in self._rough(fact.figure)]
        pieces = row.pieces
        named = (one for one in found if self._names(one, pieces))
        telling = (one for one in found if one.figure.telling >= _TELLING_ROUNDED)
        return next(named, None) or next(telling, None)

    def may_swap(self, figure: Figure) -> bool:
        """Whether the prose prints a cell with two digits swapped."""
        return not self._digits.isdisjoint(swaps_of(figure.digits))

    def swapped(self, row: _Row, fact: Fact) -> Phrase | None:
        """The one figure that prints a cell with two digits swapped, in a sentence that names its
        row and prints nothing else of it that could be meant.
        """
        if fact.figure.telling < _TELLING_SWAP:
            return None
        swaps, pieces = swaps_of(fact.figure.digits), row.pieces
        of_row = {one.figure.value for one in row.facts}
        found = [
            one
            for one in self._phrases
            if one.figure.digits in swaps
            and one.figure.unit == fact.figure.unit
            and (one.role is not Role.CHANGE or fact.role is Role.CHANGE)
            if one.figure.value not in of_row and self._names(one, pieces)
        ]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _rates(self) -> list[Phrase]:
        """The precise percentages that the prose calls a rate."""
        percents = (one for one in self._phrases if one.figure.dimension is Dimension.PERCENT)
        reached = (one for one in percents if one.role is not Role.TARGET and not one.bound)
        return [one for one in reached if one.figure.places >= _PRECISE and _RATE.search(one.gap)]

    def misprinted(self, row: _Row, fact: Fact, linked: Container[int]) -> Phrase | None:
        """用户满意度 | ≥90% | 95.31% beside 向用户发放…，满意度92.31%: the one rate behind what the
        name of a row begins with that prints its one result with one wrong digit.
        """
        match = _NAMED_RATE.fullmatch(row.name)
        if match is None or fact.figure.telling < _TELLING_SWAP or fact.role in _SET:
            return None
        reached = [one.figure for one in row.facts if one.role not in _SET]
        result = [one for one in reached if one.dimension is Dimension.PERCENT]
        if [one for one in result if one.places >= _PRECISE] != [fact.figure]:
            return None
        named = [one for one in self._rates if self._is_first_behind(one, match)]
        named = [one for one in named if one.figure.start not in linked]
        told = len(named) == 1 and misprinted(fact.figure.digits, named[0].figure.digits)
        return named[0] if told else None

    def _is_first_behind(self, phrase: Phrase, match: re.Match[str]) -> bool:
        """Whether a rate of a name is the first one behind what it is said to be of."""
        found = _RATE.search(phrase.gap)
        if found is None or not found["name"].endswith(match["rate"]):
            return False
        text = self._passages[phrase.passage].text
        told = found["name"] if match.string.endswith(found["name"]) else match["rate"]
        of = match.string.removesuffix(told) or match["of"]  # 学员按期结业率 behind 学员50人，…
        at = text.rfind(of, 0, phrase.place)
        return at >= 0 and text.count(told, at, phrase.place) == 1

    def _names(self, phrase: Phrase, pieces: Sequence[str]) -> bool:
        words = said_before(phrase, self._passages) if pieces else ""
        return any(piece in words for piece in pieces)

    def _names_mostly(self, phrase: Phrase, row: _Row, figure: Figure) -> bool:
        """河道水质监测。抽取水样315份 and the row 河道水样监测份数: whether half of the pairs of
        characters of a name stand before a count of its unit, or an amount, that tells much.
        """
        money = figure.dimension is Dimension.MONEY
        sized = money or (figure.dimension is Dimension.COUNT and phrase.figure.unit == figure.unit)
        if not sized or figure.telling < _TELLING_SWAP or not row.pieces:
            return False
        words = said_before(phrase, self._passages)
        pairs = [one + other for one, other in pairwise(row.name)]
        return len(pairs) > _TELLING - 2 * money and sum(
            pair in words for pair in pairs
        ) * 2 >= len(pairs)

    def _beside(self, place: int) -> Iterator[tuple[Decimal, Dimension]]:
        """What the sentence of a figure prints, the figures before it first."""
        phrase = self._phrases[place]
        for way in (self._phrases[place - 1 :: -1] if place else [], self._phrases[place + 1 :]):
            for one in way:
                if (one.passage, one.sentence) != (phrase.passage, phrase.sentence):
                    break
                yield one.figure.value, one.figure.dimension


def _may_be(phrase: Phrase, fact: Fact) -> bool:
    """Whether both print the same, a cell a fall with its sign only where the prose says that it is
    one, and the cell is not the points that a score in the prose is given of.
    """
    one, other = phrase.figure, fact.figure
    if one.value != other.value and not (phrase.sign < 0 and one.value == -other.value):
        return False
    points = phrase.role is Role.SCORE and fact.role is Role.WEIGHT
    return one.dimension is other.dimension and not points


def _tells(figure: Figure, row: _Row) -> bool:
    """Whether a figure is known again by its digits alone."""
    if figure.telling >= _TELLING:
        return True
    least = _LEAST_TOTAL.get(figure.dimension)
    return least is not None and abs(figure.units) >= least and bool(_TOTAL.search(row.name))


def _of_one_level(row: _Row, phrase: Phrase) -> bool:
    """中央资金到位900万元 and the row 中央补助."""
    level = level_of(row.name)
    return phrase.money and level != "" and level == level_of(phrase.subject.name)


def _placed(table: TableReading) -> list[tuple[int, Fact]]:
    """The facts of a table, each with the number of its row."""
    placed = [(row, entry.fact) for (row, _), entry in table.entries.items()]
    return placed + [(row, fact) for (row, _), found in table.texts.items() for fact in found]


def _with_units(
    placed: list[tuple[int, Fact]], table: TableReading, units: Mapping[str, Figure]
) -> list[tuple[int, Fact]]:
    """设备购置额（亿元）, 培训（人次）, 走访户数: bare cells in the unit that the label of their
    row ends with, where the prose prints it too.
    """
    ends = {row.index: unit for row in table.rows() if (unit := _unit_of(row.text, units))}
    found = []
    for row, fact in placed:
        like, figure = None, fact.figure
        given = fact.role in (Role.WEIGHT, Role.SCORE)
        if row in ends and figure.dimension is Dimension.NUMBER and not (figure.unit or given):
            like = units.get(ends[row])
        if like is not None:
            figure = replace(figure, unit=like.unit, dimension=like.dimension, scale=like.scale)
        found.append((row, fact if like is None else replace(fact, figure=figure)))
    return found


def _unit_of(label: str, units: Mapping[str, Figure]) -> str:
    """The unit that a label ends with, in brackets or as what it counts; "" for none."""
    if label.endswith(("）", ")")):
        return _UNIT.split(label)[-2].removeprefix("1")  # 1/10万
    counted = label.removesuffix("数")
    ends = (counted[-length:] for length in (_LONGEST_UNIT, 1))
    return next((one for one in ends if one in units and one != label), "")


def _rows(table: TableReading, placed: Sequence[tuple[int, Fact]]) -> Iterator[_Row]:
    facts: dict[int, list[Fact]] = defaultdict(list)
    for row, fact in placed:
        facts[row].append(fact)
    names = {row.index: row.name for row in table.rows()}
    for index, found in facts.items():
        yield _Row(names.get(index, ""), found)
