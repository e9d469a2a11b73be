"""Read all tables of a document into the ledger."""

from __future__ import annotations

from jixiao.documents.document import Document, Paragraph
from jixiao.extraction.tables.balance import balance_relations
from jixiao.extraction.tables.captions import UnitsInProse, caption_of, usual_unit
from jixiao.extraction.tables.comparisons import comparison_relations
from jixiao.extraction.tables.cross_table import add_cross_table
from jixiao.extraction.tables.facts import add_facts
from jixiao.extraction.tables.formula_sums import formula_sums
from jixiao.extraction.tables.grid import Grid
from jixiao.extraction.tables.header_sums import header_sums
from jixiao.extraction.tables.mean_columns import mean_columns
from jixiao.extraction.tables.rate_rows import rate_row_relations
from jixiao.extraction.tables.rates import rate_relations
from jixiao.extraction.tables.reading import TableReading, read_table
from jixiao.extraction.tables.row_sums import row_sums
from jixiao.extraction.tables.scores import score_relations
from jixiao.extraction.tables.unnamed_sums import unnamed_sums
from jixiao.figures.folding import narrow_digits
from jixiao.ledger.relation import Ledger, Mention, Relation


def add_tables(document: Document, ledger: Ledger) -> list[TableReading]:
    """Add the facts of every table cell and the relations inside and between tables.

    The readings are in document order; relations of their figures with prose are made elsewhere.
    """
    readings: list[TableReading] = []
    above: list[Paragraph] = []
    number = 0
    usual = usual_unit(document.text)
    text = narrow_digits(document.text)
    said = UnitsInProse(text)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            above.append(block)
            continue
        number += 1
        grid = Grid(block, text)
        caption = caption_of(document, above, grid)
        readings.append(read_table(number, block, grid, caption, usual, said))
        above = []
    for place, reading in enumerate(readings):
        ledger.facts += add_facts(reading, text, ledger.section_at(reading.table.start))
        if reading.entries:
            ledger.relations += _relations(reading, readings[:place], ledger.mentions)
    add_cross_table(readings, ledger)
    return readings


def _relations(
    reading: TableReading, above: list[TableReading], mentions: list[Mention]
) -> list[Relation]:
    """The relations inside one table, each once."""
    found = row_sums(reading) + header_sums(reading) + balance_relations(reading)
    found += formula_sums(reading)
    found += comparison_relations(reading)
    found += rate_row_relations(reading)
    found += mean_columns(reading)
    for relations, noted in (rate_relations(reading), score_relations(reading, above)):
        found += relations
        mentions += noted
    found += unnamed_sums(reading, found)
    unique: dict[tuple[int, ...], Relation] = {}
    for relation in found:
        key = (
            relation.stated.figure.start if relation.stated.figure else 0,
            *sorted(term.figure.start for term in relation.operands if term.figure),
        )
        unique.setdefault(key, relation)
    return list(unique.values())
