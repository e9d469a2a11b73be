"""Reports with marked figures: what is true of them, and what stands wrong in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.arithmetic import FORMS, fault
from benchmarks.marked import MarkedReport, read

from benchmarks import own

REPORT = """预算{cur=412.00}万元，比上年{prev=380.00}万元{way=增加}{rise=32.00}万元，\
增长{rate=8.42}%。
=== relations
diff rise = cur prev
pct rate = rise prev

=== planted
rate | 7.77 | A11 | 以当年数为分母
"""


def report(tmp_path: Path, text: str = REPORT) -> MarkedReport:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_braces_are_gone_and_places_are_those_of_the_text(tmp_path: Path) -> None:
    one = report(tmp_path)
    clean, planted = one.clean(), one.planted()
    assert clean.text.startswith("预算412.00万元，比上年380.00万元增加32.00万元，增长8.42%。")
    assert planted.text == clean.text.replace("8.42", "7.77")
    start, end = planted.places["rate"]
    assert planted.text[start:end] == "7.77"


def test_labels_are_those_of_the_samples(tmp_path: Path) -> None:
    one = report(tmp_path)
    text = one.clean().text
    label = one.relation_labels()[1]
    assert text[label["start"] : label["end"]] == "8.42"
    assert [text[a:b] for a, b in label["operand_spans"]] == ["32.00", "380.00"]
    (wrong,) = one.planted_labels()
    assert (wrong["code"], wrong["stated"], len(wrong["related"])) == ("A11", "7.77", 2)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("{rate=8.42}", "{rate=8.40}"), "pct rate = rise prev: makes 8.4211, not 8.40"),
        (("diff rise", "diff raise"), "diff raise = cur prev: not marked: raise"),
        (("{rise=", "{cur="), "cur: marked twice"),
        (("rate | 7.77", "rate | 8.42"), "planted rate: nothing changed"),
        (("rate | 7.77", "way2 | 减少"), "planted way2: not marked"),
    ],
)
def test_faults_of_the_writer_are_told(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    assert not list(report(tmp_path).faults())
    assert told in list(report(tmp_path, REPORT.replace(*change)).faults())


@pytest.mark.parametrize("line", ["=== relations\ndiff a b\n", "=== planted\na | b\n"])
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        report(tmp_path, "文。\n" + line)


@pytest.mark.parametrize(
    ("form", "stated", "operands"),
    [
        ("sum", "74", ["32", "42"]),
        ("absdiff", "3.00", ["5.00", "8.00"]),
        ("cd-", "5.00", ["95.00", "5.00"]),
        ("ratio", "9.60", ["24", "25", "10"]),
        ("reverse", "9.00", ["1.1", "1.0", "10"]),
        ("per_pp", "8.50", ["10", "0.5", "100", "97.00"]),
        ("mean", "96.00", ["95.00", "97.00"]),
        ("unit", "12345.00", ["1.2345", "10000"]),
    ],
)
def test_the_forms(form: str, stated: str, operands: list[str]) -> None:
    assert form in FORMS
    assert not fault(form, stated, operands)
    assert fault(form, f"9{stated}", operands)


def test_own_reports_are_measured_clean_and_planted(tmp_path: Path) -> None:
    report(tmp_path)
    result = own.run(folder=tmp_path)
    assert [bar.reached for bar in result.bars[:2]] == ["0", "1/1 = 1.000"]
    assert result.bar("relations held").reached == "2/2 = 1.000"


def test_faults_keep_a_report_from_being_measured(tmp_path: Path) -> None:
    report(tmp_path, REPORT.replace("{rate=8.42}", "{rate=8.40}"))
    result = own.run(folder=tmp_path)
    assert [bar.name for bar in result.missed] == ["faults of the reports themselves"]
    assert result.misses == ["report: pct rate = rise prev: makes 8.4211, not 8.40"]
