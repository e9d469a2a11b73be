"""Values of a Filing that may not stand beside each other: too large, or left blank."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.filing.known import derived
from jixiao.filing.limits import Limit, columns_of, limits, single_pairs
from jixiao.filing.schema import fields
from jixiao.filing.value import State
from jixiao.ledger.filing_view import FilingView, digits_of
from jixiao.ledger.relation import Mention

_KINDS = {
    "staff": "overstaffed",
    "outturn": "outturn_above_budget",
    "three_public": "three_public_above_budget",
    "part": "part_above_whole",
}
"""The sort of a limit → the kind of its mentions."""


def limit_mentions(view: FilingView) -> Iterator[Mention]:
    """Every limit of limits.yaml that the Filing breaks, and parts left blank beside others."""
    for limit in limits():
        if limit.sort == "staff" and view.text("staff.note"):
            continue
        yield from _singles(view, limit) if limit.above else ()
        for table, column, other in columns_of(limit):
            yield from _in_table(view, limit, table, column, other)
    yield from _blank_parts(view)


def _singles(view: FilingView, limit: Limit) -> Iterator[Mention]:
    """Single values above others; a total only where none of its own parts is."""
    told = False
    for path, other in single_pairs(limit):
        if told and path in derived():
            continue
        for mention in _above(view, limit, path, other, view.knowledge.at(path).label):
            told = True
            yield mention


def _in_table(
    view: FilingView, limit: Limit, table: str, column: str, other: str
) -> Iterator[Mention]:
    rows = view.filing.rows.get(table, ())
    if limit.once and not any(column in row for row in rows):
        return
    for number, row in enumerate(rows, 1):
        head = f"{table}.{number}"
        if limit.above:
            name = view.name(head)
            if limit.sort == "part":
                name += f"·{view.knowledge.at(f'{head}.{column}').label}"
            yield from _above(view, limit, f"{head}.{column}", f"{head}.{other}", name)
        elif other in row and not {column, *limit.instead} & set(row):
            yield from view.mention(
                "blank_cell", f"{head}.{other}", stated="空白", subject=view.name(head),
                note=limit.words,
            )  # fmt: skip


def _above(
    view: FilingView, limit: Limit, path: str, other: str, subject: str
) -> Iterator[Mention]:
    value, most = view.number(path), view.number(other)
    if value is not None and most is not None and value > most:
        yield from view.mention(
            _KINDS[limit.sort], path, stated=digits_of(value), expected=digits_of(most),
            subject=subject, note=view.knowledge.at(other).label,
        )  # fmt: skip


def _blank_parts(view: FilingView) -> Iterator[Mention]:
    """Parts left blank beside parts that are filled in, where no way leads to their total."""
    for rule in derived().values():
        if view.number(rule.path) is not None:
            continue
        for way in rule.ways:
            parts = [path for path in way.paths if path in fields()]
            blank = [path for path in parts if view.filing.get(path).state is State.BLANK]
            known = [path for path in parts if view.number(path) is not None]
            if blank and known:
                names = "、".join(fields()[path].label for path in blank)
                yield from view.mention(
                    "blank_part", known[0], stated="空白", subject=rule.label, note=names
                )
                break
