"""The result of an indicator against the place that told it before: 调整率25.93%，得1.41分; 床位
目标420张，实际399张.

Told where both print the same; a rate also where one is a misprint of the other and only one has
the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from jixiao.extraction.building import same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.lines import Line, with_starts
from jixiao.figures.figure import Dimension
from jixiao.figures.misprints import misprinted
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_TELLING = 3
"""Digits of a rate that no other rate prints by chance."""
_TELLING_COUNT, _TELLING_TARGET = 2, 4
"""The same of a count beside its target, and of the amount that a target is."""
_AIMED = late_regex(r"目标值?(?:为|是|不[低少]于)?$")
_DONE = late_regex(r"，(?:全年|年末|最终)?(?:实际)?(?:完成|达到|达|实现)?(?:值|了|为)?")
_NAMED = late_regex(r"^(?P<what>[一-龥“]{2,12}?)“?(?P<kind>[一-龥]{2}率)")
"""政府采购执行率: what a rate is of, and which kind it is."""
_RESULTS = (
    *(Role.LEVEL, Role.ACTUAL, Role.SHARE, Role.EXECUTION_RATE, Role.COMPLETION_RATE),
    *(Role.CHANGE_RATE,),
)


def rates_again(lines: Sequence[Line], phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each rate between two scores of a passage against the first that prints the same before, else
    against the one of its name that is a misprint of it.
    """
    if not lines:
        return
    rates = [one for one in phrases if _is_rate(one)]
    first: dict[str, Phrase] = {}
    for one in rates:
        first.setdefault(one.figure.digits, one)
    by_passage: dict[int, list[Phrase]] = defaultdict(list)
    for one in rates:
        by_passage[one.passage].append(one)
    for line, start in with_starts(lines):
        for one in by_passage.get(line.score.passage, ()):
            if start < one.place < line.score.place:
                yield from _told_before(one, line, first, rates)


def results_again(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each target and each result of an indicator that has a target beside it, against the first
    figure of another sentence before that prints the same.
    """
    if not any(_is_target(one) for one in phrases):
        return
    first: dict[tuple[str, str], Phrase] = {}
    before: Phrase | None = None
    for one in phrases:
        key = one.figure.digits, one.figure.unit
        known = first.setdefault(key, one)
        if _apart(known, one) and _is_of_indicator(before, one):
            yield same(one.figure, known.figure, subject=one.subject.name or "该项")
        before = one


def _is_target(one: Phrase) -> bool:
    """Whether a figure is said to be what was to be reached."""
    return one.role is Role.TARGET or ("目标" in one.gap and bool(_AIMED.search(one.gap)))


def _apart(known: Phrase, one: Phrase) -> bool:
    """Whether a figure stands in another sentence than the one that told it first."""
    return (known.passage, known.sentence) != (one.passage, one.sentence)


def _is_of_indicator(before: Phrase | None, one: Phrase) -> bool:
    """Whether a figure is a telling target, or what was reached of the target right before it."""
    if one.figure.telling >= _TELLING_TARGET and one.role is Role.TARGET:
        return True
    if before is None or not _is_target(before) or _apart(before, one):
        return False
    if before.role is not Role.TARGET and not _DONE.fullmatch(one.gap):
        return False
    if before.figure.unit != one.figure.unit or one.role not in _RESULTS:
        return False
    counted = one.figure.dimension is Dimension.COUNT
    return one.figure.telling >= (_TELLING_COUNT if counted else _TELLING)


def _is_rate(one: Phrase) -> bool:
    percent = one.figure.dimension is Dimension.PERCENT and one.figure.unit == "%"
    return percent and one.figure.places > 0 and one.role in _RESULTS and not one.bound


def _told_before(
    one: Phrase, line: Line, first: dict[str, Phrase], rates: Sequence[Phrase]
) -> Iterator[Relation]:
    before = first[one.figure.digits]
    name = line.names[0] if line.names else one.rate_name
    if before.passage < one.passage and one.figure.telling >= _TELLING:
        yield same(one.figure, before.figure, subject=name or "该项")
    elif before is one and one.figure.places > 1 and (told := _NAMED.match(name)) is not None:
        kin = [each for each in rates if _is_of(each, one, told["what"], told["kind"])]
        if len(kin) == 1 and misprinted(one.figure.digits, kin[0].figure.digits):
            yield same(one.figure, kin[0].figure, subject=name)


def _is_of(each: Phrase, one: Phrase, what: str, kind: str) -> bool:
    """Whether a rate before is of one kind with another and of the same thing."""
    sentence = each.context[each.context.rfind("。") + 1 :]
    return each.passage < one.passage and each.rate_name.endswith(kind) and what in sentence
