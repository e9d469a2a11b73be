"""The .docx reader gives what Word prints, in the layout of a document."""

import io
import time
import zipfile

import docx
import pytest

from jixiao.documents import Document, DocumentError, Paragraph, Table
from jixiao.documents.docx import read_docx
from tests.documents.builders import NAMESPACES, cell, docx_bytes, paragraph, part, relations, table


def read(body: str, **parts: tuple[str, str]) -> Document:
    named = {f"{name}.xml": content for name, content in parts.items()}
    return read_docx("x.docx", docx_bytes(body, named))


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def kinds(document: Document) -> list[tuple[str, int | None, str]]:
    return [
        (block.kind, block.level, document.text[block.start : block.end])
        for block in document.paragraphs()
    ]


def cells(document: Document, which: int = 0) -> dict[tuple[int, int], str]:
    found = list(document.tables())[which]
    return {(one.row, one.column): document.text[one.start : one.end] for one in found.cells}


@pytest.mark.parametrize(
    ("inline", "printed"),
    [
        (f"<w:ins>{run('甲')}</w:ins>{run('乙')}", "甲乙"),
        (f"<w:del><w:r><w:delText>甲</w:delText></w:r></w:del>{run('乙')}", "乙"),
        (f"<w:moveFrom>{run('甲')}</w:moveFrom><w:moveTo>{run('乙')}</w:moveTo>", "乙"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>{run('乙')}", "甲乙"),
        (f"<w:smartTag><w:smartTagPr/>{run('甲')}</w:smartTag>", "甲"),
        (f"<w:hyperlink>{run('甲')}</w:hyperlink>", "甲"),
        (f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>', "3"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>", "甲\t乙\n丙"),
        ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:lastRenderedPageBreak/></w:r>', "甲"),
        ("<w:r><w:noBreakHyphen/><w:t>3</w:t><w:softHyphen/></w:r>", "-3"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F052"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="宋体" w:char="2265"/></w:r>', "≥"),
        (f"<w:ruby><w:rt>{run('pin')}</w:rt><w:rubyBase>{run('拼')}</w:rubyBase></w:ruby>", "拼"),
        (f"{run('甲')}<w:r><w:footnoteReference w:id='2'/></w:r>{run('乙')}", "甲乙"),
    ],
)
def test_inline(inline: str, printed: str) -> None:
    assert read(f"<w:p>{inline}</w:p>").text == printed + "\n"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_fields_keep_their_result() -> None:
    code = "<w:r><w:instrText>IF</w:instrText></w:r>" + run("不印")
    nested = field("begin") + run("不印") + field("separate") + run("不印") + field("end")
    body = field("begin") + code + nested + field("separate") + run("印") + field("end") + run("后")
    assert read(f"<w:p>{body}</w:p>").text == "印后\n"


def test_field_over_paragraphs_and_without_end() -> None:
    first = f"<w:p>{field('begin')}{run('码')}{field('separate')}{run('一')}</w:p>"
    assert read(first + paragraph("二") + paragraph("三")).text == "一\n二\n三\n"


def test_deleted_paragraph_mark_joins() -> None:
    body = paragraph("收入5", "<w:rPr><w:del/></w:rPr>") + paragraph("万元。") + paragraph("完")
    assert read(body).text == "收入5万元。\n完\n"


def test_hidden_text_is_left_out_and_noted() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
    document = read(f"<w:p>{run('见')}{hidden}</w:p>")
    assert (document.text, document.notes) == ("见\n", ["hidden_text"])


def test_text_box_once_and_last() -> None:
    box = f"<w:txbxContent>{paragraph('框')}{table(cell('1'))}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    document = read(f"<w:p>{run('甲')}<w:r>{both}</w:r></w:p>{paragraph('乙')}")
    assert document.text == "甲\n乙\n框\n1\t\n"
    assert kinds(document)[-1] == ("textbox", None, "框")


def test_notes_come_last() -> None:
    def note(kind: str, text: str, which: str = "") -> str:
        return f"<w:{kind} {which}>{paragraph(text)}</w:{kind}>"

    separator = note("footnote", "线", 'w:type="separator"')
    document = read(
        paragraph("正文"),
        footnotes=("footnotes", part("footnotes", separator + note("footnote", "脚注"))),
        endnotes=("endnotes", part("endnotes", note("endnote", "尾注"))),
    )
    assert document.text == "正文\n脚注\n尾注\n"
    assert [kind for kind, _, _ in kinds(document)] == ["body", "footnote", "footnote"]


def numbering(*levels: tuple[str, str], more: str = "") -> tuple[str, str]:
    defined = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(levels)
    )
    return "numbering", part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="7">{defined}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}',
    )


def listed(text: str, level: int = 0, number: int = 1) -> str:
    own = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, own)


