"""A table on its sheet: notes and a sample above the heads, then rows to fill in."""

from __future__ import annotations

from jixiao.filing.field import Field, Kind
from jixiao.filing.filing import Row
from jixiao.filing.known import Knowledge
from jixiao.filing.objects import body_of
from jixiao.filing.value import BLANK
from jixiao.forms.alerts import SHARED_POINTS
from jixiao.forms.criteria_page import CRITERIA, criteria_cells
from jixiao.forms.entry_writing import YES_NO
from jixiao.forms.excel import lines_of
from jixiao.forms.formulas import span
from jixiao.forms.layout import LABEL, PlacedRows
from jixiao.forms.looks import ALERT, MONEY, look
from jixiao.forms.marks import ANY, LABELS, SAMPLE, TABLE, TOTALS, Mark, checksum
from jixiao.forms.page_writing import PageWriter
from jixiao.regions.pack import Pack

_SAMPLES = {Kind.MONEY: "12.50", Kind.COUNT: "3", Kind.POINTS: "10", Kind.FLAG: YES_NO[0]}
_SAMPLE_MARK = "例："
_PROJECT = "project"
"""What a field refers to whose entries are names of projects."""
_HINTS = {Kind.FLAG: "是／否", Kind.CHOICE: "选", Kind.DATE: "如 2024-06-30"}


