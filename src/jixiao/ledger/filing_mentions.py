"""What a Filing shows that is no relation: what is blank, late, unexplained, above its limit."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from jixiao.figures.figure import printed
from jixiao.ledger.filing_codes import code_mentions, three_public_mentions
from jixiao.ledger.filing_dates import date_mentions
from jixiao.ledger.filing_limits import limit_mentions
from jixiao.ledger.filing_registers import register_mentions
from jixiao.ledger.filing_view import FilingView, digits_of
from jixiao.ledger.relation import Mention


def filing_mentions(view: FilingView) -> Iterator[Mention]:
    """All mentions of a Filing."""
    yield from register_mentions(view)
    for row in view.rows("indicators"):
        yield from _unexplained(view, row)
        yield from _overfulfilled(view, row)
    yield from limit_mentions(view)
    yield from date_mentions(view)
    yield from code_mentions(view)
    yield from three_public_mentions(view)
    yield from _adjustment(view)
    yield from _sampling(view)


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


def _overfulfilled(view: FilingView, row: str) -> Iterator[Mention]:
    """Far more than the target, and no word on why: the target may have been too low."""
    target, actual = view.number(f"{row}.target"), view.number(f"{row}.actual")
    most = view.thresholds.get("over_completion")
    if not target or actual is None or most is None or view.text(f"{row}.operator") == "≤":
        return
    if actual / target > most and not view.text(f"{row}.reason"):
        yield from view.mention(
            "overfulfilled", f"{row}.actual", stated=digits_of(actual), expected=digits_of(target),
            note=f"{printed(actual / target * 100, 2)}%", subject=view.name(row),
        )  # fmt: skip


def _sampling(view: FilingView) -> Iterator[Mention]:
    """Fewer places chosen for the evaluation than the region asks for, or more than it allows."""
    share, most = (view.thresholds.get(name) for name in ("sampling_share", "sampling_most"))
    rows = list(view.rows("sampling"))
    known = [(view.number(f"{row}.all"), view.number(f"{row}.chosen")) for row in rows]
    if share is None or most is None or not rows:
        return
    total = sum((every for every, _ in known if every is not None), Fraction(0))
    chosen = sum((some for _, some in known if some is not None), Fraction(0))
    wanted = min(Fraction(ceil(total * share)), most)
    if all(None not in pair for pair in known) and chosen != wanted:
        yield from view.mention(
            "sampling", f"{rows[0]}.chosen", stated=digits_of(chosen), expected=digits_of(wanted),
            note=f"{printed(share * 100, 0)}%", subject=digits_of(total),
        )  # fmt: skip


def _adjustment(view: FilingView) -> Iterator[Mention]:
    """A large adjustment of the budget without a reason."""
    initial, changed = view.number("budget.initial.total"), view.number("budget.adjustment")
    most = view.thresholds.get("large_adjustment")
    if not initial or not changed or most is None:
        return
    rate = abs(changed) / initial
    if rate <= most:
        return
    for row in view.rows("adjustments"):
        if f"{row}.amount" in view.entries and not view.text(f"{row}.reason"):
            yield from view.mention(
                "unexplained_adjustment", f"{row}.amount", stated=digits_of(changed),
                note=f"{printed(rate * 100, 2)}%",
                subject=view.knowledge.at("budget.adjustment").label,
            )  # fmt: skip
