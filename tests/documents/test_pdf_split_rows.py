"""Rows that a page break cuts, fields of forms, lines that end before a number."""

from __future__ import annotations

from tests.documents.test_pdf_made import both, by_lines, grid, paragraphs, read, say, table

XS = [72.0, 146.0, 280.0, 400.0, 520.0]
HEAD = ["指标", "内容", "分值", "得分"]
ROW = ["效益指标", "受益农村人口达到要求的", "8", "7.50"]


def test_a_row_that_goes_on_over_the_page_stays_one() -> None:
    document = read(
        table(by_lines, [HEAD, ["产出", "完成", "9", "9.00"], ROW], top=160, xs=XS),
        table(
            by_lines, [["（40分）", "比例", "", ""], ["合计", "", "17", "16.50"]], top=790, xs=XS
        ),
    )
    [found] = document.tables()
    assert grid(document, found)[2] == [
        "效益指标（40分）",
        "受益农村人口达到要求的比例",
        "8",
        "7.50",
    ]
    assert (found.n_rows, found.pages) == (4, (1, 2))


def test_a_row_of_its_own_stays_apart_though_it_holds_no_number() -> None:
    lower = [["其他", "说明", "", ""], ["合计", "", "17", "16.50"]]
    short = ["效益指标", "受益人口", "8", "7.50"]
    document = read(
        table(by_lines, [HEAD, short], top=160, xs=XS), table(by_lines, lower, top=790, xs=XS)
    )
    [found] = document.tables()
    assert grid(document, found) == [HEAD, short, *lower]


def test_a_number_cut_behind_its_point_goes_on() -> None:
    document = read(
        table(
            by_lines, [HEAD, ["合计", "全部", "17", "5426."]], top=160, xs=[72, 146, 280, 400, 440]
        ),
        table(by_lines, [["", "", "", "50"]], top=790, xs=[72, 146, 280, 400, 440]),
    )
    [found] = document.tables()
    assert found.n_rows == 2
    assert "".join(grid(document, found)[1][3].split()) == "5426.50"


def test_the_fields_of_a_form_are_no_header() -> None:
    rows = [
        ["项目名称", "水管网改造", "", ""],
        ["资金", "预算数", "执行数", "得分"],
        ["总额", "120.00", "114.00", "9.50"],
        ["其中：拨款", "120.00", "114.00", ""],
    ]
    [found] = read(table(by_lines, rows, xs=XS)).tables()
    assert found.header_rows is None


def test_a_line_ends_before_a_number_that_finds_no_room() -> None:
    full = "一般公共预算财政拨款支出主要用于以下方面一般公共服务支出社会保障支出"
    document = read(
        both(
            say((72, 700, full), (72, 680, full + "各"), (72, 660, "余下的部分。")),
            say((72, 640, "（1）养老资金下达一百四十八万元并且实际支出一百四十万元经费支出率")),
            say((72, 620, "95.00%。其中机构运营补贴五十二万元。")),
        )
    )
    assert (
        paragraphs(document)[-1]
        .replace("\n", "")
        .endswith("支出率95.00%。其中机构运营补贴五十二万元。")
    )
