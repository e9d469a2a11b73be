"""Rates whose names say what they are of (vocabulary/ratios.py): 控制率, 回收率, 满意率."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import islice

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose.comparability import quantity_of
from jixiao.extraction.prose.executions.pairs import is_of_another
from jixiao.extraction.prose.executions.shortfalls import MAY_OPEN, tells_difference
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.subjects import without_asides
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.extraction.vocabulary.ratios import RATIOS, Ratio
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_LOOK_BACK = 24
"""Statements back in which the part and the whole of a rate stand."""
_IN_BRACKET = 6
"""Statements that a bracket within another holds at most."""
_SENTENCES = 2
"""Sentences back at most, within a passage; what stands farther is told only where it agrees."""
_PASSAGES = 2
"""Passages back at most."""
_OVER_STAFFED = "staff_control"
"""The one rate whose part may exceed its whole."""
_OF_TASKS = "tasks_done"
_POSTS = ("个", "persons")
_AMOUNTS = (Role.LEVEL, Role.ACTUAL)
_STEM = late_regex(r"，?([一-龥]{2,4}?)(?:及时|按时|按期)?率")
_ANYTHING = late_regex("")
_PAIR = 2
"""A part and its whole."""
_CLAUSES = 32
"""Characters before a rate in which it is said to be of two parts."""
_NAMES_BOTH = late_regex(r"[两二]项|合计|之和|(?:满意|好)“?[和及与加、]“?(?:比较|基本|较)?满意")
"""以非常满意和满意两项计算: the words of a rate of two parts."""
_TELLING = 3
"""Digits of a rate that two counts make by no chance."""
_CLAUSE_END = late_regex(r"[，。；：、（）]")
_BEHIND_NAME = late_regex(r"(?:均|也)?(?:为|是|达到|达|约|：)*$")


@lru_cache(maxsize=1024)
def _ratio_named(clause: str) -> Ratio | None:
    return next((one for one in RATIOS if one.name.search(clause)), None)


def named_ratio(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """A rate against the nearest part and whole before it that its name asks for."""
    clause = _BEHIND_NAME.sub("", _own_clause(phrase))
    ratio = _ratio_named(clause)
    if ratio is None:
        beside = islice(_amounts(phrase, position, statement, statements), _PAIR)
        return _by_stem(phrase, clause, list(beside))
    told = list(_amounts(phrase, position, statement, statements))
    near = [one for one in told if _is_near(one, phrase)]
    found = _read(ratio, phrase, clause, near)
    if found is not None and not found.contradicted:
        return found
    inside = [one for one in _in_bracket(phrase, statement, statements) if one not in told]
    for more in (told if len(near) < len(told) else [], [*inside, *told] if inside else []):
        other = _read(ratio, phrase, clause, more) if more else None
        if other is not None and agrees(other.judgement):
            return other
    if found is not None and is_of_another(phrase, _those_of(found, near)):
        return None
    if found is not None and _is_rated(found, phrase, statement, statements):
        return None
    if found is None and ratio.id != _OF_TASKS:
        alike = [one for one in told[:_PAIR] if one.depth == phrase.depth]
        return _by_stem(phrase, clause, alike)
    return found


def _in_bracket(
    phrase: Phrase, statement: Statement, statements: list[Statement]
) -> Iterator[Phrase]:
    """在岗42人（其中在编28人），编制使用率93%: the amounts of a bracket within the statement of a
    rate, nearest first.
    """
    inside = statements[statement.index + 1 : statement.index + 1 + _IN_BRACKET]
    for other in reversed(inside):
        if other.depth > phrase.depth and other.first.figure.start < phrase.figure.start:
            yield from (one for one in reversed(other.levels) if one.figure.unit != "%")


def ratio_of_valid(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """发放150份，有效146份，满意138份，满意度94.52%: over the whole that the name of the rate
    surely asks for, whatever else stands beside it.
    """
    clause = _BEHIND_NAME.sub("", _own_clause(phrase))
    ratio = _ratio_named(clause)
    if ratio is None or ratio.settled is None:
        return None
    amounts = _amounts(phrase, position, statement, statements)
    beside = [one for one in amounts if (one.passage, one.stop) == (phrase.passage, phrase.stop)]
    whole = next((one for one in beside if _is_settled(ratio, one)), None)
    if whole is None:
        return _over_valid_elsewhere(ratio, phrase, clause, beside, statements)
    parts = [one for one in beside[: beside.index(whole)] if ratio.part.search(_said_of(one))]
    told, parts = [*parts, whole], parts[::-1]
    found = _read(ratio, phrase, clause, told) or (
        _over(phrase, parts, whole, clause) if parts and _count_alike(parts, whole) else None
    )
    if found is not None and found.contradicted and _is_rated(found, phrase, statement, statements):
        return None
    return found


def _over_valid_elsewhere(
    ratio: Ratio,
    phrase: Phrase,
    clause: str,
    beside: Sequence[Phrase],
    statements: list[Statement],
) -> Relation | None:
    """满意的265份，满意度92.01%: over the valid forms (有效问卷288份), where the report counts them
    once, in another place; told where it holds, or the rate is a misprint of that.
    """
    satisfied = beside[0] if beside and ratio.part.search(_said_of(beside[0])) else None
    if satisfied is None or any(ratio.whole.search(_own_clause(one)) for one in beside[1:]):
        return None
    valid = [
        level
        for statement in statements
        for level in statement.levels
        if "有效" in level.gap and _is_settled(ratio, level) and _count_alike([level], satisfied)
    ]
    if len({one.figure.value for one in valid}) != 1:
        return None
    relation = _over(phrase, [satisfied], valid[0], clause)
    told = relation.verdict is Verdict.HOLDS or is_misprinted(relation)
    return relation if told and valid[0].figure.value >= satisfied.figure.value else None


def _is_settled(ratio: Ratio, one: Phrase) -> bool:
    """Whether an amount is surely the whole; 有效问卷中满意的265份 is a part of it."""
    clause = _own_clause(one)
    said = ratio.settled is not None and ratio.settled.search(clause) is not None
    return said and ratio.part.search(clause) is None


def _count_alike(parts: Sequence[Phrase], whole: Phrase) -> bool:
    return all(quantity_of(one) == quantity_of(whole) for one in parts)


def _is_rated(
    found: Relation, phrase: Phrase, statement: Statement, statements: list[Statement]
) -> bool:
    """受理90件，办结88件，办结率97.78%，答复率99%: whether the part has a rate behind it."""
    part = found.operands[0].figure
    around = (statement, *nearest_before(statement, statements, _LOOK_BACK))
    return part is not None and any(
        one.figure.unit == "%" and part.start < one.figure.start < phrase.figure.start
        for other in around
        for one in other.phrases
    )


def _those_of(relation: Relation, phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases that a relation is made of."""
    places = {term.figure.start for term in relation.operands if term.figure is not None}
    return [one for one in phrases if one.figure.start in places]


