"""One content in several formats gives the same relations and the same findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from jixiao import verbs
from jixiao.checks.result import CheckResult
from jixiao.cli.demonstrating import SAMPLE
from jixiao.ledger.relation import Ledger
from tests.converting import convert
from tests.round_trip import (
    REPORTS,
    Part,
    write_docx,
    write_html,
    write_ofd,
    write_pdf,
    write_text,
    write_xlsx,
)

Write = Callable[[Path, Sequence[Part]], None]
Told = tuple[str, tuple[str, ...], str, str]
WRITERS: dict[str, Write] = {
    "txt": write_text,
    "docx": write_docx,
    "pdf": write_pdf,
    "xlsx": write_xlsx,
    "html": write_html,
    "ofd": write_ofd,
}
LEAST = {"docx": 0.98, "pdf": 0.9, "xlsx": 0.98, "html": 0.98, "ofd": 0.98}
"""Share of the relations that a format must give like the text."""
PLANTED = {
    "final_accounts": {"25.14%", "0.58万元"},
    "self_evaluation": {"53.00万元", "92.00%", "97.60分"},
}
"""The figures of each report that are wrong."""
CONSEQUENCES = {"4.45万元"}
"""Right figures that a planted one makes fail."""

Checked = dict[tuple[str, str], CheckResult]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    folder = tmp_path_factory.mktemp("往返")
    return {
        (name, ending): _checked(folder / f"{name}.{ending}", write, parts)
        for name, parts in REPORTS.items()
        for ending, write in WRITERS.items()
    }


def _checked(path: Path, write: Write, parts: Sequence[Part]) -> CheckResult:
    write(path, parts)
    return verbs.check(path)


def _relations(ledger: Ledger) -> Counter[Told]:
    return Counter(
        (
            str(one.kind),
            tuple(sorted(term.digits for term in one.operands)),
            one.stated.digits,
            str(one.verdict),
        )
        for one in ledger.relations
    )


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize(("ending", "least"), LEAST.items())
def test_the_formats_give_the_same_relations(
    checked: Checked, name: str, ending: str, least: float
) -> None:
    expected = _relations(checked[name, "txt"].ledger)
    found = _relations(checked[name, ending].ledger)
    equal = (expected & found).total() / max(expected.total(), found.total())
    assert equal >= least, (expected - found, found - expected)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("ending", ["doc", "xls"])
def test_old_formats_give_the_same_relations(
    checked: Checked, tmp_path: Path, name: str, ending: str
) -> None:
    source = tmp_path / f"{name}.{ending}x"
    WRITERS[source.suffix[1:]](source, REPORTS[name])
    result = verbs.check(convert(source, ending))
    assert result.document.format == ending
    expected = _relations(checked[name, "txt"].ledger)
    found = _relations(result.ledger)
    equal = (expected & found).total() / max(expected.total(), found.total())
    assert equal >= LEAST["docx"], (expected - found, found - expected)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], CheckResult]:
    """The paragraphs of the sample that comes along, and what is found in them as a text."""
    sample = files("jixiao.demo").joinpath(SAMPLE).read_text(encoding="utf-8")
    parts = [line for line in sample.splitlines() if line.strip()]
    return parts, _checked(tmp_path_factory.mktemp("样例") / "样例.txt", write_text, parts)


@pytest.mark.parametrize("ending", [*LEAST, "doc"])
def test_the_sample_gives_the_same_in_every_format(
    demo: tuple[list[str], CheckResult], tmp_path: Path, ending: str
) -> None:
    parts, expected = demo
    path = tmp_path / "样例.docx" if ending == "doc" else tmp_path / f"样例.{ending}"
    WRITERS[path.suffix[1:]](path, parts)
    found = verbs.check(convert(path, "doc") if ending == "doc" else path)
    relations, others = _relations(expected.ledger), _relations(found.ledger)
    equal = (relations & others).total() / max(relations.total(), others.total())
    assert equal >= LEAST.get(ending, 0.98), (relations - others, others - relations)
    assert _told(found) == _told(expected)


def _told(result: CheckResult) -> Counter[tuple[str, str, str]]:
    return Counter((one.code, one.stated, one.expected) for one in result.findings)


@pytest.mark.parametrize("name", REPORTS)
def test_most_figures_are_checked_in_every_format(checked: Checked, name: str) -> None:
    for ending in WRITERS:
        ledger = checked[name, ending].ledger
        assert len(ledger.facts) == len(checked[name, "txt"].ledger.facts)
        assert ledger.checked >= 0.8 * len(ledger.facts)


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("name", REPORTS)
def test_the_kind_and_the_year_are_read(checked: Checked, name: str, ending: str) -> None:
    ledger = checked[name, ending].ledger
    assert (ledger.kind, ledger.year) == (name, 2024)


_EVERY = [
    (name, quote, ending)
    for name, quotes in PLANTED.items()
    for quote in sorted(quotes)
    for ending in WRITERS
]


@pytest.mark.parametrize(("name", "quote", "ending"), _EVERY)
def test_a_planted_error_is_found(checked: Checked, name: str, quote: str, ending: str) -> None:
    assert quote in _errors(checked[name, ending])


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("name", REPORTS)
def test_nothing_else_is_an_error(checked: Checked, name: str, ending: str) -> None:
    assert _errors(checked[name, ending]) <= PLANTED[name] | CONSEQUENCES


def _errors(result: CheckResult) -> set[str]:
    return {
        finding.quote.replace("\n", "")
        for finding in result.findings
        if finding.severity == "error"
    }


@pytest.mark.parametrize("name", REPORTS)
def test_a_pdf_names_the_page_of_every_finding(checked: Checked, name: str) -> None:
    result = checked[name, "pdf"]
    for finding in result.findings:
        assert result.document.locate(finding.start, finding.end).page


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("name", REPORTS)
def test_a_quote_is_the_text_at_its_place(checked: Checked, name: str, ending: str) -> None:
    result = checked[name, ending]
    for finding in result.findings:
        assert result.document.text[finding.start : finding.end] == finding.quote
