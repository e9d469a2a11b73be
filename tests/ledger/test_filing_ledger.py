"""A Filing under check: the identities of any report, the line of the file as the place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao import verbs
from jixiao.cli.main import main
from jixiao.documents.document import DocumentError
from jixiao.ledger.relation import RelationKind
from jixiao.reports.findings.json_report import check_json

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAD = "schema: jixiao.filing/1\nregion: xinjiang\nyear: 2024\n"


def filing_file(folder: Path, text: str) -> Path:
    path = folder / "填报.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_identities_of_the_examples_hold(path: Path) -> None:
    result = verbs.check(path)
    sums = [one for one in result.ledger.relations if one.kind is RelationKind.SUM]
    assert not [relation for relation in sums if relation.contradicted]
    assert not [finding for finding in result.findings if finding.code.startswith("AR")]


def test_what_the_form_of_a_region_finds_in_an_example() -> None:
    found = {each.code: each for each in verbs.check(EXAMPLES / "sichuan-union-2024.yaml").findings}
    total, blank = found["SC01"], found["SC05"]
    assert (total.stated, total.expected, total.cause) == ("94", "90", "blank_item")
    assert (blank.quote, blank.expected) == ("t3-1", "4")


def test_two_ways_to_a_total_that_differ(tmp_path: Path) -> None:
    path = filing_file(
        tmp_path,
        "budget:\n  initial: {superior: 2, own: 98, other: 0}\n"
        "  adjusted:\n    personnel: 60\n    public: 20\n    project: 25.5\n"
        "adjustments:\n  - {amount: 5, reason: 增人}\n",
    )
    (finding,) = verbs.check(path).findings
    assert (finding.code, finding.stated, finding.expected) == ("AR01", "105.00", "105.50")
    assert finding.quote == "60.00万元"
    document = json.loads(check_json([verbs.check(path)]))["documents"][0]
    assert document["kind"] == "filing"
    assert document["findings"][0]["locator"]["cell"] == "第7行"
    paths = {figure["path"] for figure in document["relations"][0]["figures"]}
    assert paths == {
        "budget.adjusted.personnel",
        "budget.adjusted.public",
        "budget.adjusted.project",
    }


def test_what_is_about_persons_stays_out(tmp_path: Path) -> None:
    path = filing_file(tmp_path, "ledger.model_workers:\n  - {person: 某某某, standard: 0.08}\n")
    result = verbs.check(path)
    assert "某某某" not in result.document.text
    assert "0.08万元" in result.document.text


def test_a_filing_that_cannot_be_read_is_an_error_of_its_file(tmp_path: Path) -> None:
    path = filing_file(tmp_path, "budget: {initial: {own: 很多, total: 3}}\n")
    with pytest.raises(DocumentError) as caught:
        verbs.check(path)
    assert caught.value.code == "bad_filing"
    assert "应为数字" in caught.value.message
    assert "由其他数算出" in caught.value.message


def test_the_command_names_the_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = filing_file(tmp_path, "indicators:\n  - {name: 走访, target: 10, actual: 8}\n")
    assert main(["check", str(path)]) == 1
    out = capsys.readouterr().out
    assert "填报表" in out
    assert "第5行" in out
    assert "“走访”指标值10，完成值8，没有填写偏差原因" in out


def test_another_yaml_file_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("合计30万元，其中甲10万元、乙20万元。\n", encoding="utf-8")
    assert verbs.check(path).document.format != "filing"
