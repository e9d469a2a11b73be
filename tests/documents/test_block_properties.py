"""What holds for the blocks of any document whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.documents import Document, DocumentError, Table
from jixiao.documents.docx import read_docx
from jixiao.documents.plain import read_plain
from tests.documents.builders import cell, docx_bytes, paragraph, table

SAMPLES = """一、收支情况 （二）支出 1.项目 全年支出12.5万元， 比上年增加3%。 ~ > >甲 甲>1>2 乙>3>
    >>5 92> 名称>名目>1.5>2.5> 甲~|~1~|~2 甲~| || 5~| |---| |~甲~|~1~| 12.34 单位：万元 附表1 （ 1）
    [bookmark:~_Toc1] -~1、项 目录>3 EMPTY FEED #~题"""
LINES = st.sampled_from(SAMPLES.split()).map(
    lambda line: line.translate({ord("~"): " ", ord(">"): "\t"})
)
TEXTS = st.builds(
    lambda lines, newline: newline.join(lines).replace("EMPTY", "").replace("FEED", "\f"),
    st.lists(LINES, max_size=30),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
LABELS = st.text("甲乙1.5 %\u3000", max_size=4)
PROPERTIES = st.sampled_from(
    [
        "", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>",
        '<w:gridSpan w:val="3"/><w:vMerge/>', '<w:hMerge w:val="restart"/>', "<w:hMerge/>",
        '<w:gridSpan w:val="-1"/>', '<w:gridSpan w:val="99999"/>', "<w:cellDel/>",
    ]
)  # fmt: skip
CELLS = st.builds(cell, LABELS, PROPERTIES)
ROWS = st.builds("".join, st.lists(CELLS, max_size=4))
TABLES = st.builds(lambda rows: table(*rows), st.lists(ROWS, max_size=5))
BODIES = st.builds("".join, st.lists(st.one_of(TABLES, st.builds(paragraph, LABELS)), max_size=5))


def check_blocks(document: Document) -> None:
    end = 0
    for block in document.blocks:
        assert end <= block.start <= block.end <= len(document.text)
        end = block.end
        if isinstance(block, Table):
            check_cells(block)
        else:
            assert document.text[block.start : block.end].strip()


def check_cells(table: Table) -> None:
    end, places = table.start, set()
    for one in table.cells:
        assert end <= one.start <= one.end <= table.end
        assert one.row_span >= 1
        assert one.column_span >= 1
        assert one.row + one.row_span <= table.n_rows
        assert one.column + one.column_span <= table.n_columns
        end = one.end
        places.add((one.row, one.column))
    assert len(places) == len(table.cells)


@given(TEXTS)
@settings(max_examples=600, deadline=None)
def test_lines_of_reports(text: str) -> None:
    check_blocks(read_plain("x", text.encode()))


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    try:
        document = read_plain("x", text.encode("utf-8", "replace"))
    except DocumentError:
        return
    check_blocks(document)


@given(st.binary())
@settings(max_examples=200, deadline=None)
def test_any_bytes(data: bytes) -> None:
    try:
        document = read_plain("x", data)
    except DocumentError:
        return
    check_blocks(document)


@given(BODIES)
@settings(max_examples=200, deadline=None)
def test_native_tables(body: str) -> None:
    document = read_docx("x", docx_bytes(body))
    check_blocks(document)
    for block in document.tables():
        for one in block.cells:
            assert document.text[one.end] == "\t"
