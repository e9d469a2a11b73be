"""Sums down the columns."""

from tests.extraction.tables.tabulated import read, stated

SUMMARY = """
收入支出决算总表
金额单位：万元
收入\t^\t^\t支出\t^\t^
项目\t行次\t决算数\t项目\t行次\t决算数
栏次\t\t1\t栏次\t\t2
一、一般公共预算财政拨款收入\t1\t640.20\t一、科学技术支出\t36\t560.10
其中：专项转移支付\t2\t40.00\t二、住房保障支出\t49\t71.30
二、其他收入\t8\t5.55\t\t\t
本年收入合计\t27\t645.75\t本年支出合计\t57\t631.40
年初结转和结余\t29\t3.25\t年末结转和结余\t59\t17.60
总计\t30\t649.00\t总计\t60\t649.00
"""


def test_summary_with_running_numbers() -> None:
    _, ledger = read(SUMMARY)
    found = stated(ledger)
    assert "sum holds 645.75 = 640.20 5.55" in found
    assert "sum holds 649.00 = 645.75 3.25" in found
    assert "sum holds 631.40 = 560.10 71.30" in found
    assert "same_fact holds 649.00 = 649.00" in found
    assert not any(fact.figure.digits in ("27", "57", "30") for fact in ledger.facts)


def test_a_wrong_total_in_a_single_column_is_contradicted() -> None:
    _, ledger = read(SUMMARY.replace("631.40", "613.40"))
    wrong = [relation for relation in ledger.relations if relation.contradicted]
    assert {relation.stated.digits for relation in wrong} == {"613.40", "649.00"}
    assert all(relation.must_hold for relation in wrong)


CODED = """
支出决算表
单位：万元
科目编码\t^\t^\t科目名称\t本年支出合计\t基本支出\t项目支出
类\t款\t项\t"\t"\t"\t"
合计\t^\t^\t^\t96.40\t70.30\t26.10
207\t\t\t文化旅游体育与传媒支出\t90.00\t63.90\t26.10
207\t01\t\t文化和旅游\t90.00\t63.90\t26.10
207\t01\t04\t图书馆\t70.00\t63.90\t6.10
207\t01\t99\t其他文化和旅游支出\t20.00\t\t20.00
221\t\t\t住房保障支出\t6.40\t6.40\t
221\t02\t\t住房改革支出\t6.40\t6.40\t
221\t02\t01\t住房公积金\t6.40\t6.40\t
"""


def test_levels_by_code_split_over_three_columns() -> None:
    readings, ledger = read(CODED)
    found = stated(ledger)
    assert "sum holds 90.00 = 70.00 20.00" in found
    assert "sum holds 63.90 = 63.90" in found
    assert "sum holds 96.40 = 90.00 6.40" in found
    assert [row.code for row in readings[0].rows()][3] == "2070104"
    assert all(relation.must_hold for relation in ledger.relations)


def test_a_wrong_item_breaks_its_head() -> None:
    _, ledger = read(CODED.replace("图书馆\t70.00", "图书馆\t70.60"))
    assert "sum contradicted 90.00 = 70.60 20.00" in stated(ledger)


def test_rounding_of_many_parts_is_no_contradiction() -> None:
    _, ledger = read(CODED.replace("图书馆\t70.00", "图书馆\t70.01"))
    assert "sum rounding 90.00 = 70.01 20.00" in stated(ledger)


BASIC = """
一般公共预算财政拨款基本支出决算明细表
单位：万元
人员经费\t^\t^\t公用经费\t^\t^
科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数
301\t工资福利支出\t210.60\t302\t商品和服务支出\t33.10
30101\t基本工资\t90.20\t30201\t办公费\t12.60
30102\t津贴补贴\t120.40\t30211\t差旅费\t20.50
303\t对个人和家庭的补助\t4.40\t310\t资本性支出\t2.90
30305\t生活补助\t4.40\t31002\t办公设备购置\t2.90
人员经费合计\t^\t215.00\t公用经费合计\t^\t36.00
"""


def test_personnel_and_operating_totals_by_code() -> None:
    readings, ledger = read(BASIC)
    found = stated(ledger)
    assert "sum holds 215.00 = 210.60 4.40" in found
    assert "sum holds 36.00 = 33.10 2.90" in found
    assert "sum holds 210.60 = 90.20 120.40" in found
    assert {e.fact.subject for e in readings[0].entries.values()} >= {"人员经费合计", "差旅费"}


LISTED = """
资金使用情况表
单位：万元
项目\t2021年决算数\t2022年预算数\t2022年决算数
场馆运营\t40.00\t46.00\t45.50
1.设备维修\t15.00\t16.00\t15.50
2.展览\t25.00\t30.00\t30.00
车辆使用\t9.00\t8.00\t7.70
其中：公车购置\t0.00\t0.00\t0.00
公车运行维护\t9.00\t8.00\t7.70
培训\t5.00\t6.00\t6.10
合计\t54.00\t60.00\t59.30
"""


