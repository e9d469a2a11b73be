"""公务接待费 = 国内接待 + 外事接待, each told with its occasions in a passage of its own (I19)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.extraction.building import agrees
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import sum_towards
from jixiao.ledger.relation import Relation

_SIGN = "接待"
_WHOLE = re.compile(r"(?:公务)?接待(?:费|经费|支出|费用)*")
_HOME = re.compile(r"国内(?:公务)?接待.*")
_ABROAD = re.compile(r"(?:外事|外宾|国（境）外|涉外)(?:公务)?接待.*")
_REACH = 14
"""Statements behind the whole in which both parts stand; their occasions lie between."""


def receptions(statements: list[Statement]) -> Iterator[Relation]:
    """Each amount for receptions against those for guests from home and from abroad."""
    for statement in statements:
        if _SIGN not in statement.subject or not _WHOLE.fullmatch(statement.subject):
            continue
        behind = statements[statement.index + 1 : statement.index + 1 + _REACH]
        home, abroad = _spent(_HOME, behind), _spent(_ABROAD, behind)
        whole = _amount(statement)
        if home is None or abroad is None or whole is None or not _of_one_place(home, abroad):
            continue
        relation = sum_towards(statement, whole, [(1, home), (1, abroad)])
        if agrees(relation.judgement) or whole.figure.scale == home.figure.scale:
            yield relation


def _spent(name: re.Pattern[str], statements: list[Statement]) -> Phrase | None:
    """The first amount spent under a name."""
    for statement in statements:
        named = _SIGN in statement.subject and name.fullmatch(statement.subject)
        if named and (amount := _amount(statement)) is not None:
            return amount
    return None


def _amount(statement: Statement) -> Phrase | None:
    """What was spent this year."""
    return next(
        (
            level
            for level in statement.levels
            if level.money and not level.prior and level.subject.stage not in words.PLANNED
        ),
        None,
    )


def _of_one_place(home: Phrase, abroad: Phrase) -> bool:
    """Whether both parts stand in passages that follow one another."""
    return 0 <= abroad.passage - home.passage <= 1
