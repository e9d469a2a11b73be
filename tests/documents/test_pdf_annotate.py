"""Highlights cover exactly the words meant; the file stays and the page changes only there."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from jixiao.documents import pdf_api
from jixiao.documents.annotating import Note, annotate
from jixiao.documents.document import Document, DocumentError
from jixiao.documents.reading import read_document
from tests.documents.builders import shared_bytes
from tests.documents.test_pdf_made import A4, make, say

FIGURE = re.compile(r"[\d,]+\.\d\d(?:万元|%)?")
SAMPLES = ("budget-2025-finance-bureau", "final-accounts-2024-finance-bureau")
SCALE = 2


@dataclass
class Highlight:
    """One annotation as another program reads it; boxes in the page's own space, y upwards."""

    page: int
    kind: int
    text: str
    author: str
    boxes: list[tuple[float, float, float, float]]


def highlights(data: bytes) -> list[Highlight]:
    found = []
    with pdf_api.LOCK:
        pdf = pypdfium2.PdfDocument(data)
        for index in range(len(pdf)):
            page = raw.FPDF_LoadPage(pdf.raw, index)
            for number in range(raw.FPDFPage_GetAnnotCount(page)):
                annotation = raw.FPDFPage_GetAnnot(page, number)
                boxes = []
                for quad in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
                    points = raw.FS_QUADPOINTSF()
                    raw.FPDFAnnot_GetAttachmentPoints(annotation, quad, points)
                    xs = (points.x1, points.x2, points.x3, points.x4)
                    ys = (points.y1, points.y2, points.y3, points.y4)
                    boxes.append((min(xs), min(ys), max(xs), max(ys)))
                kind = raw.FPDFAnnot_GetSubtype(annotation)
                text, author = (_text(annotation, key) for key in (b"Contents", b"T"))
                found.append(Highlight(index, kind, text, author, boxes))
                raw.FPDFPage_CloseAnnot(annotation)
            raw.FPDF_ClosePage(page)
        pdf.close()
    return found


