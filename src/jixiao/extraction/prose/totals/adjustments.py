"""年初预算 ± 调整 = 全年预算 (A08), and single changes that make a net change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from jixiao.extraction.building import agrees
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.lists.matching import signed
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import Before, first_agreeing, near_total
from jixiao.ledger.relation import Relation, Role

_NET = re.compile(r"相抵|净增|净减|净调|轧抵|增减")
_RESULT = re.compile(
    r"调整后|变为|最终|调整为|达到|到账|全年预算|增至|降至|实有|为$|增加到|减少到|决算|可用"
)


def adjusted_budget(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """年初预算 ± 调整 = 全年预算 (or what the words say it became)."""
    result = phrase.subject.stage in ("adjusted", "outturn") or _RESULT.search(phrase.gap)
    if phrase.role is not Role.LEVEL or not result:
        return None
    changes: list[Phrase] = []
    relation: Relation | None = None
    for other, one in reversed(before):
        if not comparable(one, phrase):
            continue
        if one.role is Role.CHANGE:
            if other.passage == statement.passage and not one.base:
                changes.insert(0, one)
        elif changes and (one.passage == phrase.passage or one.subject.stage == "initial"):
            readings = [
                [(1, one), *zip(signs, used, strict=True)]
                for used in (changes, changes[-1:])
                for signs in _signs(used)
            ]
            told = one.subject.stage == "initial" and phrase.subject.stage == "adjusted"
            beside = one.sentence == phrase.sentence and one.subject.stage == "initial"
            found = first_agreeing(statement, phrase, readings, report=told or beside)
            named = beside and all(words.ADJUSTING.search(change.gap) for change in changes)
            if found is not None and (
                agrees(found.judgement) or named or (beside and near_total(found))
            ):
                return found
            relation = relation or (found if told else None)
    return relation


def _signs(changes: list[Phrase]) -> Iterator[tuple[int, ...]]:
    yield from product(*((one.sign,) if one.sign else (1, -1) for one in changes[:4]))


def net_change(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """Single changes and then the net change."""
    if phrase.role is not Role.CHANGE or not _NET.search(phrase.gap):
        return None
    pool = [
        one
        for other, one in before
        if one.role is Role.CHANGE
        and comparable(one, phrase)
        and other.passage == statement.passage
    ]
    readings: list[list[tuple[int, Phrase]]] = [
        [(signed(one), one) for one in pool[start:]] for start in range(len(pool) - 2, -1, -1)
    ]
    kept = [one for other, one in before if one.role is Role.LEVEL and "扣除" in one.gap]
    readings += [[(1, one), (-1, out)] for one in pool[-1:] for out in kept[-1:]]
    return first_agreeing(statement, phrase, readings, report=bool(pool[1:]))
