"""Whether a file is a Filing is asked of every file, so nothing in it may stop the question."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from jixiao.cli.main import main
from jixiao.forms.recognising import is_filing
from tests.documents.workbooks import saved, workbook
from tests.fuzzing.bytewise import BYTEWISE
from tests.fuzzing.chance import apply
from tests.fuzzing.packages import headers


def test_damaged_packages_are_no_filings(tmp_path: Path) -> None:
    whole = saved(workbook({"A1": "项目"}))
    path = tmp_path / "表.xlsx"
    for number in range(300):
        chance = Random(number)
        path.write_bytes(headers(chance, apply(chance, whole, BYTEWISE)))
        assert not is_filing(path)


def test_a_file_that_cannot_be_opened_is_told_by_its_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "占用.txt"
    path.write_text("支出1.00万元。", encoding="utf-8")

    def held(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", held)
    assert main(["check", str(path)]) == 2
    assert "被其他程序独占" in capsys.readouterr().err
