"""The units of a department from their files, in score and check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao import verbs
from jixiao.cli.main import main
from jixiao.forms.unit_reading import with_units
from tests.filing.test_consolidating import CENTRE, HEAD, OFFICE

NAMED = OFFICE.replace(
    "units: [{name: 职工服务中心}, {name: 工人文化宫}]",
    "units:\n"
    "  - {name: 职工服务中心, filing: 单位/中心.yaml}\n"
    "  - {name: 工人文化宫, in_scope: 否, filing: 没有.yaml}",
)


@pytest.fixture
def department(tmp_path: Path) -> Path:
    (tmp_path / "单位").mkdir()
    (tmp_path / "单位" / "中心.yaml").write_text(HEAD + CENTRE, encoding="utf-8")
    path = tmp_path / "部门.yaml"
    path.write_text(HEAD + NAMED, encoding="utf-8")
    return path


def test_a_department_is_scored_with_its_units(
    department: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", str(department)]) == 0
    out = capsys.readouterr().out
    assert "部门汇总：云台市总工会、职工服务中心，已抵销内部往来 12.5 万元" in out
    assert "232.5万元" in out or "232.5÷245" in out


def test_either_kind_of_slashes(department: Path) -> None:
    text = department.read_text(encoding="utf-8").replace("单位/中心.yaml", "单位\\中心.yaml")
    department.write_text(text, encoding="utf-8")
    made = with_units(verbs.load_filing(department))
    assert made
    assert made.problems == ()


def test_the_sheet_as_data(department: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(department), "--format", "json"]) == 0
    sheet = json.loads(capsys.readouterr().out)
    assert sheet["members"] == ["云台市总工会", "职工服务中心"]
    assert sheet["eliminated"] == "12.5"


def test_a_file_that_is_not_there(department: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (department.parent / "单位" / "中心.yaml").unlink()
    assert main(["score", str(department)]) == 2
    assert "单位/中心.yaml：读不出来" in capsys.readouterr().err
    (finding,) = [each for each in verbs.check(department).findings if each.code == "FI13"]
    assert finding.quote == "单位/中心.yaml"


def test_a_department_is_not_its_own_unit(department: Path) -> None:
    text = department.read_text(encoding="utf-8").replace("单位/中心.yaml", "部门.yaml")
    department.write_text(text, encoding="utf-8")
    made = with_units(verbs.load_filing(department))
    assert made
    assert "不能又是它的下属单位" in made.problems[0].message


@pytest.mark.parametrize(
    "name", ["../别处.yaml", "/etc/hosts", "C:\\a.yaml", "\\\\server\\a.yaml", '"a\\0.yaml"']
)
def test_a_file_elsewhere_is_not_opened(department: Path, name: str) -> None:
    text = department.read_text(encoding="utf-8").replace("单位/中心.yaml", name)
    department.write_text(text, encoding="utf-8")
    made = with_units(verbs.load_filing(department))
    assert made
    assert "应在部门填报表的文件夹里或其下" in made.problems[0].message


def test_units_of_units_are_added_too(department: Path) -> None:
    deeper = HEAD + CENTRE + "units: [{name: 分部, filing: 分部.yaml}]\n"
    (department.parent / "单位" / "中心.yaml").write_text(deeper, encoding="utf-8")
    (department.parent / "单位" / "分部.yaml").write_text(HEAD + CENTRE, encoding="utf-8")
    made = with_units(verbs.load_filing(department))
    assert made
    assert made.filing.get("staff.authorized.institution").number == 8


def test_a_single_body_has_no_units(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(HEAD + CENTRE, encoding="utf-8")
    assert verbs.consolidate(verbs.load_filing(path)) is None
