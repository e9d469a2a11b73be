"""Cells that say again, under a like name, what the narrative states; told where they agree."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from jixiao.extraction.building import same
from jixiao.extraction.linking.cells import LINKED, WHOLE_ROW, linked, same_time
from jixiao.extraction.linking.names import standard_name
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.likeness import share
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.repeats.naming import is_telling
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.subjects import level_of
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role

_SHORTEST = 2
"""Characters of a name that another may contain; of names that only share some:"""
_SHARED = 4
_SHARED_PART = Fraction(3, 5)
"""and the part of the shorter name that these must be."""

_FURTHER = (Role.CHANGE, Role.CHANGE_RATE, Role.SHARE)
_ECHOED = (*LINKED, *_FURTHER, Role.TARGET)
_MOST = 40
"""Sentences with the same digits that are looked at: what is printed more often tells nothing."""
_TELLING = 3
"""Digits of a count that is met by no chance beside a word in common."""
_QUOTES = late_regex(r"[“”\"]")
_TOTAL = late_regex(r"(?:支出|收入)?(?:合计|总计)")
Stated = tuple[Statement, Phrase]


def echoing_cells(
    statements: Sequence[Statement], facts: Sequence[Fact], told: Iterable[Relation]
) -> Iterator[Relation]:
    """Each cell that nothing links yet, against the first sentence that states the same."""
    linked_already = {figure.start for relation in told for figure in relation.figures()}
    stated = _by_digits(statements)
    for fact in facts:
        if fact.in_table and fact.role in _ECHOED and fact.figure.start not in linked_already:
            same_digits = stated.get(fact.figure.digits)
            if same_digits is None:
                continue
            relation = _first_alike(fact, same_digits)
            if relation is not None:
                yield relation


def echoing_counts(
    statements: Sequence[Statement], facts: Sequence[Fact], relations: Iterable[Relation]
) -> Iterator[Relation]:
    """征文共收稿件318篇 beside a row 征文稿件数 | 318篇, 造林1.42万亩 beside 14,200亩: a count of
    enough digits in one unit that nothing says again yet, with a word in common.
    """
    told = (one for one in relations if one.kind is RelationKind.SAME_FACT)
    linked_already = {figure.start for relation in told for figure in relation.figures()}
    cells = [fact for fact in facts if fact.in_table and _is_count(fact.figure)]
    cells = [fact for fact in cells if fact.figure.start not in linked_already]
    stated = _by_size(statements) if cells else {}
    for fact in cells:
        figure = fact.figure
        for statement, phrase in stated.get((figure.value, bare_unit(figure)), [])[:_MOST]:
            names = (phrase.subject.name, statement.subject)
            alike = phrase.figure.telling >= _TELLING and same_time(phrase, fact)
            if alike and any(share(name, fact.subject, _SHORTEST) for name in names):
                yield linked(phrase, fact, statement)
                if phrase.figure.scale != figure.scale:
                    yield same(figure, phrase.figure, subject=fact.subject)
                break


def echoing_roundings(
    statements: Sequence[Statement], facts: Sequence[Fact], relations: Iterable[Relation]
) -> Iterator[Relation]:
    """会议费支出63,450元 beside a row 会议费支出 | 6.35万元: what a cell prints in a larger unit,
    with most of the name in common.
    """
    told = (one for one in relations if one.kind in (RelationKind.SAME_FACT, RelationKind.UNIT))
    linked_already = {figure.start for relation in told for figure in relation.figures()}
    cells = [one for one in facts if one.in_table and one.figure.scale > 1 and one.figure.value]
    cells = [one for one in cells if one.figure.dimension is Dimension.MONEY]
    cells = [one for one in cells if one.figure.start not in linked_already and one.subject]
    amounts = [one for one in _stated(statements) if _is_finer(one[1])] if cells else []
    amounts.sort(key=_size)
    for fact in cells:
        half = fact.figure.ulp / 2
        first = bisect_left(amounts, fact.figure.value - half, key=_size)
        for statement, phrase in amounts[first : first + _MOST]:
            if phrase.figure.value > fact.figure.value + half:
                break
            names = (phrase.subject.name, statement.subject)
            row = _QUOTES.sub("", fact.subject)
            if any(share(_QUOTES.sub("", name), row, _SHARED) for name in names):
                relation = linked(phrase, fact, statement)
                if relation.verdict is Verdict.HOLDS:
                    yield relation
                    break


def _size(one: Stated) -> Decimal:
    return one[1].figure.value


def _is_finer(phrase: Phrase) -> bool:
    """Whether an amount is printed in 元."""
    spent = phrase.role is Role.LEVEL and not phrase.prior
    return phrase.money and phrase.figure.scale == 1 and spent and phrase.figure.telling >= _TELLING


def _stated(statements: Sequence[Statement]) -> Iterator[Stated]:
    for statement in statements:
        for phrase in statement.phrases:
            yield statement, phrase


def _by_size(statements: Sequence[Statement]) -> dict[tuple[Decimal, str], list[Stated]]:
    """The counts of the prose by their value and their unit, be it in ten thousands."""
    found: dict[tuple[Decimal, str], list[Stated]] = defaultdict(list)
    for statement, phrase in _stated(statements):
        if phrase.role in _ECHOED and phrase.figure.dimension is Dimension.COUNT:
            found[phrase.figure.value, bare_unit(phrase.figure)].append((statement, phrase))
    return found


def _is_count(figure: Figure) -> bool:
    return figure.dimension is Dimension.COUNT and figure.telling >= _TELLING


def _by_digits(statements: Sequence[Statement]) -> dict[str, list[Stated]]:
    """The amounts and rates of the prose by what is printed."""
    found: dict[str, list[Stated]] = defaultdict(list)
    for statement in statements:
        for phrase in statement.phrases:
            if phrase.role in _ECHOED:
                found[phrase.figure.digits].append((statement, phrase))
    return found


def _first_alike(fact: Fact, stated: Sequence[Stated]) -> Relation | None:
    """The relation of a cell to the first of the sentences that names it alike."""
    for statement, phrase in stated[:_MOST]:
        same_kind = phrase.figure.dimension is fact.figure.dimension
        measured = fact.role is Role.ACTUAL and phrase.role is Role.CHANGE_RATE
        same_role = measured or _apart(phrase.role) == _apart(fact.role)
        dated = not phrase.prior or phrase.year == fact.year is not None
        if not (same_kind and same_role and dated and same_time(phrase, fact)):
            continue
        names = (phrase.rate_name, phrase.subject.name, statement.subject)
        whole = _of_the_whole(fact, phrase)
        alike = any(_named_alike(name, fact.subject) for name in names)
        known = alike if is_telling(phrase) else phrase.figure.value and fact.subject in names
        if whole or known or _of_one_source(phrase, names, fact.subject):
            relation = linked(phrase, fact, statement)
            if relation.verdict is Verdict.HOLDS:
                return relation
    return None


def _apart(role: Role) -> Role | None:
    """Scores, changes and shares say the same as none but their own kind."""
    return role if role in (Role.SCORE, *_FURTHER) else None


def _of_the_whole(fact: Fact, phrase: Phrase) -> bool:
    """Whether a cell of the row of all funds is of the very stage that the sentence says, or their
    execution rate, as the form of a project has no other name for it.
    """
    total = _TOTAL.fullmatch(fact.subject) is not None and is_telling(phrase)
    if not (total or WHOLE_ROW.fullmatch(fact.subject)):
        return False
    rate = fact.role is Role.EXECUTION_RATE and phrase.role is Role.EXECUTION_RATE
    spent = phrase.subject.name.endswith("支出") and not phrase.subject.stage
    stage = "outturn" if spent else phrase.subject.stage
    planned = stage == "budget" and fact.stage in words.PLANNED
    staged = planned or (stage in ("outturn", fact.stage) if total else stage == fact.stage)
    return rate or (phrase.money and bool(stage) and staged)


def _of_one_source(phrase: Phrase, names: Sequence[str], cell: str) -> bool:
    """中央车辆购置税补助 and 中央资金: an amount of funds of one level of government."""
    if not phrase.money or not phrase.figure.value or (level := level_of(cell)) == "":
        return False
    return any(level == level_of(name) for name in names)


def _named_alike(one: str, other: str) -> bool:
    """Whether one name is the other cut short, or they share most of their characters."""
    shorter, longer = sorted((standard_name(one), standard_name(other)), key=len)
    if len(shorter) >= _SHORTEST and shorter in longer:
        return True
    shared = len(set(shorter) & set(longer))
    return shared >= _SHARED and shared >= len(set(shorter)) * _SHARED_PART
