"""What is left: 收入合计 − 支出合计 = 结余, 计划 − 余下 = 到账."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, product

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import Before, first_agreeing, sum_towards
from jixiao.extraction.prose.totals.sides import SUMMED
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_NEAR = 3
"""Sentences before a passage that opens with a balance, in which both its sides stand."""
_TRIED = 4
"""Incomes and outgoings tried in pairs, the nearest first."""
_BALANCE = late_regex(r"结余|结转|盈余|余额|节余")
_LEFT = late_regex(r"(?:结余|结转|结存|节余)[^，。；上年初]{0,8}$")
"""What is left over, right before its amount; no balance brought forward."""
_UNDONE = late_regex(r"未(拨付|支付|支出|执行|使用|到位|兑付)[^，。；]{0,4}$")
_OF_EACH = late_regex(r"[每均][^，。；：、]{1,6}$")
"""预算80万元，支出72万元，每人0.20万元，余款8万元: what each gets is no side of a balance."""
_REST, _SHORT = "rest", "short"
_DIFFERENCE = late_regex(r"差额(?:为|是)?$")
_OVER = late_regex(r"(?P<more>[收支])[入出]?(?:大于|多于|高于|超过|超出)[收支][入出]?(?:了|为)?$")
"""收入大于支出3亿元: by how much one side is more than the other."""
_DEFICIT = late_regex(r"赤字|缺口|超支")
_BALANCED = late_regex(r"轧差|轧抵|相抵|收支差|冲抵|相减|品迭|两抵|一抵|互抵|抵后")
_FLOW = late_regex(r"(?:当期|当年|本年)(?:收支)?结余")
"""What one year adds to what is left of a fund."""
_ARRIVED = late_regex(r"(?:到账|到位|拨付)(?![^，。；：]*(?:支出|使用|执行|支付))")
_INCOME = late_regex(r"收入|财力|可供|可用|来源|总计$|结余|结转|补助")
_TOTAL = late_regex(r"总|合计")
_WHOLE = late_regex(r"总(?:收入|支出)$|(?:收入|支出)(?:总计|总量|合计)$")
"""What all of one side comes to."""
_OF_ALL_LEFT = late_regex(
    r"(?:年[末终]|本年|当年|年度|部门)*(?:结转和结余|结余和结转|结转结余|结转|结余|节余)(?:资金|下年)?"
)
"""All that is left over, of no fund or kind of expense."""
_INCOMES = late_regex(r"^(?:部门|单位)?(?:总体)?收入(?:总计|总量)$")
_RECEIVED = late_regex(r"(?:接[收受]|收到|募集|筹集)[^，。；]{2,14}$")
"""累计接收捐赠资金: what came in of gifts, all of which may be spent."""
_SPENT = late_regex(r"支出|使用|执行|支付|上解|调出|还本|分配资金")


def balance(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """收入合计 − 支出合计 = 结余; 支出合计 − 收入合计 = 赤字."""
    told = _told_of(phrase)
    if not told:
        return None
    deficit = told == _SHORT
    beside = [pair for pair in before if comparable(pair[1], phrase) and pair[1].role is Role.LEVEL]
    heads = [one for other, one in beside if other.owner is None or _TOTAL.search(other.subject)]
    every = [one for _, one in beside]
    named = "收支" in phrase.subject.name and any(
        one.passage == phrase.passage and one.sentence >= phrase.sentence - 2 for one in every
    )
    said = (bool(_BALANCED.search(phrase.gap)) or named or _of_fund(phrase, heads)) and not deficit
    said = said or _OVER.search(phrase.gap) is not None
    readings = [*_two_sides(heads, deficit), *_two_sides(every, deficit)]
    if _BALANCED.search(phrase.gap):
        readings = [*_two_totals(phrase, every), *readings]
    sides = [one for _, one in (readings or [[]])[0]]
    totals = bool(_BALANCED.search(phrase.gap)) and _are_totals(sides)
    near = totals or all(_is_near(one, phrase) for one in sides)
    said = (said or totals) and near and _of_one_stage(phrase, sides)
    found = first_agreeing(statement, phrase, readings, report=said, kind=RelationKind.DIFFERENCE)
    if found is None:
        return _misprinted_rest(statement, phrase, sides, every)
    return None if not deficit and _is_negative(found) else found


def _misprinted_rest(
    statement: Statement, phrase: Phrase, sides: list[Phrase], every: list[Phrase]
) -> Relation | None:
    """What is left right behind all of both sides, or behind the totals of two sentences, where a
    misprint of it is all that is wrong.
    """
    if not _right_behind(phrase, sides):
        totals = [one for reading in _two_totals(phrase, every) for _, one in reading]
        if not totals or totals[1].after != phrase.gap or not spends(totals[1]):
            return None
        sides = totals
    rest = [(1, sides[0]), (-1, sides[1])]
    slip = sum_towards(statement, phrase, rest, RelationKind.DIFFERENCE)
    return slip if is_misprinted(slip) else None


def _are_totals(sides: list[Phrase]) -> bool:
    """Whether both sides are called what all of one side comes to."""
    return bool(sides) and all(
        _WHOLE.search(one.subject.name) or SUMMED.search(one.gap) for one in sides
    )


def _right_behind(phrase: Phrase, sides: list[Phrase]) -> bool:
    """总收入甲，总支出乙，结转丙: whether what is left stands right behind all of both sides."""
    if len(sides) != 2 or sides[1].after != phrase.gap or sides[0].after != sides[1].gap:
        return False
    return all(_WHOLE.search(one.subject.name) for one in sides)


def _is_negative(relation: Relation) -> bool:
    """Whether less than nothing would be left: then other amounts are meant."""
    value = relation.judgement.value
    return relation.contradicted and value is not None and value < 0


def _two_totals(phrase: Phrase, every: list[Phrase]) -> list[list[tuple[int, Phrase]]]:
    """收入方面：…合计甲。支出方面：…合计乙。收支相抵: the last two totals of the passage."""
    totals = [one for one in every if one.passage == phrase.passage and SUMMED.search(one.gap)]
    return [[(1, totals[-2]), (-1, totals[-1])]] if len(totals) > 1 else []


def _is_near(one: Phrase, phrase: Phrase) -> bool:
    """Whether a side stands where a balance is surely of it: in its passage, or right before."""
    return one.passage == phrase.passage or one.sentence >= phrase.sentence - _NEAR


def _of_one_stage(phrase: Phrase, sides: list[Phrase]) -> bool:
    """Whether no side is budgeted, or the balance is so too: 收入预算甲，实际到账乙…当年结余丙."""
    planned = any(one.subject.stage in words.PLANNED for one in sides)
    return not planned or phrase.subject.stage in words.PLANNED


def _of_fund(phrase: Phrase, heads: list[Phrase]) -> bool:
    """Whether an amount is what one year leaves of an insurance fund, whose one income and one
    outgoing stand in its passage: nothing else flows in or out of it.
    """
    if not _FLOW.search(phrase.gap):
        return False
    beside = [one for one in heads if one.passage == phrase.passage]
    incomes = [one for one in beside if one.subject.name.endswith("基金收入")]
    return len(beside) == 2 and len(incomes) == 1 and spends(beside[1])


def _told_of(phrase: Phrase) -> str:
    """Whether an amount is what is left of an account, or what it falls short; "" for neither."""
    if phrase.role is Role.CHANGE and not phrase.sign:
        off = _BALANCED.search(phrase.gap) and _DIFFERENCE.search(phrase.gap)
        return _SHORT if off else ""
    if phrase.role is not Role.LEVEL:
        return ""
    if "支" in phrase.gap and (over := _OVER.search(phrase.gap)):
        return _REST if over["more"] == "收" else _SHORT
    if _DEFICIT.search(phrase.subject.name):
        return _SHORT
    return _REST if _BALANCE.search(phrase.subject.name) else ""


def _two_sides(pool: list[Phrase], deficit: bool) -> list[list[tuple[int, Phrase]]]:
    """One income less one outgoing, the nearest first; and all of the last two sentences."""
    incomes = [one for one in pool if _INCOME.search(one.subject.name) and not spends(one)]
    spent = [one for one in pool if spends(one)]
    if not incomes or not spent:
        return []
    readings = [
        [(1, outgo), (-1, income)] if deficit else [(1, income), (-1, outgo)]
        for income, outgo in product(incomes[::-1][:_TRIED], spent[::-1][:_TRIED])
    ]
    if not deficit:
        last = [one for one in pool if one.sentence >= pool[-1].sentence - 1]
        readings.append([(-1 if spends(one) else 1, one) for one in last])
    return readings


def spends(phrase: Phrase) -> bool:
    """Whether an amount stands on the side that is taken off."""
    if "收入" in phrase.subject.name and "支出" not in phrase.subject.name:
        return False
    return bool(_SPENT.search(phrase.subject.name)) or phrase.subject.stage == "outturn"


def remaining(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """计划甲，使用乙，余下丙: 丙 = 甲 − 乙; what arrived is checked itself: 乙 = 甲 − 丙."""
    if phrase.role is not Role.LEVEL or not _is_left(phrase):
        return None
    near = [
        (other, one)
        for other, one in before
        if statement.passage - other.passage <= 2 and comparable(one, phrase)
    ]
    pool = [one for other, one in near if other.owner is None and not _OF_EACH.search(one.gap)]
    relation = _left(statement, phrase, pool[-2], pool[-1]) if len(pool) > 1 else None
    if relation is not None and agrees(relation.judgement):
        return relation
    slip = relation if _is_budget_less_outturn(pool, phrase, relation) else None
    slip = slip or _of_the_year(statement, phrase, pool)
    for whole, done in combinations([one for _, one in near][::-1], 2):
        for more, less in ((done, whole), (whole, done)):
            if more.figure.value - less.figure.value == phrase.figure.value != 0:
                return _left(statement, phrase, more, less)
    return slip


def _is_left(phrase: Phrase) -> bool:
    """Whether an amount is called what is left, before it or behind it."""
    behind = words.NOT_DONE.match(phrase.after) or words.CARRIED_ON.match(phrase.after)
    return behind is not None or _says_left(phrase.gap)


@lru_cache(maxsize=8192)
def _says_left(gap: str) -> bool:
    """Whether the text before an amount calls it what is left."""
    return bool(words.REMAINING.search(gap) or _LEFT.search(gap))


def _is_budget_less_outturn(pool: list[Phrase], phrase: Phrase, relation: Relation | None) -> bool:
    """全年预算80万元。全年支出72万元，剩余18万元: whether a misprint spoilt what is left of both;
    实际拨付72万元，未拨付18万元 or 尚有18万元未拨付: of one sentence, whatever is wrong.
    """
    if relation is None or words.TAKEN_BACK.search(phrase.after):
        return False
    whole, done = pool[-2:]
    undone = _UNDONE.search(phrase.gap) or words.NOT_DONE.match(phrase.after)
    paired = undone is not None and undone[1] in done.gap and done.sentence == phrase.sentence
    if paired and undone is not None and undone[1] in whole.gap:
        return False  # 到位甲资金60万元、乙资金20万元，未到位10万元
    if paired and whole.sentence == done.sentence and not _is_negative(relation):
        return True
    spendable = whole.subject.stage in words.PLANNED or _ARRIVED.search(whole.gap) is not None
    staged = spendable and spends(done) and done.sentence == phrase.sentence
    return (staged or paired) and is_misprinted(relation)


def _of_the_year(statement: Statement, phrase: Phrase, pool: list[Phrase]) -> Relation | None:
    """收入总计90万元…。全年支出72万元…。年末结转和结余81万元: whether a misprint spoilt what the
    first outgoing behind all that could be spent leaves of it.
    """
    wholes = [place for place, one in enumerate(pool) if _is_all(one)]
    name = phrase.subject.name
    told = _OF_ALL_LEFT.fullmatch(name) or (not name and words.CARRIED_ON.match(phrase.after))
    if not wholes or not told or statement.owner is not None:
        return None
    if words.TAKEN_BACK.search(phrase.after):
        return None
    whole, behind = pool[wholes[-1]], pool[wholes[-1] + 1 :]
    done = next((one for one in behind if spends(one) and not one.prior), None)
    if done is None or done.figure.value >= whole.figure.value:
        return None
    if pool[-1] is not done and pool[-1].sentence == phrase.sentence:  # 结余分配4万元，结转5万元
        return None
    relation = _left(statement, phrase, whole, done)
    return relation if is_misprinted(relation) else None


def _is_all(one: Phrase) -> bool:
    """Whether an amount is all that could be spent in a year."""
    called = _INCOMES.search(one.subject.name) or words.AVAILABLE.search(one.gap)
    called = called or _RECEIVED.search(one.gap)
    return called is not None and not one.prior


def _left(statement: Statement, phrase: Phrase, whole: Phrase, done: Phrase) -> Relation:
    """The rest, or what arrived where that is told, as a difference."""
    checked, taken = (done, phrase) if _ARRIVED.search(done.gap) else (phrase, done)
    return signed_sum(
        checked.figure, [(1, whole.figure), (-1, taken.figure)], subject=statement.title(checked),
        kind=RelationKind.DIFFERENCE,
    )  # fmt: skip
