"""Amounts and counts: level, change, base of a rate, last year's level."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from jixiao.extraction.prose import words
from jixiao.extraction.prose.gaps import Clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.roles.bases import comparison_of
from jixiao.extraction.prose.subjects import subject_of
from jixiao.figures.misprints import misprinted
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_FALLING = ("调减", "减少", "核减", "压减", "追减", "压缩", "取消", "收回")
_NAMED_LAST_YEAR = late_regex(r"[费支出入款金](?:上年|去年)(?:度|同期)?(?:数|为|共)*$")
"""公务接待费上年40万元、本年28万元: last year's amount behind the name."""
_STOCK = late_regex(r"资产|负债|余额|存款|贷款|债务|基金")
"""What there is at the beginning of a year: 年初 of money to be spent is its budget."""
_CHANGED = late_regex(r"(?:相比|比较|比)?，?[增减多少上下提降调高低]")
"""What a change begins with."""
_OVER_BUDGET = {"超收": "预算", "短收": "预算", "超支": "预算"}
"""What these are measured against where nothing is said."""
_COMPARED_WITH = late_regex(r"[\x01比]|[预决]算|年|期|计划|任务|目标")
"""What 与 names where it compares."""
_OF_MONEY = late_regex(r"收回|(?:[大小高低多少]于|超).*[预决]算")
"""收回: of money, a cut of the budget; of forms, how many came back. 少于预算: said of
departments, the count behind it is of these.
"""


_ON_THE_WAY = late_regex(
    r"[由从][^，。；：]{0,14}?(?P<before>\d[\d,]*(?:\.\d+)?)[^，。；：\d]{0,4}"
    rf"{words.REACHED}(?P<after>\d[\d,]*(?:\.\d+)?)[^，。；：\d]{{0,4}}，新增$"
)
"""由620人增加到705人，新增: both amounts between which something is new."""

_NO_PLAIN_LEVEL = (
    words.VERB_FIRST, words.VERB_OF_ITEM, words.DIRECTION, words.NEUTRAL_CHANGE, words.BASE_AMOUNT,
    words.SHARE_BASE, words.PRIOR_LEVEL, words.PRIOR_CLAUSE, _NAMED_LAST_YEAR, words.OPENING_LEVEL,
    words.OTHER_LEVEL, words.FROM_LEVEL, words.AGAINST_LIMIT,
)  # fmt: skip
"""What a clause says of an amount that is not simply a level: each pattern that is asked below."""


@lru_cache(maxsize=8192)
def _is_plain(clause: str) -> bool:
    """Whether a clause merely names its amount, as most do, in the same words again and again."""
    average = "均" in clause and words.YEARLY_AVERAGE.search(clause)
    if average or words.RESULT.search(clause):
        return True
    return not any(pattern.search(clause) for pattern in _NO_PLAIN_LEVEL)


def classify_amount(phrase: Phrase, clause: Clause) -> None:
    """A change where a direction word stands before the figure, else a level of some kind."""
    if _is_plain(clause.text) or _verb_first(phrase, clause):
        return
    if match := words.DIRECTION.search(clause.text):
        _classify_change(phrase, clause, match)
    elif words.NEUTRAL_CHANGE.search(clause.text):
        phrase.role, phrase.base = Role.CHANGE, comparison_of(clause)
    elif ("比" in clause.text or "较" in clause.text) and _is_limit(clause.text, phrase.after):
        phrase.prior = True
    elif words.BASE_AMOUNT.search(clause.text) and phrase.after.startswith("的"):
        phrase.is_base = True
    elif (match := words.SHARE_BASE.search(clause.text)) and words.SHARE_OF_IT.match(phrase.after):
        phrase.of_whole, phrase.base = True, match["base"]
        phrase.subject = subject_of(clause.text[: match.start()])
    elif _is_prior(phrase, clause.text):
        phrase.prior = True


