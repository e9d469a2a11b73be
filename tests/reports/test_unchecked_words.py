"""Why figures are not checked, in words."""

from __future__ import annotations

import pytest

from jixiao.figures.figure import Figure
from jixiao.figures.scan import scan
from jixiao.ledger.relation import Fact, Role
from jixiao.reports.findings.unchecked_words import WHY, why_unchecked


def figure(text: str) -> Figure:
    return next(token.figure for token in scan(text) if token.figure)


@pytest.mark.parametrize(
    ("fact", "word"),
    [
        (Fact(figure("支出12.40万元")), "金额"),
        (Fact(figure("占12.40%")), "比率"),
        (Fact(figure("慰问32户")), "数量"),
        (Fact(figure("得9.87分")), "分值或得分"),
        (Fact(figure("慰问32户"), Role.MID_YEAR), "年中监控值"),
        (Fact(figure("慰问32户"), Role.TARGET), "指标值"),
        (Fact(figure("慰问32户"), Role.ACTUAL), "完成值"),
        (Fact(figure("增加3.00万元"), Role.CHANGE), "增减额"),
        (Fact(figure("100万元以上"), Role.THRESHOLD), "只是标准或限额"),
        (Fact(figure("惠及3200余名")), "约数"),
        (Fact(figure("慰问32户"), unchecked="unreadable"), "没有读清"),
        (Fact(figure("慰问32户"), unchecked="a code of tomorrow"), "其他原因"),
    ],
)
def test_every_figure_says_why(fact: Fact, word: str) -> None:
    assert why_unchecked(fact, "zh").startswith(word)
    assert why_unchecked(fact, "en").isascii()


def test_no_reason_says_that_the_figure_is_right() -> None:
    for text in WHY.values():
        assert "无误" not in text.zh
        assert "正确" not in text.zh
