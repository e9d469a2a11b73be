"""``jixiao score`` and ``jixiao rubrics`` as a clerk calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_score_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(EXAMPLES / "xinjiang-union-2024.yaml")]) == 0
    out = capsys.readouterr().out
    assert "自评总分 99.66 分，等级 优" in out
    assert "28×98.81%（1581÷1600）" in out


def test_a_score_as_json_with_a_value_changed(capsys: pytest.CaptureFixture[str]) -> None:
    path = str(EXAMPLES / "xinjiang-union-2024.yaml")
    call = ["score", path, "--format", "json", "--set", "indicators.4.actual=1600"]
    assert main(call) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["schema"] == "jixiao.score/1"
    assert (answer["total"], answer["grade"], answer["missing"]) == ("99.99", "优", [])
    item = next(item for item in answer["items"] if item["path"] == "indicators.4")
    assert (item["score"], item["points"], item["source"]) == ("28.00", "28", "computed")


def test_a_blank_score_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(EXAMPLES / "sichuan-union-2024.yaml")]) == 2
    out, err = capsys.readouterr()
    assert "无法计分" in out
    assert "“财务管理制度”得分空白" in err


def test_a_total_that_cannot_be_derived(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", str(EXAMPLES / "zhanjiang-union-2023.yaml")]) == 2
    assert "自评总分写为 96 分，没有逐项得分，无法推算" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("indicators.4.actual", "应写成 路径=值"),
        ("indicators.4.speed=3", "应写成 路径=值"),
        ("indicators.9.actual=3", "前面还有空行"),
        ("indicators.4.actual=很多", "应为数字"),
    ],
)
def test_a_bad_setting_is_one_line(
    setting: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(EXAMPLES / "xinjiang-union-2024.yaml")
    assert main(["score", path, "--set", setting]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1


def test_every_mistake_of_a_filing_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "填报.yaml"
    path.write_text("schema: jixiao.filing/1\nregion: mars\nyear: 2024\nx: 1\ny: 2\n", "utf-8")
    assert main(["score", str(path)]) == 2
    assert capsys.readouterr().err.count("不认识的键") == 2


def test_an_unknown_region_names_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("schema: jixiao.filing/1\nregion: mars\nyear: 2024\n", "utf-8")
    assert main(["score", str(path)]) == 2
    assert "没有地区 mars；可用的有" in capsys.readouterr().err


def test_rubrics_are_listed_shown_and_linted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rubrics", "list"]) == 0
    assert "xinjiang-department" in capsys.readouterr().out
    assert main(["rubrics", "show", "sichuan-department"]) == 0
    assert "配合度" in capsys.readouterr().out
    assert main(["rubrics", "lint"]) == 0
    assert "问题 0 处" in capsys.readouterr().out


@pytest.mark.parametrize("call", [["show"], ["show", "nowhere"], ["lint", "missing.yaml"]])
def test_a_wrong_call_of_rubrics(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rubrics", *call]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_what_is_missing_is_called_as_the_form_calls_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("schema: jixiao.filing/1\nregion: sichuan\nyear: 2024\n", encoding="utf-8")
    assert main(["score", str(path)]) in (0, 2)
    assert "逐项自报得分·财务管理制度（t3-1）" in capsys.readouterr().out
