"""Changes in percentage points: 占15.68%，比上年的18.92%下降3.24个百分点."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.extraction.building import agrees, rate, results_of, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_YEARS_BACK, _PAIR = 8, 2
_LOOK_BACK = 2
"""Statements back in which this year's rate may stand."""
_BETWEEN_TWO = late_regex(
    r"(?:前者|后者|两者|二者|幅|速|率)[^，。；]{0,8}(?:高|低|快|慢|超|相差|差距|多|少)"
)
"""前者增幅高出: the points lie between two changes told before."""
_SHORT_OF = late_regex(r"^，(?:比目标)?(?:低|少|差|高|超出?)(?:了|出|于目标)?$")
_RATES_BACK = 6
"""Figures before points among which the rates stand that they lie between."""
_FAR_BACK, _TELLING = 16, 3
"""Figures back in which the change of the whole stands; digits of points that are no chance."""
_LIMIT = late_regex(r"^，?(?:超过|超出|高于|低于|高出|少于|比)$")
_BY_LIMIT = late_regex(r"的(?:标准|目标|部分|上限|下限|要求|限额|指标值)?(?:值|为|是|高|低)?")
_TARGET = late_regex(r"(?:目标|计划|指标)值?(?:为|是|≥|不低于)?$")
"""目标98%，实际96.5%，低1.5个百分点: what a rate misses its target by."""

_OF_SCHEDULE = late_regex(r"，?[^，。；：]{0,8}序时(?:进度|要求)?[^，。；：]{0,4}")
_MONTHS = late_regex(
    r"(?<!\d)(\d{1,2})月[末底份]*(?!\d)|上半年|[前三]{1,2}季度末?|一季度末?|二季度末"
)
_NAMED_MONTHS = {"上": 6, "二": 6, "前": 9, "三": 9, "一": 3}
"""截至6月末, 上半年: how much of a year is due by then, in twelfths."""
_SENTENCE = late_regex(r"[。；]")
_FULL, _YEAR = 100, 12


def point_changes(statement: Statement, statements: list[Statement]) -> Iterator[Relation]:
    """Each change in points against the two rates right before it, the second said to be last
    year's; against two others only where it lies between them.
    """
    for position, phrase in enumerate(statement.phrases):
        if phrase.figure.dimension is not Dimension.POINTS or phrase.role is not Role.CHANGE_RATE:
            continue
        before = _before(phrase, position, statement, statements)
        rates = [one for one in before if one.role is not Role.CHANGE_RATE]
        if len(rates) > 1:
            yield from _between_rates(phrase, rates[0], rates[1], statement)
        elif _BETWEEN_TWO.search(phrase.gap):
            yield from _between_changes(phrase, before, statement)
        elif not before:
            yield from _between_years(phrase, statement, statements)


def _between_years(
    phrase: Phrase, statement: Statement, statements: list[Statement]
) -> Iterator[Relation]:
    """结转率2.18%；上年结转率3.05%。比上年降低0.87个百分点: what lies between two rates of one name
    in the sentences before; told where it holds, or a misprint keeps it from that.
    """
    told = [
        one
        for other in (statement, *nearest_before(statement, statements, _YEARS_BACK))
        for one in reversed(other.phrases)
        if one.rate_name
        and one.passage == phrase.passage
        and one.figure.start < phrase.figure.start
    ]
    alike = [one for one in told if one.rate_name == told[0].rate_name]
    if len(alike) == _PAIR and phrase.sign and words.PRIOR_LEVEL.search(phrase.gap):
        larger, smaller = sorted(alike, key=lambda one: -one.figure.value)
        relation = signed_sum(
            phrase.figure, [(1, larger.figure), (-1, smaller.figure)],
            subject=statement.subject, kind=RelationKind.CHANGE_AMOUNT,
        )  # fmt: skip
        relation.sure = is_misprinted(relation)
        if relation.sure or agrees(relation.judgement):
            yield relation


def _between_rates(
    phrase: Phrase, prior: Phrase, current: Phrase, statement: Statement
) -> Iterator[Relation]:
    """What one rate has changed from the other."""
    larger, smaller = sorted((prior, current), key=lambda one: -one.figure.value)
    relation = signed_sum(
        phrase.figure, [(1, larger.figure), (-1, smaller.figure)],
        subject=statement.subject, kind=RelationKind.CHANGE_AMOUNT,
    )  # fmt: skip
    missed = (
        _SHORT_OF.search(phrase.gap) and _TARGET.search(current.gap) and prior.after == phrase.gap
    )
    if agrees(relation.judgement) or missed or words.PRIOR_LEVEL.search(prior.gap):
        yield relation


