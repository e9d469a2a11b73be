"""Rates of what was done that were taken over its goal (A05).

计划培训400人，实际培训380人，完成率95.00%；…考试合格361人，合格率90.25%: those that passed are
some of the 380 that came, and never of the 400 that were meant to.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from jixiao.extraction.building import agrees, part_of_whole, rate, results_of
from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_OF_THOSE = late_regex(
    r"(?P<stem>合格|优良|优秀|及格|通过|结业|毕业|就业|上岗|取证|录取|成活|有效|满意)[率度](?:约?为|是|达到?|：)*$"
)
"""合格率: a rate of some of what was done."""
_SET = late_regex(r"目标|计划|任务|应|拟|预期")
_REACH = 60
"""Figures back among which the goal and what was done of it stand."""
_PLACES, _PAIR = 2, 2
_RATES = frozenset({RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE, RelationKind.SHARE})

_place = attrgetter("place")


class _Reached(NamedTuple):
    """What was done of a goal, and where its rate stands."""

    done: Figure
    goal: Figure
    place: int


def rates_over_goals(
    phrases: Sequence[Phrase], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """Each such rate, of the count right before it, that a goal makes of its unit; over what was
    done of that goal.
    """
    places = [at for at, one in enumerate(phrases) if at and _is_rate_of(one, phrases[at - 1])]
    stated = results_of(relations) if places else {}
    reached = _reached(phrases, stated) if places else []
    for place in places:
        phrase, part = phrases[place], phrases[place - 1].figure
        first = bisect_right(reached, place - _REACH, key=_place)
        for one in reached[first : bisect_left(reached, place, key=_place)]:
            alike = bare_unit(one.done) == bare_unit(part) and one.done.value > part.value
            if alike and _is_over_goal(phrase.figure, part, one):
                yield rate(
                    phrase.figure, (part, one.done), part_of_whole,
                    kind=RelationKind.COMPLETION_RATE, formula="部分÷实际完成数×100",
                    subject=phrase.rate_name or phrase.subject.name,
                )  # fmt: skip
                break


def _is_rate_of(phrase: Phrase, part: Phrase) -> bool:
    """Whether a rate stands right behind a count of what it is called by."""
    figure = phrase.figure
    if figure.dimension is not Dimension.PERCENT or figure.places < _PLACES:
        return False
    if part.figure.dimension is not Dimension.COUNT or part.passage != phrase.passage:
        return False
    match = _OF_THOSE.search(phrase.gap)
    return match is not None and part.after == phrase.gap and not phrase.bound


def _reached(phrases: Sequence[Phrase], stated: dict[int, Relation]) -> list[_Reached]:
    """What was done of each goal that is said to be one, by the rates that agree."""
    goals = {one.figure.start for one in phrases if _SET.search(one.gap)}
    found: list[_Reached] = []
    for place, phrase in enumerate(phrases):
        relation = stated.get(phrase.figure.start)
        if relation is None or relation.kind not in _RATES or not agrees(relation.judgement):
            continue
        figures = [term.figure for term in relation.operands if term.figure is not None]
        if len(figures) != _PAIR:
            continue
        done, goal = figures
        if goal.start in goals and done.value != goal.value:
            found.append(_Reached(done, goal, place))
    return found


def _is_over_goal(stated: Figure, part: Figure, one: _Reached) -> bool:
    """Whether a rate is of the goal, and not of what was done."""
    if not one.done.value or not one.goal.value:
        return False
    over = [judge_rate(stated, (part, whole), part_of_whole) for whole in (one.goal, one.done)]
    return over[0].verdict is Verdict.HOLDS and over[1].verdict is Verdict.CONTRADICTED
