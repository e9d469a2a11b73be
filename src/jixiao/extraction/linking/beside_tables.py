"""What the prose and the tables of a document say of each other; loaded only where it has some."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.linking.across import sums_across
from jixiao.extraction.linking.alike import alike_cells
from jixiao.extraction.linking.both_uses import sums_of_both_uses
from jixiao.extraction.linking.carried import carried_sums
from jixiao.extraction.linking.cells import cells_by_name
from jixiao.extraction.linking.changes_over_rows import changes_over_rows
from jixiao.extraction.linking.counted_rows import sums_of_counted
from jixiao.extraction.linking.headed_totals import headed_totals
from jixiao.extraction.linking.indicator_rows import indicator_rows
from jixiao.extraction.linking.indicators import indicator_cells
from jixiao.extraction.linking.mean_rates import mean_rates
from jixiao.extraction.linking.rates_in_turn import rates_in_turn
from jixiao.extraction.linking.relations import text_table_relations
from jixiao.extraction.linking.remarks import remarked_rates
from jixiao.extraction.linking.restated import restated_cells
from jixiao.extraction.linking.row_rates import rates_over_rows
from jixiao.extraction.linking.runs import totals_of_runs
from jixiao.extraction.linking.shares_of_rows import shares_of_rows
from jixiao.extraction.linking.spoilt_results import spoilt_results
from jixiao.extraction.linking.together import rows_together
from jixiao.extraction.linking.told_differences import told_differences
from jixiao.extraction.linking.told_indicators import rows_of, told_indicators
from jixiao.extraction.linking.told_rows import rates_of_rows
from jixiao.extraction.linking.whole_columns import sums_of_columns
from jixiao.extraction.reading import ProseReading
from jixiao.extraction.tables.reading import TableReading
from jixiao.ledger.relation import Fact, Ledger, Relation


def link_amounts(
    reading: ProseReading, tables: list[TableReading], ledger: Ledger
) -> list[Relation]:
    """The amounts of the text that stand in a table of the same name; which are returned."""
    cells = cells_by_name(ledger.facts)
    linked = list(text_table_relations(reading.statements, tables, cells))
    ledger.relations.extend(linked)
    ledger.relations.extend(rows_together(ledger.facts))
    ledger.relations += list(changes_over_rows(reading.phrases, tables, ledger.relations))
    if cells:
        ledger.relations += list(rates_over_rows(reading.statements, cells, ledger.relations))
    return linked


def link_indicators(reading: ProseReading, tables: list[TableReading], ledger: Ledger) -> None:
    """What the prose says of the rows and columns of the tables."""
    lines, phrases = reading.lines, reading.phrases
    ledger.relations.extend(mean_rates(phrases, tables))
    ledger.relations.extend(list(remarked_rates(lines, phrases, ledger)))
    ledger.relations.extend(indicator_cells(phrases, ledger.facts))
    ledger.relations.extend(indicator_rows(lines, phrases, ledger.facts))
    ledger.relations.extend(told_indicators(phrases, ledger.facts))
    ledger.relations.extend(shares_of_rows(phrases, tables))
    ledger.relations.extend(spoilt_results(phrases, ledger.facts))
    ledger.relations.extend(rates_in_turn(phrases, list(rows_of(ledger.facts))))


def link_rows(reading: ProseReading, tables: list[TableReading], ledger: Ledger) -> None:
    """Totals headed by their points, and cells that are told again."""
    ledger.relations.extend(headed_totals(tables, ledger.facts))
    ledger.relations.extend(list(restated_cells(tables, reading, ledger.relations)))
    ledger.relations.extend(list(alike_cells(ledger.relations)))


def told_beside(
    reading: ProseReading,
    tables: list[TableReading],
    relations: list[Relation],
    facts: list[Fact],
) -> Iterator[Relation]:
    """What text and tables make together, beside all that either tells."""
    yield from told_differences(tables, reading, relations)
    yield from rates_of_rows(facts, relations)
    yield from carried_sums(relations)
    yield from totals_of_runs(reading.phrases, tables, relations)
    yield from sums_of_counted(reading.phrases, tables, relations)
    yield from sums_across(reading.phrases, tables)
    yield from sums_of_columns(reading.phrases, tables)
    yield from sums_of_both_uses(reading.statements, facts, relations)
