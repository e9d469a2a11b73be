"""A report prefills the Filing of its year: what agrees is entered, what does not is disputed."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao import verbs
from jixiao.cli.main import main
from jixiao.forms.yaml_reading import filing_of
from tests.samples import sample_file

REPORT = """\
附件4：
部门单位整体支出绩效自评报告
（2024年度）
部门单位名称（公章）：青禾县总工会
一、基本概况
（一）机构设置及人员构成
行政编制3名，事业编制2名，领导职数2名，外聘人员4人。
（二）年初预算安排情况
年初批复预算数120.50万元，其中：上级资金20.50万元，本级资金100.00万元，其他资金0万元。
（三）预算调整情况
年初批复预算数120.50万元，年中调减数1.50万元，调整后全年预算数119.00万元。
（四）全年预算执行情况
全年预算数为119.00万元，全年实际支出资金118.00万元，预算执行率为99.16%。
二、绩效分析
我单位2024年全年预算数119.10万元，执行数118.00万元，得9.92分。
走访企业数量：该指标预期指标值为大于等于10家，年中监控实际完成值为4家，本次评价完成值为8家，\
该指标完成率为80%。偏差原因：退休1人。该指标权重分值为90分，自评得分72分。
三、评价结论
2024年度部门整体支出绩效自评综合得分81.92分，评价结果为“良”。
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "自评报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_what_agrees_is_entered_and_to_be_confirmed(report: Path) -> None:
    filing = verbs.prefill(report, "xinjiang")
    numbers = {path: value.number for path, value in filing.entered() if value.number is not None}
    assert numbers == {
        "body.leaders": 2, "staff.authorized.administrative": 3, "staff.authorized.institution": 2,
        "staff.contract.hired": 4, "budget.initial.superior": Decimal("20.50"),
        "budget.initial.own": 100, "budget.initial.other": 0,
        "budget.initial.entered_total": Decimal("120.50"), "budget.outturn.entered_total": 118,
        "evaluation.stated_total": Decimal("81.92"), "adjustments.1.amount": Decimal("-1.50"),
        "indicators.1.target": 10, "indicators.1.weight": 90, "indicators.1.mid_year": 4,
        "indicators.1.actual": 8,
    }  # fmt: skip
    assert all(value.origin.to_confirm for _, value in filing.entered())
    assert filing.get("indicators.1.name").text == "走访企业数量"
    assert filing.get("body.name").text == "青禾县总工会"
    assert filing.year == 2024


def test_what_differs_is_disputed_with_its_places(report: Path) -> None:
    filing = verbs.prefill(report, "xinjiang")
    assert set(filing.disputed) == {"budget.adjusted.entered_total"}
    disputed = filing.disputed["budget.adjusted.entered_total"]
    told = [(value.text, value.origin.place) for value in disputed]
    assert ("119.10", "第15段") in told
    assert {text for text, _ in told} == {"119.00", "119.10"}


def test_the_prefilled_form_reads_back(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(report), "--filing", "yaml"]) == 0
    text = capsys.readouterr().out
    assert "# 待定 budget.adjusted.entered_total" in text
    assert "待确认：第9段" in text
    again = filing_of(text.replace("region: ", "region: xinjiang"), "a.yaml")
    assert again.get("budget.initial.own").number == 100


def test_the_json_holds_it(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(report)]) == 0
    filing = json.loads(capsys.readouterr().out)["filing"]
    assert filing["values"]["budget.initial.own"] == {"value": "100.00", "place": "第9段"}
    assert "budget.adjusted.entered_total" in filing["disputed"]


def report_of(number: str) -> Path:
    return next(sample_file("seeds").glob(f"{number}_*.txt"))


@pytest.mark.parametrize(("number", "total"), [("000", "99.66"), ("004", "94.66")])
def test_a_real_report_prefills_what_its_score_needs(number: str, total: str) -> None:
    filing = verbs.prefill(report_of(number), "xinjiang")
    assert verbs.score(filing).total == Decimal(total)
