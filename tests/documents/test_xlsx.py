"""A workbook reads as a person sees it, and every figure knows its sheet and cell."""

from __future__ import annotations

import contextlib
import random
import re

import pytest

from jixiao.documents import DocumentError, Table
from jixiao.documents.document import Document
from jixiao.documents.reading import read_data
from tests.documents.workbooks import Value, changed, read, saved, workbook

SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def table_of(document: Document) -> list[list[str]]:
    (table,) = document.tables()
    rows = [[""] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = document.text[cell.start : cell.end]
    return rows


def test_title_table_and_note() -> None:
    book = workbook(
        {
            "A1": "2024年度收入支出决算表", "A2": "部门：青禾县总工会", "C2": "单位：万元",
            "A3": "项目", "B3": "预算数", "C3": "决算数",
            "A4": "基本支出", "B4": 140, "C4": 142.6,
            "A6": "注：本表反映收支情况。",
        },
        {"B4": "#,##0.00", "C4": "#,##0.00"},
    )  # fmt: skip
    book.active.merge_cells("A1:C1")
    document = read(book)
    assert document.text == (
        "2024年度收入支出决算表\n部门：青禾县总工会\n单位：万元\n"
        "项目\t预算数\t决算数\t\n基本支出\t140.00\t142.60\t\n注：本表反映收支情况。\n"
    )
    assert [type(block).__name__ for block in document.blocks] == [
        "Paragraph", "Paragraph", "Paragraph", "Table", "Paragraph",
    ]  # fmt: skip
    assert document.format == "xlsx"
    assert document.notes == []


@pytest.mark.parametrize(
    ("words", "cell"),
    [("2024年度", "A1"), ("单位", "D2"), ("项目", "B4"), ("142.60", "D5"), ("注：", "B7")],
)
def test_every_character_knows_its_cell(words: str, cell: str) -> None:
    book = workbook(
        {
            "A1": "2024年度收入支出决算表", "D2": "单位：万元", "B4": "项目", "D4": "决算数",
            "B5": "基本支出", "D5": 142.6, "B7": "注：无。",
        },
        {"D5": "0.00"},
    )  # fmt: skip
    book.active.title = "收支"
    document = read(book)
    at = document.text.index(words)
    place = document.locate(at, at + len(words))
    assert (place.sheet, place.cell) == ("收支", cell)
    assert place.as_dict()["cell"] == cell


def test_merged_cells_stand_once() -> None:
    cells: dict[str, Value] = {
        "A1": "项目",
        "B1": "预算",
        "B2": "年初",
        "C2": "全年",
        "A3": "合计",
        "B3": 1,
        "C3": 2,
    }
    book = workbook(cells)
    book.active.merge_cells("A1:A2")
    book.active.merge_cells("B1:C1")
    document = read(book)
    (table,) = document.tables()
    spans = [(cell.row_span, cell.column_span) for cell in table.cells]
    assert spans == [(2, 1), (1, 2), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1)]
    assert document.text == "项目\t预算\t\t\n\t年初\t全年\t\n合计\t1\t2\t\n"


