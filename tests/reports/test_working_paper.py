"""The working paper, read back as a spreadsheet program reads it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from jixiao import verbs
from jixiao.checks.result import CheckResult
from jixiao.documents.document import Document, Paragraph
from jixiao.figures.figure import Dimension, Figure
from jixiao.forms.excel import exact_float
from jixiao.ledger.relation import Fact, Ledger
from jixiao.reports.findings import paper_sheet
from jixiao.reports.findings.working_paper import working_paper
from tests.reports.samples import checked
from tests.samples import sample_file


def opened(result: CheckResult, language: str = "zh") -> Any:
    return openpyxl.load_workbook(io.BytesIO(working_paper(result, language)))


def rows(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a table as cells by the title of their column."""
    heads, *lines = sheet.iter_rows()
    return [dict(zip([head.value for head in heads], line, strict=True)) for line in lines]


def values(row: dict[str, Any]) -> dict[str, Any]:
    return {title: cell.value for title, cell in row.items()}


def test_the_sheets_and_their_order() -> None:
    assert opened(checked()).sheetnames == ["概况", "关系", "问题", "未核对"]
    names = opened(checked("en"), "en").sheetnames
    assert names == ["Summary", "Relations", "Findings", "Not checked"]


def test_a_relation_is_one_row_with_its_numbers_as_numbers() -> None:
    first, second = rows(opened(checked())["关系"])
    shown = values(first)
    assert shown["编号"] == "r1"
    assert shown["类型"] == "合计"
    assert shown["内容"] == "支出合计"
    assert shown["位置"] == "一、收支情况（第2段）"
    assert shown["公式（文字和数）"] == "各项之和：50.00＋20.00"
    assert shown["操作数"] == "50.00万元\n20.00万元"
    assert (shown["报告数"], shown["重算数"]) == (80, 70)
    assert shown["差额（报告数－重算数）"] == 10
    assert (shown["单位"], shown["结论"], shown["原因"]) == ("万元", "矛盾", "差额超出舍入范围")
    assert first["报告数"].data_type == "n"
    assert first["报告数"].number_format == "#,##0.00"
    assert values(second)["结论"] == "相符"


def test_a_finding_is_one_row_with_its_legal_basis_and_how_sure_it_is() -> None:
    row, suspect = rows(opened(checked())["问题"])
    assert suspect["代码"].value == "AR11"
    shown = values(row)
    assert (shown["代码"], shown["级别"], shown["关系编号"]) == ("AR01", "错误", "r1")
    assert (shown["报告数"], shown["应为"], shown["单位"]) == (80, 70, "万元")
    assert shown["原文（【】内为所指）"].startswith("支出合计【80.00万元】，其中")
    assert "（推定）" in shown["依据（及可靠程度）"]
    assert "按50.00＋20.00计算应为70.00万元" in shown["说明"]


def test_a_figure_that_is_not_checked_says_why() -> None:
    (row,) = rows(opened(checked())["未核对"])
    shown = values(row)
    assert (shown["原文中的数"], shown["数值"]) == ("0.45", 0.45)
    assert shown["位置"] == "一、收支情况（表1第2行第2列）"
    assert shown["为什么没有核对"].startswith("没有写单位")


def test_the_summary_opens_with_coverage() -> None:
    page = opened(checked())["概况"]
    lines = [[cell for cell in line if cell is not None] for line in page.values]
    assert lines[0] == ["数字核对底稿"]
    assert ["找到的数", 5] in lines
    assert ["其中：已核对", 4] in lines
    assert ["　　　未核对", 1] in lines
    assert ["AR01", "分项之和与合计不符", 1, 0, 0, 1] in lines
    assert ["合计", 1, 1, 0, 2] in lines  # findings: an error and a warning
    assert ["合计", 0, 0, 1, 0, 1] in lines  # sums: one contradicted
    assert ["文种", "决算公开"] in lines
    flat = str(lines)
    assert flat.index("找到的数") < flat.index("AR01")
    assert "未核对的数不等于无误" in flat


def test_tables_filter_freeze_and_print() -> None:
    book = opened(checked())
    for name in ("关系", "问题", "未核对"):
        page = book[name]
        assert page.auto_filter.ref.startswith("A1:")
        assert page.freeze_panes == "C2"
        assert page.print_title_rows == "$1:$1"
    for page in book.worksheets:
        assert page.page_setup.orientation == "landscape"
        assert page.page_setup.paperSize == 9
        assert page.page_setup.fitToHeight == 0
        assert "&P" in page.oddFooter.center.text
        assert all(page.column_dimensions[letter].width >= 6 for letter in "ABC")


