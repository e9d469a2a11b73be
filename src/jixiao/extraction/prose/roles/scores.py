"""Points that do not say whether they are given or to be had: told by what they are listed with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile, zip_longest

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.rows import ROW_LINK
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_GIVEN = ("得", "评")
_ALL_POINTS = late_regex(r"[，、]总分(?:值)?(?:为|是)?")
"""，总分: of points given, or of those to be had."""
_FULL_MARKS = late_regex(r"(?<!得)(?:总分|总分值|总分数)(?:为|是|共|计|设为|：)*$")
"""指标体系总分: points to be had, where they are a hundred and nothing says who has them."""
_SOMEONES = late_regex(r"自评|得分|评定|打分|实得|综合|最终|[。；]")
_GIVEN_IN_FULL = late_regex(r"得满分，?(?:分别|依次)(?:为|是)?$")
_ALL_IN_FULL = late_regex(r"，?(?:[均都各]|全部)(?:为|是|得|获)满分")
_TOTAL = late_regex(r"总得?分|合计|综合得分")
_IN_A_ROW = late_regex(r"^[、，](?![^，。；、]*(?:得|满分|扣))[^，。；、]{1,14}$")
"""、过程: a further name in a row, with nothing else said of its points."""
_SCORED = late_regex(rf"）?[，、：（]?(?:按[^，。；、]{{1,8}})?{words.GIVEN}")
"""，得: what stands between points and their score."""
_GOT = late_regex(r"得分?(?:为|是)?$")
_CLOSING = late_regex(
    r"(?:^|[，。；])(?:以上|上述)?(?:[两二三四五六七八九十\d]+项)?(?:指标)?(?:一?共|合?共计)$"
)
"""，共: nothing but that points are all of those before them."""
_MEAN = late_regex(
    r"[，；、（](?:[两二三四五六七八九十\d]{1,2}[个项次]?)?平均(?:得?分)?(?:为|是|：)?"
)
_IN_TURN = late_regex(r"得分(?:依次|分别)(?:为|是|如下)?：?[^，。；：]{0,20}$")
"""各部分得分依次为：甲: points given, one name behind the other."""
_TO_BE_HAD = late_regex(r"满分|分值|权重|总分")
_OF_EACH = late_regex(r"[各均都](?:自评)?得分?(?:为|是)?$")
_FEWEST = 2
_FULL = 100
_HALF = Decimal("0.5")
"""What points to be had are counted in, at the least."""
_KINDS = (Role.SCORE, Role.WEIGHT)


def settle_points(phrases: list[Phrase]) -> None:
    """Give every unnamed row of points the role of the total that it details or ends at."""
    for row in _rows(phrases):
        _settle_in_turn(row)
        _settle_precise(row)
        _settle_before_total(row)
        _settle_beside(row)
        _settle_listed(row)
        _settle_full(row)
        _settle_means(row)
        _settle_full_marks(row)
        _settle_subtotals(row)
        _settle_closing(row)
        for place, head in enumerate(row):
            if head.role is Role.SCORE and not (place and _is_subtotal(head)):
                _settle_parts(head, row[place + 1 :])
    _settle_hundreds([one for one in phrases if one.role is Role.SCORE])


def _settle_in_turn(row: Sequence[Phrase]) -> None:
    """五个部分的得分依次为：投入28.50分，过程14.20分: all of the sentence are given."""
    opened: Phrase | None = None
    for one in row:
        opened = None if _TO_BE_HAD.search(one.gap) else opened
        opened = one if "得分" in one.gap and _IN_TURN.search(one.gap) else opened
        if opened is not None and opened.stop == one.stop and one.role is Role.WEIGHT:
            one.role = Role.SCORE


def _settle_hundreds(scores: Sequence[Phrase]) -> None:
    """自评总分100分，其中决策20分…。…自评总分93.60分: a hundred is to be had, with what details it,
    where another total was given.
    """
    totals = [one for one in scores if _TOTAL.search(one.gap) and not one.prior]
    lower = any(words.LEAST_WHOLE <= one.figure.value < _FULL for one in totals)
    for head in totals if lower else ():
        if head.figure.value == _FULL and not _GOT.search(head.gap):
            parts = [one for one in scores if one.sentence == head.sentence and one is not head]
            whole = sum((one.figure.value for one in parts), Decimal(0)) == _FULL
            for one in (head, *parts) if whole else ():
                one.role = Role.WEIGHT


def _rows(phrases: list[Phrase]) -> Iterator[list[Phrase]]:
    """The points of each passage, where there are several; 其中 at the start of the next passage
    goes on with them.
    """
    row: list[Phrase] = []
    for phrase in phrases:
        if phrase.figure.dimension is not Dimension.SCORE or phrase.role not in _KINDS:
            continue
        if row and row[-1].passage != phrase.passage and not _details(phrase, row[-1]):
            if len(row) > 1:
                yield row
            row = []
        row.append(phrase)
    if len(row) > 1:
        yield row


def _details(phrase: Phrase, last: Phrase) -> bool:
    """Whether points open a passage that details those right before it."""
    return phrase.passage == last.passage + 1 and phrase.gap.startswith("其中")


def _settle_precise(row: list[Phrase]) -> None:
    """总体61.28分、项目33.67分，总得分94.95分: no points to be had are counted so closely."""
    for phrase in row:
        if phrase.figure.places > 1 and phrase.figure.value % _HALF and _is_bare(phrase):
            phrase.role = Role.SCORE


def _settle_before_total(row: list[Phrase]) -> None:
    """投入10分、过程55.20分，总得分65.20分: what stands in a row with points given, before their
    total, was given as well.
    """
    for place, total in enumerate(row):
        if total.role is not Role.SCORE or not _TOTAL.search(total.gap):
            continue
        parts = [one for one in row[:place] if one.sentence == total.sentence]
        bare = all(_is_bare(one) or one.role is Role.SCORE for one in parts)
        if bare and any(one.role is Role.SCORE and _IN_A_ROW.search(one.gap) for one in parts):
            given = [one for one in parts if _IN_A_ROW.search(one.after)]
            for one in given:
                one.role = Role.SCORE


def _settle_beside(row: list[Phrase]) -> None:
    """投入类得14分（总分15分）; 预期20分，实得19分: what stands beside a score is to be had;
    产出48分，满分50分: what stands before full marks was given.
    """
    for before, phrase in pairwise(row):
        full = words.SCORE_OF_POINTS.match(phrase.gap) and phrase.gap == before.after
        if full and _is_bare(before) and before.figure.value <= phrase.figure.value:
            before.role = Role.SCORE
        if before.role is not Role.SCORE or phrase.gap != before.after:
            continue
        if words.SCORE_OF_POINTS.match(phrase.gap) and before.figure.value <= phrase.figure.value:
            phrase.role = Role.WEIGHT
        elif _SCORED.fullmatch(phrase.gap) and phrase.figure.value <= before.figure.value:
            before.role = Role.WEIGHT


def _settle_listed(row: list[Phrase]) -> None:
    """分值依次为40分、60分，满分100分: a row that is said to be points to be had is so up to its
    end, full marks behind it or not.
    """
    for place, head in enumerate(row):
        if head.role is Role.WEIGHT and words.WEIGHT_NAME.search(head.gap):
            for one in takewhile(lambda one: ROW_LINK.fullmatch(one.gap), row[place + 1 :]):
                one.role = Role.WEIGHT


def _settle_full(row: list[Phrase]) -> None:
    """甲8分、乙6分，均为满分; 各得满分，分别为8分、6分: all of the points were given."""
    for place, phrase in enumerate(row):
        if "得满分" in phrase.gap and _GIVEN_IN_FULL.search(phrase.gap):
            behind = takewhile(lambda one: ROW_LINK.fullmatch(one.gap), row[place + 1 :])
            _give(phrase, *behind)
        elif "满分" in phrase.after and _ALL_IN_FULL.match(phrase.after):
            before = takewhile(lambda one: _IN_A_ROW.search(one.after), row[:place][::-1])
            _give(phrase, *before)


def _settle_means(row: list[Phrase]) -> None:
    """甲93分、乙97分，平均95分: the mean right behind scores was given as they were."""
    for before, phrase in pairwise(row):
        beside = before.role is Role.SCORE and phrase.gap == before.after
        if beside and "均" in phrase.gap and _MEAN.fullmatch(phrase.gap):
            _give(phrase)


def _give(*phrases: Phrase) -> None:
    for one in phrases:
        if _is_bare(one):
            one.role = Role.SCORE


def _settle_full_marks(row: list[Phrase]) -> None:
    """总分100分，其中决策20分…。评价得分93分: the hundred are to be had where a score follows."""
    for place, head in enumerate(row):
        full = head.role is Role.SCORE and head.figure.value == _FULL
        if not full or not _FULL_MARKS.search(head.gap) or _SOMEONES.search(head.gap):
            continue
        behind = [one for one in row[place + 1 :] if one.stop == head.stop]
        given = sum(one.figure.value for one in behind if one.role is Role.SCORE)
        if given != _FULL:
            head.role = Role.WEIGHT


def _settle_subtotals(row: list[Phrase]) -> None:
    """产出50分、效益40分，合计90分: a bare total is what the points before it are."""
    for before, phrase in pairwise(row):
        same = before.sentence == phrase.sentence and before.role is Role.WEIGHT
        if words.SCORE_OF_POINTS.match(before.gap):  # the full marks of a part that was given some
            continue
        subtotal = _is_subtotal(phrase) and not any(word in phrase.gap for word in _GIVEN)
        total = _ALL_POINTS.fullmatch(phrase.gap) is not None
        if same and (subtotal or (total and _makes(phrase, row))):
            phrase.role = Role.WEIGHT


def _settle_closing(row: list[Phrase]) -> None:
    """制度健全得2分，执行到位得1分，共3分: a bare total that the scores before it make was given;
    so was 三项各得2分，共6分.
    """
    scores: list[Phrase] = []
    for phrase in row:
        if phrase.role is Role.WEIGHT and _CLOSING.search(phrase.gap):
            made = Decimal(0)
            if scores and _is_of_several(scores[-1], phrase):
                phrase.role = Role.SCORE
            for count, one in enumerate(reversed(scores), 1):
                made += one.figure.value
                if made == phrase.figure.value and count >= _FEWEST:
                    phrase.role = Role.SCORE
        if phrase.role is Role.SCORE:
            scores.append(phrase)


def _is_of_several(each: Phrase, total: Phrase) -> bool:
    """各得2分，共6分: whether a total is some times what each was given right before it."""
    beside = each.after == total.gap and _OF_EACH.search(each.gap) is not None
    return beside and bool(each.figure.value) and not total.figure.value % each.figure.value


def _makes(total: Phrase, row: list[Phrase]) -> bool:
    """Whether the points to be had before a total in its sentence come to it."""
    before = [
        one.figure.value
        for one in row
        if one.role is Role.WEIGHT
        and one.sentence == total.sentence
        and one.figure.start < total.figure.start
    ]
    return sum(before, Decimal(0)) == total.figure.value


def _is_subtotal(phrase: Phrase) -> bool:
    return words.SUBTOTAL_SCORE.search(phrase.gap) is not None or "共" in phrase.gap


def _settle_parts(head: Phrase, following: list[Phrase]) -> None:
    """总分96.50分，其中：产出47.00分（数量20.00分、…）、…: bare points that make a score, or print
    decimals; what a bracket says of one of them apart, and what stands behind them (分别占满分…).
    """
    beside = [one for one in following if one.sentence == head.sentence]
    if 1 < len(beside) < len(following) and beside[0].opener and all(map(_is_part, beside)):
        _settle_parts(head, beside)  # 产出得35.25分，其中甲8分、乙27.25分；效益得…
        return
    parts = [
        one
        for one in following
        if one.stop - head.stop <= 1
        and one.depth <= following[0].depth
        and not words.SCORE_OF_POINTS.match(one.gap)
    ]
    told = list(takewhile(_is_part, parts))
    if not told or not told[0].opener:
        return
    points = parts[len(told) :]
    made = sum((one.figure.value for one in told), Decimal(0))
    if points and made != head.figure.value and not _are_points_of(told, points):
        return
    parts = [one for one, then in zip_longest(told, told[1:]) if not _is_of(one, then)]
    total = sum((one.figure.value for one in parts), Decimal(0))
    if total == head.figure.value or any(one.figure.places for one in parts if _is_bare(one)):
        for one in parts:
            one.role = Role.SCORE


def _are_points_of(scores: list[Phrase], points: list[Phrase]) -> bool:
    """甲18分、乙27分，分别占满分20分、30分: whether each of a row has its full marks behind."""
    return len(scores) == len(points) and "分别" in points[0].gap


def _is_part(phrase: Phrase) -> bool:
    """Whether points stand in a row of parts, whether they are said to be given or not."""
    return _is_bare(phrase) or _is_given(phrase)


def _is_of(points: Phrase, score: Phrase | None) -> bool:
    """执行率10分，得9.3分: whether points have their score right behind them."""
    if score is None or points.role is not Role.WEIGHT or score.role is not Role.SCORE:
        return False
    fits = score.figure.value <= points.figure.value
    return fits and _SCORED.fullmatch(score.gap) is not None


def _is_given(phrase: Phrase) -> bool:
    """绩效指标85.72分（满分90分）: given under a name, not out of 40分 before it."""
    behind = phrase.gap.lstrip("）")
    return phrase.role is Role.SCORE and behind.startswith(("，", "、", "；", "：", "+"))


def _is_bare(phrase: Phrase) -> bool:
    """Whether neither 得 nor 满分 says what the points are."""
    return phrase.role is Role.WEIGHT and words.WEIGHT_NAME.search(phrase.gap) is None
