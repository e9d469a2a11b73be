"""Grade words (优良中差) that no rule knows, or that do not fit the score beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from operator import attrgetter

from jixiao.extraction.prose import words
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.total_scores import is_total_score
from jixiao.extraction.reading import ProseReading
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention, Relation, Role

LEGAL = ("优", "良", "中", "差")
"""The only grade words that may be printed (B04)."""
_BANDS = ((90, "优"), (80, "良"), (60, "中"), (0, "差"))
"""National bands, both ends as 财预〔2020〕10号 [M]: 优 ≥ 90, 良 80–90, 中 60–80, 差 < 60."""
_MISMATCH = "grade_mismatch"
_value = attrgetter("figure.value")
_LEAST_TOTAL = 40
"""Points from which a score is the total that a grade goes with."""
_LEAST_FAIR = 60
"""Points below which a score is rather of a part of the total before it (…满分60分，得53.85分)."""
_COUNTED = late_regex(
    r"“?(?:等?级?(?:次|的)?(?:的)?)(?:项目|有|共|占|\d|X|x|、|和|及|至|—|-|[（(])"
)
"""评价结果为优的项目4个: grades counted, not given."""


def grade_mentions(reading: ProseReading) -> Iterator[Mention]:
    """Every grade word of the prose that is illegal or does not fit its score."""
    totals: dict[int, list[Phrase]] = defaultdict(list)
    for phrase in reading.phrases:
        if _total(phrase):
            totals[phrase.passage].append(phrase)
    for index, passage in enumerate(reading.passages):
        if "等" not in passage.text and "结果" not in passage.text and "级" not in passage.text:
            continue
        yield from _in_passage(passage, totals[index])


def settled_grades(mentions: Sequence[Mention], relations: Sequence[Relation]) -> list[Mention]:
    """The mentions but for grades that fit what the parts of their score make: 甲48分、乙45分，合计
    83分，等级为优. Not the grade is wrong there.
    """
    if not any(one.kind == _MISMATCH for one in mentions):
        return list(mentions)
    made = {
        (relation.stated.figure.start, _grade_of(relation.judgement.value))
        for relation in relations
        if relation.contradicted and relation.must_hold and relation.stated.figure
        if relation.judgement.value is not None
    }
    return [
        one
        for one in mentions
        if one.kind != _MISMATCH or (one.figures[0].start, one.stated) not in made
    ]


def _total(phrase: Phrase) -> bool:
    """Whether a score can be a total that a grade is given for."""
    return (
        phrase.figure.dimension is Dimension.SCORE
        and phrase.role is Role.SCORE
        and _LEAST_TOTAL <= phrase.figure.value <= 100
    )


def _in_passage(passage: Passage, totals: list[Phrase]) -> Iterator[Mention]:
    """The grade words of a passage, each beside the last total before it."""
    graded = 0
    for match in words.GRADE.finditer(passage.text):
        word = match["word"]
        if _COUNTED.match(passage.text, match.end("word")):
            continue
        start, end = passage.clean.span(match.start("word"), match.end("word"))
        before = [phrase for phrase in totals if phrase.place < match.start()]
        score = _graded([one for one in before if one.place >= graded])
        graded = match.start()
        fitting = _fitting(score)
        figures = (score.figure,) if score else ()
        if word not in LEGAL:
            yield Mention("grade", start, end, word, fitting or word[0], figures=figures)
        elif fitting and word != fitting:
            yield Mention(_MISMATCH, start, end, word, fitting, figures=figures)


def _graded(scores: list[Phrase]) -> Phrase | None:
    """The score that a grade behind it is given for: the last total; else the largest of the last
    sentence (得94分，其中甲47分、乙47分，等级为…: the others are its parts), or of all before.
    """
    whole = next((one for one in reversed(scores) if is_total_score(one)), None)
    if whole is not None or not scores:
        return whole
    last = max((one for one in scores if one.sentence == scores[-1].sentence), key=_value)
    return last if last.figure.value >= _LEAST_FAIR else max(scores, key=_value)


def _fitting(score: Phrase | None) -> str:
    """The national grade word of a score of 100; "" without a score."""
    return "" if score is None else _grade_of(score.figure.fraction)


def _grade_of(score: Fraction) -> str:
    return next((word for floor, word in _BANDS if score >= floor), "")
