"""Fixed pages of the Chinese standard: text by position, tables by lines, nothing trusted."""

from __future__ import annotations

import contextlib
import random

import pytest

from jixiao.documents import DocumentError
from jixiao.documents.document import Document
from jixiao.documents.reading import read_data
from tests.documents.workbooks import changed
from tests.ofd_writing import NAMESPACE, Pages, layers, ofd_bytes

CONTENT = "Doc_0/Pages/Page_0/Content.xml"


def text(words: str, x: float = 20, y: float = 20, attributes: str = "", delta: str = "") -> str:
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 150 6" Size="5" {attributes}>'
        f'<ofd:TextCode X="0" Y="4.4" {delta}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def read(*pages: str) -> Document:
    return read_data("公开.ofd", ofd_bytes(pages))


def test_lines_by_position_not_by_order() -> None:
    document = read(
        text("（二）写完了。", y=30) + text("支出合计", y=20) + text("196.12万元", 40, 20)
    )
    assert document.text == "支出合计196.12万元\n（二）写完了。\n\f"
    assert document.format == "ofd"
    place = document.locate(4, 10)
    assert place.page == 1
    assert place.box is not None
    assert place.box[0] == pytest.approx(40 * 72 / 25.4, abs=0.1)
    assert place.box[3] == pytest.approx((20 + 4.4 + 0.6) * 72 / 25.4, abs=0.1)


@pytest.mark.parametrize(
    "delta",
    [
        'DeltaX="5 5 5"',
        'DeltaX="g 3 5.0"',
        'DeltaX="5 g 2 5"',
        "",
        'DeltaX="g 99999999 5"',
        'DeltaX="x"',
    ],
)
def test_steps_between_characters(delta: str) -> None:
    document = read(text("支出合计", delta=delta) + text("万元", x=40))
    assert document.text == "支出合计万元\n\f"


def test_matrix_scales_and_slanting_text_is_no_text() -> None:
    shown = text("支出合计", attributes='CTM="0.5 0 0 0.5 0 0"', delta='DeltaX="g 3 10"')
    watermark = text("样张", 60, 100, 'CTM="0.7 0.7 -0.7 0.7 0 0"')
    assert read(shown + watermark).text == "支出合计\n\f"


def test_what_is_not_shown() -> None:
    hidden = text("藏1", y=50, attributes='Visible="false"') + text(
        "藏2", y=60, attributes='Alpha="0"'
    )
    document = read(text("见") + hidden + text("页外", y=400))
    assert document.text == "见\n\f"
    assert document.notes == ["hidden_text"]


def test_ruled_tables_run_on_over_pages() -> None:
    pages = Pages()
    pages.paragraph("收入支出决算表")
    pages.table([("项目", "决算数"), *((f"第{n}项", f"{n}.00") for n in range(60))])
    document = read_data("a", ofd_bytes(layers(pages)))
    (table,) = document.tables()
    assert (table.n_rows, table.n_columns, table.pages) == (61, 2, (1, 2))
    at = document.text.index("59.00")
    assert document.locate(at, at + 5).as_dict()["page"] == 2


def test_templates_and_blocks() -> None:
    data = ofd_bytes([f"<ofd:PageBlock>{text('（一）正文', y=60)}</ofd:PageBlock>"])
    layer = f"<ofd:Layer>{text('版头', y=10)}</ofd:Layer>"
    template = f"<ofd:Page {NAMESPACE}><ofd:Content>{layer}</ofd:Content></ofd:Page>"
    data = changed(data, "Doc_0/Tpls/T.xml", lambda _: template)
    entry = '<ofd:TemplatePage ID="7" BaseLoc="/Doc_0/Tpls/T.xml"/></ofd:CommonData>'
    data = changed(data, "Doc_0/Document.xml", lambda xml: xml.replace("</ofd:CommonData>", entry))
    data = changed(
        data,
        CONTENT,
        lambda xml: xml.replace("<ofd:Content>", '<ofd:Template TemplateID="7"/><ofd:Content>'),
    )
    assert read_data("a", data).text == "版头\n（一）正文\n\f"


def failure(data: bytes) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_data("a.ofd", data)
    return caught.value


def test_scans_and_damage_are_told() -> None:
    picture = '<ofd:ImageObject ID="2" Boundary="0 0 210 297" ResourceID="5"/>'
    assert failure(ofd_bytes([picture])).code == "no_text"
    assert failure(ofd_bytes([])).code == "no_text"
    missing = changed(
        ofd_bytes([text("甲")]),
        "Doc_0/Document.xml",
        lambda xml: xml.replace("Page_0/Content", "../../../etc/passwd"),
    )
    assert failure(missing).code == "damaged"
    entity = changed(
        ofd_bytes([text("甲")]),
        CONTENT,
        lambda xml: xml.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>', 1),
    )
    assert failure(entity).code == "damaged"


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.ofd.PAGES", 2)
    assert failure(ofd_bytes([text("甲")] * 3)).code == "too_large"


def test_changed_bytes_never_crash() -> None:
    pages = Pages()
    pages.paragraph("支出合计196.12万元。")
    pages.table([("项目", "决算数"), ("甲", "1.00"), ("乙", "2.00")])
    whole = ofd_bytes(layers(pages))
    chance = random.Random(6)

    def spoil(xml: str) -> str:
        characters = list(xml)
        for _ in range(4):
            characters[chance.randrange(60, len(characters))] = chance.choice('<>"09-.eMLg /')
        return "".join(characters)

    for number in range(200):
        part = CONTENT if number % 3 else "Doc_0/Document.xml"
        with contextlib.suppress(DocumentError):
            read_data("a.ofd", changed(whole, part, spoil))
