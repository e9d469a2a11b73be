"""Lists whose items are not the parts of the amount before them, whatever they come to."""

from __future__ import annotations

from jixiao.extraction.prose import words
from jixiao.extraction.prose.lists.listing import Listing
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.lists.plausibility import of_all_before
from jixiao.extraction.prose.rows import ROW_LINK
from jixiao.extraction.prose.subjects import level_of
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_PAIR = 2
_TOTAL = late_regex(r"合计|共计|总计")
_ONE_INSIDE = late_regex(r"，(?:其中|内含|含|包含)[^，。；：、（]{1,10}$")
_DONE = late_regex(r"，(?:[已共实]|全年)?(?:审执?结|办结|结案|完成|整改|验收|支出|处置|化解|回访)")
_AT_WORK = late_regex(r"在[职编岗]")
_RETIRED = late_regex(r"离退?休|退休")
_QUALIFIED = late_regex(r"职称|学历|学位|党员|[学硕博]士|女性")
_FUNDS = late_regex(
    r"总投[入资]|资金(?:总额|合计|总量)?$|(?:安排|下达|到位|筹[集措])(?:资金|金额)?$"
)
"""What was to be had, though no word calls it a budget."""
_FUNDS_SPENT = late_regex(r"资金(?:支出|执行|使用)(?:数|了|为)?$")


def are_no_parts(parts: Parts, listing: Listing) -> bool:
    """Whether the words say that the items of a reading are no parts of what it states."""
    return (
        _mixed(parts, listing)
        or _details_its_first(parts)
        or _totals_up(parts)
        or _goes_on_beside(parts)
        or _of_a_payment(parts)
        or _runs_over_rates(parts, listing)
        or _of_the_retired(parts)
        or _of_what_was_planned(parts)
        or of_funds_spent(parts)
        or _of_other_levels(parts)
        or _counts_twice(parts)
        or _of_one_size_and_less(parts)
        or _of_the_change(parts)
        or of_all_before(parts)
        or _of_a_sibling(parts)
        or _of_an_adjustment(parts)
        or _of_those_listed(parts, listing)
    )


def makes_no_sum(listing: Listing) -> bool:
    """Whether nothing can be the sum of the items of a list."""
    return _of_both_sides(listing) or _behind_balance(listing) or _in_rows(listing)


def _mixed(parts: Parts, listing: Listing) -> bool:
    """其中甲8万元，其中乙2万元: whether a part of an item stands among the items."""
    within = {item.index in listing.inner for item, _ in parts.items}
    return len(within) > 1


def _details_its_first(parts: Parts) -> bool:
    """按级次，市本级636亿元，甲类351亿元、乙类285亿元: whether the first item is what the others
    make: they are its parts, and it is one part of the head.
    """
    first, *others = (value.figure.value for _, value in parts.items)
    return len(others) > 1 and first == sum(others)


def _totals_up(parts: Parts) -> bool:
    """有效问卷486份（其中很满意402份、满意58份，合计满意460份）: whether the last is called a total
    and is what the others make.
    """
    *others, last = parts.items
    if not others or _TOTAL.search(last[1].gap) is None:
        return False
    return last[1].figure.value == sum(value.figure.value for _, value in others)


def _of_a_payment(parts: Parts) -> bool:
    """尾款20万元（合同价80万元，已付60万元）: whether the last was paid of the other."""
    return parts.size == _PAIR and words.PAID.search(parts.items[-1][1].gap) is not None


def _goes_on_beside(parts: Parts) -> bool:
    """受理90件，其中旧存8件，办结84件: whether the second of two counts is what was done of all."""
    if parts.size != _PAIR or parts.stated.money:
        return False
    first, second = (value for _, value in parts.items)
    return bool(_ONE_INSIDE.match(first.gap) and _DONE.match(second.gap))


def _runs_over_rates(parts: Parts, listing: Listing) -> bool:
    """其中甲86件、乙42件；丙12件，丙率9%，丁8件: whether counts go on behind a rate with a name."""
    first, last = parts.items[0][0].index, parts.items[-1][0].index
    between = listing.statements[first:last]
    return not parts.stated.money and any(
        one.subject.endswith("率") and not one.levels[1:] for one in between
    )


def _of_the_retired(parts: Parts) -> bool:
    """在职76人，其中教师70人，离退休34人: whether those who left are told among those at work."""
    if parts.stated.money or not _AT_WORK.search(parts.head.subject):
        return False
    return any(_RETIRED.match(item.subject) for item, _ in parts.items)


