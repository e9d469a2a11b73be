"""Totals that stand after their parts: 加上…，收入合计; 收支相抵，结余; 年初 ± 调整 = 全年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product

from jixiao.extraction.building import Signed, agrees, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.lists import comparable, signed
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import NEW_SENTENCE, Statement
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role

_TOTAL = re.compile(r"(?:合计|总计|共计|累计|总额|总财力|总收入|总支出|可供|总共|(?<!公)共)")
_NET = re.compile(r"相抵|净增|净减|净调|轧抵|增减")
_ADDED = re.compile(r"加上|另有|计入|连同|加：")
_BALANCE = re.compile(r"结余|结转|盈余|余额|节余")
_BALANCED = re.compile(r"轧差|相抵|收支差|冲抵|相减")
_INCOME = re.compile(r"收入|财力|可供|来源|总计$|结余|结转|补助")
_SPENT = re.compile(r"支出|使用|执行|支付|上解|调出|还本")
_RESULT = re.compile(r"调整后|变为|最终|调整为|达到|到账|全年预算|增至|降至|实有|为$|增加到|减少到|决算|可用")
_WINDOW = 14


def total_relations(statements: list[Statement]) -> Iterator[Relation]:
    """Sums and differences whose result is printed last."""
    phrases = [
        (statement, phrase)
        for statement in statements
        for phrase in statement.phrases
        if phrase.role in (Role.LEVEL, Role.CHANGE) and phrase.money or phrase in statement.levels
    ]
    for position, (statement, phrase) in enumerate(phrases):
        before = phrases[max(0, position - _WINDOW) : position]
        for reading in (_added_up, _balance, _adjusted, _net_change, _remaining):
            relation = reading(statement, phrase, before)
            if relation is not None:
                yield relation
                break


Before = list[tuple[Statement, Phrase]]


def _added_up(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
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
        relation = _sum(statement, phrase, [(signed(one), one) for _, one in window])
        if agrees(relation.judgement):
            return relation
    whole = [one for other, one in pool if other.sentence >= statement.sentence - 1]
    opened = len(whole) > 1 and whole[0].pause >= NEW_SENTENCE
    if _STRONG_TOTAL.search(phrase.gap) and opened and _one_side(phrase, whole):
        relation = _sum(statement, phrase, [(signed(one), one) for one in whole])
        if _near(relation):
            return relation
    if any(one.opener for _, one in pool[max(0, (cue or 1) - 1) :]):
        return None
    named_only = _ADDED.search(phrase.gap) is not None
    if cue is None or named_only or pool[cue][0].sentence < statement.sentence - 2:
        return None
    return _sum(statement, phrase, [(signed(one), one) for _, one in pool[cue - 1 :]])


_OF_THE_ABOVE = re.compile(r"以上|上述|合计|总计|共计")


def _lines_above(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """A total on a line of its own, under lines with one amount each."""
    above = [one for _, one in before if comparable(one, phrase) and one.role is Role.LEVEL]
    for start in range(len(above) - 2, -1, -1):
        relation = _sum(statement, phrase, [(1, one) for one in above[start:]])
        if relation.verdict is Verdict.HOLDS:
            return relation
    return None


_STRONG_TOTAL = re.compile(r"可供|可用|合计|总计")


def _one_side(total: Phrase, parts: list[Phrase]) -> bool:
    """Whether no part is a total itself or stands on the other side of the account."""
    side = {"收入": "支出", "支出": "收入"}
    other = next((side[word] for word in side if word in total.subject.name), "\0")
    return not any(
        _STRONG_TOTAL.search(one.subject.name) or other in one.subject.name for one in parts
    )


def _near(relation: Relation) -> bool:
    """Whether the parts come within a fifth of the total: then they are its parts."""
    stated, value = relation.stated.figure, relation.judgement.value
    if stated is None or value is None:
        return False
    printed = Fraction(stated.value) / stated.scale
    return abs(value - printed) * 5 <= abs(printed)


def _balance(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """收入合计 − 支出合计 = 结余."""
    if phrase.role is not Role.LEVEL or not _BALANCE.search(phrase.subject.name):
        return None
    pool = [one for _, one in before if comparable(one, phrase) and one.role is Role.LEVEL]
    incomes = [one for one in pool if _INCOME.search(one.subject.name) and not _spends(one)]
    spent = [one for one in pool if _spends(one)]
    if not incomes or not spent:
        return None
    readings = [
        [(1, income), (-1, outgo)] for income, outgo in product(incomes[::-1][:4], spent[::-1][:4])
    ]
    last = [one for one in pool if one.sentence >= pool[-1].sentence - 1]
    readings.append([(-1 if _spends(one) else 1, one) for one in last])
    said = bool(_BALANCED.search(phrase.gap))
    return _first_agreeing(statement, phrase, readings, report=said, kind=RelationKind.DIFFERENCE)


def _spends(phrase: Phrase) -> bool:
    return bool(_SPENT.search(phrase.subject.name)) or phrase.subject.stage == "outturn"


def _adjusted(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
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
            found = _first_agreeing(statement, phrase, readings, report=told or beside)
            named = beside and all(words.ADJUSTING.search(change.gap) for change in changes)
            if found is not None and (
                agrees(found.judgement) or named or (beside and _near(found))
            ):
                return found
            relation = relation or (found if told else None)
    return relation


def _signs(changes: list[Phrase]) -> Iterator[tuple[int, ...]]:
    yield from product(*((one.sign,) if one.sign else (1, -1) for one in changes[:4]))


def _net_change(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """Single changes and then the net change."""
    if phrase.role is not Role.CHANGE or not _NET.search(phrase.gap):
        return None
    pool = [
        one
        for other, one in before
        if one.role is Role.CHANGE and comparable(one, phrase) and other.passage == statement.passage
    ]
    readings: list[list[tuple[int, Phrase]]] = [
        [(signed(one), one) for one in pool[start:]] for start in range(len(pool) - 2, -1, -1)
    ]
    kept = [one for other, one in before if one.role is Role.LEVEL and "扣除" in one.gap]
    readings += [[(1, one), (-1, out)] for one in pool[-1:] for out in kept[-1:]]
    return _first_agreeing(statement, phrase, readings, report=bool(pool[1:]))


def _remaining(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """计划甲，到账乙，余下丙: 乙 = 甲 − 丙."""
    if phrase.role is not Role.LEVEL or not words.REMAINING.search(phrase.gap):
        return None
    pool = [
        one
        for other, one in before
        if other.passage == statement.passage and comparable(one, phrase) and other.owner is None
    ]
    if len(pool) < 2:
        return None
    whole, done = pool[-2], pool[-1]
    relation = signed_sum(
        done.figure, [(1, whole.figure), (-1, phrase.figure)], subject=statement.title(done),
        kind=RelationKind.DIFFERENCE,
    )  # fmt: skip
    return relation if agrees(relation.judgement) else None


_EXCLUDED = re.compile(r"(?:不计|不含|剔除|扣除|扣减)(?P<names>[^，。；]{2,30}?)的")


def excluding_relations(statements: list[Statement]) -> Iterator[Relation]:
    """不计甲和乙的总额: the total before it less what is named, wherever that stands."""
    for statement in statements:
        match = _EXCLUDED.search(statement.first.gap)
        if match is None or not statement.levels:
            continue
        whole = _whole_before(statement, statements)
        if whole is None:
            continue
        names = re.split(r"[、和及与]", match["names"])
        named = [_called(name, statements, statement.first) for name in names]
        if all(named):
            operands = [(1, whole), *((-1, one) for one in named if one is not None)]
            yield _sum(statement, statement.levels[0], operands, RelationKind.DIFFERENCE)


def _whole_before(statement: Statement, statements: list[Statement]) -> Phrase | None:
    """The last amount before a statement in its passage."""
    for other in reversed(statements[: statement.index]):
        if other.passage != statement.passage:
            return None
        for level in reversed(other.levels):
            if comparable(level, statement.levels[0]):
                return level
    return None


def _called(name: str, statements: list[Statement], like: Phrase) -> Phrase | None:
    """The amount of the statement whose subject shares most characters with ``name``."""
    best: tuple[int, Phrase] | None = None
    for statement in statements:
        levels = [level for level in statement.levels if comparable(level, like)]
        shared = len(set(name) & set(statement.subject))
        if levels and shared * 4 >= len(set(name)) * 3 and levels[0] is not like:
            if best is None or shared > best[0]:
                best = shared, levels[0]
    return best[1] if best else None


_FEWEST_DIGITS = 4
_MOST_PARTS = 4


def adjoining_sums(statements: list[Statement], stated: set[int]) -> Iterator[Relation]:
    """Neighbouring amounts of a passage that make another amount of it exactly.

    Found by the sum alone, so only where it holds and the digits are telling; ``stated`` are the
    places of figures that already are the result of a sum.
    """
    levels = [
        (statement, level)
        for statement in statements
        for level in statement.levels
        if level.money and not level.reason and not level.is_base
    ]
    for place, (statement, level) in enumerate(levels):
        digits = _digits(level)
        if level.figure.start in stated or digits < _FEWEST_DIGITS:
            continue
        reach = 0 if digits == _FEWEST_DIGITS else _NEIGHBOURS
        behind = [
            one
            for _, one in levels[max(0, place - _SIDE) : place]
            if one.passage >= level.passage - reach
        ]
        ahead = [
            one
            for _, one in levels[place + 1 : place + _SIDE]
            if one.passage <= level.passage + reach
        ]
        window = _window(level, behind) or _window(level, ahead)
        if window:
            yield _sum(statement, level, [(1, one) for one in window])


_NEIGHBOURS = 2
_SIDE = 24


def _digits(phrase: Phrase) -> int:
    return len(phrase.figure.digits.replace(".", "").strip("0"))


def _window(total: Phrase, side: list[Phrase]) -> list[Phrase] | None:
    """Two to four neighbours, none of them zero, that add up to ``total`` exactly."""
    for start in range(len(side)):
        running = Decimal(0)
        for end in range(start, min(start + _MOST_PARTS, len(side))):
            value = side[end].figure.value
            if value == 0:
                break
            running += value
            if running > total.figure.value:
                break
            if running == total.figure.value and end > start:
                return side[start : end + 1]
    return None


def _first_agreeing(
    statement: Statement,
    phrase: Phrase,
    readings: list[list[tuple[int, Phrase]]],
    *,
    report: bool,
    kind: RelationKind = RelationKind.SUM,
) -> Relation | None:
    relations = [_sum(statement, phrase, reading, kind) for reading in readings if reading]
    for relation in relations:
        if agrees(relation.judgement):
            return relation
    return relations[0] if relations and report else None


def _sum(
    statement: Statement,
    phrase: Phrase,
    operands: list[tuple[int, Phrase]],
    kind: RelationKind = RelationKind.SUM,
) -> Relation:
    figures: list[Signed] = [(sign, one.figure) for sign, one in operands]
    return signed_sum(
        phrase.figure, figures, subject=statement.title(phrase), kind=kind,
        stated_sign=signed(phrase),
    )  # fmt: skip
