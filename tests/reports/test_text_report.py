"""The findings report for a terminal."""

from __future__ import annotations

from dataclasses import replace

from jixiao.reports.findings.text_report import Look, text_report
from jixiao.reports.width import columns
from tests.reports.samples import checked


def test_coverage_comes_before_the_findings() -> None:
    lines = text_report(checked()).splitlines()
    assert lines[0] == "样例.txt"
    assert "青禾县总工会" in lines[1]
    assert "找到数字 5 个：已核对 4 个，未能核对 1 个" in lines[2]
    assert "矛盾 1" in lines[3]
    assert "未能核对的数不等于无误" in lines[5]


def test_a_finding_shows_section_quote_and_amounts() -> None:
    text = text_report(checked())
    assert "\n一、收支情况\n" in text
    assert "错误 AR01 分项之和与合计不符" in text
    assert "第2段" in text
    assert "支出合计【80.00万元】，其中" in text
    assert "80.00万元 → 70.00万元" in text


def test_no_line_is_wider_than_the_terminal() -> None:
    for language in ("zh", "en"):
        text = text_report(checked(language), Look(language, width=60))
        assert max(columns(line) for line in text.splitlines()) <= 62


def test_attributes_only_where_asked_for() -> None:
    assert "\x1b[" not in text_report(checked())
    assert "\x1b[1m80.00万元\x1b[0m" in text_report(checked(), Look(colour=True))


def test_nothing_found_is_not_called_right() -> None:
    text = text_report(replace(checked(), findings=[]))
    assert "没有发现问题；未能核对的数不等于无误。" in text


def test_in_english() -> None:
    text = text_report(checked("en"), Look("en"))
    assert "5 figures found: 4 checked, 1 not checkable" in text
    assert "error AR01 Parts do not add up to their total" in text
