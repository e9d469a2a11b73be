"""Points and scores: their totals, the points of sections, blank and impossible scores.

A01 to A03, A06 and A15 of domain §8; the execution row of the national form scores its rate × points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.outline import row_tree
from jixiao.extraction.tables.rates import figure_at, relation_of
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.extraction.tables.sums import Outcome, Reading, Trust, relation_for
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.ledger.relation import Mention, Relation, RelationKind, Role


@dataclass(slots=True)
class Item:
    """An indicator's row: points and score as far as they are printed."""

    row: Row
    band: int
    weight: Entry | None
    score: Entry | None
    state: str
    """What stands in the score cell: number, blank, dash, text or missing."""
    deducted: bool = False


def score_relations(reading: TableReading) -> tuple[list[Relation], list[Mention]]:
    """Everything that points and scores of one table must keep."""
    relations: list[Relation] = []
    mentions: list[Mention] = []
    items: list[Item] = []
    for number, band in enumerate(reading.bands):
        weight, score = _columns(band)
        if weight is None and score is None:
            continue
        panel = (score or weight).panel  # type: ignore[union-attr]
        rows = band.rows[panel]
        heads = _heads(reading, rows, weight)
        since: list[Item] = []
        for row in rows:
            item = _item(reading, row, number, weight, score)
            if row.label.total:
                relations += _total(item, items, since, mentions)
                since = []
            elif row.index not in heads and (item.weight or item.score) and not row.label.open:
                items.append(item)
                since.append(item)
        relations += _outer_totals(reading, band, panel)
        relations += _sections(reading, band, panel, items)
        relations += _execution(reading, band, rows, weight, score)
        relations += _completed(reading, band, rows, weight, score)
        if score is not None:
            mentions += _above(rows, reading, weight, score)
    return relations, mentions


def _columns(band: Band) -> tuple[Column | None, Column | None]:
    """The score column and the points column before it."""
    score = next((c for c in band.columns if c.kind == "score"), None)
    weights = [c for c in band.columns if c.kind == "weight"]
    if score is not None:
        near = [c for c in weights if c.panel == score.panel]
        return (near[-1] if near else None), score
    return (weights[-1] if weights else None), None


def _heads(reading: TableReading, rows: Sequence[Row], weight: Column | None) -> set[int]:
    """Rows whose points are the sum of the rows under them: no items of their own."""
    if weight is None:
        return set()
    heads: set[int] = set()
    for node in row_tree(rows):
        own = reading.entries.get((node.row.index, weight.index))
        parts = [
            entry.figure.value
            for child in node.children
            if (entry := reading.entries.get((child.row.index, weight.index)))
        ]
        if own is not None and len(parts) > 1 and sum(parts) == own.figure.value:
            heads.add(node.row.index)
    return heads


def _item(
    reading: TableReading, row: Row, band: int, weight: Column | None, score: Column | None
) -> Item:
    def entry(column: Column | None) -> Entry | None:
        return reading.entries.get((row.index, column.index)) if column is not None else None

    state = reading.state(row.index, score.index) if score is not None else "missing"
    deducted = "扣分" in row.text or any("扣分" in text for text in row.outer)
    return Item(row, band, entry(weight), entry(score), state, deducted)


def _total(
    total: Item, items: Sequence[Item], since: Sequence[Item], mentions: list[Mention]
) -> list[Relation]:
    """The total row's points and score, over all items so far, the band's or the section's."""
    relations: list[Relation] = []
    sets = [list(items), [item for item in items if item.band == total.band], list(since)]
    if not total.row.label.grand and since:
        sets.reverse()
    sets = [chosen for chosen in sets if len(chosen) > 1]
    if not sets:
        return []
    chosen = _reconciling(total, sets)
    if not _plausible(total, chosen):
        return []
    if total.weight is not None:
        parts = [item.weight for item in chosen if item.weight and not item.deducted]
        relations += _sum(total.weight, parts, "各项分值之和", RelationKind.WEIGHTS, ("A02",))
    if total.score is not None:
        parts = [item.score for item in chosen if item.score]
        blanks = [item for item in chosen if item.weight and item.state == "blank"]
        blanks = [item for item in blanks if not item.deducted]
        covers = ("A01", "A15") if blanks else ("A01",)
        relations += _sum(total.score, parts, "各项得分之和", RelationKind.SCORE, covers)
        mentions += _blank_scores(total.score, parts, blanks)
    return relations


