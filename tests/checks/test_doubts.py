"""Findings that rest on figures which were read with doubt are less severe and say so."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from jixiao import verbs
from jixiao.checks.result import CheckResult
from jixiao.documents.document import Document, Paragraph
from jixiao.reports.findings.html_page import html_page
from jixiao.reports.findings.json_report import check_json, extract_json
from jixiao.reports.findings.text_report import text_report

TEXT = "本年支出合计50.00万元，其中：基本支出30.00万元，项目支出18.00万元。\n"
SURE = Document("a.pdf", "pdf", TEXT, [Paragraph(0, len(TEXT) - 1)])


def doubting(*figures: str) -> CheckResult:
    spans = [(TEXT.index(each), TEXT.index(each) + len(each)) for each in figures]
    return verbs.check(replace(SURE, doubts=spans, notes=["recognised_pages:1-2,4"]))


def test_a_sure_figure_gives_an_error() -> None:
    (finding,) = verbs.check(SURE).findings
    assert (finding.severity, finding.doubtful) == ("error", False)
    assert "存疑" not in finding.message


@pytest.mark.parametrize("figure", ["50.00", "18.00"])
def test_a_doubtful_figure_gives_a_warning(figure: str) -> None:
    (finding,) = doubting(figure).findings
    assert (finding.severity, finding.doubtful) == ("warning", True)
    assert f"识别存疑：“{figure}万元”" in finding.message


def test_a_doubt_elsewhere_changes_nothing() -> None:
    (finding,) = doubting("基本").findings
    assert (finding.severity, finding.doubtful) == ("error", False)


def test_json_says_what_is_doubtful() -> None:
    result = doubting("18.00")
    (document,) = json.loads(check_json([result]))["documents"]
    assert [each["doubtful"] for each in document["findings"]] == [True]
    assert [each.get("doubtful") for each in document["relations"]] == [True]
    extract = json.loads(extract_json(result.document, result.ledger))
    doubts = {each["digits"]: each.get("doubtful") for each in extract["figures"]}
    assert doubts == {"50.00": None, "30.00": None, "18.00": True}
    assert "doubtful" not in check_json([verbs.check(SURE)])


def test_people_see_what_is_doubtful() -> None:
    result = doubting("18.00")
    text = text_report(result)
    assert "3 页由图片识别（OCR），识别存疑的数已经标出：1-2,4" in text
    assert "其中 1 个数识别存疑，请对照原件" in text
    page = html_page([result])
    assert page.count(' d"') == 1
    assert "识别存疑，请对照原件" in page
    assert "18.00万元识别存疑" in page
    assert "read with doubt" in text_report(verbs_in_english(result))


def verbs_in_english(result: CheckResult) -> CheckResult:
    return verbs.check(result.document, lang="en")
