"""Respective lists: 甲、乙和丙……分别占 x%、y%和z%. The n-th rate belongs to the n-th amount."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from jixiao.extraction.building import (
    agrees,
    fall_over_base,
    part_of_whole,
    rate,
    rise_over_base,
    signed_sum,
)
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.rows import ROW_LINK
from jixiao.extraction.prose.shares.wholes import names_whole
from jixiao.extraction.prose.subjects import subject_of
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_RATED = (Role.EXECUTION_RATE, Role.COMPLETION_RATE, Role.LEVEL)
_IN_TURN = late_regex(r"分别|依次")
_WINDOW = 40
"""Figures before a row of rates among which its amounts and their whole stand."""
_KINDS = {
    Role.SHARE: RelationKind.SHARE,
    Role.EXECUTION_RATE: RelationKind.EXECUTION_RATE,
}
_OF_THE_FIRST = late_regex(r"前[两二三四五六][者项类个]")
"""前三类分别占: of the first amounts of the sentence."""
_OF_THE_YEAR = ("initial", "adjusted")
_NAMES = late_regex(r"(?:^|[，。；：])(?P<names>[^，。；：]{4,40}?)(?:分别|各)占[^，。；：]{0,12}$")
"""甲和乙分别占总支出的: the names of the amounts that a row of shares is of."""
_LINK = late_regex("[、和及与]")
_value = attrgetter("value")
_REACH = 3
"""Sentences back in which the amounts of a row of rates may stand."""


@dataclass(slots=True)
class Run:
    """Figures in a row with nothing but 、 or 和 between them."""

    phrases: list[Phrase]

    @property
    def first(self) -> Phrase:
        """The figure that says what all of them are."""
        return self.phrases[0]


def runs_of(phrases: list[Phrase]) -> list[Run]:
    """All rows of two or more rates."""
    runs: list[Run] = []
    current: list[Phrase] = []
    for phrase in phrases:
        joined = current and _same_kind(current[-1], phrase) and ROW_LINK.fullmatch(phrase.gap)
        if not joined:
            if len(current) > 1:
                runs.append(Run(current))
            current = []
        current.append(phrase)
    if len(current) > 1:
        runs.append(Run(current))
    return [run for run in runs if run.first.figure.dimension is Dimension.PERCENT]


def _same_kind(one: Phrase, other: Phrase) -> bool:
    return one.figure.dimension is other.figure.dimension and one.passage == other.passage


def parallel_relations(phrases: list[Phrase]) -> Iterator[Relation]:
    """The relations of respective lists."""
    for run in runs_of(phrases):
        end = bisect_left(phrases, run.first.figure.start, key=lambda one: one.figure.start)
        window = [
            phrase
            for phrase in phrases[max(0, end - _WINDOW) : end]
            if phrase.figure.dimension is not Dimension.PERCENT
        ]
        before = [
            phrase
            for phrase in window
            if phrase.passage == run.first.passage
            and run.first.sentence - phrase.sentence <= _REACH
        ]
        told = list(_paired(run, before, window)) or list(_of_two_rows(run, before))
        yield from told or _of_the_year(run, before, phrases[:end])


def _paired(run: Run, before: list[Phrase], window: list[Phrase]) -> Iterator[Relation]:
    """As many amounts ``before`` the rates as there are rates; wholes may stand farther off."""
    size = len(run.phrases)
    if run.first.role in _KINDS:
        levels = [phrase for phrase in before if phrase.role is Role.LEVEL and not phrase.of_whole]
        outer = [phrase for phrase in levels if phrase.depth == run.first.depth]
        amounts = (outer if len(outer) >= size else levels)[-size:]
        if named := _named(run, levels):
            told = (_shares(run, row, [o for o in window if _is_other(o, row)]) for row in named)
            yield from next((found for one in told if (found := list(one))), ())
            return
        if _OF_THE_FIRST.search(run.first.gap):
            row = [phrase for phrase in outer if phrase.sentence == run.first.sentence]
            amounts = row[:size]
        printed = [phrase for phrase in before[-1:] if phrase.of_whole]
        wholes = printed or [phrase for phrase in window if phrase.role is Role.LEVEL][:-size]
        if len(amounts) == size:
            yield from _shares(run, amounts, wholes)
    elif run.first.role is Role.CHANGE_RATE:
        changes = [phrase for phrase in before if phrase.role is Role.CHANGE][-size:]
        levels = [phrase for phrase in before if phrase.role is Role.LEVEL]
        rows = levels[-2 * size : -size], levels[-size:]
        if len(changes) == len(rows[1]) == size:
            if rows[1][0].prior:
                yield from _from_last_year(run, changes, *rows)
            else:
                yield from _changes(run, changes, rows[1])


def _of_two_rows(run: Run, before: list[Phrase]) -> Iterator[Relation]:
    """预算：甲90万元，乙60万元，丙30万元。支出分别为81万元、57万元、30万元，支出率分别为90%、95%和100%:
    each rate of the amounts that have its place in both rows, where most hold.
    """
    size, first = len(run.phrases), run.first
    if first.role not in _RATED or _IN_TURN.search(first.gap) is None or "率" not in first.gap:
        return
    levels = [one for one in before if one.role is Role.LEVEL and one.figure.value]
    planned, done = levels[-2 * size : -size], levels[-size:]
    pairs = list(zip(done, planned, strict=False))
    if len(pairs) != size or not all(comparable(*pair) for pair in pairs):
        return
    made = [
        rate(
            phrase.figure, (one.figure, whole.figure), part_of_whole,
            kind=RelationKind.EXECUTION_RATE, formula="执行数÷预算数×100",
            subject=whole.subject.name,
        )
        for phrase, (one, whole) in zip(run.phrases, pairs, strict=True)
    ]  # fmt: skip
    if sum(one.verdict is Verdict.HOLDS for one in made) * 2 > size:
        yield from made


def _is_other(phrase: Phrase, amounts: list[Phrase]) -> bool:
    return phrase.role is Role.LEVEL and phrase not in amounts


def _named(run: Run, levels: list[Phrase]) -> list[list[Phrase]]:
    """甲预算24万元，支出23万元；乙预算31万元，支出29万元。甲和乙分别占总支出的44%和56%: the last
    amount of each name, where other amounts stand between; then those before these.
    """
    match = _NAMES.search(run.first.gap)
    names = [subject_of(name).name for name in _LINK.split(match["names"])] if match else []
    if len(names) != len(run.phrases):
        return []
    told: dict[str, list[Phrase]] = {}
    name = ""
    for level in levels:
        name = level.subject.name or name
        told.setdefault(name, []).append(level)
    rows = [_called(name, told) for name in names]
    size = min(map(len, rows))
    return [[row[-back] for row in rows] for back in range(1, size + 1)]


def _called(name: str, told: dict[str, list[Phrase]]) -> list[Phrase]:
    """The amounts of a name; of 中央 in 中央、省级和市级资金 those of 中央资金."""
    if name in told or not name:
        return told.get(name, [])
    longer = [one for one in told if one.startswith(name)]
    return told[longer[0]] if len(longer) == 1 else []


def _of_the_year(run: Run, before: list[Phrase], above: list[Phrase]) -> Iterator[Relation]:
    """三月末、六月末支出分别为20万元、45万元，依次占全年预算的20%和45%: of the budget of that
    stage, however far above it is told.
    """
    stage = subject_of(run.first.base).stage if run.first.base else ""
    if run.first.role is Role.EXECUTION_RATE and not stage:
        stage = "adjusted"
    if run.first.role not in _KINDS or stage not in _OF_THE_YEAR:
        return
    wholes = [one for one in above if one.role is Role.LEVEL and one.subject.stage == stage]
    size = len(run.phrases)
    amounts = [one for one in before if one.role is Role.LEVEL and not one.of_whole][-size:]
    if len(amounts) == size:
        yield from _shares(run, amounts, [one for one in wholes if one not in amounts])


def _shares(run: Run, amounts: list[Phrase], wholes: list[Phrase]) -> Iterator[Relation]:
    """Against the nearest whole that most shares agree with; nothing is told where none does."""
    for whole in reversed(wholes):
        if not all(comparable(amount, whole) for amount in amounts) or not whole.figure.value:
            continue
        relations = [
            rate(
                phrase.figure,
                (amount.figure, whole.figure),
                part_of_whole,
                kind=_KINDS[run.first.role],
                formula="部分÷总体×100",
                subject=amount.subject.name,
            )
            for phrase, amount in zip(run.phrases, amounts, strict=True)
        ]
        agreeing = sum(agrees(relation.judgement) for relation in relations)
        base = subject_of(run.first.base).name
        named = bool(base) and names_whole(base, whole.subject.name)
        named = named or sum(one.figure.value for one in amounts) == whole.figure.value
        if agreeing * 2 > len(relations) or (named and agreeing * 2 == len(relations)):
            yield from relations
            return


def _from_last_year(
    run: Run, changes: list[Phrase], now: list[Phrase], prior: list[Phrase]
) -> Iterator[Relation]:
    """办班30期、培训900人次，与上年的25期、800人次相比，分别增加5期、100人次，增幅分别为20%和12.5%:
    each rate of its own change over what last year had, and each change of both years.
    """
    for phrase, change, base in zip(run.phrases, changes, prior, strict=True):
        if base.figure.value and base.figure.unit == change.figure.unit:
            yield rate(
                phrase.figure, (change.figure, base.figure), part_of_whole,
                kind=RelationKind.CHANGE_RATE, formula="变动额÷上年数×100",
                subject=base.subject.name,
            )  # fmt: skip
    told = now if len(now) == len(prior) else []
    for change, level, base in zip(changes, told, prior, strict=False):
        if level.figure.unit == base.figure.unit == change.figure.unit:
            more, less = sorted((level.figure, base.figure), key=_value, reverse=True)
            yield signed_sum(
                change.figure, [(1, more), (-1, less)], subject=level.subject.name,
                kind=RelationKind.CHANGE_AMOUNT,
            )  # fmt: skip


def _changes(run: Run, changes: list[Phrase], levels: list[Phrase]) -> Iterator[Relation]:
    """Each rate of its own amount and its own change."""
    for phrase, change, level in zip(run.phrases, changes, levels, strict=True):
        rising = (phrase.sign or changes[0].sign or run.first.sign) > 0
        yield rate(
            phrase.figure,
            (level.figure, change.figure),
            rise_over_base if rising else fall_over_base,
            kind=RelationKind.CHANGE_RATE,
            formula="变动额÷（本年数∓变动额）×100",
            subject=level.subject.name,
        )
