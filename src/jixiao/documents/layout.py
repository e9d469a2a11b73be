"""Writes blocks into the one text layout: a block ends with a newline, a cell with a tab."""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.documents.document import Block, Cell, Paragraph, Table


@dataclass(slots=True)
class Slot:
    """One cell before it has a place in the text; a covered one only keeps its tabs."""

    column: int
    text: str = ""
    column_span: int = 1
    row_span: int = 1
    covered: bool = False


@dataclass(slots=True)
class Flow:
    """The text so far, as pieces, and the blocks in it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    """Code points written so far."""
    blocks: list[Block] = field(default_factory=list)

    def text(self) -> str:
        return "".join(self.pieces)

    def add_paragraph(self, text: str, level: int | None = None, kind: str = "body") -> None:
        """One paragraph; a blank one leaves no trace."""
        if not text.strip():
            return
        self.blocks.append(Paragraph(self.length, self.length + len(text), level, kind))
        self._write(text + "\n")

    def add_table(
        self, rows: list[list[Slot]], origin: str = "native", header_rows: int | None = None
    ) -> None:
        """One table; slots of a row stand in the order of their columns."""
        start = self.length
        cells: list[Cell] = []
        n_columns = 0
        for number, row in enumerate(rows):
            n_columns = max(n_columns, self._add_row(number, row, cells))
        if cells:
            table = Table(start, self.length - 1, len(rows), n_columns, cells, origin, header_rows)
            self.blocks.append(table)

    def _add_row(self, number: int, row: list[Slot], cells: list[Cell]) -> int:
        column = 0
        for slot in row:
            self._write("\t" * (slot.column - column))
            column = slot.column + slot.column_span
            if not slot.covered:
                start, end = self.length, self.length + len(slot.text)
                spans = (slot.row_span, slot.column_span)
                cells.append(Cell(number, slot.column, start, end, *spans))
                self._write(slot.text)
            self._write("\t" * slot.column_span)
        self._write("\n")
        return column

    def _write(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)
