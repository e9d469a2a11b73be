"""The parts, one after another, and then their total (加上…, 合计)."""

from __future__ import annotations

from jixiao.extraction.building import agrees
from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import NEW_SENTENCE
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.closed import closed_list
from jixiao.extraction.prose.totals.joined import ADDED, joined_on, of_those_named
from jixiao.extraction.prose.totals.operands import (
    Before,
    counted_row,
    near_total,
    sum_towards,
    with_signs,
)
from jixiao.extraction.prose.totals.sides import STRONG_TOTAL, one_side
from jixiao.extraction.prose.totals.slips import is_surely_misprinted
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_TOTAL = late_regex(
    r"(?:合计|总计|共计|累计|总额|总量|总规模|总盘子|财力规模|总财力|总收入|总支出|可供|可支配|总共|"
    r"可用(?:收入|财力|资金)|可(?:用于|供)?(?:安排|支配)[^，。；]{0,24}(?:收入|资金|财力)|合起来|"
    r"拢共|加总|相加|(?<!公)共|^[，、](?:[两三四五六七八九十]+[批笔项次类])?计$)"
)
_SO_FAR = late_regex(r"[入出款费]累计(?:完成|实现|达到?|为)?$")
"""支出累计: up to this month, and no total of what stands before it."""
_BARE_TOTAL = late_regex(
    r"(?:以上|上述)?(?:各项|[两二三四五六七八]项)?(?:合计|总计|共计)(?:为|：)?"
)
_STOPS = "，；。"
"""What may end a line."""
_ALL_TOLD = late_regex(r"[，、；](?:总共|共计|合计|总计)(?:金额|资金)?(?:为|达|：)?")
"""，共计: a total that has no name, of what its sentence tells before it."""
_IN_ROW = ("、", "，", "和", "及", "以及", "与")
_RESPECTIVE = late_regex(r"(?:分别|依次)[^，。；：、]{0,3}$")
_OF_THE_ABOVE = late_regex(r"以上|上述|合计|总计|共计")
_ADDS_UNTOLD = late_regex(r"加上?[^，。；]{2,}，")
"""加上上级补助、上年结余等，收入合计: what is added is named, and its amount is not told."""
_TAKEN_OFF = late_regex(r"扣减|扣除|减去|减除|剔除|冲减")
"""加上甲，扣减乙，可用丙: no sum of amounts that all add up."""
_A_PAIR = 2
_OF_PEOPLE = frozenset({"人", "名", "人次"})
_OF_AN_ACCOUNT = late_regex(r"收入|支出|财力|资金|来源|去向|^$")
"""What the total of two sentences is of; that of something else has its parts behind it."""


