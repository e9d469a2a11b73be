"""The HTML page as a browser would parse it, without one."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import time
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest
from lxml import html

from jixiao import verbs
from jixiao.checks.finding import Finding, Severity
from jixiao.checks.result import CheckResult
from jixiao.documents.document import Block, Cell, Document, Paragraph, Table
from jixiao.figures.scan import scan
from jixiao.ledger.relation import Fact, Ledger
from jixiao.reports.findings.html_page import html_page
from jixiao.reports.findings.json_report import FileError
from tests.reports.samples import TEXT, checked
from tests.samples import sample_file

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> &lt;b&gt; </script><!-- ]]>"


def parsed(*results: CheckResult, **options: Any) -> Any:
    return tree(html_page(results, **options))


def tree(source: str) -> Any:
    """The page as a parser sees it."""
    return html.document_fromstring(source)


def shown(page: Any, selector: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in page.cssselect(selector)]


def bare(text: str) -> str:
    return "".join(text.split())


def test_coverage_comes_first_then_findings_then_the_document() -> None:
    source = html_page([checked()])
    order = [source.index(mark) for mark in ('class="coverage"', 'id="findings"', 'class="text"')]
    assert order == sorted(order)
    page = tree(source)
    assert "找到 5 个数" in shown(page, ".sums")[0]
    assert "未核对的数不等于无误" in shown(page, ".sums")[0]
    assert "矛盾 1" in " ".join(shown(page, ".coverage p"))


def test_every_figure_carries_its_verdict() -> None:
    page = parsed(checked())
    classes = {node.text: node.get("class") for node in page.cssselect("main .f")}
    assert classes == {
        "80.00万元": "f c",
        "50.00万元": "f c",
        "20.00万元": "f h",
        "25.00%": "f h",
        "0.45": "f n",
    }


def test_findings_are_marked_where_they_stand_and_listed_with_a_link() -> None:
    page = parsed(checked())
    (mark,) = page.cssselect("#d1p1")
    assert mark.text_content() == "80.00万元"
    assert mark.get("class") == "at error short"
    links = page.cssselect(".list a.go")
    assert [link.get("href") for link in links] == ["#d1p1", "#d1p2"]
    assert "80.00万元 → 70.00万元" in links[0].text_content()
    assert "（推定）" in shown(page, ".list details")[0]


def test_paragraphs_headings_and_tables_keep_their_form() -> None:
    page = parsed(checked())
    assert shown(page, ".text h3") == ["一、收支情况"]
    rows = [shown(row, "td") for row in page.cssselect(".text tr")]
    assert rows == [["项目", "金额"], ["接待费", "0.45"]]
    assert page.cssselect(".text td.num")[0].text_content() == "0.45"


def test_merged_cells_span_rows_and_columns() -> None:
    text = "头\t\n甲\t1\n2\n"
    cells = [
        Cell(0, 0, 0, 1, 1, 2),
        Cell(1, 0, 3, 4, 2, 1),
        Cell(1, 1, 5, 6),
        Cell(2, 1, 7, 8),
        Cell(2, 4, 8, 8),
    ]
    document = Document("表.docx", "docx", text, [Table(0, 9, 3, 5, cells, header_rows=1)])
    page = parsed(CheckResult(document, Ledger(text), []))
    first, second, third = page.cssselect(".text tr")
    assert [(cell.tag, cell.get("colspan")) for cell in first] == [("th", "2")]
    assert [cell.get("rowspan") for cell in second] == ["2", None]
    assert [cell.get("colspan") for cell in third] == [None, "2", None]


def test_a_sheet_with_a_cell_far_away_stays_small() -> None:
    cells = [Cell(0, 0, 0, 1), Cell(1_000_000, 16_000, 1, 2, 5_000, 9_999)]
    table = Table(0, 2, 1_000_001, 26_000, cells)
    document = Document("表.xlsx", "xlsx", "12", [table])
    assert len(html_page([CheckResult(document, Ledger("12"), [])])) < 60_000


def test_nothing_of_the_document_is_left_out() -> None:
    text = "首行\n一、标题\n正文A\nB\n尾行没有块\f最后"
    heading, body = text.index("一、"), text.index("正文")
    blocks: list[Block] = [
        Paragraph(heading, heading + 4, 1, "heading"),
        Paragraph(body, body + 5),
    ]
    document = Document("样例.txt", "text", text, blocks)
    page = parsed(CheckResult(document, Ledger(text), []))
    assert bare("".join(shown(page, ".text"))) == bare(text)


def test_lines_of_a_printed_page_are_joined_as_they_were_written() -> None:
    text = "支出\n合计 Word\nfile"
    document = Document("版.pdf", "pdf", text, [Paragraph(0, len(text))], page_starts=[0])
    page = parsed(CheckResult(document, Ledger(text), []))
    assert shown(page, ".text p") == ["第1页", "支出合计 Word file"]
    document = Document("版.docx", "docx", text, [Paragraph(0, len(text))])
    page = parsed(CheckResult(document, Ledger(text), []))
    assert len(page.cssselect(".text p br")) == 2


def evil(text: str = EVIL) -> CheckResult:
    """A document, a finding, a path and names that all try to break out."""
    ledger = Ledger(text, kind="unknown", body=text, headings=[(1, 0, text)])
    finding = Finding("XX01", text, Severity.ERROR, text, 0, 8, text[:8], text, text)
    document = Document(f"{text}.docx", "docx", text, [Paragraph(0, len(text))], notes=[text])
    return CheckResult(document, ledger, [finding])


@pytest.mark.parametrize("count", [1, 2])
def test_a_document_with_a_script_in_it_stays_text(count: int) -> None:
    source = html_page([evil()] * count, [FileError(EVIL, "damaged", EVIL)])
    page = tree(source)
    assert len(page.cssselect("script")) == 2  # the data and the script of the page
    assert page.cssselect("img") == []
    assert not re.search(r"<!--|<img|alert\(1\)</script>", source)
    assert bare(page.cssselect("article .text")[0].text_content()) == bare(EVIL)
    attributes = {name for node in page.iter("*") for name in node.attrib}
    assert not any(name.startswith("on") for name in attributes)


def test_the_data_cannot_end_its_element() -> None:
    result = checked()
    result.ledger.relations[0].subject = EVIL
    page = parsed(result)
    (data,) = page.cssselect("#data")
    assert "<" not in data.text
    relation = json.loads(data.text)["documents"][0]["relations"][0]
    assert relation["subject"] == " ".join(EVIL.split())


def test_characters_that_no_page_may_hold_are_replaced() -> None:
    source = html_page([evil("a\x00\x07\ud800b")])
    source.encode("utf-8")
    assert "\x00" not in source
    assert "a���b" in source


def test_nothing_is_asked_for_outside_the_page() -> None:
    source = html_page([checked()])
    page = tree(source)
    assert page.cssselect("link, img, iframe, object, embed, base, [src], [style]") == []
    assert not re.search(r"url\(|@import|https?://", source)
    assert all(link.get("href").startswith("#") for link in page.cssselect("a"))


def test_only_the_page_s_own_style_and_script_may_run() -> None:
    page = parsed(checked())
    (policy,) = page.cssselect("meta[http-equiv]")
    given = policy.get("content")
    assert given.startswith("default-src 'none'")
    for name in ("style", "script:not([type])"):
        (node,) = page.cssselect(name)
        digest = hashlib.sha256(node.text.encode()).digest()
        assert f"'sha256-{base64.b64encode(digest).decode()}'" in given


def test_style_and_script_cannot_end_their_elements() -> None:
    for name in ("page.css", "page.js"):
        assert "</" not in files("jixiao.reports.findings").joinpath(name).read_text("utf-8")


def test_several_documents_share_a_page() -> None:
    page = parsed(checked(), checked(), errors=[FileError("坏.pdf", "damaged", "文件损坏")])
    assert [node.get("id") for node in page.cssselect("article")] == ["d1", "d2"]
    assert shown(page, ".files td.num") == ["5", "1", "1", "1", "0"] * 2
    assert shown(page, ".failed li") == ["坏.pdf: 文件损坏"]
    every = [node.get("id") for node in page.iter("*") if node.get("id")]
    assert len(every) == len(set(every))
    assert {"d1p1", "d2p1", "d1f1", "d2f1"} <= set(every)


def test_in_english() -> None:
    page = parsed(checked("en"), language="en")
    assert page.get("lang") == "en"
    assert "5 figures found" in shown(page, ".sums")[0]
    assert "error AR01 Parts do not add up to their total" in shown(page, ".list li")[0]
    program = " ".join(shown(page, "header .coverage, #filter, footer, .keys"))
    assert not re.search(r"[\u4e00-\u9fff]", program)


def test_findings_that_overlap_or_lie_nowhere_have_their_places() -> None:
    result = checked()
    start = TEXT.index("支出合计80")
    spans = [(start, start + 6), (start + 4, start + 11), (0, 0), (len(TEXT) - 1, len(TEXT))]
    findings = [
        Finding("AR01", "arithmetic.sum", Severity.INFO, "……", a, b, TEXT[a:b]) for a, b in spans
    ]
    page = parsed(CheckResult(result.document, result.ledger, findings))
    for number in range(1, 5):
        assert len(page.cssselect(f"#d1p{number}")) == 1
    assert bare("".join(shown(page, ".text"))) == bare(TEXT)
    pieces = page.cssselect('[data-f="1"]')
    assert "".join(piece.text_content() for piece in pieces) == "80.00万元"


def test_one_endless_paragraph_does_not_take_for_ever() -> None:
    text = "，".join(f"甲{n}.00万元" for n in range(20_000))
    figures = [token.figure for token in scan(text) if token.figure]
    ledger = Ledger(text, facts=[Fact(figure) for figure in figures])
    findings = [
        Finding("AR01", "arithmetic.sum", Severity.INFO, "……", each.start, each.end, "……")
        for each in figures[::10]
    ]
    document = Document("长.txt", "text", text, [Paragraph(0, len(text))])
    start = time.monotonic()
    page = parsed(CheckResult(document, ledger, findings))
    assert time.monotonic() - start < 20  # about one second; walking all spans took minutes
    assert len(page.cssselect("mark.at .f")) == 2_000


@pytest.mark.parametrize(
    "name",
    [
        "seeds/000_c80343366ea337e7.txt",
        "seeds/003_70d2fb4dfce1c169.txt",
        "documents/final-accounts-2024-finance-bureau.pdf",
        "documents/budget-2025-finance-bureau.pdf",
    ],
)
def test_reports_as_they_are(name: str) -> None:
    result = verbs.check(sample_file(name))
    page = parsed(result)
    for marker in page.cssselect(".text p.page, .text caption"):
        marker.drop_tree()
    text = bare(page.cssselect(".text")[0].text_content())
    assert Counter(text) == Counter(bare(result.document.text))
    data = json.loads(page.cssselect("#data")[0].text)["documents"][0]
    assert len(data["figures"]) == len(result.ledger.facts)
    assert len(data["relations"]) == len(result.ledger.relations)
    assert len(page.cssselect("main .f[id]")) == len(result.ledger.facts)
    for number in range(1, len(result.findings) + 1):
        assert len(page.cssselect(f"main #d1p{number}")) == 1
