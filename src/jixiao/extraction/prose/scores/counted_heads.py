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
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

_KIND = late_regex(r"(?P<kind>[项类])(?:指标)?[^，。；]{0,6}$")
_HEAD = late_regex(
    rf"(?P<name>[^，。；：]{{2,16}}?)(?P<kind>[项类])?(?:指标|部分)?(?:{words.GIVEN})"
)
_FEWEST = 3


def sums_of_heads(lines: Sequence[Line]) -> Iterator[Relation]:
    """Each such total over just as many scores of its kind; wrong where a slip explains it, or one
    of them is left out.
    """
    heads: list[tuple[Line, str]] = []
    for line in lines:
        counted = line.counted
        kind = _KIND.search(line.score.gap) if counted >= _FEWEST else None
        if kind is not None:
            parts = [head for head, said in heads if said in (kind["kind"], "")]
            if len(parts) == counted:
                relation = sum_of_scores(line.score, parts, "自评总分")
                missed = leaves_one_out(line.score.figure.value, parts)
                if not relation.contradicted or missed or shows_a_slip(relation):
                    yield relation
        opens = line.score.pause >= NEW_PASSAGE and _HEAD.fullmatch(line.score.gap)
        if opens:
            heads.append((line, opens["kind"] or ""))
