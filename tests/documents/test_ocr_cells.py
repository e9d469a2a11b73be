"""Cells whose ink the detector did not see, and the sizes and doubts of what was read."""

from __future__ import annotations

from typing import Any

import pytest

from jixiao.documents.ocr_cells import unread_boxes
from jixiao.documents.ocr_line import ReadLine, pieces_of
from jixiao.documents.ocr_sizes import even_sizes
from jixiao.documents.pdf_characters import Glyphs, Run
from jixiao.documents.pdf_flow import Page, arrange
from jixiao.documents.pdf_grid import Grid, GridCell

np: Any = pytest.importorskip("numpy", reason="the extra ocr is not installed")
GRID = Grid([10.0, 60.0, 110.0], [10.0, 30.0], [GridCell(0, 0, 1, 1), GridCell(0, 1, 1, 1)])


def line(x0: float, y0: float, x1: float, y1: float, text: str = "一") -> ReadLine:
    crop = np.zeros((1, 1), np.uint8)
    step = (x1 - x0) / len(text)
    starts = [x0 + step * place for place in range(len(text))]
    ends = [start + step for start in starts]
    return ReadLine(text, starts, ends, [1.0] * len(text), y0, y1, y1 - y0, crop, set())


def test_ink_in_a_cell_without_a_line_is_found() -> None:
    inked = np.zeros((80, 240), np.uint8)
    inked[30:50, 40:60] = 1  # in the first cell, at 2 pixels to the point
    inked[30:50, 200:206] = 1  # in the second
    (box,) = unread_boxes([GRID], [line(40, 30, 60, 50)], inked, 2.0)
    assert box == pytest.approx((193, 23, 213, 57), abs=1)


def test_specks_and_leftovers_of_rules_are_no_print() -> None:
    inked = np.zeros((80, 240), np.uint8)
    inked[40:43, 50:53] = 1
    inked[20:60, 20:22] = 1
    assert list(unread_boxes([GRID], [], inked, 2.0)) == []


def test_a_line_is_cut_at_rules_and_reaches_to_its_ink() -> None:
    inked = np.zeros((60, 300), np.uint8)
    for left in (20, 45, 70, 160, 185):
        inked[20:40, left : left + 18] = 1
    boxes = [(42.0, 18.0, 180.0, 42.0)]
    found = [box[::2] for box in pieces_of(boxes, [(120.0, 0.0, 60.0)], inked)]
    assert found == [pytest.approx((20, 120), abs=16), pytest.approx((120, 205), abs=16)]
    assert found[0][0] <= 20
    assert found[1][1] >= 203


def test_sizes_that_differ_by_a_pixel_are_one() -> None:
    lines = [line(0, 0, 100, height, "收入支出") for height in (30, 31, 32, 30, 29)]
    lines.append(line(0, 0, 100, 48, "标题"))
    even_sizes(lines)
    assert len({each.size for each in lines[:5]}) == 1
    assert lines[5].size == 48


def test_doubts_become_spans_of_the_text() -> None:
    text = "支出12.50元\n"
    places = [50.0 + 10 * place for place in range(len(text))]
    ends = [place + 10 for place in places]
    glyphs = Glyphs(text, places, [100.0] * len(text), ends, [112.0] * len(text))
    glyphs.doubtful = {2, 3, 4, 5, 6}
    run = Run(0, 8, text[:8], 50.0, 100.0, 130.0, 112.0)
    page = Page(0, 595.0, 842.0, glyphs, [run], [], 0, scanned=True, recognised=True)
    document = arrange("a.pdf", [page])
    ((start, end),) = document.doubts
    assert document.text[start:end] == "12.50"
    assert document.notes == ["recognised_pages:1"]
