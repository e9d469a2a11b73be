"""Total scores: against their parts (A01) and against each other (B01)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from jixiao.extraction.building import same
from jixiao.extraction.prose import words
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.adding import MIN_PARTS, MOST_PARTS
from jixiao.extraction.prose.scores.breakdowns import Breakdown, breakdown_of
from jixiao.extraction.prose.scores.claims import claimed_scores, is_complete, sum_of_scores
from jixiao.extraction.prose.scores.lines import Line
from jixiao.extraction.prose.scores.section_weights import section_weights
from jixiao.extraction.prose.scores.sections import Section, sections_of
from jixiao.extraction.prose.scores.subtotals import collapsed
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.figures.misprints import misprinted
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, Role

_HEAD_TOTAL = re.compile(
    r"(?:总分|综合得分|总得分|自评分数|最终得分|综合评分|总体得分|自评综合得分|自评得?分(?!别)|综合分|总评分|"
    r"评价得分|评价分|自评总分|(?:整体|支出|项目)绩效自评得|(?:整体|支出|项目)绩效(?:自评|评价)?[得评]分)[^，。；]{0,4}$"
)
_OF_PART = re.compile(
    r"(?:[该此]项|本项|效能|效率|管理|执行|执行率|产出|效益|决策|过程|满意度|编制|投入|质量|时效|数量|成本|"
    r"影响|公开|监督|程度|水平)(?:情况|方面|部分|类)?$"
)
"""履职效能（自评得分）: what a score is of, if it is not all."""
_OWN_POINTS = re.compile(
    r"(?:(?:分值|权重|满分|标准分)(?:合计|总计|共计?|之和)?(?:为|是|：)?|（(?=[\d.]+分[），、；]))"
    r"(?P<points>\d+(?:\.\d+)?)分[，、；（）。]{0,2}[^，。；]{0,8}$"
)
"""分值40分，自评得分: the score of one part, which prints its own points."""
_SELF_RATED = re.compile(r"(?:自评|评价|评定|评分|打分)(?:结果|分数|得分)?(?:为|是|共|计|：)*$")
"""绩效自评91.20分，其中…: a total that is not called one, but details its parts."""
_FULL = Decimal(100)
_NUMBERED = re.compile(r"（?\d{1,2}[.、）]")
_OF_PROJECT = re.compile(r"项目|专项|子项|二级|下属")
_NEAR = 24
"""Characters before a total in which a project is named that it is of."""
_OF_WHOLE = re.compile(r"综合|总分|总得分|部门|整体|绩效自评")
_LEAST_TOTAL = 30
"""Lower scores are totals only where the words say so (综合得分)."""
_LEAST_OF_LARGEST = Decimal("0.7")
_MISSED_AT_MOST = 15
"""Points by which all scores together may miss their total and still be all there are."""
_LEAST_WHOLE = 60
"""Points that all scores together make at least, however far they miss the total."""
_MOST_POINTS = 110
"""Scores that make more are not of one evaluation."""
_MOST_OF_SUBTOTAL = Decimal("1.4")
"""What scores make at most of the subtotal behind them, ten points too many among them."""
_FEWEST = 2
_TITLE = "自评总分"
_ADDED_REACH = 3
"""Scores right before a total that may be its parts, where not all of its sentence are."""


def is_total_score(phrase: Phrase) -> bool:
    """Whether a score is the total of the whole evaluation."""
    if phrase.role is not Role.SCORE:
        return False
    clause = re.split(r"[，。；：]", phrase.gap.rstrip("，。；："))[-1]
    if words.SUBTOTAL_SCORE.search(clause):
        return False
    told = _HEAD_TOTAL.search(clause)
    if told is None or words.WEIGHT_NAME.search(clause) or "指标" in clause:
        return False
    if _OF_PART.search(clause, 0, told.start()):
        return False
    points = _OWN_POINTS.search(phrase.context)
    if points and Decimal(points["points"]) != _FULL:
        return False
    return phrase.figure.value > _LEAST_TOTAL or bool(_OF_WHOLE.search(clause))


def score_totals(
    phrases: list[Phrase], lines: list[Line], passages: Sequence[Passage]
) -> Iterator[Relation]:
    """Subtotals, sections, the grand total, and the total wherever it is repeated."""
    totals = [
        line.score
        for place, line in enumerate(lines)
        if is_total_score(line.score) or _is_detailed_total(place, lines)
    ]
    totals = _of_all(_without_items(totals, lines, passages))
    closing = {(phrase.passage, phrase.sentence) for phrase in totals}
    told = list(_breakdowns(lines, totals))
    inner = {id(line) for found in told for line in found.parts}
    rest = [
        line
        for line in lines
        if id(line) not in inner and (line.score.passage, line.score.sentence) not in closing
    ]
    rest, subtotals = collapsed(rest, passages)
    root = sections_of(rest, phrases, passages)
    for found in told:
        title = _TITLE if _is_rating(found) else _title(found.total, totals)
        relation = sum_of_scores(found.total.score, found.parts, title)
        relation.must_hold = found.agrees or found.is_whole
        yield relation
        if found.total.score in totals:
            yield from claimed_scores(found.parts, root)
    for line, parts in subtotals:
        relation = sum_of_scores(line.score, parts, _title(line, totals))
        if not relation.contradicted or not _are_others(line, parts):
            yield relation
    yield from _section_scores(root)
    if lines:
        yield from section_weights(root)
    yield from _grand_totals(totals, root)
    yield from _repeated(totals)
    yield from _added_scores(lines, totals, root)


def _without_items(
    totals: list[Phrase], lines: list[Line], passages: Sequence[Passage]
) -> list[Phrase]:
    """评价分96分。1.甲，自评得分36分；2.乙，自评得分30分…: scores of a numbered list are no totals
    beside one that stands in none.
    """
    items = [line.score for line in lines if _NUMBERED.match(passages[line.score.passage].text)]
    outside = [one for one in totals if one not in items]
    return outside if outside and len(items) >= MIN_PARTS else totals


def _of_all(totals: list[Phrase]) -> list[Phrase]:
    """自评得分95分。…自评得分38分: what a word of totals calls so, but for scores of parts, which
    come nowhere near the largest and are no misprint of it.
    """
    largest = max((one.figure for one in totals), key=attrgetter("value"), default=None)
    return [
        one
        for one in totals
        if largest is None
        or one.figure.value >= largest.value * _LEAST_OF_LARGEST
        or misprinted(one.figure.digits, largest.digits)
    ]


def stated_totals(phrases: list[Phrase], lines: list[Line]) -> Iterator[Phrase]:
    """The totals of the whole evaluation, by their words, else by the parts behind a rating."""
    yield from _of_all([phrase for phrase in phrases if is_total_score(phrase)])
    for place, line in enumerate(lines):
        found = breakdown_of(place, lines) if _SELF_RATED.search(line.score.gap) else None
        if found is not None and _is_rating(found):
            yield line.score


def _is_detailed_total(place: int, lines: list[Line]) -> bool:
    """Whether 各项指标合计得分 is the total: it details its parts instead of following them."""
    line = lines[place]
    large = line.is_subtotal and line.points is None and line.score.figure.value >= _LEAST_WHOLE
    return large and breakdown_of(place, lines) is not None


def _breakdowns(lines: list[Line], totals: list[Phrase]) -> Iterator[Breakdown]:
    """Each score with what it details behind it: any that agrees, every total, one that must be."""
    for place, line in enumerate(lines):
        found = breakdown_of(place, lines)
        if found is None:
            continue
        if found.agrees or line.score in totals or _is_rating(found) or _is_bracketed(found):
            yield found


def _is_bracketed(found: Breakdown) -> bool:
    """得57.5分（甲32.8分、乙19.3分）: whether a bracket right behind a score details it, but for a
    misprint.
    """
    total, first = found.total.score, found.parts[0].score
    behind = first.depth > total.depth and first.gap == total.after
    return behind and shows_a_slip(sum_of_scores(total, found.parts, _TITLE))


def _is_rating(found: Breakdown) -> bool:
    """Whether a score without points is what is rated in all, by its words and its parts."""
    total, parts = found.total, found.parts
    if total.points is not None or len(parts) <= _FEWEST or not parts[0].score.opener:
        return False
    made = sum(line.score.figure.value for line in parts)
    return _LEAST_WHOLE <= made <= _MOST_POINTS and bool(_SELF_RATED.search(total.score.gap))


def _are_others(total: Line, parts: Sequence[Line]) -> bool:
    """合计29分 behind 7分: whether most of a subtotal was told without figures (其余均得满分), or
    the scores make so much more that some are of parts of the others.
    """
    made, stated = sum(line.score.figure.value for line in parts), total.score.figure.value
    return made * 2 < stated or made > stated * _MOST_OF_SUBTOTAL


def _title(line: Line, totals: list[Phrase]) -> str:
    """What a finding calls a score."""
    if line.score in totals or not line.names:
        return _TITLE
    return f"{line.names[0]}得分"


def _section_scores(root: Section) -> Iterator[Relation]:
    """The score in a heading against what stands under it; binding where their points agree, or a
    misprint of one of them explains why the scores do not.
    """
    for section in root.walk():
        if section.stated is None:
            continue
        parts = section.parts()
        if len(parts) < _FEWEST:
            yield from _only_score(section.stated, parts[0], section.title)
            continue
        relation = sum_of_scores(section.stated.score, parts, f"{section.title}得分")
        relation.must_hold = is_complete(section.stated.points, parts) or shows_a_slip(relation)
        if relation.must_hold or not relation.contradicted:
            yield relation


def _only_score(stated: Line, part: Line, title: str) -> Iterator[Relation]:
    """A section with one score: it is the section's, for sure where the points are the same."""
    relation = same(part.score.figure, stated.score.figure, subject=f"{title}得分")
    if not relation.contradicted or is_complete(stated.points, [part]):
        yield relation


