"""Numbers as automatic numbering prints them."""

import pytest

from jixiao.documents.counting import format_number
from jixiao.documents.docx_charts import printed


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 100: "一百"}),
        ("chineseCountingThousand", {101: "一百〇一", 110: "一百一十", 1005: "一千〇五"}),
        ("chineseLegalSimplified", {3: "叁", 12: "壹拾贰", 0: "零"}),
        ("ideographDigital", {10: "一〇", 24: "二四"}),
        ("ideographTraditional", {1: "甲", 11: "甲"}),
        ("decimalEnclosedCircle", {1: "①", 21: "㉑", 99: "99"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalZero", {3: "03", 12: "12"}),
        ("upperRoman", {4: "IV", 2024: "MMXXIV", 5000: "5000"}),
        ("lowerLetter", {1: "a", 27: "aa"}),
        ("none", {3: ""}),
        ("unheardOf", {3: "3", -1: "-1"}),
    ],
)
def test_formats(name: str, expected: dict[int, str]) -> None:
    assert {number: format_number(number, name) for number in expected} == expected


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("0.1388", "0.00%", "13.88%"),
        ("232.335", "0.00_ ", "232.34"),
        ("1234.5", "#,##0.00_);(#,##0.00)", "1234.50"),
        ("0.13880000000000001", "General", "0.1388"),
        ("232.34", None, "232.34"),
        ("100", "General", "100"),
        ("1E5", None, "100000"),
        ("收入", None, "收入"),
        ("NaN", "0.00", "NaN"),
        ("1e999999", "0.00", "1e999999"),
    ],
)
def test_chart_values(value: str, code: str | None, expected: str) -> None:
    assert printed(value, code) == expected
