"""Rates of amounts that their statement does not name: of the passage, else of any nearby."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.extraction.building import agrees
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.executions.by_words import rate_over
from jixiao.extraction.prose.executions.pairs import (
    Pair,
    amounts_around,
    done_and_planned,
    is_rate_of_part,
    wanted_stages,
    without_parts,
)
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before, of_passage
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_TELLING_PLACES = 2
"""Decimals that a rate must print for its likeness to another to be no chance."""
_BACK = 8
"""Statements back in which the rate of a budget stands."""
_FULL, _ROOM = 100, 2
"""How many times what rounding leaves a rate may lie off what amounts make, to be judged."""
_PAIR = 2
"""A budget and an outturn."""
_OF_WHOLE = ("", "支出", "本年支出", "全年支出")
"""What an outturn of the whole body is called, beside no name."""
_MONTHS = late_regex("\x02至|上半年|季度")
_OF_FULL_YEAR = late_regex(r"全年|调整")


def rate_around(
    phrase: Phrase, before: list[Phrase], statement: Statement, statements: list[Statement]
) -> Relation | None:
    """The rate between amounts of the passage, else between any nearby that agree."""
    if not is_rate_of_part(phrase, statement, statements):
        heads = without_parts(before, statement, statements)
        pairs = [
            pair._replace(likely=False)
            if _of_another(pair, phrase, statement, statements)
            else pair
            for pair in done_and_planned(phrase, heads)
        ]
        told = _telling(phrase, pairs)
        relation = _over_initial(phrase, told, statement, statements) or best_pair(
            phrase, told, statement
        )
        if relation is not None:
            return relation
    around = amounts_around(statement, statements, before)
    pairs = [pair._replace(likely=False) for pair in done_and_planned(phrase, around)]
    told = _telling(phrase, pairs)
    if (relation := _over_initial(phrase, told, statement, statements)) is not None:
        return relation
    found = best_pair(phrase, told, statement) or _off_by_a_digit(phrase, told, statement)
    if found is None or not _is_planned_in(found, told):
        return _of_one_sentence(phrase, before, statement) or found
    return found


def _of_another(
    pair: Pair, phrase: Phrase, statement: Statement, statements: list[Statement]
) -> bool:
    """项目预算合计600万元，支出540万元，执行率90%。甲项目支出50万元，执行率86%: whether a budget of
    another sentence has an outturn with its rate there, and this one is of a further name.
    """
    far = pair.likely and pair.planned.sentence != phrase.sentence
    if not far or pair.done.subject.name in ("", pair.planned.subject.name):
        return False
    if _others_between(pair, statement, statements):
        return True
    return any(
        one.role is Role.EXECUTION_RATE and one.sentence == pair.planned.sentence
        for other in nearest_before(statement, statements, _BACK)
        for one in other.phrases
    )


def _others_between(pair: Pair, statement: Statement, statements: list[Statement]) -> bool:
    """甲项目预算470万元。乙项目支出74万元，丙项目支出98万元。丁项目支出62万元，执行率71%: whether
    what further names spent stands between a budget and an outturn.
    """
    names = {pair.planned.subject.name, pair.done.subject.name, ""}
    return any(
        other.subject not in names and other.first.sentence != pair.done.sentence
        for other in nearest_before(statement, statements, _BACK)
        for one in other.levels
        if pair.planned.figure.start < one.figure.start < pair.done.figure.start
        and one.money
        and one.sentence != pair.planned.sentence
    )


def _is_planned_in(found: Relation, pairs: Iterable[Pair]) -> bool:
    """Whether what the rate is taken of is said to be a budget."""
    base = found.operands[-1].figure
    return any(
        pair.planned.figure is base and pair.planned.subject.stage in words.PLANNED
        for pair in pairs
    )


def _of_one_sentence(phrase: Phrase, before: list[Phrase], statement: Statement) -> Relation | None:
    """全年支出90万元，年度预算100万元，预算执行率90%: the only budget and the only outturn of the
    sentence, whatever else the rate could be of.
    """
    beside = [one for one in before if one.sentence == phrase.sentence and one.money]
    if len(beside) != _PAIR or not words.EXECUTION_NAME.search(phrase.gap):
        return None
    beside.sort(key=lambda one: one.subject.stage in words.PLANNED)
    done, planned = beside
    staged = planned.subject.stage in words.PLANNED and done.subject.stage not in words.PLANNED
    levels = done.role is planned.role is Role.LEVEL
    if not (staged and levels and comparable(done, planned)) or not planned.figure.value:
        return None
    return rate_over(phrase, done.figure, planned.figure, statement)


def _of_some_months(phrase: Phrase, statements: list[Statement]) -> bool:
    """今年1月至8月…支出50万元，为调整预算的60%: whether the passage tells of a part of a year,
    whose budget no other passage needs to print.
    """
    return any(_MONTHS.search(one.first.gap) for one in of_passage(phrase.passage, statements))


def _over_initial(
    phrase: Phrase, pairs: list[Pair], statement: Statement, statements: list[Statement]
) -> Relation | None:
    """年初预算80万元…，全年预算90万元。全年支出86万元，预算执行率107.50%: the rate over the budget
    of the full year, where it was taken of the initial one, or names that of the full year; neither
    budget nor outturn has a name, or both have one.
    """
    done = pairs[0].done if pairs else phrase
    if done.subject.stage in words.PLANNED or done not in statement.levels:
        return None
    planned = [pair.planned for pair in pairs if pair.done is done]
    planned = [one for one in planned if one.subject.stage in words.PLANNED]
    if not (done.subject.name in _OF_WHOLE or any(_is_of(one, done) for one in planned)):
        return None
    if not planned or planned[0].subject.stage != "adjusted":
        return None
    full_year, *others = planned
    relation = rate_over(phrase, done.figure, full_year.figure, statement)
    if not relation.contradicted:
        return None
    if phrase.base:
        named = _OF_FULL_YEAR.search(phrase.base) and full_year.subject.name in _OF_WHOLE
        near = full_year.passage == phrase.passage or not _of_some_months(phrase, statements)
        return relation if named and near else None
    initial = [
        one
        for one in others
        if one.subject.stage != "adjusted" and (not one.subject.name or _is_of(one, done))
    ]
    taken = (rate_over(phrase, done.figure, one.figure, statement) for one in initial)
    mistaken = words.EXECUTION_NAME.search(phrase.gap) and any(
        agrees(one.judgement) for one in taken
    )
    return relation if mistaken else None


def _is_of(planned: Phrase, done: Phrase) -> bool:
    """项目年初预算 and 项目支出: whether a budget is of what was spent, by their names."""
    name = planned.subject.name
    return bool(name) and done.subject.name.startswith(name)


def _off_by_a_digit(phrase: Phrase, pairs: list[Pair], statement: Statement) -> Relation | None:
    """42.22 % for 42.23: a rate that was cut off, of a plan of its passage."""
    if phrase.figure.places < _TELLING_PLACES:
        return None
    tried = (
        rate_over(phrase, pair.done.figure, pair.planned.figure, statement)
        for pair in pairs
        if _planned_beside(phrase, pair.planned)
        if _may_agree(phrase.figure, pair.done.figure, pair.planned.figure)
    )
    return next((relation for relation in tried if relation.judgement.last_digit), None)


def _telling(phrase: Phrase, pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that a rate can be told by: nothing is 0 % of any amount, and a little of much
    rounds to 0 %; such a pair needs a plan of its passage.
    """
    return [
        pair
        for pair in pairs
        if pair.likely
        or (pair.done.figure.value and phrase.figure.value)
        or (not pair.done.figure.value and _planned_beside(phrase, pair.planned))
    ]


