"""Rules in a picture: found in points, wiped out, and told from the strokes of characters."""

from __future__ import annotations

from typing import Any

import pytest

from jixiao.documents.ocr_rules import take_rules
from jixiao.documents.pdf_grid import find_grids

np: Any = pytest.importorskip("numpy", reason="the extra ocr is not installed")
SCALE = 2.0


def blank(shade: int = 255) -> Any:
    return np.full((400, 600), shade, np.uint8)


def ruled(picture: Any, xs: list[int], ys: list[int], shade: int = 0, width: int = 2) -> Any:
    for x in xs:
        picture[ys[0] : ys[-1] + width, x : x + width] = shade
    for y in ys:
        picture[y : y + width, xs[0] : xs[-1] + width] = shade
    return picture


@pytest.mark.parametrize("shade", [0, 120, 200])
@pytest.mark.parametrize("paper", [255, 235])
@pytest.mark.parametrize("width", [1, 2, 4])
def test_a_drawn_table_gives_its_grid(shade: int, paper: int, width: int) -> None:
    rules = take_rules(ruled(blank(paper), [40, 200, 500], [50, 90, 130], shade, width), SCALE)
    (grid,) = find_grids(rules.horizontal, rules.vertical)
    assert grid.xs == pytest.approx([20, 100, 250], abs=1.5)
    assert grid.ys == pytest.approx([25, 45, 65], abs=1.5)
    assert int(rules.picture.min()) >= paper - 30


def test_strokes_of_characters_are_no_rules() -> None:
    picture = blank()
    picture[100:103, 50:90] = 0  # 一 of 20 points
    picture[150:210, 300:303] = 0  # a stroke of 30 points that touches nothing
    rules = take_rules(picture, SCALE)
    assert rules.horizontal == rules.vertical == []
    assert (rules.picture == picture).all()


def test_the_edge_of_a_shaded_cell_is_no_rule() -> None:
    picture = blank()
    picture[100:160, 100:400] = 190
    assert take_rules(picture, SCALE).horizontal == []


def test_a_slanting_rule_is_one() -> None:
    picture = blank()
    for x in range(50, 550):
        picture[200 + (x - 50) // 170 : 202 + (x - 50) // 170, x] = 0
    rules = take_rules(picture, SCALE)
    assert rules.horizontal
    assert min(start for _, start, _ in rules.horizontal) == pytest.approx(25, abs=2)
    assert max(end for _, _, end in rules.horizontal) == pytest.approx(275, abs=2)
