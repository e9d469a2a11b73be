"""What a cell shows is what its number format makes of the stored value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.number_formats import exact, is_date_format, show_number, show_text

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("1234.5", "#,##0.00", "1,234.50"),
        ("0.5", "#,##0.00", "0.50"),
        ("0.9868", "0.00%", "98.68%"),
        ("-1234.565", "#,##0.00;[Red]-#,##0.00", "-1,234.57"),
        ("-5", "0.00_);(0.00)", "(5.00)"),
        ("1234.5", ACCOUNTING, "1,234.50"),
        ("0", ACCOUNTING, "-"),
        ("0", "0.00;-0.00;", ""),
        ("0", "0.00", "0.00"),
        ("0.285", "0.00", "0.29"),
        ("1.005", "0.00", "1.01"),
        ("123456", "0!.0,", "12.3"),
        ("1234567", "#,##0.00,", "1,234.57"),
        ("12", "00000", "00012"),
        ("7", "000-0000", "000-0007"),
        ("96", '0"分"', "96分"),
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
        ("3", '[>=5]"大";[<5]"小"', "小"),
        ("0.1", "0.##", "0.1"),
        ("12345.678", "0.00E+00", "1.23E+04"),
        ("33.3333333333333", "General", "33.33333333"),
        ("12345678901234", "General", "12345678901234"),
        ("1234.5", "G/通用格式", "1234.5"),
        ("100", "General", "100"),
        ("45657", 'yyyy"年"m"月"d"日"', "2024年12月31日"),
        ("45657.5", "yyyy/m/d h:mm", "2024/12/31 12:00"),
        ("45657.75", "上午/下午h:mm", "下午6:00"),
        ("45657", "[$-804]aaaa", "星期二"),
        ("1.5", "[h]:mm", "36:00"),
        ("60", "yyyy-mm-dd", "1900-02-28"),
        ("61", "yyyy-mm-dd", "1900-03-01"),
        ("-3", "yyyy-mm-dd", "-3"),
    ],
)
def test_shown(value: str, code: str, shown: str) -> None:
    assert show_number(Decimal(value), code) == shown


def test_other_epoch() -> None:
    assert show_number(Decimal(0), "yyyy/m/d", epoch_1904=True) == "1904/1/1"


def test_binary_noise_is_not_shown() -> None:
    assert exact("0.30000000000000004") == Decimal("0.3")
    assert show_number(exact("33.299999999999997"), "General") == "33.3"


def test_texts() -> None:
    assert show_text("合计", "General") == "合计"
    assert show_text("合计", "@") == "合计"
    assert show_text("合计", '0;-0;0;"（"@"）"') == "（合计）"
    assert show_text("合计", ";;;") == ""


def test_dates_are_told() -> None:
    assert is_date_format("yyyy/m/d")
    assert not is_date_format('0.00"万元"')
    assert not is_date_format("[Red]0.00")


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text('0#?.,%;@[]$-E+ymdhsa"\\_*!>=<9元/', max_size=30),
)
def test_no_format_and_no_value_fails(value: float, code: str) -> None:
    assert isinstance(show_number(exact(value), code), str)
    assert isinstance(show_text("合计", code), str)


@given(st.decimals(-(10**9), 10**9, places=2))
def test_two_places_are_what_python_prints(value: Decimal) -> None:
    assert show_number(value, "#,##0.00") == f"{value:,.2f}".replace("-0.00", "0.00")
    assert show_number(value, "0.00") == f"{value:.2f}".replace("-0.00", "0.00")
