"""Paragraphs that tell alike of a whole and of its parts (A20).

养老保险收入90亿元，支出70亿元。/ 职工养老收入65亿元，支出52亿元。/ 居民养老收入25亿元，支出18亿元:
each amount of the whole by those of the same word in the paragraphs behind it. Told where
several words agree, and one of them to the last digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from jixiao.extraction.building import agrees, signed_sum, told_only
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_surely_misprinted
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_WORD = late_regex(
    r"(?P<word>收入|支出|结[余存转]|预算|决算|执行|限额|余额)数?(?:总[额计]|合计)?"
    r"(?:完成|实现|达到?|共|[为是约])*$"
)
_FEWEST, _MOST = 2, 6
"""Words that agree, and paragraphs of the parts."""
_TELLING = 3
"""Digits of an amount that is made by no chance."""
_passage = attrgetter("passage")
Words = dict[str, Phrase]


def passages_abreast(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The sums of every such paragraph by the next ones, the fewest that make it."""
    levels = [one for one in phrases if one.money and one.role is Role.LEVEL and not one.prior]
    told = [_words(list(group)) for _, group in groupby(levels, _passage)]
    for place, whole in enumerate(told[:-_FEWEST]):
        for count in range(_FEWEST, min(_MOST, len(told) - place - 1) + 1):
            below = told[place + 1 : place + 1 + count]
            if not _abreast(whole, below[-1], told[place + count]):
                break
            if found := _sums(whole, below):
                yield from found
                break


def _words(levels: Sequence[Phrase]) -> Words:
    """The first amount of each word in a paragraph, lists apart."""
    words: Words = {}
    for one in levels:
        match = _WORD.search(one.gap) if not one.opener and not one.depth else None
        if match is not None:
            words.setdefault(match["word"], one)
    return words


def _abreast(whole: Words, one: Words, before: Words) -> bool:
    """Whether a paragraph stands close behind another, and tells several words of the whole."""
    if len(whole.keys() & one.keys()) < _FEWEST or not before:
        return False
    passages = [next(iter(words.values())).passage for words in (before, one)]
    return passages[1] - passages[0] <= _FEWEST


def _sums(whole: Words, below: Sequence[Words]) -> list[Relation]:
    """What the words that all of them tell come to; none where too few agree."""
    shared = [word for word in whole if all(word in one for one in below)]
    made = [
        signed_sum(
            whole[word].figure, [(1, one[word].figure) for one in below],
            subject=whole[word].subject.name,
        )
        for word in shared
        if whole[word].figure.telling >= _TELLING
    ]  # fmt: skip
    held = [one for one in made if one.verdict is Verdict.HOLDS]
    good = [one for one in made if agrees(one.judgement)]
    if not held or len(good) < _FEWEST:
        return []
    wrong = [one for one in made if is_surely_misprinted(one)]
    sure = len(held) >= _FEWEST and len(wrong) == 1
    return [*map(told_only, good), *(replace(one, likely=True) for one in wrong if sure)]
