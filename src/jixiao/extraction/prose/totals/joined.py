"""A total behind what was added to an amount before it (加上…, 另有…)."""

from __future__ import annotations

from jixiao.extraction.prose.breaks import NEW_SENTENCE
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import (
    Before,
    first_agreeing,
    near_total,
    sum_towards,
    with_signs,
)
from jixiao.extraction.prose.totals.sides import SUMMED, other_side
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

ADDED = late_regex(r"加上|另有|计入|连同|加：|加(?=以前年度|上年|年初|上级)")
_NAMED = late_regex(
    r"(?:^|[，。；：）])(?P<name>[一-龥“”]{2,20}(?:收入|支出|财力|资金))(?:，?加上|，连同)"
)
_LESS = late_regex(r"[，、；]?(?:减去|扣除|扣减|减(?!少|税|免|收|支))")
_HALF = 2
"""Parts joined by a word may miss their total by this part of it."""
_JOINED_REACH = 2
"""Sentences between 加上 and the total at most."""

_JOINS = late_regex(r"[和与及加、]")
_JOINED_NAMES = late_regex(
    rf"(?P<names>[^，。；]{{2,12}}?{_JOINS.pattern}[^，。；]{{2,16}}?)(?:两[者项])?[合总共]计"
)
"""甲和乙合计: a total that says what it is of."""
_FEWEST = 2


def joined_on(
    statement: Statement, phrase: Phrase, before: Before, pool: Before
) -> Relation | None:
    """甲，加上乙: the amount that is named before the word, else the one right before it, else that
    of its side or of the sentence before.
    """
    named = next((pair for pair in reversed(pool) if _name_added_to(pair[1])), None)
    if named is not None:
        return _joined_to_named(statement, phrase, before, pool[pool.index(named) :])
    return (
        _joined(statement, phrase, pool)
        or _joined_to_its_side(statement, phrase, pool)
        or _joined_by_sentence(statement, phrase, pool)
    )


def _name_added_to(one: Phrase) -> str:
    """一般公共预算收入，连同补助收入: what an amount is added to, where its clause names that."""
    match = _NAMED.search(one.gap)
    return match["name"] if match else ""


def _joined_to_named(
    statement: Statement, phrase: Phrase, before: Before, added: Before
) -> Relation | None:
    """The last amount of that name, with what is added to it; one that makes the total first."""
    name, first = _name_added_to(added[0][1]), added[0][1]
    heads = [
        one
        for _, one in before
        if one.figure.start < first.figure.start
        and one.role is Role.LEVEL
        and not (one.prior or one.is_base)
        and comparable(one, phrase)
        and _is_named(one.subject.name, name)
    ]
    row = [one for _, one in added]
    if any(one.opener for one in row):
        return None
    readings = [_taken_off([head, *row]) for head in reversed(heads)]
    found = first_agreeing(statement, phrase, readings, report=not other_side(phrase, row))
    return found if found is not None and near_total(found, _HALF) else None


def _taken_off(row: list[Phrase]) -> list[tuple[int, Phrase]]:
    """Each amount with its sign: 减去丙 and a printed decrease are taken off."""
    return [(-sign if _LESS.match(one.gap) else sign, one) for sign, one in with_signs(row)]


def _is_named(subject: str, name: str) -> bool:
    """Whether a subject is what a clause calls by a name, either with what stands before it."""
    return bool(subject) and (subject.endswith(name) or name.endswith(subject))


def _joined(statement: Statement, phrase: Phrase, pool: Before) -> Relation | None:
    """甲，加上乙: from the amount before the word that adds on, behind other totals."""
    totals = [place for place, (_, one) in enumerate(pool[:-1]) if SUMMED.search(one.gap)]
    pool = pool[totals[-1] :] if totals else pool
    cue = next(
        (
            place
            for place, (_, one) in enumerate(pool)
            if place and ADDED.search(one.gap) and one.pause < NEW_SENTENCE
        ),
        None,
    )
    if cue is None or ADDED.search(phrase.gap) or any(one.opener for _, one in pool[cue - 1 :]):
        return None
    if pool[cue][0].sentence < statement.sentence - _JOINED_REACH:
        return None
    row = [one for _, one in pool[cue - 1 :]]
    relation = sum_towards(statement, phrase, _taken_off(row))
    rolled = totals or any(_LESS.search(one.gap) for one in row)
    doubted = rolled and relation.contradicted and not is_misprinted(relation)
    return None if doubted or other_side(phrase, row) else relation


def _joined_by_sentence(statement: Statement, phrase: Phrase, pool: Before) -> Relation | None:
    """甲。其中：丙。加上乙，合计: what a sentence of its own adds to the head of those before it,
    where no other amount stands between them and both come near the total.
    """
    cues = [place for place, (_, one) in enumerate(pool) if place and _adds_on(one)]
    if not cues or "等" in phrase.gap:
        return None
    added = [one for _, one in pool[cues[-1] :]]
    opening = [
        place
        for place, (_, one) in enumerate(pool[: cues[-1]])
        if one.pause >= NEW_SENTENCE and not one.opener
    ]
    if not opening or any(one.opener for one in added):
        return None
    head, first = pool[opening[-1]]
    between = [one for other, one in pool[opening[-1] + 1 : cues[-1]] if other is not head]
    if between and not between[0].opener:
        return None
    levels = [level for level in head.levels if not level.prior and not level.is_base]
    row = [levels[-1] if first in levels else first, *added]
    relation = sum_towards(statement, phrase, with_signs(row))
    return relation if near_total(relation, _HALF) and not other_side(phrase, row) else None


def _adds_on(one: Phrase) -> bool:
    """Whether a sentence begins with what is added to the one before it."""
    return one.pause == NEW_SENTENCE and ADDED.search(one.gap) is not None


def _joined_to_its_side(statement: Statement, phrase: Phrase, pool: Before) -> Relation | None:
    """本年收入甲…本年支出乙。加上丙，收入总量: what was added to the last amount of that side."""
    for start in range(len(pool) - 1, 0, -1):
        added = [one for _, one in pool[start:]]
        if not ADDED.search(added[0].gap) or other_side(phrase, added):
            continue
        for _, one in reversed(pool[:start]):
            relation = sum_towards(statement, phrase, with_signs([one, *added]))
            if relation.verdict is Verdict.HOLDS and not other_side(phrase, [one]):
                return relation
    return None


def of_those_named(statement: Statement, phrase: Phrase, pool: Before) -> Relation | None:
    """满意214份、基本满意58份、不满意16份，满意和基本满意合计272份: the total of those of the
    amounts before it that its name joins, each told once.
    """
    match = _JOINED_NAMES.fullmatch(phrase.subject.name)
    names = _JOINS.split(match["names"]) if match else []
    if len(names) < _FEWEST:
        return None
    told = [[one for other, one in pool if other.subject == name] for name in names]
    if any(len(found) != 1 for found in told):
        return None
    return sum_towards(statement, phrase, with_signs(one for (one,) in told))
