"""The JSON of check and extract, field by field."""

from __future__ import annotations

import json

from jixiao.reports.findings.json_report import FileError, check_json, extract_json
from tests.reports.samples import TEXT, checked


def test_check_json_has_the_documented_shape() -> None:
    result = checked()
    data = json.loads(check_json([result], [FileError("缺.docx", "not_found", "没有这个文件")]))
    assert list(data) == ["schema", "errors", "documents"]
    assert data["schema"] == "jixiao.check/1"
    assert data["errors"] == [{"path": "缺.docx", "code": "not_found", "message": "没有这个文件"}]
    (document,) = data["documents"]
    assert (document["kind"], document["body"]) == ("final_accounts", "青禾县总工会")
    assert document["year"] == 2024
    assert document["coverage"] == {"figures": 5, "checked": 4, "unchecked": 1}
    assert document["text_sha256"] == result.document.text_sha256


def test_a_relation_shows_its_figures_as_printed() -> None:
    (document,) = json.loads(check_json([checked()]))["documents"]
    relation = document["relations"][0]
    assert relation["kind"] == "sum"
    assert relation["verdict"] == "contradicted"
    assert relation["operands"] == ["50.00", "20.00"]
    assert (relation["stated"], relation["recomputed"]) == ("80.00", "70.00")
    assert TEXT[relation["start"] : relation["end"]].startswith("80.00万元")
    stated = relation["figures"][-1]
    assert (stated["role"], stated["unit"]) == ("stated", "万元")
    assert TEXT[stated["start"] : stated["end"]] == "80.00万元"
    assert relation["locator"] == {"paragraph": 2}


def test_a_finding_points_to_its_relation_and_quotes_the_text() -> None:
    (document,) = json.loads(check_json([checked()]))["documents"]
    (finding,) = [each for each in document["findings"] if each["code"] == "AR01"]
    assert finding["quote"] == TEXT[finding["start"] : finding["end"]] == "80.00万元"
    assert (finding["stated"], finding["expected"]) == ("80.00", "70.00")
    assert finding["relation"] == document["relations"][0]["id"]
    assert finding["kinds"][:2] == ["A07", "A20"]


def test_extract_json_lists_every_figure() -> None:
    result = checked()
    data = json.loads(extract_json(result.document, result.ledger))
    assert data["schema"] == "jixiao.extract/1"
    assert data["text"] == TEXT
    assert data["text_sha256"] == result.document.text_sha256
    assert data["parts"] == [
        {"kind": "final_accounts", "start": 0, "end": len(TEXT), "title": "决算公开"}
    ]
    assert [figure["digits"] for figure in data["figures"]] == [
        "80.00",
        "50.00",
        "20.00",
        "25.00",
        "0.45",
    ]
    assert data["figures"][0]["unchecked"] is None
    assert data["figures"][-1]["unchecked"] == "no_relation"
    assert data["figures"][-1]["locator"] == {"table": 1, "row": 2, "column": 2}


def test_odd_characters_stay_valid_json() -> None:
    data = json.loads(check_json([], [FileError("a\ud800\n", "x", "“引号”\\")]))
    assert data["errors"][0]["path"] == "a\ud800\n"
