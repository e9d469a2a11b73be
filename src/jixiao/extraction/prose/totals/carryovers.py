"""What is left at the end of the year: of the budget, or of what was brought in and received."""

from __future__ import annotations

from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.balances import spends
from jixiao.extraction.prose.totals.operands import Before, sum_towards
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.figures.misprints import misprinted
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_OVER_A_HEADING = 2
"""Passages from a budget to what is left of it: a heading may stand between them."""
_TRIED = 4
"""Incomes, plans and outgoings tried in pairs, the nearest first."""
_LEFT = late_regex(r"结余|结转|节余|结存")
_DONE = late_regex(r"(?:支出|执行|使用|支付)(?:数|金额|额|合计|总额|总计)?(?:为|共|了)?$")
_ALL_TAKEN = late_regex(
    r"(?:[，（]?(?:已|均|全部|全额|由)){1,3}[^，。；]{0,6}(?:收回|上缴|上交|收缴)"
)
"""结余10万元由财政收回: all of what is left was."""
_ARRIVED = late_regex(r"(?:到位|下达)资金$|资金到位$|(?<![未没])到位(?:共|合计|了|金额)?$")
_RECEIVED = late_regex(r"收入")
_NEAR = 12
"""Characters right before an amount that tell its side."""
_CARRIED_IN = late_regex(r"年初|上年|以前年度|期初")


def carried_out(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """年末结转 against the account or the budget before it."""
    if phrase.role is not Role.LEVEL or not _LEFT.search(phrase.subject.name):
        return None
    if _CARRIED_IN.search(phrase.gap):
        return None
    pool = [one for _, one in before if comparable(one, phrase) and one.role is Role.LEVEL]
    return _brought_in(statement, phrase, pool) or _of_plan(statement, phrase, pool)


def _brought_in(statement: Statement, phrase: Phrase, pool: list[Phrase]) -> Relation | None:
    """年初结转＋本年收入－本年支出＝年末结转: where it holds, or one sentence prints just these."""
    brought = [one for one in pool if _CARRIED_IN.search(one.gap) and _LEFT.search(one.gap)]
    incomes = [one for one in pool if _RECEIVED.search(one.subject.name + one.gap[-_NEAR:])]
    spent = [one for one in pool if spends(one) or _DONE.search(one.gap)]
    incomes = [one for one in incomes if one not in spent and one not in brought]
    if not (brought and incomes and spent):
        return None
    found = [
        sum_towards(
            statement, phrase, [(1, brought[-1]), (1, income), (-1, one)], RelationKind.DIFFERENCE
        )
        for income in incomes[::-1][:_TRIED]
        for one in spent[::-1][:_TRIED]
    ]
    held = next((one for one in found if one.verdict is Verdict.HOLDS), None)
    alone = len([one for one in pool if one.sentence == phrase.sentence]) == 3 and all(
        one.sentence == phrase.sentence for one in (brought[-1], incomes[-1], spent[-1])
    )
    return held or (found[0] if alone else None)


def _of_plan(statement: Statement, phrase: Phrase, pool: list[Phrase]) -> Relation | None:
    """全年预算甲，支出乙，年末结转丙: 丙 = 甲 − 乙, of the nearest pair; a wrong one is told
    where a misprint explains it, as what is left may have been taken back in part.
    """
    done = [one for one in pool if one.subject.stage == "outturn" or _DONE.search(one.gap)]
    plans = [
        one
        for one in pool
        if one.subject.stage == "adjusted"
        or words.AVAILABLE.search(one.gap)
        or _ARRIVED.search(one.subject.name)
        or _ARRIVED.search(one.gap)
    ]
    if not done or not plans:
        return None
    found = [
        sum_towards(statement, phrase, [(1, plan), (-1, one)], RelationKind.DIFFERENCE)
        for plan in plans[::-1][:_TRIED]
        for one in done[::-1][:_TRIED]
    ]
    held = next((one for one in found if one.verdict is Verdict.HOLDS), None)
    if held is not None:
        return held
    near = phrase.sentence - done[-1].sentence <= 1 and phrase.stop == done[-1].stop
    beside = near and phrase.passage - plans[-1].passage <= _OVER_A_HEADING
    return found[0] if beside and _is_misprint(phrase, found[0]) else None


def _is_misprint(phrase: Phrase, relation: Relation) -> bool:
    """Whether one wrong digit explains a balance that misses, and nothing was taken back."""
    if words.TAKEN_BACK.search(phrase.after) and not _ALL_TAKEN.match(phrase.after):
        return False
    recomputed = relation.judgement.recomputed or ""
    return shows_a_slip(relation) or misprinted(phrase.figure.digits, recomputed)
