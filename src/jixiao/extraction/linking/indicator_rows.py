"""The row of an indicator in a table against the sentence that scores it: target and actual value.

A sentence and a row are of one indicator where both give its score under one name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from jixiao.extraction.building import same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.lines import Line, alike, core_of
from jixiao.extraction.prose.scores.total_scores import is_total_score
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, Role, Scope

_SLOTS = (Role.TARGET, Role.ACTUAL, Role.COMPLETION_RATE, Role.EXECUTION_RATE)
_DONE = late_regex(r"(?<![少未])(?:完成|实际|达到|达|完成值|举办|开展)[^，。；：]{0,8}$")
_PLANNED = late_regex(r"(?:目标|计划|指标值|应|预期)[^，。；：]{0,8}$")
_OF_POINTS = late_regex(r"得分率(?:为|是|达)?$")
_OF_FUNDS = late_regex(r"(?:执行|支出|支付)率(?:自评)?得分?(?:为|是)?$")
"""What names a score that is of no indicator, though one may limit what was spent."""
_FEWEST = 2
_TELLING = 2
"""Digits of a count that a cell prints without its unit."""
_SHORTEST = 2
"""Characters that tell a row: 绩效自评完成率 and a bare 完成率 have 率 in common."""


def indicator_rows(
    lines: Sequence[Line], phrases: Sequence[Phrase], facts: Sequence[Fact]
) -> Iterator[Relation]:
    """Each value of a row against the figure of the sentence that states it, or should."""
    rows: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.in_table and fact.subject and fact.role in (*_SLOTS, Role.SCORE):
            rows[fact.subject].append(fact)
    scored = {name: found for name, found in rows.items() if _is_row(found)}
    if not scored:
        return
    weights = {one.subject: one.figure.value for one in facts if one.role is Role.WEIGHT}
    by_passage: dict[int, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        by_passage[phrase.passage].append(phrase)
    sections = _sections(scored, facts)
    for before, line in pairwise([None, *lines]):
        if line is None:
            continue
        beside = by_passage[line.score.passage]
        said = [one for one in beside if not line.of_words and _belongs(one, before, line)]
        found = _row_of(line, scored)
        if (
            found is None
            and not is_total_score(line.score)
            and not _OF_FUNDS.search(line.score.gap)
        ):
            found = _row_of_values(line, said, _reaching(line, scored, weights))
            yield from _same_score(*found, line) if found is not None else ()
        if found is not None:
            said += _rates_behind(line, beside)
            own = sections.get(line.score.figure.start, found[1][0].section)
            for fact in found[1]:
                told = _told(found[0], fact, said)
                apart = _stand_beside(own, fact.section)
                yield from (one for one in told if not (apart and one.contradicted))


def _sections(rows: dict[str, list[Fact]], facts: Sequence[Fact]) -> dict[int, str]:
    """The section of each score of the text, where the rows stand in several: each project has a
    sheet of its own, which says nothing of the project of another section.
    """
    if len({row[0].section for row in rows.values()}) < _FEWEST:
        return {}
    scores = (one for one in facts if one.role is Role.SCORE and not one.in_table)
    return {one.figure.start: one.section for one in scores}


def _stand_beside(one: str, other: str) -> bool:
    """Whether two sections stand in different parts of one that holds both."""
    pairs = zip(one.split(" / "), other.split(" / "), strict=False)
    same_title = [own == title for own, title in pairs]
    return same_title[0] and not all(same_title)


def _is_row(facts: Sequence[Fact]) -> bool:
    """Whether a name is that of one row, which gives a score and something measured."""
    roles = [fact.role for fact in facts]
    return len(set(roles)) == len(roles) >= _FEWEST and Role.SCORE in roles


def _reaching(
    line: Line, rows: dict[str, list[Fact]], weights: dict[str, Decimal]
) -> dict[str, list[Fact]]:
    """The rows whose points, where they are printed, a score does not exceed."""
    score = line.score.figure.value
    return {name: row for name, row in rows.items() if score <= weights.get(name, score)}


def _row_of(line: Line, rows: dict[str, list[Fact]]) -> tuple[str, list[Fact]] | None:
    """The one row of the name of a line, which gives the same score where the names only resemble
    each other.
    """
    for name in line.names:
        core = core_of(name)
        exact = [row for row in rows if core_of(row) == core] if len(core) >= _SHORTEST else []
        like = [row for row in rows if alike(row, name) and _gives(rows[row], line)]
        if len(exact or like) == 1:
            row = (exact or like)[0]
            return row, rows[row]
    return None


def _row_of_values(
    line: Line, said: Sequence[Phrase], rows: dict[str, list[Fact]]
) -> tuple[str, list[Fact]] | None:
    """The one row that gives what the words before a nameless score say was done, and either the
    same score or another target that they say, too.
    """
    told = {(one.figure.value, one.figure.unit) for one in said if one.figure.value}
    counted = (one.figure for one in said if one.figure.dimension is Dimension.COUNT)
    told |= {(one.value, "") for one in counted if one.telling >= _TELLING}  # 检测人次 | 8,640
    found = []
    for row, facts in rows.items():
        values = {fact.role: (fact.figure.value, fact.figure.unit) for fact in facts}
        done, target = values.get(Role.ACTUAL), values.get(Role.TARGET)
        sure = _gives(facts, line) or (target in told and target != done) or _is_telling(done)
        if done in told and sure:
            found.append(row)
    return (found[0], rows[found[0]]) if len(found) == 1 else None


def _is_telling(value: tuple[Decimal, str] | None) -> bool:
    """Whether a value is a percentage with decimals, which two indicators hardly share."""
    return value is not None and value[1] == "%" and value[0] % 1 != 0


def _same_score(name: str, facts: Sequence[Fact], line: Line) -> Iterator[Relation]:
    for fact in facts:
        if fact.role is Role.SCORE:
            yield same(
                line.score.figure, fact.figure, subject=f"{name}得分", scope=Scope.TEXT_TABLE
            )


def _gives(facts: Sequence[Fact], line: Line) -> bool:
    score = line.score.figure.value
    return any(fact.role is Role.SCORE and fact.figure.value == score for fact in facts)


def _belongs(one: Phrase, before: Line | None, line: Line) -> bool:
    """Whether a figure of a line's passage stands between the score before and that of the line."""
    if one.place >= line.score.place:
        return False
    if one.figure.dimension is Dimension.SCORE:
        return False
    last = before.score if before is not None else None
    return last is None or last.passage != one.passage or one.place > last.place


