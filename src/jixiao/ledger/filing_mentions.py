"""What a Filing shows that is no relation: unexplained deviations, counts against the registers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jixiao.figures.figure import printed
from jixiao.filing.expressions import parse
from jixiao.filing.filing import Filing
from jixiao.filing.known import Knowledge
from jixiao.ledger.filing_text import Entry
from jixiao.ledger.relation import Mention

LARGE_ADJUSTMENT = Fraction(3, 10)
"""Above this share of the initial budget an adjustment needs its reason (vendor default, §2.3)."""


def filing_mentions(
    filing: Filing, knowledge: Knowledge, entries: dict[str, Entry]
) -> Iterator[Mention]:
    """All mentions of a Filing; ``entries`` are its lines by path."""
    for number, _ in enumerate(filing.rows.get("indicators", ()), 1):
        yield from _against_ledgers(filing, knowledge, entries, f"indicators.{number}")
        yield from _unexplained(filing, knowledge, entries, f"indicators.{number}")
    yield from _staff(filing, knowledge, entries)
    yield from _adjustment(filing, knowledge, entries)


def _against_ledgers(
    filing: Filing, knowledge: Knowledge, entries: dict[str, Entry], row: str
) -> Iterator[Mention]:
    """A typed actual that is not what its ledgers give."""
    formula, entry = filing.get(f"{row}.actual_from").text, entries.get(f"{row}.actual")
    if not formula or entry is None or entry.figure is None:
        return
    way = parse(formula)
    known = {path: knowledge.at(path) for path in way.paths}
    if any(each.number is None for each in known.values()):
        return
    try:
        value = way.value({path: each.number or Fraction(0) for path, each in known.items()})
    except ZeroDivisionError:
        return
    expected = printed(value, entry.figure.places)
    if expected != entry.figure.digits:
        yield Mention(
            "typed_actual", entry.start, entry.end, entry.figure.digits, expected,
            way.words(lambda path: known[path].label), _name(filing, row), (entry.figure,),
        )  # fmt: skip


def _unexplained(
    filing: Filing, knowledge: Knowledge, entries: dict[str, Entry], row: str
) -> Iterator[Mention]:
    """A target that was not reached, without reason or without measure."""
    target, actual = knowledge.at(f"{row}.target"), knowledge.at(f"{row}.actual")
    entry = entries.get(f"{row}.actual")
    if target.number is None or actual.number is None or entry is None:
        return
    limit = filing.get(f"{row}.operator").text == "≤"
    reached = actual.number <= target.number if limit else actual.number >= target.number
    if reached:
        return
    for column, word in (("reason", "偏差原因"), ("measure", "改进措施")):
        if not filing.get(f"{row}.{column}").text:
            yield Mention(
                "unexplained", entry.start, entry.end, _digits(actual.number),
                _digits(target.number), word, _name(filing, row),
            )  # fmt: skip


def _staff(filing: Filing, knowledge: Knowledge, entries: dict[str, Entry]) -> Iterator[Mention]:
    """More staff than posts, and nothing that explains it."""
    posts, staff = knowledge.at("staff.authorized.total"), knowledge.at("staff.on_post.total")
    if posts.number is None or staff.number is None or staff.number <= posts.number:
        return
    first = next((entries[path] for path in entries if path.startswith("staff.on_post.")), None)
    if first and not filing.get("staff.note").text:
        yield Mention(
            "overstaffed", first.start, first.end, _digits(staff.number), _digits(posts.number),
            subject=staff.label,
        )  # fmt: skip


def _adjustment(
    filing: Filing, knowledge: Knowledge, entries: dict[str, Entry]
) -> Iterator[Mention]:
    """A large adjustment of the budget without a reason."""
    initial, changed = knowledge.at("budget.initial.total"), knowledge.at("budget.adjustment")
    if not initial.number or not changed.number:
        return
    rate = abs(changed.number) / initial.number
    if rate <= LARGE_ADJUSTMENT:
        return
    for number, row in enumerate(filing.rows["adjustments"], 1):
        entry = entries.get(f"adjustments.{number}.amount")
        if entry and "reason" not in row:
            yield Mention(
                "unexplained_adjustment", entry.start, entry.end, _digits(changed.number),
                note=f"{printed(rate * 100, 2)}%", subject=changed.label,
            )  # fmt: skip


def _name(filing: Filing, row: str) -> str:
    return filing.get(f"{row}.name").text


def _digits(number: Fraction) -> str:
    text = printed(number, 6)
    return text.rstrip("0").rstrip(".")
