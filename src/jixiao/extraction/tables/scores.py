"""Points and scores of a rubric: totals, and cells left blank (A01, A02, A15 of domain §8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.deductions import deduction_relations
from jixiao.extraction.tables.indicators import indicator_relations, scores_above
from jixiao.extraction.tables.labelled_points import labelled_scores
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.outline import Node, row_tree
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.extraction.tables.sections import outer_totals, section_points
from jixiao.extraction.tables.sums import total_of
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Mention, Relation, RelationKind, Role

_PAIR = 2


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


def score_relations(
    reading: TableReading, above: Sequence[TableReading] = ()
) -> tuple[list[Relation], list[Mention]]:
    """Everything that points and scores of one table must keep; the execution rate may have its
    points in a table ``above``.
    """
    relations: list[Relation] = []
    mentions: list[Mention] = []
    items: list[Item] = []
    totals: list[Item] = []
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
            if row.label.total and not (
                not items and item.weight and _has_rate(reading, band, row)
            ):
                relations += _total(item, items, since, mentions, execution_points(above))
                relations += _of_subtotals(item, totals)
                totals.append(item)
                since = []
            elif row.index not in heads and (item.weight or item.score) and not row.label.open:
                items.append(item)
                since.append(item)
        if weight is None and len(since) == 1:
            since[0].weight = _points_over(reading, band, since[0].row)
        relations += _of_heads(reading, heads, weight, score)
        relations += outer_totals(reading, band, panel)
        points = {i.row.index: i.weight for i in items if i.weight and not i.deducted}
        relations += section_points(reading, band, panel, points)
        relations += indicator_relations(reading, band, rows, weight, score)
        if weight is None:
            relations += labelled_scores(reading, band, rows, score)
        relations += deduction_relations(reading, band, rows, weight, score)
        mentions += scores_above(reading, rows, weight, score)
    return relations, mentions


def _points_over(reading: TableReading, band: Band, row: Row) -> Entry | None:
    """The points in the header of a part (预算执行情况（20分）), of the one row that it scores."""
    told = [
        (fact, column)
        for (index, column), found in reading.texts.items()
        for fact in found
        if index in band.header and fact.role is Role.WEIGHT
    ]
    return Entry(told[0][0], row, band.columns[told[0][1]]) if len(told) == 1 else None


def _of_subtotals(total: Item, above: Sequence[Item]) -> Iterator[Relation]:
    """A last total as the sum of the subtotals above it, where it is."""
    if len(above) < _PAIR:
        return
    for kind, formula, entry, parts in (
        (RelationKind.WEIGHTS, "各小计分值之和", total.weight, [one.weight for one in above]),
        (RelationKind.SCORE, "各小计得分之和", total.score, [one.score for one in above]),
    ):
        known = [one for one in parts if one is not None]
        if entry is not None and len(known) == len(above):
            found = total_of(entry, known, formula, kind, ())
            yield from (one for one in found if one.verdict is Verdict.HOLDS)


def _has_rate(reading: TableReading, band: Band, row: Row) -> bool:
    """Whether a row states a rate: 合计 of the funds above the indicators is an item."""
    rates = [column.index for column in band.columns if column.kind == "rate"]
    return any((row.index, index) in reading.entries for index in rates)


def _columns(band: Band) -> tuple[Column | None, Column | None]:
    """The score column and the points column before it."""
    score = next((c for c in band.columns if c.kind == "score"), None)
    weights = [c for c in band.columns if c.kind == "weight"]
    if score is not None:
        near = [c for c in weights if c.panel == score.panel]
        return (near[-1] if near else None), score
    return (weights[-1] if weights else None), None


def _heads(reading: TableReading, rows: Sequence[Row], weight: Column | None) -> dict[int, Node]:
    """Rows whose points are the sum of the rows under them: no items of their own. Beside such rows
    also the one of their level whose points are not.
    """
    if weight is None:
        return {}
    heads: dict[int, Node] = {}
    odd: list[Node] = []
    for node in row_tree(rows):
        own = reading.entries.get((node.row.index, weight.index))
        parts = [one.figure.value for one in _under(reading, node, weight)]
        if own is not None and len(parts) > 1:
            if sum(parts) == own.figure.value:
                heads[node.row.index] = node
            elif len(parts) == len(node.children):
                odd.append(node)
    levels = {node.level for node in heads.values() if node.row.label.mark}
    if len(odd) == 1 and odd[0].level in levels and odd[0].row.label.mark:
        heads[odd[0].row.index] = odd[0]
    return heads


def _under(reading: TableReading, node: Node, column: Column) -> list[Entry]:
    """What a column prints in the rows under a row."""
    places = ((child.row.index, column.index) for child in node.children)
    return [entry for place in places if (entry := reading.entries.get(place))]


def _of_heads(
    reading: TableReading, heads: Mapping[int, Node], weight: Column | None, score: Column | None
) -> Iterator[Relation]:
    """Points and score of a numbered row (一、投入 | 10 | 9.50) as the sum of the rows under it."""
    for column, kind, formula, covers in (
        (weight, RelationKind.WEIGHTS, "本部分各项分值之和", ("A02",)),
        (score, RelationKind.SCORE, "本部分各项得分之和", ("A01",)),
    ):
        if column is None:
            continue
        for index, node in heads.items():
            own = reading.entries.get((index, column.index))
            parts = _under(reading, node, column)
            if own is not None and len(parts) == len(node.children):
                yield from total_of(own, parts, formula, kind, covers)


def _item(
    reading: TableReading, row: Row, band: int, weight: Column | None, score: Column | None
) -> Item:
    def entry(column: Column | None) -> Entry | None:
        return reading.entries.get((row.index, column.index)) if column is not None else None

    state = reading.state(row.index, score.index) if score is not None else "missing"
    deducted = "扣分" in row.text or any("扣分" in text for text in row.outer)
    return Item(row, band, entry(weight), entry(score), state, deducted)


def execution_points(above: Sequence[TableReading]) -> tuple[Entry, Entry] | None:
    """Points and score of the execution rate in a funds table, the nearest above."""
    for reading in reversed(above):
        for band in reading.bands:
            weight, score = _columns(band)
            rate = next((column for column in band.columns if column.kind == "rate"), None)
            if weight is None or score is None or rate is None:
                continue
            for row in band.rows[score.panel]:
                places = ((row.index, column.index) for column in (weight, score, rate))
                points, given, _ = found = [reading.entries.get(place) for place in places]
                if points and given and all(found):
                    return points, given
    return None


def _total(
    total: Item,
    items: Sequence[Item],
    since: Sequence[Item],
    mentions: list[Mention],
    execution: tuple[Entry, Entry] | None,
) -> list[Relation]:
    """The total row's points and score, over all items so far, the band's or the section's, with
    those of the execution rate where they are what lacks.
    """
    relations: list[Relation] = []
    headed = [item for item in since if item.row.outer == total.row.outer]
    sets = [list(items), [item for item in items if item.band == total.band], list(since), headed]
    if not total.row.label.grand and since:
        sets.reverse()
    sets = [chosen for chosen in sets if len(chosen) > 1]
    if not sets:
        return []
    chosen = _reconciling(total, sets)
    if not _plausible(total, chosen):
        return []
    points = [item.weight for item in chosen if item.weight and not item.deducted]
    outside = execution if _lacks(total.weight, points, execution) else None
    if total.weight is not None:
        parts = [*([outside[0]] if outside else []), *points]
        found = total_of(total.weight, parts, "各项分值之和", RelationKind.WEIGHTS, ("A02",))
        unsaid = any(item.score and not item.weight for item in chosen)
        relations += [one for one in found if not (unsaid and one.contradicted)]
    if total.score is not None:
        scores = [item.score for item in chosen if item.score]
        parts = [*([outside[1]] if outside else []), *scores]
        blanks = [item for item in chosen if item.weight and item.state == "blank"]
        blanks = [item for item in blanks if not item.deducted]
        covers = ("A01", "A15") if blanks else ("A01",)
        relations += total_of(total.score, parts, "各项得分之和", RelationKind.SCORE, covers)
        mentions += _blank_scores(total.score, parts, blanks)
    return relations


def _lacks(
    total: Entry | None, points: Sequence[Entry], execution: tuple[Entry, Entry] | None
) -> bool:
    """Whether the points of a table make their total with those of the execution rate, or come
    nearer to it with them.
    """
    if total is None or execution is None or execution[0] in points:
        return False
    lacking = total.figure.value - sum((entry.figure.value for entry in points), Decimal(0))
    return abs(lacking - execution[0].figure.value) < abs(lacking)


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
