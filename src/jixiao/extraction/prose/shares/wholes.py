"""The wholes that a share may be taken of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.subjects import same_subject, subject_of
from jixiao.figures.figure import Figure

LOOK_BACK = 240
NEAR = 8
LOOK_AHEAD = 60
_NOISE = re.compile(
    r"本年|年度|全年|总|合计|支出|收入|财政拨款|经费|部门|金额|额|的|本|当年|“|”|全部"
)


def wholes_for(
    phrase: Phrase,
    part: Phrase,
    statement: Statement,
    statements: list[Statement],
    parts: Parts | None,
) -> Iterator[tuple[Figure, bool]]:
    named = subject_of(phrase.base).name if phrase.base else ""
    found = False
    if named:
        behind = statements[max(0, statement.index - LOOK_BACK) : statement.index]
        ahead = statements[statement.index + 1 : statement.index + LOOK_AHEAD]
        for other in (*reversed(behind), *ahead):
            if names_whole(named, other.subject):
                fitting = _comparable_levels(other, part)
                found = found or bool(fitting)
                yield from ((level.figure, True) for level in fitting)
    if parts is not None:
        yield parts.stated.figure, not named
    if part.figure.value == 0:
        return
    within = _within(statement, statements)
    yield from ((level.figure, not named) for level in within if comparable(level, part))
    owner = statement.owner
    while owner is not None:
        yield from ((level.figure, not named) for level in _comparable_levels(owner, part))
        owner = owner.owner
    for other in nearest_before(statement, statements, NEAR):
        yield from ((level.figure, False) for level in _comparable_levels(other, part))


def _within(statement: Statement, statements: list[Statement]) -> list[Phrase]:
    """The amounts of what the sentence says that its parts are of (三公经费支出中，…)."""
    for other in reversed(statements[max(0, statement.index - NEAR) : statement.index + 1]):
        name = other.first.within
        if name and other.passage == statement.passage:
            for head in nearest_before(other, statements, LOOK_BACK):
                if same_subject(head.subject, name) and head.levels:
                    return [level for level in head.levels if not level.prior]
    return []


def _comparable_levels(statement: Statement, part: Phrase) -> list[Phrase]:
    return [level for level in statement.levels if comparable(level, part)]


@lru_cache(maxsize=65536)
def names_whole(base: str, subject: str) -> bool:
    """Whether a subject is the whole that a base names, up to words that carry no difference."""
    if not subject:
        return False
    if subject == base or subject.endswith(base) or base.endswith(subject):
        return True
    core, other = _NOISE.sub("", base), _NOISE.sub("", subject)
    return bool(core) and core == other and ("收入" in base) == ("收入" in subject)
