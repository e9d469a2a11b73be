"""Which figure is to blame where several relations fail."""

from __future__ import annotations

from typing import Any

import pytest

from jixiao.checks.suspects import Suspect, find_suspects
from tests.checks.ledgers import ledger_of


def _suspects(text: str, relations: list[dict[str, Any]]) -> list[Suspect]:
    return find_suspects(ledger_of({"text": text, "relations": relations}).relations)


def test_two_sums_agree_on_one_value() -> None:
    text = "甲7.00万元、乙3.00万元，合计5.00万元；甲7.00万元中子项1.00万元、子项1.00万元。"
    found = _suspects(
        text,
        [
            {"kind": "sum", "stated": "5.00万元", "operands": ["7.00万元", "3.00万元"]},
            {"kind": "sum", "stated": "7.00万元", "operands": ["1.00万元", "1.00万元#2"]},
        ],
    )
    assert [(each.figure.digits, each.expected, each.sure) for each in found] == [
        ("7.00", "2.00", True)
    ]


def test_a_confirmed_figure_is_never_surely_to_blame() -> None:
    text = (
        "甲7.00万元、乙3.00万元，合计5.00万元；甲7.00万元即7.00万元，子项1.00万元、子项1.00万元。"
    )
    found = _suspects(
        text,
        [
            {"kind": "sum", "stated": "5.00万元", "operands": ["7.00万元", "3.00万元"]},
            {"kind": "sum", "stated": "7.00万元", "operands": ["1.00万元", "1.00万元#2"]},
            {"kind": "same_fact", "stated": "7.00万元#2", "operands": ["7.00万元"]},
        ],
    )
    assert not any(each.sure for each in found)


@pytest.mark.parametrize(
    ("stated", "operands", "expected"),
    [("60.00%", ["30.00万元", "60.00万元"], "36.00"), ("50.00%", ["30.00万元", "60.00万元"], None)],
)
def test_a_share_points_to_its_unconfirmed_part(
    stated: str, operands: list[str], expected: str | None
) -> None:
    text = f"合计60.00万元，其中30.00万元，占{stated}；10.00万元、50.00万元；占{stated}。"
    relations = [
        {"kind": "share", "form": "quotient", "stated": stated, "operands": operands},
        {"kind": "sum", "stated": "60.00万元", "operands": ["10.00万元", "50.00万元"]},
        {"kind": "same_fact", "stated": f"{stated}#2", "operands": [stated]},
    ]
    found = _suspects(text, relations)
    assert [each.expected for each in found] == ([expected] if expected else [])


def test_nothing_fails_and_nobody_is_blamed() -> None:
    text = "甲2.00万元、乙3.00万元，合计5.00万元。"
    relations = [{"kind": "sum", "stated": "5.00万元", "operands": ["2.00万元", "3.00万元"]}]
    assert _suspects(text, relations) == []