def _rates_behind(line: Line, beside: Sequence[Phrase]) -> list[Phrase]:
    """得27.60分，得分率92.00%: what the score is of its points, said behind it in its passage."""
    score = line.score
    return [
        one
        for one in beside
        if one.sentence == score.sentence and one.place > score.place and _OF_POINTS.search(one.gap)
    ]


def _told(name: str, fact: Fact, said: Sequence[Phrase]) -> Iterator[Relation]:
    """The figure that says the same; else the only one that its words say is of this kind."""
    if fact.role not in _SLOTS:
        return
    alike_ = [one for one in said if one.figure.unit == fact.figure.unit]
    for one in alike_:
        if one.figure.value == fact.figure.value:
            yield same(one.figure, fact.figure, subject=name, scope=Scope.TEXT_TABLE)
            return
    words = {Role.ACTUAL: _DONE, Role.TARGET: _PLANNED, Role.COMPLETION_RATE: _OF_POINTS}.get(
        fact.role
    )
    named = [one for one in alike_ if words is not None and words.search(one.gap)]
    named = [one for one in named if one.role is not Role.THRESHOLD]  # 满意度达到85%得满分
    named = [one for one in named if not (one.role is Role.CHANGE and one.base)]  # 实际比标准低3元
    rated = [one for one in alike_ if one.rate_name and name.endswith(one.rate_name)]
    named = named or (rated if fact.role is Role.ACTUAL else [])
    if len(named) == 1:
        yield same(named[0].figure, fact.figure, subject=name, scope=Scope.TEXT_TABLE)