class TableWriter:
    """Writes one table."""

    def __init__(self, sheet: PageWriter, placed: PlacedRows, pack: Pack | None) -> None:
        self._sheet, self._placed, self._pack = sheet, placed, pack
        self._page, self._formats = sheet.page, sheet.formats

    def write(self) -> None:
        placed, rows = self._placed, self._placed.rows
        if placed.title is not None:
            self._sheet.section(placed.title, rows.label, placed.right + 1)
        self._sheet.hide(placed.head)
        self._sheet.mark(placed.head, Mark(TABLE, rows.path))
        if rows.family:
            self._sheet.mark(placed.head, Mark(ANY, rows.family), LABEL)
        for index, column in enumerate(rows.columns):
            self._sheet.mark(placed.head, Mark(column.path, column.label), placed.left + index)
        self._totals()
        notes = self._notes()
        self._fixed(placed.notes, "column_note", notes)
        if not any(notes):
            self._sheet.hide(placed.notes)
        self._fixed(placed.sample, "sample", self._samples())
        self._labels()
        self._rows()

    def _labels(self) -> None:
        row, head = self._placed.labels, look(self._formats, "head")
        self._sheet.mark(row, LABELS)
        names = [column.label for column in self._placed.rows.columns]
        if self._placed.rows.family:
            names.insert(0, self._placed.rows.family)
        for index, name in enumerate(names):
            self._page.write_string(row, LABEL + index, name, head)
        self._sheet.height(row, self._tallest(names))
        for index, column in enumerate(self._placed.rows.columns):
            if words := _comment(column):
                self._page.write_comment(
                    row, self._placed.left + index, words, {"font_size": 9, "x_scale": 1.4}
                )
        if self._sheet.placed.page.alone:
            self._page.autofilter(row, LABEL, self._placed.last, self._placed.right)

    def _fixed(self, row: int, name: str, texts: list[str]) -> None:
        """A row that is not read; its checksum tells whether somebody has written over it."""
        self._sheet.mark(row, Mark(SAMPLE, checksum(texts)))
        for index, text in enumerate(texts):
            self._page.write_string(row, LABEL + index, text, look(self._formats, name))
        self._sheet.height(row, self._tallest(texts))

    def _notes(self) -> list[str]:
        notes = [_HINTS.get(column.kind, column.unit) for column in self._placed.rows.columns]
        return ["选", *notes] if self._placed.rows.family else notes

    def _samples(self) -> list[str]:
        texts = [self._sample(column) for column in self._placed.rows.columns]
        if self._placed.rows.family:
            texts.insert(0, self._placed.rows.tables[0].label)
        return [_SAMPLE_MARK + texts[0], *texts[1:]]

    def _sample(self, column: Field) -> str:
        if column.kind is Kind.DATE:
            return column.sample or f"{self._sheet.making.filing.year}-06-30"
        if column.kind is Kind.CHOICE:
            return column.sample or column.choices[0]
        return column.sample or _SAMPLES.get(column.kind, "")

    def _tallest(self, texts: list[str]) -> int:
        widths = self._sheet.placed.widths
        return max(lines_of(text, widths[index] - 1) for index, text in enumerate(texts))

    def _rows(self) -> None:
        entered = self._entered()
        for number in range(self._placed.count):
            row = self._placed.first + number
            table, values = entered[number] if number < len(entered) else ("", {})
            if self._placed.rows.family:
                family = look(self._formats, "entry", num_format="@")
                self._page.write(row, LABEL, table or None, family)
            for index, column in enumerate(self._placed.rows.columns):
                value = values.get(column.path, BLANK)
                self._sheet.entries.write(row, self._placed.left + index, column, value)
            self._sheet.height(row, self._row_lines(values))
        self._accept()

    def _entered(self) -> list[tuple[str, Row]]:
        """The rows of all tables of the family, each with the name of its table."""
        filing = self._sheet.making.filing
        return [
            (table.label, row)
            for table in self._placed.rows.tables
            for row in filing.rows.get(table.path, ())
        ]

    def _row_lines(self, values: Row) -> int:
        widths = self._sheet.placed.widths[self._placed.left - LABEL :]
        columns = zip(self._placed.rows.columns, widths, strict=False)
        texts = ((values[one.path].text, width) for one, width in columns if one.path in values)
        return max((lines_of(text, width - 1) for text, width in texts), default=1)

    def _accept(self) -> None:
        first, last = self._placed.first, self._placed.sums_to
        if self._placed.rows.family:
            names = [table.label for table in self._placed.rows.tables]
            options = {"validate": "list", "source": names, "error_message": "应从列表中选"}
            self._page.data_validation(first, LABEL, last, LABEL, options)
        for index, column in enumerate(self._placed.rows.columns):
            at = self._placed.left + index
            if column.refers == CRITERIA and self._pack:
                words = "一般从列表中选评分项的编号"
                self._offer(at, criteria_cells(self._pack), words)
            elif column.refers == _PROJECT:
                self._offer(at, self._project_names(), "一般从列表中选“项目”表中的名称")
            else:
                self._sheet.entries.accept(first, at, last, column)

    def _offer(self, at: int, source: str, words: str) -> None:
        """A drop-down that still takes other texts: they are read with all the rest."""
        options = {
            "validate": "list",
            "source": source,
            "error_type": "information",
            "error_message": words,
        }
        self._page.data_validation(self._placed.first, at, self._placed.last, at, options)

    def _project_names(self) -> str:
        names = self._sheet.making.layout.spans["projects.name"]
        return f"={span(names, self._sheet.placed.page.name, fixed=True)}"

    def _totals(self) -> None:
        """Sums above the heads; the row is hidden where nothing is summed."""
        placed, row = self._placed, self._placed.totals
        self._sheet.mark(row, TOTALS)
        totals, shared = placed.rows.totals, self._shared()
        if not totals and not shared:
            self._sheet.hide(row)
            return
        self._sheet.height(row, 1)
        computed = look(self._formats, "computed", num_format=MONEY)
        self._page.write_string(row, LABEL, "合计", computed)
        for index, column in enumerate(placed.rows.columns[1:], 1):
            at = placed.left + index
            self._page.write_blank(row, at, None, computed)
            if rule := totals.get(column.path):
                self._sheet.computed(row, at, rule, computed)
            elif words := shared.get(column.path):
                self._points(row, at, column, words)

    def _shared(self) -> dict[str, str]:
        """Columns whose sum the region's form prescribes, and what their mark says."""
        if self._pack is None or self._pack.indicator_points is None:
            return {}
        paths = {
            f"{self._placed.rows.path}.{column.path}": column.path
            for column in self._placed.rows.columns
        }
        return {paths[path]: words for path, words in SHARED_POINTS.items() if path in paths}

    def _points(self, row: int, at: int, column: Field, marked_words: str) -> None:
        """The sum of the weights, marked while it is not that of the region's form."""
        assert self._pack is not None
        making, path = self._sheet.making, f"{self._placed.rows.path}.{column.path}"
        cells = span(making.layout.spans[path], self._sheet.placed.page.name)
        known = Knowledge(body_of(making.filing).filing).at(f"sum({path})").number
        owners = span(making.layout.spans["indicators.project"], self._sheet.placed.page.name)
        total = f'SUMPRODUCT(--({owners}=""),{cells})'  # those of projects stand apart
        formula = f'=IF(COUNT({cells})=0,"",{total})'
        shown = float(known) if known else ""  # until the formula is computed
        self._page.write_formula(row, at, formula, look(self._formats, "computed"), shown)
        points = self._pack.indicator_points
        wrong = {
            "type": "formula",
            "criteria": f"=AND(COUNT({cells})>0,ROUND({total}-{points},6)<>0)",
            "format": self._formats.get(**ALERT),
        }
        self._page.conditional_format(row, at, row, at, wrong)
        words = f"评分表中应合计 {points} 分；变红是{marked_words}"
        self._page.write_comment(row, at, words, {"font_size": 9})


def _comment(column: Field) -> str:
    """What stands in the note on a head."""
    personal = "个人信息，只留在填报表里，不进入报告和公开内容" if column.personal else ""
    return "；".join(part for part in (column.note, personal) if part)