def test_numbered_parts_and_open_lists() -> None:
    _, ledger = read(LISTED)
    found = stated(ledger)
    assert "sum holds 45.50 = 15.50 30.00" in found
    assert "sum holds 7.70 = 0.00 7.70" in found
    assert not any("contradicted" in relation for relation in found)


def test_other_columns_verify_the_layout() -> None:
    _, ledger = read(LISTED.replace("30.00\n车辆", "33.00\n车辆"))
    assert "sum contradicted 45.50 = 15.50 33.00" in stated(ledger)


def test_an_open_list_may_fall_short() -> None:
    source = "费用表\n单位：万元\n项目\t决算数\n公用经费\t30.00\n其中：办公费\t8.00\n差旅费\t6.00"
    _, ledger = read(source)
    assert not ledger.relations


def test_nothing_is_stated_over_blanks() -> None:
    _, ledger = read("费用表\n单位：万元\n项目\t决算数\n办公费\t\n差旅费\t\n合计\t12.00")
    assert not ledger.relations
    _, ledger = read("费用表\n单位：万元\n项目\t决算数\n办公费\t5.00\n差旅费\t7.00\n合计\t")
    assert not ledger.relations


def test_a_dash_in_a_partition_is_not_known() -> None:
    source = (
        "基础数据表\n单位：万元\n项目\t2021年决算数\t2022年决算数\n项目支出\t20.00\t25.00\n"
        "部门基本支出\t——\t75.00\n部门整体支出\t90.00\t100.00"
    )
    _, ledger = read(source)
    assert stated(ledger) == {"sum holds 100.00 = 75.00 25.00"}


BALANCE = """
一般公共预算收支平衡表
单位：万元
收入\t执行数\t支出\t执行数
总计\t660.40\t总计\t660.40
一、本级收入\t136.10\t一、本级支出\t596.80
税收\t85.20\t二、转移性支出\t63.60
非税\t50.90\t上解支出\t24.00
二、转移性收入\t524.30\t结转下年支出\t34.80
上级补助收入\t431.90\t调出资金\t4.80
调入资金\t78.90\t\t
上年结转\t13.50\t\t
"""


def test_a_balance_whose_totals_stand_first() -> None:
    _, ledger = read(BALANCE)
    assert stated(ledger) == {
        "sum holds 660.40 = 136.10 524.30",
        "sum holds 660.40 = 596.80 63.60",
        "sum holds 136.10 = 85.20 50.90",
        "sum holds 63.60 = 24.00 34.80 4.80",
        "sum holds 524.30 = 431.90 78.90 13.50",
        "same_fact holds 660.40 = 660.40",
    }


def test_a_wrong_total_that_stands_first() -> None:
    _, ledger = read(BALANCE.replace("总计\t660.40\t总计", "总计\t606.40\t总计"))
    assert any(relation.contradicted for relation in ledger.relations)


SUBTOTALS = """
补助资金分配表
单位：万元
地区\t已预下达\t本次下达\t合计下达
全省合计\t23.00\t7.00\t30.00
甲市合计\t8.00\t2.00\t10.00
乙县\t3.00\t1.00\t4.00
丙县\t5.00\t1.00\t6.00
丁市合计\t15.00\t5.00\t20.00
戊县\t9.00\t2.00\t11.00
己县\t6.00\t3.00\t9.00
"""


def test_subtotals_above_their_rows() -> None:
    _, ledger = read(SUBTOTALS)
    found = stated(ledger)
    assert "sum holds 23.00 = 8.00 15.00" in found
    assert "sum holds 10.00 = 4.00 6.00" in found
    assert "sum holds 20.00 = 15.00 5.00" in found
    assert not any(relation.contradicted for relation in ledger.relations)


def test_a_wrong_subtotal_above_its_rows() -> None:
    _, ledger = read(SUBTOTALS.replace("8.00\t2.00\t10.00", "8.00\t3.00\t10.00"))
    assert "sum contradicted 3.00 = 1.00 1.00" in stated(ledger)


INSURANCE = """
居民基本医疗保险基金收支预算表
单位：万元
项目\t执行数\t预算数\t项目\t执行数\t预算数
一、保险费收入\t273.00?\t282.00\t一、待遇支出\t707.00\t709.00
二、财政补贴收入\t524.00\t503.00\t二、其他支出\t73.00\t70.00
三、本年收入合计\t797.00\t785.00\t三、本年支出合计\t780.00\t779.00
\t\t\t四、本年收支结余\t17.00\t6.00
四、上年结余\t352.00\t369.00\t五、年末滚存结余\t369.00\t375.00
"""


def test_a_fund_adds_up_over_both_halves() -> None:
    _, ledger = read(INSURANCE)
    found = stated(ledger)
    assert "sum holds 797.00 = 273.00 524.00" in found
    assert "sum holds 17.00 = 797.00 -780.00" in found
    assert "sum holds 375.00 = 369.00 6.00" in found


def test_a_fund_that_does_not_add_up() -> None:
    _, ledger = read(INSURANCE.replace("375.00", "357.00"))
    assert "sum contradicted 357.00 = 369.00 6.00" in stated(ledger)
