"""Build a document from tab-separated text: blocks of lines with tabs become tables.

``^`` in a cell continues the cell to the left, ``"`` the one above (merged cells).
"""

from __future__ import annotations

from jixiao.documents.document import Block, Cell, Document, Paragraph, Table
from jixiao.extraction.tables.adding import add_tables
from jixiao.extraction.tables.reading import TableReading
from jixiao.ledger.relation import Ledger, Relation


def document(source: str, origin: str = "native") -> Document:
    """Lines with tabs are rows of a table, others are paragraphs; a blank line ends a table."""
    text = ""
    blocks: list[Block] = []
    rows: list[list[str]] = []
    for line in [*source.strip("\n").split("\n"), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            text, table = _table(text, rows, origin)
            blocks.append(table)
            rows = []
        if line:
            blocks.append(Paragraph(len(text), len(text) + len(line)))
            text += line + "\n"
    return Document("sample.txt", "txt", text, blocks)


def _table(text: str, rows: list[list[str]], origin: str) -> tuple[str, Table]:
    start = len(text)
    width = max(len(row) for row in rows)
    cells: dict[tuple[int, int], Cell] = {}
    for index, row in enumerate(rows):
        for column, content in enumerate(row + [""] * (width - len(row))):
            if content == "^":
                cell = cells[index, column - 1]
                cell.column_span = column - cell.column + 1
                cells[index, column] = cell
            elif content == '"':
                cell = cells[index - 1, column]
                cell.row_span = index - cell.row + 1
                cells[index, column] = cell
            else:
                printed = content.replace("\\n", "\n")
                cells[index, column] = Cell(index, column, len(text), len(text) + len(printed))
                text += printed + "\t"
        text += "\n"
    unique = list({id(cell): cell for cell in cells.values()}.values())
    return text, Table(start, len(text), len(rows), width, unique, origin)


def read(source: str, origin: str = "native") -> tuple[list[TableReading], Ledger]:
    """The readings and the ledger of a document given as text."""
    made = document(source, origin)
    ledger = Ledger(made.text)
    return add_tables(made, ledger), ledger


def stated(ledger: Ledger) -> set[str]:
    """Every relation in one line: ``kind verdict stated = operands``."""
    return {line(relation) for relation in ledger.relations}


def line(relation: Relation) -> str:
    operands = " ".join(("-" if term.sign < 0 else "") + term.digits for term in relation.operands)
    return f"{relation.kind} {relation.verdict} {relation.stated.digits} = {operands}"
