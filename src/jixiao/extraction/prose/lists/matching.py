"""The amount of a list item that belongs to a sum towards its head."""

from __future__ import annotations

from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import AGAINST_BUDGET, Statement, comparison_base
from jixiao.ledger.relation import Role


def signed(phrase: Phrase) -> int:
    """−1 for a printed decrease, else 1."""
    return -1 if phrase.role is Role.CHANGE and phrase.sign < 0 else 1


def matching(item: Statement, stated: Phrase, *, strict: bool = False) -> Phrase | None:
    """The amount of ``item`` that belongs to a sum towards ``stated``: same stage, year, unit.

    Unless ``strict``, the only amount of an item serves whatever its stage.
    """
    levels = [level for level in item.levels if level.prior == stated.prior and not level.is_base]
    pool = item.changes if stated.role is Role.CHANGE else levels
    fitting = [phrase for phrase in pool if comparable(phrase, stated)]
    if stated.role is Role.CHANGE:
        base = comparison_base(stated)
        return next(
            (
                phrase
                for phrase in fitting
                if comparison_base(phrase) == base
                or (not phrase.base and not _against_budget(stated))
            ),
            None,
        )
    staged = [phrase for phrase in fitting if phrase.subject.stage == stated.subject.stage]
    for phrase in staged:
        unsaid = None in (phrase.year, stated.year) and (not strict or stated.subject.stage)
        if phrase.year == stated.year or unsaid:
            return phrase
    if stated.subject.stage == "" and not strict:
        fitting = [phrase for phrase in fitting if phrase.subject.stage != "outturn"] or fitting
    return fitting[0] if len(fitting) == 1 and not strict else None


def _against_budget(stated: Phrase) -> bool:
    """Whether a head's change is against the budget: then its items' must say so too."""
    return comparison_base(stated) == AGAINST_BUDGET
