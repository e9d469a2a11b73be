"""Small PDF files made here: how tables are drawn, what is hidden, what cannot be read."""

from __future__ import annotations

import io
import itertools
import threading
from collections.abc import Callable

import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from jixiao.documents.document import Document, DocumentError, Paragraph, Table
from jixiao.documents.pdf import read_pdf

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
A4 = (595.0, 842.0)
Draw = Callable[[Canvas], None]


def make(*pages: Draw, size: tuple[float, float] = A4, encrypt: object = None) -> bytes:
    """A PDF with one page per drawing; coordinates from the bottom left corner."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, encrypt=encrypt)
    for draw in pages:
        canvas.setFont("STSong-Light", 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def read(*pages: Draw, size: tuple[float, float] = A4) -> Document:
    return read_pdf("样本.pdf", make(*pages, size=size))


def say(*lines: tuple[float, float, str]) -> Draw:
    def draw(canvas: Canvas) -> None:
        for x, y, text in lines:
            canvas.drawString(x, y, text)

    return draw


def paragraphs(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.paragraphs()]


def grid(document: Document, table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(document.text[cell.start : cell.end])
    return rows


def by_lines(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)


def by_pieces(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    """Each edge of each cell on its own, as thin filled rectangles with corners apart."""
    for left, right in itertools.pairwise(xs):
        for y in ys:
            canvas.rect(left + 0.25, y - 0.25, right - left - 0.5, 0.5, stroke=0, fill=1)
    for top, bottom in itertools.pairwise(ys):
        for x in xs:
            low, high = min(top, bottom), max(top, bottom)
            canvas.rect(x - 0.25, low + 0.25, 0.5, high - low - 0.5, stroke=0, fill=1)


def by_boxes(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    for left, right in itertools.pairwise(xs):
        for top, bottom in itertools.pairwise(ys):
            canvas.rect(left, min(top, bottom), right - left, abs(top - bottom))


def by_one_path(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    path = canvas.beginPath()
    for x in xs:
        path.moveTo(x, ys[0])
        path.lineTo(x, ys[-1])
    for y in ys:
        path.moveTo(xs[0], y)
        path.lineTo(xs[-1], y)
    canvas.drawPath(path)


def open_sides(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    by_lines(canvas, xs[1:-1], ys)
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)


def in_form(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    canvas.beginForm("表格")
    by_lines(canvas, xs, ys)
    canvas.endForm()
    canvas.doForm("表格")


XS = [72.0, 230.0, 380.0, 520.0]
ROWS = [
    ["项目", "预算数", "决算数"],
    ["基本支出", "1,200.50", ""],
    ["项目支出", "0.00", "300.10"],
    ["合计", "1,200.50", "300.10"],
]


def table(
    style: Callable[[Canvas, list[float], list[float]], None],
    rows: list[list[str]],
    top: float = 700,
    xs: list[float] = XS,
) -> Draw:
    def draw(canvas: Canvas) -> None:
        ys = [top - 24 * row for row in range(len(rows) + 1)]
        style(canvas, xs, ys)
        for y, row in zip(ys, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                canvas.drawString(x + 4, y - 16, text)

    return draw


def both(*parts: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


@pytest.mark.parametrize("style", [by_lines, by_pieces, by_boxes, by_one_path, open_sides, in_form])
def test_a_grid_is_read_however_it_is_drawn(
    style: Callable[[Canvas, list[float], list[float]], None],
) -> None:
    document = read(
        both(say((200, 740, "支出决算表"), (430, 720, "单位：万元")), table(style, ROWS))
    )
    [found] = document.tables()
    assert grid(document, found) == ROWS
    assert (found.n_rows, found.n_columns, found.header_rows) == (4, 3, 1)
    assert paragraphs(document) == ["支出决算表", "单位：万元"]
    blank = next(cell for cell in found.cells if (cell.row, cell.column) == (1, 2))
    assert blank.start == blank.end


def test_merged_cells_stand_once() -> None:
    def draw(canvas: Canvas) -> None:
        for y, x0 in ((700, 72), (676, 230), (652, 72), (628, 72)):
            canvas.line(x0, y, 520, y)
        for x, top in ((72, 700), (230, 700), (380, 676), (520, 700)):
            canvas.line(x, top, x, 628)
        say(
            (80, 672, "科目"),
            (320, 684, "支出"),
            (250, 660, "基本"),
            (400, 660, "项目"),
            (80, 636, "教育"),
            (250, 636, "1.00"),
        )(canvas)

    document = read(draw)
    [found] = document.tables()
    spans = {document.text[c.start : c.end]: (c.row_span, c.column_span) for c in found.cells}
    assert spans["科目"] == (2, 1)
    assert spans["支出"] == (1, 2)
    assert spans["教育"] == (1, 1)
    assert found.header_rows == 2


def test_a_table_goes_on_over_pages_without_its_repeated_header() -> None:
    more = [ROWS[0], ["教育支出", "5.00", "6.00"]]
    number = [say((290, 40, f"- {page} -")) for page in (1, 2)]
    document = read(
        both(table(by_lines, ROWS, top=160), number[0]),
        both(table(by_lines, more, top=790), number[1]),
    )
    [found] = document.tables()
    assert found.pages == (1, 2)
    assert grid(document, found) == [*ROWS, more[1]]
    assert paragraphs(document) == []
    assert document.text.count("预算数") == 1
    assert document.locate(document.text.index("教育支出"), 0).page == 2


def test_another_table_under_its_own_title_stays_apart() -> None:
    document = read(
        table(by_lines, ROWS, top=160),
        both(say((200, 800, "收入决算表")), table(by_lines, ROWS, top=780)),
    )
    assert [found.pages for found in document.tables()] == [(1,), (2,)]


def test_running_titles_and_page_numbers_are_left_out() -> None:
    pages = [
        both(
            say((72, 815, "某某局2024年度部门决算"), (280, 30, f"第{page}页 共4页")),
            say((96, 700, f"这是第{page}页自己的正文内容，说明收入支出决算情况。")),
        )
        for page in range(1, 5)
    ]
    document = read(*pages)
    assert "部门决算" not in document.text
    assert "共4页" not in document.text
    assert len(paragraphs(document)) == 4


def test_a_paragraph_is_rejoined_over_lines_and_pages() -> None:
    full = "一般公共预算财政拨款支出主要用于以下方面一般公共服务支出社会保障支出"
    body = [(96.0, 120.0, full), (72.0, 100.0, full + "各项"), (72.0, 80.0, full + "余下")]
    document = read(
        both(say((96, 700, "（一）基本情况")), say(*body)),
        say((72, 760, "的部分。"), (96, 740, "另一段从这里开始。")),
    )
    joined = full + full + "各项" + full + "余下\f的部分。"
    assert paragraphs(document) == ["（一）基本情况", joined, "另一段从这里开始。"]
    heading = document.blocks[0]
    assert isinstance(heading, Paragraph)
    assert (heading.kind, heading.level) == ("heading", 3)
    assert document.locate(document.text.index("的部分"), 0).page == 2


def test_unseen_text_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "看得见")
        unseen = canvas.beginText(72, 650)
        unseen.setTextRenderMode(3)
        unseen.textOut("不上墨")
        canvas.saveState()
        canvas.drawText(unseen)
        canvas.restoreState()
        canvas.drawString(72, -200, "纸外面")
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(72, 590, 36, 20)
        canvas.clipPath(clip, stroke=0)
        canvas.drawString(72, 595, "留下的裁掉的")
        canvas.restoreState()

    document = read(draw)
    assert paragraphs(document) == ["看得见", "留下的"]
    assert document.notes == ["hidden_text"]


def test_text_under_a_scan_counts_and_is_in_doubt() -> None:
    from reportlab.lib.utils import ImageReader

    pixel = ImageReader(io.BytesIO(PIXEL))

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(pixel, 0, 0, 595, 842)
        unseen = canvas.beginText(72, 650)
        unseen.setTextRenderMode(3)
        unseen.textOut("识别出的文字")
        canvas.drawText(unseen)

    document = read(draw)
    assert paragraphs(document) == ["识别出的文字"]
    assert document.doubts == [(0, 6)]
    assert document.notes == ["recognised_pages:1"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_shown(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.setFont("Helvetica", 12)
        width, height = A4 if turn % 180 == 0 else A4[::-1]
        if turn == 90:
            canvas.translate(width, 0)
        elif turn == 180:
            canvas.translate(width, height)
        elif turn == 270:
            canvas.translate(0, height)
        canvas.rotate(turn)
        say((100, 500, "Upper line"), (100, 400, "Lower line"))(canvas)

    document = read(draw)
    assert paragraphs(document) == ["Upper line", "Lower line"]
    box = document.locate(0, 5).box
    height = A4[1]
    assert box == pytest.approx((100, height - 500 - 10.56, 131.3, height - 500 + 1.44), abs=2)


def test_overflowing_text_stays_in_its_cell() -> None:
    rows = [["项目名称", "金额"], ["一二三四五六七八九十字", ""], ["五金", "12.00"]]
    document = read(table(by_lines, rows, xs=[72, 189, 300]))
    [found] = document.tables()
    assert grid(document, found) == rows


def test_amounts_touching_an_edge_are_parted() -> None:
    def draw(canvas: Canvas) -> None:
        by_lines(canvas, [72, 200, 328], [700, 676, 652])
        canvas.drawRightString(200, 684, "31,214,205.80")
        canvas.drawString(200, 684, "一、公共服务")
        canvas.drawString(204, 660, "二、其他")

    document = read(draw)
    [found] = document.tables()
    assert grid(document, found) == [["31,214,205.80", "一、公共服务"], ["", "二、其他"]]


def test_lines_of_a_cell() -> None:
    def draw(canvas: Canvas) -> None:
        by_lines(canvas, [72, 130, 300], [700, 640, 580])
        say(
            (76, 680, "附属单"),
            (76, 660, "位上缴"),
            (140, 680, "1.开展检查；"),
            (140, 660, "2.发放补助"),
            (74, 620, "31,214,20"),
            (74, 600, "5.80"),
            (140, 620, "10.00"),
            (140, 600, "20.00"),
        )(canvas)

    document = read(draw)
    [found] = document.tables()
    assert grid(document, found) == [
        ["附属单位上缴", "1.开展检查；\n2.发放补助"],
        ["31,214,205.80", "10.00\n20.00"],
    ]


def test_a_table_without_rules() -> None:
    lines: list[tuple[float, float, str]] = [
        (200, 740, "支出情况"),
        (72, 700, "项目"),
        (250, 700, "预算数"),
        (400, 700, "决算数"),
    ]
    for row, name in enumerate(["基本支出", "项目支出", "其他支出", "合计"]):
        lines += [(72, 680 - 20 * row, name), (250, 680 - 20 * row, f"1{row}.50")]
        if row != 1:
            lines.append((400, 680 - 20 * row, f"2{row}.50"))
    document = read(say(*lines, (96, 580, "以上为支出情况，共计20.50万元。")))
    [found] = document.tables()
    assert found.origin == "lines"
    assert found.header_rows == 1
    assert grid(document, found)[2] == ["项目支出", "11.50", ""]
    assert paragraphs(document) == ["支出情况", "以上为支出情况，共计20.50万元。"]


def test_a_contents_list_is_no_table() -> None:
    rows = [(72.0, 700.0 - 20 * k, f"{name}、情况说明") for k, name in enumerate("一二三四五")]
    numbers = [(500.0, 700.0 - 20 * k, str(k + 3)) for k in range(5)]
    assert not list(read(say(*rows, *numbers)).tables())


def test_a_frame_around_text_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(60, 600, 400, 120)
        say((72, 700, "框里的文字"), (72, 680, "第二行"))(canvas)

    assert not list(read(draw).tables())


def test_underlines_do_not_cut_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        table(by_lines, ROWS)(canvas)
        canvas.line(80, 655, 120, 655)
        canvas.line(72, 790, 520, 790)

    document = read(draw)
    [found] = document.tables()
    assert grid(document, found) == ROWS


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


def error_code(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read_pdf("坏的.pdf", data)
    assert "\n" not in caught.value.message
    assert "请" in caught.value.message
    assert "坏的.pdf" in str(caught.value)
    return caught.value.code


def test_an_encrypted_file_is_refused() -> None:
    lock = pdfencrypt.StandardEncryption("secret", canPrint=0)
    assert error_code(make(say((72, 700, "内容")), encrypt=lock)) == "encrypted"


def test_a_file_locked_only_against_changes_is_read() -> None:
    lock = pdfencrypt.StandardEncryption("", ownerPassword="owner")
    document = read_pdf("样本.pdf", make(say((72, 700, "内容")), encrypt=lock))
    assert paragraphs(document) == ["内容"]


def test_damaged_files_are_refused() -> None:
    whole = make(*[table(by_lines, ROWS)] * 3)
    assert error_code(b"") == "damaged"
    assert error_code(b"not a pdf") == "damaged"
    assert error_code(b"%PDF-1.4\n%%EOF\n") == "damaged"
    for share in (0.1, 0.3, 0.5, 0.7, 0.9, 0.97):
        assert error_code(whole[: int(len(whole) * share)]) == "damaged"


def test_a_file_without_text_is_refused() -> None:
    from reportlab.lib.utils import ImageReader

    pixel = ImageReader(io.BytesIO(PIXEL))
    assert error_code(make(lambda canvas: canvas.drawImage(pixel, 0, 0, 595, 842))) == "no_text"
    assert error_code(make(lambda canvas: None)) == "no_text"


def test_a_scanned_page_among_others_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportlab.lib.utils import ImageReader

    monkeypatch.setattr("jixiao.documents.pdf.is_installed", lambda: False)
    pixel = ImageReader(io.BytesIO(PIXEL))
    document = read(say((72, 700, "内容")), lambda canvas: canvas.drawImage(pixel, 0, 0, 595, 842))
    assert document.notes == ["no_text_pages:2"]
    assert len(document.page_starts) == 2


def test_several_threads_read_at_once() -> None:
    data = make(*[table(by_lines, ROWS)] * 4)
    texts: list[str] = []
    threads = [
        threading.Thread(target=lambda: texts.append(read_pdf("样本.pdf", data).text))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 6
    assert len(set(texts)) == 1


def test_a_row_that_numbers_the_columns_is_header() -> None:
    rows = [["项目", "预算数", "决算数"], ["栏次", "1", "2"], ["合计", "5.00", "6.00"]]
    [found] = read(table(by_lines, rows)).tables()
    assert found.header_rows == 2


def test_a_title_printed_again_does_not_part_a_table() -> None:
    title = say((200, 780, "支出决算表"), (430, 760, "单位：万元"))
    again = say((200, 780, "支出决算表（续）"), (430, 760, "单位：万元"))
    more = [ROWS[0], ["教育支出", "5.00", "6.00"]]
    document = read(
        both(title, table(by_lines, ROWS, top=750)), both(again, table(by_lines, more, top=750))
    )
    [found] = document.tables()
    assert grid(document, found) == [*ROWS, more[1]]
    assert paragraphs(document) == ["支出决算表", "单位：万元"]


def test_a_watermark_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        say((72, 700, "正文内容"))(canvas)
        canvas.saveState()
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()

    assert paragraphs(read(draw)) == ["正文内容"]


@pytest.mark.parametrize("turn", [90, 270])
def test_a_sideways_page_is_read_turned_and_boxed_as_shown(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.translate(A4[0] if turn == 90 else 0, 0 if turn == 90 else A4[1])
        canvas.rotate(turn)
        by_lines(canvas, [100, 300, 500], [500, 470, 440])
        say((110, 480, "Name"), (310, 480, "Sum"), (110, 450, "All"), (310, 450, "12.50"))(canvas)

    document = read(draw)
    [found] = document.tables()
    assert grid(document, found) == [["Name", "Sum"], ["All", "12.50"]]
    box = document.locate(document.text.index("12.50"), document.text.index("12.50") + 5).box
    assert box is not None
    x0, y0, x1, y1 = box
    assert y1 - y0 == pytest.approx(30.6, abs=2)
    baseline = A4[0] - 450 if turn == 90 else 450
    assert x0 <= baseline <= x1
    assert (A4[1] - 310 if turn == 90 else 310) == pytest.approx(y1 if turn == 90 else y0, abs=1)


def test_a_frame_around_the_page_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(40, 40, 515, 762)
        say((96, 760, "表前的文字"), (96, 200, "表后的文字"))(canvas)
        table(by_lines, ROWS)(canvas)

    document = read(draw)
    [found] = document.tables()
    assert grid(document, found) == ROWS
    assert paragraphs(document) == ["表前的文字", "表后的文字"]


def test_a_raised_note_mark_stays_in_its_line() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "正文")
        canvas.setFont("STSong-Light", 6)
        canvas.drawString(97, 705, "1")
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(101, 700, "后文")

    assert paragraphs(read(draw)) == ["正文1后文"]
