"""A Filing in a workbook: what goes in comes out, however the workbook was saved in between."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jixiao import verbs
from jixiao.filing.entering import read_entry
from jixiao.filing.field import NUMERIC, Kind
from jixiao.filing.filing import Filing
from jixiao.filing.known import Knowledge, derived
from jixiao.filing.schema import field_at, fields, sheets, tables
from jixiao.filing.value import State
from jixiao.forms.filing_reading import read_filing
from jixiao.forms.layout import lay_out
from jixiao.forms.recognising import is_filing
from tests.converting import convert
from tests.filing.generating import generated, put
from tests.forms.clerk import Clerk
from tests.forms.comparing import bare, same

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


def written(filing: Filing, path: Path) -> Path:
    path.write_bytes(verbs.workbook(filing))
    return path


def reopened(filing: Filing) -> Any:
    return openpyxl.load_workbook(io.BytesIO(verbs.workbook(filing)))


def blank() -> Filing:
    return Filing("xinjiang", 2024)


def through_libreoffice(path: Path) -> Path:
    """The workbook opened, computed and saved by LibreOffice."""
    sheet = convert(path, "ods")
    path.unlink()
    return convert(sheet, "xlsx:Calc MS Excel 2007 XML")


def cell_at(book: Any, path: str) -> Any:
    """The cell of a single or derived value in a fresh workbook."""
    spot = lay_out(blank()).spots[path]
    return book[spot.page].cell(spot.row + 1, spot.column + 1)


@pytest.mark.parametrize("path", EXAMPLES)
def test_examples_go_both_ways(path: Path, tmp_path: Path) -> None:
    filing = read_filing(path)
    copy = written(filing, tmp_path / "copy.xlsx")
    assert is_filing(copy)
    assert same(read_filing(copy), filing)


def test_sources_crossed_with_kinds_go_both_ways(tmp_path: Path) -> None:
    filing = blank()
    for number, source in enumerate(("superior", "own", "other")):
        for kind in ("personnel", "public", "project"):
            put(filing, f"budget.adjusted.crossed.{source}.{kind}", f"{number}.50")
    put(filing, "budget.adjusted.own", "4.40")
    read = read_filing(written(filing, tmp_path / "a.xlsx"))
    assert same(read, filing)
    (found,) = verbs.check(tmp_path / "a.xlsx").findings[:1]
    assert (found.code, found.stated, found.expected) == ("AR01", "4.40", "4.50")


def test_a_value_says_where_it_was_read(tmp_path: Path) -> None:
    filing = blank()
    put(filing, "budget.outturn.own", "165.5")
    read = read_filing(written(filing, tmp_path / "a.xlsx")).get("budget.outturn.own")
    assert read.origin.place == "收支预算!E11"
    assert read.number == Decimal("165.5")


@pytest.mark.parametrize(
    "text", ["=1+1", "=HYPERLINK(1)", "+86", "-", "－3", "@甲", "'甲", "100%", "2024-1-5", "00123"]
)
def test_text_stays_text(text: str, tmp_path: Path) -> None:
    filing = blank()
    put(filing, "body.duties", text)
    put(filing, "projects.1.name", text)
    path = written(filing, tmp_path / "a.xlsx")
    cell = cell_at(openpyxl.load_workbook(path), "body.duties")
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
    assert same(read_filing(path), filing)


@pytest.mark.parametrize(
    "number", ["0", "0.1", "168.16", "0.000001", "12345678901234.5", "0.30000000000000004", "1e-9"]
)
def test_numbers_are_exact(number: str, tmp_path: Path) -> None:
    filing = blank()
    put(filing, "budget.initial.own", f"{Decimal(number):f}")
    read = read_filing(written(filing, tmp_path / "a.xlsx"))
    assert read.get("budget.initial.own").number == Decimal(number)


def test_what_a_spreadsheet_added_up_is_read_as_it_shows_it(tmp_path: Path) -> None:
    path = written(blank(), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    cell_at(book, "budget.initial.own").value = 0.1 + 0.2
    book.save(path)
    assert read_filing(path).get("budget.initial.own").number == Decimal("0.3")


def test_a_percent_typed_as_such(tmp_path: Path) -> None:
    path = written(blank(), tmp_path / "a.xlsx")
    clerk = Clerk(path)
    cell = clerk.cell("逐项自报得分", "得分系数（%）", 0)
    cell.value, cell.number_format = 0.955, "0.0%"
    clerk.save(path)
    assert read_filing(path).get("scores.1.coefficient").number == Decimal("95.5")


def test_zero_blank_and_not_applicable_differ(tmp_path: Path) -> None:
    filing = blank()
    put(filing, "budget.initial.own", "0")
    put(filing, "budget.initial.other", "不适用")
    read = read_filing(written(filing, tmp_path / "a.xlsx"))
    assert read.get("budget.initial.own").number == 0
    assert read.get("budget.initial.other").state is State.NOT_APPLICABLE
    assert read.get("budget.initial.superior").state is State.BLANK


def test_every_field_and_table_has_its_place() -> None:
    layout = lay_out(blank())
    assert set(fields()) | set(derived()) <= set(layout.spots)
    columns = {
        f"{table.family.path if table.family else path}.{column.path}"
        for path, table in tables().items()
        for column in table.columns
    }
    assert columns == set(layout.spans)
    assert {sheet.name for sheet in sheets()} <= {page.page.name for page in layout.pages}


def test_every_kind_of_cell_helps_to_fill_it_in() -> None:
    book = reopened(blank())
    layout = lay_out(blank())
    for path, one in fields().items():
        spot = layout.spots[path]
        sheet = book[spot.page]
        coordinate = sheet.cell(spot.row + 1, spot.column + 1).coordinate
        helped = any(coordinate in rule.sqref for rule in sheet.data_validations.dataValidation)
        wanted = one.kind in NUMERIC or one.kind is Kind.CHOICE or bool(one.note)
        assert helped == wanted, path


def test_previews_are_what_the_program_computes(tmp_path: Path) -> None:
    """LibreOffice computes every formula of a filled-in workbook to what is known."""
    filing = generated(3)
    path = written(filing, tmp_path / "a.xlsx")
    openpyxl.load_workbook(path).save(path)  # which drops the stored results
    values = openpyxl.load_workbook(through_libreoffice(path), data_only=True)
    layout, knowledge = lay_out(filing), Knowledge(filing)
    for name in derived():
        spot, known = layout.spots[name], knowledge.at(name).number
        shown = values[spot.page].cell(spot.row + 1, spot.column + 1).value
        if known is None:
            assert shown in (None, ""), name
        else:
            assert shown == pytest.approx(float(known)), name


def test_previews_show_nothing_while_operands_are_missing(tmp_path: Path) -> None:
    filing = blank()
    put(filing, "budget.initial.personnel", "5")
    path = written(filing, tmp_path / "a.xlsx")
    values = openpyxl.load_workbook(through_libreoffice(path), data_only=True)
    for name in ("budget.initial.basic", "budget.initial.total", "staff.authorized.total"):
        assert cell_at(values, name).value in (None, ""), name


@pytest.mark.parametrize("seed", range(3))
def test_a_workbook_saved_by_libreoffice_reads_the_same(seed: int, tmp_path: Path) -> None:
    filing = generated(seed)
    path = written(filing, tmp_path / "a.xlsx")
    assert bare(read_filing(through_libreoffice(path))) == bare(filing)


def test_rows_may_be_added_and_sorted(tmp_path: Path) -> None:
    filing = blank()
    put(filing, "projects.1.name", "乙项目")
    put(filing, "projects.2.name", "甲项目")
    path = written(filing, tmp_path / "a.xlsx")
    clerk = Clerk(path)
    first, second = (clerk.cell("项目", "项目名称", row) for row in (0, 1))
    first.value, second.value = second.value, first.value
    clerk.cell("项目", "项目名称", 300).value = "远处的项目"
    sheet = clerk.book["收支预算"]
    sheet.cell(1, 20).value = "旁边的备注"
    clerk.save(path)
    read = read_filing(path)
    assert [row["name"].text for row in read.rows["projects"]] == ["甲项目", "乙项目", "远处的项目"]


def test_rows_put_in_above_move_everything_with_their_marks(tmp_path: Path) -> None:
    filing = generated(1)
    path = written(filing, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.insert_rows(1, 3)
    book.save(path)
    assert bare(read_filing(path)) == bare(filing)


def test_values_pasted_over_totals_are_taken_where_they_are_right(tmp_path: Path) -> None:
    filing = generated(2)
    path = written(filing, tmp_path / "a.xlsx")
    values = openpyxl.load_workbook(path, data_only=True)
    values.save(path)
    assert bare(read_filing(path)) == bare(filing)


def test_texts_are_read_back_whatever_they_hold(tmp_path: Path) -> None:
    filing = blank()
    for row, text in enumerate(("甲\n乙", "_x0041_", "<&>\"'", "😀", "甲" * 5000), 1):
        put(filing, f"projects.{row}.purpose", text)
    assert same(read_filing(written(filing, tmp_path / "a.xlsx")), filing)


def test_a_text_too_long_for_a_cell_is_refused_when_written() -> None:
    filing = blank()
    one = field_at("body.duties")
    assert one is not None
    filing.put("body.duties", read_entry("甲" * 40_000, one))
    with pytest.raises(Exception, match="主要职能 有 40000 字"):
        verbs.workbook(filing)


def test_a_filing_with_an_error_is_checked_with_its_cell(tmp_path: Path) -> None:
    path = written(generated(0, "sources_miss_kinds"), tmp_path / "a.xlsx")
    result = verbs.check(path)
    cell_of = result.document.cell_of
    assert cell_of is not None
    cells = [cell_of(each.start) for each in result.findings if each.code == "AR01"]
    assert cells == [("收支预算", "D10")]
