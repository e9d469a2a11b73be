"""小计, 合计: a score over the scores right before it, which stands for them from then on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, islice

from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.scores.adding import MIN_PARTS, start_of_row
from jixiao.extraction.prose.scores.claims import sum_of_scores
from jixiao.extraction.prose.scores.items import (
    heads_item,
    items_of,
    leaves_one_out,
    made_by,
)
from jixiao.extraction.prose.scores.lines import Line, core_of
from jixiao.extraction.prose.scores.sections import heads_section
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.figures.figure import Figure

_LONGEST_SECTION = 40
"""Passages of one section at most."""
_EXECUTION = "执行率"
_FEWEST = 2
_MISSED_AT_MOST = 12
"""Points by which the scores of a sentence miss their total, ten and a slip among them."""
_HARDLY = 1
"""The same, where semicolons stand between them."""
_LEAST, _MOST = Decimal("0.8"), Decimal("1.2")
"""What the scores below a heading come to, of its own, if they are its parts but for a slip."""
Subtotal = tuple[Line, list[Line]]


def collapsed(
    lines: Sequence[Line], passages: Sequence[Passage]
) -> tuple[list[Line], list[Subtotal]]:
    """The lines with every subtotal in place of its parts, and each subtotal with these."""
    kept: list[Line] = []
    headed = list(_headed(lines, passages))
    found = [one for one in headed if _is_told(*one)]
    under: dict[int, list[Line]] | None = None
    floor = -1
    for line in lines:
        if line.is_subtotal or line.sums_paragraph:
            if kept and _is_each(kept[-1], line):
                kept.pop()
            if under is None:
                under = {id(head): parts for head, parts in (*headed, *_items(lines, passages))}
                inner = {id(one) for parts in under.values() for one in parts}
            here = line.score.passage
            before = [one for one in kept if id(one) not in inner or one.score.passage == here]
            since = sum(one.score.figure.start <= floor for one in before)
            start = _start_of_parts(line, before, since, passages)
            if start is not None:
                parts = before[start:]
                if not _adds_up(line, parts):
                    parts = [one for one in parts if not _is_execution(one)] or parts
                found.append((line, parts))
                if line.sums_paragraph and not line.is_subtotal and parts[-1].score.passage < here:
                    continue  # the items above keep their places and their points
                gone = {id(one) for head in parts for one in (head, *under.get(id(head), ()))}
                kept = [one for one in kept if id(one) not in gone]
                floor = line.score.figure.start
        kept.append(line)
    return kept, found


def _is_each(one: Line, line: Line) -> bool:
    """三项各得2分，共6分: whether a total is all that several were given each."""
    return one.of_each and one.score.after == line.score.gap


def _headed(lines: Sequence[Line], passages: Sequence[Passage]) -> Iterator[Subtotal]:
    """2.财务管理（10分）。共得9.3分。其中：, and below it ①…，得1.8分；…: a total in a heading with
    the scores below it, which come near it; those under a heading of their own stand in that.
    """
    inner: set[int] = set()
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        passage = passages[line.score.passage]
        if not passage.level or not (line.is_subtotal or heads_section(line, passage)):
            continue
        parts = []
        end = _end_of_section(line.score.passage, passages)
        for one in islice(lines, place + 1, None):
            if one.score.passage >= end or one.score.figure.value > line.score.figure.value:
                break
            if id(one) not in inner:
                parts.append(one)
        told = len(parts) >= _FEWEST and parts[0].score.passage > line.score.passage
        if told and _comes_near(line, parts):
            inner.update(id(one) for one in parts)
            yield line, parts


def _comes_near(line: Line, parts: Sequence[Line]) -> bool:
    """Whether scores are the parts of a total but for a slip."""
    stated = line.score.figure.value
    return _LEAST * stated <= made_by(parts) <= _MOST * stated


def _is_told(line: Line, parts: Sequence[Line]) -> bool:
    """Whether scores make a total, or miss it by a misprint or by one of them."""
    missed = leaves_one_out(line.score.figure.value, parts)
    return _adds_up(line, parts) or missed or shows_a_slip(sum_of_scores(line.score, parts, ""))


def _end_of_section(start: int, passages: Sequence[Passage]) -> int:
    """The first passage behind a heading that is no more of it."""
    end = start + 1
    while end < min(len(passages), start + _LONGEST_SECTION):
        if 0 < passages[end].level <= passages[start].level:
            break
        end += 1
    return end


def _items(lines: Sequence[Line], passages: Sequence[Passage]) -> Iterator[Subtotal]:
    """The scores that others in their paragraph make: no subtotal further down adds these."""
    for index, beside in groupby(lines, key=lambda line: line.score.passage):
        row = list(beside)
        yield from (
            (item.line, item.parts) for item in items_of(row, passages[index]) if item.parts
        )
        if passages[index].level and _closes(row[-1], row[:-1], passages[index]):
            yield row[-1], row[:-1]


def _closes(last: Line, others: Sequence[Line], passage: Passage) -> bool:
    """3.过程管理。甲、乙均得满分；丙得0.8分。过程管理得5.8分: whether the last score of a paragraph
    is by its words that of the heading, and no less than the others.
    """
    if not others or not last.names or core_of(last.names[0]) not in last.score.gap:
        return False
    core = core_of(last.names[0])
    named = core != "" and core == core_of(passage.title.partition("（")[0])
    return named and made_by(others) <= last.score.figure.value


def _start_of_parts(
    line: Line, before: list[Line], floor: int, passages: Sequence[Passage]
) -> int | None:
    """Where the parts of a subtotal begin: the scores that add up, those whose points make its
    points, those under the heading that it names, those of its sentence that come near it, else all
    since the last subtotal.
    """
    start = start_of_row(line.score.figure, [one.score.figure for one in before])
    if start is None and line.counted:
        start = _of_count(line, before)
    if line.sums_paragraph and not line.is_subtotal:
        inside = start is not None and before[start].score.passage == line.score.passage
        whole = start is not None and len(before) - start == line.counted
        return start if inside or whole else _of_paragraph(line, before)
    if start is None:
        start = _by_points(line, before)
    if start is None and heads_item(line, passages[line.score.passage]):
        return None
    if start is None:
        start = _by_heading(line, before, passages)
    if start is None:
        start = _of_its_sentence(line, before)
    if start is None and len(before) - floor >= MIN_PARTS:
        return floor
    return start


def _of_count(line: Line, before: Sequence[Line]) -> int | None:
    """甲得5.88分；乙得4分。两项得9.88分: where the scores of the paragraph start, if they are as
    many as the total is said to be of.
    """
    start = _start_of_paragraph(line, before)
    each = any(one.of_each for one in before[start:])
    return start if len(before) - start == line.counted and not each else None


def _of_paragraph(line: Line, before: Sequence[Line]) -> int | None:
    """Where the scores of its paragraph start, if they miss it by a misprint."""
    start = _start_of_paragraph(line, before)
    if start == len(before) and line.counted:
        start = _start_of_items(line, before)
    parts = before[start:]
    missed = len(parts) >= _FEWEST and shows_a_slip(sum_of_scores(line.score, parts, ""))
    return start if missed else None


def _start_of_paragraph(line: Line, before: Sequence[Line]) -> int:
    start = len(before)
    while start and before[start - 1].score.passage == line.score.passage:
        start -= 1
    return start


def _start_of_items(line: Line, before: Sequence[Line]) -> int:
    """Where as many scores start as a total is said to be of, one in each paragraph above it."""
    start = max(0, len(before) - line.counted)
    places = [one.score.passage for one in before[start:]]
    told = len(set(places)) == line.counted == line.score.passage - min(places, default=0)
    return start if told else len(before)


def _by_points(line: Line, before: list[Line]) -> int | None:
    """Where the last lines start whose points make those of the subtotal."""
    if line.points is None:
        return None
    points: list[Figure] = []
    for one in reversed(before):
        if one.points is None:
            break
        points.insert(0, one.points.figure)
    start = start_of_row(line.points.figure, points)
    return None if start is None else len(before) - len(points) + start


def _by_heading(line: Line, before: list[Line], passages: Sequence[Passage]) -> int | None:
    """Where the scores start that stand under the heading of the name of the subtotal."""
    here = line.score.passage
    for place in range(here, max(-1, here - _LONGEST_SECTION), -1):
        title = passages[place].title if passages[place].level else ""
        if title and line.names and core_of(title) == core_of(line.names[0]):
            start = next((at for at, one in enumerate(before) if one.score.passage >= place), None)
            return start if start is not None and start < len(before) - 1 else None
    return None


def _of_its_sentence(line: Line, before: Sequence[Line]) -> int | None:
    """甲60.26分，乙32.34分，合计93.60分: where the scores of the sentence begin that come near."""
    start = len(before)
    while start and before[start - 1].score.sentence == line.score.sentence:
        start -= 1
    made = sum(one.score.figure.value for one in before[start:])
    near = abs(made - line.score.figure.value) <= _MISSED_AT_MOST
    if near and len(before) - start >= _FEWEST:
        return start
    return _since_stop(line, before)


def _since_stop(line: Line, before: Sequence[Line]) -> int | None:
    """甲得1.60分；乙得4分，小计5.60分: where the scores since the last full stop begin, which
    semicolons part, if they hardly miss it.
    """
    start = len(before)
    while start and _beside(before[start - 1], line):
        start -= 1
    made = sum(one.score.figure.value for one in before[start:])
    near = abs(made - line.score.figure.value) <= _HARDLY
    return start if near and len(before) - start >= _FEWEST else None


def _beside(one: Line, other: Line) -> bool:
    here = one.score.passage == other.score.passage
    return here and one.score.stop == other.score.stop


def _adds_up(line: Line, parts: Sequence[Line]) -> bool:
    total = sum((one.score.figure.value for one in parts), Decimal(0))
    return total == line.score.figure.value


def _is_execution(line: Line) -> bool:
    """The score of the execution rate, which no subtotal of the indicators holds."""
    return line.score.subject.name == "预算执行率" or any(
        name.endswith(_EXECUTION) for name in line.names[:1]
    )
