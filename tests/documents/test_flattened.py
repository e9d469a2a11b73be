"""Tables flattened to lines are found with their cells, and only where they are tables."""

import time

import pytest

from jixiao.documents.blocks import find_blocks
from jixiao.documents.document import Paragraph, Table
from jixiao.documents.plain import read_plain
from tests.documents.builders import shared


def tables(text: str) -> list[Table]:
    return [block for block in find_blocks(text) if isinstance(block, Table)]


def grid(text: str, table: Table) -> dict[tuple[int, int], str]:
    """Row and column to text, blank cells left out."""
    cells = {(cell.row, cell.column): text[cell.start : cell.end] for cell in table.cells}
    return {place: words for place, words in cells.items() if words}


def only(text: str) -> tuple[Table, dict[tuple[int, int], str]]:
    found = tables(text)
    assert len(found) == 1
    return found[0], grid(text, found[0])


def test_tab_rows_with_broken_number() -> None:
    text = (
        "附件1 经费表\n项目\t上年\t本年\t备注\n三公\t18.60\t16.\n92\t\n会议\t1.00\t2.00\t\n说明。"
    )
    table, cells = only(text)
    assert (table.n_rows, table.n_columns, table.origin) == (3, 4, "lines")
    assert cells[1, 2] == "16.\n92"
    assert cells[2, 0] == "会议"
    assert [type(block) for block in find_blocks(text)] == [Paragraph, Table, Paragraph]


def test_rate_cut_between_its_decimals() -> None:
    rows = ("资金\t年初\t全年\t执行率\t得分", "总额\t80.00\t90.00\t96.1", "5%\t9.62")
    text = "\n".join((*rows, "拨款\t8.00\t9.00\t95.00%\t—"))
    table, cells = only(text)
    assert (table.n_rows, table.n_columns) == (3, 5)
    assert cells[1, 3] == "96.1\n5%"


def test_number_broken_in_the_last_cell() -> None:
    table, cells = only("项目\t上年\t本年\n甲\t1.50\t12.\n75\n乙\t2.50\t3.50\n以上。")
    assert cells[1, 2] == "12.\n75"
    assert table.n_rows == 3


def test_blank_cells_at_the_beginning_belong_to_the_label_above() -> None:
    table, cells = only("大类\t小类\t金额\n甲\t一\t1\n\t二\t2\n乙\t一\t3\n")
    label = next(cell for cell in table.cells if (cell.row, cell.column) == (1, 0))
    assert label.row_span == 2
    assert (2, 0) not in cells


def test_rules_without_rows_are_no_table() -> None:
    assert tables("|---|---|\n|---|---|\n以上。") == []


def test_line_ends_of_windows() -> None:
    _, cells = only("项目\t金额\r\n甲\t1.5\r\n乙\t2.5\r\n")
    assert cells == {(0, 0): "项目", (0, 1): "金额", (1, 0): "甲", (1, 1): "1.5",
                     (2, 0): "乙", (2, 1): "2.5"}  # fmt: skip


def test_one_cell_per_line() -> None:
    text = (
        "附表\n\t指标分值\n\t解释\n\t得分\n\n\t一级\n\t二级\n\t分值\n\t\n\t\n\n"
        "\t总体\n（65分）\n\t履职\n\t15\n\t完成\n情况\n\t14\n\n\t\n\t管理\n\t5\n\t编制\n\t5\n\n"
        "\t合计\n\t\n\t\n\t19\n\n\n\n第二部分 说明\n"
    )
    table, cells = only(text)
    assert (table.n_rows, table.n_columns) == (5, 5)
    spans = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in table.cells}
    assert spans[0, 0] == (1, 3)
    assert spans[2, 0] == (2, 1)
    assert cells[2, 0] == "总体\n（65分）"
    assert cells[3, 4] == "5"
    assert cells[4, 4] == "19"


def test_indented_prose_is_no_table() -> None:
    text = "\t我单位全年支出5万元，比上年增加1万元。\n\t其中，项目支出3万元。\n\n\t特此说明。\n"
    assert tables(text) == []


def test_chart_residue() -> None:
    text = "支出结构\n\n教育支出\t卫生支出\t60.5\t39.5\t\n教育支出\t卫生支出\t0.605\t0.395\t\n"
    first, second = tables(text)
    assert (first.origin, first.header_rows) == ("chart", 1)
    assert grid(text, second) == {
        (0, 0): "教育支出", (0, 1): "卫生支出", (1, 0): "0.605", (1, 1): "0.395",
    }  # fmt: skip


