"""Sums that a row of symbols prescribes, and debts by row."""

from tests.extraction.tables.tabulated import read, stated

LIMITS = """
地方政府债务限额及余额情况表
单位：亿元
地区\t债务限额\t^\t^\t债务余额\t^\t^
"\t\t一般债务\t专项债务\t\t一般债务\t专项债务
公式\tA＝B＋C\tB\tC\tD=E+F\tE\tF
甲区\t15.20\t8.90\t6.30\t8.40\t5.10\t3.30
"""

DEBTS = """
一般债务余额情况表
单位：亿元
项目\t预算数\t执行数
一、2022年末地方政府一般债务余额实际数\t48.90\t48.90
二、2023年末地方政府一般债务限额\t89.00\t89.00
三、2023年地方政府一般债务发行额\t14.30\t14.30
四、2023年地方政府一般债务还本支出\t11.40\t11.50
五、2023年末地方政府一般债务余额预计执行数\t51.80\t51.80
"""


def test_columns_follow_from_their_symbols() -> None:
    _, ledger = read(LIMITS)
    assert {"sum holds 15.20 = 8.90 6.30", "sum holds 8.40 = 5.10 3.30"} <= stated(ledger)
    assert not any(fact.subject == "公式" for fact in ledger.facts)


def test_a_prescribed_sum_needs_no_second_row() -> None:
    _, ledger = read(LIMITS.replace("8.40", "8.60"))
    assert "sum contradicted 8.60 = 5.10 3.30" in stated(ledger)


def test_symbols_that_head_no_column_prescribe_nothing() -> None:
    _, ledger = read(LIMITS.replace("A＝B＋C", "A＝B＋X").replace("D=E+F", "D"))
    assert "sum holds 15.20 = 8.90 6.30" not in stated(ledger)


def test_columns_may_be_numbered() -> None:
    _, ledger = read("""
资金表
单位：万元
项目\t总额\t本级\t上级
栏次\t1=2+3\t2\t3
甲\t15.20\t8.90\t6.30
""")
    assert "sum holds 15.20 = 8.90 6.30" in stated(ledger)


def test_debt_is_what_was_owed_and_borrowed_less_what_was_repaid() -> None:
    _, ledger = read(DEBTS)
    assert "sum holds 51.80 = 48.90 14.30 -11.40" in stated(ledger)
    assert "sum contradicted 51.80 = 48.90 14.30 -11.50" in stated(ledger)
