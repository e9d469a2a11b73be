"""Percentages: share, change rate, execution rate, completion rate or level.

Each reading answers whether the clause is of its kind, and if so fills in the phrase.
"""

from __future__ import annotations

from jixiao.extraction.prose import words
from jixiao.extraction.prose.gaps import Clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.roles.bases import comparison_of
from jixiao.extraction.prose.subjects import TAXES, Subject, subject_of
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_AS_TARGET = late_regex(r"(?:以[上下内])?的(?:目标|要求|任务|上限|下限|预期)")
"""超过增长6%的目标: how much it was to change by."""
_BEHIND_CHANGE = late_regex(
    r"(?:净[增减]|[调核]增|[调核压]减|追加|增加|减少|收回)[^，。；：、\d]{0,6}[\d.,]+[万亿]?元，(?:约?为|[仅只]?占|相当于)[^，。；：]*$"
)
"""净增60万元，为年初预算的5%: no outturn of that budget."""
_SAVES = "省"
"""Right before a bracket the end of a name: 增长最快的是乙省（29%）."""


def classify_rate(phrase: Phrase, clause: Clause) -> None:
    """The first reading that fits; a percentage that none fits stays a level."""
    if "均" in clause.text and words.YEARLY_AVERAGE.search(clause.text):
        return
    for reading in (_share, _named_change, _over_plan, _directed_change, _done_rate):
        if reading(phrase, clause):
            return
    if not clause.text.strip("\x01\x02\x03") and not phrase.gap.strip("，、 "):
        # 增长3万元，5%: a rate right behind a change restates it.
        phrase.role = Role.CHANGE_RATE


def _share(phrase: Phrase, clause: Clause) -> bool:
    if match := words.OF_BUDGET.search(clause.text):
        phrase.role, phrase.base = _executed_or_share(phrase), match["base"]
        return True
    if "税" in clause.text and (match := words.TAX_SHARE.fullmatch(clause.text)):
        phrase.role, phrase.base, phrase.subject = Role.SHARE, match["base"], Subject(TAXES)
        return True
    if match := words.SHARE_IN.search(clause.text) or words.SHARE.search(clause.text):
        phrase.role, phrase.base = Role.SHARE, match["base"]
        phrase.subject = subject_of(clause.text[: match.start()])
        return True
    return False


def _executed_or_share(phrase: Phrase) -> Role:
    """Of a budget a change is a share, and no outturn."""
    return Role.SHARE if _BEHIND_CHANGE.search(phrase.context) else Role.EXECUTION_RATE


def _named_change(phrase: Phrase, clause: Clause) -> bool:
    """增长率为、降幅为."""
    if not words.CHANGE_RATE_NAME.search(clause.text):
        return False
    phrase.role, phrase.base = Role.CHANGE_RATE, comparison_of(clause)
    phrase.subject = subject_of(clause.text)
    return True


def _over_plan(phrase: Phrase, clause: Clause) -> bool:
    """超出目标任务的."""
    match = words.OVER_PLAN.search(clause.text)
    if match is None:
        return False
    phrase.role, phrase.sign, phrase.base = Role.CHANGE_RATE, 1, match["base"]
    return True


def _directed_change(phrase: Phrase, clause: Clause) -> bool:
    """较上年增长、下降, but not 增长到."""
    match = words.DIRECTION.search(clause.text)
    if match is None or words.RESULT.search(clause.text):
        return False
    if match[0] == _SAVES and phrase.gap.endswith("（"):
        return False
    if _AS_TARGET.match(phrase.after):
        phrase.role = Role.TARGET
        return True
    phrase.role, phrase.sign = Role.CHANGE_RATE, 1 if match["up"] else -1
    phrase.base = comparison_of(clause)
    phrase.subject = subject_of(words.COMPARED.sub("", clause.text[: match.start()]))
    return True


def _done_rate(phrase: Phrase, clause: Clause) -> bool:
    """完成年初预算的、预算执行率、任务完成率."""
    if match := words.EXECUTION.search(clause.text):
        phrase.role, phrase.base = _executed_or_share(phrase), match["base"]
    elif words.EXECUTION_NAME.search(clause.text):
        phrase.role, phrase.subject = Role.EXECUTION_RATE, subject_of(clause.text)
    elif words.COMPLETION_NAME.search(clause.text):
        phrase.role, phrase.subject = Role.COMPLETION_RATE, subject_of(clause.text)
    elif words.RATE_NAME.search(clause.text):
        phrase.role = Role.LEVEL
    else:
        return False
    return True
