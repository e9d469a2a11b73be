"""The scores of the narrative against the rows, groups and totals of the score sheets (B05)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from jixiao.extraction.linking.score_sheets import ScoreSheets
from jixiao.extraction.linking.sheet_groups import (
    against_group,
    against_kindred,
    group_of_value,
    groups_made,
    same_points,
    same_score,
)
from jixiao.extraction.prose import words
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.scores.lines import Line, alike, core_of
from jixiao.extraction.prose.scores.total_scores import is_total_score
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

_SUMS_UP = late_regex(
    r"(?:共|合计|小计|总计|[两二三四五六七八九十\d]项|该项|本项)(?:得|得分)?(?:为|计)?$"
)
"""What stands before the score of several items together."""
_OF_ITEM = late_regex(rf"。[^，。；：]{{2,}}，(?:[^，。；：]+，)*{words.GIVEN}$")
"""1.甲管理。台账齐全，得: what a score behind a heading is for, by words of its own."""
_REACH = 8
"""Paragraphs below a heading that the last of them sums up."""
_FEWEST = 2
_SHORTEST = 2
"""Characters of a name that tell a row: 绩效自评完成率 leaves 率, as any 完成率 does."""
_DIGITS = 3
"""Digits of a score by which it is no chance that another one is a misprint of it."""
_TELLING = 4
"""Characters of a name that a longer one opens with."""


def sheet_scores(
    lines: Sequence[Line], sheets: ScoreSheets, passages: Sequence[Passage]
) -> Iterator[Relation]:
    """Each score of the narrative against the one row, subtotal or group of its name; by the name
    of the heading above it only where they agree, if others stand in its paragraph.
    """
    if not sheets.rows:
        return
    named = {name for line in lines for name in line.names}
    headed = _headings(lines)
    beside: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        beside[line.score.passage].append(line)
    for line in lines:
        names = line.names if not is_total_score(line.score) else ()
        tried = (_against(line, name, sheets, named) for name in names)
        told = [one for one in tried if one is not None]
        agreeing = (one for one in told if not one.contradicted)
        relation = next(agreeing, next(iter(told), None))
        if relation is not None and relation.contradicted:
            heading = headed.get(line.score.passage, "")
            of_all = heading != line.names[0] and relation.subject == f"{heading}得分"
            another = _is_told_behind(relation, line, beside[line.score.passage])
            relation = None if of_all or another else relation
        relation = relation or _by_value(line, sheets)
        if relation is not None:
            yield relation
        yield from groups_made(line, _heading_above(line, passages), sheets)


def _heading_above(line: Line, passages: Sequence[Passage]) -> str:
    """The heading of the paragraphs that a score ends (该部分得6分)."""
    here = line.score.passage
    if not (line.sums_paragraph or line.is_subtotal):
        return ""
    above = (passages[at] for at in range(here, max(-1, here - _REACH), -1))
    return next((one.title.partition("（")[0] for one in above if one.level), "")


def _is_told_behind(relation: Relation, line: Line, beside: Sequence[Line]) -> bool:
    """甲管理：制度健全，得3分；…，3分得2.50分，合计5.50分: whether a score differs from its row or
    group, and another behind it in its paragraph sums it up or is that of the row, or stands in the
    list that it opens (1.甲管理。台账齐全，得3分；盘点及时，得2分).
    """
    value = relation.judgement.value
    behind = [one for one in beside if one.score.place > line.score.place]
    if line.of_each or line.is_subtotal:
        return line.of_each
    if _OF_ITEM.search(line.score.gap) and any(one.score.stop == line.score.stop for one in behind):
        return True
    return _are_all_parts(relation, [line, *behind]) or any(
        one.is_subtotal
        or _SUMS_UP.search(one.score.context or one.score.gap)
        or one.score.figure.fraction == value
        for one in behind
    )


def _are_all_parts(relation: Relation, told: Sequence[Line]) -> bool:
    """1.甲管理。程序完备，得4分；目标清楚，得3分: whether scores are those of the rows of a group,
    one by one, and the first is not that of the group.
    """
    rows = Counter(term.figure.value for term in relation.operands if term.figure is not None)
    return len(told) >= _FEWEST and Counter(one.score.figure.value for one in told) <= rows


def _headings(lines: Sequence[Line]) -> dict[int, str]:
    """The heading of each paragraph of several scores, of which it is the name of none."""
    titles: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        opening = line.points or line.score
        titles[line.score.passage].append(opening.title or line.score.title)
    return {passage: max(found) for passage, found in titles.items() if len(found) > 1}


def _against(line: Line, name: str, sheets: ScoreSheets, named: set[str]) -> Relation | None:
    """A score against the row, subtotal or group of a name; 绩效信息公开 is no row 信息公开 where
    that very name is ``named`` for another score.
    """
    core = core_of(name)
    if len(core) < _SHORTEST:
        return against_group(line, name, sheets) if name and not core else None
    rows = sheets.rows.get(core, ()) if name not in sheets.titles else ()
    for found in (sheets.subtotals.get(core, ()), rows):
        if len(found) == 1 and same_points(line, found[0], sheets):
            of_another = name != found[0].row.name in named
            return (
                None
                if of_another
                else _or_group(same_score(line, found[0], name), line, name, sheets)
            )
    return (
        against_group(line, name, sheets)
        or against_kindred(line, name, sheets)
        or _shorter_named(line, name, sheets)
    )


def _or_group(told: Relation, line: Line, name: str, sheets: ScoreSheets) -> Relation:
    """A score against one cell, or, where its group makes it and that does not, against the group:
    the cell is of more than that.
    """
    group = against_group(line, name, sheets) if told.contradicted else None
    return group if group is not None and not group.contradicted else told


def _by_value(line: Line, sheets: ScoreSheets) -> Relation | None:
    """A score with decimals against the one row, else the one group, that gives it, whatever both
    are called.
    """
    score = line.score.figure.value
    if not score % 1:
        return None
    name = line.names[0] if line.names else ""
    found = [one for rows in sheets.rows.values() for one in rows if one.figure.value == score]
    if len(found) == 1:
        return same_score(line, found[0], name)
    return None if found else group_of_value(line, name, sheets)


def _shorter_named(line: Line, name: str, sheets: ScoreSheets) -> Relation | None:
    """A row whose name is that of the line cut short, or what it opens with (决策程序合规); told
    where they agree, and where a line that opens with it (结业率未达到90%的目标) prints it wrong by
    a digit.
    """
    said = core_of(name)
    named = [
        found
        for core, found in sheets.rows.items()
        if core and (alike(core, name) or (len(core) >= _TELLING and said.startswith(core)))
    ]
    if len(named) != 1 or len(named[0]) != 1:
        return None
    relation = same_score(line, named[0][0], name)
    core = core_of(named[0][0].row.name)
    slipped = len(core) >= _TELLING and said.startswith(core) and is_misprinted(relation)
    slipped = slipped and line.score.figure.telling >= _DIGITS
    return relation if slipped or not relation.contradicted else None
