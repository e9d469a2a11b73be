"""Projects of a Filing scored one by one, each by its own rows and funds."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao import verbs
from jixiao.cli.main import main
from jixiao.filing.filing import Filing
from jixiao.filing.objects import body_of, scored_projects, strangers
from jixiao.forms.yaml_reading import filing_of
from jixiao.rubrics.choosing import project_pack_for

TEXT = """schema: jixiao.filing/1
region: xinjiang
year: 2024
body: {name: 青禾县总工会}
budget: {adjusted: {entered_total: 100}, outturn: {entered_total: 99}}
projects:
  - {name: 送温暖, code: "001", adjusted: 30, outturn: 27}
  - {name: 阵地建设, adjusted: 20, outturn: 20}
  - {name: 日常办公, adjusted: 5, outturn: 5}
indicators:
  - {name: 慰问户数, project: 送温暖, level1: 产出指标, target: 100, actual: 90, weight: 50}
  - {name: 培训场次, target: 4, actual: 4, weight: 90}
  - name: 帮扶效果
    project: 送温暖
    level1: 效益指标
    operator: 定性
    achievement: 达成年度指标
    achievement_share: 90
    weight: 30
  - {name: 受助职工满意度, project: 送温暖, level1: 满意度指标, target: 95, actual: 98, weight: 10}
  - {name: 建成阵地, project: 阵地建设, level1: 产出指标, target: 2, weight: 50}
"""


@pytest.fixture
def filing() -> Filing:
    return filing_of(TEXT, "a.yaml")


def test_a_project_by_its_own_funds_and_indicators(filing: Filing) -> None:
    sheet = verbs.score_project(filing, "送温暖")
    assert sheet
    assert sheet.pack.id == "national-project-2020"
    scores = {item.path: item.score for item in sheet.items}
    assert scores["exec"] == Decimal("9.00")  # 27 of 30
    assert [scores[f"indicators.{row}"] for row in (1, 3, 4)] == [45, 27, 10]
    assert (sheet.total, sheet.grade, sheet.complete) == (Decimal("91.00"), "优", True)


@pytest.mark.parametrize("name", ["001", "1", "送温暖"])
def test_a_project_by_name_code_or_row(filing: Filing, name: str) -> None:
    sheet = verbs.score_project(filing, name)
    assert sheet
    assert sheet.project == "送温暖"


def test_what_is_missing_is_named_by_its_row_of_the_whole(filing: Filing) -> None:
    sheet = verbs.score_project(filing, "阵地建设")
    assert sheet
    assert "indicators.5.actual" in sheet.missing
    assert not sheet.complete


def test_the_body_is_scored_without_the_rows_of_its_projects(filing: Filing) -> None:
    sheet = verbs.score(filing)
    assert sheet.total == Decimal("99.90")
    assert [item.path for item in sheet.items][-1] == "indicators.2"


def test_only_projects_with_rows_of_their_own_are_scored(filing: Filing) -> None:
    assert scored_projects(filing) == ["送温暖", "阵地建设"]
    assert strangers(filing) == []
    filing.rows["projects"].pop(0)
    assert strangers(filing)[0] == ("indicators.1.project", "送温暖")


def test_the_project_column_of_classified_spending_is_an_amount(filing: Filing) -> None:
    more = TEXT + 'functional: [{code: "2012906", basic: 1, project: 2}]\n'
    whole = filing_of(more, "a.yaml")
    assert len(body_of(whole).filing.rows["functional"]) == 1
    assert strangers(whole) == []


def test_without_such_rows_the_body_is_the_filing(filing: Filing) -> None:
    for row in filing.rows["indicators"]:
        row.pop("project", None)
    assert body_of(filing).filing is filing


def test_the_form_is_the_regions_own_else_the_surest_national_one(filing: Filing) -> None:
    assert project_pack_for(Filing("sichuan", 2024)).id == "sichuan-project"
    assert project_pack_for(filing).id == "national-project-2020"
    assert project_pack_for(filing, "national-project-2021-cost").object == "project"


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["score", str(path)]) == 0
    assert "送温暖　自评总分 91 分，等级 优" in capsys.readouterr().out
    assert main(["score", str(path), "--project", "送温暖", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["project"] == "送温暖"
    assert main(["score", str(path), "--format", "json"]) == 0
    totals = [each["total"] for each in json.loads(capsys.readouterr().out)["projects"]]
    assert totals == ["91.00", "10.00"]
    assert main(["score", str(path), "--project", "甲"]) == 2
    assert "没有项目“甲”；填报表中有 送温暖、阵地建设、日常办公" in capsys.readouterr().err
