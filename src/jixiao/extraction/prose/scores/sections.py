"""The scores of a report under its headings: a section's score is the sum of what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.extraction.prose import words
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.items import Item, items_below, items_of, made_by
from jixiao.extraction.prose.scores.lines import Line, alike, core_of
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_HEADING = (
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}[）)、.．])?[^，。；：（）]{2,30}"
)
_POINTS = r"(?:满分|分值|权重|标准分|总分|合计|共|计|为)*"
_STATES_SCORE = late_regex(
    rf"{_HEADING}(?:[（，：。]{_POINTS}[\d.]+分[，、；）]*(?:{words.OFF}[\d.]+分，)?)?[（，：。]?"
    r"(?:\d{1,2}[项个类](?:[二三]级|具体)?指标)?(?:自评|评价|实际|共)?(?:得分|得|实得)?(?:为|是|：)?$"
)
"""1.预算编制（满分20分，自评: the score behind is of all that stands under the heading."""
_HEADING_ENDS = 1
"""Full stops before the score of a heading that is printed as a sentence (（50分）。得46分)."""
_SCORE_IN_TITLE = late_regex(rf"(?:，?(?:{words.ALL_OFF}|{words.OFF}|{words.GIVEN})[\d.]+分)+$")
"""部门决策扣3分: what a heading says of the score behind its name."""
_STATES_POINTS = late_regex(rf"{_HEADING}[（，：]{_POINTS}$")
"""（一）履职效能（: the points of all that stands under the heading."""


_FEWEST = 2
_FULL, _HALF = Decimal(100), Decimal("0.5")
_BEYOND = 2
"""Times its points that a score can be by a misprint."""
_LEAST, _MOST = Decimal("0.8"), Decimal("1.2")
"""What the lines behind a score come to, of it, if they are its parts but for a slip."""


@dataclass(slots=True, eq=False)
class Section:
    """A heading with the scores under it; the root is the whole report."""

    level: int
    title: str
    points: Phrase | None = None
    """What all of it can reach, as its heading prints it."""
    stated: Line | None = None
    """Its own score, in its heading."""
    lines: list[Line] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)
    headless: bool = False
    """No heading opens it: its score stands before its lines in plain text."""

    summed_up: bool = False
    """Its score stands behind sections of its own, which need not tell all of theirs."""

    @property
    def doubtful(self) -> bool:
        """Whether what stands behind a score may not be all of it, as it does not come near it."""
        if self.summed_up:
            return True
        if not self.headless or self.stated is None:
            return False
        made = sum((line.score.figure.value for line in self.lines), Decimal(0))
        return not _LEAST <= made / self.stated.score.figure.value <= _MOST

    def parts(self) -> list[Line]:
        """The scores that make this one: its own lines and what its sections come to."""
        found = list(self.lines)
        for child in self.children:
            found += [child.stated] if child.stated is not None else child.parts()
        return sorted(found, key=lambda line: line.score.figure.start)

    def walk(self) -> Iterator[Section]:
        """The section and all under it, the innermost first."""
        for child in self.children:
            yield from child.walk()
        yield self


def sections_of(
    lines: Sequence[Line], phrases: Sequence[Phrase], passages: Sequence[Passage]
) -> Section:
    """The report as a tree of sections; every line stands in one, or is what one comes to."""
    root = Section(0, "")
    by_passage: dict[int, list[Line]] = {}
    for line in lines:
        by_passage.setdefault(line.score.passage, []).append(line)
    points = _points_of_headings(phrases, passages)
    stack = [root]
    for index, passage in enumerate(passages):
        if passage.level:
            while stack[-1].level >= passage.level:
                stack.pop()
            title = passage.title.partition("（")[0]
            if title.endswith("分"):
                title = _SCORE_IN_TITLE.sub("", title)
            stack.append(Section(passage.level, title, points.get(index)))
            stack[-2].children.append(stack[-1])
        if own := _within_points(by_passage.get(index, ()), stack):
            _put_all(own, _section_for(own, stack), passage)
    for section in root.walk():
        if section.stated is not None and not section.parts():
            section.lines, section.stated = [section.stated], None
        if len(section.lines) > _FEWEST:
            _nest_below(section)
        _adopt_leading(section)
    return root


def _within_points(lines: Sequence[Line], stack: Sequence[Section]) -> list[Line]:
    """专项效能（25分）, below it 甲项目自评96分: what was scored of a hundred is no part of what
    can reach far less; a total may be of more than the last of its sections.
    """
    points = [one.points.figure.value for one in stack if one.points is not None]
    most = _BEYOND * min(points, default=_FULL)
    return [line for line in lines if line.is_subtotal or line.score.figure.value <= most]


def _adopt_leading(section: Section) -> None:
    """（二）项目绩效分析, below it 项目绩效满分35分，自评32.54分。: the first score of a section is
    its own where all others in it make it.
    """
    if section.stated is not None or not section.level or not section.lines:
        return
    first, *others = section.parts()
    if first is not section.lines[0] or len(others) < _FEWEST or not first.names:
        return
    named = alike(section.title, first.names[0]) or first.score.figure.value % _HALF
    if named and made_by(others) == first.score.figure.value:
        section.stated, section.headless = first, True
        section.lines.remove(first)


def _section_for(lines: Sequence[Line], stack: Sequence[Section]) -> Section:
    """The innermost section; of a lone total (产出指标合计得48分), or a score that is called as a
    section around it (过程管理得26.40分), the outer one of its name.
    """
    line = lines[0]
    if len(lines) > 1 or not line.names:
        return stack[-1]
    name, core = line.names[0], core_of(line.names[0])
    outer = (one for one in stack[::-1] if one.title == name or core_of(one.title) == core != "")
    return next(outer, stack[-1])


def _nest_below(section: Section) -> None:
    """产出指标50分，得47.30分。 and the scores of its indicators in the paragraphs below: a section
    of its own.
    """
    for item in items_below(section.lines):
        section.children.append(_headless(item, section))
        inner = [id(line) for line in (item.line, *item.parts)]
        section.lines = [line for line in section.lines if id(line) not in inner]


def _headless(item: Item, section: Section) -> Section:
    line = item.line
    name = line.names[0] if line.names else ""
    return Section(
        section.level + 1, name, line.points, line, lines=list(item.parts), headless=True
    )


def _points_of_headings(
    phrases: Sequence[Phrase], passages: Sequence[Passage]
) -> dict[int, Phrase]:
    """（一）履职效能（50分）: the points that a heading prints."""
    return {
        phrase.passage: phrase
        for phrase in phrases
        if phrase.figure.dimension is Dimension.SCORE
        and phrase.role is Role.WEIGHT
        and phrase.stop == 0
        and passages[phrase.passage].level
        and _STATES_POINTS.match(passages[phrase.passage].text[: phrase.place])
    }


def _put_all(lines: Sequence[Line], section: Section, passage: Passage) -> None:
    """The lines of a paragraph into its section."""
    if len(lines) == 1:
        _put(lines[0], section, passage)
        return
    for item in items_of(lines, passage):
        _put_item(item, section, passage)


def _put_item(item: Item, section: Section, passage: Passage) -> None:
    """A line into its section; with what it heads, as a section of its own under that."""
    headed = passage.level and _is_of_heading(item.line, section, passage)
    if item.parts and not headed:
        section.children.append(_headless(item, section))
        return
    for line in (item.line, *item.parts):
        _put(line, section, passage)


def _put(line: Line, section: Section, passage: Passage) -> None:
    """A line into its section, or to it as the score of the section."""
    if passage.level and _is_of_heading(line, section, passage):
        section.stated = line
        line.points = line.points or section.points
        section.points = line.points
    elif _sums_up(line, section):
        section.stated, section.summed_up = line, bool(section.children)
    elif _opens_section(line, section):
        section.stated, section.headless = line, True
    else:
        section.lines.append(line)


def _is_of_heading(line: Line, section: Section, passage: Passage) -> bool:
    """Whether the heading that opens a section prints a score."""
    first = not section.lines and not section.children and section.stated is None
    return first and heads_section(line, passage)


def heads_section(line: Line, passage: Passage) -> bool:
    """Whether the heading that a passage opens with prints a score."""
    heading = line.score.stop <= _HEADING_ENDS
    return heading and _STATES_SCORE.match(passage.text[: line.score.place]) is not None


def _opens_section(line: Line, section: Section) -> bool:
    """（二）过程（30分）, below it 过程共得28分，…: the first score of a section by its name."""
    first = not section.lines and not section.children and section.stated is None
    if not first or not line.names or not section.title:
        return False
    whole = line.is_subtotal or line.points is not None
    points = [one.figure.value for one in (line.points, section.points) if one is not None]
    return whole and len({*points}) <= 1 and core_of(line.names[0]) == core_of(section.title) != ""


def _sums_up(line: Line, section: Section) -> bool:
    """（二）过程方面：…甲得4分，乙得3分，其余指标未扣分，过程得45分: a score by the name of its
    section, behind others in it, is the section's own.
    """
    if section.stated is not None or not line.names:
        return False
    named = core_of(line.names[0]) == core_of(section.title)
    parts = section.parts() if named else []
    return bool(parts) and all(line.score.figure.value > one.score.figure.value for one in parts)