@lru_cache(maxsize=1024)
def _ratio_of_stem(clause: str) -> Ratio | None:
    """建档率: of what 建档 is said of, over the number before it."""
    match = _STEM.fullmatch(clause)
    if match is None:
        return None
    done = re.compile(rf"(?<!应)(?<!未)(?<!需)(?<!拟)(?<!计划){match[1]}")
    return Ratio("stem", _STEM, done, _ANYTHING, several=False, settled=None)


def _by_stem(phrase: Phrase, clause: str, beside: list[Phrase]) -> Relation | None:
    """应建档86户，建档84户，建档率97.67%: a rate that has its name of the amount right before it,
    over the one before that.
    """
    ratio = _ratio_of_stem(clause)
    near = all(one.sentence == phrase.sentence for one in beside)
    if ratio is None or not near or not beside or not ratio.part.search(_said_of(beside[0])):
        return None
    return _read(ratio, phrase, clause, beside) or _of_other_units(phrase, clause, beside)


def _of_other_units(phrase: Phrase, clause: str, beside: list[Phrase]) -> Relation | None:
    """83个村建成卫生室27所，建成率32.5%: one thing for each of another kind; told by the digits."""
    counted = all(one.figure.dimension is Dimension.COUNT for one in beside)
    if len(beside) < _PAIR or not counted or phrase.figure.telling < _TELLING:
        return None
    part, whole = beside
    if part.figure.value > whole.figure.value or not whole.figure.value:
        return None
    found = _over(phrase, [part], whole, clause)
    return found if agrees(found.judgement) else None


def _is_near(one: Phrase, phrase: Phrase) -> bool:
    return phrase.sentence - one.sentence <= _SENTENCES and one.passage == phrase.passage


