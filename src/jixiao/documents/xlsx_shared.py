"""Shared formulas: a workbook stores one for a block of cells, each reads it from its own place."""

from __future__ import annotations

import re

from jixiao.documents.sheet import column_letters, column_number
from jixiao.late import late_regex

_CELL = r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(.])"
_RELATIVE = late_regex(rf"('(?:[^']|'')*'!|\"[^\"]*\")|(?<![\w.]){_CELL}")
_LAST_ROW, _LAST_COLUMN = 1048575, 16383


def shifted(formula: str, rows: int, columns: int) -> str:
    """A shared formula as it reads so many rows and columns away from its first cell."""

    def move(match: re.Match[str]) -> str:
        if match[1]:
            return match[0]
        column, row = column_number(match[3]), int(match[5])
        column += 0 if match[2] else columns
        row += 0 if match[4] else rows
        if not (0 <= column <= _LAST_COLUMN and 1 <= row <= _LAST_ROW + 1):
            return "#REF!"
        return f"{match[2]}{column_letters(column)}{match[4]}{row}"

    return _RELATIVE.sub(move, formula)
