"""Whether a text holds a form at all; what reads forms is loaded only then."""

from __future__ import annotations

from jixiao.late import late_regex

_SIGNS = (
    *("执行数", "執行數", "三级指标", "三級指標", "产出指标", "產出指標"),
    *("资金总额", "資金總額", "计划安排资金", "計劃安排資金"),
)
"""One of these stands in every form; a text without them is not looked at further."""
_HEADED = late_regex(r"(?:执行|執行)率(?:[\s|（(]|$)")
"""A column of rates; 执行率为95% is prose."""


def has_forms(text: str) -> bool:
    """Whether a form may stand in a text."""
    return any(sign in text for sign in _SIGNS) or bool(_HEADED.search(text))