def _of_what_was_planned(parts: Parts) -> bool:
    """预算90万元，支出60万元。其中：甲支出…，乙支出…: whether parts that are said to be spent would
    make the budget, while the head tells what was spent as well.
    """
    if parts.stated.subject.stage not in words.PLANNED:
        return False
    spent = any(level.subject.stage == "outturn" for level in parts.head.levels)
    return spent and all(words.SPENT.search(value.gap) for _, value in parts.items)


def of_funds_spent(parts: Parts) -> bool:
    """预算90万元…中央资金支出50万元，省级资金支出30万元: what was spent is no part of a budget;
    nor what a level gave (中央补助支出50万元，县级配套支出30万元) of a budget not called 支出.
    """
    by_level = "支出" not in parts.head.subject
    funds = by_level and _FUNDS.search(parts.head.subject) and not parts.stated.subject.stage
    if parts.stated.subject.stage not in words.PLANNED and not funds:
        return False
    return all(
        _FUNDS_SPENT.search(value.gap)
        or (by_level and words.SPENT.search(value.gap) and level_of(item.subject))
        for item, value in parts.items
    )


def _of_other_levels(parts: Parts) -> bool:
    """中央补助50万元。…中央资金支出50万元，省级资金支出30万元: whether the funds of one level of
    government would be made of those of others; 省级劳模资金 among other items is but a name.
    """
    level = level_of(parts.head.subject)
    levels = {level_of(item.subject) for item, _ in parts.items} if level else set()
    return bool(levels - {level}) and "" not in levels


def _counts_twice(parts: Parts) -> bool:
    """人员80人，其中技术人员67人，高级职称7人: whether some items are people told by what they have
    become, who are counted among the others.
    """
    if parts.stated.money:
        return False
    titled = {_QUALIFIED.search(item.subject) is not None for item, _ in parts.items}
    return len(titled) > 1


def _of_one_size_and_less(parts: Parts) -> bool:
    """其中面向中小企业138万元，面向小微企业74万元: the smaller bodies are among the others."""
    small = [item.subject for item, _ in parts.items if "小微" in item.subject]
    return bool(small) and any("中小" in item.subject for item, _ in parts.items)


def _of_the_change(parts: Parts) -> bool:
    """编外52人，净减12人（退休9人、调出3人）: whether a bracket stands right behind a change of a
    count, and not behind the count: it tells who came and who went.
    """
    first, last = parts.items[0][0], parts.head.phrases[-1]
    inside = first.depth > parts.head.depth and first.before is parts.head
    return inside and not last.money and last.role is Role.CHANGE and parts.stated is not last


def _of_a_sibling(parts: Parts) -> bool:
    """（1）甲类：甲60万元；（2）乙类：乙20万元，丙30万元: whether the list stands in an item of the
    numbered list around it, and what it would detail is another item of that one.
    """
    head, first = parts.head.first, parts.items[0][0].first
    numbered = head.listed and first.listed and first.opener
    return numbered and head.mark == first.mark and head.passage != first.passage


def _of_an_adjustment(parts: Parts) -> bool:
    """年初预算90万元，年中追加20万元，其中甲15万元，年末支出95万元: whether the list opens right
    behind what was added to the amount, and details that.
    """
    opening = parts.items[0][0]
    if opening.before is None or parts.stated.role is Role.CHANGE:
        return False
    last = opening.before.phrases[-1]
    beside = last.role is Role.CHANGE and last.after == opening.first.gap
    return beside and words.ADJUSTING.search(last.gap) is not None


def _of_those_listed(parts: Parts, listing: Listing) -> bool:
    """工程3个：①甲工程完成路灯2盏，另有1盏在建；②乙工程…；③丙工程…: whether a head counts the
    numbered items themselves, of which the counts leave some out: they count other things.
    """
    if parts.stated.money:
        return False
    numbered = {item.index for item in listing.items if item.first.listed}
    told = {item.index for item, _ in parts.items}
    return len(numbered) == parts.stated.figure.value and not numbered <= told


def _of_both_sides(listing: Listing) -> bool:
    """Whether the items are incomes and expenses: no sum is made of both."""
    ends = {item.subject[-2:] for item in listing.items[: listing.ends[0]]}
    return {"收入", "支出"} <= ends


def _behind_balance(listing: Listing) -> bool:
    """Whether incomes follow what is left of them (结余20万元。分险种如下：甲收入50万元…)."""
    head = listing.first.before
    left = head is not None and head.subject.endswith("结余")
    return left and any(item.subject.endswith("收入") for item in listing.items[: listing.ends[0]])


def _in_rows(listing: Listing) -> bool:
    """甲费分别为3.60万元、2.74万元: whether an item has a row of amounts, of two years."""
    return any(not item.subject and ROW_LINK.fullmatch(item.first.gap) for item in listing.items)
