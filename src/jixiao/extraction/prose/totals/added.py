"""The parts, one after another, and then their total (加上…, 合计)."""

from __future__ import annotations

import re

from jixiao.extraction.building import agrees
from jixiao.extraction.prose.breaks import NEW_SENTENCE
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.lists.matching import signed
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import Before, near_total, sum_towards
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, Role

_TOTAL = re.compile(r"(?:合计|总计|共计|累计|总额|总财力|总收入|总支出|可供|总共|(?<!公)共)")
_ADDED = re.compile(r"加上|另有|计入|连同|加：")
_OF_THE_ABOVE = re.compile(r"以上|上述|合计|总计|共计")
_STRONG_TOTAL = re.compile(r"可供|可用|合计|总计")


def added_up(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """The parts, one after another, and then 合计."""
    if phrase.role is not Role.LEVEL or not _TOTAL.search(phrase.gap):
        return None
    pool = [
        (other, one)
        for other, one in before
        if other.passage == statement.passage
        and comparable(one, phrase)
        and one.depth == phrase.depth
        and not (one.role is Role.CHANGE and one.base)
        and other.owner is None
    ]
    cue = next(
        (
            place
            for place, (_, one) in enumerate(pool)
            if place and _ADDED.search(one.gap) and one.pause < NEW_SENTENCE
        ),
        None,
    )
    if not pool and _OF_THE_ABOVE.search(phrase.gap):
        return _lines_above(statement, phrase, before)
    for start in range(len(pool) - 2, -1, -1):
        window = pool[start:]
        relation = sum_towards(statement, phrase, [(signed(one), one) for _, one in window])
        if agrees(relation.judgement):
            return relation
    whole = [one for other, one in pool if other.sentence >= statement.sentence - 1]
    opened = len(whole) > 1 and whole[0].pause >= NEW_SENTENCE
    if _STRONG_TOTAL.search(phrase.gap) and opened and _one_side(phrase, whole):
        relation = sum_towards(statement, phrase, [(signed(one), one) for one in whole])
        if near_total(relation):
            return relation
    if any(one.opener for _, one in pool[max(0, (cue or 1) - 1) :]):
        return None
    named_only = _ADDED.search(phrase.gap) is not None
    if cue is None or named_only or pool[cue][0].sentence < statement.sentence - 2:
        return None
    return sum_towards(statement, phrase, [(signed(one), one) for _, one in pool[cue - 1 :]])


def _lines_above(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """A total on a line of its own, under lines with one amount each."""
    above = [one for _, one in before if comparable(one, phrase) and one.role is Role.LEVEL]
    for start in range(len(above) - 2, -1, -1):
        relation = sum_towards(statement, phrase, [(1, one) for one in above[start:]])
        if relation.verdict is Verdict.HOLDS:
            return relation
    return None


def _one_side(total: Phrase, parts: list[Phrase]) -> bool:
    """Whether no part is a total itself or stands on the other side of the account."""
    side = {"收入": "支出", "支出": "收入"}
    other = next((side[word] for word in side if word in total.subject.name), "\0")
    return not any(
        _STRONG_TOTAL.search(one.subject.name) or other in one.subject.name for one in parts
    )
