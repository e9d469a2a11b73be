"""Figures in a row (x%、y%和z%; 4125.49，4143.91万元) share what is said once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import IN_ROW
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.roles.classifying import classify
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

ROW_LINK = late_regex(r"[，、和及与]{1,2}(?:其他)?")
"""All that stands between two figures of a row."""
_OF_EACH = (Role.CHANGE, Role.CHANGE_RATE, Role.SHARE, Role.EXECUTION_RATE)
"""What the first of a row says of each of them."""
_MOVED = late_regex(
    r"(?:收入|支出|经费|资金|预算|拨款|[总合]计)(?:决算|预算)?数?(?:增加|减少|增|减)了?$"
)
"""收入减少12.30、支出减少8.20万元: a change whose unit stands behind the next one."""
_DONE, _LARGE = late_regex(r"实际(?:完成|支出|收入|执行)数?为?$"), 5
"""预算80000万元，实际完成76000: and the digits of an amount that is no year and no count."""
_ALONE = late_regex(r"[，。；、）（]|\Z")
"""What stands behind 25万 where it says no more."""
_HOW_MANY = late_regex(
    r"(?:[人户次件只株台辆量亩]|[人户次件个]数|人口|覆盖|受益|[销产]量?)[约为达共近了]*$"
)
"""覆盖人口4万: what is counted, and no money."""
_NEAR = 2
"""Semicolons and stops less than this lie between items of one row."""
_WHOLE = 100
"""What shares of all parts make."""
_JOINED = late_regex(r"(?:[，、和及与]|[^。；，]{0,3}(?:增加|减少|增长|下降|增|减)[了额]?)")
"""The same between amounts of which only the last has its unit."""


def spread_roles(phrases: list[Phrase]) -> None:
    """x%、y%和z%: figures in a row say what the first of them says, each of its own amount."""
    _share_in_brackets(phrases)
    share: Phrase | None = None
    for before, phrase in pairwise(phrases):
        share = before if before.role is Role.SHARE else share
        if share is not None and not phrase.gap and _unsaid_share(before, phrase, share):
            phrase.role, phrase.base = Role.SHARE, share.base
        if before.role is Role.CHANGE and phrase.gap == "（" and _restates(phrase):
            phrase.role, phrase.sign, phrase.opener = Role.CHANGE_RATE, before.sign, False
        if before.of_whole and phrase.figure.dimension is Dimension.PERCENT:
            phrase.role, phrase.base = Role.SHARE, before.base
        elif _of_base(before, phrase):
            phrase.role, phrase.base, before.is_base = Role.EXECUTION_RATE, before.gap, True
        if before.figure.dimension is not phrase.figure.dimension:
            continue
        if phrase.pause == IN_ROW and before.verb_first and phrase.role is Role.LEVEL:
            _follow(before, phrase)
            phrase.verb_first = True
        if before.passage == phrase.passage and ROW_LINK.fullmatch(phrase.gap):
            _spread_in_row(before, phrase)


def _spread_in_row(before: Phrase, phrase: Phrase) -> None:
    """What is said of the first of a row, of the next."""
    if before.prior and phrase.role is Role.LEVEL:
        # 分别比上年的5.60万元、3.35万元减少: each of the row is last year's.
        phrase.prior = phrase.respective = "分别" in before.gap or before.respective
    if before.role is Role.SCORE and phrase.role is Role.WEIGHT:
        phrase.role = Role.SCORE
    if before.role in _OF_EACH:
        _follow(before, phrase)
        phrase.respective = before.respective = True


def _share_in_brackets(phrases: list[Phrase]) -> None:
    """甲60万元（75%）、乙20万元（25%）: percentages alone in brackets behind amounts, which make
    100 together, are shares.
    """
    rows: dict[int, list[Phrase]] = defaultdict(list)
    for before, phrase in pairwise(phrases):
        behind = phrase.gap == "（" and before.role is Role.LEVEL and before.money
        if behind and _restates(phrase):
            rows[phrase.passage].append(phrase)
    for row in rows.values():
        total = sum((one.figure.value for one in row), Decimal(0))
        room = sum((one.figure.ulp for one in row), Decimal(0))
        if len(row) > 1 and abs(total - _WHOLE) <= room:
            for one in row:
                one.role, one.opener = Role.SHARE, False


def _restates(phrase: Phrase) -> bool:
    """减少12万元（40%）: whether a bracket holds nothing but the rate of the change before it."""
    percent = phrase.figure.dimension is Dimension.PERCENT
    return percent and phrase.role is Role.LEVEL and phrase.after.startswith("）")


def _unsaid_share(before: Phrase, phrase: Phrase, share: Phrase) -> bool:
    """甲12万元占6%、乙30万元15%: a rate right behind an amount, among shares that say so."""
    bare = phrase.role is Role.CHANGE_RATE and before.role is Role.LEVEL
    return bare and share.passage == phrase.passage and share.sentence >= phrase.sentence - 1


def _of_base(before: Phrase, phrase: Phrase) -> bool:
    """完成年初预算60万元的40%: a rate right behind the budget that it is taken of; without 的 where
    nothing else tells what the rate is.
    """
    if phrase.figure.dimension is not Dimension.PERCENT:
        return False
    if not phrase.gap and phrase.role is Role.CHANGE_RATE:
        return before.money and words.BASE_AMOUNT.search(before.gap) is not None
    return before.is_base and words.SHARE_OF_IT.match(phrase.gap) is not None


def _follow(before: Phrase, phrase: Phrase) -> None:
    phrase.role, phrase.sign, phrase.base = before.role, before.sign, before.base


def name_money(phrases: list[Phrase]) -> None:
    """投入资金29.6万，执行数29.6万: ten thousands behind a word of money are of 元."""
    for index, phrase in enumerate(phrases):
        figure = phrase.figure
        if figure.unit != "万":
            continue
        if words.MONEY_BEFORE.search(phrase.gap) or _among_money(phrases, index):
            phrase.measure_as(replace(figure, dimension=Dimension.MONEY))
            classify(phrase)


def _among_money(phrases: list[Phrase], index: int) -> bool:
    """甲村40万元；乙村25万；丙村8万元: ten thousands alone in their clause, by those in 万元."""
    phrase = phrases[index]
    if not _ALONE.match(phrase.after) or _HOW_MANY.search(phrase.gap):
        return False
    beside = [*phrases[max(0, index - 1) : index], *phrases[index + 1 : index + 2]]
    return any(
        one.figure.unit == "万元" and abs(one.sentence - phrase.sentence) < _NEAR for one in beside
    )


def _lend_within_passages(phrases: list[Phrase]) -> None:
    """补助收入41.31，利息收入3.60元: decimals behind a word of money, or of its change, among
    amounts that all have one unit, are of that unit; and large numbers that say what was done.
    An item of a numbered list has the unit of the items around it.
    """
    bare = [
        one for one in phrases if one.figure.dimension is Dimension.NUMBER and _is_bare_amount(one)
    ]
    for phrase in bare:
        near = 1 if phrase.listed else 0
        units = {
            one.figure.unit: one.figure for one in phrases
            if one.money and abs(one.passage - phrase.passage) <= near
            and (one.passage == phrase.passage or one.mark == phrase.mark)
        }  # fmt: skip
        if len(units) == 1:
            _give_unit(phrase, *units.values())


def _is_bare_amount(phrase: Phrase) -> bool:
    if "." in phrase.figure.digits:
        said = words.MONEY_BEFORE.search(phrase.gap) or _MOVED.search(phrase.gap)
        return said is not None
    large = len(phrase.figure.digits) >= _LARGE
    return large and _DONE.search(phrase.gap) is not None


def _give_unit(phrase: Phrase, like: Figure) -> None:
    figure = replace(phrase.figure, unit=like.unit, dimension=like.dimension, scale=like.scale)
    phrase.measure_as(figure)
    classify(phrase)


def lend_units(phrases: list[Phrase]) -> None:
    """4125.49，4143.91万元: an amount in a row without a unit has that of the row's end."""
    _lend_within_passages(phrases)
    for phrase, following in zip(reversed(phrases[:-1]), reversed(phrases[1:]), strict=True):
        figure = phrase.figure
        if figure.dimension is not Dimension.NUMBER or "." not in figure.digits:
            continue
        if following.money and phrase.after == following.gap and _JOINED.fullmatch(phrase.after):
            _give_unit(phrase, following.figure)
            if phrase.role is Role.LEVEL and words.PRIOR_LEVEL.search(phrase.gap):
                phrase.prior = True
