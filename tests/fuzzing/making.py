"""Writes the sound files that are damaged: ``python -m tests.fuzzing.making`` (LibreOffice, once).

They are kept in the repository so that an input is the same on every computer.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.converting import convert
from tests.documents.builders import cell, docx_bytes, paragraph, part, table
from tests.documents.made_docx import with_types
from tests.documents.workbooks import changed, saved, workbook
from tests.fuzzing.inputs import SOURCES
from tests.fuzzing.packages import packed, parts_of
from tests.ofd_writing import Pages, layers, ofd_bytes

LINES = (
    "云岭区妇幼保健站2024年度部门整体支出绩效自评报告",
    "一、基本情况",
    (
        "（一）2024年年初预算数为120.00万元，年中追加6.50万元，全年预算数126.50万元，"
        "全年执行数121.44万元，预算执行率96.00%。"
    ),
    "支出合计121.44万元，其中：基本支出80.40万元，占66.21%；项目支出41.04万元，占33.79%。",
    "项目支出41.04万元，包括：筛查项目25.04万元、宣传项目16.00万元，比上年增加1.04万元，增长2.60%。",
    "二、指标：筛查人数，指标值≥200人，实际完成190人，完成率95.00%，分值20分，得分19.00分。",
    "综上，自评总分96.60分，评价等级为优。",
)
ROWS = (
    ("项目", "年初预算数", "决算数", "完成率"),
    ("基本支出", "82.00", "80.40", "98.05%"),
    ("项目支出", "38.00", "41.04", "108.00%"),
    ("合计", "120.00", "121.44", "101.20%"),
)
_NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
)
_STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
)
_FOOTNOTES = part(
    "footnotes",
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>含上年结转2.00万元。</w:t></w:r></w:p>'
    "</w:footnote>",
)
_CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart>'
    "<c:plotArea><c:barChart><c:ser><c:tx><c:strRef><c:strCache>"
    "<c:pt idx='0'><c:v>支出</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    "<c:cat><c:strRef><c:strCache><c:ptCount val='2'/>"
    "<c:pt idx='0'><c:v>2023年</c:v></c:pt><c:pt idx='1'><c:v>2024年</c:v></c:pt></c:strCache>"
    "</c:strRef></c:cat><c:val><c:numRef><c:numCache><c:formatCode>0.00</c:formatCode>"
    "<c:ptCount val='2'/><c:pt idx='0'><c:v>118.4</c:v></c:pt>"
    "<c:pt idx='1'><c:v>121.44</c:v></c:pt></c:numCache></c:numRef></c:val>"
    "</c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"
)
_FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    '<w:ins w:id="9" w:author="甲"><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:ins></w:p>'
)
_DRAWING = (
    '<w:p><w:r><w:drawing><a:graphic><a:graphicData><c:chart r:id="rId3"/></a:graphicData>'
    "</a:graphic></w:drawing></w:r><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>"
    "框内1.20万元</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


def word() -> bytes:
    """A document with a list, styles, fields, a footnote, a text box, a chart and merged cells."""
    listed = '<w:pStyle w:val="b"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    merged = table(
        cell("项目", '<w:vMerge w:val="restart"/>') + cell("预算", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("年初") + cell("全年"),
        *("".join(map(cell, row[:3])) for row in ROWS[1:]),
    )
    body = paragraph("基本情况", listed) + "".join(map(paragraph, LINES)) + merged
    named = {"numbering": _NUMBERING, "styles": _STYLES, "footnotes": _FOOTNOTES}
    parts = {f"{name}.xml": (name, xml) for name, xml in (*named.items(), ("chart", _CHART))}
    return with_types(docx_bytes(body + _FIELD + _DRAWING + "<w:sectPr/>", parts), named)


def sheets() -> bytes:
    """A workbook with formulas, formats, merged cells, a comment and a hidden sheet."""
    cells: dict[str, str | float | int | None] = {"A1": "收入支出决算表", "D2": "单位：万元"}
    for number, row in enumerate(ROWS[:3], 3):
        cells |= {f"{letter}{number}": text for letter, text in zip("AB", row[:2], strict=True)}
    cells |= {"C3": "决算数", "D3": "完成率", "B4": 82, "B5": 38, "C4": 80.4, "C5": 41.04}
    cells |= {
        "A6": "合计",
        "B6": "=SUM(B4:B5)",
        "C6": "=ROUND(C4+C5,2)",
        "D6": "=C6/B6",
        "E6": 45657,
    }
    book = workbook(cells, {"B6": "#,##0.00", "C6": "0.00", "D6": "0.00%", "E6": "yyyy年m月d日"})
    book.active.merge_cells("A1:D1")
    book.create_sheet("代码")["A1"] = "=Sheet!B6*2"
    book["代码"].sheet_state = "hidden"
    data = saved(book)
    return changed(data, "docProps/core.xml", lambda _: "<a/>")


def printed() -> bytes:
    """A PDF without compression: text, a ruled table, a form that is drawn twice, a picture."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, pageCompression=0, invariant=1)
    canvas.beginForm("seal")
    canvas.rect(400, 60, 50, 50)
    canvas.endForm()
    for page in (LINES[:4], LINES[4:]):
        canvas.setFont("STSong-Light", 11)
        for number, line in enumerate(page):
            canvas.drawString(60, 780 - 20 * number, line[:44])
        _grid(canvas)
        canvas.doForm("seal")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _grid(canvas: Canvas) -> None:
    for number, row in enumerate(ROWS):
        for column, text in enumerate(row):
            canvas.drawString(64 + 110 * column, 606 - 24 * number, text)
    canvas.grid([60 + 110 * step for step in range(5)], [622 - 24 * step for step in range(5)])


