"""What the narrative tells of two cells of one row: what is left of its budget (甲项目结转8万元
beside 甲项目 | 预算90万元 | 支出82万元), or what was added to it (甲项目追加5万元 beside 年初85万元
and 全年90万元).

Told where the cells make it; what is left, also where the sentence that names the row prints it as
a misprint.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from jixiao.extraction.building import signed_sum
from jixiao.extraction.linking.sayings import named_in, pieces_of, said_before
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.reading import ProseReading
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.figures.misprints import misprinted
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Scope

_LEFT = late_regex(
    r"结转|结余|未(?:执行|支出|使用|支付|用)|差额|剩余|余额|节约|节余|相差|少支出|尚余|尚欠"
)
_LEFT_HERE = late_regex(r"(?:结转|结余|未执行|未支出|剩余)(?:资金|金额|下年使用)?(?:为|共)?$")
_ADDED = late_regex(r"追加|[调净]增|[调核压]减|收回|调整|增加|减少|调剂")
_SPENT = ("支出", "已支出", "使用", "支付")
_END, _PAIR = 2, 2
"""Characters at either end of the name of a row that make it known again."""
_NEAR = 48
"""Characters before an amount in which a word says what it is."""
_TELLING, _TELLING_MISPRINT = 3, 4
"""Digits of an amount whose row the sentence need not name; of one that may be a misprint."""
_MOST = 300
"""Rows that a sentence is looked through for."""
_MADE = frozenset({RelationKind.DIFFERENCE, RelationKind.CHANGE_AMOUNT, RelationKind.SUM})


class _Pair(NamedTuple):
    """Two amounts of a row, the one that stands for more work done behind the other."""

    name: str
    before: Entry
    behind: Entry
    left: bool
    """Whether their difference is what is left, and no change of the budget."""

    @property
    def value(self) -> Decimal:
        return abs(self.before.figure.value - self.behind.figure.value)


def told_differences(
    tables: Sequence[TableReading], reading: ProseReading, relations: Sequence[Relation]
) -> Iterator[Relation]:
    """Each amount of the prose that two cells of a row make, and that nothing makes yet."""
    pairs = [pair for table in tables for pair in _pairs(table)]
    if not pairs:
        return
    by_value: dict[Decimal, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        by_value[pair.value].append(pair)
    names = {pair.name: pieces_of(pair.name) for pair in pairs}
    settled = {
        figure.start
        for one in relations
        if one.verdict is Verdict.HOLDS and one.kind in _MADE
        for figure in one.figures()
    }
    for phrase in reading.phrases:
        if not phrase.money or not phrase.figure.value:
            continue
        alike = by_value.get(phrase.figure.value, ())
        loose = len(pairs) <= _MOST and phrase.figure.start not in settled
        loose = loose and _may_be_misprinted(phrase)
        if not alike and not loose:
            continue
        words = said_before(phrase, reading.passages)
        made = _made(phrase, words, alike, names)
        if made is not None:
            yield made
        elif loose:
            yield from _misprints(phrase, words, pairs, names)


def _pairs(table: TableReading) -> Iterator[_Pair]:
    """Budget and outturn of each row, and its budget before and behind the changes of the year."""
    rows: dict[tuple[int, int], dict[str, Entry]] = defaultdict(dict)
    for (index, _), entry in sorted(table.entries.items()):
        stage = _stage(entry) if entry.column.kind == "amount" and entry.figure.value else ""
        if stage:
            rows[index, entry.column.panel].setdefault(stage, entry)
    for found in rows.values():
        first, full, spent = map(found.get, ("initial", "adjusted", "outturn"))
        planned = full or first
        if planned is not None and spent is not None and planned.figure.value > spent.figure.value:
            yield _Pair(planned.row.name, planned, spent, True)
        if full is not None and first is not None and full.figure.value != first.figure.value:
            yield _Pair(full.row.name, first, full, False)


def _stage(entry: Entry) -> str:
    """The stage of an amount; a column that is called 支出 alone is of what was spent."""
    stage, path = entry.column.stage, entry.column.path
    if not stage and path and path[-1] in _SPENT:
        return "outturn"
    return "adjusted" if stage == "budget" else stage


def _made(
    phrase: Phrase, words: str, pairs: Sequence[_Pair], names: dict[str, list[str]]
) -> Relation | None:
    """The relation of an amount to the first of the pairs of its value that it can be of."""
    for pair in pairs:
        said = (_LEFT if pair.left else _ADDED).search(words[-_NEAR:] + phrase.after[:_NEAR])
        named = any(piece in words for piece in names[pair.name]) or _short(pair.name) in words
        if said and (named or phrase.figure.telling >= _TELLING):
            return _relation(phrase, pair)
    return None


def _short(name: str) -> str:
    """馆舍改造 of 馆舍防水改造: a name by its two ends."""
    return name[:_END] + name[-_END:] if len(name) > _PAIR * _END else "\n"


def _may_be_misprinted(phrase: Phrase) -> bool:
    """Whether an amount of many digits is said to be left, right before it."""
    many = phrase.figure.telling >= _TELLING_MISPRINT
    return many and _LEFT_HERE.search(phrase.gap) is not None


def _misprints(
    phrase: Phrase, words: str, pairs: Sequence[_Pair], names: dict[str, list[str]]
) -> Iterator[Relation]:
    """What is said to be left of the one row that the sentence names, were a digit another."""
    named = set(named_in(words, names))
    left = [pair for pair in pairs if pair.left and pair.name in named]
    if len(named) == len(left) == 1 and misprinted(phrase.figure.digits, _printed(left[0], phrase)):
        yield _relation(phrase, left[0])


def _printed(pair: _Pair, phrase: Phrase) -> str:
    """The difference of a pair as an amount of the prose would print it."""
    figure = phrase.figure
    return f"{pair.value / figure.scale:.{figure.places}f}"


def _relation(phrase: Phrase, pair: _Pair) -> Relation:
    """What is left as a difference; the budget of the full year as a sum with what was added."""
    before, behind, told = pair.before.figure, pair.behind.figure, phrase.figure
    if pair.left:
        return signed_sum(
            told, [(1, before), (-1, behind)], subject=f"{pair.name}结转",
            kind=RelationKind.DIFFERENCE, scope=Scope.TEXT_TABLE, formula="预算数－支出数",
        )  # fmt: skip
    sign = 1 if behind.value > before.value else -1
    return signed_sum(
        behind, [(1, before), (sign, told)], subject=f"{pair.name}全年预算数",
        scope=Scope.TEXT_TABLE,
    )  # fmt: skip
