"""Identities between tables."""

from tests.extraction.tables.tabulated import read

TABLES = """
收入支出决算总表
单位：万元
收入\t^\t支出\t^
项目\t决算数\t项目\t决算数
一、一般公共预算财政拨款收入\t88.00\t一、科学技术支出\t81.00
二、其他收入\t1.00\t二、住房保障支出\t7.00
本年收入合计\t89.00\t本年支出合计\t88.00
年初结转和结余\t\t年末结转和结余\t1.00
总计\t89.00\t总计\t89.00

收入决算表
单位：万元
科目编码\t科目名称\t本年收入合计\t财政拨款收入\t其他收入
206\t科学技术支出\t82.00\t81.00\t1.00
221\t住房保障支出\t7.00\t7.00\t
合计\t^\t89.00\t88.00\t1.00

支出决算表
单位：元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
206\t科学技术支出\t810,000.00\t500,000.00\t310,000.00
221\t住房保障支出\t70,000.00\t70,000.00\t
合计\t^\t880,000.00\t570,000.00\t310,000.00
"""


def crossing(source: str) -> dict[str, str]:
    _, ledger = read(source)
    return {
        f"{r.kind} {r.stated.digits} {r.formula}": str(r.verdict)
        for r in ledger.relations
        if r.scope == "cross_table"
    }


def test_totals_and_classes_by_name_of_table() -> None:
    found = crossing(TABLES)
    assert found["same_fact 89.00 收入决算表合计＝总表本年收入合计"] == "holds"
    assert found["sum 88.00 收入决算表财政拨款＝总表财政拨款各行"] == "holds"


def test_yuan_against_wan_yuan_is_a_unit_relation() -> None:
    found = crossing(TABLES)
    assert found["unit 88.00 支出决算表合计＝总表本年支出合计"] == "holds"
    assert found["unit 81.00 支出决算表各类＝总表各类"] == "holds"


def test_a_total_that_differs() -> None:
    found = crossing(TABLES.replace("合计\t^\t89.00", "合计\t^\t98.00"))
    assert found["same_fact 98.00 收入决算表合计＝总表本年收入合计"] == "contradicted"


TWINS = """
一般公共预算财政拨款支出决算表
单位：万元
科目编码\t科目名称\t小计\t基本支出\t项目支出
20805\t养老支出\t{pension}\t{pension}\t
2080505\t基本养老保险缴费支出\t{pension}\t{pension}\t
合计\t^\t{pension}\t{pension}\t

一般公共预算财政拨款基本支出决算表
单位：万元
科目编码\t科目名称\t决算数
301\t工资福利支出\t14.20
30108\t机关事业单位基本养老保险缴费\t14.20
人员经费合计\t^\t14.20
"""


def test_twin_codes_are_stated_only_where_they_agree() -> None:
    assert any("同一支出" in key for key in crossing(TWINS.format(pension="14.20")))
    assert not any("同一支出" in key for key in crossing(TWINS.format(pension="15.20")))