def _between_changes(
    phrase: Phrase, before: list[Phrase], statement: Statement
) -> Iterator[Relation]:
    """甲增长15.23%，乙增长2.19%，前者增幅高出13.04个百分点: told where it is just so."""
    changes = [one for one in before if one.role is Role.CHANGE_RATE and one.sign]
    if len(changes) < 2:
        return
    larger, smaller = sorted(changes[:2], key=lambda one: -one.sign * one.figure.value)
    relation = signed_sum(
        phrase.figure, [(larger.sign, larger.figure), (-smaller.sign, smaller.figure)],
        subject=statement.subject, kind=RelationKind.CHANGE_AMOUNT,
    )  # fmt: skip
    if agrees(relation.judgement):
        yield relation


def _before(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> list[Phrase]:
    """The percentages of the sentence before a change, the nearest first; what lies between two
    changes may stand behind a semicolon.
    """
    between = _BETWEEN_TWO.search(phrase.gap) is not None
    before = [*reversed(statement.phrases[:position])]
    for other in nearest_before(statement, statements, _LOOK_BACK):
        before.extend(reversed(other.phrases))
    return [
        one
        for one in before
        if (one.sentence == phrase.sentence or (between and one.stop == phrase.stop))
        and one.passage == phrase.passage
        and one.figure.dimension is Dimension.PERCENT
    ]


def points_beyond(phrases: Sequence[Phrase], relations: Sequence[Relation]) -> Iterator[Relation]:
    """差异率3.45%，超过2%的部分为1.45个百分点: points that no relation tells, between the rate
    right before them and one before that; another difference only where the words tell the limit
    and a misprint explains it.
    """
    stated: set[int] = set()
    for place, phrase in enumerate(phrases):
        if phrase.figure.dimension is not Dimension.POINTS or not phrase.figure.value:
            continue
        if place and "序时" in phrase.gap:
            yield from _off_schedule(phrase, phrases[place - 1])
        stated = stated or set(results_of(relations))
        if phrase.figure.start not in stated:
            before = [
                one
                for one in reversed(phrases[max(0, place - _RATES_BACK) : place])
                if one.passage == phrase.passage and one.figure.dimension is Dimension.PERCENT
            ]
            found = list(_beyond(phrase, before))
            yield from found or _beyond_afar(phrase, phrases[max(0, place - _FAR_BACK) : place])


def _off_schedule(phrase: Phrase, done: Phrase) -> Iterator[Relation]:
    """截至6月末…，为全年预算的42.97%，落后序时进度7.03个百分点: from the part of a year that is due
    by then; where it holds, or is a misprint.
    """
    beside = done.figure.dimension is Dimension.PERCENT and done.after == phrase.gap
    if not beside or not _OF_SCHEDULE.fullmatch(phrase.gap):
        return
    told = [*_MONTHS.finditer(_SENTENCE.split(done.context)[-1])]
    if not told:
        return
    month = int(told[-1][1]) if told[-1][1] else _NAMED_MONTHS[told[-1][0][0]]
    due = Fraction(_FULL * month, _YEAR)
    relation = rate(
        phrase.figure, (done.figure,), lambda values: abs(due - values[0]),
        kind=RelationKind.DIFFERENCE, formula="|序时进度－执行率|", subject=phrase.subject.name,
    )  # fmt: skip
    relation.sure = is_misprinted(relation)
    if relation.sure or relation.verdict is Verdict.HOLDS:
        yield relation


def _beyond_afar(phrase: Phrase, before: Sequence[Phrase]) -> Iterator[Relation]:
    """总量增长9.4%。…甲类增长21.15%，高出平均水平11.75个百分点: over a change of another passage,
    where digits enough hold.
    """
    if phrase.figure.telling < _TELLING or "平均" not in phrase.gap:
        return
    changes = [one for one in reversed(before) if one.role is Role.CHANGE_RATE]
    rates = [one for one in changes if one.figure.dimension is Dimension.PERCENT]
    yield from (one for one in _beyond(phrase, rates) if one.verdict is Verdict.HOLDS)


def _falling(one: Phrase) -> int:
    """−1 for a fall that is printed without its sign (下降4.1%, beside −5.2%)."""
    return -1 if one.sign < 0 < one.figure.value else 1


def _beyond(phrase: Phrase, before: Sequence[Phrase]) -> Iterator[Relation]:
    told = []
    for nearest in before[:1]:
        for other in before[1:]:
            signed = [(_falling(one), one.figure) for one in (nearest, other)]
            more, less = sorted(signed, key=lambda one: -one[0] * one[1].value)
            told.append(
                signed_sum(
                    phrase.figure, [more, (-less[0], less[1])],
                    subject=other.rate_name or other.subject.name, kind=RelationKind.DIFFERENCE,
                )
            )  # fmt: skip
    held = [one for one in told if one.verdict is Verdict.HOLDS]
    limit = before and _LIMIT.search(before[0].gap) and _BY_LIMIT.fullmatch(phrase.gap)
    slips = [one for one in told[:1] if limit and is_misprinted(one)]
    yield from held[:1] or slips
