"""The verbs as a library offers them."""

from __future__ import annotations

from pathlib import Path

import jixiao


def test_check_takes_a_path_or_a_read_document(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("支出合计80.00万元，其中基本支出50.00万元，项目支出20.00万元。", "utf-8")
    by_path = jixiao.check(path)
    by_document = jixiao.check(jixiao.read(path))
    assert by_path.findings == by_document.findings
    assert [each.code for each in by_path.findings] == ["AR01"]
    assert jixiao.check(path, select=["CO"]).findings == []
    assert jixiao.check(path, severity={"AR01": "info"}).findings[0].severity == "info"


def test_extract_gives_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("基本支出50.00万元。", "utf-8")
    ledger = jixiao.extract(str(path))
    assert [fact.figure.digits for fact in ledger.facts] == ["50.00"]
