"""Pages that are pictures: what is read of them, where it stands, and what is said without OCR."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from jixiao import verbs
from jixiao.documents.document import Document, DocumentError
from jixiao.documents.ocr_engine import LONGEST_SHAPE, not_too_long
from jixiao.documents.reading import read_data, read_document
from tests.documents.test_pdf_annotate import highlights
from tests.documents.test_pdf_made import grid
from tests.round_trip import Part, write_pdf
from tests.scanning import Scan, need_chinese_print, needs_ocr, write_scan

PARTS: list[Part] = [
    "青溪区档案馆2024年度部门决算公开",
    "一、支出决算情况说明",
    "本年支出合计1497.00万元，其中：基本支出1377.00万元，占91.98%；项目支出120.00万元，占9.02%。",
    "支出决算表",
    "单位：万元",
    (
        ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
        ("201", "一般公共服务支出", "1,438.30", "1,318.30", "120.00"),
        ("208", "社会保障和就业支出", "58.70", "58.70", "0"),
        ("", "合计", "1,497.00", "1,377.00", "120.00"),
    ),
]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a PDF with text."""
    need_chinese_print()
    path = tmp_path_factory.mktemp("扫描") / "决算.pdf"
    write_pdf(path, PARTS)
    return path


@pytest.fixture(scope="module")
def scanned(printed: Path) -> Path:
    """The same, scanned."""
    path = printed.with_name("扫描.pdf")
    write_scan(printed, Scan("", 200), path)
    return path


def table_of(document: Document) -> list[list[str]]:
    (table,) = document.tables()
    assert table.origin == "ruled"
    return grid(document, table)


@needs_ocr
def test_a_scan_reads_like_its_text(printed: Path, scanned: Path) -> None:
    expected, found = read_document(printed), read_document(scanned)
    assert found.notes == ["recognised_pages:1"]
    assert table_of(found) == table_of(expected)
    wanted = expected.text.index("1497.00万元")
    place = found.text.index("1497.00万元")
    assert found.doubts == []
    one, other = (
        document.locate(start, start + 9).box
        for document, start in ((expected, wanted), (found, place))
    )
    assert one is not None
    assert other == pytest.approx(one, abs=6)


@needs_ocr
@pytest.mark.parametrize("claimed", [72, 2400])
def test_a_scan_that_claims_another_size_reads_alike(printed: Path, claimed: int) -> None:
    """Programs that put pictures into a PDF often write 72 dots to the inch: a poster."""
    path = printed.with_name(f"{claimed}.pdf")
    write_scan(printed, Scan("", 200, claimed=claimed), path)
    expected, found = read_document(printed), read_document(path)
    assert table_of(found) == table_of(expected)
    one, other = (
        document.locate(document.text.index("1497.00万元"), document.text.index("1497.00万元") + 9)
        for document in (expected, found)
    )
    assert one.box is not None
    assert other.box == pytest.approx([side * 200 / claimed for side in one.box], rel=0.05)


@needs_ocr
def test_a_scan_is_checked_and_highlighted(scanned: Path) -> None:
    result = verbs.check(scanned)
    (mark,) = [each for each in highlights(verbs.annotate(result)) if each.text]
    assert mark.text.startswith("错误 AR03")
    ((x0, y0, x1, y1),) = mark.boxes
    assert 15 < x1 - x0 < 45
    assert 8 < y1 - y0 < 16


@needs_ocr
def test_a_slanting_picture_turned_on_its_side(printed: Path, tmp_path: Path) -> None:
    page = pypdfium2.PdfDocument(printed)[0].render(scale=2, grayscale=True).to_pil()
    turned = page.rotate(1.1, fillcolor=255).rotate(90, expand=True)
    buffer = io.BytesIO()
    turned.save(buffer, "PNG")
    found, expected = read_data("决算.png", buffer.getvalue()), read_document(printed)
    assert table_of(found) == table_of(expected)
    assert found.format == "picture"
    start = found.text.index("1,318.30")
    box = found.locate(start, start + 8).box
    assert box is not None
    assert box[3] - box[1] > 2 * (box[2] - box[0])  # It stands upright in the picture as shown.