def test_automatic_numbers_are_printed() -> None:
    lists = numbering(
        ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")
    )
    body = (
        listed("情况") + listed("收入", 1) + listed("拨款", 2) + listed("支出", 1)
        + listed("工资", 2) + listed("其他") + listed("无", 0, 0) + listed("说明", 1)
    )  # fmt: skip
    document = read(body, numbering=lists)
    assert document.text.split("\n")[:-1] == [
        "一、情况", "（一）收入", "1. 拨款", "（二）支出", "1. 工资", "二、其他", "无",
        "（一）说明",
    ]  # fmt: skip
    assert [level for _, level, _ in kinds(document)] == [2, 3, 4, 3, 4, 2, None, 3]


def test_number_started_anew_and_multi_level() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    lists = numbering(("decimal", "%1."), ("decimal", "%1.%2"), more=more)
    body = (
        listed("甲")
        + listed("乙", 1)
        + listed("丙", 0, 2)
        + listed("丁", 1, 2)
        + listed("戊", 0, 2)
    )
    text = read(body, numbering=lists).text
    assert text == "1. 甲\n1.1 乙\n5. 丙\n5.1 丁\n6. 戊\n"


def style(name: str, own: str, parent: str = "") -> str:
    based = f'<w:basedOn w:val="{parent}"/>' if parent else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{own}</w:pPr></w:style>"
    )


def test_outline_levels_from_styles_and_paragraphs() -> None:
    styles = part(
        "styles",
        style("A", '<w:outlineLvl w:val="1"/>') + style("B", "", "A") + style("heading 3", "")
        + style("ring1", "", "ring2") + style("ring2", "", "ring1"),
    )  # fmt: skip
    body = (
        paragraph("甲标题", '<w:pStyle w:val="B"/>')
        + paragraph("乙标题", '<w:pStyle w:val="heading 3"/>')
        + paragraph("丙标题", '<w:outlineLvl w:val="0"/>')
        + paragraph("正文", '<w:pStyle w:val="A"/><w:outlineLvl w:val="9"/>')
        + paragraph("收支。全年收入5万元。", '<w:pStyle w:val="A"/>')
        + paragraph("环", '<w:pStyle w:val="ring1"/>')
    )
    found = kinds(read(body, styles=("styles", styles)))
    assert [(kind, level) for kind, level, _ in found] == [
        ("heading", 2), ("heading", 3), ("heading", 1), ("body", None), ("body", 2), ("body", None),
    ]  # fmt: skip


def test_merged_cells_stand_once() -> None:
    document = read(
        table(
            cell("甲", '<w:vMerge w:val="restart"/>') + cell("乙", '<w:gridSpan w:val="2"/>'),
            cell("不印", "<w:vMerge/>") + cell("1") + cell("2"),
            cell("丙") + cell("3", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>"),
        )
    )
    assert document.text == "甲\t乙\t\t\n\t1\t2\t\n丙\t3\t\t\n"
    (found,) = document.tables()
    assert (found.n_rows, found.n_columns) == (3, 3)
    spans = {(one.row, one.column): (one.row_span, one.column_span) for one in found.cells}
    assert spans == {
        (0, 0): (2, 1), (0, 1): (1, 2), (1, 1): (1, 1), (1, 2): (1, 1), (2, 0): (1, 1),
        (2, 1): (1, 2),
    }  # fmt: skip


def test_rows_and_cells_in_wrappers() -> None:
    row = f"<w:tr><w:sdt><w:sdtContent>{cell('控')}</w:sdtContent></w:sdt>{cell('件')}</w:tr>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('删')}</w:tr>"
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('头')}{cell('名')}</w:tr>"
    wrapped = f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>"
    document = read(f"<w:tbl><w:tblPr/>{head}{wrapped}{gone}</w:tbl>")
    assert document.text == "头\t名\t\n控\t件\t\n"
    assert next(document.tables()).header_rows == 1


def test_cell_of_several_paragraphs_and_nested_table() -> None:
    inner = table(cell("内") + cell("1"))
    tall = f"<w:tc>{paragraph('上')}{paragraph('下')}{inner}{paragraph('')}</w:tc>"
    document = read(table(tall + cell("右")) + paragraph("后"))
    assert document.text == "上\n下\t右\t\n内\t1\t\n后\n"
    assert cells(document) == {(0, 0): "上\n下", (0, 1): "右"}
    assert cells(document, 1) == {(0, 0): "内", (0, 1): "1"}
    assert document.locate(document.text.index("1"), 0).as_dict() == {
        "table": 2, "row": 1, "column": 2,
    }  # fmt: skip


