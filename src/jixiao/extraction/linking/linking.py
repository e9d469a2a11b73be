"""What text and tables say of each other: the same facts, scores by rates, indicators in rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.extraction.linking.afar import afar_relations
from jixiao.extraction.linking.bare_again import bare_again
from jixiao.extraction.linking.chained import chained_facts
from jixiao.extraction.linking.changed_amounts import (
    changed_amounts,
    changes_from_later,
    verbless_changes,
)
from jixiao.extraction.linking.counted_scores import counted_scores
from jixiao.extraction.linking.counts_beside import counts_beside
from jixiao.extraction.linking.deductions import deduction_cells, off_row_points, points_off_rows
from jixiao.extraction.linking.echoes import echoing_cells, echoing_counts, echoing_roundings
from jixiao.extraction.linking.evaluation import satisfaction_relations, total_score_relations
from jixiao.extraction.linking.goals import without_goals
from jixiao.extraction.linking.limited_scores import limited_scores
from jixiao.extraction.linking.mean_scores import mean_scores
from jixiao.extraction.linking.means_afar import means_afar
from jixiao.extraction.linking.missed_targets import scores_below_targets
from jixiao.extraction.linking.named_parts import named_parts
from jixiao.extraction.linking.noted_steps import noted_steps
from jixiao.extraction.linking.other_sides import full_years, other_sides
from jixiao.extraction.linking.over_arrivals import rates_over_arrivals
from jixiao.extraction.linking.over_goals import rates_over_goals
from jixiao.extraction.linking.part_changes import changes_of_parts
from jixiao.extraction.linking.part_rates import with_part_rates
from jixiao.extraction.linking.parts_elsewhere import parts_elsewhere
from jixiao.extraction.linking.parts_of_part import parts_of_part
from jixiao.extraction.linking.priced_afar import priced_afar
from jixiao.extraction.linking.rated_scores import rated_scores
from jixiao.extraction.linking.rates_again import rates_again, results_again
from jixiao.extraction.linking.rates_of_named import rates_of_named
from jixiao.extraction.linking.row_ratios import scores_of_rows
from jixiao.extraction.linking.runs import weights_of_parts
from jixiao.extraction.linking.said_again import said_again
from jixiao.extraction.linking.score_sheets import ScoreSheets
from jixiao.extraction.linking.scored_amounts import scored_amounts
from jixiao.extraction.linking.scored_rows import scored_rows
from jixiao.extraction.linking.shared_amounts import means_of_rows
from jixiao.extraction.linking.shared_totals import shared_totals
from jixiao.extraction.linking.sheet_scores import sheet_scores
from jixiao.extraction.linking.told_again import told_again
from jixiao.extraction.linking.unchanged import unchanged_amounts
from jixiao.extraction.linking.yields_afar import yields_afar
from jixiao.extraction.mentions.unit_slips import unit_slips
from jixiao.extraction.prose.coinciding import coinciding_amounts
from jixiao.extraction.prose.executions.rests import rests_of_counts
from jixiao.extraction.prose.reconsidered.relations import reconsidered
from jixiao.extraction.prose.reconsidered.turned import turned_rates
from jixiao.extraction.prose.reconsidered.wrong_means import means_of_what_was_done
from jixiao.extraction.prose.repeats.beside import told_nearby
from jixiao.extraction.prose.repeats.sums import sums_again
from jixiao.extraction.reading import ProseReading
from jixiao.ledger.relation import Ledger, Relation

if TYPE_CHECKING:
    from jixiao.extraction.tables.reading import TableReading


def link(reading: ProseReading, tables: list[TableReading], ledger: Ledger) -> None:
    """Add the relations between the prose and the tables of a document to its Ledger, in order:
    some rest on those before them.
    """
    linked: list[Relation] = []
    if tables:
        from jixiao.extraction.linking import beside_tables

        linked = beside_tables.link_amounts(reading, tables, ledger)
    _link_scores(reading, tables, ledger)
    if tables:
        beside_tables.link_indicators(reading, tables, ledger)
    ledger.relations.extend(echoing_cells(reading.statements, ledger.facts, linked))
    ledger.relations.extend(total_score_relations(reading.phrases, reading.lines, tables))
    ledger.relations.extend(mean_scores(reading.lines, tables))
    ledger.relations.extend(satisfaction_relations(reading.statements, ledger.facts))
    if tables:
        beside_tables.link_rows(reading, tables, ledger)
    ledger.relations = without_goals(ledger.relations, ledger.facts)
    ledger.relations.extend(list(scored_amounts(ledger.relations)))


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
    ledger.relations.extend(list(noted_steps(phrases, sheets, ledger.relations)))
    ledger.relations = with_part_rates(ledger.relations, lines, phrases, ledger.facts)


def link_at_last(reading: ProseReading, tables: list[TableReading], ledger: Ledger) -> None:
    """Second thoughts on what is contradicted, and what figures make by their digits, however far
    apart: told beside all that words tell.
    """
    phrases = reading.phrases
    ledger.relations = reconsidered(ledger.relations, phrases)
    ledger.mentions.extend(list(unit_slips(ledger.relations, ledger.mentions)))
    ledger.relations.extend(list(rates_over_goals(phrases, ledger.relations)))
    ledger.relations.extend(rates_over_arrivals(phrases, ledger.facts))
    ledger.relations.extend(list(afar_relations(phrases, ledger.facts, ledger.relations)))
    ledger.relations.extend(list(priced_afar(phrases, ledger.facts, ledger.relations)))
    ledger.relations.extend(list(means_afar(phrases, ledger.facts, ledger.relations)))
    ledger.relations.extend(list(rates_of_named(phrases, ledger.facts, ledger.relations)))
    ledger.relations.extend(list(parts_of_part(phrases, ledger.relations)))
    ledger.relations.extend(list(means_of_rows(phrases, ledger.facts, ledger.relations)))
    ledger.relations.extend(list(yields_afar(phrases, ledger.facts, ledger.relations)))
    ledger.relations = list(turned_rates(ledger.relations, phrases))
    ledger.relations = list(means_of_what_was_done(ledger.relations, phrases, ledger.facts))
    ledger.relations.extend(list(shared_totals(ledger.relations, phrases)))
    ledger.relations.extend(list(counts_beside(phrases, ledger.relations)))
    ledger.relations.extend(unchanged_amounts(phrases, ledger.facts))
    ledger.relations.extend(changed_amounts(phrases))
    ledger.relations.extend(verbless_changes(phrases))
    ledger.relations.extend(changes_from_later(phrases))
    ledger.relations.extend(list(changes_of_parts(reading.statements, ledger.relations)))
    ledger.relations.extend(list(rests_of_counts(phrases, ledger.relations)))
    ledger.relations.extend(list(full_years(phrases, ledger.relations)))
    ledger.relations.extend(list(scored_amounts(ledger.relations)))
    ledger.relations.extend(list(sums_again(ledger.relations, ledger.facts)))
    told: list[Relation] = []
    if tables:
        from jixiao.extraction.linking.beside_tables import told_beside

        told += told_beside(reading, tables, ledger.relations, ledger.facts)
    told += told_again(ledger.relations)
    told += coinciding_amounts(ledger.facts, ledger.relations)
    ledger.relations.extend(told)
    ledger.relations.extend(list(said_again(phrases, ledger.relations)))
    ledger.relations.extend(list(named_parts(phrases, ledger.facts, ledger.relations)))
    ledger.relations.extend(list(parts_elsewhere(phrases, ledger.facts, ledger.relations)))
    echoed = echoing_counts(reading.statements, ledger.facts, ledger.relations)
    ledger.relations.extend(list(echoed))
    ledger.relations += list(echoing_roundings(reading.statements, ledger.facts, ledger.relations))
    ledger.relations.extend(list(other_sides(phrases, ledger.relations)))
    if tables:
        from jixiao.extraction.linking.told_rows import rows_off_goals

        ledger.relations.extend(list(rows_off_goals(phrases, ledger.facts, ledger.relations)))
    ledger.relations.extend(list(chained_facts(ledger.relations)))
    told_again_bare = bare_again(phrases, ledger.facts, ledger.relations, ledger.text)
    ledger.relations.extend(list(told_again_bare))
    ledger.relations.extend(list(told_nearby(reading.statements, ledger.relations)))
