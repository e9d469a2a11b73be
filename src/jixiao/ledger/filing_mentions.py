"""What a Filing shows that is no relation: what is blank, late, unexplained, above its limit."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jixiao.figures.figure import printed
from jixiao.ledger.filing_codes import code_mentions
from jixiao.ledger.filing_dates import date_mentions
from jixiao.ledger.filing_limits import limit_mentions
from jixiao.ledger.filing_registers import register_mentions
from jixiao.ledger.filing_view import FilingView, digits_of
from jixiao.ledger.relation import Mention

LARGE_ADJUSTMENT = Fraction(3, 10)
"""Above this share of the initial budget an adjustment needs its reason (vendor default, §2.3)."""


def filing_mentions(view: FilingView) -> Iterator[Mention]:
    """All mentions of a Filing."""
    yield from register_mentions(view)
    for row in view.rows("indicators"):
        yield from _unexplained(view, row)
    yield from limit_mentions(view)
    yield from date_mentions(view)
    yield from code_mentions(view)
    yield from _adjustment(view)


def _unexplained(view: FilingView, row: str) -> Iterator[Mention]:
    """A target that was not reached, without reason or without measure."""
    target, actual = view.number(f"{row}.target"), view.number(f"{row}.actual")
    if target is None or actual is None:
        return
    limit = view.text(f"{row}.operator") == "≤"
    if actual <= target if limit else actual >= target:
        return
    for column, word in (("reason", "偏差原因"), ("measure", "改进措施")):
        if not view.text(f"{row}.{column}"):
            yield from view.mention(
                "unexplained", f"{row}.actual", stated=digits_of(actual),
                expected=digits_of(target), note=word, subject=view.name(row),
            )  # fmt: skip


def _adjustment(view: FilingView) -> Iterator[Mention]:
    """A large adjustment of the budget without a reason."""
    initial, changed = view.number("budget.initial.total"), view.number("budget.adjustment")
    if not initial or not changed:
        return
    rate = abs(changed) / initial
    if rate <= LARGE_ADJUSTMENT:
        return
    for row in view.rows("adjustments"):
        if f"{row}.amount" in view.entries and not view.text(f"{row}.reason"):
            yield from view.mention(
                "unexplained_adjustment", f"{row}.amount", stated=digits_of(changed),
                note=f"{printed(rate * 100, 2)}%",
                subject=view.knowledge.at("budget.adjustment").label,
            )  # fmt: skip
