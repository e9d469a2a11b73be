"""The headings that a place of a document stands under."""

from jixiao.ledger.relation import Ledger

HEADINGS = [(1, 10, "一、预算"), (2, 20, "（一）收入"), (2, 40, "（二）支出"), (1, 60, "二、绩效")]


def test_a_section_is_told_from_the_outermost_heading() -> None:
    ledger = Ledger("", headings=HEADINGS)
    assert [ledger.section_at(place) for place in (0, 10, 25, 45, 70)] == [
        "", "一、预算", "一、预算 / （一）收入", "一、预算 / （二）支出", "二、绩效",
    ]  # fmt: skip


def test_a_title_is_the_innermost_heading() -> None:
    ledger = Ledger("", headings=HEADINGS)
    assert [ledger.title_at(place) for place in (0, 10, 25, 70)] == [
        "", "一、预算", "（一）收入", "二、绩效",
    ]  # fmt: skip
