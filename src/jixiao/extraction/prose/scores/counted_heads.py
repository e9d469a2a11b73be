"""Totals that count the scores which open the paragraphs before them: 决策类得9分。…三类共得88分.

The paragraphs detail these scores, so that those right before the total are not all its parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import NEW_PASSAGE
from jixiao.extraction.prose.scores.claims import sum_of_scores
from jixiao.extraction.prose.scores.items import leaves_one_out
from jixiao.extraction.prose.scores.lines import Line
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.figures.chinese import number_of
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

_KIND = late_regex(r"(?P<kind>[项类])(?:指标)?[^，。；]{0,6}$")
_HEAD = late_regex(
    rf"(?P<name>[^，。；：]{{2,16}}?)(?P<kind>[项类])?(?:指标|部分)?(?:{words.GIVEN})"
)
_SOME = late_regex(
    r"(?P<which>[前后])(?P<count>[两二三四五六])[项类个](?:[^，。；：\d]{0,10}?指标)?"
    r"[^，。；：\d]{0,6}(?:\d+(?:\.\d+)?分[，、])?(?:合计|共计?)?(?:得分?|分数)?(?:为|是|共|：)?$"
)
"""后三项指标满分共60分，得分: of how many scores before it a total is."""
_FEWEST, _NEAR, _MOST = 3, 40, 12
"""Heads that are counted at least; characters before a score that count others, and these."""


def sums_of_heads(lines: Sequence[Line]) -> Iterator[Relation]:
    """Each such total over just as many scores of its kind; wrong where a slip explains it, or one
    of them is left out.
    """
    heads: list[tuple[Line, str]] = []
    for place, line in enumerate(lines):
        counted = line.counted
        kind = _KIND.search(line.score.gap) if counted >= _FEWEST else None
        if kind is not None:
            parts = [head for head, said in heads if said in (kind["kind"], "")]
            if len(parts) == counted:
                relation = sum_of_scores(line.score, parts, "自评总分")
                missed = leaves_one_out(line.score.figure.value, parts)
                if not relation.contradicted or missed or shows_a_slip(relation):
                    yield relation
        yield from _of_some(line, lines[max(0, place - _MOST) : place])
        opens = line.score.pause >= NEW_PASSAGE and _HEAD.fullmatch(line.score.gap)
        if opens:
            heads.append((line, opens["kind"] or ""))


def _of_some(line: Line, before: Sequence[Line]) -> Iterator[Relation]:
    """甲得9分，乙得28.20分，丙得29.10分，后两项共得57.30分: the last so many scores of the
    paragraph but for a slip, or the first of a row where they make it.
    """
    said = line.score.context[-_NEAR:]
    match = _SOME.search(said) if "后" in said or "前" in said else None
    if match is None:
        return
    count = int(number_of(match["count"]))
    beside = [one for one in before if one.score.passage == line.score.passage]
    ends = range(len(beside), count - 1, -1)
    tried = [sum_of_scores(line.score, beside[end - count : end], "") for end in ends]
    last = tried[:1] if match["which"] == "后" else []
    held = [one for one in last or tried if one.verdict is Verdict.HOLDS]
    yield from held[:1] or (one for one in last if shows_a_slip(one))