def result_of(text: str, subject: str = "", path: str = "样例.txt") -> CheckResult:
    """A document of one unchecked figure, the digits of its text."""
    found = re.search(r"[\d.]+", text)
    assert found
    start, end = found.span()
    figure = Figure(found.group(), "", Dimension.NUMBER, start, end, end)
    ledger = Ledger(text, facts=[Fact(figure, subject=subject)])
    document = Document(path, "text", text, [Paragraph(0, len(text))])
    return CheckResult(document, ledger, [])


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "＝", "\t="])
def test_text_of_a_document_never_becomes_a_formula(mark: str) -> None:
    attack = f'{mark}HYPERLINK("http://x.example","看")|\'/c calc\'!A1'
    result = result_of(f"{attack} 3", attack, path=f"{attack}.txt")
    data = working_paper(result)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not any("<f>" in part or "<f " in part for part in parts.values())
    assert not any("hyperlink" in name.lower() for name in parts)
    (row,) = rows(openpyxl.load_workbook(io.BytesIO(data))["未核对"])
    assert row["内容"].data_type == "s"
    assert row["内容"].value == attack.strip()
    assert row["内容"].quotePrefix


def test_a_number_that_a_spreadsheet_would_change_stays_text() -> None:
    (row,) = rows(opened(result_of("12345678901234567.89"))["未核对"])
    assert row["数值"].data_type == "s"
    assert row["数值"].value == "12345678901234567.89"
    (row,) = rows(opened(result_of("123456789.10"))["未核对"])
    assert (row["数值"].value, row["数值"].number_format) == (123456789.1, "#,##0.00")


def test_only_exact_numbers_become_floats() -> None:
    assert exact_float("19.28") == 19.28
    assert exact_float("-0.00") == 0
    assert exact_float("0.1234567890123456") is None
    assert exact_float("9" * 400) is None
    assert exact_float("nan") is None
    assert exact_float("优良") is None


def test_odd_characters_and_endless_texts_open() -> None:
    subject = "\x00\x07\ud800_x0041_" + "长" * 40_000
    (row,) = rows(opened(result_of("数 7 \x07", subject))["未核对"])
    assert row["内容"].value.startswith("���_x0041_长长")
    assert len(row["内容"].value) <= 32_767
    assert row["原文（【】内为所指）"].value == "数【7】�"


def test_a_page_header_survives_digits_and_ampersands() -> None:
    page = opened(result_of("数 7", path="003&收支.txt"))["关系"]
    assert page.oddHeader.left.text == "003&&收支.txt　关系"


def test_more_rows_than_a_sheet_holds_go_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_sheet, "MOST_ROWS", 1)
    book = opened(checked())
    assert book.sheetnames == ["概况", "关系", "关系2", "问题", "问题2", "未核对"]
    assert [values(rows(book[name])[0])["编号"] for name in ("关系", "关系2")] == ["r1", "r2"]


def test_nothing_found_and_nothing_stated_still_make_a_paper() -> None:
    empty = CheckResult(Document("空.txt", "text", "", [], notes=["no_text"]), Ledger(""), [])
    book = opened(empty)
    lines = [[cell for cell in line if cell is not None] for line in book["概况"].values]
    assert ["没有发现问题。"] in lines
    assert ["读取说明", "没有文字"] in lines
    assert rows(book["关系"]) == []


def test_a_reader_s_note_without_words_shows_as_it_is() -> None:
    result = checked()
    result = replace(result, document=replace(result.document, notes=["a_new_note"]))
    assert any("a_new_note" in str(line) for line in opened(result)["概况"].values)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_relation_finding_and_unchecked_figure_of_a_report_has_its_row(
    language: str,
) -> None:
    result = verbs.check(sample_file("seeds", "003_70d2fb4dfce1c169.txt"), lang=language)
    _, relations, findings, unchecked = opened(result, language).worksheets
    ledger = result.ledger
    assert relations.max_row - 1 == len(ledger.relations)
    assert findings.max_row - 1 == len(result.findings)
    assert unchecked.max_row - 1 == len(ledger.facts) - ledger.checked
    reasons = [row[-1].value for row in unchecked.iter_rows(min_row=2)]
    assert all(reasons)
