"""Changes from last year, of the amount right before, whose last year only its row in a table
prints: 招待支出3.10万元，比上年减少0.40万元，下降11.43% beside 招待 | 3.50 | 3.10.

Told where it holds; of an amount of digits enough that one row alone prints, also a misprint.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from jixiao.extraction.building import agrees, part_of_whole, rate, results_of, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_TELLING = 3
"""Digits of an amount that one row alone prints by no chance."""
_YEAR = late_regex(r"上年|去年|同期|上一?年度|\x01")
_Years = Mapping[Decimal, Sequence[tuple[Figure, Figure]]]
"""What rows print of last year and of this, by the latter."""


def changes_over_rows(
    phrases: Sequence[Phrase], tables: Sequence[TableReading], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """Each such change that no relation makes yet, and the rate right behind it."""
    years = _years(tables)
    if not years:
        return
    held = {at for at, one in results_of(relations).items() if agrees(one.judgement)}
    for place, (now, change) in enumerate(pairwise(phrases)):
        if not _is_change(now, change) or now.figure.value not in years:
            continue
        told = [(_changed(change, now, before), before) for before, _ in years[now.figure.value]]
        holding = [(one, before) for one, before in told if one.verdict is Verdict.HOLDS]
        alone = len(told) == 1 and now.figure.telling >= _TELLING and is_misprinted(told[0][0])
        for relation, before in (holding or (told if alone else []))[:1]:
            if change.figure.start not in held:
                yield relation
                yield from _rated(change, before, phrases[place + 2 : place + 3])


def _years(tables: Sequence[TableReading]) -> _Years:
    found: dict[Decimal, list[tuple[Figure, Figure]]] = defaultdict(list)
    for table in tables:
        rows: dict[tuple[int, int], list[Entry]] = defaultdict(list)
        for (index, _), entry in sorted(table.entries.items()):
            if entry.column.kind == "amount" and entry.figure.value:
                rows[index, entry.column.panel].append(entry)
        for row in rows.values():
            for now in row:
                earlier = [one for one in row if _is_year_before(one, now)]
                if len(earlier) == 1:
                    found[now.figure.value].append((earlier[0].figure, now.figure))
    return found


def _is_year_before(one: Entry, now: Entry) -> bool:
    """Whether a cell is of the year before another one, and of the same stage."""
    if one.column.stage != now.column.stage:
        return False
    first, second = one.column.year, now.column.year
    if first is not None and second is not None:
        return first == second - 1
    return one.column.meaning.last_year and not now.column.meaning.last_year


def _is_change(now: Phrase, change: Phrase) -> bool:
    beside = (now.passage, now.sentence) == (change.passage, change.sentence)
    level = now.money and now.role is Role.LEVEL and not now.prior
    changed = change.money and change.role is Role.CHANGE and change.sign != 0
    of_year = _YEAR.search(change.gap) and not words.AGAINST_BUDGET.search(change.base)
    return beside and level and changed and bool(of_year)


def _changed(change: Phrase, now: Phrase, before: Figure) -> Relation:
    return signed_sum(
        change.figure, [(change.sign, now.figure), (-change.sign, before)],
        subject=now.subject.name, kind=RelationKind.CHANGE_AMOUNT, scope=Scope.TEXT_TABLE,
    )  # fmt: skip


def _rated(change: Phrase, before: Figure, phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The rate right behind a change, over last year's amount, where it holds."""
    for one in phrases:
        if one.role is Role.CHANGE_RATE and one.gap == change.after and before.value:
            told = rate(
                one.figure, (change.figure, before), part_of_whole,
                kind=RelationKind.CHANGE_RATE, formula="变动额÷上年数×100",
                subject=change.subject.name, scope=Scope.TEXT_TABLE,
            )  # fmt: skip
            if told.verdict is Verdict.HOLDS:
                yield told
