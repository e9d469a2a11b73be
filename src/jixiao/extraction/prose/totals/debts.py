"""What a government owes at the end of the year: 年初余额＋新增－偿还＝年末余额."""

from __future__ import annotations

from itertools import product

from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import Before, sum_towards
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_OWED = late_regex(r"债务.*余额|余额.*债务")
_AT_THE_START = late_regex(r"年初|上年[末底]|期初")
_BORROWED = late_regex(r"转贷|新增|发行|举借|增加|借入")
_REPAID = late_regex(r"归还|偿还|还本|化解|减少")
_TRIED = 4
"""Loans and repayments tried in pairs, the nearest first."""


def debt_left(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """The debt at the end of the year, where it was borrowed and repaid just so, or where a slip
    of one figure explains that it was not; debts are also written off and taken over.
    """
    if phrase.role is not Role.LEVEL or not _OWED.search(phrase.subject.name):
        return None
    if _AT_THE_START.search(phrase.gap):
        return None
    pool = [one for _, one in before if comparable(one, phrase)]
    owed = [one for one in pool if _OWED.search(one.gap) and _AT_THE_START.search(one.gap)]
    if not owed:
        return None
    borrowed = [one for one in pool if _BORROWED.search(one.gap) and one is not owed[-1]]
    repaid = [one for one in pool if _REPAID.search(one.gap) and one not in borrowed]
    found = [
        sum_towards(
            statement, phrase, [(1, owed[-1]), (1, loan), (-1, paid)], RelationKind.DIFFERENCE
        )
        for loan, paid in product(borrowed[::-1][:_TRIED], repaid[::-1][:_TRIED])
    ]
    held = next((one for one in found if one.verdict is Verdict.HOLDS), None)
    return held or (found[0] if found and shows_a_slip(found[0]) else None)
