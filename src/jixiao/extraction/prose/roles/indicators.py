"""The columns of an indicator and the scores and weights that stand in a clause."""

from __future__ import annotations

import re
from functools import lru_cache

from jixiao.extraction.prose import words
from jixiao.extraction.prose.gaps import Clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_LIMIT_BEFORE = late_regex(
    r"(?:(?P<price>单价|单台|单位价值)|总计不超过|低于|高于|大于|小于|每低|每超|突破(?:了)?)$"
)
_AND_ABOVE = late_regex(r"(?:（不?含(?:本数)?）|\(不?含\)|\d|万?元|及)*以[上下]")
"""What makes a limit of a price."""
_GOAL_BEFORE = late_regex(
    r"(?:超过|超出|高于|低于|未达到?|不及)(?:了|年初|预期)?(?:增长|下降|增幅|降幅|提高|降低)$"
)
_GOAL_BEHIND = ("的目标", "的预期", "的年度目标", "的指标")
"""高于增长6%的目标: what stands around a rate of change that was to be reached."""
_LIMIT_BEHIND = late_regex(
    r"(?:（含）|\(含\))?以上(?:的)?[^，。]{0,6}(?:设备|项目|车辆|资金)(?!(?:金额)?[总共合小]计|[总一]?共)"
)
"""100万元以上设备, and not the total of a further line that begins right behind: 以上资金合计."""
_OF_A_CLASS = late_regex(
    r"(?:（不?含）)?(?:以上|以下)?(?:的(?:项目|指标|单位|部门|企业|乡镇)(?:有|共)?|[至到—～-]{1,2})$"
)
"""执行率100%的项目5个: a percentage that says of which things the count behind it is."""
_REACHES, _IN_FULL_BEHIND = (
    late_regex(r"(?:达到|达|高于|超过)$"),
    late_regex(r"(?:及?以上)?的?得满分"),
)
_SCORES_BEHIND = late_regex(r"及?以[上下]的?，?(?:均|都)?不?得")
"""覆盖率达到85%得满分, 70%以下不得分: a round figure in a rule."""
_CLASS_BEGINS = frozenset("的（以至到—～-")
_BEHIND_TARGET = late_regex(
    r"(?:年[度初]目标|目标值|计划值|预期值|指标值)[^，。；]{1,16}，(?:[^。；]{0,40}，)?[^，。；]{1,12}$"
)
_REACHED = late_regex(r"(?:年末|年底|全年|实际)(?:实际|累计|完成|达到|达|为|值|：)*")
"""年度目标160场，实际完成: what was reached of a target, though no word calls it an indicator."""
_SO_FAR = late_regex(
    r"监控|上半年|(?:[\x02\x03]|[1-9一二三四五六七八九]月)[底末份]?(?:时|完成|达到?|为)*$"
)
"""目标值60次，7月底为22次，年末实际56次: what was reached of it by some month."""
_MEASURED = late_regex(r"监控|完成|执行|实际|进度|达到|年中值?[为是：]?$")
"""年中完成值: money that came in mid-year (年中下达) is measured by nothing."""
_SCORE_GIVEN = late_regex(r"得分?(?:值)?(?:为|是|：)*$")
_ALL_IN_FULL = late_regex(r"得满分，(?:合计|一?共)计?$")
"""六项均得满分，共: points given."""
_DEDUCTED = late_regex(rf"(?:{words.ALL_OFF}|{words.OFF})(?:了|为|共|：)?$|扣分")
_THIS_YEAR = late_regex(r"(?:今年|本年度?|本次)")
"""上年得94分，今年提高2分: what stands before a direction that follows last year's score."""
_BELOW_FULL_MARKS = late_regex(r"(?:比|较|距|离)(?:满分|一百分)(?:相?差|少|低|还差)了?$")


