"""The generators behind the suites: what they change, and what they leave alone."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import pytest
from benchmarks.checking import Checked, Finding, Span, number, same_number
from benchmarks.hostile_packages import plain_pdf
from benchmarks.hostile_samples import encrypted_pdf
from benchmarks.mutation import Mutant, mutations, wrong_number
from benchmarks.places import context, span_of
from benchmarks.result import SuiteResult, table
from benchmarks.seeds import faults, measured_figures
from benchmarks.speed_samples import CHARACTERS, PAGES, TABLES, report, write_docx
from benchmarks.twinning import TRANSFORMS, is_prose, shifted, twin, widened
from benchmarks.twins import choice_of, difference, plain

LINE = (
    "甲县图书馆2024年度支出合计120.50万元，"
    "与2023年度相比减少12.30万元，下降9.26%，主要原因是项目减少。"
)


def finding(**changes: object) -> Finding:
    values: dict[str, object] = {
        "code": "AR03", "kinds": frozenset({"A09"}), "severity": "error", "message": "",
        "quote": "19.28%", "stated": "19.28", "expected": "19.25", "cause": "", "start": 0,
        "end": 6, "page": None, "relation": "",
    }  # fmt: skip
    return Finding(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("old", ["120.50", "8", "100", "1,234.56", "０.０９", "15.57"])
def test_a_wrong_number_is_at_least_three_last_places_off(old: str) -> None:
    for turn in range(50):
        new = wrong_number(old, random.Random(turn))
        before, after = number(old), number(new)
        assert before is not None
        assert after is not None
        places = len(old.replace("．", ".").partition(".")[2])
        assert abs(before - after) >= 3 * Decimal(1).scaleb(-places)


def test_a_checked_amount_gives_one_mutant_of_each_kind() -> None:
    start = LINE.index("12.30")
    mutants = list(mutations(LINE, Span(start, start + 7), random.Random(1)))
    assert [mutant.kind for mutant in mutants] == ["digits", "unit", "direction"]
    assert "12.30元" in mutants[1].applied(LINE)
    assert "增加12.30万元" in mutants[2].applied(LINE)


def test_places_move_with_the_text() -> None:
    mutant = Mutant("digits", Span(3, 5), Span(3, 5), "12", "123")
    assert mutant.place(Span(0, 3)) == Span(0, 3)
    assert mutant.place(Span(3, 5)) == Span(3, 6)
    assert mutant.place(Span(5, 9)) == Span(6, 10)


def test_a_twin_is_the_same_every_time_and_keeps_its_figures() -> None:
    chosen = dict.fromkeys(TRANSFORMS, True)
    names = {"甲县图书馆": "乙县档案馆"}
    twins = {twin(LINE * 3, chosen, names, 2, random.Random(4)) for _ in range(3)}
    assert len(twins) == 1
    text = plain(twins.pop(), 0)
    assert text.count("乙县档案馆2026年度支出合计120.50万元".replace(" ", "")) == 3
    assert text.count("9.26%") == 3


def test_years_move_together_and_amounts_stay() -> None:
    assert (
        shifted("2024年度2024.50万元〔2023〕5号2010601", 1)
        == "2025年度2024.50万元〔2024〕5号2010601"
    )


def test_field_codes_and_table_rows_are_left_alone() -> None:
    residue = "[bookmark: _Toc123]共3个"
    assert widened(residue, random.Random(0)) == "[bookmark: _Toc123]共３个"
    assert not is_prose("一\t" + LINE)
    assert is_prose(LINE)


def test_each_transform_stands_alone_at_first() -> None:
    for turn, name in enumerate(TRANSFORMS):
        chosen = choice_of(turn, random.Random(0))
        assert [key for key, taken in chosen.items() if taken] == [name]


def test_twins_compare_findings_without_places_and_years() -> None:
    one = Checked("a", findings=[finding(stated="2024年", start=5)])
    other = Checked("b", findings=[finding(stated="２０２６年", start=9)])
    assert difference(one, other, 2) == ([], [])
    assert difference(one, other, 0) != ([], [])


def test_an_expected_finding_is_told_from_a_near_one() -> None:
    wanted = {"kinds": ["A09"], "stated": ["19.28"], "expected": ["19.25"]}
    assert faults(finding(), wanted) == []
    assert faults(finding(severity="info"), wanted) == ["not an error"]
    assert faults(finding(expected="19.24"), wanted) == ["expected '19.24'"]


def test_figures_are_found_without_the_package() -> None:
    figures = [LINE[span.start : span.end] for span in measured_figures(LINE)]
    assert figures == ["120.50万元", "12.30万元", "9.26%"]


def test_a_place_is_a_literal_standing_alone() -> None:
    text = "10.5、10、110、10分"
    assert span_of(text, ["10", 2]) == Span(12, 14)
    assert context(text, Span(12, 14), 2) == "0、[10]分"
    with pytest.raises(LookupError):
        span_of(text, ["10", 3])


def test_numbers_compare_without_width_and_separators() -> None:
    assert same_number("１，２３４.50 万元", "1234.50")
    assert not same_number("", "0")


def test_the_word_sample_has_its_size(tmp_path: Path) -> None:
    from docx import Document

    path = tmp_path / "sample.docx"
    write_docx(path)
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    written = sum(len(p.text) for p in document.paragraphs) + sum(map(len, cells))
    assert len(document.tables) == TABLES
    assert 0.95 * CHARACTERS <= written <= 1.1 * CHARACTERS
    assert sum("w:br" in p._p.xml for p in document.paragraphs) == PAGES - 1


def test_the_long_text_is_fifty_times_the_short_one() -> None:
    assert 45 <= len(report(200)) / len(report(4)) <= 55


def test_the_pdf_samples_are_what_they_say() -> None:
    import pypdfium2

    assert len(pypdfium2.PdfDocument(plain_pdf())) == 1
    with pytest.raises(pypdfium2.PdfiumError, match=r"[Pp]assword"):
        pypdfium2.PdfDocument(encrypted_pdf())


def test_a_table_marks_what_is_missed() -> None:
    result = SuiteResult("demo")
    result.at_least("found", 9, 10, 0.95)
    result.at_most("errors", 0, 0)
    assert [bar.mark for bar in result.bars] == ["MISS", "pass"]
    assert "MISS" in table(result)
    assert "skipped: gone" in table(SuiteResult("demo", skipped="gone"))
