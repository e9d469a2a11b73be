"""Cells as places: plain numbers, numbers over two lines, blanks, dashes and spans."""

import pytest

from jixiao.documents.document import Table
from jixiao.extraction.tables.grid import Grid
from tests.extraction.tables.tabulated import document


def grid_of(source: str) -> tuple[Grid, str]:
    made = document(source)
    table = next(block for block in made.blocks if isinstance(block, Table))
    return Grid(table, made.text), made.text


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("1,234.50", "1234.50"),
        (" 88.6 ", "88.6"),
        ("-3.10", "-3.10"),
        ("20\\n7.15", "207.15"),
        ("97.2%", "97.2"),
        ("1,24", None),
        ("12人", None),
        ("3 月", None),
        ("12 34", None),
    ],
)
def test_a_bare_number_is_read_with_its_places(cell: str, digits: str | None) -> None:
    grid, _ = grid_of(f"甲\t{cell}")
    place = grid.at(0, 1)
    assert place is not None
    assert (place.number.digits if place.number else None) == digits


def test_the_span_leads_back_to_the_printed_number() -> None:
    grid, text = grid_of("办公费\t 1,020.40\n差旅费\t35%")
    amount, rate = grid.at(0, 1), grid.at(1, 1)
    assert amount is not None
    assert amount.number is not None
    assert rate is not None
    assert rate.number is not None
    assert text[amount.number.start : amount.number.end] == "1,020.40"
    assert text[rate.number.start : rate.number.number_end] == "35"
    assert text[rate.number.start : rate.number.end] == "35%"


def test_blank_dash_and_zero_are_three_things() -> None:
    grid, _ = grid_of("甲\t\t——\t0.00")
    assert grid.at(0, 1) is None
    dash, zero = grid.at(0, 2), grid.at(0, 3)
    assert dash is not None
    assert zero is not None
    assert (dash.dash, dash.blank) == (True, True)
    assert (zero.number is None, zero.blank) == (False, False)


def test_a_spanning_cell_covers_its_places() -> None:
    grid, _ = grid_of('一级\t^\t分值\n"\t^\t5')
    assert grid.at(1, 1) is grid.at(0, 0)
