"""On which side of an account an amount stands, and what all of one side is called."""

from __future__ import annotations

from jixiao.extraction.prose.phrases import Phrase
from jixiao.late import late_regex

STRONG_TOTAL = late_regex(r"可供|可用|可支配|合计|总计|总量|总规模|总盘子")
SUMMED = late_regex(r"(?:合计|总计|总量|共计)(?:为|达|：)?$")
"""What stands right before a total."""
_NAME_REACH = 8
"""Characters right before an amount that name it."""


def one_side(total: Phrase, parts: list[Phrase]) -> bool:
    """Whether no part is a total itself or stands on the other side of the account."""
    totals = any(STRONG_TOTAL.search(one.subject.name) for one in parts)
    return not totals and not other_side(total, parts)


def other_side(total: Phrase, parts: list[Phrase]) -> bool:
    """Whether a part stands on the other side of the account."""
    side = side_of(total)
    return bool(side) and any(side_of(one) not in ("", side) for one in parts)


def side_of(phrase: Phrase) -> str:
    """收入 or 支出, where the words right before an amount, or its subject, tell one of them."""
    return named_side(phrase.gap[-_NAME_REACH:]) or named_side(phrase.subject.name)


def named_side(text: str) -> str:
    """收入 or 支出, where a text names one of them alone."""
    found = [word for word in ("收入", "支出") if word in text]
    return found[0] if len(found) == 1 else ""
