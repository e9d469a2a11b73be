"""Places in words."""

from __future__ import annotations

from jixiao.documents.document import Locator
from jixiao.reports.findings.places import excerpt, full_place, place_words
from tests.reports.samples import TEXT, checked


def test_every_part_of_a_place_is_named() -> None:
    assert place_words(Locator(page=2, paragraph=14), "zh") == "第2页第14段"
    assert place_words(Locator(table=1, row=5, column=3), "zh") == "表1第5行第3列"
    assert place_words(Locator(page=2, table=1), "en") == "page 2, table 1"


def test_a_cell_of_a_workbook_is_named_by_its_letters() -> None:
    locator = Locator(table=1, row=5, column=2, sheet="收支", cell="B5")
    assert place_words(locator, "zh") == "工作表“收支”单元格B5"
    assert place_words(Locator(table=1, row=5, column=2, cell="B5"), "zh") == "单元格B5"


def test_the_innermost_heading_stands_before_the_place() -> None:
    result = checked()
    locator = result.document.locate(8, 10)
    assert full_place(locator, result.ledger, 8, "zh") == "一、收支情况（第2段）"
    assert full_place(locator, result.ledger, 8, "en") == "一、收支情况 (paragraph 2)"


def test_an_excerpt_marks_the_span_and_stays_within_its_sentence() -> None:
    start = TEXT.index("80.00万元")
    assert excerpt(TEXT, start, start + 7, 60) == (
        "支出合计【80.00万元】，其中基本支出50.00万元，项目支出20.00万元，占25.00%"
    )
    assert excerpt(TEXT, start, start + 7, 4) == "支出合计【80.00万元】，其中基…"


def test_a_text_without_any_end_is_not_walked_to_its_ends() -> None:
    text = "数" * 5_000
    assert excerpt(text, 2_500, 2_501, 1_000).count("数") == 801