def _grand_totals(totals: list[Phrase], root: Section) -> Iterator[Relation]:
    """All scores of the report against its total."""
    parts = root.parts()
    if not totals or len(parts) < MIN_PARTS:
        return
    relation = _grand_total(totals[0], parts)
    told = any(line.of_each for line in parts)
    if not relation.contradicted or (_complete(relation) and not told and not _lacks_points(parts)):
        yield relation


def _lacks_points(parts: Sequence[Line]) -> bool:
    """Whether each part prints its points and these make less than a hundred: the score of the
    execution rate, say, stands in the table alone.
    """
    points = [line.points.figure.value for line in parts if line.points is not None]
    return len(points) == len(parts) and sum(points) < _FULL


def _repeated(totals: list[Phrase]) -> Iterator[Relation]:
    """The total of the whole evaluation against its first statement (B03)."""
    own = [phrase for phrase in totals if not _OF_PROJECT.search(phrase.gap[-_NEAR:])]
    for phrase in own[1:]:
        yield same(phrase.figure, own[0].figure, subject=_TITLE)


def _complete(relation: Relation) -> bool:
    """Whether the scores in prose are all there are: they come close to the total."""
    stated, value = relation.stated.figure, relation.judgement.value
    if stated is None or value is None:
        return False
    missing = Fraction(stated.value) - value
    return missing <= _MISSED_AT_MOST and (
        _LEAST_WHOLE <= value <= _MOST_POINTS or -missing <= _MISSED_AT_MOST
    )