def points(kind: str, *values: str, code: str = "") -> str:
    form = f"<c:formatCode>{code}</c:formatCode>" if code else ""
    listed = "".join(f'<c:pt idx="{n}"><c:v>{v}</c:v></c:pt>' for n, v in enumerate(values))
    return f"<c:{kind}Ref><c:{kind}Cache>{form}{listed}</c:{kind}Cache></c:{kind}Ref>"


def test_chart_becomes_a_table() -> None:
    series = (
        f"<c:ser><c:tx>{points('str', '金额')}</c:tx><c:cat>{points('str', '收入', '支出')}</c:cat>"
        f"<c:val>{points('num', '12.300000000000001', '8', code='0.00_ ')}</c:val></c:ser>"
        f"<c:ser><c:val>{points('num', '0.125', '1', code='0.0%')}</c:val></c:ser>"
    )
    title = "<c:title><c:tx><a:t>收支图</a:t></c:tx></c:title>"
    chart = f"<c:chartSpace {NAMESPACES}><c:chart>{title}{series}</c:chart></c:chartSpace>"
    anchor = '<w:p><w:r><w:drawing><c:chart r:id="rId0"/></w:drawing></w:r></w:p>'
    document = read(anchor + paragraph("后"), **{"charts/chart1": ("chart", chart)})
    assert document.text == "收支图\n\t收入\t支出\t\n金额\t12.30\t8.00\t\n\t12.5%\t100.0%\t\n后\n"
    found = next(document.tables())
    assert (found.origin, found.header_rows, found.n_columns) == ("chart", 1, 3)
    assert kinds(document)[0][0] == "caption"


def test_absent_and_broken_chart_is_noted() -> None:
    anchor = '<w:p><w:r><w:drawing><c:chart r:id="rId9"/></w:drawing></w:r></w:p>'
    assert read(anchor + paragraph("后")).notes == ["chart_without_data"]


@pytest.mark.parametrize("kind", ["table", "character"])
@pytest.mark.parametrize("ending", ['"><w:name w:val="B"/></w:style>', '"/>'])
def test_other_styles_do_not_hide_those_of_paragraphs(kind: str, ending: str) -> None:
    other = f'<w:style w:type="{kind}" w:styleId="B{ending}'
    styles = part("styles", other + style("A", '<w:outlineLvl w:val="1"/>') + other)
    body = paragraph("甲标题", '<w:pStyle w:val="A"/>')
    assert kinds(read(body, styles=("styles", styles)))[0][:2] == ("heading", 2)


def test_strict_namespaces() -> None:
    data = docx_bytes(paragraph("严格"))
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            xml = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, xml)
    assert read_docx("x", strict.getvalue()).text == "严格\n"


def test_made_by_another_library() -> None:
    made = docx.Document()
    made.add_heading("一、收支情况", 1)
    made.add_paragraph("全年收入 12.50 万元。")
    made.add_paragraph("其一", style="List Number")
    grid = made.add_table(2, 2)
    for row in range(2):
        for column in range(2):
            grid.cell(row, column).text = f"{row}.{column}"
    grid.cell(0, 0).merge(grid.cell(0, 1))
    stream = io.BytesIO()
    made.save(stream)
    document = read_docx("x", stream.getvalue())
    assert document.text.startswith("一、收支情况\n全年收入 12.50 万元。\n1. 其一\n0.0\n0.1\t\t\n")
    assert isinstance(document.blocks[0], Paragraph)
    assert document.blocks[0].level == 1
    assert isinstance(document.blocks[-1], Table)


def test_empty_body() -> None:
    document = read("<w:sectPr/>")
    assert (document.text, document.blocks, document.notes) == ("", [], ["no_text"])


@pytest.mark.parametrize("body", ["<w:p>", "</w:body>", "&#0;", "<x:p/>"])
def test_broken_xml(body: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(body)
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("depth", [40, 200, 5000])
def test_deep_nesting(depth: int) -> None:
    opened, closed = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    try:
        document = read(opened * depth + paragraph("底") + closed * depth)
    except DocumentError as error:
        assert depth > 40
        assert error.code == "damaged"  # noqa: PT017
    else:
        assert depth == 40
        assert len(list(document.tables())) == 40
        assert "底\t" in document.text


def test_large_table() -> None:
    data = docx_bytes(table(*[cell("12.34") * 10] * 10000))
    start = time.process_time()
    document = read_docx("x", data)
    assert time.process_time() - start < 20
    assert len(next(document.tables()).cells) == 100000


def test_relations_that_lead_outside() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        targets = {"rId1": ("officeDocument", "../../../etc/document.xml")}
        package.writestr("_rels/.rels", relations(targets))
        package.writestr(
            "word/document.xml", part("document", f"<w:body>{paragraph('内')}</w:body>")
        )
    assert read_docx("x", stream.getvalue()).text == "内\n"
