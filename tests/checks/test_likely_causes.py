"""The likely slip behind a contradiction, read from whole sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao import verbs
from jixiao.checks.finding import Finding

BUDGETS = "年初预算800.00万元，全年预算1000.00万元，全年支出950.00万元，"


def _told(text: str, quote: str, folder: Path) -> Finding:
    path = folder / "样例.txt"
    path.write_text(text, encoding="utf-8")
    found = verbs.check(path).findings
    return next(one for one in found if one.quote == quote and one.severity != "info")


@pytest.mark.parametrize(
    ("text", "quote", "cause"),
    [
        (BUDGETS + "预算执行率118.75%。", "118.75%", "wrong_base_initial"),
        (BUDGETS + "预算执行率105.26%。", "105.26%", "inverted_ratio"),
        (BUDGETS + "预算执行率0.95%。", "0.95%", "ratio_not_times_100"),
        ("支出75.00万元，比上年增加15.00万元，增长20.00%。", "20.00%", "wrong_base_current"),
        ("支出75.00万元，比上年增加15.00万元，增长125.00%。", "125.00%", "ratio_not_change"),
        ("支出61.25万元，比上年增加8.40万元，增长15.98%。", "15.98%", "swapped_digits"),
        ("支出61.20万元，比上年增加8.50万元，增长1.613%。", "1.613%", "lost_point"),
        ("支出61.25万元，比上年增加8.40万元，增长15.39%。", "15.39%", "wrong_digit"),
        ("支出合计53.52万元，其中基本支出40.12万元，项目支出1.34万元。", "53.52万元", ""),
    ],
)
def test_one_change_that_reconciles_is_named(
    text: str, quote: str, cause: str, tmp_path: Path
) -> None:
    finding = _told(text, quote, tmp_path)
    assert (finding.cause, str(finding.severity)) == (cause, "error")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("支出53.52万元，比上年增加3.52万元，增长17.95%。", "17.95%"),
        ("本年收入530.00万元，其中甲收入240.90万元、乙收入459.12万元。", "530.00万元"),
    ],
)
def test_what_misses_by_far_is_doubted(text: str, quote: str, tmp_path: Path) -> None:
    finding = _told(text, quote, tmp_path)
    assert (finding.cause, str(finding.severity)) == ("other_scope", "warning")
