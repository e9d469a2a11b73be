"""Scores that a report states again in its conclusion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import same
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.executions import scored_executions
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_OF_EXECUTION = late_regex(r"执行率?(?:指标)?(?:的)?(?:自评)?得分(?:值)?(?:为|是|：)?$")
_OF_SPENDING = late_regex(r"执行|支出|支付|预算|进度")
"""A rate of what was spent; 为目标的97% is one of what was done."""
_EXECUTION_POINTS = late_regex(
    r"执行率?(?:指标)?(?:满分|分值|权重)(?:为|是)?\d+(?:\.\d+)?分[，；（）]*(?:自评)?得?分?(?:为)?$"
)
_POINTS = late_regex(r"(?:满分|分值|权重|标准分)+$")
_SHORTEST_NAME = 4
_BARE_SCORE = late_regex(r"[，、（）]*(?:自评)?得分?(?:为)?")
_OF_INDICATORS = late_regex(
    r"(?:^|[，。；：、（\x04与和及加]|绩效|各项?|全部|所有|\d项)指标(?:的)?(?:自评)?(?:总|合计)?"
    r"得分(?:合计|总计|共计|共)?(?:为|是|：)?$"
)
"""指标得分, of all indicators together: 产出指标得分 and 该指标得分 are of some."""
_ADDED = late_regex(r"相加|合计|之和|总分|综合得分|总得分")


def repeated_scores(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """执行率得分 a 与指标得分 b 相加: each against the place where it was given."""
    scores = [phrase for phrase in phrases if phrase.role is Role.SCORE]
    scored = scored_executions(list(phrases))
    executions = [score for at, score, _ in scored if _OF_SPENDING.search(phrases[at].gap)]
    totals = [one for one in scores if _is_indicator_total(one)]
    for phrase in scores:
        if _is_of_execution(phrase) and len(executions) == 1:
            yield from _again(phrase, executions[0], "预算执行率得分")
        elif _OF_INDICATORS.search(phrase.gap) and _is_added(phrase) and len(totals) == 1:
            yield from _again(phrase, totals[0], "指标得分合计")


def repeated_points(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """产出指标满分40分: the points of one name wherever they are printed; told where they agree."""
    known: dict[str, Phrase] = {}
    for phrase in phrases:
        if phrase.role is not Role.WEIGHT:
            continue
        name = _POINTS.sub("", phrase.subject.name)
        if len(name) < _SHORTEST_NAME:
            continue
        first = known.setdefault(name, phrase)
        if first is not phrase and first.figure.value == phrase.figure.value:
            yield same(phrase.figure, first.figure, subject=f"{name}分值")


def _is_of_execution(phrase: Phrase) -> bool:
    """执行率得分9分; 执行率满分10分，得9分: whether a score is that of the execution rate."""
    if _OF_EXECUTION.search(phrase.gap):
        return True
    return _BARE_SCORE.fullmatch(phrase.gap) is not None and bool(
        _EXECUTION_POINTS.search(phrase.context)
    )


def _is_indicator_total(phrase: Phrase) -> bool:
    """上述8项指标…自评得分合计 b 分: the subtotal of all indicators."""
    subtotal = words.SUBTOTAL_SCORE.search(phrase.gap) is not None
    return subtotal and "指标" in phrase.context and phrase.figure.value >= words.LEAST_WHOLE


def _is_added(phrase: Phrase) -> bool:
    """Whether the score is put together with others in its sentence."""
    return _ADDED.search(phrase.after) is not None and phrase.figure.value >= words.LEAST_WHOLE


def _again(phrase: Phrase, reference: Phrase, subject: str) -> Iterator[Relation]:
    """The later of two places against the earlier."""
    if phrase is not reference:
        first, later = sorted((phrase, reference), key=lambda one: one.figure.start)
        yield same(later.figure, first.figure, subject=subject)
