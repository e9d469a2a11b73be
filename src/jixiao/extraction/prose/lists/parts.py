"""A list's items beside the amount they detail, summed up to each of its ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose.lists.matching import adjustment, matching, signed
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Figure, difference_of, total_of
from jixiao.ledger.relation import Relation, Role

_ANY = Decimal("Infinity")
"""The slack where a figure is approximate."""


@dataclass(slots=True)
class Parts:
    """A list with the amount of its head that it details, and the sum between them."""

    head: Statement
    stated: Phrase
    items: list[tuple[Statement, Phrase]]
    total: Decimal
    """What the items come to, in the base unit; for a head that fell, what they fell."""
    slack: Decimal
    """More than the printed places can explain; infinite where a word of approximation stands."""
    listed: list[Statement] = field(default_factory=list)
    """The statements of the list that the items were taken from."""
    _relation: Relation | None = None

    @property
    def relation(self) -> Relation:
        """The sum as it enters the Ledger; made when first asked for, as most are only tried."""
        if self._relation is None:
            self._relation = signed_sum(
                self.stated.figure,
                [(signed(value), value.figure) for _, value in self.items],
                subject=self.head.title(self.stated),
                stated_sign=signed(self.stated),
            )
        return self._relation

    @property
    def among(self) -> list[Statement]:
        """All of the list from the first item to the last, also what has no such amount."""
        first, last = self.items[0][0].index, self.items[-1][0].index
        return [item for item in self.listed if first <= item.index <= last]

    @property
    def size(self) -> int:
        """How many items make the sum."""
        return len(self.items)

    @property
    def holds(self) -> bool:
        """Whether the items add up to what is stated exactly."""
        return self.total == self.stated.figure.value

    @property
    def agrees(self) -> bool:
        """Whether the items can add up to what is stated."""
        if self.holds:
            return True
        off = difference_of(self.total, self.stated.figure.value)
        return off <= self.slack and agrees(self.relation.judgement)


def readings_towards(
    head: Statement, stated: Phrase, items: list[Statement], ends: list[int]
) -> list[Parts]:
    """The different sums towards one amount that the items up to each of the ends give."""
    chosen: list[tuple[Statement, Phrase]] = []
    counts = [0]
    for item in items[: max(ends)]:
        value = matching(item, stated)
        if value is None and chosen and chosen[0][1].subject.stage == "initial":
            value = adjustment(item, stated)
        if value is not None:
            chosen.append((item, value))
        counts.append(len(chosen))
    sums = list(_running(stated, chosen))
    lengths = dict.fromkeys(counts[end] for end in ends)
    return [
        Parts(head, stated, chosen[:length], *sums[length], items)
        for length in lengths
        if length > 1
    ]


def _running(
    stated: Phrase, items: list[tuple[Statement, Phrase]]
) -> Iterator[tuple[Decimal, Decimal]]:
    """Total and slack of the first none, one, two … of the items."""
    sign, total, slack = signed(stated), Decimal(0), _slack(stated.figure)
    yield total, slack
    for _, value in items:
        amount = value.figure.value
        total = total_of((total, amount if sign * signed(value) > 0 else amount.copy_negate()))
        slack += _slack(value.figure)
        yield total, slack


def _slack(figure: Figure) -> Decimal:
    """How far one printed figure may lie from what it stands for; a unit of its last place."""
    return _ANY if figure.approximation else figure.ulp


def strict_parts(head: Statement, stated: Phrase, items: list[Statement]) -> Parts | None:
    """The items' amounts that belong strictly to a sum towards ``stated``."""
    found = [(item, matching(item, stated, strict=True)) for item in items]
    chosen = [(item, value) for item, value in found if value is not None]
    if len(chosen) < (1 if stated.role is Role.CHANGE and len(items) > 1 else 2):
        return None
    return parts_of(head, stated, chosen)


def parts_of(head: Statement, stated: Phrase, items: list[tuple[Statement, Phrase]]) -> Parts:
    """The sum of the items' amounts given."""
    *_, (total, slack) = _running(stated, items)
    return Parts(head, stated, items, total, slack)