def _plausible(total: Item, chosen: Sequence[Item]) -> bool:
    """Whether the items can be what the total sums: one column fits, or both are near."""
    near = True
    for attribute in ("weight", "score"):
        stated = getattr(total, attribute)
        entries = [getattr(item, attribute) for item in chosen if not item.deducted]
        figures = [entry.figure.value for entry in entries if entry]
        if stated is None:
            if attribute == "weight" and sum(figures, Decimal(0)) == 100:
                return True
            continue
        off = abs(sum(figures, Decimal(0)) - stated.figure.value)
        if not off:
            return True
        near = near and off * 4 <= stated.figure.value
    return near


def _reconciling(total: Item, sets: Sequence[list[Item]]) -> list[Item]:
    """The set whose points, else whose scores, give the total; the widest where none does."""
    for attribute in ("weight", "score"):
        stated = getattr(total, attribute)
        if stated is None:
            continue
        for chosen in sets:
            entries = [getattr(item, attribute) for item in chosen if not item.deducted]
            if sum((e.figure.value for e in entries if e), Decimal(0)) == stated.figure.value:
                return chosen
    return sets[0]


def _sum(
    stated: Entry,
    parts: Sequence[Entry],
    formula: str,
    kind: RelationKind,
    covers: tuple[str, ...],
) -> list[Relation]:
    if len(parts) < 2:
        return []
    total = sum((entry.figure.value for entry in parts), Decimal(0))
    outcome = Outcome(stated, [(1, entry) for entry in parts], total - stated.figure.value, True, 0)
    relation = relation_for(Reading(0, (), formula, Trust.KNOWN, kind), outcome)
    relation.covers = covers
    return [relation]


