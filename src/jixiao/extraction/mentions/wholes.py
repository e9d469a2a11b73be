"""Shares that do not make 100, rates beyond what can be, rates over nothing, counts of a list."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.reading import ProseReading
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Mention, Role

_WHOLE = Decimal(100)
_COUNTED = {"个", "项", "家", "类", "大类"}


def whole_mentions(reading: ProseReading) -> Iterator[Mention]:
    """All mentions about wholes and their parts."""
    for parts in reading.lists:
        if parts.stated.role is Role.LEVEL:
            yield from _shares(parts)
            yield from _listed(parts)
    for statement in reading.statements:
        yield from _impossible(statement)
        yield from _zero_base(statement)


def _shares(parts: Parts) -> Iterator[Mention]:
    shares = [share for item, _ in parts.items if (share := _share(item)) is not None]
    if len(shares) < 2 or len(shares) < len(parts.items) or not _adds_up(parts):
        return
    total = sum((share.figure.value for share in shares), Decimal(0))
    room = sum((share.figure.ulp for share in shares), Decimal(0)) / 2
    if abs(total - _WHOLE) > room:
        last = shares[-1].figure
        yield Mention(
            "shares_not_100", last.start, last.end, str(total), "100", subject=parts.head.subject,
            figures=tuple(share.figure for share in shares),
        )  # fmt: skip


def _adds_up(parts: Parts) -> bool:
    return not parts.relation.contradicted


def _share(item: Statement) -> Phrase | None:
    shares = [phrase for phrase in item.phrases if phrase.role is Role.SHARE]
    return shares[0] if shares else None


def _listed(parts: Parts) -> Iterator[Mention]:
    """共5个项目：… with the items counted."""
    first = parts.items[0][0]
    before = first.before.phrases[-1] if first.before else None
    if (
        before is None
        or before.figure.dimension is not Dimension.COUNT
        or parts.relation.contradicted
    ):
        return
    if before.figure.unit not in _COUNTED or not before.after.rstrip("，。").endswith("："):
        return
    if before.figure.value != len(parts.items):
        figure = before.figure
        yield Mention(
            "listed_count", figure.start, figure.end, figure.digits, str(len(parts.items)),
            subject=parts.head.subject, figures=(figure,),
        )  # fmt: skip


def _impossible(statement: Statement) -> Iterator[Mention]:
    for phrase in statement.phrases:
        if phrase.role is Role.SHARE and phrase.figure.value > _WHOLE:
            figure = phrase.figure
            yield Mention(
                "impossible_percent", figure.start, figure.end, figure.digits, "100",
                note="占比不能超过100%", subject=statement.subject, figures=(figure,),
            )  # fmt: skip


def _zero_base(statement: Statement) -> Iterator[Mention]:
    """A rate of change or completion where last year, or the budget, is nothing."""
    levels = [level for level in statement.levels if level.money or level.figure.value == 0]
    for phrase in statement.phrases:
        figure = phrase.figure
        if not levels or phrase.role not in (Role.CHANGE_RATE, Role.EXECUTION_RATE):
            continue
        nothing = levels[-1].figure
        changes = [one for one in statement.changes if one.figure.start < figure.start]
        if phrase.role is Role.CHANGE_RATE and changes:
            base = nothing.value - changes[-1].sign * changes[-1].figure.value
            if base == 0 and changes[-1].figure.value > 0:
                yield Mention(
                    "zero_base", figure.start, figure.end, f"{figure.digits}%", note="last_year",
                    subject=statement.subject, figures=(figure, changes[-1].figure),
                )  # fmt: skip
        elif phrase.role is Role.EXECUTION_RATE and nothing.value == 0:
            planned = [
                one for one in levels if one.subject.stage in ("initial", "adjusted", "budget")
            ]
            if all(one.figure.value == 0 for one in planned) and figure.value == 0:
                yield Mention(
                    "zero_base", figure.start, figure.end, f"{figure.digits}%", note="budget",
                    subject=statement.subject, figures=(figure, nothing),
                )  # fmt: skip