def test_chart_with_a_value_missing_stays_text() -> None:
    text = "教育支出\t卫生支出\t60.5\t39.5\t\n教育支出\t卫生支出\t0.605\t\n"
    (chart,) = tables(text)
    assert chart.end == text.index("\t\n")
    assert isinstance(find_blocks(text)[1], Paragraph)


def test_rows_with_two_labels_are_no_charts() -> None:
    table, _ = only("教育\t行政\t60.5\t39.5\t\n卫生\t事业\t20.5\t10.5\t\n")
    assert (table.origin, table.n_columns) == ("lines", 4)


def test_markdown() -> None:
    table, cells = only("| 项目 | 金额 |\n|---|---:|\n| 甲 | 1.5 |\n| 乙 | 2.5 |\n")
    assert (table.n_rows, table.n_columns, table.header_rows) == (3, 2, 1)
    assert cells[2, 1] == "2.5"


def test_a_form_in_markdown_keeps_its_blanks() -> None:
    table, cells = only(
        "| 指标 | | 指标值 | 分值 |\n|---|---|---|---|\n| 产出 | 户数 | ≥95% | 60 |\n"
        "| | 完成率 | 100% | 40 |\n"
    )
    assert (table.origin, table.n_columns, table.header_rows) == ("native", 4, None)
    assert cells[1, 2] == "≥95%"
    assert (cells[1, 0], cells[2, 1]) == ("产出", "完成率")
    assert next(cell for cell in table.cells if cell.row == 1).row_span == 2


def test_bars_with_a_title_before_the_header() -> None:
    text = "执行 | 金额(万元) | 年初 | 执行数 | 执行率 | |\n总额 | 1.00 | 2.00 | 100% | |||\n"
    _, cells = only(text)
    assert cells[0, 3] == "执行率"
    assert cells[1, 3] == "100%"
    assert cells[0, 0] == "执行 | 金额(万元)"


def test_bars_that_do_not_align_stay_text() -> None:
    assert tables("金额 | 年初 | 执行数 |\n总额 | 50% | 60% |\n") == []


def test_one_barred_cell_per_line() -> None:
    header = "合计 |\n出国费 |\n公车费 |\n||\n小计 |\n公车购置 |\n公车运行 |\n||\n"
    text = header + "9 |\n1 |\n8 |\n5 |\n3 |\n"
    table, cells = only(text)
    assert (table.n_rows, table.n_columns, table.header_rows) == (3, 5, 2)
    assert cells[0, 2] == "公车费"
    assert cells[1, 3] == "公车购置"
    assert [cells[2, column] for column in range(5)] == ["9", "1", "8", "5", "3"]


def test_one_barred_cell_per_line_with_dashes_and_a_title_between_two_tables() -> None:
    first = "项目 支出 减少额 接待费 71.53 - 购置费 423.81 - 运行费 1433.42 -"
    second = "使用项目 数量 购置数 32 保有量 660"
    text = "2020年“三公”经费使用情况\n".join(
        "".join(f"{cell} |\n" for cell in cells.split()) for cells in (first, second)
    )
    above, below = tables(text)
    assert grid(text, above)[3, 1] == "1433.42"
    assert grid(text, above)[1, 2] == "-"
    assert grid(text, below) == {
        (0, 0): "使用项目", (0, 1): "数量", (1, 0): "购置数", (1, 1): "32", (2, 0): "保有量",
        (2, 1): "660",
    }  # fmt: skip


def test_one_barred_cell_per_line_under_names_of_two_rows() -> None:
    header = "年度 合计 接待费 公车购置及运行费 小计 购置 运行"
    rows = "2023年 9 1 8 5 3 2024年 7 1 6 4 2"
    table, cells = only("".join(f"{cell} |\n" for cell in f"{header} {rows}".split()))
    assert (table.n_rows, table.n_columns, table.header_rows) == (4, 6, 2)
    assert cells[0, 3] == "公车购置及运行费"
    assert [cells[1, column] for column in (3, 4, 5)] == ["小计", "购置", "运行"]
    assert [cells[3, column] for column in range(6)] == ["2024年", "7", "1", "6", "4", "2"]


