"""Rate columns: execution, completion and control rates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.extraction.tables.sums import term
from jixiao.extraction.tables.vocabulary import RateWords, words
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Compute, Judgement, Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention, Relation, RelationKind, Scope

_LETTERS = late_regex(r"([A-Z])[/÷]([A-Z])")
_UPPER = late_regex(r"[≤<]|不超过|不高于|不大于|以内|以下|低于|控制在")
_OF_INITIAL = late_regex(r"年初|完成预算|[占为]预算")
"""A rate column that may be of the initial budget beside another."""
_STAGES = frozenset({"initial", "adjusted", "outturn"})
_RATE = late_regex(r"(?<![增减动长降])率(?:[（(]%[)）])?$")
_FEWEST, _WHOLE = 3, 100
"""Different rates of a column by which it is known what they are of, and one that tells nothing."""
_TRIED = 5
"""Columns left of a rate that may be what it is of, where their words tell nothing."""
_KINDS = frozenset({"target", "actual", "score", "weight"})

Pair = tuple[Column, Column]


def rate_relations(reading: TableReading) -> tuple[list[Relation], list[Mention]]:
    """Relations of all rate columns, and rates over a zero base."""
    relations: list[Relation] = []
    mentions: list[Mention] = []
    for band in reading.bands:
        for column in band.columns:
            told = len(relations)
            if column.kind == "rate":
                _rates(reading, band, column, relations, mentions)
            if len(relations) == told and _RATE.search("".join(column.path)):
                relations += _fitting_rates(reading, band, column)
    return relations, mentions


def _rates(
    reading: TableReading,
    band: Band,
    column: Column,
    relations: list[Relation],
    mentions: list[Mention],
) -> None:
    pairs = list(_pairs(band, column, "".join(column.path)))
    best = _best(_of_pair(reading, band, column, *pair) for pair in pairs)
    if not best or any(relation.contradicted for relation in best):
        unnamed = _unnamed_pairs(band, column, "".join(column.path))
        fitting = _best(_of_pair(reading, band, column, *pair) for pair in unnamed)
        if _fit(fitting) > max(_fit(best), 0):
            best = fitting
    if not _all_wrong(best):
        relations += best
    if pairs:
        mentions += _over_zero(reading, band, column, pairs[0][1][1])


def _best(tried: Iterable[Iterator[Relation]]) -> list[Relation]:
    """The relations that fit best, the first of those that fit alike."""
    return max(filter(None, map(list, tried)), key=_fit, default=[])


def _fit(found: Sequence[Relation]) -> int:
    score = sum(2 if relation.verdict is Verdict.HOLDS else 0 for relation in found)
    return score - sum(relation.contradicted for relation in found)


def _all_wrong(found: Sequence[Relation]) -> bool:
    """Several rates and none of them fits: the header means something else."""
    return len(found) > 1 and all(relation.contradicted for relation in found)


def _fitting_rates(reading: TableReading, band: Band, column: Column) -> list[Relation]:
    """走访户数 | 属实户数 | 属实率, and no word that says what is of what: the rates of two columns
    left of them, which make all of them or all but one.
    """
    left = [
        other
        for other in band.columns
        if other.panel == column.panel and other.index < column.index and other.valued
    ]
    for base, top in combinations(left[-_TRIED:], 2):
        found = list(_of_columns(reading, band, column, (top, base)))
        made = [one for one in found if one.verdict is Verdict.HOLDS]
        telling = {one.stated.digits for one in made if one.judgement.value != _WHOLE}
        if len(telling) >= _FEWEST and len(found) - len(made) <= 1:
            return found
    return []


def _of_columns(
    reading: TableReading, band: Band, column: Column, pair: Pair
) -> Iterator[Relation]:
    for row in band.rows[column.panel]:
        stated = reading.entries.get((row.index, column.index))
        top, base = (figure_at(reading, row, other) for other in pair)
        if stated is None or top is None or base is None or not base.value:
            continue
        if top.dimension is base.dimension and top.dimension is not Dimension.PERCENT:
            judgement = judged(stated.figure, (top, base), part_of_one)
            operands = ((1, top), (1, base))
            yield relation_of(
                RelationKind.COMPLETION_RATE, "部分数÷总数×100", stated, operands, judgement
            )


def _pairs(band: Band, column: Column, header: str) -> Iterator[tuple[RateWords, Pair]]:
    """Rules with the columns they divide, the likeliest first."""
    near = [other for other in band.columns if other.panel == column.panel and other is not column]
    for rule in words().rates:
        if not rule.name.search(header):
            continue
        if (letters := _LETTERS.search(header)) is not None:
            top, base = (_lettered(near, letter) for letter in letters.groups())
            if top is not None and base is not None:
                yield rule, (top, base)
        for top in _named(near, rule.numerator, column):
            for base in _named(near, rule.denominator, column):
                if top is not base:
                    yield rule, (top, base)


def _unnamed_pairs(band: Band, column: Column, header: str) -> Iterator[tuple[RateWords, Pair]]:
    """安排 and 支付 without a word of budget or outturn: the columns left of an execution rate of
    which one or both name no stage, the first over one before it.
    """
    rule = next((one for one in words().rates if one.name.search(header)), None)
    if rule is None or rule.kind != RelationKind.EXECUTION_RATE:
        return
    left = [
        other
        for other in band.columns
        if other.panel == column.panel and other.index < column.index and other.valued
    ]
    amounts = [other for other in left if other.kind in ("", "amount")]
    for base, top in combinations(amounts[-_TRIED:], 2):
        stages = (_stage_of(base), _stage_of(top))
        if "" in stages and stages[0] in ("", "adjusted") and stages[1] in ("", "outturn"):
            yield rule, (top, base)


def _lettered(columns: Sequence[Column], letter: str) -> Column | None:
    marks = (f"（{letter}）", f"({letter})", f"{letter}=")
    return next((c for c in columns if any(m in text for m in marks for text in c.path)), None)


def _named(columns: Sequence[Column], over: str, rate: Column) -> list[Column]:
    """Columns by stage, by kind or by header words; those left of the rate, nearest first."""
    left = sorted(columns, key=lambda c: (c.index > rate.index, abs(c.index - rate.index)))
    found: list[Column] = []
    for part in over.split("|"):
        if part in _STAGES:
            if part == "initial" and _is_of_full_year(found, rate):
                break
            found += [c for c in left if c.kind == "amount" and _stage_of(c) == part]
        elif part in _KINDS:
            found += [c for c in left if c.kind == part]
    if not found and not {*over.split("|")} & (_STAGES | _KINDS):
        pattern = re.compile(over)
        found = [c for c in left if c.valued and pattern.search("".join(c.path))]
    return found[:3]


def _is_of_full_year(found: Sequence[Column], rate: Column) -> bool:
    """Whether a rate can be of no initial budget: the budget of the full year has a column."""
    named = any(column.meaning.stage == "adjusted" for column in found)
    return named and not _OF_INITIAL.search("".join(rate.path))


def _stage_of(column: Column) -> str:
    stage = column.stage if column.meaning.stage else ""
    return "adjusted" if stage == "budget" else stage


def _of_pair(
    reading: TableReading,
    band: Band,
    column: Column,
    rule: RateWords,
    pair: Pair,
) -> Iterator[Relation]:
    numerator, denominator = pair
    loose = rule.kind == "completion_rate" and denominator.kind == "target"
    for row in band.rows[column.panel]:
        stated = reading.entries.get((row.index, column.index))
        top = figure_at(reading, row, numerator)
        base = figure_at(reading, row, denominator)
        if stated is None or top is None or base is None or not base.value:
            continue
        if top.dimension is not base.dimension:
            continue
        judgement = judged(stated.figure, (top, base), part_of_one)
        if (
            loose
            and judgement.verdict is Verdict.CONTRADICTED
            and _excused(reading, row, stated.figure, denominator)
        ):
            continue
        yield relation_of(
            RelationKind(rule.kind), rule.formula, stated, ((1, top), (1, base)), judgement
        )


def judged(stated: Figure, operands: tuple[Figure, Figure], compute: Compute) -> Judgement:
    """A rate as it looks, in percent or as a bare ratio; a small one may be the other after all
    (0.91 beside -8.80 is in percent).
    """
    times = 1 if stated.dimension is Dimension.NUMBER else 100
    judgement = judge_rate(stated, operands, lambda values: compute(values) * times)
    small = stated.end == stated.number_end and 0 < abs(stated.value) < 1
    if judgement.verdict is Verdict.CONTRADICTED and small:
        times = 101 - times
        other = judge_rate(stated, operands, lambda values: compute(values) * times)
        judgement = judgement if other.verdict is Verdict.CONTRADICTED else other
    return judgement


def part_of_one(values: Sequence[Fraction]) -> Fraction:
    """The part over the whole."""
    return values[0] / values[1]


def _excused(reading: TableReading, row: Row, stated: Figure, target: Column) -> bool:
    """A completion rate cut at 100 %, or a target that is no lower bound."""
    place = reading.grid.at(row.index, target.index)
    return stated.value == 100 or (place is not None and bool(_UPPER.search(place.text)))


def figure_at(reading: TableReading, row: Row, column: Column) -> Figure | None:
    """The one figure of a cell, bare or inside its text."""
    entry = reading.entries.get((row.index, column.index))
    if entry is not None:
        return entry.figure
    facts = reading.texts.get((row.index, column.index))
    return facts[0].figure if facts and len(facts) == 1 else None


def _over_zero(
    reading: TableReading, band: Band, column: Column, denominator: Column
) -> Iterator[Mention]:
    for row in band.rows[column.panel]:
        stated = reading.entries.get((row.index, column.index))
        base = figure_at(reading, row, denominator)
        if stated is not None and stated.figure.value and base is not None and not base.value:
            figure = stated.figure
            yield Mention(
                "zero_base",
                figure.start,
                figure.end,
                figure.digits,
                note="budget",
                subject=row.name,
                figures=(figure, base),
            )


def relation_of(
    kind: RelationKind,
    formula: str,
    stated: Entry,
    operands: Sequence[tuple[int, Figure]],
    judgement: Judgement,
) -> Relation:
    """A relation within a row, over all its figures."""
    figure = stated.figure
    return Relation(
        kind,
        Scope.TABLE,
        formula,
        tuple(term(operand, sign) for sign, operand in operands),
        term(figure),
        judgement,
        min(figure.start, *(operand.start for _, operand in operands)),
        max(figure.end, *(operand.end for _, operand in operands)),
        stated.fact.subject,
    )