def test_formulas_without_values_are_computed_exactly() -> None:
    cells: dict[str, Value] = {
        "A1": "项目", "B1": "金额", "C1": "占比", "A2": "甲", "B2": 0.1, "A3": "乙", "B3": 0.2,
        "A4": "合计", "B4": "=SUM(B2:B3)", "C2": "=B2/B$4", "C3": "=ROUND(B3/$B$4*100,2)&\"%\"",
        "C4": "=-(B2-B3)*10%+2^2",
    }  # fmt: skip
    document = read(workbook(cells, {"C2": "0.00%", "B4": "0.00"}))
    rows = table_of(document)
    assert rows[3] == ["合计", "0.30", "4.01"]
    assert rows[1][2] == "33.33%"
    assert rows[2][2] == "（公式无结果）"
    assert document.notes == ["formulas_computed", "formulas_not_computed:Sheet!C3"]


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("=AVERAGE(A2:A3)", "15"),
        ("=MAX(A2:A3)-MIN(A2:A3)", "10"),
        ("=SUM(A2,A3,5)", "35"),
        ("=SUM(A:A)", "30"),
        ("=PRODUCT(A2:A3)", "200"),
        ("=SUBTOTAL(9,A2:A3)", "30"),
        ("=ABS(-A2)", "10"),
        ("=ROUND(A2/3,2)", "3.33"),
        ("='附 表'!A1+1", "8"),
        ("=A9+1", "1"),
        ("=A2/0", "（公式无结果）"),
        ("=A1+1", "（公式无结果）"),
        ("=B2", "（公式无结果）"),
        ("=[1]外部!A1", "（公式无结果）"),
        ("=IF(A2>1,1,2)", "（公式无结果）"),
        ("=" + "(" * 200 + "1" + ")" * 200, "（公式无结果）"),
        ("=9^9^9^9", "（公式无结果）"),
    ],
)
def test_formulas(formula: str, shown: str) -> None:
    book = workbook({"A1": "数", "B1": "式", "A2": 10, "B2": formula, "A3": 20})
    book.create_sheet("附 表")["A1"] = 7
    assert table_of_first(read(book))[1][1] == shown


