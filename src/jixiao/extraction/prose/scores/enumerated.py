"""决策、过程、产出得分分别为18分、19分、50分: the names of a row of scores, told before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from jixiao.extraction.prose import words
from jixiao.extraction.prose.rows import ROW_LINK
from jixiao.extraction.prose.scores.lines import Line, name_of
from jixiao.late import late_regex

_NAMES = late_regex(
    rf"(?:^|[。；：，）])(?P<names>[^，。；：（）]+)(?:分别|依次)(?:{words.GIVEN}|(?:自评)?(?:为|是))$"
)
_IN_TURN = late_regex(rf"(?:分别|依次)(?:{words.GIVEN}|(?:自评)?(?:为|是))$")
_JOINS = late_regex(r"、|以及|和|与")
_COUNTED = late_regex(
    r"[两二三四五六七八九十\d]+(?:[项个类大]+(?:[一-三]级)?(?:指标|方面|部分|内容|维度|环节|模块|板块)?|部分|方面|维度|环节|模块|板块)"
    r"(?:指标)?(?:自评)?(?:得分)?$"
)
"""决策、过程、产出三类指标: what counts the names before it."""


def name_enumerated(lines: Sequence[Line]) -> None:
    """Give each score of a row the name that has its place in the row of names."""
    for place, line in enumerate(lines):
        told = None if line.names else _NAMES.search(line.score.gap)
        if told is None:
            continue
        row = list(row_from(lines, place))
        names = names_in(told["names"])
        if len(names) == len(row) > 1 and all(names):
            for one, name in zip(row, names, strict=True):
                one.names = (name,)


def names_in(told: str) -> list[str]:
    """甲、乙和丙: what each part of an enumeration names."""
    return [name_of(name) for name in _JOINS.split(_COUNTED.sub("", told))]


def opens_row(line: Line) -> bool:
    """各部分得分依次为: whether a row of scores starts with one."""
    return _IN_TURN.search(line.score.gap) is not None


def row_from(lines: Sequence[Line], place: int) -> Iterator[Line]:
    """The scores that stand in a row from ``place`` on."""
    first = lines[place]
    yield first
    yield from takewhile(lambda one: _goes_on(one, first), lines[place + 1 :])


def _goes_on(one: Line, first: Line) -> bool:
    here = one.score.passage == first.score.passage and one.score.stop == first.score.stop
    return here and ROW_LINK.fullmatch(one.score.gap) is not None
