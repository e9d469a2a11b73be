"""Signed sums of phrases towards a total that is printed last."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

from jixiao.extraction.building import Signed, agrees, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.lists.matching import signed
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.chinese import number_of
from jixiao.figures.verdict import Verdict, may_be_sum
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

Before = list[tuple[Statement, Phrase]]
"""The amounts before a total, each with its statement, in order."""
_COUNTED = ("项", "类", "者", "块", "种", "个方面")
_TOGETHER = late_regex(r"(?:总共|共计?|合计|相加)")
_IN_WORDS = late_regex(
    r"[，；。](?:以上|上述|这)?(?P<count>[两二三四五六七八])(?:项|类|者|块|种|笔)(?!.*[，；。、])[一-龥]{0,6}?"
    r"(?:[总一]共|共|合计|总计|相加|加起来|累计)"
)
"""，三类装备一共: a count in the words of the total itself."""
_A_PAIR = 2
_MOST_COUNTED = 8
"""Amounts before a counted total among which its parts are sought."""
_NEAR = 5
"""Parts that miss the total by more than a fifth are no parts of it."""


def first_agreeing(
    statement: Statement,
    phrase: Phrase,
    readings: list[list[tuple[int, Phrase]]],
    *,
    report: bool,
    kind: RelationKind = RelationKind.SUM,
) -> Relation | None:
    """The first reading that agrees; where none does, the first if it is to be reported."""
    tried = [reading for reading in readings if reading]
    for reading in tried:
        if may_be_sum(phrase.figure, _towards(phrase, reading)):
            relation = sum_towards(statement, phrase, reading, kind)
            if agrees(relation.judgement):
                return relation
    return sum_towards(statement, phrase, tried[0], kind) if tried and report else None


def _towards(phrase: Phrase, operands: list[tuple[int, Phrase]]) -> list[Signed]:
    """The operands with their signs; turned where the total is a printed decrease."""
    turn = signed(phrase)
    return [(sign * turn, one.figure) for sign, one in operands]


def sum_towards(
    statement: Statement,
    phrase: Phrase,
    operands: list[tuple[int, Phrase]],
    kind: RelationKind = RelationKind.SUM,
) -> Relation:
    """``phrase`` = Σ sign × operand."""
    figures: list[Signed] = [(sign, one.figure) for sign, one in operands]
    return signed_sum(
        phrase.figure, figures, subject=statement.title(phrase), kind=kind,
        stated_sign=signed(phrase),
    )  # fmt: skip


def counted_row(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """甲、乙、丙，三项共…: as many of the amounts before it as the words count; those that make
    the total, else the ones right before it where they come near it.
    """
    count = before[-1][1] if before else None
    if count is None:
        return None
    wanted = 0
    if count.figure.unit in _COUNTED and count.after == phrase.gap:
        wanted = int(count.figure.value) if _TOGETHER.match(phrase.gap) else 0
        before = before[:-1]
    elif counted := _IN_WORDS.search(phrase.gap):
        wanted = int(number_of(counted["count"]))
    if wanted < _A_PAIR:
        return None
    pool = [
        one
        for _, one in before
        if (one.role is phrase.role or _is_added(one))
        and (one.stop >= phrase.stop - 1 or one.sentence >= phrase.sentence - 1)
        and (one.passage, one.depth) == (phrase.passage, phrase.depth)
        and comparable(one, phrase)
    ][-_MOST_COUNTED:]
    if wanted > len(pool):
        return None
    numbered = [one for one in pool if one.listed]
    row = numbered if len(numbered) == wanted else pool[-wanted:]
    last = sum_towards(statement, phrase, with_signs(row))
    if agrees(last.judgement):
        return last
    for some in map(with_signs, combinations(pool, wanted)):
        if may_be_sum(phrase.figure, _towards(phrase, some)):
            relation = sum_towards(statement, phrase, some)
            if relation.verdict is Verdict.HOLDS:
                return relation
    return last if near_total(last) or is_misprinted(last) else None


def _is_added(phrase: Phrase) -> bool:
    """年中追加6.40万元: a change of the budget that is an item like the levels beside it."""
    change = phrase.role is Role.CHANGE and not phrase.base
    return change and words.ADJUSTING.search(phrase.gap) is not None


def near_total(relation: Relation, part: int = _NEAR) -> bool:
    """Whether the parts come within a fifth (or another part) of the total: then they are its
    parts.
    """
    stated, value = relation.stated.figure, relation.judgement.value
    if stated is None or value is None:
        return False
    printed = Fraction(stated.value) / stated.scale
    return abs(value - printed) * part <= abs(printed)


def with_signs(phrases: Iterable[Phrase]) -> list[tuple[int, Phrase]]:
    """Each phrase with its sign: a printed decrease is taken off."""
    return [(signed(one), one) for one in phrases]