def _classify_change(phrase: Phrase, clause: Clause, match: re.Match[str]) -> None:
    """A change by its direction word, unless the word says something else here."""
    if words.AMBIGUOUS.match(match.group(0)) and not _says_change(phrase, clause, match[0]):
        return
    if not phrase.money and _OF_MONEY.match(match.group(0)):
        return
    phrase.role, phrase.sign = Role.CHANGE, 1 if match["up"] else -1
    phrase.base = comparison_of(clause) or _OVER_BUDGET.get(match.group(0), "")
    said = words.COMPARED.sub("", clause.text[: match.start()])
    phrase.subject = subject_of(words.LIMIT_BEHIND.sub("", said) if said[:1] == "的" else said)
    if not phrase.subject.name and clause.head.endswith("，"):
        paused = words.PAUSED_CLAUSE.search(clause.head)
        phrase.subject = subject_of(paused["name"]) if paused else phrase.subject


def _says_change(phrase: Phrase, clause: Clause, word: str) -> bool:
    """比上年的6万元多5万元, 年中新增5万元: whether such a word means a change."""
    if word.endswith("了") or _is_compared(phrase.gap):
        return True
    if words.COMPARING.fullmatch(words.LIMIT_BEHIND.sub("", phrase.gap.lstrip("，"))):
        return True
    if word == "新增" and not phrase.money and _is_all_the_way(phrase):
        return True
    return phrase.money and words.ADJUSTING.search(clause.text) is not None


def _is_all_the_way(phrase: Phrase) -> bool:
    """社员由620人增加到705人，新增85人: whether what is new is just what lies between two amounts,
    or a misprint of that, so that nothing was lost beside it.
    """
    match = _ON_THE_WAY.search(phrase.context) if phrase.gap == "，新增" else None
    if match is None:
        return False
    before, after = (Decimal(match[name].replace(",", "")) for name in ("before", "after"))
    between = f"{after - before}"
    return between == phrase.figure.digits or misprinted(between, phrase.figure.digits)


def _verb_first(phrase: Phrase, clause: Clause) -> bool:
    """调增上级补助收入83620万元."""
    match = words.VERB_FIRST.search(clause.text) or words.VERB_OF_ITEM.search(clause.text)
    if match is None:
        return False
    phrase.role, phrase.sign = Role.CHANGE, -1 if match["verb"] in _FALLING else 1
    phrase.base = comparison_of(clause.up_to(match.start()))
    phrase.subject, phrase.verb_first = subject_of(match["noun"]), True
    return True


def _is_prior(phrase: Phrase, clause: str) -> bool:
    """比上年的…, 上年支出…, 由…增加到: last year's level."""
    if words.PRIOR_LEVEL.search(clause) or words.PRIOR_CLAUSE.search(clause):
        return True
    if _NAMED_LAST_YEAR.search(clause):
        return True
    if words.OPENING_LEVEL.search(clause) and _STOCK.search(phrase.context):
        return True
    if clause.endswith(("数", "数据", "数的")) and words.OTHER_LEVEL.search(clause):
        return _CHANGED.match(phrase.after) is not None
    return bool(words.FROM_LEVEL.search(clause) and words.TO_LEVEL.match(phrase.after))


def _is_limit(clause: str, after: str) -> bool:
    """比控制价520元低20元, 较520元的控制价低20元: a price or a time that another one is told by."""
    named = words.AGAINST_LIMIT.search(clause)
    behind = words.LIMIT_BEHIND.match(after)
    if named is None or not (behind or len(named[0]) > 1):
        return False
    return words.DIRECTION.search(after[behind.end() if behind else 0 :]) is not None


def _is_compared(gap: str) -> bool:
    """Whether something is compared: 与 and 和 may merely join two names (服务与保障能力提升)."""
    if words.YEAR_ON_YEAR.search(gap):
        return True
    found = (match[0] for match in words.COMPARISON.finditer(gap))
    return any(said[0] not in "与和" or _COMPARED_WITH.search(said) for said in found)


def classify_bare(phrase: Phrase, clause: Clause) -> None:
    """A decimal without a unit behind a direction word or 占: a rate that lost its percent sign."""
    if "." not in phrase.figure.digits:
        return
    match = words.DIRECTION.search(clause.text)
    if match is None and (share := words.SHARE.search(clause.text)) and not share["base"]:
        phrase.role = Role.SHARE
    if match:
        phrase.role, phrase.sign = Role.CHANGE_RATE, 1 if match["up"] else -1
        phrase.base = comparison_of(clause)
