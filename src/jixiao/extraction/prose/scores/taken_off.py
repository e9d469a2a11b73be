"""Points that are taken off: which of the prose say so, and of how many things each is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.rows import ROW_LINK
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

LESS_THAN_ALL = r"满分(?:相?差|少|低|还差)"
"""比满分少: what stands before what a score lacks of all, as a pattern."""
_TAKEN = late_regex(rf"(?:{words.ALL_OFF}|{words.OFF}|{LESS_THAN_ALL})(?:了|为|共|：)?$")
_OFF_IN_TURN = late_regex(rf"[，：（]?(?:分别|依次)(?:{words.OFF})?(?:了|为|是)?")
_OF_EACH = late_regex(rf"[各均]{words.OFF}$")
_COUNTED = late_regex(r"(?P<count>[2-9两二三四五六七八九])(?:个|项|类|处|条)[^、]{0,12}$")
_JOINS = late_regex(r"[、和及与]")
_CLAUSES = late_regex(r"[，。；：]")
_BY_EACH = late_regex(r"每[^，。；]*$")
"""每份扣0.5分: what is taken off for one of many."""
_NEAR = 14
"""Characters before an amount in which a rule is told."""


def taken_off(phrases: Sequence[Phrase]) -> dict[int, list[Phrase]]:
    """The points taken off by passage, without those of a rule (每低1个百分点扣0.5分)."""
    found: dict[int, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        points_off = phrase.role is Role.CHANGE and phrase.figure.dimension is Dimension.SCORE
        of_each = points_off and _BY_EACH.search(phrase.context[-_NEAR:])
        if points_off and _is_taken(phrase.gap) and not of_each:
            found[phrase.passage].append(phrase)
    return found


def _is_taken(gap: str) -> bool:
    """Whether words say so, or the points stand in a row behind some that are."""
    row = words.IN_TURN.fullmatch(gap) or ROW_LINK.fullmatch(gap)
    return row is not None or _TAKEN.search(gap) is not None


def in_turn(taken: Sequence[Phrase], place: int) -> list[Phrase]:
    """共扣4.5分，依次为2分、1.5分和1分: the row of points that starts at ``place``, if one does."""
    behind = taken[place:]
    if not behind or not _OFF_IN_TURN.fullmatch(behind[0].gap):
        return []
    return [behind[0], *takewhile(lambda one: ROW_LINK.fullmatch(one.gap), behind[1:])]


def times_told(off: Phrase) -> int:
    """甲、乙各扣1分: of how many things so much is taken off; 0 where nothing tells."""
    each = _OF_EACH.search(off.gap)
    if each is None:
        return 1
    clause = _CLAUSES.split(off.gap[: each.start()])[-1]
    if counted := _COUNTED.search(clause):
        return int(number_of(counted["count"]))
    joined = len(_JOINS.findall(clause))
    return joined + 1 if joined else 0
