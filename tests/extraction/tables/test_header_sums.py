"""Sums along rows by header."""

from tests.extraction.tables.tabulated import read, stated

THREE_PUBLIC = """
财政拨款“三公”经费支出决算表
金额单位：万元
预算数\t^\t^\t^\t^\t^\t决算数\t^\t^\t^\t^\t^
合计\t因公出国（境）费\t公务用车购置及运行费\t^\t^\t公务接待费\t合计\t因公出国（境）费\t公务用车购置及运行费\t^\t^\t公务接待费
"\t"\t小计\t购置费\t运行费\t"\t"\t"\t小计\t购置费\t运行费\t"
1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12
15.30\t\t12.00\t\t12.00\t3.30\t13.95\t\t11.40\t\t11.40\t2.55
"""


def test_the_twelve_columns() -> None:
    _, ledger = read(THREE_PUBLIC)
    assert stated(ledger) == {
        "sum holds 12.00 = 12.00",
        "sum holds 15.30 = 12.00 3.30",
        "sum holds 11.40 = 11.40",
        "sum holds 13.95 = 11.40 2.55",
    }
    by_digits = {fact.figure.digits: fact for fact in ledger.facts}
    assert by_digits["2.55"].subject == "公务接待费"
    assert (by_digits["3.30"].stage, by_digits["2.55"].stage) == ("adjusted", "outturn")
    assert by_digits["13.95"].subject == "三公经费"


def test_a_partition_of_the_form_needs_no_second_row() -> None:
    _, ledger = read(THREE_PUBLIC.replace("2.55", "2.65"))
    assert "sum contradicted 13.95 = 11.40 2.65" in stated(ledger)


def test_nested_totals_and_columns_of_which() -> None:
    _, ledger = read("""
部门收入总表
单位：万元
单位名称\t合计\t本年收入\t^\t^\t上年结转
"\t"\t小计\t财政拨款\t事业收入\t"
"\t"\t"\t"\t"\t"
局本级\t52.00\t50.00\t50.00\t\t2.00
文化馆\t31.50\t31.50\t30.00\t1.50\t
""")
    found = stated(ledger)
    assert "sum holds 52.00 = 50.00 2.00" in found
    assert "sum holds 31.50 = 30.00 1.50" in found


def test_fund_flow() -> None:
    _, ledger = read("""
政府性基金预算财政拨款收入支出决算表
单位：万元
科目编码\t科目名称\t年初结转和结余\t本年收入\t本年支出\t^\t^\t年末结转和结余
"\t"\t"\t"\t小计\t基本支出\t项目支出\t"
合计\t^\t6.00\t44.00\t41.00\t\t41.00\t9.00
229\t其他支出\t6.00\t44.00\t41.00\t\t41.00\t9.00
""")
    assert "sum holds 9.00 = 6.00 44.00 -41.00" in stated(ledger)


def test_budget_with_its_adjustment() -> None:
    _, ledger = read("""
项目资金表
单位：万元
项目名称\t年初预算数\t预算调整数\t全年预算数
展陈更新\t12.00\t3.00\t15.00
馆藏修复\t8.00\t-1.50\t6.50
""")
    assert "sum holds 6.50 = 8.00 -1.50" in stated(ledger)


def test_columns_of_another_make_are_left_alone() -> None:
    _, ledger = read("绩效情况表\n单位：万元\n项目\t合计\t一季度\t最高额\n甲\t9.00\t4.00\t3.00")
    assert not ledger.relations