def _grand_total(total: Phrase, lines: list[Line]) -> Relation:
    """All scores against the total; where only a score without a name makes it, without that."""
    nameless = [line for line in lines if not line.score.subject.name]
    named = [line for line in lines if line.score.subject.name]
    whole = sum_of_scores(total, lines, _TITLE)
    filled_up = nameless and whole.verdict is Verdict.HOLDS and len(named) >= MIN_PARTS
    if not filled_up or not _beside_another(nameless, lines):
        return whole
    relation = sum_of_scores(total, named, _TITLE)
    relation.cause = "nameless_item"
    relation.note = f"{whole.stated.digits}"
    return relation


def _beside_another(nameless: list[Line], lines: list[Line]) -> bool:
    """Whether a nameless score stands in the sentence of another: left over, or a name lost."""
    return all(
        any(
            one is not other
            and one.score.sentence == other.score.sentence
            and other.score.passage == one.score.passage
            for other in lines
        )
        for one in nameless
    )


def _added_scores(lines: list[Line], totals: list[Phrase], root: Section) -> Iterator[Relation]:
    """执行率得分 a 与指标得分 b 相加，总分 c: the figures right before the total."""
    for total in totals:
        index = bisect_left(lines, total.figure.start, key=lambda one: one.score.figure.start)
        beside = [
            one
            for one in lines[max(0, index - MOST_PARTS) : index]
            if one.score.sentence == total.sentence
        ]
        if len(beside) >= _FEWEST:
            last = sum_of_scores(total, beside[-_ADDED_REACH:], _TITLE)
            yield sum_of_scores(total, beside, _TITLE) if last.contradicted else last
            yield from claimed_scores(beside, root)