def indicator_role(phrase: Phrase, clause: str) -> Role | None:
    """The column of an indicator that a clause fills: target, mid-year value, actual, rate."""
    if phrase.figure.dimension is Dimension.SCORE:
        return None
    if phrase.figure.dimension is Dimension.POINTS and phrase.gap.startswith("的"):
        return None  # 高于5%的目标值3个百分点
    role, bound, reached = _column_named(clause)
    if role is Role.MID_YEAR and phrase.money and not _MEASURED.search(clause):
        return None
    if role is Role.TARGET:
        phrase.bound = phrase.bound or bound
    if role is None or (role is Role.ACTUAL and "指标" not in phrase.context):
        return reached if reached and _BEHIND_TARGET.search(phrase.context) else None
    return role


@lru_cache(maxsize=8192)
def _column_named(clause: str) -> tuple[Role | None, str, Role | None]:
    """The column that a clause names, the bound that it gives a target, and the column of what it
    says was reached, be it by some month, of a target in its sentence.
    """
    reached = Role.ACTUAL if _REACHED.fullmatch(clause) else None
    if match := words.TARGET_NAME.search(clause):
        return Role.TARGET, match["bound"] or "=", None
    if words.MID_YEAR_NAME.search(clause) and not words.DIRECTION.search(clause):
        return Role.MID_YEAR, "", None
    if words.INDICATOR_RATE_NAME.fullmatch(clause):
        return Role.COMPLETION_RATE, "", None
    if words.ACTUAL_NAME.search(clause):
        return Role.ACTUAL, "", reached
    return None, "", reached or (Role.MID_YEAR if _SO_FAR.search(clause) else None)


def is_threshold(phrase: Phrase, clause: str) -> bool:
    """A limit in a name or a rule: 单价100万元（含）以上设备, 执行率100%的项目5个."""
    limit = _LIMIT_BEFORE.search(clause)
    if limit and not (limit["price"] and phrase.money and not _AND_ABOVE.match(phrase.after)):
        return True
    if _LIMIT_BEHIND.match(phrase.after) or _SCORES_BEHIND.match(phrase.after):
        return True
    if phrase.after.startswith(_GOAL_BEHIND) and _GOAL_BEFORE.search(clause):
        return True
    if _IN_FULL_BEHIND.match(phrase.after) and _REACHES.search(clause):
        return not phrase.figure.places
    percent = phrase.after[:1] in _CLASS_BEGINS and phrase.figure.dimension is Dimension.PERCENT
    return percent and _OF_A_CLASS.match(phrase.after) is not None


def classify_score(phrase: Phrase, clause: Clause) -> None:
    """Points given, points to be had, or points taken off."""
    text = clause.text
    if words.SCALE.match(phrase.after):
        phrase.role = Role.THRESHOLD
    elif words.SCORE_OF_POINTS.match(phrase.after) and not _DEDUCTED.search(text):
        phrase.role = Role.SCORE
    elif "满分" in text and _BELOW_FULL_MARKS.search(text):
        phrase.role, phrase.sign = Role.CHANGE, -1
    elif words.WEIGHT_NAME.search(text) and not _SCORE_GIVEN.search(text):
        phrase.role = Role.WEIGHT
    elif _DEDUCTED.search(text):
        phrase.role, phrase.sign = Role.CHANGE, -1
    elif words.PRIOR_LEVEL.search(text):
        phrase.prior = True
    elif match := _compared_by(phrase.gap, text):
        phrase.role, phrase.sign = Role.CHANGE, 1 if match["up"] else -1
    elif words.SCORE_NAME.search(text) or _ALL_IN_FULL.search(phrase.gap):
        phrase.role = Role.SCORE
    else:
        phrase.role = Role.WEIGHT


def _compared_by(gap: str, text: str) -> re.Match[str] | None:
    """比上年的94.8分高, 较上年提高: the direction of a score that is compared."""
    match = words.DIRECTION.search(text)
    if match is None:
        return None
    between = words.COMPARING.fullmatch(gap) or words.CHANGED_BY.fullmatch(gap)
    this_year = _THIS_YEAR.fullmatch(text, 0, match.start())
    return match if between or this_year or words.YEAR_ON_YEAR.search(gap) else None
