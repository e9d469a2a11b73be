"""Relations between tables of one document: the same total, class or payment in two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.tables.balance import side_of
from jixiao.extraction.tables.places import Identity, Spot, find, identities, pick_column
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.extraction.tables.sums import term
from jixiao.extraction.tables.vocabulary import words
from jixiao.figures.verdict import Verdict, judge_same, judge_sum
from jixiao.ledger.relation import Ledger, Relation, RelationKind, Scope


def add_cross_table(readings: Sequence[TableReading], ledger: Ledger) -> None:
    """Add the identities I07, I09, I11, I13–I15, I21 and I23 as far as both tables stand there."""
    by_kind: dict[str, list[TableReading]] = {}
    for reading in readings:
        if reading.kind and reading.entries:
            by_kind.setdefault(reading.kind, []).append(reading)
    for identity in identities():
        ledger.relations += _of_identity(identity, by_kind)
    for basic in ("final.public_basic", "budget.public_basic"):
        for reading in by_kind.get(basic, ()):
            ledger.relations += _twins(reading, by_kind)


def _of_identity(identity: Identity, by_kind: dict[str, list[TableReading]]) -> Iterator[Relation]:
    spot = identity.stated[0]
    for position, reading in enumerate(by_kind.get(spot.kind, ())):
        peers = len(by_kind[spot.kind])
        if identity.classes:
            yield from _classes(identity, reading, by_kind, position, peers)
            continue
        stated = find(reading, spot)
        if not stated:
            continue
        relation = (
            _sum(identity, stated[0], by_kind, position, peers)
            if identity.sum
            else _same(identity, stated[0], by_kind, position, peers)
        )
        if relation is not None and not (identity.soft and relation.contradicted):
            yield relation


def _peer(
    by_kind: dict[str, list[TableReading]], kind: str, position: int, peers: int
) -> TableReading | None:
    """The table of another kind that belongs to the same set of tables."""
    others = by_kind.get(kind, [])
    if len(others) != peers:
        return others[0] if len(others) == 1 and peers == 1 else None
    return others[position]


def _same(
    identity: Identity,
    stated: Entry,
    by_kind: dict[str, list[TableReading]],
    position: int,
    peers: int,
) -> Relation | None:
    first: Relation | None = None
    for spot in identity.operand:
        reading = _peer(by_kind, spot.kind, position, peers)
        for operand in find(reading, spot) if reading is not None else ():
            relation = same_fact(stated, operand, identity.formula)
            if not relation.contradicted:
                return relation
            first = first or relation
    return first


def _sum(
    identity: Identity,
    stated: Entry,
    by_kind: dict[str, list[TableReading]],
    position: int,
    peers: int,
) -> Relation | None:
    parts: list[Entry] = []
    for spot in identity.sum:
        reading = _peer(by_kind, spot.kind, position, peers)
        found = find(reading, spot) if reading is not None else []
        if not found and not spot.many:
            return None
        parts += found
    if not parts:
        return None
    operands = [(1, entry.figure) for entry in parts]
    figure = stated.figure
    return Relation(
        RelationKind.SUM,
        Scope.CROSS_TABLE,
        identity.formula,
        tuple(term(entry.figure) for entry in parts),
        term(figure),
        judge_sum(figure, operands),
        figure.start,
        figure.end,
        stated.fact.subject,
    )


def _classes(
    identity: Identity,
    reading: TableReading,
    by_kind: dict[str, list[TableReading]],
    position: int,
    peers: int,
) -> Iterator[Relation]:
    """The same functional class (类) in the detailed table and the summary, by its name."""
    spot = identity.operand[0]
    other = _peer(by_kind, spot.kind, position, peers)
    if other is None:
        return
    reference = _by_name(other, spot)
    detailed = _by_name(reading, identity.stated[0], class_only=True)
    for name, stated in detailed.items():
        operand = reference.get(name)
        if operand is not None:
            yield same_fact(stated, operand, identity.formula)


def _by_name(reading: TableReading, spot: Spot, class_only: bool = False) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for band in reading.bands:
        for panel, rows in enumerate(band.rows):
            if spot.side and side_of(band, panel) != spot.side:
                continue
            column = pick_column(reading, band, panel, spot.column)
            if column is None:
                continue
            for row in rows:
                if row.label.total or row.label.closing or (class_only and len(row.code) != 3):
                    continue
                entry = reading.entries.get((row.index, column.index))
                if entry is not None:
                    found.setdefault(row.name, entry)
    return found


def _twins(basic: TableReading, by_kind: dict[str, list[TableReading]]) -> Iterator[Relation]:
    """The same payment by economic and functional code, or in the 三公 table; only where equal."""
    family = basic.kind.split(".")[0]
    functional = _by_code(by_kind.get(f"{family}.public_expense", ()), "基本支出")
    economic = _by_code([basic], "total")
    for twin in words().twins:
        operand = economic.get(twin.economic)
        if operand is None or not operand.figure.value:
            continue
        stated = next((functional[c] for c in twin.functional if c in functional), None)
        if stated is None and twin.column is not None:
            stated = _three_public(by_kind.get(f"{family}.three_public", ()), twin.column.pattern)
        if stated is not None:
            relation = same_fact(operand, stated, "同一支出的经济科目与功能科目（或三公项目）")
            if relation.verdict is Verdict.HOLDS:
                yield relation


def _by_code(readings: Sequence[TableReading], column: str) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for reading in readings[:1]:
        for band in reading.bands:
            for panel, rows in enumerate(band.rows):
                chosen = pick_column(reading, band, panel, column)
                if chosen is None:
                    continue
                for row in rows:
                    entry = reading.entries.get((row.index, chosen.index))
                    if row.code and entry is not None:
                        found.setdefault(row.code, entry)
    return found


def _three_public(readings: Sequence[TableReading], column: str) -> Entry | None:
    for reading in readings[:1]:
        found = find(reading, Spot(reading.kind, "", "", column, False, False))
        return found[0] if found else None
    return None


def same_fact(stated: Entry, operand: Entry, formula: str) -> Relation:
    """Two statements of one fact; ``unit`` where they are printed in different units.

    The coarser unit is what is stated: it should be the finer one converted.
    """
    if operand.figure.scale > stated.figure.scale:
        stated, operand = operand, stated
    figure, reference = stated.figure, operand.figure
    kind = RelationKind.SAME_FACT if figure.scale == reference.scale else RelationKind.UNIT
    return Relation(
        kind,
        Scope.CROSS_TABLE,
        formula,
        (term(reference),),
        term(figure),
        judge_same(figure, reference),
        figure.start,
        figure.end,
        stated.fact.subject,
    )