def fixed() -> bytes:
    """An .ofd of two pages."""
    pages = Pages()
    for line in LINES:
        pages.paragraph(line)
    pages.table(ROWS)
    pages.paragraph(LINES[-1] * 12)
    return ofd_bytes(layers(pages))


def page() -> str:
    """A page with spans, a list, hidden text and markup that was never closed."""
    rows = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in ROWS)
    lines = "".join(f"<p>&nbsp;{line}" for line in LINES)
    return (
        "<!DOCTYPE html><html><head><meta charset=utf-8><style>.x{display:none}</style></head>"
        f"<body><h1>{LINES[0]}</h1><div class=x>菜单1.00</div>{lines}<ul><li>甲<li>乙</ul>"
        f"<table><caption>表</caption><tr><th rowspan=2>栏<th colspan=3>年度</tr>{rows}"
        "</table></body></html>"
    )


def write_all(folder: Path) -> None:
    """All sources; .doc and .xls as LibreOffice writes them."""
    bars = [f"|{'|'.join(row)}|" for row in ROWS]
    text = "\n".join((*LINES, *("\t".join(row) for row in ROWS), ""))
    texts = {
        "report.txt": text,
        "report.md": "\n".join(
            (f"# {LINES[0]}", *LINES[1:], bars[0], "|---|---|---|---|", *bars[1:])
        ),
        "table.csv": "\n".join(",".join(row) for row in ROWS) + "\n",
        "page.html": page(),
    }
    files = {name: content.encode() for name, content in texts.items()}
    files |= {"report.docx": _same(word()), "table.xlsx": _same(sheets()), "page.pdf": printed()}
    files |= {"page.ofd": _same(fixed())}
    files["both.zip"] = packed(
        [("单位/自评.txt", text.encode()), ("决算.docx", files["report.docx"]), ("说明/", b"")]
    )
    for name, content in files.items():
        (folder / name).write_bytes(content)
    with tempfile.TemporaryDirectory() as room:
        for name, form in (("report.docx", "doc"), ("table.xlsx", "xls")):
            Path(room, name).write_bytes(files[name])
            made = convert(Path(room, name), form)
            (folder / made.name).write_bytes(made.read_bytes())


def _same(data: bytes) -> bytes:
    """A package without the time at which it was written."""
    return packed(parts_of(data))


if __name__ == "__main__":
    write_all(SOURCES)