def table_of_first(document: Document) -> list[list[str]]:
    table = next(document.tables())
    rows = [[""] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = document.text[cell.start : cell.end]
    return rows


def test_shared_formulas_move_with_their_cell() -> None:
    data = changed(
        saved(workbook({"A1": "甲", "B1": "乙", "A2": 1, "A3": 2, "B2": 3, "B3": 4})),
        SHEET,
        lambda xml: xml.replace(
            'r="B2" t="n"><v>3</v>', 'r="B2"><f t="shared" si="0">A2*2</f>'
        ).replace('r="B3" t="n"><v>4</v>', 'r="B3"><f t="shared" si="0"/>'),
    )
    document = read_data("a.xlsx", data)
    assert table_of(document) == [["甲", "乙"], ["1", "2"], ["2", "4"]]


def test_cycles_end() -> None:
    book = workbook({"A1": "甲", "B1": "乙", "A2": "=B2", "B2": "=A3", "A3": "=A2"})
    document = read(book)
    assert document.notes == ["formulas_not_computed:Sheet!A2、Sheet!B2、Sheet!A3"]


def test_a_chain_of_formulas_down_a_sheet() -> None:
    cells: dict[str, Value] = {"A1": "期", "B1": "累计", "A2": "一", "B2": 1}
    for row in range(3, 2000):
        cells[f"A{row}"] = "又"
        cells[f"B{row}"] = f"=B{row - 1}+1"
    assert table_of(read(workbook(cells)))[-1] == ["又", "1998"]


def test_stored_values_are_believed_unless_they_are_placeholders() -> None:
    data = saved(workbook({"A1": "甲", "B1": "乙", "A2": 1, "B2": "=A2*3"}))
    stored = changed(data, SHEET, lambda xml: re.sub("<v ?/>|<v></v>", "<v>5</v>", xml))
    assert table_of(read_data("a.xlsx", stored))[1][1] == "3"
    trusted = changed(stored, "xl/workbook.xml", lambda xml: xml.replace(' fullCalcOnLoad="1"', ""))
    assert table_of(read_data("a.xlsx", trusted))[1][1] == "5"


def test_hidden_parts_are_noted() -> None:
    book = workbook({"A1": "甲", "B1": "乙", "A2": "一", "B2": 2, "A3": "二", "B3": 3})
    book.active.row_dimensions[2].hidden = True
    other = book.create_sheet("代码")
    other["A1"] = 99
    other.sheet_state = "hidden"
    document = read(book)
    assert "99" not in document.text
    assert "一\t2" in document.text
    assert document.notes == ["hidden_sheets:代码", "hidden_cells:Sheet"]


def test_hidden_column_is_noted() -> None:
    book = workbook({"A1": "甲", "B1": "乙", "A2": "一", "B2": 2})
    book.active.column_dimensions["B"].hidden = True
    assert read(book).notes == ["hidden_cells:Sheet"]


def test_two_tables_on_a_sheet() -> None:
    book = workbook(
        {
            "A1": "表一", "A2": "项", "B2": "数", "A3": "甲", "B3": 1,
            "A5": "表二", "A6": "项", "B6": "数", "A7": "乙", "B7": 2,
        }
    )  # fmt: skip
    document = read(book)
    assert document.text == "表一\n项\t数\t\n甲\t1\t\n表二\n项\t数\t\n乙\t2\t\n"
    assert len(list(document.tables())) == 2


def test_sheet_names_that_say_something_are_read() -> None:
    book = workbook({"A1": "项", "B1": "数", "A2": "甲", "B2": 1})
    book.active.title = "三公经费决算表"
    assert read(book).text.startswith("三公经费决算表\n项\t")


def test_prose_in_cells() -> None:
    text = "2024年支出合计196.12万元，其中：基本支出142.60万元，项目支出53.52万元。"
    book = workbook({"A1": "绩效自评报告", "A2": "一、基本情况", "A3": text})
    document = read(book)
    assert not list(document.tables())
    assert [block.kind for block in document.paragraphs()] == ["body", "heading", "body"]


def test_rich_text_and_phonetics() -> None:
    rich = "<r><t>收</t></r><r><t>入_x000D_</t></r><rPh><t>x</t></rPh>"
    data = changed(
        saved(workbook({"A1": "x", "B1": "乙", "A2": 1, "B2": 2})),
        SHEET,
        lambda xml: xml.replace('t="inlineStr"><is><t>x</t></is>', 't="s"><v>0</v>'),
    )
    relation = '<Relationship Id="rId77" Type="x/sharedStrings" Target="sharedStrings.xml"/>'
    data = changed(
        data,
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace("</Relationships>", relation + "</Relationships>"),
    )
    data = changed(data, "xl/sharedStrings.xml", lambda _: f"<sst {MAIN}><si>{rich}</si></sst>")
    assert read_data("a.xlsx", data).text.startswith("收入\t乙")


def test_empty_workbook() -> None:
    document = read(workbook({}))
    assert document.notes == ["no_text"]
    assert document.locate(0, 0).sheet is None


def test_far_cells_do_not_fill_memory() -> None:
    book = workbook({"A1": "甲", "XFD1": 2, "A9": "乙", "XFD9": 3, "A1048576": "丙"})
    merge = '</sheetData><mergeCells><mergeCell ref="B2:XFC1048000"/></mergeCells>'
    data = changed(saved(book), SHEET, lambda xml: xml.replace("</sheetData>", merge))
    document = read_data("a.xlsx", data)
    assert len(document.text) < 100
    assert document.text.startswith("甲\t2\t\n")


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.xlsx.SHEET_CELLS", 3)
    with pytest.raises(DocumentError) as caught:
        read(workbook({"A1": 1, "B1": 2, "C1": 3, "D1": 4}))
    assert caught.value.code == "too_large"


def test_too_large_an_area(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.sheet_blocks.SHEET_AREA", 10)
    with pytest.raises(DocumentError) as caught:
        read(workbook({"A1": "甲", "B1": 1, "A2": "乙", "B2": 1, "Z3": 4}))
    assert caught.value.code == "too_large"


def test_entities_are_refused() -> None:
    data = changed(
        saved(workbook({"A1": "甲", "B1": 1})),
        SHEET,
        lambda xml: '<!DOCTYPE x [<!ENTITY a "aa">]>' + xml,
    )
    with pytest.raises(DocumentError) as caught:
        read_data("a.xlsx", data)
    assert caught.value.code == "damaged"


def test_changed_bytes_never_crash() -> None:
    parts = [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]
    whole = saved(workbook({"A1": "甲", "B1": "=A2+1", "A2": 3, "B2": 4}, {"A2": "0.00%"}))
    chance = random.Random(5)

    def spoil(xml: str) -> str:
        characters = list(xml)
        for _ in range(3):
            characters[chance.randrange(len(characters))] = chance.choice('<>"0a=/:;[]9E')
        return "".join(characters)

    for number in range(150):
        with contextlib.suppress(DocumentError):
            document = read_data("a.xlsx", changed(whole, parts[number % 4], spoil))
            assert all(isinstance(table, Table) for table in document.tables())