def test_barred_cells_of_unknown_order_stay_text() -> None:
    text = "合计 |\n甲 |\n乙 |\n||\n子 |\n丑 |\n寅 |\n||\n9 |\n1 |\n8 |\n5 |\n3 |\n"
    blocks = find_blocks(text)
    assert not any(isinstance(block, Table) for block in blocks)
    assert len(blocks) == 13


def test_rows_that_lost_their_blank_cells() -> None:
    rows = "一、合计  90\n1、出国费\n2、接待费  30\n3、车辆费  60\n二、说明\n"
    table, cells = only("表\n项目 2023年数 2024年数\n" + rows)
    assert (table.n_rows, table.n_columns) == (5, 2)
    assert (cells[0, 0], cells.get((0, 1))) == ("项目", None)
    assert [cells.get((row, 1)) for row in range(1, 5)] == ["90", None, "30", "60"]


def test_names_of_columns_in_the_second_line() -> None:
    rows = "合计 9 8\n接待费 4 3\n出国费 不填 不填\n车辆费 5 5\n"
    _, cells = only("项目 2024年数\n小计 其中财政拨款\n" + rows)
    assert [cells[0, column] for column in range(2)] == ["项目", "2024年数"]
    assert [cells[1, column] for column in (1, 2)] == ["小计", "其中财政拨款"]
    assert (cells[4, 0], cells.get((4, 1))) == ("出国费 不填 不填", None)


def test_barred_cells_of_two_sides_with_blanks() -> None:
    header = "收入 | 支出 | | | 项目 | 预算数 | 项目 | 预算数 |"
    rows = "拨款 | 9 | 基本支出 | 6 | 其他收入 | | 项目支出 | 3 | 合计 | 9 | 合计 | 9 |"
    table, cells = only("".join(f"{one} |\n" for one in f"{header} {rows}".split(" |")[:-1]))
    assert (table.n_rows, table.n_columns, table.header_rows) == (5, 4, 2)
    assert (cells[0, 0], cells[0, 2]) == ("收入", "支出")
    assert (cells[3, 0], cells.get((3, 1)), cells[3, 3]) == ("其他收入", None, "3")


def test_framed_rows_under_a_unit_with_broken_names() -> None:
    text = "|\n|\n|\n單位:萬元\n|\n|\n項目\n|\n合計\n|\n一般公共\n預算\n|\n"
    text += "".join(f"|\n{name}\n|\n{one}\n|\n{one}\n|\n" for name, one in (("甲", 3), ("乙", 4)))
    table, cells = only(text)
    assert (table.n_rows, table.n_columns) == (3, 3)
    assert cells[0, 2] == "一般公共\n預算"
    assert [cells[2, column] for column in range(3)] == ["乙", "4", "4"]


@pytest.mark.parametrize("end", [" |\n", "\n|\n", "\n", "\n\n"])
def test_codes_and_figures_a_cell_a_line(end: str) -> None:
    header = "科目编码 科目名称 合计 基本支出 项目支出"
    rows = "合计 9 6 3 201 公共服务 7 4 3 20129 群团事务 7 4 3 208 社会保障 2 2 0"
    table, cells = only("".join(cell + end for cell in f"{header} {rows}".split()))
    assert (table.n_rows, table.n_columns, table.header_rows) == (5, 5, 1)
    assert (cells.get((1, 0)), cells[1, 1], cells[1, 2]) == (None, "合计", "9")
    assert [cells[4, column] for column in range(5)] == ["208", "社会保障", "2", "2", "0"]


@pytest.mark.parametrize("end", [" |\n", "\n"])
def test_codes_names_and_amounts_abreast(end: str) -> None:
    rows = "301 工资福利 6 302 商品服务 5 30101 基本工资 6 30201 办公费 30202 印刷费 5 人员合计 6"
    text = "".join(cell + end for cell in f"{'编码 名称 金额 ' * 2}{rows}".split())
    table, cells = only(text + "注：明细。\n")
    assert (table.n_rows, table.n_columns, table.header_rows) == (7, 3, 1)
    assert (cells[4, 1], cells.get((4, 2)), cells[5, 0]) == ("办公费", None, "30202")
    assert (cells[6, 1], cells[6, 2]) == ("人员合计", "6")


def test_a_total_over_the_columns_of_names() -> None:
    header = "编码 | 名称 | 合计 | 基本 |\n合计 | 9 | 6 | |\n"
    _, cells = only(header + "201 | 服务 | 7 | 4 |\n208 | 保障 | 2 | 2 |\n")
    assert (cells[1, 1], cells[1, 2], cells[1, 3]) == ("合计", "9", "6")


