"""What every workbook that is written here needs: formats, exact numbers, heights, A4."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Text is never turned into anything that Excel would run or open."""

LONGEST = 32_000
"""Characters of one cell; Excel ends at 32,767."""

FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a text begins with that a spreadsheet would take for a formula when it is edited."""

LINE = 14
"""Points of one line of text."""

HIGHEST = 409
"""Points of the highest row that Excel knows."""

_EXCEL_DIGITS = 15


class Formats:
    """The cell formats of one workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def get(self, **properties: object) -> Any:
        """The format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]


def exact_float(digits: str) -> float | None:
    """The number as Excel keeps it, or None where its 15 digits would change it."""
    try:
        exact = Decimal(digits)
    except InvalidOperation:
        return None
    if not exact.is_finite() or len(exact.as_tuple().digits) > _EXCEL_DIGITS:
        return None
    value = float(exact)
    return value if Decimal(repr(value)) == exact else None


def width_of(text: str) -> int:
    """Characters of the standard font; a Chinese one takes two."""
    return len(text.encode("gb18030", "replace"))


def lines_of(text: str, width: float) -> int:
    """Lines that a text takes in a column."""
    return sum(max(1, math.ceil(width_of(part) / width)) for part in text.split("\n"))


def print_on_a4(page: Any, header: str, footer: str, *, landscape: bool = True) -> None:
    """A4, narrow margins, ``header`` above and ``footer`` (with codes of Excel) below."""
    if landscape:
        page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.set_header('&L&9&"宋体,Regular"' + "".join(_escaped(header)))
    page.set_footer('&C&9&"宋体,Regular"' + footer)


def _escaped(text: str) -> Iterator[str]:
    """A page header: && prints one &; Excel takes 255 characters."""
    left = 200
    for character in text:
        piece = "&&" if character == "&" else character
        left -= len(piece)
        if left < 0:
            return
        yield piece
