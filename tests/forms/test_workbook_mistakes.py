"""What a clerk or a stranger does wrong in a workbook: all told at once, each with its cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jixiao import verbs
from jixiao.filing.filing import Filing
from jixiao.filing.schema import fields
from jixiao.forms.filing_reading import read_filing
from jixiao.forms.problem import FormError
from jixiao.forms.recognising import is_filing
from tests.forms.clerk import Clerk

Planted = tuple[object, str]
"""What is typed, and words of the message."""

SINGLES: dict[str, Planted] = {
    "body.name": ("=A1", "写的是公式 =A1"),
    "body.founded": ("去年春天", "应为日期，如 2024-06-30"),
    "body.level": (date(2024, 1, 5), "当成了日期 2024-01-05"),
    "body.funding": ("财政拨款", "应为 财政全额拨款行政单位"),
    "body.separate_accounts": ("也许", "应为 是 或 否"),
    "body.leaders": (2.5, "应为整数，写的是 2.5"),
    "staff.authorized.administrative": (-1, "不能小于 0，写的是 -1"),
    "staff.authorized.institution": ("三人", "应为数字"),
    "staff.on_post.worker": ("3个", "单位应为 人"),
    "staff.retired.pensioned": (True, "应为数字，写的是 TRUE"),
    "staff.contract.hired": ("#N/A", "写的是出错的值 #N/A"),
    "budget.initial.personnel": ("很多", "应为数字"),
    "budget.initial.public": ("12元钱", "金额单位应为"),
    "budget.adjusted.personnel": (-3, "不能小于 0"),
    "budget.adjusted.own": ("=SUM(C1:C2)", "写的是公式 =SUM(C1:C2)"),
    "budget.outturn.project": ("12.3.4", "应为数字"),
    "budget.outturn.own": (date(2024, 3, 1), "应为数字，表格把它当成了日期"),
    "execution.june": (time(8, 30), "应为数字，表格把它当成了日期 08:30"),
    "carryover.opening": ("123456789012345678901", "数字太长"),
    "running_costs.budget": ("约5", "应为数字"),
    "assets.major_equipment": (1.5, "应为整数"),
    "restraint.prior.meetings": ("一万", "应为数字"),
    "three_public.outturn.abroad": ("无", "没有发生填 0，不适用填“不适用”"),
    "three_public.receptions": ("=[1]表!A1", "写的是公式"),
    "evaluation.stated_total": ("98分左右", "单位应为 分"),
    "evaluation.due": ("2024-02-30", "没有这一天"),
}
CELLS: dict[tuple[str, str, int], Planted] = {
    ("下属单位", "是否纳入本次自评", 0): ("对", "应为 是 或 否"),
    ("预算调整", "调整金额（调减为负）", 1): ("减3万", "应为数字"),
    ("执行监控", "纠偏措施", 0): ("再看看", "应为 继续执行"),
    ("支出功能分类", "年初预算", 2): ("0.5亿美元", "金额单位应为"),
    ("公务接待台账", "来访人数", 0): (3.7, "应为整数"),
    ("项目", "全年执行", 0): ("未执行", "应为数字"),
    ("绩效指标", "指标性质", 0): ("大于", "应为 ≥、≤、＝、定性 之一"),
    ("绩效指标", "权重（分）", 1): ("十分", "应为数字"),
    ("绩效指标", "完成值由台账得出", 2): ("sum(x", "不是算式"),
    ("逐项自报得分", "得分系数（%）", 0): ("九成", "应为数字"),
    ("劳模", "状态", 0): ("在岗", "应为 在职、退休、去世 之一"),
    ("台账", "台账种类", 0): ("培训班", "台账种类应从列表中选，写的是 培训班"),
}
OVER_TOTALS: dict[str, Planted] = {
    "budget.outturn.total": (999, "由其他数算出（现在还算不出），不用填；写的是 999"),
    "staff.authorized.total": ("七", "由其他数算出"),
}


def new(path: Path) -> Clerk:
    path.write_bytes(verbs.workbook(Filing("xinjiang", 2024)))
    return Clerk(path)


def place_of(cell: Any) -> str:
    return f"{cell.parent.title}!{cell.coordinate}"


def told(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(FormError) as caught:
        read_filing(path)
    return [(problem.place, problem.message) for problem in caught.value.problems]


def test_forty_mistakes_give_forty_messages_with_their_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    clerk = new(path)
    planted = {}
    for name, (typed, words) in SINGLES.items():
        cell = clerk.single(fields()[name])
        cell.value = typed
        planted[place_of(cell)] = words
    for where, (typed, words) in CELLS.items():
        cell = clerk.cell(*where)
        cell.value = typed
        planted[place_of(cell)] = words
    clerk.cell("台账", "金额", 0).value = 3  # a row whose kind is wrong holds something
    for name, (typed, words) in OVER_TOTALS.items():
        cell = clerk.derived(name)
        cell.value = typed
        planted[place_of(cell)] = words
    clerk.save(path)
    found = told(path)
    assert len(planted) == 40
    assert len(found) == 40
    assert {place for place, _ in found} == set(planted)
    for place, message in found:
        assert planted[place] in message, (place, message)


def spoilt(tmp_path: Path, spoil: Callable[[Any], None]) -> list[tuple[str, str]]:
    path = tmp_path / "a.xlsx"
    clerk = new(path)
    spoil(clerk.book)
    clerk.save(path)
    return told(path)


def set_cell(sheet: str, coordinate: str, value: object) -> Callable[[Any], None]:
    def spoil(book: Any) -> None:
        book[sheet][coordinate].value = value

    return spoil


def copied(book: Any) -> None:
    book["单位情况"]["C4"].value = "甲单位"
    book.copy_worksheet(book["单位情况"])


def sorted_apart(book: Any) -> None:
    """Names and values sorted, the hidden column not."""
    sheet = book["单位情况"]
    for column in "BC":
        one, other = sheet[f"{column}5"], sheet[f"{column}6"]
        one.value, other.value = other.value, one.value


def without_marks(book: Any) -> None:
    book["项目"].delete_cols(1)


def without_head(book: Any) -> None:
    book["三公经费"].delete_rows(3)


def extra_row(book: Any) -> None:
    sheet = book["收支预算"]
    row = next(cell.row for cell in sheet["B"] if cell.value == "其他资金")
    sheet["A" + str(row)].value = None


@pytest.mark.parametrize(
    ("spoil", "place", "words"),
    [
        (set_cell("说明", "A2", None), "", "不是填报工作簿"),
        (set_cell("说明", "C2", "jixiao.workbook/2"), "说明!C2", "由较新的版本写成"),
        (set_cell("说明", "C3", "jixiao.filing/7"), "说明!C3", "请升级 jixiao"),
        (set_cell("说明", "C2", "other/1"), "说明!C2", "写的是 other/1"),
        (set_cell("说明", "C5", "24"), "说明!C5", "年度应为四位年份"),
        (set_cell("说明", "C4", None), "说明!C4", "地区应填"),
        (set_cell("单位情况", "B6", "级别"), "单位情况!B6", "这一行应是“单位级别”，写的是“级别”"),
        (set_cell("项目", "C7", "名字"), "项目!C7", "这一列应是“项目名称”，写的是“名字”"),
        (set_cell("项目", "D6", "我的项目"), "项目!B6", "这一行是说明或例行"),
        (set_cell("项目", "F4", 5), "项目!F4", "各行合计由其他数算出（应为 0）"),
        (copied, "单位情况 Copy!C4", "与 单位情况!C4 填的是同一项"),
        (sorted_apart, "单位情况!B5", "错开了"),
        (without_marks, "项目", "隐藏的 A 列不见了"),
        (without_head, "三公经费!A4", "表头的隐藏行不见了"),
    ],
)
def test_what_moves_or_changes_the_form_is_told(
    spoil: Callable[[Any], None], place: str, words: str, tmp_path: Path
) -> None:
    found = spoilt(tmp_path, spoil)
    assert any(at == place and words in message for at, message in found), found


def test_a_row_added_among_single_values_is_never_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    clerk = new(path)
    cell = clerk.single(fields()["budget.initial.other"])
    cell.value = 3
    cell.parent.cell(cell.row, 1).value = None
    clerk.save(path)
    assert told(path) == [(place_of(cell), "这一行不是表里原有的项目，读不进来；请填到原有的行")]


def test_a_sample_row_may_be_deleted(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    clerk = new(path)
    clerk.book["项目"].delete_rows(6)
    clerk.save(path)
    assert read_filing(path).rows == {}


def repacked(path: Path, more: dict[str, bytes], drop: str = "") -> None:
    """The package with parts added or replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(buffer, "w") as fresh:
        for name in old.namelist():
            if name not in more and name != drop:
                fresh.writestr(name, old.read(name))
        for name, content in more.items():
            fresh.writestr(name, content)
    path.write_bytes(buffer.getvalue())


