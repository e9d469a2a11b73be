"""What a clerk may write into a field, and what is refused with which words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.filing.entering import EntryError, read_entry
from jixiao.filing.field import Field, Kind
from jixiao.filing.value import State

MONEY = Field("budget.initial.own", "本级资金", Kind.MONEY, "万元")
COUNT = Field("staff.retired.pensioned", "退休人数", Kind.COUNT, "人")
DATE = Field("adjustments.date", "日期", Kind.DATE)
SIGN = Field("operator", "指标性质", Kind.CHOICE, choices=("≥", "≤", "＝", "定性"))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("168.29", "168.29"),
        ("１６８．２９万元", "168.29"),
        ("1,682,900元", "168.29"),
        ("0.5亿元", "5000"),
        ("0", "0"),
        ("1 234.5", "1234.5"),
    ],
)
def test_amounts_in_any_unit_become_wan(raw: str, expected: str) -> None:
    value = read_entry(raw, MONEY)
    assert value.number == Decimal(expected)
    assert value.state is State.ENTERED


def test_zero_blank_and_not_applicable_differ() -> None:
    states = [read_entry(raw, MONEY).state for raw in ("0", "  ", "不适用")]
    assert states == [State.ENTERED, State.BLANK, State.NOT_APPLICABLE]


@pytest.mark.parametrize(
    ("raw", "field", "words"),
    [
        ("很多", MONEY, "应为数字，写的是 很多"),
        ("—", MONEY, "没有发生填 0"),
        ("5公里", MONEY, "金额单位应为"),
        ("-3", MONEY, "不能小于 0"),
        ("1,23", MONEY, "应为数字"),
        ("123456789012345678901", MONEY, "数字太长"),
        ("3.5", COUNT, "应为整数"),
        ("3辆", COUNT, "单位应为 人"),
        ("2024-02-30", DATE, "没有这一天"),
        ("去年", DATE, "应为日期"),
        (">", SIGN, "应为 ≥、≤、＝、定性 之一"),
    ],
)
def test_what_cannot_be_read_says_what_was_expected(raw: str, field: Field, words: str) -> None:
    with pytest.raises(EntryError, match=words.replace("（", ".").split("、")[0]):
        read_entry(raw, field)


@pytest.mark.parametrize(("raw", "kept"), [("2024年6月3日", "2024-06-03"), ("2024.6", "2024-06")])
def test_dates_are_kept_in_one_form(raw: str, kept: str) -> None:
    assert read_entry(raw, DATE).text == kept


@given(st.decimals("0", "99999999", places=4))
def test_yuan_and_wan_are_one_amount(amount: Decimal) -> None:
    yuan = amount.scaleb(4).quantize(Decimal(1))
    assert read_entry(f"{yuan}元", MONEY).number == read_entry(f"{amount}万元", MONEY).number
