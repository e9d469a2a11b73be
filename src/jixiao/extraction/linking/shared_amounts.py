"""Means of one of many whose amount stands in a row of a table: 修缮危房52户，…户均支出2.31万元,
beside the row 危房修缮 | 1,201,200.00; 绿地养护单位成本7.35元/平方米.

The sentence of the mean tells the name of the row, and what there are so many of has the unit that
the mean is of. Told where that holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from jixiao.extraction.building import rate, results_of
from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.likeness import pieces
from jixiao.extraction.prose.one_of_many import each_of, kinds_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind

_SIGNS = frozenset("均每产单吨")
_CLAUSE = late_regex(r"[^，。；：、（）]*$")
_EACH = late_regex(
    r"(?P<each>[户人车辆台场件床套盏亩生])均(?!衡)|每(?P<one>[^年月日每][一-龥]{0,7})"
    r"|(?P<bare>吨)水"
)
_DONE = late_regex(r"^[^，。；：\d]*[，；（](?:实际|全年实际|实际[一-龥]{1,4})(?:为|是|达)?$")
"""户均成本控制在3,000元以内，实际: what says a second figure of what the one before it is of."""
_MONTHLY = late_regex(r"[每按]月[^，。；：]{0,8}$|月均[^，。；：]{0,8}$")
_MONTHS = 12
_PER = "/"
_SHARED = 4
"""Characters of the name of a row that its sentence shares with it."""
_TELLING = 3
"""Digits of a mean that nothing makes by chance."""
_PRECISE = 2
"""Decimals of a mean that leaves no rest (户均1.50万元, of 63.00万元 and 42户)."""
_MOST = 12
"""Amounts and counts that are tried for a mean."""


def means_of_rows(
    phrases: Sequence[Phrase], facts: Sequence[Fact], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """One relation for each mean that none holds for yet."""
    means = [(one, each) for one, each in _means(phrases) if _is_telling(one.figure)]
    if not means:
        return
    held = {at for at, one in results_of(relations).items() if one.verdict is Verdict.HOLDS}
    rows = _Named(one for one in facts if one.in_table and one.figure.dimension is Dimension.MONEY)
    counts = _Named(one for one in facts if one.figure.dimension is Dimension.COUNT)
    beside: dict[int, list[Phrase]] = defaultdict(list)
    for one in phrases:
        beside[one.passage].append(one)
    for mean, each in means:
        if mean.figure.start not in held:
            yield from _of_mean(mean, each, rows, counts, beside)


def _is_telling(figure: Figure) -> bool:
    return figure.telling >= _TELLING or figure.places >= _PRECISE


def _means(phrases: Sequence[Phrase]) -> Iterator[tuple[Phrase, str]]:
    """Amounts of one of many, with what they are of."""
    last, of = -1, ""
    for place, phrase in enumerate(phrases):
        each = _unit_of(phrase)
        if not each and of and last == place - 1 and _DONE.search(phrase.gap):
            each = of if phrase.figure.unit == phrases[last].figure.unit else ""
        if each and phrase.figure.value > 0:
            yield phrase, each
            last, of = place, each


def _unit_of(phrase: Phrase) -> str:
    """What an amount is of one of, by its unit or by its clause."""
    if _PER in phrase.figure.unit:
        unit, _, each = phrase.figure.unit.partition(_PER)
        return each if unit.endswith("元") else ""
    if not phrase.money or phrase.prior or _SIGNS.isdisjoint(phrase.gap):
        return ""
    clause = _CLAUSE.search(phrase.gap)
    told = clause[0] if clause is not None else ""
    if "月" not in told and (each := each_of(told)) and not each.startswith("年"):
        return each
    match = _EACH.search(told)
    return next(filter(None, match.groups()), "") if match is not None else ""


def _of_mean(
    mean: Phrase,
    each: str,
    rows: _Named,
    counts: _Named,
    beside: Mapping[int, Sequence[Phrase]],
) -> Iterator[Relation]:
    """The first row and the first count that make a mean."""
    amounts = rows.like(mean.context + mean.gap + mean.title)
    if not amounts:
        return
    near = [one.figure for one in beside[mean.passage] if _is_of(one.figure, each)]
    near.sort(key=lambda one: abs(one.start - mean.figure.start))
    for amount in islice(amounts, _MOST):
        named = (one.figure for one in counts.like(amount.subject) if _is_of(one.figure, each))
        for count in islice((*near, *named), _MOST):
            relation = _divided(mean, amount.figure, count, _times(mean))
            exact = amount.figure.value == mean.figure.value * count.value * _times(mean)
            if relation.verdict is Verdict.HOLDS and (mean.figure.telling >= _TELLING or exact):
                yield relation
                return


class _Named:
    """Facts by the words of their names."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = list(facts)
        self._by_piece: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self._facts):
            for piece in pieces(one.subject, _SHARED):
                self._by_piece[piece].append(place)

    def like(self, text: str) -> list[Fact]:
        """Those whose name shares a word with a text, in order."""
        found = (self._by_piece.get(piece, ()) for piece in pieces(text, _SHARED))
        return [self._facts[place] for place in sorted({at for row in found for at in row})]


def _is_of(figure: Figure, each: str) -> bool:
    if figure.dimension is not Dimension.COUNT or not figure.value:
        return False
    unit = bare_unit(figure)
    return any(each.startswith(name) for name in kinds_of(unit))


def _times(mean: Phrase) -> int:
    """每人每月: into how many parts of a year an amount is divided besides."""
    return _MONTHS if _MONTHLY.search(mean.gap) is not None else 1


def _divided(mean: Phrase, amount: Figure, count: Figure, times: int) -> Relation:
    return rate(
        mean.figure, (amount, count), lambda values: values[0] / values[1] / times,
        kind=RelationKind.PRODUCT, formula="金额÷数量" + (f"÷{times}" if times > 1 else ""),
        subject="平均数",
    )  # fmt: skip
