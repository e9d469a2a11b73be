"""Headings as findings name them."""

import pytest

from jixiao.checks.titles import shown_title


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("", ""),
        ("预算执行情况", "“预算执行情况”"),
        (
            "附件1部门整体支出绩效评价基础数据表（2024年度）",
            "“附件1部门整体支出绩效评价基础数据表…”",
        ),
    ],
)
def test_a_heading_is_shown_as_far_as_it_tells(title: str, shown: str) -> None:
    assert shown_title(title) == shown
