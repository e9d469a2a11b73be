"""Files that run in circles, bear macros, or name what lies outside them."""

from __future__ import annotations

from benchmarks.hostile_packages import RELATIONS, TYPES, WORD, plain_pdf, zipped

OUTSIDE = "http://127.0.0.1:9/jixiao"
"""Where nobody listens; a reader that asks there is caught all the same."""
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORDS = "支出合计80.00万元，其中：基本支出50.00万元，项目支出20.00万元。"
_TEXT = f"<w:p><w:r><w:t>{_WORDS}</w:t></w:r></w:p>"
_PLACES = ("file:///etc/passwd", "../../../../etc/passwd")
_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def circles() -> dict[str, bytes]:
    """References that lead back to where they began."""
    ring = "".join(
        f'<w:style w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("ab", "ba")
    )
    styled = f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr></w:p>{_TEXT}'
    return {
        "styles_right.docx": _word(styled, {"styles": f"<w:styles {_ns()}>{ring}</w:styles>"}),
        "formulas_right.xlsx": _workbook("<f>B1</f>", "<f>A1</f>"),
        "pages_in_circles.pdf": plain_pdf().replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
        "forms.pdf": plain_pdf("", (_form(5), _form(4))),
        "templates.ofd": _ofd(),
    }


def reaching_out() -> dict[str, bytes]:
    """Macros, scripts, and names of files and hosts that a program might open."""
    return {
        "links_right.docx": _word(_linked(), {}, _outer("image", "attachedTemplate", "oleObject")),
        "macros_right.docm": _word(_TEXT, {"vbaProject": 'Shell("calc")'}),
        "links_right.xlsx": _workbook(f"<f>'[{OUTSIDE}/b.xlsx]S'!A1</f>", "<f>DDE(1)</f>"),
        "commands.csv": f"项目,金额\n=cmd|'/c calc'!A1,1.00\n@SUM(1),{OUTSIDE}\n".encode(),
        "links_right.html": _page().encode(),
        "actions.pdf": plain_pdf().replace(b"/Type /Catalog", _ACTIONS),
        "entity.docx": _entity("word/document.xml"),
        "entity.xlsx": _entity("xl/workbook.xml"),
        "entity.ofd": _entity("OFD.xml"),
    }


def _ns() -> str:
    return f'xmlns:w="{WORD}" xmlns:r="{_KIND}"'


def _word(body: str, parts: dict[str, str], more: str = "") -> bytes:
    links = "".join(
        f'<Relationship Id="p{name}" Type="{_KIND}/{name}" Target="{name}.xml"/>' for name in parts
    )
    return zipped(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "word/_rels/document.xml.rels": _relations(links + more),
            "word/document.xml": f"<w:document {_ns()}><w:body>{body}</w:body></w:document>",
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def _relations(entries: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}">{entries}</Relationships>'


def _outer(*kinds: str) -> str:
    """Relationships to what lies outside, some of them not marked so."""
    return "".join(
        f'<Relationship Id="{"xyz"[number]}{kind}" Type="{_KIND}/{kind}" Target="{target}"/>'
        for kind in kinds
        for number, target in enumerate((f'{OUTSIDE}" TargetMode="External', *_PLACES))
    )


def _linked() -> str:
    field = f'<w:fldSimple w:instr=" INCLUDETEXT {OUTSIDE} "><w:r><w:t>甲</w:t></w:r></w:fldSimple>'
    return f'{_TEXT}<w:p>{field}<w:hyperlink r:id="ximage"/><w:altChunk r:id="xoleObject"/></w:p>'


def _workbook(*cells: str) -> bytes:
    row = "".join(f'<c r="{name}1">{cell}</c>' for name, cell in zip("AB", cells, strict=True))
    sheet = f'<Relationship Id="r1" Type="{_KIND}/worksheet" Target="sheet.xml"/>'
    text = '<row r="2"><c r="A2" t="inlineStr"><is><t>合计1.00万元</t></is></c></row>'
    book = (
        '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets><externalReferences>'
        '<externalReference r:id="xexternalLink"/></externalReferences>'
    )
    return zipped(
        {
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_KIND}">{book}</workbook>',
            "xl/_rels/workbook.xml.rels": _relations(sheet + _outer("externalLink")),
            "xl/sheet.xml": f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1">{row}</row>{text}'
            "</sheetData></worksheet>",
        }
    )


def _page() -> str:
    tags = "".join(
        f'<{tag} src="{OUTSIDE}" href="{OUTSIDE}" data="{OUTSIDE}">'
        for tag in ("img", "link", "iframe", "embed", "object", "script", "base")
    )
    return f"<html><body><p>支出合计80.00万元。</p>{tags}</body></html>"


_ACTIONS = (
    b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.launchURL('http://127.0.0.1:9')) >> "
    b"/AA << /WC << /S /Launch /F (calc.exe) >> >>"
)


def _form(other: int) -> str:
    """A drawing that draws another one."""
    draw = "/X Do"
    return (
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {other} 0 R"
        f" >> >> /Length {len(draw)} >>\nstream\n{draw}\nendstream"
    )


def _ofd() -> bytes:
    """A page whose template is the page itself, in a document that names itself."""
    root = (
        f"<ofd:OFD {_OFD}><ofd:DocBody><ofd:DocRoot>Doc.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )
    pages = '<ofd:Pages><ofd:Page ID="1" BaseLoc="Page.xml"/></ofd:Pages>'
    template = '<ofd:CommonData><ofd:TemplatePage ID="2" BaseLoc="Page.xml"/></ofd:CommonData>'
    return zipped(
        {
            "OFD.xml": root,
            "Doc.xml": f"<ofd:Document {_OFD}>{template}{pages}</ofd:Document>",
            "Page.xml": f'<ofd:Page {_OFD}><ofd:Template TemplateID="2"/></ofd:Page>',
        }
    )


def _entity(part: str) -> bytes:
    """A part that asks for a file of the computer."""
    doctype = (
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"> <!ENTITY y SYSTEM "{OUTSIDE}">]>'
    )
    return zipped({part: f"{doctype}<a>&x;&y;</a>"})
