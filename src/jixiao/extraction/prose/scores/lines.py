"""Scores as a report gives them one by one: each with its points and the name of what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise, takewhile

from jixiao.extraction.prose import words
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.rows import ROW_LINK
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_CLAUSES = late_regex(r"[，。；：（）“]|(?<=[\d一二三四五六七八九十])、")
_ENUMERATION = "、"
_SCORED_IN_WORDS = late_regex(r"不得分|得满分|[不未][扣减失]分|扣\d+(?:\.\d+)?分(?=；)")
"""甲率超过控制线，不得分；乙率…得2分: what ends with a score that is told otherwise."""
_NUMBER = late_regex(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}[）)、.．]|[①-⑳]|[一二三四五六七八九十]是)"
)
_FIGURE = late_regex(r"[\d≥≤＞＜=<>]")
_LEAD = late_regex(r"^(?:其中|包括|分别为|另外|本|该)+")
_TAIL = late_regex(
    r"(?:等|共|部分|合计|小计|总计|标准|满分|分值|权重|总?得分|评分|自评|评价|评定|最终|实得|[应可]得|得|该项|指标(?=分值|权重|满分|得)|"
    r"实际|完成|达到|达|超[过出]|[高低]于|为|是|的|分|[扣失减][分除减去]?|(?:低于|未达到?)(?:目标|指标|计划)[值数]?)+$"
)
"""What stands between a name and its points or score."""
_SET = frozenset(("目标", "任务", "计划", "标准", "要求", "目标值", "年度目标", "年度任务"))
"""目标80场，实际82场，得3分: what a score is measured by, which is no name of it."""
_ALL_POINTS = late_regex(r"(?:以上|上述|合计|小计|共计|各项)[^，。；]{0,16}$")
"""以上5项指标共90分: points of all that stands before."""
_OF_PARAGRAPH = late_regex(
    r"(?:[该本此这](?:一?部分|[项块类节]|[板模]块|环节|方面)(?:指标|内容)?(?:合计|小计|一?共)?|(?:以上|上述)?"
    r"(?:(?P<count>[两二三四五六七八九十]|\d{1,2})[项类](?:指标)?)?(?:合计|小计|一?共计?)|"
    r"(?:以上|上述|前述|这)(?P<some>[两二三四五六七八九十]|\d{1,2})[项类个](?:[^，。；：\d]{0,8}(?:指标|方面|内容))?(?:合计|小计|一?共计?)?|"
    rf"(?P<all>[两二三四五六七八九])[项类](?:指标)?)(?:{words.GIVEN}|满分|分值)?"
)
"""。该部分得, 。三项共得, ，共: what says nothing but that a score is of those before it."""
_OF_EACH = late_regex(r"[各均都](?:自评)?得分?(?:为|是)?$")
_POINTS_OF_EACH = late_regex(
    r"(?:[项个类][^，。；：\d]{0,6}[各均]|[各每][项个](?:指标)?[均各]?)(?:分值|权重|满分)?(?:为|是|占|计)?$"
)
"""四项各, 每项指标: what stands before the points that several have each."""
_MOST_BELOW = 12
"""Passages below a heading among which its scores stand."""
_RESPECTIVE = late_regex(rf"(?:分别|依次)(?:{words.GIVEN}|(?:自评)?(?:为|是|获得?)(?:为|是)?)$")
_POINTS_IN_TURN = late_regex(
    r"分别占?(?:各自|其)?的?(?:满分|分值|权重)(?:为|的)?$|(?:满分|分值|权重)分别(?:为|是)$"
)
"""分别占各自满分: what stands before the full marks of the scores before."""
_OF_LAST = late_regex(r"[^，\d]{4,}，[该此这本]项(?:自评)?得?分?(?:为|是|：)?$")
"""乙有所改善，该项得: what a score is of that is told without figures."""
_PARTS = late_regex(r"[。；，]")
_NEAR = 12
"""Characters before a score among which all of the clause stands that only counts."""
_LINKS = ("、", "，", "和", "及")
_LONGEST_NAME = 24
_BELOW = 3
"""Passages below a heading in which the one score of it may stand."""
_CORE = late_regex(
    r"（[^（）]*）?|部门|单位|整体支出|得分|评分|自评|绩效(?!管理)|类?指标|情况|分析|完成|合计|小计|方面|分值|的|“|类$"
)
"""Words that make no difference between the names of two scores."""


@dataclass(slots=True, eq=False)
class Line:
    """One score with the points it is given of; ``names`` are what it may be called, best first."""

    score: Phrase
    points: Phrase | None
    names: tuple[str, ...]
    each: Phrase | None = None
    """The points that each of several has, this one among them (三项各5分)."""

    @property
    def of_each(self) -> bool:
        """各得8分: the score of several that are named together."""
        return _OF_EACH.search(self.score.gap) is not None

    @property
    def is_subtotal(self) -> bool:
        """合计得分, 小计: a total of the scores before it."""
        counted = self.points is not None and _ALL_POINTS.search(self.points.context)
        return bool(counted) or words.SUBTOTAL_SCORE.search(self.score.gap) is not None

    @property
    def of_words(self) -> bool:
        """甲率98%；乙有所改善，该项得4分: the score of what is told without figures."""
        _, mark, last = self.score.gap.rpartition("；")
        return bool(mark) and _OF_LAST.search(last) is not None

    @property
    def sums_paragraph(self) -> bool:
        """…甲得6分；乙得5分。该部分得11分: a total of the scores before it in its paragraph."""
        return _of_paragraph(self._opening) is not None

    @property
    def counted(self) -> int:
        """甲得6分；乙得5分。两项得11分: of how many scores before it a total is said to be."""
        told = _of_paragraph(self._opening)
        count = told and (told["count"] or told["some"] or told["all"])
        return int(number_of(count)) if count else 0

    @property
    def _opening(self) -> str:
        """What stands before the points right beside it, or before the score itself."""
        beside = self.points is not None and self.points.after == self.score.gap
        first = self.points if self.points is not None and beside else self.score
        return first.context[-_NEAR:]


@lru_cache(maxsize=4096)
def _of_paragraph(told: str) -> re.Match[str] | None:
    clause = _PARTS.split(told)[-1]
    return _OF_PARAGRAPH.fullmatch(clause) if clause else None


def with_starts(lines: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    """Each score with the place of the one before it in its passage, −1 where it is the first; a
    row of scores (依次得5分、4分) with that of the one before the row.
    """
    start = -1
    for last, line in pairwise([None, *lines]):
        if line is not None:
            here = last is not None and last.score.passage == line.score.passage
            if last is None or not here:
                start = -1
            elif not ROW_LINK.fullmatch(line.score.gap):
                start = last.score.place
            yield line, start


def lines_of(phrases: Sequence[Phrase], passages: Sequence[Passage]) -> list[Line]:
    """Every score of the prose in order."""
    found: list[Line] = []
    points: Phrase | None = None
    start = 0
    passage = -1
    listed: list[Phrase] = []
    for phrase in phrases:
        if phrase.figure.dimension is not Dimension.SCORE:
            continue
        if phrase.passage != passage:
            points, start, passage, listed = None, 0, phrase.passage, []
        if phrase.role is Role.WEIGHT:
            if _stands_behind(phrase, found):
                found[-1].points = phrase
            else:
                points = phrase
                listed.append(phrase)
        elif phrase.role is Role.SCORE:
            first = points or phrase
            text = passages[passage].text[start : first.place]
            names = _names(text, first.gap, phrase.gap)
            names = names or _named_above(found, passages, passage)
            respective = _RESPECTIVE.search(phrase.gap) is not None
            if respective:
                points, names = None, ()
            found.append(Line(phrase, points, names))
            if respective or (listed and phrase.gap in _LINKS):
                _name_in_turn(found, listed)
            listed = [] if points is not None and points.after == phrase.gap else listed
            points, start = None, phrase.place + len(phrase.figure.digits) + 1
        elif points is not None and _ends_item(phrase, points):
            points, start = None, phrase.place + len(phrase.figure.digits) + 1
    _share_points_in_turn(found, phrases)
    _leave_to_heads(found)
    _leave_to_headings(found, passages)
    _share_points_of_each(found, phrases, passages)
    return found


def _ends_item(off: Phrase, points: Phrase) -> bool:
    """产出满分50分，扣1.33分。其中甲得20分: whether points have only what was taken off of them."""
    return points.after == off.gap and off.after.startswith("。")


def _leave_to_heads(found: list[Line]) -> None:
    """投入（10分）。甲得5分；乙得4分: points told a sentence before are of several scores together,
    none of which has points of its own.
    """
    for _, lines in groupby(found, key=lambda line: line.score.passage):
        beside = list(lines)
        for line, behind in pairwise(beside):
            points = line.points
            if points is None or behind.points is not None:
                continue
            if points.place > line.score.place:
                continue
            if points.stop == line.score.stop and not _heads(points, beside):
                continue
            others = (one.score.figure.value for one in beside if one.points is None)
            if sum(others, line.score.figure.value) <= points.figure.value:
                line.points = None


def _leave_to_headings(found: list[Line], passages: Sequence[Passage]) -> None:
    """产出指标（40分）, below it 甲…，得8分。 and 乙…，得7分。 in lines of their own: the points of
    a heading are none of the first of several scores below it.
    """
    for line, behind in pairwise(found):
        points, here = line.points, line.score.passage
        if points is None or not passages[here].level or points.after == line.score.gap:
            continue
        below = passages[here + 1 : behind.score.passage + 1]
        if below and not any(passage.level for passage in below) and points.title:
            line.points = None


def _heads(points: Phrase, beside: Sequence[Line]) -> bool:
    """（二）产出（40分）甲得8分。乙得7分: whether points stand in the heading of several scores."""
    headed = points.after.startswith("）") and points.stop == 0 and bool(points.title)
    return headed and sum(line.points is None for line in beside) > 1


def _name_in_turn(found: list[Line], listed: list[Phrase]) -> None:
    """决策20分、过程80分，分别得18分、70分: the last of a row of scores is of the part that has its
    place in the row of points before.
    """
    for points, one in zip(listed, reversed(found), strict=False):
        if one.score.passage != found[-1].score.passage:
            return
        if _RESPECTIVE.search(one.score.gap):
            found[-1].points = points
            found[-1].names = tuple(filter(None, (name_of(last_clause(points.gap).text),)))
            return


def _named_above(found: Sequence[Line], passages: Sequence[Passage], index: int) -> tuple[str, ...]:
    """1.信息公开情况 in a line of its own: what the first score below it is for."""
    here = index
    while here > index - _BELOW and here > 0 and not passages[here].level:
        here -= 1
    told = bool(found) and found[-1].score.passage >= here
    if here == index or not passages[here].level or told:
        return ()
    return tuple(filter(None, (name_of(passages[here].title),)))


def _share_points_in_turn(found: list[Line], phrases: Sequence[Phrase]) -> None:
    """The full marks that are told in a row behind their scores."""
    for place, phrase in enumerate(phrases):
        if phrase.role is Role.WEIGHT and "分别" in phrase.gap:
            _give_points_in_turn(found, phrases, place)


def _give_points_in_turn(found: list[Line], phrases: Sequence[Phrase], place: int) -> None:
    """甲18分、乙27分，分别占满分20分、30分: the row of full marks from ``place`` on, to the
    scores of their sentence before it.
    """
    first = phrases[place]
    if not _POINTS_IN_TURN.search(first.gap):
        return
    row = [first, *takewhile(lambda one: ROW_LINK.fullmatch(one.gap), phrases[place + 1 :])]
    before = [line for line in found if line.score.sentence == first.sentence]
    scored = [line for line in before if line.score.place < first.place][-len(row) :]
    if len(scored) == len(row) and all(line.points is None for line in scored):
        for line in found:
            line.points = None if line.points in row else line.points
        for line, points in zip(scored, row, strict=True):
            line.points = points


def _share_points_of_each(
    found: Sequence[Line], phrases: Sequence[Phrase], passages: Sequence[Passage]
) -> None:
    """1.产出数量（20分，四项各5分）。: the points of each, to the scores behind them up to the next
    heading that is no lower.
    """
    told = [one for one in phrases if one.role is Role.WEIGHT and _has_each(one)]
    for points in told:
        here = points.passage
        level = passages[here].level
        for line in found:
            at = line.score.passage
            if line.score.figure.start < points.figure.start or line.is_subtotal:
                continue
            between = passages[here + 1 : at + 1] if at - here <= _MOST_BELOW else ()
            apart = at != here and (not between or not level)
            if apart or any(0 < one.level <= level for one in between):
                break
            if line.score.figure.value <= points.figure.value:
                line.each = points


def _has_each(points: Phrase) -> bool:
    said = points.gap[-_NEAR:]
    return ("各" in said or "均" in said or "每" in said) and (
        _POINTS_OF_EACH.search(points.context[-_NEAR:]) is not None
    )


def _stands_behind(points: Phrase, found: list[Line]) -> bool:
    """46.50分（满分50分）: points in a bracket right behind their score."""
    if not found or not words.SCORE_OF_POINTS.match(points.gap):
        return False
    score = found[-1].score
    return score.passage == points.passage and score.after == points.gap


def _names(text: str, gap: str, last: str) -> tuple[str, ...]:
    """The names in the text since the last score; what stands in the own clause first, what stands
    right before the score last, and what is enumerated (数量、质量和时效) not at all.
    """
    own = name_of(last_clause(gap).text)
    text = _behind_others(text) if "；" in text else text
    if "满分" in text or "不得分" in text or "扣" in text:
        text = _SCORED_IN_WORDS.split(text)[-1]
    clauses = [clause for clause in _CLAUSES.split(text) if _ENUMERATION not in clause]
    told = [name for one in clauses if (name := name_of(one)) not in _SET or "完成" in one]
    told.append(name_of(last_clause(last).text) if last != gap else "")
    return tuple(dict.fromkeys(name for name in (own, *told) if name))


def _behind_others(text: str) -> str:
    """甲率98%；乙有所改善，该项得4分: the text without the indicators of its sentence that are told
    before the one that a score is said to be of.
    """
    before, _, last = text.rpartition("；")
    if "。" in last or not _OF_LAST.search(last) or not _FIGURE.search(before):
        return text
    return before[: before.rfind("。") + 1] + last


@lru_cache(maxsize=4096)
def name_of(clause: str) -> str:
    """What a clause names before its first figure; "" where it names nothing or says too much."""
    named = _FIGURE.split(_NUMBER.sub("", clause.strip("\x01\x02\x03\x04 ")), maxsplit=1)[0]
    name = _TAIL.sub("", _LEAD.sub("", named))
    return name if 2 <= len(name) <= _LONGEST_NAME else ""


@lru_cache(maxsize=4096)
def core_of(name: str) -> str:
    """What tells a name from others; 完成比例 says 完成率."""
    return _CORE.sub("", name).replace("比例", "率")


def alike(one: str, other: str) -> bool:
    """Whether two names are of one thing: the same but for empty words, or one the other's end."""
    shorter, longer = sorted((core_of(one), core_of(other)), key=len)
    return len(shorter) >= 2 and longer.endswith(shorter)
