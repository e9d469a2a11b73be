"""Changes, of the amount right before, from what only its row in a table prints.

From last year: 招待支出3.10万元，比上年减少0.40万元 beside 招待 | 3.50 | 3.10; or from the budget:
接待费支出2.14万元，与预算相比增加1.14万元 beside 接待费 | 1.00 | 2.14.

Told where it holds; of the one row that prints the amount, also a misprint, and any other change
where that row has the name of the amount.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from jixiao.extraction.building import agrees, part_of_whole, rate, results_of, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import AGAINST_BUDGET, PRIOR_BUDGET, comparison_base
from jixiao.extraction.prose.subjects import same_subject
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_TELLING = 3
"""Digits of an amount that one row alone prints by no chance."""
_YEAR = late_regex(r"上年|去年|同期|上一?年度|\x01")
_DONE, _BARE = "outturn", "支出"
"""The stage of an outturn; what a narrative adds to the name of its row."""


class _Base(NamedTuple):
    """What an amount of a row is compared with, and the name of the row."""

    name: str
    before: Figure
    of_year: bool
    """Last year's amount, and no budget."""


_Bases = Mapping[Decimal, Sequence[_Base]]
"""What rows print beside an amount, by that amount."""


def changes_over_rows(
    phrases: Sequence[Phrase], tables: Sequence[TableReading], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """Each such change that no relation makes yet, and the rate right behind it."""
    bases = _bases(tables)
    if not bases:
        return
    held = {at for at, one in results_of(relations).items() if agrees(one.judgement)}
    years = {one.year for one in phrases if one.subject.stage == _DONE and one.year}
    for place, (now, change) in enumerate(pairwise(phrases)):
        if now.figure.value not in bases or not _is_changed(now, change):
            continue
        of_year = _is_of_year(change)
        if not of_year and not _is_against_budget(change, years):
            continue
        found = [one for one in bases[now.figure.value] if one.of_year == of_year]
        for relation, base in _told(change, now, found):
            if change.figure.start not in held:
                yield relation
                yield from _rated(change, base.before, phrases[place + 2 : place + 3])


def _told(change: Phrase, now: Phrase, bases: Sequence[_Base]) -> Sequence[tuple[Relation, _Base]]:
    """The change from the first row of the amount that makes it; or from its only one."""
    told = [(_changed(change, now, base.before), base) for base in bases]
    holding = [pair for pair in told if pair[0].verdict is Verdict.HOLDS]
    if holding or len(told) != 1:
        return holding[:1]
    relation, base = told[0]
    named = not base.of_year and same_subject(base.name, now.subject.name.removesuffix(_BARE))
    misprinted = now.figure.telling >= _TELLING and is_misprinted(relation)
    return told if named or misprinted else []


def _bases(tables: Sequence[TableReading]) -> _Bases:
    found: dict[Decimal, list[_Base]] = defaultdict(list)
    for table in tables:
        rows: dict[tuple[int, int], list[Entry]] = defaultdict(list)
        for (index, _), entry in sorted(table.entries.items()):
            if entry.column.kind == "amount" and entry.figure.value:
                rows[index, entry.column.panel].append(entry)
        for row in rows.values():
            for now, before in _pairs(row):
                of_year = before.column.stage == now.column.stage
                found[now.figure.value].append(_Base(now.row.name, before.figure, of_year))
    return found


def _pairs(row: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Each amount of a row with last year's; and the one outturn with the one budget."""
    for now in row:
        earlier = [one for one in row if _is_year_before(one, now)]
        if len(earlier) == 1:
            yield now, earlier[0]
    done = [one for one in row if one.column.stage == _DONE]
    planned = [one for one in row if one.column.stage and one not in done]
    if len(done) == len(planned) == 1:
        yield done[0], planned[0]


def _is_year_before(one: Entry, now: Entry) -> bool:
    """Whether a cell is of the year before another one, and of the same stage."""
    if one.column.stage != now.column.stage:
        return False
    first, second = one.column.year, now.column.year
    if first is not None and second is not None:
        return first == second - 1
    return one.column.meaning.last_year and not now.column.meaning.last_year


def _is_changed(now: Phrase, change: Phrase) -> bool:
    beside = (now.passage, now.sentence) == (change.passage, change.sentence)
    level = now.money and now.role is Role.LEVEL and not now.prior
    return beside and level and change.money and change.role is Role.CHANGE and change.sign != 0


def _is_of_year(change: Phrase) -> bool:
    of_year = _YEAR.search(change.gap) and not words.AGAINST_BUDGET.search(change.base)
    return bool(of_year)


def _is_against_budget(change: Phrase, years: Collection[int | None]) -> bool:
    """与预算相比, or 与2021年度预算相比 where the outturn told is of that year."""
    base = comparison_base(change)
    return base == AGAINST_BUDGET or (base == PRIOR_BUDGET and change.year in years)


def _changed(change: Phrase, now: Phrase, before: Figure) -> Relation:
    return signed_sum(
        change.figure, [(change.sign, now.figure), (-change.sign, before)],
        subject=now.subject.name, kind=RelationKind.CHANGE_AMOUNT, scope=Scope.TEXT_TABLE,
    )  # fmt: skip


def _rated(change: Phrase, before: Figure, phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The rate right behind a change, over what it is measured from, where it holds."""
    for one in phrases:
        if one.role is Role.CHANGE_RATE and one.gap == change.after and before.value:
            told = rate(
                one.figure, (change.figure, before), part_of_whole,
                kind=RelationKind.CHANGE_RATE, formula="变动额÷上年数或预算数×100",
                subject=change.subject.name, scope=Scope.TEXT_TABLE,
            )  # fmt: skip
            if told.verdict is Verdict.HOLDS:
                yield told
