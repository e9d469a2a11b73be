"""What text and tables say of each other: the same facts, scores by rates, indicators in rows."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.linking.across import sums_across
from jixiao.extraction.linking.afar import afar_relations
from jixiao.extraction.linking.alike import alike_cells
from jixiao.extraction.linking.both_uses import sums_of_both_uses
from jixiao.extraction.linking.carried import carried_sums
from jixiao.extraction.linking.cells import cells_by_name
from jixiao.extraction.linking.chained import chained_facts
from jixiao.extraction.linking.changed_amounts import changed_amounts, verbless_changes
from jixiao.extraction.linking.changes_over_rows import changes_over_rows
from jixiao.extraction.linking.counted_rows import sums_of_counted
from jixiao.extraction.linking.counted_scores import counted_scores
from jixiao.extraction.linking.deductions import deduction_cells, off_row_points, points_off_rows
from jixiao.extraction.linking.echoes import echoing_cells, echoing_counts
from jixiao.extraction.linking.evaluation import satisfaction_relations, total_score_relations
from jixiao.extraction.linking.goals import without_goals
from jixiao.extraction.linking.headed_totals import headed_totals
from jixiao.extraction.linking.indicator_rows import indicator_rows
from jixiao.extraction.linking.indicators import indicator_cells
from jixiao.extraction.linking.limited_scores import limited_scores
from jixiao.extraction.linking.mean_rates import mean_rates
from jixiao.extraction.linking.mean_scores import mean_scores
from jixiao.extraction.linking.missed_targets import scores_below_targets
from jixiao.extraction.linking.named_parts import named_parts
from jixiao.extraction.linking.other_sides import full_years, other_sides
from jixiao.extraction.linking.over_goals import rates_over_goals
from jixiao.extraction.linking.part_changes import changes_of_parts
from jixiao.extraction.linking.part_rates import with_part_rates
from jixiao.extraction.linking.parts_elsewhere import parts_elsewhere
from jixiao.extraction.linking.parts_of_part import parts_of_part
from jixiao.extraction.linking.priced_afar import priced_afar
from jixiao.extraction.linking.rated_scores import rated_scores
from jixiao.extraction.linking.rates_again import rates_again, results_again
from jixiao.extraction.linking.rates_in_turn import rates_in_turn
from jixiao.extraction.linking.rates_of_named import rates_of_named
from jixiao.extraction.linking.relations import text_table_relations
from jixiao.extraction.linking.remarks import remarked_rates
from jixiao.extraction.linking.restated import restated_cells
from jixiao.extraction.linking.row_rates import rates_over_rows
from jixiao.extraction.linking.row_ratios import scores_of_rows
from jixiao.extraction.linking.runs import totals_of_runs, weights_of_parts
from jixiao.extraction.linking.said_again import said_again
from jixiao.extraction.linking.score_sheets import ScoreSheets
from jixiao.extraction.linking.scored_amounts import scored_amounts
from jixiao.extraction.linking.scored_rows import scored_rows
from jixiao.extraction.linking.shared_amounts import means_of_rows
from jixiao.extraction.linking.shared_totals import shared_totals
from jixiao.extraction.linking.shares_of_rows import shares_of_rows
from jixiao.extraction.linking.sheet_scores import sheet_scores
from jixiao.extraction.linking.spoilt_results import spoilt_results
from jixiao.extraction.linking.together import rows_together
from jixiao.extraction.linking.told_again import told_again
from jixiao.extraction.linking.told_differences import told_differences
from jixiao.extraction.linking.told_indicators import rows_of, told_indicators
from jixiao.extraction.linking.unchanged import unchanged_amounts
from jixiao.extraction.linking.whole_columns import sums_of_columns
from jixiao.extraction.mentions.unit_slips import unit_slips
from jixiao.extraction.prose.coinciding import coinciding_amounts
from jixiao.extraction.prose.executions.rests import rests_of_counts
from jixiao.extraction.prose.reconsidered.relations import reconsidered
from jixiao.extraction.prose.reconsidered.turned import turned_rates
from jixiao.extraction.prose.reconsidered.wrong_means import means_of_what_was_done
from jixiao.extraction.prose.repeats.sums import sums_again
from jixiao.extraction.reading import ProseReading
from jixiao.extraction.tables.reading import TableReading
from jixiao.ledger.relation import Fact, Ledger, Relation


def link(reading: ProseReading, tables: list[TableReading], ledger: Ledger) -> None:
    """Add the relations between the prose and the tables of a document to its Ledger, in order:
    some rest on those before them.
    """
    linked = _link_amounts(reading, tables, ledger)
    _link_scores(reading, tables, ledger)
    _link_indicators(reading, tables, ledger)
    ledger.relations.extend(echoing_cells(reading.statements, ledger.facts, linked))
    ledger.relations.extend(total_score_relations(reading.phrases, reading.lines, tables))
    ledger.relations.extend(mean_scores(reading.lines, tables))
    ledger.relations.extend(headed_totals(tables, ledger.facts))
    ledger.relations.extend(satisfaction_relations(reading.statements, ledger.facts))
    ledger.relations += list(restated_cells(tables, reading, ledger.relations)) if tables else ()
    ledger.relations += list(alike_cells(ledger.relations)) if tables else ()
    ledger.relations = without_goals(ledger.relations, ledger.facts)
    ledger.relations.extend(list(scored_amounts(ledger.relations)))


def _link_amounts(
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


def _link_scores(reading: ProseReading, tables: list[TableReading], ledger: Ledger) -> None:
    lines, phrases, sheets = reading.lines, reading.phrases, ScoreSheets.of(tables)
    ledger.relations.extend(sheet_scores(lines, sheets, reading.passages))
    ledger.relations.extend(weights_of_parts(phrases, tables))
    ledger.relations.extend(scored_rows(lines, sheets))
    ledger.relations.extend(deduction_cells(phrases, tables))
    ledger.relations.extend(off_row_points(lines, phrases, sheets))
    ledger.relations.extend(points_off_rows(phrases, sheets))
    ledger.relations.extend(list(rated_scores(lines, phrases, sheets, ledger.relations)))
    ledger.relations.extend(limited_scores(lines, phrases, sheets))
    ledger.relations.extend(rates_again(lines, phrases))
    ledger.relations.extend(results_again(phrases))
    ledger.relations += list(counted_scores(lines, phrases, sheets, ledger.relations))
    ledger.relations.extend(scores_below_targets(lines, phrases, sheets))
    ledger.relations.extend(list(scores_of_rows(phrases, sheets, ledger.relations)))
    ledger.relations = with_part_rates(ledger.relations, lines, phrases, ledger.facts)


def _link_indicators(reading: ProseReading, tables: list[TableReading], ledger: Ledger) -> None:
    if not tables:
        return
    lines, phrases = reading.lines, reading.phrases
    ledger.relations.extend(mean_rates(phrases, tables))
    ledger.relations.extend(list(remarked_rates(lines, phrases, ledger)))
    ledger.relations.extend(indicator_cells(phrases, ledger.facts))
    ledger.relations.extend(indicator_rows(lines, phrases, ledger.facts))
    ledger.relations.extend(told_indicators(phrases, ledger.facts))
    ledger.relations.extend(shares_of_rows(phrases, tables))
    ledger.relations.extend(spoilt_results(phrases, ledger.facts))
    ledger.relations.extend(rates_in_turn(phrases, list(rows_of(ledger.facts))))


def link_at_last(reading: ProseReading, tables: list[TableReading], ledger: Ledger) -> None:
    """Second thoughts on what is contradicted, and what figures make by their digits, however far
    apart: told beside all that words tell.
    """
    phrases = reading.phrases
    ledger.relations = reconsidered(ledger.relations, phrases)
    ledger.mentions.extend(list(unit_slips(ledger.relations, ledger.mentions)))
    ledger.relations.extend(list(rates_over_goals(phrases, ledger.relations)))
    ledger.relations.extend(list(afar_relations(phrases, ledger.facts, ledger.relations)))
    ledger.relations.extend(list(priced_afar(phrases, ledger.facts, ledger.relations)))
    ledger.relations.extend(list(rates_of_named(phrases, ledger.facts, ledger.relations)))
    ledger.relations.extend(list(parts_of_part(phrases, ledger.relations)))
    ledger.relations.extend(list(means_of_rows(phrases, ledger.facts, ledger.relations)))
    ledger.relations = list(turned_rates(ledger.relations, phrases))
    ledger.relations = list(means_of_what_was_done(ledger.relations, phrases, ledger.facts))
    ledger.relations.extend(list(shared_totals(ledger.relations, phrases)))
    ledger.relations.extend(unchanged_amounts(phrases, ledger.facts))
    ledger.relations.extend(changed_amounts(phrases))
    ledger.relations.extend(verbless_changes(phrases))
    ledger.relations.extend(list(changes_of_parts(reading.statements, ledger.relations)))
    ledger.relations.extend(list(rests_of_counts(phrases, ledger.relations)))
    ledger.relations.extend(list(full_years(phrases, ledger.relations)))
    ledger.relations.extend(list(scored_amounts(ledger.relations)))
    ledger.relations.extend(list(sums_again(ledger.relations, ledger.facts)))
    told = list(_beside_all(reading, tables, ledger.relations, ledger.facts)) if tables else []
    told += told_again(ledger.relations)
    told += coinciding_amounts(ledger.facts, ledger.relations)
    ledger.relations.extend(told)
    ledger.relations.extend(list(said_again(phrases, ledger.relations)))
    ledger.relations.extend(list(named_parts(phrases, ledger.facts, ledger.relations)))
    ledger.relations.extend(list(parts_elsewhere(phrases, ledger.facts, ledger.relations)))
    echoed = echoing_counts(reading.statements, ledger.facts, ledger.relations)
    ledger.relations.extend(list(echoed))
    ledger.relations.extend(list(other_sides(phrases, ledger.relations)))
    ledger.relations.extend(list(chained_facts(ledger.relations)))


def _beside_all(
    reading: ProseReading,
    tables: list[TableReading],
    relations: list[Relation],
    facts: list[Fact],
) -> Iterator[Relation]:
    """What text and tables make together, beside all that either tells."""
    yield from told_differences(tables, reading, relations)
    yield from carried_sums(relations)
    yield from totals_of_runs(reading.phrases, tables, relations)
    yield from sums_of_counted(reading.phrases, tables, relations)
    yield from sums_across(reading.phrases, tables)
    yield from sums_of_columns(reading.phrases, tables)
    yield from sums_of_both_uses(reading.statements, facts, relations)
