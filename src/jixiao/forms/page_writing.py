"""One sheet of a workbook: its grids and tables, each cell with its path (forms/marks.py)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jixiao.filing.field import Field
from jixiao.filing.filing import Filing
from jixiao.filing.known import Derived, Knowledge
from jixiao.filing.value import BLANK
from jixiao.forms.alerts import Marked
from jixiao.forms.blocks import Line
from jixiao.forms.entry_writing import Entries
from jixiao.forms.excel import HIGHEST, LINE, Formats, print_on_a4
from jixiao.forms.formulas import preview
from jixiao.forms.layout import FIRST, LABEL, Layout, PlacedGrid, PlacedPage, Span, Spot
from jixiao.forms.looks import ALERT, MONEY, look
from jixiao.forms.marks import ASIDE, GRID, LABELS, Mark

_PORTRAIT = 100
"""Characters that fit across an upright A4 page."""
_LANDSCAPE = 150
"""Characters that can be read across an A4 page on its side."""
_FROZEN = 14
"""Rows of a head that may stay in view."""


@dataclass(frozen=True, slots=True)
class Making:
    """A workbook in the making."""

    book: Any
    formats: Formats
    layout: Layout
    knowledge: Knowledge

    @property
    def filing(self) -> Filing:
        return self.knowledge.filing


class PageWriter:
    """Writes the single values of a sheet, and what all its blocks share."""

    def __init__(self, making: Making, placed: PlacedPage) -> None:
        self.making, self.placed = making, placed
        self.formats = making.formats
        self.page = making.book.add_worksheet(placed.page.name)
        self.entries = Entries(self.page, making.formats)

    def set_up(self) -> None:
        """Column widths, title, printing, frozen heads."""
        self.page.hide_gridlines(2)
        self.page.set_column(0, 0, 4, None, {"hidden": True})
        for index, width in enumerate(self.placed.widths):
            self.page.set_column(LABEL + index, LABEL + index, width)
        self.page.set_row(0, 28)
        self.mark(0, ASIDE)
        self.page.write_string(0, LABEL, self.placed.page.title, look(self.formats, "title"))
        self.mark(1, ASIDE)
        self.page.set_row(1, 20)
        words = "金额单位：万元。浅黄色的格子填写，灰色的自动算出；不清楚的空着。"
        self.page.write_string(1, LABEL, words, look(self.formats, "subtitle"))
        self._print()
        self._freeze()

    def mark(self, row: int, mark: Mark | str, column: int = 0) -> None:
        """A hidden mark."""
        self.page.write_string(row, column, str(mark), look(self.formats, "mark"))

    def hide(self, row: int) -> None:
        self.page.set_row(row, None, None, {"hidden": True})

    def height(self, row: int, lines: int) -> None:
        self.page.set_row(row, min(HIGHEST, LINE * lines + 6))

    def computed(self, row: int, column: int, rule: Derived, kind_look: Any) -> None:
        """The preview of a derived value, with what it comes to now."""
        formula = preview(rule, self.making.layout, self.placed.page.name)
        number = self.making.knowledge.at(rule.path).number
        shown = "" if number is None else float(number)  # shown until the formula is computed
        if formula:
            self.page.write_formula(row, column, formula, kind_look, shown)
        else:
            self.page.write_blank(row, column, None, kind_look)

    def grid(self, placed: PlacedGrid) -> None:
        self.hide(placed.head)
        self.mark(placed.head, GRID)
        for index, (key, label) in enumerate(placed.grid.columns):
            self.mark(placed.head, Mark(key, label), FIRST + index)
        for row, section in placed.sections:
            self.section(row, section, placed.beside)
        if placed.labels is not None:
            self._grid_labels(placed.labels, placed)
        for row, line in placed.lines:
            self.mark(row, Mark(line.path, line.label))
            self.page.write_string(row, LABEL, line.label, look(self.formats, "label", indent=1))
            if placed.grid.is_list:
                self._list_line(row, line)
            else:
                self._grid_line(row, line, placed)

    def section(self, row: int, words: str, last: int) -> None:
        """A heading within the sheet."""
        self.mark(row, ASIDE)
        self.page.set_row(row, 24)
        line = look(self.formats, "section")
        self.page.write_string(row, LABEL, words, line)
        for column in range(FIRST, last):
            self.page.write_blank(row, column, None, line)

    def _grid_labels(self, row: int, placed: PlacedGrid) -> None:
        self.mark(row, LABELS)
        self.page.set_row(row, 22)
        head = look(self.formats, "head")
        self.page.write_string(row, LABEL, "项目", head)
        for index, (_, label) in enumerate(placed.grid.columns):
            self.page.write_string(row, FIRST + index, label, head)

    def _list_line(self, row: int, line: Line) -> None:
        (entry,) = line.entries.values()
        beside, note = FIRST + 1, ""
        if isinstance(entry, Field):
            value = self.making.filing.values.get(entry.path, BLANK)
            last = self.placed.value_end(entry)
            self.entries.write_across(row, FIRST, last, entry, value)
            self._dispute(row, FIRST, entry)
            self.entries.accept(row, FIRST, row, entry)
            self.height(row, self.placed.height(entry, value.text))
            beside, note = last + 1, entry.note
        else:
            self.height(row, 1)
            self.computed(row, FIRST, entry, self._computed_look(entry))
        words = "　".join(part for part in (entry.unit, note) if part)
        if words:
            self.page.write_string(row, beside, words, look(self.formats, "note", indent=1))

    def _grid_line(self, row: int, line: Line, placed: PlacedGrid) -> None:
        self.height(row, 1)
        for index, (key, _) in enumerate(placed.grid.columns):
            entry, column = line.entries.get(key), FIRST + index
            if entry is None:
                self.page.write_blank(row, column, None, look(self.formats, "closed"))
            elif isinstance(entry, Field):
                value = self.making.filing.values.get(entry.path, BLANK)
                self.entries.write(row, column, entry, value)
                self._dispute(row, column, entry)
                self.entries.accept(row, column, row, entry)
            else:
                self.computed(row, column, entry, self._computed_look(entry))

    def _dispute(self, row: int, column: int, field: Field) -> None:
        """What the report says in several ways stands beside the blank cell."""
        if values := self.making.filing.disputed.get(field.path):
            told = dict.fromkeys(f"{value.text}（{value.origin.place}）" for value in values)
            self.entries.comment(row, column, f"报告中写法不一：{'、'.join(told)}")

    def alert(self, mark: Marked) -> None:
        """Colour cells while they do not fit; beside a single one, say why."""
        cells, look_then = mark.cells, self.formats.get(**ALERT)
        options = {"type": "formula", "criteria": f"={mark.formula}", "format": look_then}
        last = cells.last if isinstance(cells, Span) else cells.row
        first = cells.first if isinstance(cells, Span) else cells.row
        self.page.conditional_format(first, cells.column, last, cells.column, options)
        beside = self._beside(cells.row) if isinstance(cells, Spot) else None
        if beside is not None:
            formula = f'=IF({mark.formula},"← {mark.words}","")'
            self.page.write_formula(last, beside, formula, look(self.formats, "hint"), "")

    def _beside(self, row: int) -> int | None:
        """The column for a hint: behind the entries, for a list behind the unit, if any."""
        for placed in self.placed.grids:
            if any(row == at for at, _ in placed.lines):
                return placed.beside + placed.grid.is_list
        return None

    def _computed_look(self, rule: Derived) -> Any:
        """As the operands look: money with its places, people whole."""
        shown = MONEY if rule.unit == "万元" else "General"
        return look(self.formats, "computed", num_format=shown)

    def _print(self) -> None:
        name = self.making.filing.get("body.name").text
        header = f"{name}　{self.making.filing.year}年度　{self.placed.page.name}".strip("　")
        width = sum(self.placed.widths)
        across = max(1, round(width / _LANDSCAPE))
        print_on_a4(self.page, header, "第 &P 页，共 &N 页", landscape=width > _PORTRAIT)
        self.page.fit_to_pages(across, 0)
        if self.placed.page.alone:
            self.page.repeat_rows(self.placed.tables[0].labels)
        if across > 1:
            self.page.repeat_columns(LABEL, self.placed.named - 1)

    def _freeze(self) -> None:
        """The heads of a table stay in view; of several blocks only the names."""
        tables = self.placed.tables
        if len(tables) == 1 and tables[0].labels <= _FROZEN:
            self.page.freeze_panes(tables[0].first, self.placed.named)
        else:
            self.page.freeze_panes(2, FIRST)
