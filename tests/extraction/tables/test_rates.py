"""Rates, shares and changes by header."""

import pytest

from tests.extraction.tables.tabulated import read, stated


def test_execution_rate_takes_the_adjusted_budget() -> None:
    _, ledger = read("""
项目支出情况表
单位：万元
项目名称\t年初预算数\t全年预算数\t全年执行数\t预算执行率
古籍数字化\t20.00\t25.00\t24.00\t96.00%
送戏下乡\t18.00\t16.00\t15.20\t95.10%
""")
    assert stated(ledger) == {
        "execution_rate holds 96.00 = 24.00 25.00",
        "execution_rate contradicted 95.10 = 15.20 16.00",
    }


@pytest.mark.parametrize(
    ("budget", "outturn"),
    [
        ("预算总额", "执行数"),
        ("预算安排数", "支出完成数"),
        ("预算指标", "实际使用"),
        ("最终预算数", "累计支出"),
        ("县级下达", "支出数"),
        ("全年预算数", "兑现"),
    ],
)
def test_an_execution_rate_takes_the_columns_that_fit(budget: str, outturn: str) -> None:
    _, ledger = read(f"""
项目支出情况表
单位：万元
项目名称\t年初预算数\t{budget}\t{outturn}\t预算执行率
古籍数字化\t20.00\t25.00\t24.00\t96.00%
送戏下乡\t18.00\t16.00\t15.20\t95.00%
""")
    assert stated(ledger) == {
        "execution_rate holds 96.00 = 24.00 25.00",
        "execution_rate holds 95.00 = 15.20 16.00",
    }


def test_a_rate_over_the_initial_budget_is_wrong_beside_another() -> None:
    _, ledger = read("""
项目支出情况表
单位：万元
项目名称\t年初预算数\t全年预算数\t支出数\t预算执行率
古籍数字化\t20.00\t25.00\t19.00\t95.00%
""")
    assert stated(ledger) == {"execution_rate contradicted 95.00 = 19.00 25.00"}


def test_letters_in_the_header_name_the_operands() -> None:
    _, ledger = read("经费表\n项目\t预算（A）\t到位（B）\t到位率（B/A）\n甲\t40.00\t38.00\t95%")
    assert not [r for r in ledger.relations if r.contradicted]


def test_control_rate_of_staff() -> None:
    _, ledger = read("基础数据表\n人员情况（人）\t编制数\t年末实有人数\t控制率\n\t45\t40\t88.89%")
    assert stated(ledger) == {"completion_rate holds 88.89 = 40 45"}


def test_share_and_change() -> None:
    _, ledger = read("""
收入对比表
单位：万元
项目\t2021年决算数\t2022年决算数\t增减额\t增减率（%）\t占比
财政拨款\t80.00\t90.00\t10.00\t12.50\t90.00%
其他收入\t20.00\t10.00\t-10.00\t-50.00\t10.00%
合计\t100.00\t100.00\t0.00\t0.00\t100.00%
""")
    found = stated(ledger)
    assert "change_amount holds 10.00 = 90.00 -80.00" in found
    assert "change_rate holds 12.50 = 90.00 80.00" in found
    assert "share holds 10.00 = 10.00 100.00" in found
    assert not any("contradicted" in relation for relation in found)


def test_a_rate_over_a_zero_budget_is_noted() -> None:
    _, ledger = read("""
项目表
单位：万元
项目名称\t年初预算数\t决算数\t执行率
甲\t10.00\t9.00\t90.00%
乙\t0.00\t5.00\t100.00%
""")
    assert [(m.kind, m.stated, m.note) for m in ledger.mentions] == [
        ("zero_base", "100.00", "budget")
    ]


def test_a_cost_target_is_no_lower_bound() -> None:
    _, ledger = read("自评表\n三级指标\t指标值\t实际完成值\t完成率\n成本\t≤30万元\t27万元\t100%")
    assert not ledger.relations


def test_rates_of_what_arrived_and_what_was_spent() -> None:
    _, ledger = read("""
项目资金情况表
单位：万元
资金\t预算安排\t到位\t支出\t到位率\t支出率
市级\t160.00\t117.00\t97.47\t73.13%\t83.31%
省级\t500.00\t500.00\t470.00\t100.00%\t94.00%
""")
    found = stated(ledger)
    assert "completion_rate holds 73.13 = 117.00 160.00" in found
    assert "execution_rate holds 83.31 = 97.47 117.00" in found


def test_change_over_last_year_with_the_budget_between() -> None:
    _, ledger = read("""
收入决算表
单位：万元
科目\t上年决算数\t年初预算数\t决算数\t比上年±%
税收收入\t31250\t33000\t32340\t3.5
非税收入\t12750\t12000\t13260\t4.0
""")
    assert "change_rate holds 3.5 = 32340 31250" in stated(ledger)


def test_a_bare_ratio_in_a_column_of_percent() -> None:
    _, ledger = read("""
资金表
项目\t全年预算数\t全年执行数\t执行率（%）
甲\t40.00\t36.00\t0.9
乙\t40.00\t38.00\t95
丙\t40.00\t30.00\t0.6
""")
    verdicts = sorted(line for line in stated(ledger) if line.startswith("execution_rate"))
    assert verdicts == [
        "execution_rate contradicted 0.6 = 30.00 40.00",
        "execution_rate holds 0.9 = 36.00 40.00",
        "execution_rate holds 95 = 38.00 40.00",
    ]