def test_two_sides_in_turns_whatever_their_numbers() -> None:
    names = "一、拨款 9 一、基本支出 6 二、其他收入 1.人员经费 6 收入合计 9 支出合计 9"
    _, cells = only("\n".join(f"项目 预算数 项目 预算数 {names}".split()) + "\n说明如下。\n")
    assert (cells[2, 0], cells.get((2, 1)), cells[2, 2]) == ("二、其他收入", None, "1.人员经费")
    assert cells[3, 2] == "支出合计"


@pytest.mark.parametrize("frame", ["", "|\n"])
def test_names_with_figures_some_of_them_blank(frame: str) -> None:
    rows = (("项目", "预算数"), ("合计", "9"), ("出国费", ""), ("接待费", "4"), ("车辆费", "5"))
    text = "".join(
        frame + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row) for row in rows
    )
    table, cells = only(text)
    assert (table.n_rows, table.n_columns) == (5, 2)
    assert (cells[2, 0], cells.get((2, 1)), cells[3, 1]) == ("出国费", None, "4")


def test_blanks_part_names_and_figures() -> None:
    rows = "1 道路 甲村 25\n2 饮水 乙村 31\n3 基地 丙村 46\n合计 102\n"
    table, cells = only("序号 项目 地点 金额\n" + rows)
    assert (table.n_rows, table.n_columns) == (5, 4)
    assert (cells[4, 0], cells.get((4, 2)), cells[4, 3]) == ("合计", None, "102")


def test_blanks_part_two_sides() -> None:
    rows = "一、拨款 9 一、基本支出 6\n二、其他收入 二、项目支出 3\n合计 9 合计 9\n"
    table, cells = only("项目 预算数 项目 预算数\n" + rows)
    assert (table.n_rows, table.n_columns) == (4, 4)
    assert (cells[2, 0], cells.get((2, 1)), cells[2, 3]) == ("二、其他收入", None, "3")


_NUMBERED = (
    "项目 行次 金额 项目 行次 金额", "栏次 1 栏次 2", "一、拨款 1 9.00 一、服务 32 4.00",
    "二、基金 2 二、外交 33", "3 三、保障 34 5.00", "合计 27 9.00 合计 57 9.00",
)  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\n\n", " |\n", "\n|\n", " "])
def test_an_account_whose_rows_are_numbered(end: str) -> None:
    lines = [row.replace(" ", end) for row in _NUMBERED]
    text = "".join(line + (end if end != " " else "\n") for line in lines)
    table, cells = only(text)
    assert (table.n_rows, table.n_columns, table.header_rows) == (5, 6, 1)
    assert [cells.get((2, column)) for column in (0, 2, 3, 5)] == [
        "二、基金",
        None,
        "二、外交",
        None,
    ]
    assert [cells.get((3, column)) for column in (1, 3, 5)] == ["3", "三、保障", "5.00"]


def test_a_second_row_of_names_that_opens_with_a_subtotal() -> None:
    header = "年度 | 合计 | 出国费 | 公车购置及运行 | 接待费 | ||\n小计 | 购置 | 运行 | ||||\n"
    _, cells = only(header + "2024年 | 9 | 1 | 6 | 4 | 2 | 2 |\n2023年 | 8 | 1 | 5 | 3 | 2 | 2 |\n")
    assert (cells[0, 3], cells[1, 3], cells[1, 5]) == ("公车购置及运行", "小计", "运行")
    assert cells[0, 6] == "接待费"


def test_contents_are_no_table() -> None:
    assert tables("一、职责\t1\n二、机构\t2\n三、说明\t12\n") == []


