"""Document → Ledger: every figure, what it means, and the relations it must keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from jixiao.documents.document import Document
from jixiao.extraction.covers import Cover, year_of
from jixiao.extraction.forms.signs import has_forms
from jixiao.extraction.kinds import kind_of
from jixiao.extraction.linking.linking import link, link_at_last
from jixiao.extraction.linking.neighbours import neighbours
from jixiao.extraction.linking.other_sides import last_parts
from jixiao.extraction.linking.settled_sides import settled_sides
from jixiao.extraction.mentions.counts import count_mentions
from jixiao.extraction.mentions.directions import direction_mentions
from jixiao.extraction.mentions.grades import grade_mentions, settled_grades
from jixiao.extraction.mentions.left_bodies import body_mentions
from jixiao.extraction.mentions.left_years import year_mentions
from jixiao.extraction.mentions.scores import score_mentions, total_mentions
from jixiao.extraction.mentions.shares import share_mentions
from jixiao.extraction.mentions.slips import slip_mentions
from jixiao.extraction.mentions.unfilled import note_mentions, unfilled_mentions
from jixiao.extraction.mentions.unit_evidence import unit_evidence
from jixiao.extraction.mentions.unit_slips import odd_units
from jixiao.extraction.mentions.wholes import whole_mentions
from jixiao.extraction.misreadings import without_misreadings
from jixiao.extraction.prose.bare_runs import bare_runs
from jixiao.extraction.prose.body.relations import body_relations
from jixiao.extraction.prose.cell_rows import row_changes
from jixiao.extraction.prose.changes.of_parts import changes_of_parts
from jixiao.extraction.prose.changes.points import points_beyond
from jixiao.extraction.prose.changes.relations import change_relations
from jixiao.extraction.prose.classes import class_sums
from jixiao.extraction.prose.counted import counted_amounts
from jixiao.extraction.prose.counts_apart import counts_among, counts_of_two
from jixiao.extraction.prose.each import counts_of_each
from jixiao.extraction.prose.executions.of_goals import rates_of_goals
from jixiao.extraction.prose.executions.relations import execution_relations
from jixiao.extraction.prose.executions.rests import rests_of_rates
from jixiao.extraction.prose.executions.shortfalls import off_goals, shortfalls
from jixiao.extraction.prose.executions.undone import rates_of_undone
from jixiao.extraction.prose.expense_rows import expense_rows
from jixiao.extraction.prose.levels_below import levels_below
from jixiao.extraction.prose.lists.accounts import account_sums
from jixiao.extraction.prose.lists.sole import sole_parts
from jixiao.extraction.prose.means import mean_relations
from jixiao.extraction.prose.mistaken_means import mistaken_means
from jixiao.extraction.prose.monthly import monthly_means
from jixiao.extraction.prose.months_so_far import months_so_far
from jixiao.extraction.prose.one_of_many import means_of_many, staff_again
from jixiao.extraction.prose.parallel import parallel_relations
from jixiao.extraction.prose.passages_abreast import passages_abreast
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.priced import priced_amounts
from jixiao.extraction.prose.products import product_relations
from jixiao.extraction.prose.quotients import quotient_relations
from jixiao.extraction.prose.rated_amounts import rated_amounts
from jixiao.extraction.prose.rates_beside import rates_beside
from jixiao.extraction.prose.repeats.relations import same_fact_relations
from jixiao.extraction.prose.repeats.titled import titled_amounts
from jixiao.extraction.prose.repeats.units import converted_amounts, converted_counts
from jixiao.extraction.prose.scores.outline import outline_scores
from jixiao.extraction.prose.scores.relations import score_relations
from jixiao.extraction.prose.second_rows import second_rows
from jixiao.extraction.prose.shared_out import shared_out
from jixiao.extraction.prose.shares.rebased import of_one_whole
from jixiao.extraction.prose.shares.relations import share_relations
from jixiao.extraction.prose.spaced import spaced_relations
from jixiao.extraction.prose.strides import stride_sums
from jixiao.extraction.prose.structures import structures
from jixiao.extraction.prose.told_parts import (
    opened_rows,
    respective_rows,
    rows_of_kinds,
    told_parts,
)
from jixiao.extraction.prose.totals.above import totals_above
from jixiao.extraction.prose.totals.accounts import account_totals
from jixiao.extraction.prose.totals.adjoining import (
    adjoining_sums,
    bracketed_rests,
    bracketed_sums,
    named_sums,
)
from jixiao.extraction.prose.totals.apart import parts_apart
from jixiao.extraction.prose.totals.bare_items import bare_items
from jixiao.extraction.prose.totals.carried_on import carried_on
from jixiao.extraction.prose.totals.columns import column_sums
from jixiao.extraction.prose.totals.exclusions import excluding_relations
from jixiao.extraction.prose.totals.item_columns import item_columns
from jixiao.extraction.prose.totals.items_below import items_below
from jixiao.extraction.prose.totals.net_changes import (
    adjusted_totals,
    changes_by_base,
    net_changes,
    net_of_two,
    sums_of_changes,
)
from jixiao.extraction.prose.totals.numbered import numbered_misprints
from jixiao.extraction.prose.totals.relations import total_relations
from jixiao.extraction.prose.totals.sole_bodies import sole_bodies
from jixiao.extraction.prose.totals.within import adjusted_within
from jixiao.extraction.prose.unexplained import unexplained_relations
from jixiao.extraction.prose.workings import working_relations
from jixiao.extraction.reading import ProseReading
from jixiao.extraction.swapping.swapped import swapped_figures
from jixiao.figures.folding import paired_quotes
from jixiao.ledger.relation import Fact, Ledger, Mention, Relation, RelationKind

if TYPE_CHECKING:
    from jixiao.extraction.tables.reading import TableReading

_OF_NUMBERS: tuple[Callable[[list[Phrase]], Iterator[Relation]], ...] = (
    shortfalls,
    off_goals,
    rates_of_goals,
    converted_amounts,
    converted_counts,
    product_relations,
    quotient_relations,
    mean_relations,
    monthly_means,
    priced_amounts,
    counted_amounts,
    counts_of_each,
    told_parts,
    opened_rows,
    rows_of_kinds,
    respective_rows,
    structures,
    levels_below,
    counts_among,
    months_so_far,
    passages_abreast,
    staff_again,
    rates_of_undone,
    sole_bodies,
)
"""The rules that look at the figures of the prose in a row."""


def extract(document: Document) -> Ledger:
    """The Ledger of a document."""
    ledger = _read(document)
    ledger.relations.extend(neighbours(ledger))
    ledger.relations.extend(list(swapped_figures(document, ledger, _read)))
    ledger.relations.extend(list(last_parts(ledger)))
    ledger.relations.extend(list(settled_sides(ledger)))
    _finish(ledger)
    return ledger


def _read(document: Document) -> Ledger:
    """The Ledger of a document as it is printed, its relations in the order of the rules."""
    reading = ProseReading.of(document)
    ledger = Ledger(document.text, doubts=document.doubts)
    ledger.kind = kind_of(reading.passages)
    cover = Cover.of(reading.passages)
    ledger.body, ledger.year = cover.body, year_of(reading.passages, cover)
    ledger.headings = _headings(reading)
    ledger.facts = [_fact(phrase, ledger) for phrase in reading.phrases]
    ledger.relations = list(_prose_relations(reading))
    ledger.relations.extend(unexplained_relations(reading.phrases, ledger.relations))
    ledger.relations.extend(list(second_rows(reading.phrases, ledger.relations)))
    ledger.relations.extend(list(rates_beside(reading.phrases, ledger.relations)))
    ledger.relations.extend(list(rests_of_rates(reading.phrases, ledger.relations)))
    ledger.relations.extend(list(points_beyond(reading.phrases, ledger.relations)))
    ledger.relations.extend(list(means_of_many(reading.phrases, ledger.relations)))
    ledger.mentions = list(_mentions(reading))
    ledger.mentions.extend(year_mentions(reading, cover, ledger.kind))
    ledger.mentions.extend(body_mentions(reading, cover))
    tables = _tables(document, ledger)
    ledger.mentions.extend(unfilled_mentions(document))
    ledger.mentions.extend(note_mentions(document, tables))
    link(reading, tables, ledger)
    if has_forms(document.text):
        from jixiao.extraction.forms.adding import add_forms

        add_forms(document, ledger)
    link_at_last(reading, tables, ledger)
    ledger.relations.extend(list(mistaken_means(reading.phrases, ledger.relations)))
    ledger.relations.extend(list(rated_amounts(reading.phrases, ledger.facts)))
    ledger.relations = list(of_one_whole(ledger.relations, reading.phrases))
    ledger.mentions = settled_grades(ledger.mentions, ledger.relations)
    return ledger


def _tables(document: Document, ledger: Ledger) -> list[TableReading]:
    """The readings of the tables; what reads them is loaded only where there are any."""
    if next(document.tables(), None) is None:
        return []
    from jixiao.extraction.tables.adding import add_tables

    return add_tables(document, ledger)


def _prose_relations(reading: ProseReading) -> Iterator[Relation]:
    """What the prose says of its own figures; what is told twice stays as first told."""
    sums = _sums(reading)
    yield from sums
    yield from _sums_by_place(reading)
    yield from _of_statements(reading, sums)
    yield from _by_number(reading)
    yield from score_relations(reading.phrases, reading.lines, reading.passages)
    yield from outline_scores(reading.passages, reading.phrases)


def _sums(reading: ProseReading) -> list[Relation]:
    """Totals of what is listed, named or adjusted; some ask which figures are totals already."""
    statements, phrases = reading.statements, reading.phrases
    found = [parts.relation for parts in reading.lists]
    found.extend(total_relations(statements))
    found.extend(excluding_relations(statements))
    found.extend(totals_above(statements))
    found.extend(adjusted_within(statements))
    stated = {relation.stated.figure.start for relation in found if relation.stated.figure}
    found.extend(adjoining_sums(statements, stated))
    found.extend(column_sums(phrases, stated))
    stated |= {one.stated.figure.start for one in found if one.stated.figure}
    found.extend(items_below(phrases, stated))
    found.extend(numbered_misprints(phrases, stated))
    found.extend(bare_items(phrases, stated))
    found.extend(shared_out(phrases, stated))
    found.extend(bracketed_sums(statements))
    found.extend(bracketed_rests(statements))
    found.extend(named_sums(statements))
    found.extend(account_totals(statements, stated))
    found.extend(parts_apart(statements))
    found.extend(carried_on(phrases))
    found.extend(net_changes(phrases))
    found.extend(net_of_two(phrases))
    found.extend(changes_by_base(phrases))
    found.extend(sums_of_changes(phrases))
    found.extend(adjusted_totals(phrases))
    return found


def _sums_by_place(reading: ProseReading) -> Iterator[Relation]:
    """Totals of what stands in rows, columns and items, and of accounts and classes."""
    statements, phrases = reading.statements, reading.phrases
    yield from working_relations(reading.workings)
    yield from stride_sums(reading.passages, phrases)
    yield from item_columns(phrases)
    yield from expense_rows(reading.passages, phrases)
    yield from spaced_relations(phrases)
    yield from row_changes(phrases)
    yield from bare_runs(phrases, reading.passages)
    yield from sole_parts(statements)
    yield from account_sums(statements)
    yield from class_sums(statements)
    yield from counts_of_two(statements)
    yield from parallel_relations(phrases)


def _of_statements(reading: ProseReading, sums: list[Relation]) -> Iterator[Relation]:
    """Changes, facts told again, shares and execution rates."""
    statements = reading.statements
    yield from change_relations(statements)
    yield from changes_of_parts(reading.lists, statements)
    yield from body_relations(statements)
    yield from same_fact_relations(statements)
    yield from titled_amounts(statements, reading.passages)
    yield from share_relations(statements, reading.lists, sums)
    yield from execution_relations(statements)


def _by_number(reading: ProseReading) -> Iterator[Relation]:
    """Products, quotients and means, and what is told of each of several."""
    phrases = reading.phrases
    for rule in _OF_NUMBERS:
        yield from rule(phrases)


def _mentions(reading: ProseReading) -> Iterator[Mention]:
    yield from grade_mentions(reading)
    yield from direction_mentions(reading)
    yield from _once(
        slip_mentions(reading), odd_units(reading.phrases), unit_evidence(reading.phrases)
    )
    yield from whole_mentions(reading)
    yield from count_mentions(reading)
    yield from share_mentions(reading)
    yield from score_mentions(reading)
    yield from total_mentions(reading)


def _once(*told: Iterable[Mention]) -> Iterator[Mention]:
    """The slips of a document, one of those at one place."""
    places: set[tuple[str, int]] = set()
    for one in chain(*told):
        if (one.kind, one.start) not in places:
            places.add((one.kind, one.start))
            yield one


def _headings(reading: ProseReading) -> list[tuple[int, int, str]]:
    return [
        (passage.level, passage.clean.origin(0), paired_quotes(passage.title))
        for passage in reading.passages
        if passage.level and passage.title
    ]


def _fact(phrase: Phrase, ledger: Ledger) -> Fact:
    return Fact(
        phrase.figure, phrase.role, phrase.subject.name, phrase.year, phrase.subject.stage,
        ledger.section_at(phrase.figure.start),
    )  # fmt: skip


def _finish(ledger: Ledger) -> None:
    """Drop repeated relations, order them by place, number them, count them on their facts. A list
    that its words leave open, and another rule takes for whole, is likely so.
    """
    unique: dict[tuple[object, ...], tuple[Relation, list[int]]] = {}
    for relation in without_misreadings(ledger.relations):
        places = sorted([figure.start for figure in relation.figures()])
        stated = relation.stated.figure
        at = stated.start if stated else relation.stated.digits
        first, _ = unique.setdefault((relation.kind, at, *places), (relation, places))
        if first.kind is RelationKind.SUM and relation.must_hold and _falls_short(first):
            first.must_hold = first.likely = True
    kept = sorted(unique.values(), key=lambda one: (one[0].start, one[0].end))
    facts = {fact.figure.start: fact for fact in ledger.facts}
    for number, (relation, places) in enumerate(kept, 1):
        relation.id = f"r{number:04d}"
        for place in places:
            if place in facts:
                facts[place].relations += 1
    ledger.relations = [relation for relation, _ in kept]


def _falls_short(relation: Relation) -> bool:
    """Whether an open list comes to less than its head, as it may."""
    value, figure = relation.judgement.value, relation.stated.figure
    if value is None or figure is None or relation.must_hold or not relation.contradicted:
        return False
    return value * figure.scale < figure.value
