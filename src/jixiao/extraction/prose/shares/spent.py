"""Shares of what was spent, which are no shares of its budget (A09)."""

from __future__ import annotations

from itertools import pairwise

from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.shares.siblings import share_of
from jixiao.extraction.prose.shares.wholes import NEAR
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

_NAMED_BACK = 24
"""Statements back in which a part of that name stands."""
_SPENT = late_regex(r"(?:采购|支出|执行|决算|合同)(?:[总金]?额|总计|数)?$")
_PLAN = late_regex(r"预|计划|概算|下达|安排|指标")
_BEHIND_PLAN = late_regex(r"，(?:全年)?(?:实际|决算|执行|支出)")
_SPENT_IN_YEAR = late_regex(
    r"[。；](?:其中)?(?:全年|本年度?|当年|年度|\x02)+(?:实际|累计|共)*"
    r"(?:支出|执行|决算)(?:总额|合计|总计|数)?(?:为|了|共计|达到?)?"
)
"""。全年实际支出: what the whole body spent, in a sentence of its own behind its budget."""


def of_what_was_spent(
    phrase: Phrase, part: Phrase, statement: Statement, statements: list[Statement],
    relation: Relation,
) -> Relation:  # fmt: skip
    """采购预算90万元，实际采购80万元。…小微企业60万元，占采购额的66.67%: a share of what was
    spent that is one of the budget, where what was spent stands right behind that, or opens the
    next sentence as that of the year (全年预算90万元，其中财政拨款70万元。全年支出80万元).
    """
    whole = relation.operands[-1].figure
    if whole is None or not _SPENT.search(phrase.base) or _PLAN.search(phrase.base):
        return relation
    around = statements[max(0, statement.index - NEAR) : statement.index]
    levels = [level for other in around for level in other.levels]
    for place, (level, done) in enumerate(pairwise(levels), 1):
        if level.figure is not whole or level.subject.stage not in words.PLANNED:
            continue
        if _BEHIND_PLAN.match(done.gap) and level.after == done.gap:
            return share_of(phrase, part, done.figure, statement)
        for later in levels[place:]:
            alike = later.passage == level.passage and comparable(later, part)
            if alike and _SPENT_IN_YEAR.fullmatch(later.gap):
                fits = part.figure.value < later.figure.value <= whole.value
                return share_of(phrase, part, later.figure, statement) if fits else relation
    return relation


def of_its_other_amount(
    phrase: Phrase, part: Phrase, statement: Statement, statements: list[Statement], told: Relation
) -> Relation | None:
    """①甲60万元，预算64万元；②…。甲占项目支出的40%: of the other amounts that are told with the one
    of that name, the one whose share it is.
    """
    whole = told.operands[-1].figure
    near = (one for one in nearest_before(statement, statements, _NAMED_BACK) if part in one.levels)
    owner = next(near, None)
    beside = owner.before if owner is not None else None
    levels = [*(owner.levels if owner is not None else ()), *(beside.levels if beside else ())]
    for level in levels if whole is not None else ():
        alike = level is not part and level.passage == part.passage and level.stop == part.stop
        if alike and level.money and whole is not None:
            relation = share_of(phrase, level, whole, statement)
            if relation.verdict is Verdict.HOLDS:
                return relation
    return None