@needs_ocr
def test_figures_of_a_noisy_scan_are_right_or_marked(printed: Path) -> None:
    path = printed.with_name("噪点.pdf")
    write_scan(printed, Scan("", 130, slant=-0.6, noise=90), path)
    expected, found = verbs.check(printed), verbs.check(path)
    sure = Counter(
        fact.figure.digits
        for fact in found.ledger.facts
        if not found.ledger.is_doubtful(fact.figure)
    )
    assert sure <= Counter(fact.figure.digits for fact in expected.ledger.facts)
    errors = [each.quote for each in found.findings if each.severity == "error"]
    assert set(errors) <= {each.quote for each in expected.findings}
    assert sure.total() >= 0.8 * len(expected.ledger.facts)


@needs_ocr
def test_scanned_pages_stand_among_others(printed: Path, scanned: Path, tmp_path: Path) -> None:
    mixed = pypdfium2.PdfDocument.new()
    for path in (printed, scanned):
        mixed.import_pages(pypdfium2.PdfDocument(path))
    mixed.save(tmp_path / "混排.pdf")
    document = read_document(tmp_path / "混排.pdf")
    assert document.notes == ["recognised_pages:2"]
    assert document.text.count("1497.00万元") == 2
    assert document.locate(document.text.rindex("1497.00"), len(document.text)).page == 2


def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("pdf", "picture"):
        monkeypatch.setattr(f"jixiao.documents.{room}.is_installed", lambda: False)


def test_without_the_extra_a_scan_is_refused_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    without_extra(monkeypatch)
    for data, words in ((blank_scan(3), "3页都没有文字"), (b"\x89PNG\r\n\x1a\n", "实际是图片")):
        with pytest.raises(DocumentError) as caught:
            read_data("a", data)
        assert caught.value.code == "no_text"
        assert words in caught.value.message
        assert 'pip install "jixiao[ocr]"' in caught.value.message
        assert "\n" not in caught.value.message


def blank_scan(pages: int) -> bytes:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    from tests.documents.test_pdf_made import PIXEL

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for _ in range(pages):
        canvas.drawImage(ImageReader(io.BytesIO(PIXEL)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@needs_ocr
def test_a_damaged_picture_is_refused() -> None:
    with pytest.raises(DocumentError) as caught:
        read_data("a.png", b"\x89PNG\r\n\x1a\n" + bytes(99))
    assert caught.value.code == "damaged"


@needs_ocr
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_every_kind_of_picture_is_opened(form: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_data("a", picture((60, 40), form))
    assert caught.value.code == "no_text"


@needs_ocr
@pytest.mark.parametrize("size", [(1, 1), (3000, 2), (2, 3000)])
def test_strips_are_not_blown_up(size: tuple[int, int]) -> None:
    import numpy as np

    shape = not_too_long(np.zeros(size, np.uint8)).shape
    assert max(shape) <= LONGEST_SHAPE * min(shape)


@needs_ocr
def test_a_picture_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.picture.PICTURE_PIXELS", 99)
    with pytest.raises(DocumentError) as caught:
        read_data("a.png", picture((10, 10)))
    assert caught.value.code == "too_large"


@needs_ocr
def test_a_blank_picture_has_no_text() -> None:
    with pytest.raises(DocumentError) as caught:
        read_data("a.png", picture((400, 400)))
    assert caught.value.code == "no_text"


def picture(size: tuple[int, int], form: str = "PNG") -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    image: Any = Image.new("L", size, 255)
    image.save(buffer, form)
    return buffer.getvalue()


@needs_ocr
def test_pages_beyond_the_limit_are_named(
    scanned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jixiao.documents.ocr_page.OCR_PAGES", 0)
    with pytest.raises(DocumentError) as caught:
        read_document(scanned)
    assert caught.value.code == "no_text"
