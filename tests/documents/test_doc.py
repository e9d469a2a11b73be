"""Old Word documents: text, tables, fields and lists without any other program."""

from __future__ import annotations

import contextlib
import re
import struct
from pathlib import Path

import docx
import pytest

from jixiao.documents import Document, DocumentError
from jixiao.documents.doc_properties import RowCell
from jixiao.documents.doc_tables import grid_rows
from jixiao.documents.reading import read_data
from tests.converting import convert
from tests.documents.builders import cell, docx_bytes, paragraph, part, table
from tests.documents.damaging import damaged
from tests.documents.workbooks import changed

NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/>'
    '<w:lvlText w:val="（%1.%2）"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
)
FOOTNOTES = part(
    "footnotes",
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>脚注9万元。</w:t></w:r></w:p>'
    "</w:footnote>",
)
LISTED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
BODY = (
    paragraph("收支情况", LISTED.format(0))
    + paragraph("甲项", LISTED.format(1))
    + paragraph("乙项", LISTED.format(1))
    + "<w:p><w:r><w:t>支出合计</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏77</w:t></w:r>"
    "<w:r><w:t>196.12万元</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r>"
    '<w:del w:id="1" w:author="a"><w:r><w:delText>删88</w:delText></w:r></w:del>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "x66" </w:instrText>'
    "</w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>见附件</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:br/><w:t>𠮷日。</w:t></w:r></w:p>'
    + table(
        cell("项目", '<w:vMerge w:val="restart"/>') + cell("预算", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("年初") + cell("全年"),
        cell("合计") + cell("") + cell("2.00"),
    ).replace("<w:tblGrid/>", '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/>'
              '<w:gridCol w:w="3000"/></w:tblGrid>')
    + paragraph("尾段。")
)  # fmt: skip
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{KIND}document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{KIND}numbering+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{KIND}footnotes+xml"/></Types>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("旧文") / "报告.docx"
    parts = {"numbering.xml": ("numbering", NUMBERING), "footnotes.xml": ("footnotes", FOOTNOTES)}
    path.write_bytes(changed(docx_bytes(BODY, parts), "[Content_Types].xml", lambda _: TYPES))
    return convert(path, "doc").read_bytes()


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without LibreOffice."""
    monkeypatch.setattr("jixiao.documents.doc_conversion.shutil.which", lambda _: None)


def text_of(data: bytes) -> Document:
    return read_data("报告.doc", data)


def test_what_word_prints(old: bytes, alone: None) -> None:
    document = text_of(old)
    assert document.format == "doc"
    assert document.text == (
        "一、收支情况\n（一.1）甲项\n（一.2）乙项\n支出合计196.12万元见附件\n𠮷日。\n"
        "项目\t预算\t\t\n\t年初\t全年\t\n合计\t\t2.00\t\n尾段。\n脚注9万元。\n"
    )
    assert document.notes == ["hidden_text"]
    (first, *_, last) = document.paragraphs()
    assert (first.level, first.kind, last.kind) == (2, "heading", "footnote")
    (grid,) = document.tables()
    spans = [(one.row, one.column, one.row_span, one.column_span) for one in grid.cells]
    assert spans[:2] == [(0, 0, 2, 1), (0, 1, 1, 2)]
    assert (grid.n_rows, grid.n_columns, len(grid.cells)) == (3, 3, 7)


def test_pieces_of_eight_bits(tmp_path: Path) -> None:
    words = "Total 12.50 and 3%\r"
    path = tmp_path / "latin.docx"
    document = docx.Document()
    document.add_paragraph(words.strip())
    document.save(str(path))
    data = bytearray(convert(path, "doc").read_bytes())
    (bounds,) = re.finditer(
        re.escape(struct.pack("<II", 0, len(words))) + b"..\0\x08\0\0", data, re.DOTALL
    )
    piece = bounds.end() - 4
    struct.pack_into("<I", data, piece, 0x800 * 2 | 0x40000000)
    text = data.find("Total".encode("utf-16-le"))
    narrow = words.replace("3", "\x9f").encode("latin-1")
    data[text : text + len(narrow)] = narrow
    assert text_of(bytes(data)).text == "Total 12.50 and Ÿ%\n"


def with_flags(data: bytes, flags: int) -> bytes:
    """The file with bits of its information block set."""
    spoiled = bytearray(data)
    at = next(at for at in range(512, len(data), 512) if data[at : at + 2] == b"\xec\xa5")
    (old_flags,) = struct.unpack_from("<H", spoiled, at + 10)
    struct.pack_into("<H", spoiled, at + 10, old_flags | flags)
    return bytes(spoiled)


def test_locked_and_fast_saved(old: bytes, alone: None) -> None:
    with pytest.raises(DocumentError) as caught:
        text_of(with_flags(old, 0x0100))
    assert caught.value.code == "encrypted"
    fast = text_of(with_flags(old, 0x0004))
    assert "fast_saved" in fast.notes
    assert "196.12万元" in fast.text


def test_old_versions_are_told(old: bytes, alone: None) -> None:
    at = next(at for at in range(512, len(old), 512) if old[at : at + 2] == b"\xec\xa5")
    data = bytearray(old)
    struct.pack_into("<H", data, at + 2, 0x0065)
    with pytest.raises(DocumentError) as caught:
        text_of(bytes(data))
    assert caught.value.code == "unknown_format"
    assert "Word 95" in caught.value.message


def test_damage_is_told(old: bytes, alone: None) -> None:
    with pytest.raises(DocumentError) as caught:
        text_of(OLE + "WordDocument".encode("utf-16-le"))
    assert caught.value.code == "damaged"
    for data in damaged(old, seed=4, copies=200, each=8, start=512):
        with contextlib.suppress(DocumentError):
            text_of(data)
    for size in range(520, len(old), 997):
        with contextlib.suppress(DocumentError):
            text_of(old[:size])


def test_a_failed_conversion_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(
        "jixiao.documents.doc_conversion.shutil.which", lambda _: str(tmp_path / "missing")
    )
    with pytest.raises(DocumentError) as caught:
        text_of(OLE + "WordDocument".encode("utf-16-le"))
    assert caught.value.code == "damaged"


def test_rows_by_their_edges() -> None:
    wide = (["总", "1"], [RowCell(0, 100), RowCell(100, 300)])
    narrow = (["甲", "2", "3"], [RowCell(5, 100), RowCell(100, 200), RowCell(200, 300)])
    rows = grid_rows([wide, narrow, (["只"], [])])
    assert [[(slot.column, slot.column_span, slot.text) for slot in row] for row in rows] == [
        [(0, 1, "总"), (1, 2, "1")],
        [(0, 1, "甲"), (1, 1, "2"), (2, 1, "3")],
        [(0, 1, "只")],
    ]


def test_cells_merged_side_by_side() -> None:
    cells = [RowCell(0, 10, True), RowCell(1000, 2000, True), RowCell(2000, 3000)]
    ((first, second),) = grid_rows([(["甲", "", "乙"], cells)])
    assert (first.text, first.column_span, second.text) == ("甲", 2, "乙")
