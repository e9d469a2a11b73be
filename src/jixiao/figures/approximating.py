"""Words beside a number that widen or bound it: 约, 近, 余, 以上, 不低于 … (design §3)."""

from __future__ import annotations

from functools import lru_cache

from jixiao.figures.figure import Approximation
from jixiao.late import late_regex

_BEFORE = {
    "约": Approximation.ABOUT,
    "大约": Approximation.ABOUT,
    "接近": Approximation.UNDER,
    "将近": Approximation.UNDER,
    "近": Approximation.UNDER,
    "不足": Approximation.UNDER,
    "不到": Approximation.UNDER,
    "超过": Approximation.OVER,
    "超": Approximation.OVER,
    "突破": Approximation.OVER,
    "逾": Approximation.OVER,
}
_AFTER = {
    "左右": Approximation.ABOUT,
    "上下": Approximation.ABOUT,
    "以上": Approximation.AT_LEAST,
    "以下": Approximation.AT_MOST,
    "以内": Approximation.AT_MOST,
    "之内": Approximation.AT_MOST,
}
_BOUNDS = {"不小于": "不少于"} | dict.fromkeys(
    ("不大于", "不多于", "不超", "未超", "未超过"), "不超过"
)
_PERIODS = frozenset({"年", "个月", "天", "日", "周"})
_MORE = frozenset("多余来")
_LEAD = late_regex(
    r"(?:(?P<bound>≥|≤|>=|<=|>|<|=|大于等于|小于等于|大于或等于|小于或等于|不低于|不少于|不小于|[不未]超过?"
    r"|不高于|不大于|不多于|至少)"
    r"|(?P<word>大约|(?<![节制集合签预])约|接近|将近|(?<![最附临邻相靠])近|超过|(?<!彩)超|突破|逾|不足|不到))"
    r"(?:达到|达|为|占|合计|合|计)?$"
)
_LEAD_ENDS = frozenset("≥≤><=于过少到约近超破逾足达为占计合")
_LEAD_LENGTH = 7


def leading(text: str, start: int, unit: str) -> tuple[str, Approximation]:
    """The bound and the word of approximation in front of a number; 近3年 is neither."""
    if not start or text[start - 1] not in _LEAD_ENDS:
        return "", Approximation.NONE
    bound, word = _lead_of(text[max(0, start - _LEAD_LENGTH) : start])
    if word == "近" and unit in _PERIODS:
        return "", Approximation.NONE
    return bound, _BEFORE[word] if word else Approximation.NONE


@lru_cache(maxsize=4096)
def _lead_of(before: str) -> tuple[str, str]:
    """The bound, or else the word of approximation, at the end of a few characters."""
    match = _LEAD.search(before)
    if match is None:
        return "", ""
    bound, word = match["bound"] or "", match["word"] or ""
    return _BOUNDS.get(bound, bound), word


def with_unit(word: Approximation, unit: str, after: str) -> Approximation:
    """The word in front, unless 多, 余 or 来 in the unit (万余元) or what follows says more."""
    if not word and not _MORE.isdisjoint(unit):
        word = Approximation.OVER
    return _AFTER.get(after[-2:], word) if after else word
