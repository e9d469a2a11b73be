"""A figure that prints, with two digits swapped, one of the same name that other figures bear out.

One place is enough here: two neighbouring digits swapped, the same unit and words of the name in
common are hardly chance, where nothing bears out the odd figure itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jixiao.checks.near_repeats import (
    NearRepeat,
    borne_out,
    is_earlier,
    of_one_kind,
    relations_by_place,
)
from jixiao.figures.misprints import swaps_of
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Ledger, Relation, RelationKind, Role

_FEWEST_DIGITS, _FEWEST_OF_NAMED = 4, 3
"""Digits of a number, zeros at either end apart, that are swapped by no chance; and of one that has
a long word of its name in common with the other.
"""
_WORD, _LONG_WORD = 3, 4
"""Characters in a row that two names of one thing have in common."""
_AROUND = 24
"""Characters beside a figure in which its clause ends."""
_BESIDE = 80
"""Characters within which figures stand that are worked out from each other."""
_MARK = late_regex(r"[，。；：、（）,;:()\s\d]")
_LEFT = late_regex(r"结余|结转|节余|剩余|[未没]有?(?:全部)?(?:执行|支出|使用|支付|拨付|形成支出)")
"""What says that an amount is left of a budget."""
_ROLES = frozenset((Role.LEVEL, Role.ACTUAL, Role.EXECUTION_RATE, Role.COMPLETION_RATE, Role.SHARE))
_Print = tuple[str, str]
_Bearing = Mapping[int, list[Relation]]


def swapped_digits(ledger: Ledger) -> Iterator[NearRepeat]:
    """Every such figure of a document."""
    bearing: _Bearing | None = None
    text = ledger.text
    for places in _of_the_same_digits(ledger.facts):
        for (digits, unit), (odd, *more) in places.items():
            near = [] if more else [places.get((swap, unit), []) for swap in swaps_of(digits)]
            for others in filter(None, near):
                known = [one for one in others if of_one_kind(odd, one)]
                bearing = bearing or relations_by_place(ledger.relations)
                if known and not is_earlier(odd, text) and _is_meant(odd, known, bearing, text):
                    yield NearRepeat(odd, known[0])
                    break


def _of_the_same_digits(facts: Sequence[Fact]) -> Iterator[dict[_Print, list[Fact]]]:
    """The figures by what they print, for each set of digits that several prints share."""
    sets: dict[str, dict[_Print, list[Fact]]] = {}
    for fact in facts:
        if fact.role in _ROLES and fact.figure.telling >= _FEWEST_OF_NAMED:
            figure = fact.figure
            prints = sets.setdefault("".join(sorted(figure.digits)), {})
            prints.setdefault((figure.digits, figure.unit), []).append(fact)
    return (prints for prints in sets.values() if len(prints) > 1)


def _is_meant(odd: Fact, known: list[Fact], bearing: _Bearing, text: str) -> bool:
    """Whether figures bear out the one and none the other, and both are called alike."""
    digits = max(odd.figure.telling, known[0].figure.telling)
    word = _WORD if digits >= _FEWEST_DIGITS else _LONG_WORD
    if not any(_share_a_word(odd.subject, one.subject, word) for one in known):
        known = [
            one for one in known if _said_alike(odd, one, text) or _works_beside(odd, one, bearing)
        ]
    tied = any(
        one.verdict is Verdict.HOLDS and one.kind is not RelationKind.SAME_FACT
        for fact in known
        for one in bearing.get(fact.figure.start, ())
    )
    return tied and not borne_out(odd.figure, known[0].figure, bearing.get(odd.figure.start, ()))


def _works_beside(odd: Fact, known: Fact, bearing: _Bearing) -> bool:
    """年末管护路灯1260盏。…用电15.12万千瓦时，按1620盏计算每盏用电120千瓦时: whether what stands
    beside a figure of the prose holds with the other one, which stands farther off.
    """
    start, far = odd.figure.start, known.figure.start
    if odd.in_table or known.in_table:
        return False
    for relation in bearing.get(far, ()):
        others = [one.start for one in relation.figures() if one.start != far]
        held = relation.verdict is Verdict.HOLDS and relation.kind is not RelationKind.SAME_FACT
        reach = max((abs(one - start) for one in others), default=_BESIDE)
        if held and len(others) > 1 and reach < min(_BESIDE, *(abs(one - far) for one in others)):
            return True
    return False


def _share_a_word(one: str, other: str, length: int) -> bool:
    return any(one[start : start + length] in other for start in range(len(one) - length + 1))


def _said_alike(odd: Fact, known: Fact, text: str) -> bool:
    """217户低收入家庭得到慰问, and 慰问低收入家庭271户: whether the clauses of two figures of the
    prose have a long word in common, or one has all that the other says; 年末尚有60.48万元没有支出
    beside 未执行64.08万元: whether both tell what is left.
    """
    if odd.in_table or known.in_table:
        return False
    one, other = _clause(odd, text), _clause(known, text)
    if _share_a_word(one, other, _LONG_WORD):
        return True
    left = _LEFT.search(one) is not None and _LEFT.search(other) is not None
    told = left or _says_all(one, other) or _says_all(other, one)
    return told and odd.figure.telling >= _FEWEST_DIGITS


def _clause(fact: Fact, text: str) -> str:
    """What is said around a figure, up to the marks beside it."""
    start, end = fact.figure.start, fact.figure.end
    before = _MARK.split(text[max(0, start - _AROUND) : start])[-1]
    return before + _MARK.split(text[end : end + _AROUND])[0]


def _says_all(long: str, short: str) -> bool:
    """Whether a clause has all characters of a shorter one in their order."""
    rest = iter(long)
    return len(short) >= _LONG_WORD and all(char in rest for char in short)
