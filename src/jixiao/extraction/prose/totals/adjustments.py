"""年初预算 ± 调整 = 全年预算 (A08), and single changes that make a net change."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, product

from jixiao.extraction.building import agrees
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import (
    Before,
    counted_row,
    first_agreeing,
    near_total,
    sum_towards,
    with_signs,
)
from jixiao.extraction.prose.totals.slips import shows_a_slip, shows_a_swap
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_MOST_CHANGES = 4
"""Changes without a direction that are tried both ways."""
_BECOMES = late_regex(r"[，、]?(?:调整|变更)(?:为|到|至)")
_TOGETHER = late_regex(r"(?:共计|合计|^，?共)(?=增|减|追|核|调[增减]|净[增减])")
"""三项共计增收40万元: told only where the changes before it make it."""
_NET = late_regex(r"相抵|净增|净减|净调|净追|轧抵|增减(?!变)")
_SUMMED = late_regex(
    r"(?:合计|共计|小计|总计|累计|总共|，共)(?:净)?[增减追调核压收][^，。；：]{0,6}$"
    r"|[增减追调核压收][增减加收回整]?(?:金额|资金)?(?:合计|共计|小计)(?:为)?$"
)
"""合计调增, 调增合计: the sum of the changes before it."""
_CARRIED_OVER = late_regex(r"(?:上年|年初|以前年度)[^，。；：]{0,6}结[转余][^，。；：]{0,4}$")
_NET_ALONE = late_regex(r"[，；、]净")
_CLOSE = 5
"""What details a change misses it by a fifth at most, unless words say that it is of it."""
_PARTS_OF = late_regex(r"其中|包括")
_TELLING = 3
"""Digits of a change of which two are swapped by no chance."""
_BOTH = {1, -1}
"""A rise and a fall."""
_IN_ROW = 1
"""The pause of 、, which joins the parts of a list."""
_ALL_OF_ROW = late_regex(
    r"[，、：]?(?:[一-龥]{0,4}[项类])?(?:[总一合]?共计?|[合总小]计)[一-龥]{0,4}"
)
"""，共81万元, ，两项合计: what the changes of its sentence come to."""
_AT_END = late_regex(r"[年期]末")
"""What is there at the end: not all that came and went need be told as a change."""
_OFFSET = late_regex(r"相抵|轧抵|增减|品迭")
"""What only the net of several changes is called."""
_RESULT = late_regex(
    r"[年期]末|调整后|变动后|变更后|变为|最终|调整为|达到|到账|全年预算|增至|降至|实有|为$|增加到|减少到|决算|可用"
)


def adjusted_budget(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """年初预算 ± 调整 = 全年预算 (or what the words say it became)."""
    if not _is_result(phrase) or all(one.role is not Role.CHANGE for _, one in before):
        return None
    changes, carried = list[Phrase](), list[Phrase]()
    fallback: Relation | None = None
    for other, one in reversed(before):
        if not comparable(one, phrase):
            continue
        if not changes and _adjusted_already(one, phrase):
            return None
        brought = one.role is Role.LEVEL and _is_carried(one)
        # 年初预算90万元。上年结转2万元，追加8万元。全年预算100万元
        carried = carried or ([one] if brought else [])
        if brought and one.sentence == phrase.sentence:
            continue
        if one.role is Role.CHANGE:
            within = one.depth > phrase.depth or _is_detail(one, before)
            if other.passage == statement.passage and not one.base and not within:
                changes.insert(0, one)
        elif changes and (one.passage == phrase.passage or one.subject.stage == "initial"):
            over = [other for other in carried or _carried(phrase, before) if other is not one]
            found, certain = _from_initial(statement, phrase, one, changes, over)
            if certain:
                closing = found is not None and found.contradicted and _AT_END.search(phrase.gap)
                return None if closing else found
            fallback = fallback or found
    return fallback or _initial_behind(statement, phrase, before, changes)


def _is_detail(one: Phrase, before: Before) -> bool:
    """调增90万元，其中甲补助60万元、县级追加30万元: whether a change is a further part of what the
    one before the opener is opened to.
    """
    if one.opener or one.pause > _IN_ROW:
        return False
    row = [each for _, each in before if each.sentence == one.sentence]
    row = [each for each in row if each.figure.start <= one.figure.start]
    opened = next((place for place, each in enumerate(row) if each.opener), 0)
    amount = opened > 0 and row[opened].role is Role.LEVEL  # else changes are weighed together
    return amount and row[opened - 1].role is Role.CHANGE and row[opened - 1].money


def _is_result(phrase: Phrase) -> bool:
    """Whether an amount may be what another one became."""
    named = phrase.subject.stage in ("adjusted", "outturn")
    return phrase.role is Role.LEVEL and (named or bool(_RESULT.search(phrase.gap)))


def _is_carried(one: Phrase) -> bool:
    """年中追加8万元，上年结转2万元，全年可用60万元: what last year left for this one."""
    name = one.subject.name
    return ("上年" in name or "年初" in name) and name.endswith(("结转", "结余"))


def _carried(phrase: Phrase, before: Before) -> list[Phrase]:
    """What last year left, as the sentence or (预算加上年结转，全年预算90万元) the result tells."""
    said, named = "上年" in phrase.context or "年初" in phrase.context, "结转" in phrase.gap
    beside = [one for _, one in before if named or (said and one.sentence == phrase.sentence)]
    told = [one for one in beside if one.role is Role.LEVEL and _is_carried(one)]
    return [one for one in told if comparable(one, phrase)][-1:]


def _initial_behind(
    statement: Statement, phrase: Phrase, before: Before, changes: list[Phrase]
) -> Relation | None:
    """净追加80万元，年初预算720万元调整为800万元: the initial budget right before the result; told
    where the last change alone makes it.
    """
    initial = before[-1][1] if before else None
    if initial is None or initial.subject.stage != "initial" or not changes:
        return None
    reading = [(1, initial), (changes[-1].sign, changes[-1])]
    return first_agreeing(statement, phrase, [reading], report=False)


def _adjusted_already(one: Phrase, phrase: Phrase) -> bool:
    """Whether the adjusted budget stands before an outturn, or before that of a part: that is what
    the changes make.
    """
    adjusted = one.role is Role.LEVEL and one.subject.stage == "adjusted"
    if not adjusted or one.passage != phrase.passage:
        return False
    return phrase.subject.stage != "adjusted" or phrase.subject.name not in ("", one.subject.name)


def _from_initial(
    statement: Statement,
    phrase: Phrase,
    initial: Phrase,
    changes: list[Phrase],
    carried: list[Phrase],
) -> tuple[Relation | None, bool]:
    """All changes, or the last alone, from one amount, with what was ``carried`` over; and whether
    the reading is certain: it agrees, or initial budget and changes stand beside the result by name
    or come near it.
    """
    told_all = changes
    if len(changes) > 1:
        changes = _without_details(changes)
    named = initial.subject.stage == "initial"
    told = named and phrase.subject.stage == "adjusted"
    beside = named and initial.sentence == phrase.sentence
    readings = [
        [(1, initial), *zip(signs, used, strict=True)]
        for used in (changes, changes[-1:], *((told_all,) if told_all != changes else ()))
        for signs in _signs(used)
    ]
    over = [(1, one) for one in carried]
    readings = [[*reading, *over] for reading in readings] + (readings if carried else [])
    found = first_agreeing(statement, phrase, readings, report=told or beside)
    adjusting = all(words.ADJUSTING.search(change.gap) for change in changes)
    if (adjusting or named) and _in_a_row(initial, changes, phrase):
        return found or sum_towards(statement, phrase, readings[0]), True
    if found is None:
        return None, False
    if agrees(found.judgement) or (beside and (adjusting or near_total(found))):
        unspent = phrase.subject.stage == "outturn" and not agrees(found.judgement)
        return (None, False) if unspent and not shows_a_slip(found) else (found, True)
    return (found if told else None), False


def _without_details(changes: list[Phrase]) -> list[Phrase]:
    """调增90万元，包括甲60万元和乙30万元，调减2万元: the changes without what one of them is
    opened to: as many behind the opener as come nearest to it.
    """
    for place, opened in enumerate(changes[1:], 1):
        head = changes[place - 1]
        if opened.opener and opened.sentence == head.sentence:
            row = [one for one in changes[place:] if one.sentence == head.sentence]
            made = accumulate(one.figure.value * (one.sign or head.sign or 1) for one in row)
            apart = [abs(value - head.figure.value * (head.sign or 1)) for value in made]
            if min(apart) * _CLOSE > head.figure.value and not _PARTS_OF.search(opened.gap):
                continue  # 追加90万元，由财政收回20万元: another change
            end = place + apart.index(min(apart)) + 1
            return [*changes[:place], *_without_details(changes[end:])]
    return changes


def _in_a_row(initial: Phrase, changes: list[Phrase], phrase: Phrase) -> bool:
    """881亿元，调增99亿元，调整为980亿元: one right after the other, and nothing else between."""
    if len(changes) != 1 or not changes[0].sign or not _BECOMES.fullmatch(phrase.gap):
        return False
    became = _BECOMES.fullmatch(initial.gap) is not None
    if became and (initial.sentence != phrase.sentence or changes[0].subject.name):
        return False  # what another one became
    return initial.after == changes[0].gap and changes[0].after == phrase.gap


def _signs(changes: list[Phrase]) -> Iterator[tuple[int, ...]]:
    """The directions that the changes may have: as said, both where nothing is said."""
    if sum(not one.sign for one in changes) <= _MOST_CHANGES:
        yield from product(*((one.sign,) if one.sign else (1, -1) for one in changes))


def net_change(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """Single changes and then the net change, or a change less what is 扣除."""
    together = _TOGETHER.search(phrase.gap) is not None
    if phrase.role is not Role.CHANGE or "收支" in phrase.gap:
        return None
    if not together and not _NET.search(phrase.gap):
        return None
    if together and (counted := counted_row(statement, phrase, before)):
        return counted
    pool = [
        one
        for other, one in before
        if one.role is Role.CHANGE
        and comparable(one, phrase)
        and other.passage == statement.passage
        and not _is_detail(one, before)
    ]
    readings = [with_signs(pool[start:]) for start in range(len(pool) - 2, -1, -1)]
    apart = [one for one in pool if not one.opener]
    if 1 < len(apart) < len(pool):
        readings.append(with_signs(apart))
    grouped = _grouped(pool)
    if 1 < len(grouped) < len(pool):
        readings.insert(0, with_signs(grouped))
    carried = [one for _, one in before if one.role is Role.LEVEL and _is_brought(one, phrase)]
    if carried and pool:
        readings.insert(0, [(1, carried[-1]), *with_signs(grouped)])
    left = [one for _, one in before if one.role is Role.LEVEL and _is_left_over(one, phrase)]
    if left and pool and "净" in phrase.gap:
        readings.append([(1, left[-1]), *with_signs(grouped)])
    if together:
        readings.extend(_rows_of_amounts(phrase, before))
    kept = [one for _, one in before if one.role is Role.LEVEL and "扣除" in one.gap]
    if pool and kept:
        readings.append([(1, pool[-1]), (-1, kept[-1])])
    totals = _by_totals(phrase, before)
    readings = [totals, *readings] if totals else readings
    report = len(pool) > 1 and not together and _OFFSET.search(phrase.gap) is not None
    report = report or _offset_each_other(phrase, pool)
    told = [one for _, one in totals] or pool
    report = report and (
        any(one.sign in (0, phrase.sign) for one in told)  # falls make no rise
        if not totals
        else any(sign == phrase.sign for sign, _ in totals)
    )
    found = first_agreeing(statement, phrase, readings, report=report)
    return found or _swapped(statement, phrase, pool, bool(left))


def _swapped(
    statement: Statement, phrase: Phrase, pool: list[Phrase], brought: bool
) -> Relation | None:
    """年中追加82.50万元，收回6.40万元。…净追加71.60万元: the one rise and the one fall of the
    passage, where two digits swapped keep them from the net change, or it comes near to them and
    nothing was carried over.
    """
    opposed = len(pool) == len(_BOTH) and {one.sign for one in pool} == _BOTH
    telling = max((one.figure.telling for one in pool), default=0)
    if not opposed or telling < _TELLING or "净" not in phrase.gap:
        return None
    relation = sum_towards(statement, phrase, with_signs(pool))
    near = not brought and phrase.sign > 0 and near_total(relation)
    return relation if shows_a_swap(relation) or near else None


def _by_totals(phrase: Phrase, before: Before) -> list[tuple[int, Phrase]]:
    """调增两项：追加甲46万元，乙补助35万元，共81万元；调减两项：…，共25万元。净增56万元: the
    total of each sentence of changes, in their direction; nothing where none has one.
    """
    rows: dict[int, list[Phrase]] = {}
    for _, one in before:
        if one.passage == phrase.passage:
            rows.setdefault(one.sentence, []).append(one)
    found: list[tuple[int, Phrase]] = []
    closed = False
    for row in rows.values():
        sign = next((one.sign for one in row if one.role is Role.CHANGE and one.sign), 0)
        last = row[-1]
        if sign and len(row) > 1 and last.money and _ALL_OF_ROW.fullmatch(last.gap):
            found.append((sign, last))
            closed = True
        else:
            found.extend(with_signs(one for one in row if _is_change_beside(one, phrase)))
    return found if closed and len(found) > 1 else []


def _is_change_beside(one: Phrase, phrase: Phrase) -> bool:
    return one.role is Role.CHANGE and comparable(one, phrase)


def _grouped(pool: list[Phrase]) -> list[Phrase]:
    """追加甲9万元、乙4万元，合计调增13万元；收回丙2万元: the changes without those that one of them
    is said to be all of.
    """
    kept: list[Phrase] = []
    for one in pool:
        if _SUMMED.search(one.gap):
            while kept and kept[-1].sentence == one.sentence and not _SUMMED.search(kept[-1].gap):
                kept.pop()
        kept.append(one)
    return kept


def _is_brought(one: Phrase, phrase: Phrase) -> bool:
    """上年结转6万元，年中追加9万元，收回2万元，结转、追加与收回相抵: what last year left, where the
    net change is said to count it.
    """
    beside = one.passage == phrase.passage and comparable(one, phrase)
    return beside and "结转" in phrase.gap and _CARRIED_OVER.search(one.gap) is not None


def _is_left_over(one: Phrase, phrase: Phrase) -> bool:
    """上年结转20万元。追加85万元，核减12万元，净增93万元: what a net change may count."""
    beside = one.passage == phrase.passage and comparable(one, phrase)
    return beside and ("结转" in one.gap or "结余" in one.gap)


def _offset_each_other(phrase: Phrase, pool: list[Phrase]) -> bool:
    """追加28万元，因退休核减9万元，净增加19万元: whether one rise and one fall are all that its
    sentence tells before a net change.
    """
    beside = [one for one in pool if one.sentence == phrase.sentence]
    opposed = len(beside) == len(_BOTH) and {one.sign for one in beside} == _BOTH
    return opposed and _NET_ALONE.match(phrase.gap) is not None


def _rows_of_amounts(phrase: Phrase, before: Before) -> Iterator[list[tuple[int, Phrase]]]:
    """追加甲15万元、乙42万元，共追加57万元: the last of the sentence, all of one direction."""
    row = [
        one
        for _, one in before
        if comparable(one, phrase) and (one.passage, one.stop) == (phrase.passage, phrase.stop)
    ]
    for start in range(len(row) - 2, -1, -1):
        yield [(1, one) for one in row[start:]]