def _blank_scores(total: Entry, parts: Sequence[Entry], blanks: Sequence[Item]) -> list[Mention]:
    if not parts or len(blanks) > max(3, len(parts) // 3):
        return []
    printed = sum((entry.figure.value for entry in parts), Decimal(0))
    missing = total.figure.value - printed
    found = []
    for item in blanks:
        points = item.weight.figure.value if item.weight else Decimal(0)
        closes = len(blanks) == 1 and 0 <= missing <= points
        figures = (item.weight.figure, total.figure) if item.weight else (total.figure,)
        found.append(
            Mention(
                "blank_score",
                item.row.start,
                item.row.end,
                expected=_short(missing) if closes else "",
                note=total.figure.digits,
                subject=item.row.name,
                figures=figures,
            )
        )
    return found


def _short(value: Decimal) -> str:
    """Digits without trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _sections(
    reading: TableReading, band: Band, panel: int, items: Sequence[Item]
) -> list[Relation]:
    """Points printed in a section's name (履职效能（15分）) or in an outer points column."""
    weights = {item.row.index: item.weight for item in items if item.weight and not item.deducted}
    found: list[Relation] = []
    for column in band.columns:
        if column.panel > panel:
            break
        outer_points = column.kind == "weight" and column.panel < panel
        if column.kind != "label" and not outer_points:
            continue
        starts = [
            row
            for row in band.data
            if (p := reading.grid.at(row, column.index)) and p.row == row and not p.blank
        ]
        for start, end in zip(starts, [*starts[1:], band.data.stop], strict=True):
            stated = _section_points(reading, start, column)
            parts = [weights[row] for row in range(start, end) if row in weights]
            if stated is not None and len(parts) > 1 and stated not in parts:
                found += _sum(stated, parts, "本部分各项分值之和", RelationKind.WEIGHTS, ("A02",))
    if any(not relation.contradicted for relation in found):
        return found
    return []


def _outer_totals(reading: TableReading, band: Band, panel: int) -> list[Relation]:
    """The totals of points columns of higher levels (一级指标 分值)."""
    found: list[Relation] = []
    for column in band.columns:
        if column.kind != "weight" or column.panel >= panel:
            continue
        parts: list[Entry] = []
        for row in band.rows[column.panel]:
            entry = reading.entries.get((row.index, column.index))
            if entry is None:
                continue
            if row.label.total:
                found += _sum(entry, parts, "各项分值之和", RelationKind.WEIGHTS, ("A02",))
            else:
                parts.append(entry)
    return found


def _section_points(reading: TableReading, row: int, column: Column) -> Entry | None:
    if column.kind == "weight":
        return reading.entries.get((row, column.index))
    for fact in reading.texts.get((row, column.index), ()):
        if fact.role is Role.WEIGHT:
            place = reading.grid.at(row, column.index)
            owner = next((r for r in reading.rows() if r.index == row), None)
            if owner is not None and place is not None and owner.start != place.start:
                return Entry(fact, owner, column)
    return None


def _execution(
    reading: TableReading,
    band: Band,
    rows: Sequence[Row],
    weight: Column | None,
    score: Column | None,
) -> list[Relation]:
    """Score = execution rate × points, where one row prints all three (national form)."""
    rate = next((c for c in band.columns if c.kind == "rate"), None)
    if rate is None or weight is None or score is None or reading.kind == "score_sheet":
        return []
    if "执行" not in "".join(rate.path) and "B/A" not in "".join(rate.path):
        return []
    found: list[Relation] = []
    for row in rows:
        entries = [reading.entries.get((row.index, c.index)) for c in (score, rate, weight)]
        if None in entries:
            continue
        stated, percent, points = (entry for entry in entries if entry is not None)
        operands: tuple[Figure, Figure] = (percent.figure, points.figure)
        judgement = judge_rate(
            stated.figure, operands, lambda values: min(values[0] / 100, 1) * values[1]
        )
        signed = [(1, figure) for figure in operands]
        relation = relation_of(RelationKind.SCORE, "执行率×分值", stated, signed, judgement)
        relation.covers = ("A06",)
        if judgement.verdict is not Verdict.CONTRADICTED or reading.kind == "self_evaluation":
            found.append(relation)
    return found


def _completed(
    reading: TableReading,
    band: Band,
    rows: Sequence[Row],
    weight: Column | None,
    score: Column | None,
) -> list[Relation]:
    """Score = actual ÷ target × points, stated only where it holds (other rules are as common)."""
    actual = next((c for c in band.columns if c.kind == "actual"), None)
    target = next((c for c in band.columns if c.kind == "target"), None)
    if actual is None or target is None or weight is None or score is None:
        return []
    found: list[Relation] = []
    for row in rows:
        stated = reading.entries.get((row.index, score.index))
        points = reading.entries.get((row.index, weight.index))
        reached, wanted = (figure_at(reading, row, c) for c in (actual, target))
        if stated is None or points is None or reached is None or wanted is None:
            continue
        if not 0 < reached.value < wanted.value or reached.dimension is not wanted.dimension:
            continue
        operands = (reached, wanted, points.figure)
        judgement = judge_rate(
            stated.figure, operands, lambda values: values[0] / values[1] * values[2]
        )
        if judgement.verdict is Verdict.HOLDS:
            signed = [(1, figure) for figure in operands]
            found.append(
                relation_of(RelationKind.SCORE, "完成值÷指标值×分值", stated, signed, judgement)
            )
    return found


def _above(
    rows: Sequence[Row], reading: TableReading, weight: Column | None, score: Column
) -> list[Mention]:
    """Scores above their points (A03)."""
    if weight is None:
        return []
    found = []
    for row in rows:
        stated = reading.entries.get((row.index, score.index))
        points = reading.entries.get((row.index, weight.index))
        if stated is None or points is None or stated.figure.value <= points.figure.value:
            continue
        figure = stated.figure
        found.append(
            Mention(
                "score_above_weight",
                figure.start,
                figure.end,
                figure.digits,
                points.figure.digits,
                subject=row.name,
                figures=(figure, points.figure),
            )
        )
    return found
