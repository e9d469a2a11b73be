"""The narrative against the tables: the same fact in a sentence and in a cell (identity I24)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.linking.cells import LINKED, named_cell
from jixiao.extraction.linking.names import table_name
from jixiao.extraction.linking.rates import is_rate_name, like_named_rate
from jixiao.extraction.linking.spots import named_spot
from jixiao.extraction.linking.together import cells_together
from jixiao.extraction.prose.breaks import NEW_CLAUSE
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.tables.reading import TableReading
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Fact, Relation


def text_table_relations(
    statements: Sequence[Statement],
    tables: Sequence[TableReading],
    cells: dict[str, list[Fact]],
) -> Iterator[Relation]:
    """One relation for each amount of the prose that a table states too; ``cells`` are the table
    facts by their names.
    """
    rates = [(name, fact) for name in cells if is_rate_name(name) for fact in cells[name]]
    rated = ""
    told = {
        phrase.figure.value
        for statement in (statements if rates else ())
        for phrase in statement.phrases
        if phrase.figure.dimension is Dimension.PERCENT
    }
    for statement in statements:
        for phrase in statement.phrases:
            rated = phrase.rate_name or ("" if phrase.pause >= NEW_CLAUSE else rated)
            if phrase.figure.value == 0 or phrase.role not in LINKED:
                continue
            name = table_name(statement, phrase, rated)
            relation = (
                (cells_together(statement, phrase, cells) if "、" in phrase.gap else None)
                or named_spot(statement, phrase, tables)
                or named_cell(name, statement, phrase, cells)
                or like_named_rate(name, statement, phrase, rates, told)
            )
            if relation is not None:
                yield relation