def _is_in_sentence(phrase: Phrase, pair: Pair) -> bool:
    return pair.planned.sentence == pair.done.sentence == phrase.sentence


def _planned_beside(phrase: Phrase, planned: Phrase) -> bool:
    return planned.passage == phrase.passage and planned.subject.stage in words.PLANNED


def best_pair(phrase: Phrase, pairs: list[Pair], statement: Statement) -> Relation | None:
    """The pair that agrees; else one that misses by a last digit; else the likely one, or the
    one right before, where the rate is a misprint of that.
    """
    likely: list[Relation] = []
    for pair in _of_its_stage(phrase, pairs):
        if not (pair.likely or _may_agree(phrase.figure, pair.done.figure, pair.planned.figure)):
            continue
        relation = rate_over(phrase, pair.done.figure, pair.planned.figure, statement)
        if agrees(relation.judgement):
            return relation
        if pair.likely:
            likely.append(relation)
    near = (relation for relation in likely if relation.judgement.last_digit)
    return next(near, None) or (
        _of_those_before(phrase, pairs, statement, likely) if likely else None
    )


def _may_agree(stated: Figure, done: Figure, planned: Figure) -> bool:
    """Whether a rate lies anywhere near what two amounts make: a cheap look, before it is judged
    with what rounding leaves of each.
    """
    if stated.approximation or done.approximation or planned.approximation:
        return True
    room = stated.ulp * planned.value + _FULL * done.ulp + stated.value * planned.ulp
    return abs(_FULL * done.value - stated.value * planned.value) <= _ROOM * room


def _of_those_before(
    phrase: Phrase, pairs: list[Pair], statement: Statement, likely: list[Relation]
) -> Relation:
    """The pair right before a rate, where the rate is a misprint of that; else the likely one."""
    for pair in pairs:
        if not pair.likely and _is_right_before(phrase, pair):
            relation = rate_over(phrase, pair.done.figure, pair.planned.figure, statement)
            if is_misprinted(relation):
                return relation
    return likely[0]


def _of_its_stage(phrase: Phrase, pairs: list[Pair]) -> list[Pair]:
    """The likely pairs of the very budget that the rate names (完成调整后预算的), or, for 执行率,
    of that of the full year; all pairs where there are none, or where those are of other sentences
    and the rate's own has a pair.
    """
    likely = [pair for pair in pairs if pair.likely]
    if not likely:
        return pairs
    stages = wanted_stages(phrase)
    told = [pair for pair in likely if pair.planned.subject.stage == stages[0]]
    if not told or not (stages != words.PLANNED or words.EXECUTION_NAME.search(phrase.gap)):
        return pairs
    own = [pair for pair in likely if _is_in_sentence(phrase, pair)]
    if own and not any(pair in own for pair in told):
        return own
    return [pair for pair in pairs if pair in told or _is_right_before(phrase, pair)]


def _is_right_before(phrase: Phrase, pair: Pair) -> bool:
    """全年预算90万元。…中央资金50万元，支出45万元，执行率90%: whether a rate stands right behind
    two amounts of its sentence, of which the first says no stage of a budget.
    """
    done, planned = pair.done, pair.planned
    beside = planned.after == done.gap and done.after == phrase.gap
    return beside and planned.sentence == phrase.sentence and not planned.subject.stage
