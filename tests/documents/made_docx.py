"""Word documents made from a seed, with the markup that real ones have around their figures."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape

from tests.documents.builders import docx_bytes, part

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/>{more}</Types>'
)
_PART_TYPE = (
    '<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.{name}+xml"/>'
)
_LOOKS = (
    "",
    "<w:rPr><w:b/></w:rPr>",
    '<w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr>',
    '<w:rPr><w:i/><w:rPrChange w:id="7" w:author="甲"><w:rPr/></w:rPrChange></w:rPr>',
)
_WORDS = (
    "支出合计",
    "其中：基本支出",
    "“三公”经费 ",
    "占 A&B ",
    "人员经费，",
    "比上年增加",
    "；项目<1>",
)


class MadeDocument:
    """One document; ``seed`` decides everything in it.

    ``depth`` says how deep its tables are nested, 0 that it has none. LibreOffice 7.4 never ends
    laying out some nested tables in narrow columns.
    """

    def __init__(self, seed: int, depth: int = 2) -> None:
        self._random = random.Random(seed)
        self._depth = depth
        self._notes: list[str] = []
        self._marks = 100
        blocks = [self._block() for _ in range(self._random.randint(5, 9))]
        blocks += [self._table(depth), self._boxed(), self._paragraph(noted=True)]
        self._random.shuffle(blocks)
        self._body = "".join(blocks) + "<w:sectPr/>"

    def data(self) -> bytes:
        """The package."""
        notes = "".join(
            f'<w:footnote w:id="{number}">{note}</w:footnote>'
            for number, note in enumerate(self._notes, 2)
        )
        level = (
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            '<w:lvlText w:val="%1."/></w:lvl>'
        )
        lists = (
            f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        )
        named = {
            "footnotes": part("footnotes", notes),
            "numbering": part("numbering", lists),
            "styles": part("styles", ""),
        }
        parts = {f"{name}.xml": (name, xml) for name, xml in named.items()}
        return with_types(docx_bytes(self._body, parts), named)

    def _figure(self) -> str:
        amount = f"{self._random.randint(1, 999999) / 100:,.2f}"
        return amount + self._random.choice(("万元", "元", "亿元", "分"))

    def _sentence(self) -> str:
        pieces = [self._random.choice(_WORDS) + self._figure() for _ in range(3)]
        return "".join(pieces) + "。"

    def _block(self) -> str:
        return self._table(1) if self._random.random() < 0.3 else self._paragraph()

    def _paragraph(self, noted: bool = False) -> str:
        numbered = self._random.random() < 0.3
        own = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
        note = self._footnote() if noted else ""
        return f"<w:p><w:pPr>{own}</w:pPr>{self._runs(self._sentence())}{note}</w:p>"

    def _runs(self, text: str) -> str:
        """The text in runs of random length, some of them wrapped in something."""
        made = []
        while text:
            length = self._random.randint(1, 9)
            made.append(self._random.choice(self._wrappers())(self._run(text[:length])))
            text = text[length:]
        return "".join(made)

    def _run(self, text: str) -> str:
        look = self._random.choice(_LOOKS)
        middle = self._random.randint(0, len(text))
        kept = (
            ' xml:space="preserve"' if text != text.strip() or self._random.random() < 0.5 else ""
        )
        halves = [text] if kept == "" else [text[:middle], text[middle:]]
        inner = "".join(f"<w:t{kept}>{escape(half)}</w:t>" for half in halves)
        return f'<w:r w:rsidR="00AB12CD">{look}{inner}</w:r>'

    def _wrappers(self) -> tuple[Callable[[str], str], ...]:
        deleted = '<w:del w:id="{}" w:author="乙"><w:r><w:delText>删去</w:delText></w:r></w:del>'
        self._marks += 1
        number = self._marks
        field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        code = "<w:r><w:instrText> ADDIN b </w:instrText></w:r>"
        plain = [lambda run: run] * 5
        return (
            *plain,
            lambda run: f'<w:ins w:id="{number}" w:author="乙">{run}</w:ins>',
            lambda run: deleted.format(number) + run,
            lambda run: f"<w:hyperlink w:anchor='a'>{run}</w:hyperlink>",
            lambda run: f"<w:sdt><w:sdtPr/><w:sdtContent>{run}</w:sdtContent></w:sdt>",
            lambda run: f'<w:fldSimple w:instr="ADDIN a">{run}</w:fldSimple>',
            lambda run: (
                field.format("begin") + code + field.format("separate") + run + field.format("end")
            ),
            lambda run: f'<w:smartTag w:element="a" w:uri="b">{run}</w:smartTag>',
        )

    def _table(self, depth: int) -> str:
        if not self._depth:
            return self._paragraph()
        column = '<w:gridCol w:w="2800"/>'
        grid = f"<w:tblGrid>{column * 3}</w:tblGrid>"
        wide = "<w:tr>" + self._cell('<w:gridSpan w:val="2"/>') + self._cell() + "</w:tr>"
        tall = [
            "<w:tr>" + self._cell(merge) + self._cell() + self._cell() + "</w:tr>"
            for merge in ('<w:vMerge w:val="restart"/>', "<w:vMerge/>")
        ]
        inner = self._table(depth - 1) + "<w:p/>" if depth > 1 else self._paragraph()
        nested = f"<w:tr>{self._cell()}{self._cell()}<w:tc><w:tcPr/>{inner}</w:tc></w:tr>"
        return f"<w:tbl><w:tblPr/>{grid}{wide}{''.join(tall)}{nested}</w:tbl>"

    def _cell(self, properties: str = "") -> str:
        blank = "<w:p/>" if self._random.random() < 0.3 else ""
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blank}{self._paragraph()}</w:tc>"

    def _boxed(self) -> str:
        """A text box, in both of the ways that Word writes it."""
        content = f"<w:txbxContent><w:p>{self._runs(self._sentence())}</w:p></w:txbxContent>"
        shape = '<v:shape style="width:200pt;height:60pt" type="#_x0000_t202">'
        box = f"<w:pict>{shape}<v:textbox>{content}</v:textbox></v:shape></w:pict>"
        return f"<w:p>{self._runs('见右。')}<w:r>{box}</w:r></w:p>"

    def _footnote(self) -> str:
        self._notes.append(f"<w:p>{self._runs(self._sentence())}</w:p>")
        return f'<w:r><w:footnoteReference w:id="{len(self._notes) + 1}"/></w:r>'


def with_types(data: bytes, names: Iterable[str] = ()) -> bytes:
    """The package with the list of content types that a real one has."""
    more = "".join(_PART_TYPE.format(name=name) for name in names)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        target.writestr("[Content_Types].xml", _TYPES.format(more=more))
        for entry in source.infolist():
            target.writestr(entry, source.read(entry))
    return stream.getvalue()
