"""Rates in the remarks of a score sheet (完成率95%) against the sentence that gives the score."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from jixiao.extraction.building import same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.lines import Line, alike
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Ledger, Relation, Role, Scope

_NAMED = late_regex(r"(?:^|[\t\n，；。])(?P<name>[一-龥]{2,10}[率度])(?:为|仅为?|只有|达到?)?$")
_REACH = 16
"""Characters before a rate in a cell in which its name stands."""


def remarked_rates(
    lines: Sequence[Line], phrases: Sequence[Phrase], ledger: Ledger
) -> Iterator[Relation]:
    """The rate of a remark beside a score against that of its name in the passage of the score."""
    in_words = [fact for fact in ledger.facts if fact.role is Role.THRESHOLD and fact.in_table]
    remarks = [(fact, name) for fact in in_words if (name := _rate_name(fact, ledger.text))]
    if not remarks:
        return
    cells = [fact for fact in ledger.facts if fact.in_table]
    scores = {fact.subject: fact.figure.value for fact in cells if fact.role is Role.SCORE}
    given = Counter(scores.values())
    around = _rates_around(lines, phrases)
    for fact, name in remarks:
        score = scores.get(fact.subject)
        alone = score is not None and score % 1 != 0 and given[score] == 1
        found = [line for line in lines if _is_of_row(line, fact.subject, score, alone=alone)]
        if len(found) == 1:
            yield from _told(fact, name, around[found[0].score.figure.start])


def _rate_name(fact: Fact, text: str) -> str:
    """What a rate in the words of a cell is called; "" for other limits."""
    if fact.figure.dimension is not Dimension.PERCENT:
        return ""
    start = fact.figure.start
    match = _NAMED.search(text[max(0, start - _REACH) : start])
    return match["name"] if match else ""


def _rates_around(lines: Sequence[Line], phrases: Sequence[Phrase]) -> dict[int, list[Phrase]]:
    """The named rates of the passage of each score, from the score before to the next."""
    rates: dict[int, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        if phrase.rate_name:
            rates[phrase.passage].append(phrase)
    found: dict[int, list[Phrase]] = {}
    for (before, line), (_, behind) in pairwise(pairwise([None, *lines, None, None])):
        if line is None:
            continue
        low = before.score.place if before and before.score.passage == line.score.passage else -1
        ends = behind is not None and behind.score.passage == line.score.passage
        found[line.score.figure.start] = [
            one
            for one in rates[line.score.passage]
            if one.place > low and not (ends and behind and one.place > behind.score.place)
        ]
    return found


def _is_of_row(line: Line, row: str, score: Decimal | None, *, alone: bool) -> bool:
    """Whether a score is that of a row: by its name, or as the only one with these decimals."""
    if line.score.figure.value != score:
        return False
    return alone or any(alike(row, name) for name in line.names)


def _told(fact: Fact, name: str, rates: Sequence[Phrase]) -> Iterator[Relation]:
    """The rate that says the same; else the only one of the name."""
    called = [one for one in rates if one.rate_name.endswith(name) or name.endswith(one.rate_name)]
    equal = [one for one in called if one.figure.value == fact.figure.value]
    for one in equal[:1] or (called if len(called) == 1 else ()):
        yield same(one.figure, fact.figure, subject=fact.subject, scope=Scope.TEXT_TABLE)
