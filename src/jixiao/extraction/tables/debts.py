"""Government debt by row: 年初余额＋发行额－还本＝年末余额, as budgets disclose it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.sums import Reading, Trust
from jixiao.late import late_regex

_OWED = late_regex(r"(?P<year>20\d\d)年(?:末|底).*债务余额")
_BORROWED = late_regex(r"债务(?:发行额|收入|举借额|转贷收入)$")
_REPAID = late_regex(r"债务还本(?:支出|额)?$")


def debt_readings(rows: Sequence[Row], line_of: Callable[[Row], int]) -> list[list[Reading]]:
    """The debt at the end of a year, where those rows stand there once each."""
    if "债务" not in "".join([row.label.name for row in rows]):
        return []
    owed = [(found["year"], row) for row in rows if (found := _OWED.search(row.name))]
    borrowed = [row for row in rows if _BORROWED.search(row.name)]
    repaid = [row for row in rows if _REPAID.search(row.name)]
    if len(owed) != 2 or len(borrowed) != 1 or len(repaid) != 1:
        return []
    (first, opening), (last, closing) = owed
    if int(last) != int(first) + 1:
        return []
    parts = [(1, line_of(opening)), (1, line_of(borrowed[0])), (-1, line_of(repaid[0]))]
    return [[Reading(line_of(closing), parts, "年初余额＋发行额－还本", Trust.LIKELY)]]