def added_up(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """The parts, one after another, and then 合计: those that agree, else those the words name."""
    if phrase.role is Role.LEVEL and (counted := counted_row(statement, phrase, before)):
        return counted
    rolled = before and "滚存" in phrase.gap and ADDED.search(before[-1][1].gap)
    if phrase.role is not Role.LEVEL or not (rolled or _TOTAL.search(phrase.gap)):
        return None
    if "相抵" in phrase.gap or "轧差" in phrase.gap:
        return None
    done = _done_of(before)
    pool = [
        done.get(pair[0].index, pair) for pair in before if _may_be_part(*pair, statement, phrase)
    ]
    if not pool and _OF_THE_ABOVE.search(phrase.gap):
        lines = _lines_above(statement, phrase, before)
        return lines or _visits_of_people(statement, phrase, before)
    if named := of_those_named(statement, phrase, pool):
        return named
    if short := _but_for_one(statement, phrase, pool):
        return short
    row = _agreeing_row(statement, phrase, pool) or _own_sentence(statement, phrase, before)
    agreeing = row or _visits_of_people(statement, phrase, before)
    if agreeing or _SO_FAR.search(phrase.gap):
        return agreeing
    added = None if _takes_off(phrase, pool) else _all_added(statement, phrase, pool)
    return (
        added
        or joined_on(statement, phrase, before, pool)
        or closed_list(statement, phrase, before)
    )


def _all_added(statement: Statement, phrase: Phrase, pool: Before) -> Relation | None:
    """The sum of what stands before the total, some of it or all."""
    return (
        _row_around_parts(statement, phrase, pool)
        or _without_shares(statement, phrase, pool)
        or _of_two_sentences(statement, phrase, pool)
        or _whole_sentence(statement, phrase, pool)
    )


def _takes_off(phrase: Phrase, pool: Before) -> bool:
    """Whether some amount of the total's sentence is said to be taken off."""
    return any(one.stop == phrase.stop and _TAKEN_OFF.search(one.gap) for _, one in pool)


def _done_of(before: Before) -> dict[int, tuple[Statement, Phrase]]:
    """收入定为甲，实收乙，短收丙: the amount that came in, for the planned one above it."""
    planned = {other.index for other, one in before if one.subject.stage in words.PLANNED}
    return {
        other.owner.index: (other, one)
        for other, one in before
        if other.owner is not None
        and other.owner.index in planned
        and words.CAME_IN.search(one.gap)
        and one.depth == 0
    }


def _may_be_part(other: Statement, one: Phrase, statement: Statement, phrase: Phrase) -> bool:
    """Whether an amount stands beside the total: same passage, same brackets, in no list."""
    return (
        other.passage == statement.passage
        and comparable(one, phrase)
        and one.depth == phrase.depth
        and not (one.role is Role.CHANGE and one.base)
        and not ((one.prior and not phrase.prior) or one.is_base)
        and not words.FOR_EACH.search(one.gap)
        and other.owner is None
    )


def _agreeing_row(statement: Statement, phrase: Phrase, pool: Before) -> Relation | None:
    """The shortest row of the last parts that agrees."""
    for start in range(len(pool) - 2, -1, -1):
        relation = sum_towards(statement, phrase, with_signs(one for _, one in pool[start:]))
        if agrees(relation.judgement):
            return relation
    return None


def _but_for_one(statement: Statement, phrase: Phrase, pool: Before) -> Relation | None:
    """价款分别为30万元、25万元和18万元，合计55万元: all of a bare row that opens with 分别, where
    the total right behind it left one of them out.
    """
    row: list[Phrase] = []
    for _, one in reversed(pool if _ALL_TOLD.fullmatch(phrase.gap) else ()):
        if one.after != (row[0] if row else phrase).gap or one.role is not Role.LEVEL:
            return None
        row.insert(0, one)
        if one.gap not in _IN_ROW:
            break
    if len(row) <= _A_PAIR or _RESPECTIVE.search(row[0].gap) is None:
        return None
    relation = sum_towards(statement, phrase, with_signs(row))
    off = sum((one.figure.value for one in row), -phrase.figure.value)
    alike = {one.figure.unit for one in row} == {phrase.figure.unit}
    left_out = [one for one in row if one.figure.value == off and off]
    return relation if alike and left_out and relation.contradicted else None


def _own_sentence(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """支出方面：甲，乙，丙，合计: the last amounts of its sentence, even those of a list, where
    they make it exactly.
    """
    beside = [
        (other, one)
        for other, one in before
        if (one.passage, one.stop, one.depth) == (phrase.passage, phrase.stop, phrase.depth)
        and comparable(one, phrase)
        and one.role is Role.LEVEL
    ]
    return _exact(_agreeing_row(statement, phrase, beside))


def _exact(relation: Relation | None) -> Relation | None:
    """A sum where it holds; what only rounds to its total is told by chance too often."""
    return relation if relation is not None and relation.verdict is Verdict.HOLDS else None


def _visits_of_people(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """甲14000人、乙12000人，合计26000人次: people of several kinds make visits, told by the sum."""
    if phrase.figure.unit != "人次":
        return None
    people = [
        (other, one)
        for other, one in before
        if one.figure.unit in _OF_PEOPLE and other.passage == statement.passage
    ]
    return _exact(_agreeing_row(statement, phrase, people))


def _row_around_parts(statement: Statement, phrase: Phrase, pool: Before) -> Relation | None:
    """甲，加上乙，其中丙，丁，合计: the last parts without some of those that a list among them
    names, where that holds exactly.
    """
    parts = [one for _, one in pool]
    for opened in [place for place, one in enumerate(parts) if place and one.opener]:
        for after in range(opened + 1, len(parts) + 1):
            kept = [*parts[:opened], *parts[after:]]
            for start in range(opened - 1, -1, -1):
                row = kept[start:]
                relation = sum_towards(statement, phrase, with_signs(row)) if row[1:] else None
                if relation is not None and relation.verdict is Verdict.HOLDS:
                    return relation
    return None


def _without_shares(statement: Statement, phrase: Phrase, pool: Before) -> Relation | None:
    """甲。税收15亿元，占比70.4%。乙，丁，合计: the last parts without those that are told as a
    share of another, where they make it exactly; all of them but for a misprint of the total.
    """
    rest = [one for one in pool if Role.SHARE not in {each.role for each in one[0].phrases}]
    if not _A_PAIR <= len(rest) < len(pool):
        return None
    if row := _exact(_agreeing_row(statement, phrase, rest)):
        return row
    relation = sum_towards(statement, phrase, with_signs(one for _, one in rest))
    return relation if is_surely_misprinted(relation) else None


def _whole_sentence(statement: Statement, phrase: Phrase, pool: Before) -> Relation | None:
    """All amounts of this sentence, or with those of the one before, where they come near the
    total, or a misprint of it keeps them away; semicolons part no sentences here.
    """
    bare = _ALL_TOLD.fullmatch(phrase.gap) is not None
    if phrase.prior or not (bare or STRONG_TOTAL.search(phrase.gap)):
        return None
    if "加" in phrase.gap and _ADDS_UNTOLD.search(phrase.gap):
        return None
    if phrase.subject.stage in words.PLANNED:
        pool = [(other, one) for other, one in pool if not words.SPENT.search(one.gap)]
    within = [one for _, one in pool if one.stop == phrase.stop]
    with_last = [one for other, one in pool if other.sentence >= statement.sentence - 1]
    own = _TOTAL.sub("", phrase.subject.name)
    for whole in (within, with_last if _OF_AN_ACCOUNT.search(own) else []):
        opened = len(whole) > 1 and whole[0].pause >= NEW_SENTENCE and not whole[0].opener
        if (opened or (bare and len(whole) > 1)) and one_side(phrase, whole):
            relation = sum_towards(statement, phrase, with_signs(whole))
            if opened and near_total(relation):
                return relation
            if (bare or len(whole) > _A_PAIR) and is_surely_misprinted(relation):
                return relation
    return None


def _of_two_sentences(statement: Statement, phrase: Phrase, pool: Before) -> Relation | None:
    """收入甲。加乙；加丙；总收入丁: all amounts of this sentence and the one before, up to their
    full stops, where a misprint of the total keeps them from it.
    """
    parts = [one for _, one in pool if one.stop >= phrase.stop - 1]
    account = _OF_AN_ACCOUNT.search(phrase.subject.name) is not None
    if len(parts) <= _A_PAIR or parts[0].stop == phrase.stop or not account:
        return None
    if not one_side(phrase, parts):
        return None
    relation = sum_towards(statement, phrase, with_signs(parts))
    return relation if is_surely_misprinted(relation) else None


def _lines_above(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """A total on a line of its own, under lines with one amount each."""
    above = [
        pair
        for pair in before
        if comparable(pair[1], phrase) and (pair[1].role is Role.LEVEL or not pair[1].base)
    ]
    heads = [one for other, one in above if other.owner is None]
    for lines in (heads, [one for _, one in above]):
        for start in range(len(lines) - 2, -1, -1):
            relation = sum_towards(statement, phrase, with_signs(lines[start:]))
            if relation.verdict is Verdict.HOLDS:
                return relation
    return _bare_lines(statement, phrase, above)


def _bare_lines(statement: Statement, phrase: Phrase, above: Before) -> Relation | None:
    """合计 alone on its line, right under lines that each hold nothing but a name and an amount:
    these are all its parts, and come near it.
    """
    if not _BARE_TOTAL.fullmatch(phrase.gap) or phrase.after.strip(_STOPS):
        return None
    lines: list[Phrase] = []
    for other, one in reversed(above):
        alone = len(other.phrases) == 1 and not one.after.strip(_STOPS) and not one.opener
        if not alone or other.passage != statement.passage - len(lines) - 1:
            break
        lines.insert(0, one)
    if len(lines) < 2:
        return None
    relation = sum_towards(statement, phrase, with_signs(lines))
    return relation if near_total(relation) else None
