"""Neighbouring amounts that make another amount exactly, told by the digits alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import sum_towards
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_FEWEST_DIGITS = 4
"""Digits that a sum must have to be no chance; with more, it may span passages."""
_MOST_PARTS = 4
"""Neighbours that make a sum at most."""
_NEIGHBOURS = 2
"""Passages that such a sum may span to either side."""
_ALL = late_regex(r"(?:共计?|合计|总计)(?:为|达)?$")
_WHOLE = late_regex(r"[总合共全可]")
_UNPAID = late_regex(r"(?:尾款|余款|欠款|未付|质保金)")
"""What an amount is called that is left to pay."""
_ALL_LENGTH = 3
"""Characters of its longest match."""
_SHORTEST_NAME = 4
_A_PAIR = 2
_SIDE = 24
"""Amounts looked at to either side."""


def adjoining_sums(statements: list[Statement], stated: set[int]) -> Iterator[Relation]:
    """Neighbouring amounts of a passage that make another amount of it exactly.

    Found by the sum alone, so only where it holds and the digits are telling; ``stated`` are the
    places of figures that already are the result of a sum: with digits enough, they may be that of
    another one, too.
    """
    levels = [
        (statement, level)
        for statement in statements
        for level in statement.levels
        if level.money and not level.reason and not level.is_base
    ]
    amounts = [level for _, level in levels]
    passages = [level.passage for level in amounts]
    for place, (statement, level) in enumerate(levels):
        digits = level.figure.telling
        known = level.figure.start in stated
        if digits < _FEWEST_DIGITS + known:
            continue
        reach = 0 if digits == _FEWEST_DIGITS else _NEIGHBOURS
        first = bisect_left(passages, level.passage - reach, max(0, place - _SIDE), place)
        last = bisect_right(passages, level.passage + reach, place, min(place + _SIDE, len(levels)))
        behind, ahead = amounts[first:place], amounts[place + 1 : last]
        windows = [*_windows(level, behind), *_windows(level, ahead)]
        for window in windows if known else windows[:1]:
            yield _made(statement, level, window)


def _made(statement: Statement, level: Phrase, window: list[Phrase]) -> Relation:
    """The sum; of two parts behind their total, one said to be left of it (计划甲，实际乙，节约丙),
    the last one as a difference.
    """
    last = window[-1]
    behind = len(window) == _A_PAIR and last.figure.start > level.figure.start
    if behind and any(words.RESIDUAL.search(one.gap) for one in window):
        rest = [(1, level), (-1, window[0])]
        return sum_towards(statement, last, rest, RelationKind.DIFFERENCE)
    if len(window) == _A_PAIR and _is_a_part(level, *window):
        parts = [(1, window[1]), (1, level)]
        return replace(sum_towards(statement, window[0], parts), likely=True)
    return sum_towards(statement, level, [(1, one) for one in window])


def _is_a_part(level: Phrase, whole: Phrase, part: Phrase) -> bool:
    """投入共计60万元，财政支出20万元，自筹支出80万元: whether the amount that two before it make is
    called as the second of them is, and the first is said to be all: total and part change places.
    """
    beside = whole.sentence == part.sentence == level.sentence and whole.place < part.place
    said = _ALL.search(whole.gap[-_ALL_LENGTH:]) and not _WHOLE.search(part.gap + level.gap)
    alike = part.gap[-_A_PAIR:] == level.gap[-_A_PAIR:]
    return beside and part.place < level.place and alike and bool(said)


def bracketed_sums(statements: list[Statement]) -> Iterator[Relation]:
    """资金130万元，用于甲项目（72万元）和乙项目（58万元）: amounts alone in their brackets right
    behind an amount that they make.
    """
    levels = [
        (statement, level)
        for statement in statements
        for level in statement.levels
        if level.money and level.figure.value
    ]
    for place, (statement, level) in enumerate(levels):
        row: list[Phrase] = []
        for _, one in levels[place + 1 : place + 1 + _SIDE]:
            if not _alone_in_bracket(one) or one.passage != level.passage:
                break
            row.append(one)
        if len(row) > 1 and sum(one.figure.value for one in row) == level.figure.value:
            yield sum_towards(statement, level, [(1, one) for one in row])


def bracketed_rests(statements: list[Statement]) -> Iterator[Relation]:
    """尾款20万元（合同价80万元，已付60万元）: what is left of the first amount in a bracket;
    a wrong one is told where its name says so or a misprint explains it.
    """
    levels = [
        (statement, level) for statement in statements for level in statement.levels if level.money
    ]
    for (statement, level), (_, whole), (_, paid) in zip(
        levels, levels[1:], levels[2:], strict=False
    ):
        inside = whole.depth == paid.depth == level.depth + 1 and whole.sentence == paid.sentence
        if inside and level.passage == paid.passage and words.PAID.search(paid.gap):
            rest = [(1, whole), (-1, paid)]
            found = sum_towards(statement, level, rest, RelationKind.DIFFERENCE)
            named = _UNPAID.search(level.gap) or _UNPAID.match(level.after)
            if not found.contradicted or named or shows_a_slip(found):
                yield found


def _alone_in_bracket(phrase: Phrase) -> bool:
    return phrase.gap.endswith("（") and phrase.after.startswith("）")


def named_sums(statements: list[Statement]) -> Iterator[Relation]:
    """下达防治资金共173万元。…下达防治资金130万元…下达防治资金43万元: later amounts under the
    name of one that is said to be all of them.
    """
    for index, statement in enumerate(statements):
        for level in statement.levels:
            said = level.money and level.figure.value and _ALL.search(level.gap[-_ALL_LENGTH:])
            if not said or len(statement.subject) < _SHORTEST_NAME:
                continue
            parts = [
                other.levels[0]
                for other in statements[index + 1 : index + 1 + _SIDE]
                if other.subject.endswith(statement.subject) and len(other.levels) == 1
            ]
            total = sum((part.figure.value for part in parts), Decimal(0))
            if len(parts) > 1 and total == level.figure.value:
                yield sum_towards(statement, level, [(1, part) for part in parts])


def _windows(total: Phrase, side: list[Phrase]) -> Iterator[list[Phrase]]:
    """Rows of two to four neighbours, none of them zero, that add up to ``total`` exactly."""
    wanted = total.figure.value
    values = [one.figure.value for one in side]
    for start in range(len(side)):
        running = Decimal(0)
        for end in range(start, min(start + _MOST_PARTS, len(side))):
            running += values[end]
            if not values[end] or running > wanted:
                break
            if running == wanted and end > start:
                yield side[start : end + 1]
                break