@pytest.mark.parametrize(
    "piece",
    [
        "甲\t1.5\t2.5\n",
        "\t甲\n\t1.5\n\n",
        "甲 | 1.5 |\n",
        "甲 |\n",
        "甲\n\t\t1\n",
        "甲与\n",
        "科目编码\n名称\n金额\n1\n",
        "项目\n行次\n金额\n",
        "项目 1\n项目 1 2\n",
        "项目 甲\n",
        "项目 甲 乙 丙\n丁 1 2 3\n",
        "（\n",
    ],
)
def test_cost_is_linear(piece: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        find_blocks(text)
        return time.process_time() - start

    small = min(seconds(piece * 2000) for _ in range(5))
    assert min(seconds(piece * 20000) for _ in range(3)) < 40 * small


def test_large_table_of_tabs() -> None:
    text = ("甲\t" + "\t".join(["12.34"] * 9) + "\n") * 10000
    start = time.process_time()
    table, _ = only(text)
    assert len(table.cells) == 100000
    assert time.process_time() - start < 10


def test_sample_tables() -> None:
    found = tables(shared("seeds/003_70d2fb4dfce1c169.txt"))
    assert [table.origin for table in found].count("chart") == 10
    assert [(table.n_rows, table.n_columns) for table in found[:2]] == [(27, 7), (18, 8)]


def test_sample_with_two_tab_tables() -> None:
    text = shared("benchmark/whole/clean/08.txt")
    first, second = tables(text)
    assert (first.n_rows, first.n_columns) == (22, 6)
    assert grid(text, first)[21, 4] == "15\n23.68"
    assert (second.n_rows, second.n_columns) == (19, 7)


def test_sample_with_barred_cells() -> None:
    text = shared("benchmark/texts/dev/033.txt")
    _, cells = only(text)
    assert [cells[2, column] for column in range(6)] == ["79", "0", "75", "50", "25", "4"]


def test_barred_cells_of_a_balance_with_one_shorter_half() -> None:
    cells = "收入 执行数 支出 执行数 总计 9.00 总计 9.00 税收 5.00 教育 6.00 非税 3.00 农林水 3.00"
    text = "\n".join(f"{cell} |" for cell in cells.split()) + "\n上年结转 |\n1.00 |\n|\n|\n"
    table, found = only(text)
    assert (table.n_rows, table.n_columns) == (5, 4)
    assert (found[4, 0], found[4, 1]) == ("上年结转", "1.00")
    assert (4, 2) not in found


def test_bars_that_stand_alone_end_cells() -> None:
    rows = (("项 目", "预 算 数"), ("合计", "9.50"), ("接待费", "1.50"), ("车辆费", "8.00"))
    text = "表\n" + "".join(f"{cell}\n|\n" for row in rows for cell in row) + "说明。"
    _, cells = only(text)
    assert cells == {(n, c): cell for n, row in enumerate(rows) for c, cell in enumerate(row)}


@pytest.mark.parametrize("title", ["", "审计局三公经费表"])
def test_bars_alone_at_both_ends_of_every_row(title: str) -> None:
    rows = (("项 目", "预 算 数"), ("合计", "9.50"), ("接待费", "1.50"), ("车辆费", "8.00"))
    lines = [f"|\n{name}\n|\n{figure}\n|" for name, figure in rows]
    _, cells = only("\n".join([title, *lines, "二、说明"]))
    assert cells == {(n, c): cell for n, row in enumerate(rows) for c, cell in enumerate(row)}


def test_names_and_figures_line_by_line() -> None:
    rows = "项目\n决算数\n合计\n9.50\n接待费\n1.50\n租车\n车辆费\n8.00\n"
    text = f"附表\n单位：万元\n\n{rows}以上为全部支出。"
    table, cells = only(text)
    assert table.header_rows == 1
    assert cells[1, 0] == "合计"
    assert cells[3, 0] == "租车"
    assert (3, 1) not in cells
    assert cells[4, 1] == "8.00"


def test_several_figures_line_by_line() -> None:
    rows = (("项目", "上年数", "本年数", "增减率"), ("合计", "8.00", "9.00", "12.50%"),
            ("接待费", "2.00", "-", "/"), ("车辆费", "6.00", "9.00", "50.00%"))  # fmt: skip
    text = "附表\n" + "\n".join(cell for row in rows for cell in row) + "\n本年支出如上。"
    table, cells = only(text)
    assert (table.n_rows, table.n_columns, table.header_rows) == (4, 4, 1)
    assert cells == {(n, c): cell for n, row in enumerate(rows) for c, cell in enumerate(row)}


def test_two_sides_line_by_line() -> None:
    text = (
        "收  入\n\n执行数\n\n支  出\n\n执行数\n\n总计\n\n50\n\n总计\n\n50\n\n一、税收\n\n30\n\n"
        "一、教育\n\n50\n\n二、非税\n\n15\n\n\n\n三、补助\n\n5\n\n以上。"
    )
    _, cells = only(text)
    assert cells[2, 2] == "一、教育"
    assert cells[3, 0] == "二、非税"
    assert cells[4, 0] == "三、补助"


@pytest.mark.parametrize(
    "text",
    [
        "一、概况\n二、职责\n三、机构\n2024\n正文从这里开始。",
        "项目\n预算数\n合计\n9.50\n全年支出都在这里。",
        "联系电话\n0759\n收入\n支出\n说明如下：\n本年收入5万元。",
    ],
)
def test_lines_that_are_no_table(text: str) -> None:
    assert tables(text) == []


def test_cells_set_apart_by_blanks() -> None:
    table, cells = only(
        "科目编码 科目名称 合计 基本支出 项目支出\n205 教育支出 1,052.30 832.30 220.00\n"
        "20502 普通教育 1,052.30 832.30 220.00\n合计 1,052.30 832.30 220.00\n"
    )
    assert (table.n_rows, table.n_columns, table.header_rows) == (4, 5, 1)
    assert (cells[1, 0], cells[1, 1], cells[1, 4]) == ("205", "教育支出", "220.00")
    assert cells[3, 1] == "合计"


def test_a_table_in_traditional_characters() -> None:
    text = "項目 預算數 決算數\n合計 9.00 8.00\n接待費 3.00 2.00\n運行費 6.00 6.00\n"
    document = read_plain("表.txt", text.encode())
    (table,) = document.tables()
    assert document.text == text
    assert (table.n_rows, table.n_columns) == (4, 3)


def test_a_code_may_be_called_by_its_classification() -> None:
    _, cells = only(
        "功能分类科目编码 科目名称 本年支出合计 基本支出 项目支出\n合计 90.00 70.00 20.00\n"
        "205 教育支出 60.00 50.00 10.00\n221 住房保障支出 30.00 20.00 10.00\n"
    )
    assert (cells[1, 1], cells[2, 0], cells[2, 1]) == ("合计", "205", "教育支出")


def test_prose_with_blanks_is_no_table() -> None:
    assert (
        tables("一、收入 支出 总体情况\n本年收入 80.00 万元\n本年支出 70.00 万元\n其余 无\n") == []
    )


def test_rows_of_other_lengths_end_a_table_of_blanks() -> None:
    text = (
        "项目 预算数 决算数\n合计 9.00 8.00\n接待费 3.00 2.00\n运行费 6.00 6.00\n完成预算 88.89%\n"
    )
    table, _ = only(text)
    assert table.n_rows == 4


def test_rates_under_targets_align() -> None:
    _, cells = only(
        "| 序号 | 指标 | 权重 | 目标值 | 完成值 | 得分 |\n"
        "| 1 | 巡查次数 | 20 | 48次 | 52次 | 20 |\n"
        "| 2 | 整改率 | 30 | 95% | 93.1% | 29.4 |\n"
    )
    assert cells[2, 3] == "95%"


SCORED = """一级指标 二级指标 三级指标 指标值 完成值 分值 得分 偏差原因
产出指标
（30分）
数量指标 新建书屋数 ≥20个 19个 10 9.50 选址调整，
次年补建
培训管理员人次 ≥300人次 320人次 10 10
质量指标 全市基层公共服务设施
验收合格率 100% 100% 10 10
总分 30 29.50
以上。"""


def test_indicators_whose_labels_and_remarks_break() -> None:
    table, cells = only(SCORED)
    assert (table.n_rows, table.n_columns) == (5, 8)
    assert cells[1, 0] == "产出指标\n（30分）"
    assert cells[1, 7] == "选址调整，\n次年补建"
    assert (cells[2, 2], cells[2, 4]) == ("培训管理员人次", "320人次")
    assert (cells[4, 0], cells[4, 5], cells[4, 6]) == ("总分", "30", "29.50")


def test_figures_of_two_years_behind_a_column_of_units() -> None:
    table, cells = only(
        "指标 单位 2022年 2023年\n在职人数 人 41 40\n基本支出 万元 8.50 8.10\n接待费 元 700 650\n"
    )
    assert (table.n_rows, table.n_columns, table.origin) == (4, 4, "fitted")
    assert (cells[3, 1], cells[3, 3]) == ("元", "650")


def test_a_sentence_on_indicators_is_no_table() -> None:
    assert tables("指标 体系 权重 得分\n产出指标得40分。\n效益指标得30分。\n合计 70\n") == []
