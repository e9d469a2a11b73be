"""Chinese numerals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.figures.chinese import number_of, value_of, written


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("零", "0"), ("三", "3"), ("两", "2"), ("十", "10"), ("十二", "12"), ("二十", "20"),
        ("九十九", "99"), ("百", "100"), ("一百零五", "105"), ("一百一十", "110"),
        ("一百二", "120"),
        ("三百二十一", "321"), ("一千", "1000"), ("两千三", "2300"), ("一千零三十", "1030"),
        ("九千九百九十九", "9999"), ("八点五", "8.5"), ("九十八点零五", "98.05"),
    ],
)  # fmt: skip
def test_value(numeral: str, value: str) -> None:
    assert value_of(numeral) == Decimal(value)
    assert str(value_of(numeral)) == value


@pytest.mark.parametrize(
    "text", ["", "两三", "三五", "二零二三", "甲", "八点", "点五", "十百", "八点十", "3"]
)
def test_no_numeral(text: str) -> None:
    with pytest.raises(ValueError, match="not a Chinese numeral"):
        value_of(text)


@given(st.integers(0, 99))
def test_reading_what_was_written(value: int) -> None:
    assert value_of(written(value)) == value


@pytest.mark.parametrize("value", [-1, 100])
def test_written_out_of_range(value: int) -> None:
    with pytest.raises(ValueError, match="expected 0 to 99"):
        written(value)


def test_a_number_in_digits_or_in_words() -> None:
    assert [number_of(one) for one in ("0.5", "12", "两", "十二")] == [
        Decimal("0.5"), Decimal(12), Decimal(2), Decimal(12),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="数"):
        number_of("数")