LINK = b'<Relationships><Relationship Target="file:///C:/other.xlsx"/></Relationships>'
MACRO = b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled"/></Types>'


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"xl/vbaProject.bin": b"x"}, "带有宏（xl/vbaProject.bin）；请另存为不带宏的 .xlsx"),
        ({"[Content_Types].xml": MACRO}, "启用宏的工作簿（.xlsm）"),
        ({"xl/macrosheets/sheet1.xml": b"<x/>"}, "带有宏"),
        (
            {
                "xl/externalLinks/externalLink1.xml": b"<x/>",
                "xl/externalLinks/_rels/externalLink1.xml.rels": LINK,
            },
            "引用了别的工作簿（file:///C:/other.xlsx）",
        ),
        ({"xl/connections.xml": b"<x/>"}, "连接了外部数据"),
        ({"xl/embeddings/oleObject1.bin": b"x"}, "嵌有别的程序的对象"),
        ({"xl/workbook.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}, "文档类型声明"),
        ({"xl/workbook.xml": b"<broken"}, "打不开"),
        ({"xl/big.bin": b"0" * (65 * 1024 * 1024)}, "解开后超过 64 MB"),
    ],
)
def test_what_is_refused_is_named(more: dict[str, bytes], words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    new(path)
    repacked(path, more)
    ((place, message),) = told(path)
    assert place == ""
    assert words in message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04rubbish", "打不开"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧格式（.xls、.et）或加了密码"),
        (b"", "应为“键: 值”的一组"),
        (b"\xff\xfe\x00", "应为 UTF-8 的文本文件"),
    ],
)
def test_other_files_are_told_apart(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert any(words in message for _, message in told(path))
    assert not is_filing(path)


def test_a_foreign_workbook_is_no_filing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["一", "二"])
    book.save(path)
    assert not is_filing(path)
    ((_, message),) = told(path)
    assert "应有版本标记 jixiao.workbook/1，没有找到" in message


def test_a_missing_file() -> None:
    with pytest.raises(FormError, match="读不出来"):
        read_filing(Path("nowhere.xlsx"))


def test_rows_without_end_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    new(path)
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet2.xml")
    far = sheet.replace(b"</sheetData>", b'<row r="99999999"><c r="A99999999"/></row></sheetData>')
    repacked(path, {"xl/worksheets/sheet2.xml": far})
    ((place, message),) = told(path)
    assert place == "单位情况"
    assert "用到的行或格子太多" in message


def test_cells_far_away_are_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    clerk = new(path)
    clerk.book["项目"]["XFD1048576"].value = "角落"
    clerk.save(path)
    assert read_filing(path).rows == {}
