"""A short amount or count said again in like words: 接待费0.83万元，占9%。…接待费0.83万元，下降3%.

Its digits alone would be chance; told where the words around both share more than what every
amount has, and so never an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import same
from jixiao.extraction.prose.likeness import share
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_ROLES = (Role.LEVEL, Role.CHANGE, Role.ACTUAL)
_KINDS = (Dimension.MONEY, Dimension.COUNT)
_ALIKE = (RelationKind.SAME_FACT, RelationKind.UNIT)
_NEAR, _BESIDE = 40, 4
"""Figures between the two places; and between two changes that need no more words."""
_BEFORE, _BEHIND = 14, 8
"""Characters around a figure that say what it is of."""
_SHARED, _SHARED_IF_SHORT = 2, 3
"""Characters that both have, of what says anything; the same for counts and round amounts."""
_TELLING, _TELLING_COUNT = 3, 2
_SAYS_NOTHING = late_regex(
    r"[^\u4e00-\u9fff]+|[较比与同][^，。；]{0,4}年(?:度|初)?|增[加长]|减少|下降|主要|原因|其中|财政拨款|一般|公共"
    r"|预算|决算|支出|收入|安排|全[年县市省区]|合计|总[计额]|执行|完成|实际|资金|[共万元亿为的是数年度项目]"
)
_BREAK = late_regex(r"[。；，：]")
_NUMBERED = late_regex(r"^.*?指标[一-龥\d]{0,3}[：、]")
"""指标三：, before what the indicator is called."""
_SAME = 4
"""Characters right before a figure, or right behind it, that are the same in both places."""
_WORDS = late_regex(r"[\u4e00-\u9fff]{4}")
_Mark = tuple[Decimal, Dimension, str]


def said_again(phrases: Sequence[Phrase], relations: Sequence[Relation]) -> Iterator[Relation]:
    """Each such figure with the nearest one before it that prints the same in like words."""
    told = {figure.start for one in relations if one.kind in _ALIKE for figure in one.figures()}
    known: dict[_Mark, list[tuple[int, Phrase]]] = defaultdict(list)
    heads: dict[int, str] = {}
    for place, phrase in enumerate(phrases):
        head = heads.setdefault(phrase.passage, phrase.gap)
        if not _counts(phrase):
            continue
        figure = phrase.figure
        earlier = known[figure.value, figure.dimension, "" if phrase.money else figure.unit]
        if figure.start not in told:
            near = _near(earlier, place)
            before = next((one for one in near if _said_alike(one, phrase)), None)
            if before is None and earlier and place - earlier[-1][0] <= _BESIDE:
                before = _same_change(earlier[-1][1], phrase)
            if before is None and earlier and phrase.role is Role.ACTUAL:
                before = _of_indicator(head, phrase, earlier)
            if before is not None:
                yield same(figure, before.figure, subject=phrase.subject.name)
        earlier.append((place, phrase))


def _of_indicator(
    head: str, actual: Phrase, earlier: Sequence[tuple[int, Phrase]]
) -> Phrase | None:
    """完成绿道26.50公里。…指标三：绿道里程。指标值为25公里，完成值为26.50公里: what was reached of
    the indicator that opens a passage, wherever the text told it; of few digits by more words.
    """
    name = "".join(_SAYS_NOTHING.split(_BREAK.split(_NUMBERED.sub("", head), 1)[0]))
    length = _SHARED if actual.figure.telling >= _TELLING else _SAME
    levels = (one for _, one in reversed(earlier) if one.role in (Role.LEVEL, Role.CHANGE))
    return next(
        (one for one in levels if any(share(name, said, length) for said in _around(one))), None
    )


def _near(earlier: Sequence[tuple[int, Phrase]], place: int) -> Iterator[Phrase]:
    """The places before one, the nearest first, as far as they are near."""
    for at, one in reversed(earlier):
        if place - at > _NEAR:
            return
        yield one


def _counts(phrase: Phrase) -> bool:
    figure = phrase.figure
    if figure.dimension not in _KINDS or phrase.role not in _ROLES or not figure.value:
        return False
    return phrase.money or figure.telling >= _TELLING_COUNT


def _same_change(one: Phrase, other: Phrase) -> Phrase | None:
    """A whole and the part that alone changed it."""
    changes = one.role is other.role is Role.CHANGE and one.sign == other.sign != 0
    return one if changes and one.passage == other.passage else None


def _said_alike(one: Phrase, other: Phrase) -> bool:
    if one.role is not other.role:
        return False
    telling = one.money and one.figure.telling >= _TELLING
    if one.gap[-_SAME:] == other.gap[-_SAME:] and _WORDS.fullmatch(one.gap[-_SAME:]):
        return True
    if one.after[:_SAME] == other.after[:_SAME] and _WORDS.fullmatch(one.after[:_SAME]):
        return True
    length = _SHARED if telling else _SHARED_IF_SHORT
    around = _around(other)
    return any(share(piece, said, length) for piece in _around(one) for said in around)


def _around(phrase: Phrase) -> list[str]:
    """What says anything in the words around a figure and in its name."""
    before = phrase.gap[-_BEFORE:]
    behind = _BREAK.split(phrase.after[:_BEHIND], 1)[0]
    words = (before, behind, phrase.subject.name)
    return [piece for one in words for piece in _SAYS_NOTHING.split(one) if piece]
