"""The sheet 评分标准: the region's form as far as a clerk needs it to name its rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlsxwriter.utility import xl_range_abs

from jixiao.forms.excel import Formats, print_on_a4
from jixiao.forms.looks import look
from jixiao.regions.pack import Criterion, Pack

NAME = "评分标准"
CRITERIA = "criterion"
"""What a field refers to whose entries are rows of this sheet."""
_HEADS = (("评分项编号", 14), ("评分项", 52), ("分值", 9), ("出处", 16))
_FIRST = 4


def criteria_cells(pack: Pack) -> str:
    """The cells with the ids of all criteria, for a drop-down."""
    last = _FIRST + sum(1 for _ in pack.walk()) - 1
    return f"='{NAME}'!{xl_range_abs(_FIRST, 1, last, 1)}"


def write_criteria(book: Any, formats: Formats, pack: Pack) -> None:
    page = book.add_worksheet(NAME)
    page.hide_gridlines(2)
    page.set_column(0, 0, 4, None, {"hidden": True})
    page.set_row(0, 28)
    page.write_string(0, 1, NAME, look(formats, "title"))
    page.write_string(1, 1, f"{pack.name}。只供对照，填写在其他表中。", look(formats, "subtitle"))
    for index, (name, width) in enumerate(_HEADS, 1):
        page.set_column(index, index, width)
        page.write_string(_FIRST - 1, index, name, look(formats, "head"))
    for row, (criterion, level) in enumerate(_walked(pack), _FIRST):
        _write(page, formats, row, criterion, level)
    page.freeze_panes(_FIRST, 1)
    page.repeat_rows(_FIRST - 1)
    print_on_a4(page, pack.name, "第 &P 页，共 &N 页", landscape=False)
    page.fit_to_pages(1, 0)


def _write(page: Any, formats: Formats, row: int, criterion: Criterion, level: int) -> None:
    parent = bool(criterion.children)
    page.write_string(row, 1, criterion.id, look(formats, "label", bold=parent))
    page.write_string(row, 2, criterion.name, look(formats, "label", bold=parent, indent=level))
    points = look(formats, "label", bold=parent, align="right")
    if criterion.points is None:
        page.write_blank(row, 3, None, points)
    else:
        page.write_number(row, 3, float(criterion.points), points)  # shown, never read
    page.write_string(row, 4, criterion.certainty.label, look(formats, "label", font_size=9))


def _walked(pack: Pack) -> Iterator[tuple[Criterion, int]]:
    for criterion in pack.criteria:
        yield from _below(criterion, 0)


def _below(criterion: Criterion, level: int) -> Iterator[tuple[Criterion, int]]:
    yield criterion, level
    for child in criterion.children:
        yield from _below(child, level + 1)
