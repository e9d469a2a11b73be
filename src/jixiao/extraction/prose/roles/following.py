"""What the figure right before a phrase tells of it: spent of a plan, saved of it, a rate of it."""

from __future__ import annotations

from jixiao.extraction.prose import words
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.subjects import Subject, subject_of
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_SPENT = late_regex(r"[，,、](?:已|共|累计)?(?:支出|使用|支付)(?:数|金额|资金|额)?(?:为)?")
"""Said right behind a plan: what was spent of it."""
_TOGETHER = frozenset(("共", "共计", "合计", "，共", "，共计", "，合计"))
"""Between a number of projects and what they come to."""
_PLANNED = late_regex(r"预算安排|安排预算|年初安排")
_SAVED = late_regex(r"，?节(?:约|省|支)了?")
_COMPARED_WITH_IT = late_regex(r"相比|相较|比较|对比|，?(?:增|减|下降|少|多|节)")
_COMES_TO = late_regex(r"[，、]?(?:金额)?(?:为|计|达|共计?|合计|即)|[，、](?:金额|数额)")
_DONE = frozenset(("，完成", "，完成了", "，实际完成", "，占预算的", "，完成率"))
"""预算90万元，支出81万元，完成90%: between what was spent and its rate, no budget named."""
_OF_IT = late_regex(r"的(?:比例|比率)?(?:为|是|达到|达|约)?")
_REACHES = late_regex(r"，(?:全年|年末)?(?:实际)?(?:完成|达到?)了?")
"""指标值≥90%，完成85.60%: between a target and what was reached of it."""
_BASES = {"initial": "年初预算", "adjusted": "调整预算", "budget": "预算"}
"""What a rate of an amount of each stage is taken of."""
_CHANGES = (Role.CHANGE, Role.CHANGE_RATE)
_ENDS_DIRECTION = frozenset("多少加约省升大收增缩")
"""Last characters of direction words that mean a change only where one is told of."""


def settle_behind(phrase: Phrase, last: Phrase) -> None:
    """Settle the role of a phrase by the phrase before it in its passage."""
    if _spends(phrase, last):
        phrase.subject = Subject("", "outturn")
    elif phrase.gap in _TOGETHER and _is_counted_plan(last):
        phrase.subject = Subject(last.subject.name, "budget")
    if phrase.gap[-1:] in _ENDS_DIRECTION:
        _change_too(phrase, last)
    if last.role is Role.SHARE and _is_amount_of_share(phrase, last):
        phrase.subject, phrase.of_share = last.subject, True
    if _saves_of_it(phrase, last):
        phrase.role, phrase.sign, phrase.subject = Role.CHANGE, -1, Subject()
    if _is_from_it(phrase, last):
        phrase.base = _BASES[last.subject.stage]
    if phrase.gap in _DONE and last.subject.stage == "outturn" and last.money:
        phrase.role = Role.EXECUTION_RATE
    if last.role in _LEADING:
        _LEADING[last.role](phrase, last)
    if last.is_base and _is_rate_of_it(phrase):
        phrase.role, phrase.base = Role.EXECUTION_RATE, _BASES.get(last.subject.stage, "")


def _reach(phrase: Phrase, _: Phrase) -> None:
    """指标值≥90%，完成85.60%: what was reached of the target right before it."""
    if phrase.role is Role.LEVEL and _REACHES.fullmatch(phrase.gap):
        phrase.role = Role.ACTUAL


def _take_off_in_turn(phrase: Phrase, last: Phrase) -> None:
    """共扣4.5分，依次为2分、1.5分和1分: points that are the first of those taken off."""
    points = phrase.figure.dimension is last.figure.dimension is Dimension.SCORE
    if points and words.IN_TURN.fullmatch(phrase.gap):
        phrase.role, phrase.sign, phrase.subject = Role.CHANGE, -1, Subject()


_LEADING = {Role.TARGET: _reach, Role.CHANGE: _take_off_in_turn}
"""What follows a figure of each role is settled by."""


def _is_counted_plan(last: Phrase) -> bool:
    """预算安排专项3个共90万元: whether what was counted is said to be planned."""
    counted = last.role is Role.LEVEL and last.figure.dimension is Dimension.COUNT
    return counted and not last.subject.stage and _PLANNED.search(last.gap) is not None


def _change_too(phrase: Phrase, last: Phrase) -> None:
    """比上年多9万元，其中甲多6万元，乙多3万元; 上年60万元，扩大8万元: such a word means a change
    where it goes on from one, or stands right behind last year's amount.
    """
    goes_on = last.role in _CHANGES and phrase.sentence - last.sentence <= 1
    if phrase.role is not Role.LEVEL or not phrase.money or not (goes_on or last.prior):
        return
    clause = last_clause(phrase.gap).text
    match = words.DIRECTION.search(clause)
    if match is not None and (goes_on or not clause[: match.start()]):
        phrase.role, phrase.sign = Role.CHANGE, 1 if match["up"] else -1
        phrase.base = phrase.base or last.base
        phrase.opener |= phrase.reason
        phrase.subject = subject_of(clause[: match.start()])


def _is_amount_of_share(phrase: Phrase, last: Phrase) -> bool:
    """甲占88.6%，为53万元: whether an amount is that of the share right before it."""
    told = bool(last.subject.name) and phrase.role is Role.LEVEL
    return told and phrase.money and _COMES_TO.fullmatch(phrase.gap) is not None


def _is_rate_of_it(phrase: Phrase) -> bool:
    """完成预算8465万元的41.5%: whether a percentage stands right behind the base it is taken of."""
    percent = phrase.figure.dimension is Dimension.PERCENT
    return percent and _OF_IT.fullmatch(phrase.gap) is not None


def _saves_of_it(phrase: Phrase, last: Phrase) -> bool:
    """比年初预算26万元节约1万元: whether an amount is what was saved of the one right before it."""
    saved = phrase.role is Role.LEVEL and _SAVED.fullmatch(phrase.gap) is not None
    return saved and last.role is Role.LEVEL and words.COMPARISON.search(last.gap) is not None


def _is_from_it(phrase: Phrase, last: Phrase) -> bool:
    """与年初预算数100万元相比，增加: whether a change is from the plan right before it."""
    planned = last.role is Role.LEVEL and last.subject.stage in _BASES
    if not planned or phrase.role is not Role.CHANGE or not _COMPARED_WITH_IT.match(phrase.gap):
        return False
    return words.COMPARISON.search(last.gap) is not None


def _spends(phrase: Phrase, last: Phrase) -> bool:
    """Whether an amount without a name is what was spent of the plan right before it."""
    return (
        phrase.role is Role.LEVEL
        and last.role is Role.LEVEL
        and last.sentence == phrase.sentence
        and (last.subject.stage in words.PLANNED or _is_set_aside(last))
        and "收" not in last.gap
        and _SPENT.fullmatch(phrase.gap) is not None
    )


def _is_set_aside(phrase: Phrase) -> bool:
    """接待费安排6万元, 基本支出指标60万元: a plan by its verb or its name."""
    return phrase.gap.endswith(("安排", "指标")) and not phrase.subject.stage
