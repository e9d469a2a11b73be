"""Shares of amounts that bear the names a sentence gives them: 年中追加占年初预算的8.15%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from jixiao.extraction.linking.counted_rates import rate_of
from jixiao.extraction.linking.figures_by_size import FiguresBySize
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.likeness import runs_through
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

_PART_OF = late_regex(r"(?P<part>[一-龥“”]{2,16}?)(?:仅|只|共|合计|约)?(?:占|为|达到?|完成)")
_AMOUNT = late_regex(r"(?<=[一-龥]{2})[数额]$")
"""净调增数: what counts an amount that is called 净调增 where it is told."""
_WHOSE = late_regex(r"部门|单位|批复的?|下达的?")
"""年初部门预算 is 年初预算."""
_TELLING, _FULL, _WORD = 3, 100, 2
"""Digits of a rate that is made by no chance; characters that end a name."""
_NAME, _MOST = 4, 3000
"""Characters at the head of a long name by which an amount is known again; figures of a document
in which names are looked for.
"""


class Said:
    """The words right before the amounts of the prose, but for whose they are."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases

    @cached_property
    def words(self) -> dict[int, str]:
        told = (one for one in self._phrases if one.money)
        return {one.figure.start: _WHOSE.sub("", last_clause(one.gap).text) for one in told}


def shares_of_named(phrase: Phrase, index: FiguresBySize, said: Said) -> Iterator[Relation]:
    """年中追加占年初预算的8.15%: the amounts that are called so anywhere."""
    match = _PART_OF.search(last_clause(phrase.gap).text) if phrase.base else None
    if match is None or phrase.figure.telling < _TELLING or len(index.figures) > _MOST:
        return
    figure, part, base = phrase.figure, _AMOUNT.sub("", match["part"]), phrase.base
    part = part[:_NAME] if len(part) > _NAME + 1 else part
    amounts = [one for one in index.figures if one.dimension is Dimension.MONEY]
    named = [(one, said.words.get(one.start, "") + index.subjects[one.start]) for one in amounts]
    wholes = [one for one, words_ in named if _is_called(base, words_)]
    for one in [one for one, words_ in named if _is_called(part, words_)]:
        for whole in wholes:
            if abs(one.value * _FULL - figure.value * whole.value) <= figure.ulp * whole.value:
                yield rate_of(phrase, one, whole)


def _is_called(name: str, said: str) -> bool:
    """年中追加 of 年中因政策性调资追加, 年初预算 of 年初批复预算."""
    long = _NAME <= len(name) <= len(said)
    return name in said or (long and name[-_WORD:] in said and runs_through(name, said))
