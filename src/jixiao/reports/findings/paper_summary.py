"""The first sheet of the working paper: file, coverage, what was recomputed and found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any

from jixiao import __version__
from jixiao.checks.finding import Severity
from jixiao.checks.result import CheckResult
from jixiao.documents.document import Document
from jixiao.figures.verdict import Verdict
from jixiao.forms.excel import LINE, Formats, lines_of, print_on_a4
from jixiao.reports.findings.finding_words import title_of
from jixiao.reports.findings.paper_sheet import (
    FONT,
    Cell,
    Marked,
    Number,
    cell_text,
    write_cell,
)
from jixiao.reports.findings.paper_words import READING, paper_word
from jixiao.reports.findings.reader_notes import note_lines
from jixiao.reports.findings.relation_words import RELATION_KINDS, verdict_word
from jixiao.reports.findings.unchecked_words import why_unchecked
from jixiao.reports.findings.words import KINDS, SEVERITIES
from jixiao.reports.printable import printable

_WIDTHS = (18, 44, 12, 12, 12, 12, 12)
_LAST = len(_WIDTHS) - 1
Row = Sequence[Cell]


class _Page:
    """Writes the sheet from top to bottom."""

    def __init__(self, page: Any, formats: Formats) -> None:
        self.page, self.formats, self.row = page, formats, 0

    def title(self, text: str) -> None:
        look = self.formats.get(**{**FONT, "font_size": 16}, bold=True)
        self.page.set_row(self.row, 26)
        self._span(text, look)

    def heading(self, text: str) -> None:
        self.row += 1
        look = self.formats.get(**FONT, bold=True, bottom=2, font_color="#1F3A5F")
        self.page.set_row(self.row, 20)
        self._span(text, look)

    def paragraph(self, text: str) -> None:
        """A text over the whole width, as high as its lines."""
        self.page.set_row(self.row, LINE * lines_of(text, sum(_WIDTHS)) + 2)
        self._span(text, self.formats.get(**FONT, text_wrap=True))

    def fact(self, name: str, value: str) -> None:
        """A name and a value over the rest of the width."""
        write_cell(self.page, self.formats, self.row, 0, name)
        look = self.formats.get(**FONT, text_wrap=True, border=1, border_color="#BFBFBF")
        self.page.set_row(self.row, LINE * lines_of(value, sum(_WIDTHS[1:])) + 2)
        self.page.merge_range(self.row, 1, self.row, _LAST, "", look)
        self.page.write_string(self.row, 1, cell_text(value), look)
        self.row += 1

    def table(self, rows: Iterable[Row]) -> None:
        """Rows of cells; a name alone before numbers takes the first two columns."""
        for name, second, *rest in rows:
            for index, cell in enumerate((name, second, *rest)):
                write_cell(self.page, self.formats, self.row, index, cell)
            if second == "":
                self.page.merge_range(self.row, 0, self.row, 1, "")
                write_cell(self.page, self.formats, self.row, 0, name)
            self.row += 1

    def break_page(self) -> None:
        """What follows begins on a new printed page."""
        self.page.set_h_pagebreaks([self.row])

    def _span(self, text: str, look: Any) -> None:
        self.page.merge_range(self.row, 0, self.row, _LAST, "", look)
        self.page.write_string(self.row, 0, cell_text(text), look)
        self.row += 1


def write_summary(
    workbook: Any, formats: Formats, result: CheckResult, language: str, footer: str
) -> None:
    """The sheet that opens the working paper."""
    sheet = workbook.add_worksheet(paper_word("summary", language))
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    print_on_a4(sheet, printable(PurePath(result.document.path).name), footer)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    page = _Page(sheet, formats)
    page.title(paper_word("title", language))
    page.paragraph(paper_word("signatures", language))
    page.heading(paper_word("coverage", language))
    page.table(_coverage(result, language))
    page.paragraph(paper_word("caution", language))
    page.heading(paper_word("problems", language))
    if result.findings:
        page.table(_problems(result, language))
    else:
        page.paragraph(paper_word("no_problems", language))
    page.break_page()
    page.heading(paper_word("recomputations", language))
    page.table(_recomputations(result, language))
    page.heading(paper_word("file", language))
    for name, value in _file_facts(result, language):
        page.fact(paper_word(name, language), value)
    page.heading(paper_word("reading", language))
    for text in READING:
        page.paragraph(text.in_language(language))


def _coverage(result: CheckResult, language: str) -> Iterator[Row]:
    facts = result.ledger.facts
    checked = result.ledger.checked
    yield [paper_word("found", language), "", Number(str(len(facts)))]
    yield [paper_word("checked", language), "", Number(str(checked))]
    yield [paper_word("not_checked", language), "", Number(str(len(facts) - checked))]
    reasons = Counter(why_unchecked(fact, language) for fact in facts if not fact.relations)
    for reason, count in reasons.most_common():
        yield [f"　　　　{reason}", "", Number(str(count))]


def _problems(result: CheckResult, language: str) -> Iterator[Row]:
    levels = [level.value for level in Severity]
    words = [SEVERITIES[level].in_language(language) for level in levels]
    heads: list[Cell] = [Marked(word, level) for word, level in zip(words, levels, strict=True)]
    yield [
        _head("code", language), _head("name", language), *heads, _head("total", language),
    ]  # fmt: skip
    titles = {finding.code: title_of(finding, language) for finding in result.findings}
    by_code = Counter((finding.code, finding.severity.value) for finding in result.findings)
    for code in sorted(titles):
        counts = [by_code[code, level] for level in levels]
        yield [code, titles[code], *_numbers(counts)]
    sums = [sum(n for (_, each), n in by_code.items() if each == level) for level in levels]
    yield [paper_word("total", language), "", *_numbers(sums)]


def _recomputations(result: CheckResult, language: str) -> Iterator[Row]:
    verdicts = [verdict.value for verdict in Verdict]
    heads: list[Cell] = [Marked(verdict_word(each, language), each) for each in verdicts]
    yield [_head("kind", language), "", *heads, _head("total", language)]
    counts = Counter((each.kind.value, each.verdict.value) for each in result.ledger.relations)
    for kind, name in RELATION_KINDS.items():
        numbers = [counts[kind, verdict] for verdict in verdicts]
        if any(numbers):
            yield [name.in_language(language), "", *_numbers(numbers)]
    sums = [sum(n for (_, each), n in counts.items() if each == verdict) for verdict in verdicts]
    yield [paper_word("total", language), "", *_numbers(sums)]


def _head(key: str, language: str) -> Marked:
    return Marked(paper_word(key, language), "head")


def _numbers(counts: Sequence[int]) -> list[Number]:
    return [*(Number(str(count)) for count in counts), Number(str(sum(counts)))]


def _file_facts(result: CheckResult, language: str) -> Iterator[tuple[str, str]]:
    document, ledger = result.document, result.ledger
    unknown = paper_word("unknown", language)
    yield "path", document.path
    yield "format", document.format
    yield "nature", KINDS.get(ledger.kind, KINDS["unknown"]).in_language(language)
    yield "body", ledger.body or unknown
    yield "fiscal_year", str(ledger.year or unknown)
    yield "size", _size(document, language)
    words = list(note_lines(result, language))
    if words:
        yield "notes", "; ".join(words) if language == "en" else "；".join(words)
    yield "sha256", document.text_sha256
    yield "program", f"jixiao {__version__}"


def _size(document: Document, language: str) -> str:
    n_pages = len(document.page_starts)
    pages = paper_word("pages", language, pages=n_pages) if n_pages else ""
    tables = sum(1 for _ in document.tables())
    characters = len("".join(document.text.split()))
    return paper_word("size_is", language, characters=characters, tables=tables, pages=pages)
