"""Name, unit and year above a table."""

import pytest

from jixiao.extraction.tables.captions import kind_by_name, usual_unit
from tests.extraction.tables.tabulated import read


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("收入支出决算总表", "final.summary"),
        ("财政拨款收入支出决算总表", "final.fiscal_summary"),
        ("附表4：2022年度支出决算表", "final.expense"),
        ("公开05表 一般公共预算财政拨款支出决算表", "final.public_expense"),
        ("一般公共预算财政拨款基本支出决算明细表", "final.public_basic"),
        ("政府性基金预算财政拨款收入支出决算表", "final.fund"),
        ("国有资本经营预算财政拨款支出决算表", "final.capital"),
        ("财政拨款“三公“经费支出决算表", "final.three_public"),
        ("2026年部门收支总体情况表", "budget.summary"),
        ("部门支出总表", "budget.expense"),
        ("一般公共预算基本支出表", "budget.public_basic"),
        ("附件3 部门整体支出绩效评价指标评分表", "score_sheet"),
        ("项目支出绩效自评表", "self_evaluation"),
        ("部门整体支出绩效评价基础数据表", "base_data"),
        ("部门整体支出绩效目标申报表", "goals"),
    ],
)
def test_kind_by_name_never_by_number(title: str, kind: str) -> None:
    found = kind_by_name(title)
    assert found is not None
    assert found.id == kind


def test_unit_and_year_stand_above_or_in_the_first_rows() -> None:
    readings, _ = read(
        "2022年度支出情况表\n编制单位：某局 金额单位：元\n项目\t决算数\n差旅费\t300.00"
    )
    assert (readings[0].unit, readings[0].caption.year) == ("元", 2022)
    readings, ledger = read("采购明细表\t^\n单位：万元\t^\n项目\t决算数\n打印机\t1.20")
    assert readings[0].title == "采购明细表"
    assert [(f.figure.digits, f.figure.unit) for f in ledger.facts] == [("1.20", "万元")]


def test_usual_unit_needs_a_clear_majority() -> None:
    assert usual_unit("收入1万元，支出2万元，结余3万元。") == "万元"
    assert usual_unit("收入1万元，支出2元，结余3万元，其他4万元。") == ""
