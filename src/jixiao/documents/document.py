r"""What a reader makes of a file: text, blocks and a place for every character.

The text follows one layout for all formats but plain text, which is kept as it stands: a block
ends with ``\n``, a table cell with ``\t`` (a row of cells then with ``\n``), a page with
``\f``. A merged cell stands once, in its upper left place. Footnotes and text boxes come last.
Every offset counts code points into :attr:`Document.text`.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points from the top left corner of the page."""

Spot = tuple[int, Box]
"""A page, counted from 0, and a box on it."""


class DocumentError(Exception):
    """A file that cannot be read: names the file, what was expected, what was found, what to do.

    ``code`` is stable (``unreadable``, ``encrypted``, ``damaged``, ``unknown_format``,
    ``no_text``, ``too_large``); ``message`` is one Chinese line for the user.
    """

    def __init__(self, path: str, code: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.code = code
        self.message = message


class Locator(NamedTuple):
    """A place in the file as a person finds it; numbers count from 1, absent parts are None."""

    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    box: Box | None = None

    def as_dict(self) -> dict[str, object]:
        """The locator for JSON: absent keys are left out."""
        found: dict[str, object] = {}
        for name in self._fields:
            value = getattr(self, name)
            if value is not None:
                found[name] = value
        if self.box is not None:
            found["box"] = list(self.box)
        return found


@dataclass(slots=True)
class Paragraph:
    """A paragraph with its soft line breaks; ``level`` is the outline level where it has one."""

    start: int
    end: int
    level: int | None = None
    kind: str = "body"
    """body, heading, footnote, textbox or caption."""


@dataclass(slots=True)
class Cell:
    """One cell; ``row`` and ``column`` are its upper left grid place, counted from 0.

    ``start``/``end`` span its text without the closing tab; they are equal for a blank cell.
    """

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class Table:
    """A grid of cells. ``origin`` tells how sure the grid is.

    ``native`` (the file says it), ``ruled`` (drawn lines), ``lines`` (text flattened to lines),
    ``fitted`` (the same, each row with just the cells that the header names) or ``chart`` (the data
    behind an embedded chart).
    """

    start: int
    end: int
    n_rows: int
    n_columns: int
    cells: list[Cell]
    origin: str = "native"
    header_rows: int | None = None
    """Number of header rows where the reader knows it."""
    pages: tuple[int, ...] = ()


Block = Paragraph | Table


@dataclass(slots=True)
class Document:
    """A read file. ``blocks`` stand in reading order and do not overlap."""

    path: str
    format: str
    text: str
    blocks: list[Block]
    page_starts: list[int] = field(default_factory=list)
    """Offset of the first character of each page; empty where the format has no pages."""
    box_of: Callable[[int, int], Box | None] | None = None
    """The box of a span, where the format has positions."""
    spots_of: Callable[[int, int], list[Spot]] | None = None
    """The boxes of a span line by line on all its pages, where the format has positions."""
    notes: list[str] = field(default_factory=list)
    """Codes of what the reader could not carry over (``hidden_text``, ``no_text_pages``), some
    with the places behind a colon (``hidden_sheets:附表``)."""
    doubts: list[tuple[int, int]] = field(default_factory=list)
    """Spans of the text that were read in a picture with doubt, in order and apart."""
    cell_of: Callable[[int], tuple[str, str] | None] | None = None
    """Sheet and cell (``B7``) of an offset in a workbook; the sheet of a .csv is ""."""
    path_of: Callable[[int], str | None] | None = None
    """The path of an offset, where the document is a Filing (``budget.initial.own``)."""
    _index: _BlockIndex | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def text_sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def paragraphs(self) -> Iterator[Paragraph]:
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))

    def locate(self, start: int, end: int) -> Locator:
        """The place of a span, judged by its first character."""
        place = self._locate(start, end)
        if self.cell_of is None or (found := self.cell_of(start)) is None:
            return place
        return place._replace(sheet=found[0] or None, cell=found[1])

    def _locate(self, start: int, end: int) -> Locator:
        page = bisect_right(self.page_starts, start) or None
        box = self.box_of(start, end) if self.box_of else None
        if self._index is None or self._index.n_blocks != len(self.blocks):
            self._index = _BlockIndex(self.blocks)
        index, ordinal = self._index.block_at(start)
        if index < 0:
            return Locator(page=page, box=box)
        block = self.blocks[index]
        if isinstance(block, Paragraph):
            return Locator(page=page, paragraph=ordinal, box=box)
        cell = self._index.cell_at(index, block, start)
        if cell is None:
            return Locator(page=page, table=ordinal, box=box)
        return Locator(page=page, table=ordinal, row=cell.row + 1, column=cell.column + 1, box=box)


class _BlockIndex:
    """Blocks and cells by offset, so that locating costs no walk over the document."""

    def __init__(self, blocks: list[Block]) -> None:
        self.n_blocks = len(blocks)
        self._starts = [block.start for block in blocks]
        self._ordinals: list[int] = []
        counts = {Paragraph: 0, Table: 0}
        for block in blocks:
            counts[type(block)] += 1
            self._ordinals.append(counts[type(block)])
        self._cell_starts: dict[int, list[int]] = {}

    def block_at(self, offset: int) -> tuple[int, int]:
        """Index of the block at an offset (-1 before the first) and its number among its kind."""
        index = bisect_right(self._starts, offset) - 1
        return index, self._ordinals[index] if index >= 0 else 0

    def cell_at(self, index: int, table: Table, offset: int) -> Cell | None:
        """The cell that holds an offset, or None between cells."""
        starts = self._cell_starts.get(index)
        if starts is None:
            starts = self._cell_starts[index] = [cell.start for cell in table.cells]
        last = bisect_right(starts, offset) - 1
        if last < 0 or not table.cells[last].start <= offset <= table.cells[last].end:
            return None
        return table.cells[last]
