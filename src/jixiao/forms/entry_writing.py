"""Entries as cells: values as a spreadsheet keeps them exactly, and what a cell accepts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from jixiao.filing.entering import NOT_APPLICABLE
from jixiao.filing.field import NUMERIC, Field, Kind
from jixiao.filing.value import BLANK, State, Value
from jixiao.forms.excel import FORMULA_MARKS, LONGEST, Formats, exact_float
from jixiao.forms.looks import look_of
from jixiao.forms.problem import FormError, FormProblem

_FIRST_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900; dates before it are written as text."""
YES_NO = ("是", "否")


class Entries:
    """Writes entries on one sheet."""

    def __init__(self, page: Any, formats: Formats) -> None:
        self._page = page
        self._formats = formats

    def write(self, row: int, column: int, field: Field, value: Value = BLANK) -> None:
        """One entry; a blank cell keeps the look of its kind."""
        content, kind = _content(field, value), field.kind
        if value.origin.to_confirm:
            self.comment(row, column, f"待确认：报告{value.origin.place}写为 {value.text}")
        if isinstance(content, str):
            quoted = content.startswith(FORMULA_MARKS)
            look = look_of(self._formats, "entry", kind, quote_prefix=quoted)
            self._write_text(row, column, content, look, field)
            return
        look = look_of(self._formats, "entry", kind)
        if content is None:
            self._page.write_blank(row, column, None, look)
        elif isinstance(content, datetime):
            self._page.write_datetime(row, column, content, look)
        else:
            self._page.write_number(row, column, content, look)

    def write_across(
        self, row: int, column: int, last: int, field: Field, value: Value = BLANK
    ) -> None:
        """One entry in merged cells."""
        if last > column:
            self._page.merge_range(
                row, column, row, last, "", look_of(self._formats, "entry", field.kind)
            )
        self.write(row, column, field, value)

    def comment(self, row: int, column: int, words: str) -> None:
        """A note on a cell that opens beside it."""
        self._page.write_comment(row, column, words, {"font_size": 9, "x_scale": 1.4})

    def accept(self, first: int, column: int, last: int, field: Field) -> None:
        """Drop-downs and gentle warnings; every entry is checked again when it is read."""
        if options := _validation(field, xl_rowcol_to_cell(first, column)):
            self._page.data_validation(first, column, last, column, options)

    def _write_text(self, row: int, column: int, text: str, look: Any, field: Field) -> None:
        if len(text) > LONGEST:
            place = xl_rowcol_to_cell(row, column)
            words = f"{field.label} 有 {len(text)} 字，表格的一格最多 {LONGEST} 字；请改存为 YAML"
            raise FormError([FormProblem(self._page.get_name(), place, words)])
        self._page.write_string(row, column, text, look)


def _content(field: Field, value: Value) -> str | float | datetime | None:
    """What goes into the cell; None for a blank one."""
    if value.state is State.BLANK:
        return None
    if value.state is State.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if field.kind in NUMERIC and field.kind is not Kind.FLAG and value.number is not None:
        digits = f"{value.number:f}"
        number = exact_float(digits)
        return digits if number is None else number
    if field.kind is Kind.DATE and len(value.text) == len("2024-06-30"):
        day = date.fromisoformat(value.text)
        if day >= _FIRST_DAY:
            return datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a day, not a moment
    return value.text


def _validation(field: Field, cell: str) -> dict[str, object]:
    options: dict[str, object] = {"error_type": "warning", "error_title": "请核对"}
    if field.note:
        options |= {"input_title": field.label[:32], "input_message": field.note[:255]}
    if choices := YES_NO if field.kind is Kind.FLAG else field.choices:
        words = f"请从列表中选；本单位没有这一项的填“{NOT_APPLICABLE}”"
        return options | {"validate": "list", "source": list(choices), "error_message": words}
    if field.kind in NUMERIC:
        words = f"应为数字；没有发生填 0，{NOT_APPLICABLE}填“{NOT_APPLICABLE}”，不清楚就空着"
        return options | {
            "validate": "custom",
            "value": f'=OR({_number_test(field, cell)},{cell}="{NOT_APPLICABLE}")',
            "error_message": words,
        }
    return options | {"validate": "any"} if field.note else {}


def _number_test(field: Field, cell: str) -> str:
    tests = [f"ISNUMBER({cell})"]
    if not field.negative:
        tests.append(f"N({cell})>=0")
    if field.kind is Kind.COUNT:
        tests.append(f"N({cell})=INT(N({cell}))")
    return f"AND({','.join(tests)})"
