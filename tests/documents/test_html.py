"""A page reads as a browser shows it."""

from __future__ import annotations

import contextlib

import pytest

from jixiao.documents import DocumentError
from jixiao.documents.document import Document
from jixiao.documents.reading import read_data
from tests.documents.damaging import damaged


def page(body: str, head: str = "", encoding: str = "utf-8") -> Document:
    text = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read_data("公开.html", text.encode(encoding))


def test_paragraphs_and_headings() -> None:
    document = page(
        "<h2>一、收支情况</h2><p>支出合计<b>196.12</b>\n万元，<br>增长&nbsp;7.05%。</p>"
        "<div>散文<p>内段</p>尾文</div><ul><li>甲</li><li>乙</li></ul>"
    )
    assert document.text == (
        "一、收支情况\n支出合计196.12 万元，\n增长 7.05%。\n散文\n内段\n尾文\n甲\n乙\n"
    )
    (first, *_) = document.paragraphs()
    assert (first.level, first.kind) == (2, "heading")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=gb2312>", "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=GBK">', "gb18030"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="utf-8">', "gb18030"),
        ("", "gb18030"),
        ("", "utf-8-sig"),
        ("<meta charset=nonsense>", "utf-8"),
    ],
)
def test_charsets(head: str, encoding: str) -> None:
    assert page("<p>镕基堃：支出合计196.12万元。</p>", head, encoding).text == (
        "镕基堃：支出合计196.12万元。\n"
    )


def test_spans_of_cells() -> None:
    document = page(
        "<table><caption>收支表</caption><thead><tr><th rowspan=2>项目<th colspan=2>预算</tr>"
        "<tr><th>年初<th>全年</tr></thead><tr><td>合计<td>1.00<td><p>2.00</p></table>"
    )
    assert document.text == "收支表\n项目\t预算\t\t\n\t年初\t全年\t\n合计\t1.00\t2.00\t\n"
    (table,) = document.tables()
    assert (table.n_rows, table.n_columns, table.header_rows) == (3, 3, 2)
    assert [(cell.row_span, cell.column_span) for cell in table.cells[:2]] == [(2, 1), (1, 2)]
    at = document.text.index("2.00")
    assert document.locate(at, at + 4).as_dict() == {"table": 1, "row": 3, "column": 3}


def test_what_is_not_shown_is_left_out() -> None:
    document = page(
        "<p>见<span style='color:red; display : none'>藏1</span></p><p hidden>藏2</p>"
        "<p class='a off'>藏3</p><p id=x>藏4</p><script>var 藏5</script><!-- 藏6 -->"
        "<table><tr><td>甲</td><td>1</td></tr><tr style='display:none'><td>藏</td><td>7</td></tr>"
        "<tr><td>乙</td><td>2</td></tr></table>",
        "<title>藏8</title><style>.off, #x {visibility: hidden} .a{color:red}</style>",
    )
    assert document.text == "见\n甲\t1\t\n乙\t2\t\n"
    assert document.notes == ["hidden_text"]


def test_layout_tables_are_looked_through() -> None:
    document = page(
        "<table><tr><td><h1>公开</h1><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td>"
        "</tr></table><p>尾</p></td></tr></table>"
    )
    assert document.text == "公开\n甲\t1\t\n乙\t2\t\n尾\n"


def test_an_office_page_named_doc() -> None:
    data = (
        '<?xml version="1.0" encoding="gb2312"?>\n<html xmlns:o="urn:x"><body>'
        "<p class=MsoNormal>收入1万元。<o:p></o:p></p></body></html>"
    )
    document = read_data("a.doc", data.encode("gb18030"))
    assert (document.format, document.text) == ("html", "收入1万元。\n")


def test_an_empty_page() -> None:
    assert page("").notes == ["no_text"]
    with contextlib.suppress(DocumentError):
        assert read_data("a", b"<html>").text == ""


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "b", "li", "font"])
def test_deep_nesting(tag: str) -> None:
    assert "底" in page(f"<{tag}>" * 5000 + "底").text or tag


def test_nothing_is_fetched_and_no_entity_grows() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><body>&b;1</body></html>'
    assert len(read_data("a", bomb.encode()).text) < 100
    linked = page('<img src="http://127.0.0.1:9/x"><iframe src="file:///etc/passwd"></iframe>文')
    assert linked.text == "文\n"


def test_great_spans() -> None:
    spans = "rowspan=99999999 colspan=99999999"
    document = page(f"<table><tr><td {spans}>甲<td>1</tr><tr><td>乙<td>2</table>")
    assert len(document.text) < 5000


def test_changed_bytes_never_crash() -> None:
    head = "<head><meta charset=gbk><style>.a{display:none}</style></head>"
    table = "<table><tr><td rowspan=2>甲<td>1</tr><tr><td>2</tr></table>"
    whole = f"<html>{head}<body><h1>题</h1>{table}<p class=a>x</p></body></html>".encode("gbk")
    for data in damaged(whole, seed=2, copies=300, each=5, start=6):
        with contextlib.suppress(DocumentError):
            read_data("a.html", data)
