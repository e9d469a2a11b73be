"""``jixiao new`` as a clerk calls it, and the workbook filled in as a clerk does."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.cli.main import main
from tests.forms.clerk import Clerk

EXAMPLE = Path(__file__).parents[2] / "examples" / "xinjiang-union-2024.yaml"


def new(path: Path, region: str = "xinjiang", year: str = "2024") -> int:
    return main(["new", "--region", region, "--year", year, "-o", str(path)])


def test_from_a_new_workbook_to_the_score(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "填报.xlsx"
    assert new(path) == 0
    assert "填报.xlsx" in capsys.readouterr().out
    clerk = Clerk(path)
    clerk.copy(EXAMPLE)
    clerk.save(path)
    assert main(["score", str(path)]) == 0
    assert "自评总分 99.66 分，等级 优" in capsys.readouterr().out


def test_a_blank_workbook_is_read_and_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlsx"
    assert new(path) == 0
    assert main(["score", str(path)]) == 2
    assert "无法计分" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--region", "mars", "--year", "2024", "-o", "a.xlsx"], "没有地区 mars；可用的有"),
        (["--region", "xinjiang", "--year", "24", "-o", "a.xlsx"], "应为四位年份，写的是 24"),
        (["--region", "xinjiang", "--year", "x", "-o", "a.xlsx"], "应为整数，写的是 x"),
        (["--region", "xinjiang", "--year", "2024", "-o", "a.yaml"], "应为 .xlsx 文件"),
        (["--region", "xinjiang", "--year", "2024"], "缺少参数：-o/--out"),
        (["--region", "xinjiang", "--year", "1999", "-o", "a.xlsx"], "没有适用于 1999 年"),
    ],
)
def test_a_wrong_call_is_one_line(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", *arguments]) == 2
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_is_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"filled in")
    assert new(path) == 2
    assert "已有这个文件" in capsys.readouterr().err
    assert path.read_bytes() == b"filled in"
