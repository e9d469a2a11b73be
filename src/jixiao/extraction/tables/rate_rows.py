"""Rows of rates below rows of years: 2022年, 2023年, 增减%."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.rates import judged, relation_of
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.extraction.tables.year_series import growth
from jixiao.figures.figure import Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_YEAR = late_regex(r"20\d\d(?=年)")


def rate_row_relations(reading: TableReading) -> list[Relation]:
    """Each rate of such a row against the rows of the two years right above it."""
    found: list[Relation] = []
    for band in reading.bands:
        for rows in band.rows:
            for number, row in enumerate(rows[2:], 2):
                if row.label.rates and (years := _years(rows[number - 2 : number])):
                    found += _of_row(reading, row, *years)
    return found


def _years(above: Sequence[Row]) -> tuple[Row, Row] | None:
    """The earlier and the later of two rows that two years name."""
    years = [_YEAR.search(row.text) for row in above]
    if not all(years) or len({year[0] for year in years if year}) < len(years):
        return None
    earlier, later = sorted(above, key=lambda row: row.text)
    return earlier, later


def _of_row(reading: TableReading, row: Row, earlier: Row, later: Row) -> list[Relation]:
    """The rates of one row; none where no two of them hold, as the years may be others."""
    found = []
    for column in range(reading.grid.n_columns):
        places = ((one.index, column) for one in (row, earlier, later))
        stated, before, now = (reading.entries.get(place) for place in places)
        if stated and before and now and before.figure.value:
            found.append(_rate(stated, now.figure, before.figure))
    holding = sum(not relation.contradicted for relation in found)
    return found if holding * 2 > len(found) else []


def _rate(stated: Entry, now: Figure, before: Figure) -> Relation:
    judgement = judged(stated.figure, (now, before), growth)
    signed = ((1, now), (1, before))
    formula = "（本年数－上年数）÷上年数×100"
    return relation_of(RelationKind.CHANGE_RATE, formula, stated, signed, judgement)
