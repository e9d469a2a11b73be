"""Shares of what was spent, which are no shares of its budget (A09)."""

from __future__ import annotations

from itertools import pairwise

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.shares.siblings import share_of
from jixiao.extraction.prose.shares.wholes import NEAR
from jixiao.extraction.prose.statements import Statement
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

_SPENT = late_regex(r"(?:采购|支出|执行|决算|合同)(?:[总金]?额|总计|数)?$")
_PLAN = late_regex(r"预|计划|概算|下达|安排|指标")
_BEHIND_PLAN = late_regex(r"，(?:全年)?(?:实际|决算|执行|支出)")


def of_what_was_spent(
    phrase: Phrase, part: Phrase, statement: Statement, statements: list[Statement],
    relation: Relation,
) -> Relation:  # fmt: skip
    """采购预算90万元，实际采购80万元。…小微企业60万元，占采购额的66.67%: a share of what was
    spent that is one of the budget, where what was spent stands right behind that.
    """
    whole = relation.operands[-1].figure
    if whole is None or not _SPENT.search(phrase.base) or _PLAN.search(phrase.base):
        return relation
    around = statements[max(0, statement.index - NEAR) : statement.index]
    for level, done in pairwise([level for other in around for level in other.levels]):
        planned = level.figure is whole and level.subject.stage in words.PLANNED
        if planned and _BEHIND_PLAN.match(done.gap) and level.after == done.gap:
            return share_of(phrase, part, done.figure, statement)
    return relation
