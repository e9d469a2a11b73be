"""Figures typed by hand beside the registers that give them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jixiao.figures.figure import printed
from jixiao.filing.expressions import parse
from jixiao.filing.filing import Row
from jixiao.ledger.filing_view import FilingView
from jixiao.ledger.relation import Mention

_BUDGET = "财政拨款"
"""The only source whose money is three-public spending (domain notes §3.6)."""


def register_mentions(view: FilingView) -> Iterator[Mention]:
    """Typed actuals against their formulas, and receptions against their register."""
    for row in view.rows("indicators"):
        yield from _indicator(view, row)
    yield from _receptions(view)


def _indicator(view: FilingView, row: str) -> Iterator[Mention]:
    """A typed actual that is not what its registers give."""
    formula = view.text(f"{row}.actual_from")
    if not formula:
        return
    way = parse(formula)
    known = {path: view.knowledge.at(path) for path in way.paths}
    numbers = {path: each.number for path, each in known.items() if each.number is not None}
    if len(numbers) < len(known):
        return
    try:
        value = way.value(numbers)
    except ZeroDivisionError:
        return
    words = way.words(lambda path: known[path].label)
    yield from _typed(view, f"{row}.actual", value, words, view.name(row))


def _receptions(view: FilingView) -> Iterator[Mention]:
    """Batches, guests and cost of receptions; only the budget's money is three-public spending."""
    rows = view.filing.rows.get("receptions", [])
    if not rows:
        return
    domestic = [row for row in rows if not _is_foreign(row)]
    foreign = [row for row in rows if _is_foreign(row)]
    for path, chosen, guests, words in (
        ("three_public.receptions", domestic, "three_public.guests", "公务接待台账"),
        ("three_public.foreign_receptions", foreign, "three_public.foreign_guests", "外事接待台账"),
    ):
        label = view.knowledge.at(path).label
        yield from _typed(view, path, Fraction(len(chosen)), f"{words}行数", label)
        if (people := _sum(chosen, "people")) is not None:
            yield from _typed(
                view, guests, people, f"{words}人数合计", view.knowledge.at(guests).label
            )
    if any("source" not in row for row in rows):
        return
    paid = [row for row in rows if row["source"].text == _BUDGET]
    if (amount := _sum(paid, "amount")) is not None:
        path = "three_public.outturn.hospitality"
        words = f"公务接待台账中{_BUDGET}的金额合计"
        yield from _typed(view, path, amount, words, view.knowledge.at(path).label)


def _is_foreign(row: Row) -> bool:
    return "foreign" in row and bool(row["foreign"].number)


def _sum(rows: list[Row], column: str) -> Fraction | None:
    """The sum of a column; None where a row has it blank."""
    numbers = [row[column].number if column in row else None for row in rows]
    if any(number is None for number in numbers):
        return None
    return sum((Fraction(number) for number in numbers if number is not None), Fraction(0))


def _typed(
    view: FilingView, path: str, value: Fraction, words: str, subject: str
) -> Iterator[Mention]:
    """A mention where an entered figure is not this value to its own places."""
    entry = view.entries.get(path)
    if entry is None or entry.figure is None:
        return
    expected = printed(value, entry.figure.places)
    if expected != entry.figure.digits:
        yield from view.mention(
            "typed_actual", path, stated=entry.figure.digits, expected=expected, note=words,
            subject=subject,
        )  # fmt: skip
