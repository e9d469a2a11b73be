"""What a cell says as an entry: exactly the number that is shown, a date, or a text."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal

from jixiao.filing.entering import EntryError
from jixiao.filing.field import Field, Kind
from jixiao.forms.workbook_opening import SheetCell
from jixiao.late import late_regex

_SHOWN = Context(prec=15)
"""A spreadsheet keeps 0.30000000000000004 and shows 0.3: 15 digits are what a person has seen."""
_ESCAPED = late_regex(r"_x(00[01][0-9A-Fa-f])_")
"""How a workbook keeps control characters; openpyxl undoes the other escapes."""


def text_in(cell: SheetCell) -> str:
    """What stands in a cell of the form itself: a mark, a label, a note."""
    return "" if cell.value is None else _unescaped(str(cell.value)).strip()


def entry_of(cell: SheetCell, field: Field) -> str:
    """The entry for a field as text. Raises :class:`EntryError` for what is no entry."""
    if cell.blank:
        return ""
    value = cell.value
    if cell.is_formula:
        raise EntryError(f"应填数或文字，写的是公式 {value}；请改填结果（选择性粘贴—数值）")
    if cell.is_error:
        raise EntryError(f"应填数或文字，写的是出错的值 {value}")
    if isinstance(value, datetime | date | time | timedelta):
        return _moment(value, field)
    if isinstance(value, bool):
        return "是" if value and field.kind is Kind.FLAG else str(value).upper()
    if isinstance(value, int | float):
        return _number(value, cell, field)
    return _unescaped(str(value)).strip()


def exact(value: float) -> Decimal:
    """A stored number as it is shown; no arithmetic is done on the float."""
    return _SHOWN.create_decimal(repr(value))


def _number(value: float, cell: SheetCell, field: Field) -> str:
    number = exact(value)
    if not cell.is_percent:
        return f"{number:f}"
    shown = number.scaleb(2)
    return f"{shown:f}" if field.kind is Kind.PERCENT else f"{shown:f}%"


def _moment(value: datetime | date | time | timedelta, field: Field) -> str:
    shown = value.isoformat(" ") if isinstance(value, datetime) else str(value)
    shown = shown.removesuffix(" 00:00:00")
    if field.kind is Kind.DATE:
        return shown
    word = "文字" if field.kind in (Kind.TEXT, Kind.CHOICE, Kind.FORMULA) else "数字"
    raise EntryError(f"应为{word}，表格把它当成了日期 {shown}；请把格子设为文本格式后重填")


def _unescaped(text: str) -> str:
    """The text as typed, with one kind of line break whatever the program."""
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.replace("\r\n", "\n").replace("\r", "\n")