def _text(annotation: raw.FPDF_ANNOTATION, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = (ctypes.c_ushort * (length // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, length)
    return bytes(buffer).decode("utf-16-le").rstrip("\0").replace("\r\n", "\n")


def text_under(data: bytes, highlight: Highlight) -> str:
    """The characters whose middles stand in the boxes, found by another way than the reader's."""
    with pdf_api.LOCK:
        pdf = pypdfium2.PdfDocument(data)
        page = pdf[highlight.page].get_textpage()
        found = []
        for box in highlight.boxes:
            for index in range(page.count_chars()):
                left, bottom, right, top = page.get_charbox(index, loose=True)
                x, y = (left + right) / 2, (bottom + top) / 2
                if box[0] < x < box[2] and box[1] < y < box[3]:
                    found.append(page.get_text_range(index, 1))
        pdf.close()
    return "".join("".join(found).split())


def annotated(folder: Path, data: bytes, notes: list[Note] | None = None) -> tuple[Document, bytes]:
    path = folder / "样本.pdf"
    path.write_bytes(data)
    document = read_document(path)
    if notes is None:
        notes = [
            Note(one.start(), one.end(), f"错误\n{one[0]}")
            for one in FIGURE.finditer(document.text)
        ]
    return document, annotate(document, notes)


def assert_exact(folder: Path, data: bytes) -> list[Highlight]:
    """Every figure gets a highlight over its characters and no other."""
    document, copy = annotated(folder, data)
    assert copy.startswith(data)
    found = highlights(copy)
    quotes = [one[0] for one in FIGURE.finditer(document.text)]
    assert sorted(one.text for one in found) == sorted(f"错误\n{quote}" for quote in quotes)
    for one in found:
        assert one.kind == raw.FPDF_ANNOT_HIGHLIGHT
        assert one.author == "jixiao"
        assert text_under(copy, one) == one.text.split("\n")[1]
    again = folder / "again.pdf"
    again.write_bytes(copy)
    reread = read_document(again)
    assert (reread.text, reread.blocks) == (document.text, document.blocks)
    return found


def test_figures_on_two_pages(tmp_path: Path) -> None:
    first = say((72, 700, "支出合计80.00万元，其中：基本支出50.00万元，占62.50%。"))
    found = assert_exact(tmp_path, make(first, say((72, 700, "项目支出30.00万元。"))))
    assert [one.page for one in found] == [0, 0, 0, 1]


@pytest.mark.parametrize("turns", [0, 90, 180, 270])
@pytest.mark.parametrize("sideways", [False, True])
def test_turned_pages(turns: int, sideways: bool, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turns)
        if sideways:
            canvas.translate(400, 100)
            canvas.rotate(90)
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(72, 300, "支出合计80.00万元，占62.50%，较上年多。")
        canvas.drawString(72, 260, "收入合计81.00万元，占63.50%，较上年多。")

    assert_exact(tmp_path, make(draw))


def test_a_crop_box_that_does_not_start_at_zero(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((50, 60, 500, 800))
        canvas.drawString(100, 600, "支出合计80.00万元。")

    assert_exact(tmp_path, make(draw))


def test_a_figure_over_two_lines_has_two_boxes(tmp_path: Path) -> None:
    lines = [(72, 700 - 18 * n, "支出" * 19 + "合计88") for n in range(2)]
    data = make(say(lines[0], (72, 682, "7.36万元，主要用于人员。")))
    document, copy = annotated(tmp_path, data)
    assert "887.36万元" in document.text
    (found,) = highlights(copy)
    assert len(found.boxes) == 2
    assert text_under(copy, found) == "887.36万元"


def test_a_note_on_the_whole_document_is_a_sign_in_the_corner(tmp_path: Path) -> None:
    notes = [Note(0, 0, "提示 甲", "info"), Note(0, 0, "提示 乙", "info")]
    _, copy = annotated(tmp_path, make(say((72, 700, "支出80.00万元"))), notes)
    assert [(one.kind, one.text) for one in highlights(copy)] == [
        (raw.FPDF_ANNOT_TEXT, "提示 甲"),
        (raw.FPDF_ANNOT_TEXT, "提示 乙"),
    ]


def test_annotations_that_were_there_stay(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "支出80.00万元")
        canvas.textAnnotation("old", (10, 10, 30, 30), Name="Note")

    _, copy = annotated(tmp_path, make(draw))
    assert [one.text for one in highlights(copy)] == ["old", "错误\n80.00万元"]


def test_a_file_with_an_owner_password(tmp_path: Path) -> None:
    lock = pdfencrypt.StandardEncryption("", "owner", canPrint=0, strength=128)
    data = make(say((72, 700, "支出合计80.00万元，余。")), encrypt=lock)
    document, copy = annotated(tmp_path, data)
    (found,) = highlights(copy)
    assert found.text == "错误\n80.00万元"
    assert text_under(copy, found) == "80.00万元"
    assert document.text == "支出合计80.00万元，余。\n\f"


def cross_reference_stream() -> bytes:
    """A page in a file whose directory is a stream, as newer programs write it."""
    content = b"BT /F1 12 Tf 72 700 Td (Total 80.00% of all) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    data, places = b"%PDF-1.5\n", [0]
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    places.append(len(data))
    rows = b"".join(bytes([at > 0]) + at.to_bytes(4, "big") + b"\0" for at in places)
    head = b"<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d>>" % len(rows)
    data += b"6 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (head, rows)
    return data + b"startxref\n%d\n%%%%EOF\n" % places[-1]


def test_a_file_with_a_cross_reference_stream(tmp_path: Path) -> None:
    (found,) = assert_exact(tmp_path, cross_reference_stream())
    assert found.text == "错误\n80.00%"


def test_a_file_without_its_directory(tmp_path: Path) -> None:
    data = re.sub(
        rb"xref\n.*?trailer", b"trailer", make(say((72, 700, "共80.00万元"))), flags=re.DOTALL
    )
    _, copy = annotated(tmp_path, data)
    assert [one.text for one in highlights(copy)] == ["错误\n80.00万元"]


def test_a_file_that_changed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "样本.pdf"
    path.write_bytes(make(say((72, 700, "支出80.00万元"))))
    document = read_document(path)
    path.write_bytes(make(say((72, 700, "支出81.00万元"))))
    with pytest.raises(DocumentError) as caught:
        annotate(document, [Note(0, 2, "错误")])
    assert caught.value.code == "changed"


def test_the_page_changes_only_under_the_highlights(tmp_path: Path) -> None:
    data = make(say((72, 700, "支出合计80.00万元，其中：基本支出50.00万元。"), (72, 300, "余")))
    _, copy = annotated(tmp_path, data)
    boxes = [box for one in highlights(copy) for box in one.boxes]
    changed = changed_places(data, copy, 0)
    assert changed
    for x, y in changed:
        assert any(b[0] - 1 <= x <= b[2] + 1 and b[1] - 1 <= y <= b[3] + 1 for b in boxes)
    for box in boxes:
        x, y = (box[0] + box[2]) / 2, box[3] - 1
        assert any(abs(x - a) < 2 and abs(y - b) < 2 for a, b in changed)


def changed_places(old: bytes, new: bytes, page: int) -> list[tuple[float, float]]:
    """Points of the page where its picture differs, comments drawn."""
    before, after = (_picture(data, page) for data in (old, new))
    width = int(A4[0] * SCALE)
    return [
        ((index % width) / SCALE, A4[1] - (index // width) / SCALE)
        for index, (one, other) in enumerate(zip(before, after, strict=True))
        if one != other
    ]


def _picture(data: bytes, page: int) -> list[bytes]:
    with pdf_api.LOCK:
        pdf = pypdfium2.PdfDocument(data)
        drawn = pdf[page].render(scale=SCALE, may_draw_forms=False, draw_annots=True)
        pixels, stride, size = bytes(drawn.buffer), drawn.stride, drawn.n_channels
        width, height = drawn.width, drawn.height
        pdf.close()
    assert width == int(A4[0] * SCALE)
    return [
        pixels[row * stride + column * size : row * stride + column * size + size]
        for row in range(height)
        for column in range(width)
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_real_disclosures(name: str, tmp_path: Path) -> None:
    data = shared_bytes(f"documents/{name}.pdf")
    path = tmp_path / "公开.pdf"
    path.write_bytes(data)
    document = read_document(path)
    figures = list(FIGURE.finditer(document.text))[::7]
    notes = [Note(one.start(), one.end(), one[0]) for one in figures]
    copy = annotate(document, notes)
    assert copy.startswith(data)
    found = highlights(copy)
    assert len(found) == len(notes) > 20
    for one in found[::5]:
        assert text_under(copy, one) == one.text
