"""What must follow in time: sums spent so far never fall, nothing is handed in after its date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jixiao.ledger.filing_view import FilingView, digits_of
from jixiao.ledger.relation import Mention

_FIXED = (("execution.june", "06-30"), ("execution.october", "10-31"))
_YEAR_END, _OUTTURN = "12-31", "budget.outturn.total"
_HALF = 2


def date_mentions(view: FilingView) -> Iterator[Mention]:
    """All mentions about the order of time."""
    yield from _falling(view)
    yield from _late(view, "evaluation.due", "evaluation.submitted", "自评材料")
    for table in ("steps", "problems"):
        for row in view.rows(table):
            yield from _late(view, f"{row}.due", f"{row}.done", view.name(row))
    for row in view.rows("indicators"):
        yield from _out_of_line(view, row)


def _falling(view: FilingView) -> Iterator[Mention]:
    """A sum spent up to a date that is less than one up to an earlier date."""
    spent = [(f"{view.filing.year}-{day}", path) for path, day in _FIXED]
    for row in view.rows("monitoring"):
        date = view.text(f"{row}.date")
        if date.startswith(f"{view.filing.year}-"):
            spent.append((_to_the_end(date), f"{row}.executed"))
    spent.append((f"{view.filing.year}-{_YEAR_END}", _OUTTURN))
    known = sorted(
        (date, number, path) for date, path in spent if (number := view.number(path)) is not None
    )
    for (earlier, before, _), (later, after, path) in pairwise(known):
        if after < before and earlier < later:
            yield from view.mention(
                "spent_falls", path, stated=digits_of(after), expected=digits_of(before),
                subject=view.knowledge.at(path).label, note=f"截至{earlier}",
            )  # fmt: skip


def _to_the_end(date: str) -> str:
    """A month without a day is meant to its end; any day of it sorts before 31."""
    return date if date.count("-") == _HALF else f"{date}-31"


def _late(view: FilingView, due: str, done: str, subject: str) -> Iterator[Mention]:
    """Something done after its date; where one of them is a month only, the months count."""
    wanted, given = view.text(due), view.text(done)
    length = min(len(wanted), len(given))
    if wanted and given[:length] > wanted[:length]:
        yield from view.mention("late", done, stated=given, expected=wanted, subject=subject)


def _out_of_line(view: FilingView, row: str) -> Iterator[Mention]:
    """A mid-year value that is hardly anything beside a full year, or more than the year's."""
    middle, actual, target = (
        view.number(f"{row}.{column}") for column in ("mid_year", "actual", "target")
    )
    if middle is None or actual is None or not target or view.text(f"{row}.operator") == "≤":
        return
    hardly, nearly = (view.thresholds.get(name) for name in ("hardly_begun", "nearly_done"))
    sudden = bool(hardly and nearly and middle / target < hardly and actual / target > nearly)
    falls = middle > actual and view.text(f"{row}.unit") != "%"
    if sudden or falls:
        yield from view.mention(
            "mid_year", f"{row}.mid_year", stated=digits_of(middle), expected=digits_of(actual),
            subject=view.name(row), note="falls" if falls else "sudden",
        )  # fmt: skip