def _read(ratio: Ratio, phrase: Phrase, clause: str, before: Sequence[Phrase]) -> Relation | None:
    """The rate over the part and the whole that stand nearest among some amounts."""
    parts = (one for one in before if ratio.part.search(_said_of(one)))
    part = next(parts, None)
    if part is None:
        return None
    whole = _whole_of(ratio, part, before)
    if whole is None and ratio.several and (further := next(parts, None)):
        part, whole = (
            further,
            _whole_of(ratio, further, before),
        )
    if whole is None or whole.figure.value == 0:
        return None
    if ratio.several:
        row = [one for one in _row_of(ratio, part, before) if one is not whole]
        return _over_several(phrase, row, whole, clause)
    found = _over(phrase, [part], whole, clause)
    alone = sum(ratio.part.search(_said_of(one)) is not None for one in before) == 1
    return found if alone or agrees(found.judgement) else None


def _own_clause(phrase: Phrase) -> str:
    return last_clause(without_asides(phrase.gap)).text


def _said_of(phrase: Phrase) -> str:
    """The clause of an amount, with what it says behind the figure (582人满意), up to a rate."""
    behind = _CLAUSE_END.split(phrase.after, maxsplit=1)[0]
    return _own_clause(phrase) + ("" if behind.endswith("率") else behind)


def _amounts(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Iterator[Phrase]:
    """The amounts and counts before a rate, nearest first."""
    around = [statement.phrases[:position][::-1]]
    around += [other.phrases[::-1] for other in nearest_before(statement, statements, _LOOK_BACK)]
    for phrases in around:
        for one in phrases:
            near = phrase.passage - one.passage <= _PASSAGES
            sized = one.role in _AMOUNTS and one.figure.unit != "%"
            if near and sized and not (one.gap[1:2] in MAY_OPEN and tells_difference(one)):
                yield one


def _whole_of(ratio: Ratio, part: Phrase, before: Sequence[Phrase]) -> Phrase | None:
    """The nearest amount that can be the whole; one that counts the same as the part."""
    wholes = [
        one
        for one in before
        if one is not part
        and (quantity_of(one) == quantity_of(part) or _are_posts(ratio, one, part))
        and ratio.whole.search(clause := _own_clause(one))
        and (ratio.id == _OVER_STAFFED or not ratio.part.search(clause))
    ]
    holding = [one for one in wholes if one.figure.value >= part.figure.value]
    allowed = wholes if ratio.id == _OVER_STAFFED else []
    return next(iter(holding or allowed), None)


def _are_posts(ratio: Ratio, whole: Phrase, part: Phrase) -> bool:
    """编制126个，在职118人: posts are counted as things, those who fill them as people."""
    return ratio.id == _OVER_STAFFED and (quantity_of(whole), quantity_of(part)) == _POSTS


def _row_of(ratio: Ratio, last: Phrase, before: Sequence[Phrase]) -> list[Phrase]:
    """The parts that stand before the last one, and it, in their order."""
    row = [
        one
        for one in before
        if one.figure.unit == last.figure.unit and ratio.part.search(_said_of(one))
    ]
    return row[::-1]


def _over_several(phrase: Phrase, row: list[Phrase], whole: Phrase, name: str) -> Relation | None:
    """The longest row of parts, no more than the whole, that agrees; where none does, a single part
    is reported.
    """
    ends = (end for end in range(len(row), 0, -1) if _fit_into(whole, row[:end]))
    readings = [_over(phrase, row[:end], whole, name) for end in ends]
    if not readings:
        return None
    found = next((one for one in readings if agrees(one.judgement)), None)
    if found is not None or len(row) == 1:
        return found or readings[0]
    if _NAMES_BOTH.search(phrase.context[-_CLAUSES:]):
        return readings[0] if len(row) == _PAIR else None
    return next((one for one in readings if is_misprinted(one)), None)


def _fit_into(whole: Phrase, parts: Sequence[Phrase]) -> bool:
    return sum(one.figure.value for one in parts) <= whole.figure.value


def _over(phrase: Phrase, parts: list[Phrase], whole: Phrase, name: str) -> Relation:
    return rate(
        phrase.figure,
        (*(one.figure for one in parts), whole.figure),
        _sum_over_last if len(parts) > 1 else part_of_whole,
        kind=RelationKind.COMPLETION_RATE,
        formula="各部分之和÷总数×100" if len(parts) > 1 else "部分÷总数×100",
        subject=phrase.rate_name or name,
    )


def _sum_over_last(values: Sequence[Fraction]) -> Fraction:
    """Σ parts ÷ whole × 100."""
    *parts, whole = values
    return sum(parts, Fraction(0)) / whole * 100
